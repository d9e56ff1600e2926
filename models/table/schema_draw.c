// SPDX-License-Identifier: GPL-3.0-or-later
/* Rules of the law of one row: the cells that it reads, its domain, what it can draw. */
#include "models/table/schema_check.h"

#include <math.h>
#include <string.h>

/* The reader's uniforms lie in [2^-54, 1 - 2^-54]: a normal draw lies within 8.3 standard
   deviations, and P95 is 1.6448536 of them from the centre. */
static const double tail_per_half_width = 8.3 / 1.6448536269514722;
static const double n_max = 1e7;
static const double shape_min = 0.01;

typedef models_row_check_t row_check_t;

static void whole_extremes(const models_input_t *row, double *low, double *high) {
  const double middle = 0.5 * (row->low + row->high);
  const double reach = tail_per_half_width * 0.5 * (row->high - row->low);
  const double ratio = row->high / row->low;
  /* (P95/P5)^(8.3 / 3.2897) <= ratio^2.5625, which needs square roots only. */
  const double stretch = ratio * ratio * sqrt(ratio) * sqrt(sqrt(sqrt(sqrt(ratio))));
  *low = row->value;
  *high = row->value;
  switch (row->distribution) {
  case MODELS_PROPORTION:
  case MODELS_COUNT:
    if (row->distribution == MODELS_PROPORTION && (row->value == 0 || row->value == 1))
      break;
    *low = 0;
    *high = 1;
    break;
  case MODELS_NORMAL:
    *low = middle - reach;
    *high = middle + reach;
    break;
  case MODELS_LOGNORMAL:
    *low = sqrt(row->low) * sqrt(row->high) / stretch;
    *high = sqrt(row->low) * sqrt(row->high) * stretch;
    break;
  case MODELS_UNIFORM:
  case MODELS_TRIANGULAR:
  case MODELS_PERT:
    *low = row->low;
    *high = row->high;
    break;
  case MODELS_EMPIRICAL:
  case MODELS_JOINT:
    *low = row->sample_count ? INFINITY : (double)NAN;
    *high = row->sample_count ? -INFINITY : (double)NAN;
    for (size_t k = 0; k < row->sample_count; k++) {
      *low = row->sample[k] < *low ? row->sample[k] : *low;
      *high = row->sample[k] > *high ? row->sample[k] : *high;
    }
    break;
  case MODELS_QUANTILES:
  case MODELS_MIXTURE:
    models_points_extremes(row, low, high);
    break;
  default:
    break;
  }
}

void models_input_extremes(const models_input_t *row, double *low, double *high) {
  whole_extremes(row, low, high);
  if (row->has_min && *low < row->min)
    *low = row->min;
  if (row->has_max && *high > row->max)
    *high = row->max;
}

bool models_is_below(const models_spec_t *spec, double x) {
  return spec->low_open ? x <= spec->low : x < spec->low;
}

bool models_is_above(const models_spec_t *spec, double x) {
  return spec->high_open ? x >= spec->high : x > spec->high;
}

static void check_range(const row_check_t *self, models_field_t field, double x) {
  if (models_is_below(self->spec, x) || models_is_above(self->spec, x))
    models_row_problem(self, MODELS_PROBLEM_RANGE, field, x, self->spec->low, self->spec->high);
}

/* A beta's draws round to an end of [0, 1] only where the shape at that end is below 1. */
static void check_beta_support(const row_check_t *self) {
  const models_input_t *row = self->row;
  const bool counted = row->distribution == MODELS_COUNT;
  const double a = counted ? row->value + 0.5 : row->value * row->n;
  const double b = counted ? row->n - row->value + 0.5 : (1 - row->value) * row->n;
  const bool point = !counted && (a == 0 || b == 0);
  const bool low_bad =
      self->spec->low > 0 || (self->spec->low == 0 && self->spec->low_open && a < 1);
  const bool high_bad =
      self->spec->high < 1 || (self->spec->high == 1 && self->spec->high_open && b < 1);
  if (point)
    check_range(self, MODELS_FIELD_VALUE, row->value);
  else if (low_bad || high_bad)
    models_row_problem(self, MODELS_PROBLEM_SUPPORT, MODELS_FIELD_DISTRIBUTION, 0, self->spec->low,
                       self->spec->high);
}

