// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/sample.h"

#include "fits/shape.h"
#include "sim/elementary.h"
#include "sim/laws/normal.h"
#include "sim/laws/student.h"

#include <math.h>
#include <stdlib.h>

static const double least_chance = 0.01;
enum { SHAPE_VALUES = 8 };

static int compare(const void *left, const void *right) {
  const double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

/* Mean, standard deviation and skewness of the values, or of their logarithms. */
static double moments(const double *x, size_t n, double *mean, double *sd) {
  double sum = 0.0, square = 0.0, cube = 0.0;
  for (size_t i = 0; i < n; i++)
    sum += x[i];
  *mean = sum / (double)n;
  for (size_t i = 0; i < n; i++) {
    const double d = x[i] - *mean;
    square += d * d;
    cube += d * d * d;
  }
  *sd = sqrt(square / ((double)n - 1.0));
  const double variance = square / (double)n;
  return cube / (double)n / (variance * sqrt(variance));
}

static void try_family(fits_sample_t *self, fits_family_t family, const double *x) {
  moments(x, self->count, &self->centre[family], &self->scale[family]);
  self->chance[family] = self->count < SHAPE_VALUES
                             ? (double)NAN
                             : fits_shape_chance(fits_shape_distance(
                                   x, self->count, self->centre[family], self->scale[family]));
}

/* Whether the lognormal is likelier: by twice the logarithm of the likelihoods' ratio. */
static bool is_lognormal(const fits_sample_t *self) {
  const double *scale = self->scale;
  return self->how.is_amount && sim_log(scale[FITS_LOGNORMAL]) + self->centre[FITS_LOGNORMAL] <
                                    sim_log(scale[FITS_NORMAL]);
}

static bool try_families(fits_sample_t *self, const double *values) {
  try_family(self, FITS_NORMAL, values);
  self->centre[FITS_LOGNORMAL] = self->scale[FITS_LOGNORMAL] = (double)NAN;
  self->chance[FITS_LOGNORMAL] = (double)NAN;
  if (!self->how.is_amount)
    return true;
  double *logs = malloc(self->count * sizeof *logs);
  for (size_t i = 0; logs && i < self->count; i++)
    logs[i] = sim_log(values[i]);
  if (logs)
    try_family(self, FITS_LOGNORMAL, logs);
  free(logs);
  return logs != NULL;
}

size_t fits_sample_needs(fits_sample_how_t how) {
  return how.is_new_value ? FITS_NEW_VALUES : FITS_MEAN_VALUES;
}

static void find_ends(fits_sample_t *self) {
  const double n = (double)self->count, t = sim_student_quantile(0.95, n - 1.0);
  const double s = self->scale[self->family], square = s * s;
  const bool is_log = self->family == FITS_LOGNORMAL, is_new = self->how.is_new_value;
  const double of_log_mean = square / n + square * square / (2.0 * (n - 1.0));
  const double variance = is_new ? square * (1.0 + 1.0 / n) : is_log ? of_log_mean : square / n;
  const double centre = self->centre[self->family] + (is_log && !is_new ? 0.5 * square : 0.0);
  const double reach = t * sqrt(variance);
  self->low = is_log ? sim_exp(centre - reach) : centre - reach;
  self->high = is_log ? sim_exp(centre + reach) : centre + reach;
  const double wide = reach / sim_normal_quantile(0.95);
  self->n = self->how.is_share ? centre * (1.0 - centre) / (wide * wide) - 1.0 : (double)NAN;
}

/* Whether the chosen family may stand; else whether there are enough values for their mean. */
static bool is_near(fits_sample_t *self, double skewness) {
  const double chance = self->chance[self->family], n = (double)self->count;
  if (!self->how.is_share && !(chance < least_chance))
    return true;
  const double needed =
      fmax(self->how.is_share ? FITS_MEAN_VALUES : FITS_MANY_VALUES, 25.0 * skewness * skewness);
  self->is_by_number = true;
  self->family = FITS_NORMAL;
  return !self->how.is_new_value && n >= needed;
}

fits_sample_verdict_t fits_sample_fit(double *values, size_t count, fits_sample_how_t how,
                                      fits_sample_t *out) {
  *out = (fits_sample_t){.how = how, .count = count};
  if (count < fits_sample_needs(how))
    return FITS_SAMPLE_FEW;
  qsort(values, count, sizeof *values, compare);
  out->least = values[0];
  out->most = values[count - 1];
  if (!(out->most - out->least > 1e-12 * fabs(out->most)))
    return FITS_SAMPLE_EQUAL;
  const double skewness = moments(values, count, &out->mean, &out->sd);
  if (!try_families(out, values))
    return FITS_SAMPLE_MEMORY;
  out->family = is_lognormal(out) ? FITS_LOGNORMAL : FITS_NORMAL;
  if (!is_near(out, skewness))
    return FITS_SAMPLE_SHAPE;
  find_ends(out);
  const bool has_room = how.is_share ? out->n * fmin(out->mean, 1.0 - out->mean) >= 0.01
                                     : !how.is_amount || out->low > 0.0;
  return has_room ? FITS_SAMPLE_OK : FITS_SAMPLE_ZERO;
}

double fits_sample_below(const fits_sample_t *self, double x) {
  const fits_family_t family = self->family;
  const double at = family == FITS_LOGNORMAL ? sim_log(x) : x;
  return sim_normal_cdf((at - self->centre[family]) / self->scale[family]);
}
