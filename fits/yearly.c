// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/yearly.h"

#include "fits/alike.h"
#include "sim/elementary.h"
#include "sim/laws/normal.h"
#include "sim/laws/student.h"

#include <math.h>

enum { HALVINGS = 200 };

typedef struct {
  const int *years;
  const double *values, *of;
  size_t count;
} data_t;

static double logit_of(const data_t *self, size_t i) {
  return sim_log((self->values[i] + 0.5) / (self->of[i] - self->values[i] + 0.5));
}

static double weight_of(const data_t *self, size_t i, double square) {
  return 1.0 /
         (1.0 / (self->values[i] + 0.5) + 1.0 / (self->of[i] - self->values[i] + 0.5) + square);
}

/* The weighted mean of the logits, and the sum of the weights. */
static double mean_of(const data_t *self, double square, double *weight) {
  double sum = 0.0;
  *weight = 0.0;
  for (size_t i = 0; i < self->count; i++) {
    *weight += weight_of(self, i, square);
    sum += weight_of(self, i, square) * logit_of(self, i);
  }
  return sum / *weight;
}

static double distance(const data_t *self, double square) {
  double weight, sum = 0.0;
  const double mean = mean_of(self, square, &weight);
  for (size_t i = 0; i < self->count; i++) {
    const double d = logit_of(self, i) - mean;
    sum += weight_of(self, i, square) * d * d;
  }
  return sum;
}

/* Where the distance, which falls, is that of chance. */
static double spread_of(const data_t *self) {
  const double wanted = (double)self->count - 1.0;
  double low = 0.0, high = 1.0;
  while (distance(self, high) > wanted)
    high *= 2.0;
  for (int i = 0; i < HALVINGS; i++) {
    const double middle = 0.5 * (low + high);
    *(distance(self, middle) > wanted ? &low : &high) = middle;
  }
  return 0.5 * (low + high);
}

/* The slope over the years against its error, in units of what passes 5 % of chance. */
static double trend_of(const data_t *self, double square) {
  double weight, year = 0.0, xx = 0.0, xy = 0.0, rest = 0.0;
  const double mean = mean_of(self, square, &weight), freedom = (double)self->count - 2.0;
  for (size_t i = 0; i < self->count; i++)
    year += weight_of(self, i, square) / weight * self->years[i];
  for (size_t i = 0; i < self->count; i++) {
    const double w = weight_of(self, i, square), x = self->years[i] - year;
    xx += w * x * x;
    xy += w * x * (logit_of(self, i) - mean);
  }
  for (size_t i = 0; i < self->count; i++) {
    const double d = logit_of(self, i) - mean - xy / xx * (self->years[i] - year);
    rest += weight_of(self, i, square) * d * d;
  }
  return fabs(xy / xx) / sqrt(rest / freedom / xx) / sim_student_quantile(0.975, freedom);
}

static double share_of(double logit) {
  return 1.0 / (1.0 + sim_exp(-logit));
}

fits_yearly_verdict_t fits_yearly_fit(const int *years, const double *values, const double *of,
                                      size_t count, fits_yearly_t *out) {
  const data_t data = {years, values, of, count};
  double least = INFINITY, weight;
  *out = (fits_yearly_t){.years = count};
  for (size_t i = 0; i < count; i++) {
    out->successes += values[i];
    out->cases += of[i];
    least = of[i] < least ? of[i] : least;
  }
  if (count < FITS_YEARLY_LEAST)
    return FITS_YEARLY_FEW;
  const double all = out->successes / out->cases, freedom = (double)count - 1.0;
  if (least * fmin(all, 1.0 - all) < FITS_YEARLY_LEAST)
    return FITS_YEARLY_RARE;
  out->dispersion = distance(&data, 0.0) / freedom;
  out->chance = fits_alike_chance(values, of, count);
  out->differs = out->dispersion > 1.0;
  const double square = out->differs ? spread_of(&data) : 0.0;
  out->sd = sqrt(square);
  out->level = share_of(mean_of(&data, square, &weight));
  out->error = sqrt(1.0 / weight);
  out->reach = out->differs ? sim_student_quantile(0.95, freedom) : sim_normal_quantile(0.95);
  out->trend = trend_of(&data, square);
  const double wide = out->error * out->reach / sim_normal_quantile(0.95);
  out->n = 1.0 / (out->level * (1.0 - out->level) * wide * wide) - 1.0;
  return out->n < 1.0 ? FITS_YEARLY_WIDE : FITS_YEARLY_OK;
}

double fits_yearly_quantile(const fits_yearly_t *self, double p) {
  const double at = sim_student_quantile(p, (double)self->years - 2.0);
  const double logit = sim_log(self->level / (1.0 - self->level));
  return share_of(logit + at * sqrt(self->error * self->error + self->sd * self->sd));
}