static void check_tailed_support(const row_check_t *self) {
  const models_spec_t *spec = self->spec;
  const bool normal = self->row->distribution == MODELS_NORMAL;
  double low, high;
  const bool is_share = spec->high <= 1 && strcmp(spec->units[0], "1/year") != 0;
  if (normal ? spec->kind != MODELS_KIND_RATE : is_share) {
    models_row_problem(self, MODELS_PROBLEM_SUPPORT, MODELS_FIELD_DISTRIBUTION, 0, spec->low,
                       spec->high);
    return;
  }
  models_input_extremes(self->row, &low, &high);
  if (normal && models_is_below(spec, low))
    models_row_problem(self, MODELS_PROBLEM_TAIL, MODELS_FIELD_LOW, low, spec->low, spec->high);
  else if (models_is_above(spec, high))
    models_row_problem(self, MODELS_PROBLEM_TAIL, MODELS_FIELD_HIGH, high, spec->low, spec->high);
}

static void check_sample(const row_check_t *self) {
  if (self->row->sample_count < 2) {
    models_row_problem(self, MODELS_PROBLEM_SAMPLE, MODELS_FIELD_SOURCE, 0, 0, 0);
    return;
  }
  for (size_t k = 0; k < self->row->sample_count; k++) {
    const double x = self->row->sample[k];
    if (isfinite(x) && !models_is_below(self->spec, x) && !models_is_above(self->spec, x))
      continue;
    models_problem_t problem =
        models_problem(self->check, MODELS_PROBLEM_SAMPLE_RANGE, self->i, MODELS_FIELD_SOURCE);
    problem.number = x;
    problem.low = self->spec->low;
    problem.high = self->spec->high;
    problem.low_open = self->spec->low_open;
    problem.high_open = self->spec->high_open;
    problem.year = (int)(k + 1);
    models_check_emit(self->check, &problem);
    return;
  }
}

/* What the distribution can draw, once its own domain is right; a cut may have made it right. */
static void check_support(const row_check_t *self) {
  const models_input_t *row = self->row;
  double low, high;
  models_input_extremes(row, &low, &high);
  if (models_input_is_cut(row) && !models_is_below(self->spec, low) &&
      !models_is_above(self->spec, high))
    return;
  switch (row->distribution) {
  case MODELS_CONSTANT:
  case MODELS_WEIGHT:
    check_range(self, MODELS_FIELD_VALUE, row->value);
    if (self->spec->kind == MODELS_KIND_WHOLE && floor(row->value) != row->value)
      models_row_problem(self, MODELS_PROBLEM_NOT_WHOLE, MODELS_FIELD_VALUE, row->value, 0, 0);
    break;
  case MODELS_PROPORTION:
  case MODELS_COUNT:
    check_beta_support(self);
    break;
  case MODELS_NORMAL:
  case MODELS_LOGNORMAL:
    check_tailed_support(self);
    break;
  case MODELS_UNIFORM:
  case MODELS_TRIANGULAR:
  case MODELS_PERT:
    check_range(self, MODELS_FIELD_LOW, row->low);
    check_range(self, MODELS_FIELD_HIGH, row->high);
    break;
  case MODELS_EMPIRICAL:
  case MODELS_JOINT:
    check_sample(self);
    break;
  case MODELS_QUANTILES:
  case MODELS_MIXTURE:
    models_check_points_range(self);
    break;
  default:
    break;
  }
}

static size_t check_count_domain(const row_check_t *self) {
  const models_input_t *row = self->row;
  const size_t before = self->check->count;
  if (row->value < 0 || floor(row->value) != row->value)
    models_row_problem(self, MODELS_PROBLEM_COUNT_WHOLE, MODELS_FIELD_VALUE, row->value, 0, 0);
  if (row->n < 0 || floor(row->n) != row->n)
    models_row_problem(self, MODELS_PROBLEM_COUNT_WHOLE, MODELS_FIELD_N, row->n, 0, 0);
  else if (row->value > row->n)
    models_row_problem(self, MODELS_PROBLEM_COUNT_ABOVE, MODELS_FIELD_VALUE, row->value, 0, row->n);
  return self->check->count - before;
}

