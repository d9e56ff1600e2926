// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spread.h"

#include "models/schema_private.h"
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

static double median(const double *sorted, size_t count) {
  return 0.5 * (sorted[(count - 1) / 2] + sorted[count / 2]);
}

static double clip(const models_spec_t *spec, double x) {
  return !spec ? x : x < spec->low ? spec->low : x > spec->high ? spec->high : x;
}

/* Ends at `factor` times their distance from the points that stay. */
static void scale_ends(models_input_t *row, const models_spec_t *spec, double factor) {
  const bool has_mode = row->distribution == MODELS_TRIANGULAR || row->distribution == MODELS_PERT;
  const double middle = has_mode ? row->value : 0.5 * (row->low + row->high);
  row->low = middle - factor * (middle - row->low);
  row->high = middle + factor * (row->high - middle);
  if (row->distribution != MODELS_NORMAL) {
    row->low = clip(spec, row->low);
    row->high = clip(spec, row->high);
  }
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

static void scale_sample(models_input_t *row, const models_spec_t *spec, double factor) {
  qsort(row->sample, row->sample_count, sizeof *row->sample, compare);
  const double middle = median(row->sample, row->sample_count);
  for (size_t i = 0; i < row->sample_count; i++)
    row->sample[i] = clip(spec, middle + factor * (row->sample[i] - middle));
}

/* The smallest share of a split that is not 0. */
static double rarest_part(const models_inputs_t *inputs, const models_spec_t *spec) {
  double least = INFINITY, sum = 0.0;
  for (size_t i = 0; i < inputs->count; i++) {
    const models_input_t *row = &inputs->rows[i];
    if (models_schema_find(row->name) != spec)
      continue;
    sum += row->value;
    least = row->value > 0.0 && row->value < least ? row->value : least;
  }
  return sum > 0.0 ? least / sum : 0.0;
}

static void scale(const models_inputs_t *inputs, const models_spec_t *spec, models_input_t *row,
                  bool doubled) {
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
    scale_n(row, rarest_part(inputs, spec), doubled);
    break;
  case MODELS_LOGNORMAL:
    scale_logs(row, doubled);
    break;
  case MODELS_EMPIRICAL:
    scale_sample(row, spec, factor);
    break;
  case MODELS_CONSTANT:
    break;
  default:
    scale_ends(row, spec, factor);
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
  out->low = logs ? sqrt(a->low) * sqrt(b->low) : 0.5 * (a->low + b->low);
  out->high = logs ? sqrt(a->high) * sqrt(b->high) : 0.5 * (a->high + b->high);
  for (size_t i = 0; i < out->sample_count; i++)
    out->sample[i] = 0.5 * (a->sample[i] + b->sample[i]);
}

static void copy_spread(const models_input_t *from, models_input_t *to) {
  to->n = from->n;
  to->low = from->low;
  to->high = from->high;
  if (from->sample_count)
    memcpy(to->sample, from->sample, from->sample_count * sizeof *from->sample);
}

/* The widest admitted row between `good`, which is, and `bad`, which is not; both are changed. */
static void bring_back(models_check_t *check, models_input_t *row, models_input_t *good,
                       models_input_t *bad) {
  for (int i = 0; i < STEPS; i++) {
    middle_of(good, bad, row);
    copy_spread(row, is_admitted(check, row) ? good : bad);
  }
  copy_spread(good, row);
}

/* Row i of `out`, a copy of `inputs`, with its spread changed. */
static int respread(const models_inputs_t *inputs, models_spread_t spread, models_check_t *check,
                    models_inputs_t *out, size_t i) {
  models_input_t *row = &out->rows[i], good, bad;
  const models_spec_t *spec = models_schema_find(row->name);
  if (row->distribution == MODELS_EMPIRICAL)
    qsort(row->sample, row->sample_count, sizeof *row->sample, compare);
  int status = copy_row(row, &good);
  if (status)
    return status;
  scale(inputs, spec, row, spread == MODELS_SPREAD_DOUBLED);
  good.n += good.distribution == MODELS_COUNT; /* that of the proportion that it says */
  if (row->distribution != MODELS_WEIGHT && !is_admitted(check, row)) {
    status = copy_row(row, &bad);
    if (!status) {
      bring_back(check, row, &good, &bad);
      models_input_free(&bad);
    }
  }
  models_input_free(&good);
  return status;
}

int models_inputs_respread(const models_inputs_t *inputs, models_spread_t spread,
                           models_inputs_t *out) {
  models_check_t *check = malloc(sizeof *check);
  int status = copy_table(inputs, out);
  if (!status && !check)
    status = SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < inputs->count; i++)
    if (is_judged(&inputs->rows[i]))
      status = respread(inputs, spread, check, out, i);
  if (!status && models_schema_check(out, NULL, NULL) > 0)
    status = SIM_ERR_DOMAIN;
  if (status)
    models_inputs_free(out);
  free(check);
  return status;
}
