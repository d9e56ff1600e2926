// SPDX-License-Identifier: GPL-3.0-or-later
/* Splits (regions, the association matrix), and what rows give only together. */
#include "models/table/schema_check.h"
#include "models/table/unit.h"
#include "models/table/yearly.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double shape_min = 0.01;
static const double places_max = 1e7;     /* more is refused row by row */
static const double applicants_max = 1e9; /* the Poisson quantile's range */
static const double inflation_min = -0.9;
static const double tail = 8.3; /* standard deviations: see models_input_extremes */

/* Counts what the programme does not: said of the row itself. */
static bool is_foreign(const models_check_t *self, const models_input_t *row) {
  const char *unit = models_inputs_unit(self->inputs);
  return unit && models_unit_is_countable(row->unit) && strcmp(row->unit, unit) != 0;
}

/* Row i against the first row of its split. */
static void compare_parts(models_check_t *self, size_t first, size_t i) {
  const models_input_t *a = &self->inputs->rows[first], *b = &self->inputs->rows[i];
  models_problem_t problem =
      models_problem(self, MODELS_PROBLEM_PART_MIXED, i, MODELS_FIELD_DISTRIBUTION);
  problem.other = first;
  if (a->distribution != b->distribution) {
    models_check_emit(self, &problem);
  } else if (a->distribution == MODELS_WEIGHT && isfinite(a->n) && isfinite(b->n) && a->n != b->n) {
    problem.code = MODELS_PROBLEM_PART_N;
    problem.field = MODELS_FIELD_N;
    problem.number = b->n;
    problem.high = a->n;
    models_check_emit(self, &problem);
  }
  if (strcmp(a->unit, b->unit) != 0 && !is_foreign(self, a) && !is_foreign(self, b)) {
    problem.code = MODELS_PROBLEM_UNIT_MIXED;
    problem.field = MODELS_FIELD_UNIT;
    models_check_emit(self, &problem);
  }
}

/* A part of the split that `of`, a name, is of. */
static bool is_part(const models_check_t *self, size_t i, const char *pattern, const char *of) {
  const models_input_t *row = &self->inputs->rows[i];
  const bool splits = row->distribution == MODELS_WEIGHT || row->distribution == MODELS_CONSTANT;
  return splits && models_row_follows(self, i, pattern) && models_is_same_split(row->name, of);
}

/* A part that is not 0 needs a Dirichlet shape that the quantile function serves. */
static void check_shapes(models_check_t *self, const char *pattern, const char *of, double sum) {
  for (size_t i = 0; i < self->inputs->count; i++) {
    const models_input_t *row = &self->inputs->rows[i];
    if (!is_part(self, i, pattern, of) || row->distribution != MODELS_WEIGHT || !(row->value > 0) ||
        !(row->value / sum * row->n < shape_min))
      continue;
    models_problem_t problem = models_problem(self, MODELS_PROBLEM_SHAPE, i, MODELS_FIELD_N);
    problem.number = row->value / sum * row->n;
    problem.low = shape_min;
    models_check_emit(self, &problem);
    return; /* the others follow from the same sum */
  }
}

static void check_split(models_check_t *self, const char *pattern, const char *of) {
  char shown[MODELS_NAME_MAX + 2];
  size_t first = MODELS_NO_ROW;
  double sum = 0;
  for (size_t i = 0; i < self->inputs->count; i++) {
    const models_input_t *row = &self->inputs->rows[i];
    if (!is_part(self, i, pattern, of))
      continue;
    if (first == MODELS_NO_ROW)
      first = i;
    else
      compare_parts(self, first, i);
    sum += isfinite(row->value) ? row->value : 0;
  }
  snprintf(shown, sizeof shown, "%.*s*", (int)models_split_length(of), of);
  if (first != MODELS_NO_ROW && sum <= 0)
    models_check_absent(self, MODELS_PROBLEM_PART_SUM, shown, "", 0);
  if (sum > 0)
    check_shapes(self, pattern, of, sum);
}

/* The purpose of association.<purpose>.<partner>, as a length from the first point. */
static int purpose_length(const char *name) {
  return (int)strcspn(strchr(name, '.') + 1, ".");
}

static bool is_cell(const models_check_t *self, size_t i) {
  return models_row_follows(self, i, "association.<purpose>.<partner>");
}

/* True when no earlier cell has the same purpose (or the same partner). */
static bool is_first(const models_check_t *self, size_t i, bool of_purpose) {
  const models_inputs_t *inputs = self->inputs;
  const char *name = inputs->rows[i].name, *purpose = strchr(name, '.') + 1;
  for (size_t j = 0; j < i; j++) {
    const char *other = inputs->rows[j].name;
    if (!is_cell(self, j))
      continue;
    if (of_purpose ? purpose_length(name) == purpose_length(other) &&
                         strncmp(purpose, strchr(other, '.') + 1, (size_t)purpose_length(name)) == 0
                   : strcmp(models_last_segment(name), models_last_segment(other)) == 0)
      return false;
  }
  return true;
}

static void check_matrix_row(models_check_t *self, size_t i) {
  const models_inputs_t *inputs = self->inputs;
  const char *name = inputs->rows[i].name;
  char cell[2 * MODELS_NAME_MAX];
  for (size_t j = 0; j < inputs->count; j++) {
    if (!is_cell(self, j) || !is_first(self, j, false))
      continue;
    snprintf(cell, sizeof cell, "association.%.*s.%s", purpose_length(name), strchr(name, '.') + 1,
             models_last_segment(inputs->rows[j].name));
    size_t k = 0;
    while (k < inputs->count && strcmp(inputs->rows[k].name, cell) != 0)
      k++;
    if (k == inputs->count)
      models_check_absent(self, MODELS_PROBLEM_MATRIX_HOLE, cell, "", 0);
  }
}

