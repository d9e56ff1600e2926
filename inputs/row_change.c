// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/row_change.h"

#include <math.h>
#include <stdlib.h>

void inputs_row_set(models_input_t *row, double value) {
  row->grade = MODELS_JUDGEMENT;
  if (row->distribution == MODELS_WEIGHT) {
    row->spread_grade = models_input_spread_grade(row);
    row->has_spread_grade = row->year_sd > 0.0;
    row->value = value;
    return;
  }
  row->year_sd = 0.0;
  row->has_spread_grade = false;
  free(row->sample);
  free(row->points);
  models_input_hold(row, value);
}

double inputs_changed_by(double x, double percent) {
  const double after = x * (100.0 + percent) / 100.0;
  /* 0.1 % of 3000 is a whole number, although 100.1 is no double */
  return fabs(after - round(after)) <= 1e-12 * fabs(after) ? round(after) : after;
}

static void make_proportion(models_distribution_t *distribution, double *value, double *n) {
  if (*distribution != MODELS_COUNT)
    return;
  *distribution = MODELS_PROPORTION;
  *value = (*value + 0.5) / (*n + 1.0);
  *n += 1.0;
}

static void change_point(models_point_t *point, bool is_mixture, double percent) {
  if (is_mixture)
    make_proportion(&point->distribution, &point->value, &point->n);
  point->value = inputs_changed_by(point->value, percent);
  point->low = inputs_changed_by(point->low, percent);
  point->high = inputs_changed_by(point->high, percent);
}

void inputs_row_change(models_input_t *row, double percent) {
  make_proportion(&row->distribution, &row->value, &row->n);
  double *const numbers[] = {&row->value, &row->low, &row->high, &row->min, &row->max};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
    *numbers[i] = inputs_changed_by(*numbers[i], percent);
  for (size_t i = 0; i < row->sample_count; i++)
    row->sample[i] = inputs_changed_by(row->sample[i], percent);
  for (size_t i = 0; i < row->point_count; i++)
    change_point(&row->points[i], row->distribution == MODELS_MIXTURE, percent);
  row->spread_grade = models_input_spread_grade(row);
  row->has_spread_grade = true;
  row->grade = MODELS_JUDGEMENT;
}
