// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/spread.h"

#include "models/table/schema_check.h"
#include "sim/elementary.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Bisections that bring a doubled spread back to what is admitted. */
enum { STEPS = 40 };

static const double n_max = 1e7;
static const double shape_min = 0.01;

static bool is_judged(const models_input_t *row) {
  return row->distribution != MODELS_CONSTANT && models_input_spread_grade(row) == MODELS_JUDGEMENT;
}

bool models_inputs_has_judged_spread(const models_inputs_t *inputs) {
  for (size_t i = 0; i < inputs->count; i++)
    if (is_judged(&inputs->rows[i]))
      return true;
  return false;
}

static int copy_row(const models_input_t *row, models_input_t *out) {
  const size_t bytes = row->sample_count * sizeof *row->sample;
  *out = *row;
  out->name = strdup(row->name);
  out->unit = strdup(row->unit ? row->unit : "");
  out->source = strdup(row->source ? row->source : "");
  out->sample = bytes ? malloc(bytes) : NULL;
  if (out->sample)
    memcpy(out->sample, row->sample, bytes);
  if (out->name && out->unit && out->source && (out->sample || !bytes))
    return SIM_OK;
  models_input_free(out);
  return SIM_ERR_NO_MEMORY;
}

static int copy_table(const models_inputs_t *inputs, models_inputs_t *out) {
  int status = SIM_OK;
  *out = (models_inputs_t){0};
  for (size_t i = 0; !status && i < inputs->count; i++) {
    models_input_t row;
    status = copy_row(&inputs->rows[i], &row);
    if (!status && (status = models_inputs_append(out, &row)))
      models_input_free(&row);
  }
  for (size_t k = 0; !status && k < inputs->correlation_count; k++) {
    const models_correlation_t *pair = &inputs->correlations[k];
    status = models_inputs_correlate(out, pair->a, pair->b, pair->rank);
  }
  return status;
}