static void check_matrix(models_check_t *self) {
  size_t cells = 0;
  for (size_t i = 0; i < self->inputs->count; i++)
    cells += is_cell(self, i);
  for (size_t i = 0; cells <= MODELS_MATRIX_MAX && i < self->inputs->count; i++)
    if (is_cell(self, i) && is_first(self, i, true))
      check_matrix_row(self, i);
}

/* Each split of the pattern, at the first row of it. Returns how many. */
static size_t check_splits(models_check_t *self, const char *pattern) {
  size_t count = 0;
  for (size_t i = 0; i < self->inputs->count; i++) {
    size_t j = 0;
    const char *name = self->inputs->rows[i].name;
    while (j < i && !(models_row_follows(self, j, pattern) &&
                      models_is_same_split(self->inputs->rows[j].name, name)))
      j++;
    if (!models_row_follows(self, i, pattern) || j < i)
      continue;
    check_split(self, pattern, name);
    count++;
  }
  return count;
}

void models_check_splits(models_check_t *self) {
  check_splits(self, "region.<region>");
  check_splits(self, "association.<purpose>.<partner>");
  models_check_limit(self, "group.*", check_splits(self, "group.<dimension>.<part>"),
                     MODELS_DIMENSIONS_MAX);
  check_matrix(self);
}

/* Extremes of a name, in its farthest year; false when it is absent or incomplete. */
static bool extremes_of(const models_check_t *self, const char *name, int year, double *low,
                        double *high) {
  const size_t i = models_inputs_find(self->inputs, name, year);
  if (i == self->inputs->count)
    return false;
  models_input_extremes(&self->inputs->rows[i], low, high);
  *high *= models_yearly_reach(&self->inputs->rows[i]);
  return isfinite(*low) && isfinite(*high);
}

/* The largest value among the rows that follow a pattern; `none` when there are none. */
static double greatest(const models_check_t *self, const char *pattern, double none) {
  double most = -INFINITY, low, high;
  for (size_t i = 0; i < self->inputs->count; i++) {
    const models_input_t *row = &self->inputs->rows[i];
    if (models_row_follows(self, i, pattern) &&
        extremes_of(self, row->name, row->year, &low, &high) && high > most)
      most = high;
  }
  return most > -INFINITY ? most : none;
}

/* Applicants are at most those by place of the largest year, or those stated, times the demand of a
   region that has its own: the demand of all is a mean of those of the regions. */
static void check_applicants(models_check_t *self) {
  static const char per_place[] = "demand.applicants_per_place", stated[] = "demand.applicants";
  double places = 0;
  for (size_t i = 0; i < self->inputs->count; i++) {
    const models_input_t *row = &self->inputs->rows[i];
    if (strcmp(row->name, "plan.places") == 0 && row->value > places && row->value <= places_max)
      places = row->value;
  }
  const double by_place = places * greatest(self, per_place, 0), all = greatest(self, stated, 0);
  const double own = fmax(greatest(self, "demand.region.<region>", 1), 1);
  const double most = fmax(by_place, all) * own;
  if (!(most > applicants_max))
    return;
  models_problem_t problem =
      models_problem(self, MODELS_PROBLEM_APPLICANTS, MODELS_NO_ROW, MODELS_FIELD_NAME);
  snprintf(problem.name, sizeof problem.name, "%s", by_place >= all ? per_place : stated);
  problem.number = most;
  problem.high = applicants_max;
  models_check_emit(self, &problem);
}

/* pi[t] = mean + rho (pi[t-1] - mean) + sd z: its path without shocks, less the farthest draw of
   the shocks together, sd sqrt(1 + rho^2 + rho^4 + ...). */
static void check_prices(models_check_t *self) {
  double start[2], mean[2], rho[2], sd[2], sum = 0, power = 1;
  if (!extremes_of(self, "inflation.start", self->start, &start[0], &start[1]) ||
      !extremes_of(self, "inflation.mean", 0, &mean[0], &mean[1]) ||
      !extremes_of(self, "inflation.persistence", 0, &rho[0], &rho[1]) ||
      !extremes_of(self, "inflation.sd", 0, &sd[0], &sd[1]))
    return;
  const double strongest = fmax(fabs(rho[0]), fabs(rho[1]));
  const double gap = fmax(fabs(start[1] - mean[0]), fabs(start[0] - mean[1]));
  for (int year = self->start; year < self->last; year++) {
    sum += power;
    power *= strongest * strongest;
  }
  const double swing = rho[0] < 0 ? -rho[0] * gap : 0;
  const double lowest = fmin(start[0], mean[0] - swing) - tail * sd[1] * sqrt(sum);
  if (lowest > inflation_min)
    return;
  models_problem_t problem =
      models_problem(self, MODELS_PROBLEM_PRICES, MODELS_NO_ROW, MODELS_FIELD_NAME);
  snprintf(problem.name, sizeof problem.name, "inflation.sd");
  problem.number = lowest;
  models_check_emit(self, &problem);
}

void models_check_sizes(models_check_t *self) {
  check_applicants(self);
  if (self->start > 0 && self->first > 0)
    check_prices(self);
}
