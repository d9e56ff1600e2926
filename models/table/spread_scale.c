// SPDX-License-Identifier: GPL-3.0-or-later
/* The rules of models/table/spread.h, law by law. */
#include "models/table/spread_scale.h"

#include "models/table/law.h"
#include "sim/elementary.h"

#include <math.h>
#include <stdlib.h>

static const double n_max = 1e7;
static const double shape_min = 0.01;

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

/* The end at `times` the distance of `end` from `middle` on the log scale; of twice and half by
   square roots alone, which are exact to rounding. */
static double scale_log(double end, double middle, double times) {
  if (times == 2.0)
    return end * (end / middle);
  if (times == 0.5)
    return sqrt(end) * sqrt(middle);
  return middle * sim_exp(times * sim_log(end / middle));
}

static void scale_logs(models_input_t *row, double times) {
  const double middle = sqrt(row->low) * sqrt(row->high);
  row->low = scale_log(row->low, middle, times);
  row->high = scale_log(row->high, middle, times);
}

/* n within what is admitted, `rarer` being the smaller share. */
static void scale_n(models_input_t *row, double rarer, double times) {
  const double least = rarer > 0.0 ? shape_min / rarer : 0.0, n = row->n / (times * times);
  row->n = times > 1.0 ? fmax(n, fmin(row->n, least)) : fmin(n, n_max);
}

static void scale_sample(models_input_t *row, double factor) {
  const double middle = mean(row->sample, row->sample_count);
  for (size_t i = 0; i < row->sample_count; i++)
    row->sample[i] = middle + factor * (row->sample[i] - middle);
}

/* The mean of a law by points: straight between them. */
static double mean_of_points(const models_input_t *row) {
  const models_point_t *at = row->points;
  double sum = 0.0;
  for (size_t k = 1; k < row->point_count; k++)
    sum += (at[k].p - at[k - 1].p) * (0.5 * at[k].value + 0.5 * at[k - 1].value);
  return sum;
}

static void scale_points(models_input_t *row, double factor) {
  const double middle = mean_of_points(row);
  for (size_t k = 0; k < row->point_count; k++)
    row->points[k].value = middle + factor * (row->points[k].value - middle);
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

/* Each part of a mixture by the rule of its law. */
static void scale_parts(const models_inputs_t *inputs, models_input_t *row, double times) {
  for (size_t k = 0; k < row->point_count; k++) {
    models_input_t part = models_mixture_part(row, k);
    models_spread_scale(inputs, &part, times);
    row->points[k] = (models_point_t){.p = row->points[k].p,
                                      .distribution = part.distribution,
                                      .value = part.value,
                                      .low = part.low,
                                      .high = part.high,
                                      .n = part.n};
  }
}

void models_spread_scale(const models_inputs_t *inputs, models_input_t *row, double times) {
  switch (row->distribution) {
  case MODELS_PROPORTION:
    scale_n(row, fmin(row->value, 1.0 - row->value), times);
    break;
  case MODELS_WEIGHT:
    scale_n(row, rarest_part(inputs, row->name), times);
    break;
  case MODELS_LOGNORMAL:
    scale_logs(row, times);
    break;
  case MODELS_EMPIRICAL:
    scale_sample(row, times);
    break;
  case MODELS_QUANTILES:
    scale_points(row, times);
    break;
  case MODELS_MIXTURE:
    scale_parts(inputs, row, times);
    break;
  case MODELS_CONSTANT:
  case MODELS_JOINT:
    break;
  default:
    scale_ends(row, times);
  }
}

static void middle_of_points(const models_input_t *a, const models_input_t *b,
                             models_input_t *out) {
  for (size_t k = 0; k < out->point_count; k++) {
    const models_input_t x = models_mixture_part(a, k), y = models_mixture_part(b, k);
    models_input_t middle = x;
    models_spread_middle(&x, &y, &middle);
    out->points[k].value = middle.value;
    out->points[k].low = middle.low;
    out->points[k].high = middle.high;
    out->points[k].n = middle.n;
  }
}

void models_spread_middle(const models_input_t *a, const models_input_t *b, models_input_t *out) {
  const bool logs = out->distribution == MODELS_LOGNORMAL;
  out->n = 0.5 * (a->n + b->n);
  out->value = 0.5 * (a->value + b->value);
  out->low = logs ? sqrt(a->low) * sqrt(b->low) : 0.5 * (a->low + b->low);
  out->high = logs ? sqrt(a->high) * sqrt(b->high) : 0.5 * (a->high + b->high);
  for (size_t i = 0; i < out->sample_count; i++)
    out->sample[i] = 0.5 * (a->sample[i] + b->sample[i]);
  middle_of_points(a, b, out);
  out->year_sd = 0.5 * (a->year_sd + b->year_sd);
}

/* That of the part that widened least; constants have no width. */
static double widening_of_parts(const models_input_t *before, const models_input_t *after) {
  double least = INFINITY;
  for (size_t k = 0; k < before->point_count; k++) {
    const models_input_t x = models_mixture_part(before, k), y = models_mixture_part(after, k);
    least = fmin(least, models_spread_widening(&x, &y));
  }
  return least;
}

double models_spread_widening(const models_input_t *before, const models_input_t *after) {
  const size_t last = before->sample_count ? before->sample_count - 1 : 0;
  const size_t end = before->point_count ? before->point_count - 1 : 0;
  switch (before->distribution) {
  case MODELS_PROPORTION:
  case MODELS_WEIGHT:
    return sqrt(before->n / after->n);
  case MODELS_LOGNORMAL:
    return sim_log(after->high / after->low) / sim_log(before->high / before->low);
  case MODELS_EMPIRICAL:
    return (after->sample[last] - after->sample[0]) / (before->sample[last] - before->sample[0]);
  case MODELS_QUANTILES:
    return (after->points[end].value - after->points[0].value) /
           (before->points[end].value - before->points[0].value);
  case MODELS_MIXTURE:
    return widening_of_parts(before, after);
  case MODELS_CONSTANT:
  case MODELS_JOINT:
    return INFINITY; /* its years alone */
  default:
    return (after->high - after->low) / (before->high - before->low);
  }
}