static int compare(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double mean(const double *x, size_t count) {
  double sum = 0.0;
  for (size_t i = 0; i < count; i++)
    sum += x[i];
  return sum / (double)count;
}

static double centre_of(const models_input_t *row) {
  switch (row->distribution) {
  case MODELS_TRIANGULAR:
    return (row->low + row->value + row->high) / 3.0;
  case MODELS_PERT:
    return (row->low + 4.0 * row->value + row->high) / 6.0;
  default:
    return 0.5 * (row->low + row->high);
  }
}

/* Ends, and the mode where there is one, at `factor` times their distance from the mean. */
static void scale_ends(models_input_t *row, double factor) {
  const double centre = centre_of(row);
  row->low = centre - factor * (centre - row->low);
  row->high = centre + factor * (row->high - centre);
  row->value = centre + factor * (row->value - centre); /* NaN where it is not read */
}

/* With square roots only: every machine gives the same digits. */
static void scale_logs(models_input_t *row, bool doubled) {
  const double middle = sqrt(row->low) * sqrt(row->high);
  row->low = doubled ? row->low * (row->low / middle) : sqrt(row->low) * sqrt(middle);
  row->high = doubled ? row->high * (row->high / middle) : sqrt(row->high) * sqrt(middle);
}

/* n within what is admitted, `rarer` being the smaller share. */
static void scale_n(models_input_t *row, double rarer, bool doubled) {
  const double least = rarer > 0.0 ? shape_min / rarer : 0.0;
  row->n = doubled ? fmax(row->n / 4.0, fmin(row->n, least)) : fmin(4.0 * row->n, n_max);
}

static void scale_sample(models_input_t *row, double factor) {
  const double middle = mean(row->sample, row->sample_count);
  for (size_t i = 0; i < row->sample_count; i++)
    row->sample[i] = middle + factor * (row->sample[i] - middle);
}

/* The smallest share of a split that is not 0. */
static double rarest_part(const models_inputs_t *inputs, const char *name) {
  double least = INFINITY, sum = 0.0;
  for (size_t i = 0; i < inputs->count; i++) {
    const models_input_t *row = &inputs->rows[i];
    if (row->distribution != MODELS_WEIGHT || !models_is_same_split(row->name, name))
      continue;
    sum += row->value;
    least = row->value > 0.0 && row->value < least ? row->value : least;
  }
  return sum > 0.0 ? least / sum : 0.0;
}

static void scale(const models_inputs_t *inputs, models_input_t *row, bool doubled) {
  const double factor = doubled ? 2.0 : 0.5;
  switch (row->distribution) {
  case MODELS_COUNT:
    row->distribution = MODELS_PROPORTION;
    row->value = (row->value + 0.5) / (row->n + 1.0);
    row->n += 1.0;
    scale_n(row, fmin(row->value, 1.0 - row->value), doubled);
    break;
  case MODELS_PROPORTION:
    scale_n(row, fmin(row->value, 1.0 - row->value), doubled);
    break;
  case MODELS_WEIGHT:
    scale_n(row, rarest_part(inputs, row->name), doubled);
    break;
  case MODELS_LOGNORMAL:
    scale_logs(row, doubled);
    break;
  case MODELS_EMPIRICAL:
    scale_sample(row, factor);
    break;
  case MODELS_CONSTANT:
    break;
  default:
    scale_ends(row, factor);
  }
}

/* Whether the row by itself may stand. A part of a split is judged with its split. */
static bool is_admitted(models_check_t *check, models_input_t *row) {
  const models_inputs_t one = {.rows = row, .count = 1, .capacity = 1};
  *check = (models_check_t){.inputs = &one};
  check->specs[0] = models_schema_find(row->name);
  models_check_row(check, 0);
  return check->count == 0;
}

/* Halfway between two rows that differ in their spread, on the scale of their distribution. */
static void middle_of(const models_input_t *a, const models_input_t *b, models_input_t *out) {
  const bool logs = out->distribution == MODELS_LOGNORMAL;
  out->n = 0.5 * (a->n + b->n);
  out->value = 0.5 * (a->value + b->value);
  out->low = logs ? sqrt(a->low) * sqrt(b->low) : 0.5 * (a->low + b->low);
  out->high = logs ? sqrt(a->high) * sqrt(b->high) : 0.5 * (a->high + b->high);
  for (size_t i = 0; i < out->sample_count; i++)
    out->sample[i] = 0.5 * (a->sample[i] + b->sample[i]);
}

static void copy_spread(const models_input_t *from, models_input_t *to) {
  to->n = from->n;
  to->value = from->value;
  to->low = from->low;
  to->high = from->high;
  if (from->sample_count)
    memcpy(to->sample, from->sample, from->sample_count * sizeof *from->sample);
}

/* Narrows a row that is not admitted to the widest one that is, on the way to it from `was`. */
static int bring_back(models_check_t *check, models_input_t *row, const models_input_t *was) {
  models_input_t good, bad;
  int status = copy_row(was, &good);
  if (status)
    return status;
  status = copy_row(row, &bad);
  if (!status) {
    for (int i = 0; i < STEPS; i++) {
      middle_of(&good, &bad, row);
      copy_spread(row, is_admitted(check, row) ? &good : &bad);
    }
    copy_spread(&good, row);
    models_input_free(&bad);
  }
  models_input_free(&good);
  return status;
}

/* How many times as wide `after` is: the ratio of the distances between ends (of logarithms), or of
   1/√n. */
static double widening(const models_input_t *before, const models_input_t *after) {
  const size_t last = before->sample_count ? before->sample_count - 1 : 0;
  switch (before->distribution) {
  case MODELS_PROPORTION:
  case MODELS_WEIGHT:
    return sqrt(before->n / after->n);
  case MODELS_LOGNORMAL:
    return sim_log(after->high / after->low) / sim_log(before->high / before->low);
  case MODELS_EMPIRICAL:
    return (after->sample[last] - after->sample[0]) / (before->sample[last] - before->sample[0]);
  default:
    return (after->high - after->low) / (before->high - before->low);
  }
}

/* The row, a copy of one of `inputs`, with its spread changed; *factor: how many times as wide. */
static int respread(const models_inputs_t *inputs, models_spread_t spread, models_check_t *check,
                    models_input_t *row, double *factor) {
  models_input_t was;
  if (row->distribution == MODELS_EMPIRICAL)
    qsort(row->sample, row->sample_count, sizeof *row->sample, compare);
  int status = copy_row(row, &was);
  if (status)
    return status;
  scale(inputs, row, spread == MODELS_SPREAD_DOUBLED);
  if (was.distribution == MODELS_COUNT) { /* the proportion that it says */
    was.distribution = MODELS_PROPORTION;
    was.value = row->value;
    was.n += 1.0;
  }
  if (row->distribution != MODELS_WEIGHT && !is_admitted(check, row))
    status = bring_back(check, row, &was);
  *factor = widening(&was, row);
  models_input_free(&was);
  return status;
}

static void keep_first(void *context, const models_problem_t *problem) {
  models_problem_code_t *why = context;
  if (*why == MODELS_PROBLEM_CODE_COUNT)
    *why = problem->code;
}

int models_inputs_respread(const models_inputs_t *inputs, models_spread_t spread,
                           models_inputs_t *out, double *factors, models_problem_code_t *why) {
  models_check_t *check = malloc(sizeof *check);
  models_problem_code_t first = MODELS_PROBLEM_CODE_COUNT;
  int status = copy_table(inputs, out);
  out->events = inputs->events;
  out->event_count = inputs->event_count;
  if (!status && !check)
    status = SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < inputs->count; i++) {
    double factor = (double)NAN;
    if (is_judged(&inputs->rows[i]))
      status = respread(inputs, spread, check, &out->rows[i], &factor);
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
