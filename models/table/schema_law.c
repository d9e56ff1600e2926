// SPDX-License-Identifier: GPL-3.0-or-later
/* Rules of the columns after the tenth: points of quantiles and mixtures, cuts, and how much years
   differ. */
#include "models/table/law.h"
#include "models/table/schema_check.h"
#include "models/table/yearly.h"
#include "sim/laws/compound.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double little = 0.01; /* of a law; less is a slip of the pen */
static const double sum_error = 1e-6;

static void emit(const models_row_check_t *self, models_problem_code_t code, double number,
                 double low, double high) {
  models_row_problem(self, code, MODELS_FIELD_POINTS, number, low, high);
}

size_t models_check_columns(const models_row_check_t *self) {
  const models_input_t *row = self->row;
  const bool reads = models_distribution_reads(row->distribution, MODELS_FIELD_POINTS);
  const bool cuts = models_distribution_reads(row->distribution, MODELS_FIELD_MIN);
  size_t problems = 0;
  if (reads != (row->point_count > 0)) {
    emit(self,
         !reads                                ? MODELS_PROBLEM_CELL_UNREAD
         : row->distribution == MODELS_MIXTURE ? MODELS_PROBLEM_POINTS_MIXTURE
                                               : MODELS_PROBLEM_POINTS_QUANTILES,
         0, 0, 0);
    problems += reads;
  }
  if (row->has_min && !cuts)
    models_row_problem(self, MODELS_PROBLEM_CELL_UNREAD, MODELS_FIELD_MIN, 0, 0, 0);
  if (row->has_max && !cuts)
    models_row_problem(self, MODELS_PROBLEM_CELL_UNREAD, MODELS_FIELD_MAX, 0, 0, 0);
  return problems + (!cuts && models_input_is_cut(row));
}

void models_points_extremes(const models_input_t *row, double *low, double *high) {
  *low = row->point_count ? INFINITY : (double)NAN;
  *high = row->point_count ? -INFINITY : (double)NAN;
  for (size_t k = 0; k < row->point_count; k++) {
    double least = row->points[k].value, most = least;
    if (row->distribution == MODELS_MIXTURE) {
      const models_input_t part = models_mixture_part(row, k);
      models_input_extremes(&part, &least, &most);
    }
    *low = least < *low ? least : *low;
    *high = most > *high ? most : *high;
  }
}

static size_t check_quantiles(const models_row_check_t *self) {
  const models_point_t *points = self->row->points;
  const size_t count = self->row->point_count, before = self->check->count;
  if (points[0].p != 0.0)
    emit(self, MODELS_PROBLEM_POINTS_LEAST, 0, 0, 0);
  if (points[count - 1].p != 1.0)
    emit(self, MODELS_PROBLEM_POINTS_MOST, 0, 0, 0);
  for (size_t k = 1; k < count; k++) {
    if (!(points[k].p > points[k - 1].p))
      emit(self, MODELS_PROBLEM_POINTS_ORDER, (double)(k + 1), points[k - 1].p, points[k].p);
    if (!(points[k].value >= points[k - 1].value))
      emit(self, MODELS_PROBLEM_POINTS_FALL, (double)(k + 1), points[k].value, points[k - 1].value);
  }
  if (self->check->count == before && points[0].value == points[count - 1].value)
    emit(self, MODELS_PROBLEM_POINTS_EQUAL, points[0].value, 0, 0);
  return self->check->count - before;
}

/* Whether the part may stand by itself. */
static void check_part(const models_row_check_t *self, size_t k) {
  const models_input_t part = models_mixture_part(self->row, k);
  models_check_t *check = calloc(1, sizeof *check);
  if (!check)
    return; /* the programme cannot be compiled either */
  *check = (models_check_t){.inputs = self->check->inputs};
  models_check_law(&(models_row_check_t){check, &part, self->spec, self->i});
  if (check->count > 0)
    emit(self, MODELS_PROBLEM_MIXTURE_PART, (double)(k + 1), self->spec->low, self->spec->high);
  free(check);
}