static size_t check_proportion_domain(const row_check_t *self) {
  const models_input_t *row = self->row;
  const size_t before = self->check->count;
  const double rarer = row->value < 0.5 ? row->value : 1 - row->value;
  if (row->value < 0 || row->value > 1)
    models_row_problem(self, MODELS_PROBLEM_PROPORTION, MODELS_FIELD_VALUE, row->value, 0, 1);
  else if (row->n > 0 && row->n <= n_max && rarer > 0 && rarer * row->n < shape_min)
    models_row_problem(self, MODELS_PROBLEM_SHAPE, MODELS_FIELD_N, rarer * row->n, shape_min, 0);
  return self->check->count - before;
}

static size_t check_interval_domain(const row_check_t *self) {
  const models_input_t *row = self->row;
  const size_t before = self->check->count;
  const bool has_mode = row->distribution == MODELS_TRIANGULAR || row->distribution == MODELS_PERT;
  if (row->low > row->high)
    models_row_problem(self, MODELS_PROBLEM_ORDER, MODELS_FIELD_LOW, row->low, row->low, row->high);
  else if (row->low == row->high)
    models_row_problem(self, MODELS_PROBLEM_EQUAL, MODELS_FIELD_LOW, row->low, row->low, row->high);
  else if (has_mode && (row->value < row->low || row->value > row->high))
    models_row_problem(self, MODELS_PROBLEM_MODE, MODELS_FIELD_VALUE, row->value, row->low,
                       row->high);
  if (row->distribution == MODELS_LOGNORMAL && row->low <= 0)
    models_row_problem(self, MODELS_PROBLEM_LOG, MODELS_FIELD_LOW, row->low, 0, 0);
  return self->check->count - before;
}

/* The distribution's own domain, and what a cut leaves of it; returns the number of problems. */
static size_t check_domain(const row_check_t *self) {
  const models_distribution_t distribution = self->row->distribution;
  const bool reads_n = models_distribution_reads(distribution, MODELS_FIELD_N);
  size_t problems = 0;
  if (distribution == MODELS_COUNT)
    problems += check_count_domain(self);
  if (distribution == MODELS_PROPORTION)
    problems += check_proportion_domain(self);
  if (models_distribution_reads(distribution, MODELS_FIELD_LOW))
    problems += check_interval_domain(self);
  if (reads_n && problems == 0 && !(self->row->n > 0 && self->row->n <= n_max)) {
    models_row_problem(self, MODELS_PROBLEM_N, MODELS_FIELD_N, self->row->n, 0, n_max);
    problems++;
  }
  if (models_distribution_reads(distribution, MODELS_FIELD_POINTS))
    problems += models_check_points(self);
  if (problems == 0 && models_input_is_cut(self->row))
    problems += models_check_cut(self);
  return problems;
}

/* Cells that the distribution reads are full, the others empty; returns the number of problems. */
static size_t check_cells(const row_check_t *self) {
  const models_input_t *row = self->row;
  const double cells[] = {row->value, row->low, row->high, row->n};
  size_t problems = 0;
  for (size_t k = 0; k < 4; k++) {
    const models_field_t field = (models_field_t)(MODELS_FIELD_VALUE + k);
    const bool reads = models_distribution_reads(row->distribution, field);
    if (reads == (bool)isfinite(cells[k]))
      continue;
    models_row_problem(self, reads ? MODELS_PROBLEM_CELL_MISSING : MODELS_PROBLEM_CELL_UNREAD,
                       field, 0, 0, 0);
    problems += reads;
  }
  return problems + models_check_columns(self);
}

/* Whether the name admits the distribution; returns the number of problems. */
static size_t check_kind(const row_check_t *self) {
  const bool constant = self->row->distribution == MODELS_CONSTANT;
  const bool weight = self->row->distribution == MODELS_WEIGHT;
  models_problem_code_t code;
  if (self->spec->kind == MODELS_KIND_WHOLE && !constant)
    code = MODELS_PROBLEM_NOT_CONSTANT;
  else if (self->spec->kind == MODELS_KIND_PART && !constant && !weight)
    code = MODELS_PROBLEM_NOT_PART;
  else if (self->spec->kind != MODELS_KIND_PART && weight)
    code = MODELS_PROBLEM_ONLY_PART;
  else
    return 0;
  models_row_problem(self, code, MODELS_FIELD_DISTRIBUTION, 0, 0, 0);
  return 1;
}

bool models_check_law(const models_row_check_t *self) {
  const size_t kind = check_kind(self);
  const size_t cells = check_cells(self);
  const bool sound = kind == 0 && cells == 0 && check_domain(self) == 0;
  if (sound)
    check_support(self);
  return sound;
}
