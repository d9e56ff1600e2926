// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/spread.h"

#include "models/table/schema_check.h"
#include "models/table/spread_scale.h"
#include "models/table/yearly.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Bisections that bring a widened spread back to what is admitted. */
enum { STEPS = 40 };

static bool is_judged(const models_input_t *row) {
  /* what was learned is no longer a width that somebody judged */
  return ((row->distribution != MODELS_CONSTANT && row->distribution != MODELS_JOINT) ||
          row->year_sd > 0.0) &&
         models_input_spread_grade(row) == MODELS_JUDGEMENT;
}

bool models_inputs_has_judged_spread(const models_inputs_t *inputs) {
  for (size_t i = 0; i < inputs->count; i++)
    if (is_judged(&inputs->rows[i]))
      return true;
  return false;
}

static int compare(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Whether the row by itself may stand. A part of a split is judged with its split. */
static bool is_admitted(models_check_t *check, models_input_t *row) {
  const models_inputs_t one = {.rows = row, .count = 1, .capacity = 1};
  *check = (models_check_t){.inputs = &one};
  check->specs[0] = models_schema_find(row->name);
  models_check_row(check, 0);
  return check->count == 0;
}

static void copy_spread(const models_input_t *from, models_input_t *to) {
  to->n = from->n;
  to->value = from->value;
  to->low = from->low;
  to->high = from->high;
  to->year_sd = from->year_sd;
  if (from->sample_count)
    memcpy(to->sample, from->sample, from->sample_count * sizeof *from->sample);
  if (from->point_count)
    memcpy(to->points, from->points, from->point_count * sizeof *from->points);
}

/* Narrows a row that is not admitted to the widest one that is, on the way to it from `was`. */
static int bring_back(models_check_t *check, models_input_t *row, const models_input_t *was) {
  models_input_t good, bad;
  int status = models_input_copy(was, &good);
  if (status)
    return status;
  status = models_input_copy(row, &bad);
  if (!status) {
    for (int i = 0; i < STEPS; i++) {
      models_spread_middle(&good, &bad, row);
      copy_spread(row, is_admitted(check, row) ? &good : &bad);
    }
    copy_spread(&good, row);
    models_input_free(&bad);
  }
  models_input_free(&good);
  return status;
}

/* A count as the proportion that it says, whose n can change. */
static void make_proportion(models_distribution_t *distribution, double *value, double *n) {
  if (*distribution != MODELS_COUNT)
    return;
  *distribution = MODELS_PROPORTION;
  *value = (*value + 0.5) / (*n + 1.0);
  *n += 1.0;
}

static void make_proportions(models_input_t *row) {
  make_proportion(&row->distribution, &row->value, &row->n);
  for (size_t k = 0; row->distribution == MODELS_MIXTURE && k < row->point_count; k++)
    make_proportion(&row->points[k].distribution, &row->points[k].value, &row->points[k].n);
}

static int respread_level(const models_inputs_t *inputs, double times, models_check_t *check,
                          models_input_t *row, double *factor) {
  models_input_t was;
  make_proportions(row);
  if (row->distribution == MODELS_EMPIRICAL)
    qsort(row->sample, row->sample_count, sizeof *row->sample, compare);
  int status = models_input_copy(row, &was);
  if (status)
    return status;
  models_spread_scale(inputs, row, times);
  if (row->distribution != MODELS_WEIGHT && !is_admitted(check, row))
    status = bring_back(check, row, &was);
  *factor = models_spread_widening(&was, row);
  models_input_free(&was);
  return status;
}

/* How much years differ, cut to what the name admits of the level as it now is. */
static int respread_years(double times, models_check_t *check, models_input_t *row,
                          double *factor) {
  models_input_t was;
  if (row->year_sd == 0.0)
    return SIM_OK;
  int status = models_input_copy(row, &was);
  if (status)
    return status;
  row->year_sd = times * was.year_sd;
  if (times > 1.0)
    row->year_sd = fmin(row->year_sd, models_yearly_limit(row->name));
  if (row->distribution != MODELS_WEIGHT && !is_admitted(check, row))
    status = bring_back(check, row, &was);
  *factor = fmin(*factor, row->year_sd / was.year_sd);
  models_input_free(&was);
  return status;
}

/* The row, a copy of one of `inputs`, with its spreads changed; *factor: how many times as wide,
   the least of what it has. */
static int respread(const models_inputs_t *inputs, double times, models_check_t *check,
                    models_input_t *row, double *factor) {
  const int status = respread_level(inputs, times, check, row, factor);
  return status ? status : respread_years(times, check, row, factor);
}

static void keep_first(void *context, const models_problem_t *problem) {
  models_problem_code_t *why = context;
  if (*why == MODELS_PROBLEM_CODE_COUNT)
    *why = problem->code;
}

int models_inputs_respread(const models_inputs_t *inputs, double times, models_inputs_t *out,
                           double *factors, models_problem_code_t *why) {
  models_check_t *check = malloc(sizeof *check);
  models_problem_code_t first = MODELS_PROBLEM_CODE_COUNT;
  *out = (models_inputs_t){0};
  int status = models_inputs_copy(inputs, NULL, out);
  if (!status && !check)
    status = SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < inputs->count; i++) {
    double factor = (double)NAN;
    if (is_judged(&inputs->rows[i]))
      status = respread(inputs, times, check, &out->rows[i], &factor);
    if (factors)
      factors[i] = factor;
  }
  if (!status && models_schema_check(out, keep_first, &first) > 0)
    status = SIM_ERR_DOMAIN;
  if (why)
    *why = first;
  if (status)
    models_inputs_free(out);
  free(check);
  return status;
}