static size_t check_mixture(const models_row_check_t *self) {
  const size_t before = self->check->count;
  double sum = 0.0;
  for (size_t k = 0; k < self->row->point_count; k++) {
    sum += self->row->points[k].p;
    if (!(self->row->points[k].p > 0.0))
      emit(self, MODELS_PROBLEM_MIXTURE_WEIGHT, (double)(k + 1), 0, 0);
  }
  if (self->check->count == before && !(fabs(sum - 1.0) <= sum_error))
    emit(self, MODELS_PROBLEM_MIXTURE_SUM, sum, 0, 0);
  for (size_t k = 0; k < self->row->point_count; k++)
    check_part(self, k);
  return self->check->count - before;
}

size_t models_check_points(const models_row_check_t *self) {
  const bool is_mixture = self->row->distribution == MODELS_MIXTURE;
  const size_t most = is_mixture ? MODELS_MIXTURE_MAX : MODELS_QUANTILES_MAX;
  if (self->row->point_count == 0)
    return 0; /* said already */
  if (self->row->point_count < 2 || self->row->point_count > most) {
    emit(self, MODELS_PROBLEM_POINTS_COUNT, (double)self->row->point_count, 2, (double)most);
    return 1;
  }
  return is_mixture ? check_mixture(self) : check_quantiles(self);
}

/* The parts of a mixture were judged one by one. */
void models_check_points_range(const models_row_check_t *self) {
  for (size_t k = 0; self->row->distribution == MODELS_QUANTILES && k < self->row->point_count;
       k++) {
    const double x = self->row->points[k].value;
    if (!models_is_below(self->spec, x) && !models_is_above(self->spec, x))
      continue;
    emit(self, MODELS_PROBLEM_POINTS_RANGE, (double)(k + 1), self->spec->low, self->spec->high);
    return;
  }
}

size_t models_check_cut(const models_row_check_t *self) {
  const models_input_t *row = self->row;
  const models_field_t field = row->has_min ? MODELS_FIELD_MIN : MODELS_FIELD_MAX;
  models_input_t whole = *row;
  sim_dist_t law;
  double at, kept = 1.0;
  if (row->has_min && row->has_max && !(row->min < row->max)) {
    models_row_problem(self, MODELS_PROBLEM_CUT_ORDER, field, row->min, row->min, row->max);
    return 1;
  }
  whole.has_min = whole.has_max = false;
  if (models_row_distribution(&law, &whole, 1.0))
    return 0; /* out of memory, or wrong in a way that is said elsewhere */
  kept -= row->has_min ? sim_dist_tail(&law, row->min, 0, &at) : 0.0;
  kept -= row->has_max ? sim_dist_tail(&law, row->max, 1, &at) : 0.0;
  sim_dist_free(&law);
  if (kept >= little)
    return 0;
  models_row_problem(self, MODELS_PROBLEM_CUT_LITTLE, field, kept > 0.0 ? kept : 0.0, row->min,
                     row->max);
  return 1;
}

void models_check_yearly(const models_row_check_t *self, bool sound) {
  const double sd = self->row->year_sd, limit = models_yearly_limit(self->row->name);
  double low, high;
  if (sd == 0.0)
    return;
  if (limit == 0.0) {
    models_row_problem(self, MODELS_PROBLEM_YEAR_SD_NAME, MODELS_FIELD_YEAR_SD, sd, 0, 0);
    return;
  }
  if (!(sd >= 0.0 && sd <= limit)) {
    models_row_problem(self, MODELS_PROBLEM_YEAR_SD, MODELS_FIELD_YEAR_SD, sd, 0, limit);
    return;
  }
  models_input_extremes(self->row, &low, &high);
  const double most = high * models_yearly_reach(self->row);
  if (sound && !models_yearly_is_odds(self->row) && models_is_above(self->spec, most))
    models_row_problem(self, MODELS_PROBLEM_YEAR_TAIL, MODELS_FIELD_YEAR_SD, most, self->spec->low,
                       self->spec->high);
}
