// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/summary/moments.h"

#include "sim/clones.h"

#include <math.h>

/* Independent partial sums: the order of additions is written down, and it is one that vector
   units can follow. */
enum { LANES = 8 };

static double sum_of_lanes(const double *lane) {
  return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
}

/* x − x is 0 for a finite number and NaN otherwise. */
static inline int is_finite(double x) {
  return x - x == 0.0;
}

static double first_finite(size_t count, const double *x) {
  for (size_t i = 0; i < count; i++)
    if (is_finite(x[i]))
      return x[i];
  return 0.0;
}

SIM_CLONES
static double shifted_sum(size_t count, const double *x, double shift) {
  double sum[LANES] = {0};
  size_t i = 0;
  for (; i + LANES <= count; i += LANES)
    for (size_t j = 0; j < LANES; j++)
      sum[j] += is_finite(x[i + j]) ? x[i + j] - shift : 0.0;
  for (size_t j = 0; i < count; i++, j++)
    sum[j] += is_finite(x[i]) ? x[i] - shift : 0.0;
  return sum_of_lanes(sum);
}

SIM_CLONES
static uint64_t count_finite(size_t count, const double *x) {
  uint64_t n = 0;
  for (size_t i = 0; i < count; i++)
    n += is_finite(x[i]) ? UINT64_C(1) : UINT64_C(0);
  return n;
}

SIM_CLONES
static double squared_deviations(size_t count, const double *x, double shift, double offset) {
  double sum[LANES] = {0};
  size_t i = 0;
  for (; i + LANES <= count; i += LANES)
    for (size_t j = 0; j < LANES; j++) {
      const double d = (x[i + j] - shift) - offset;
      sum[j] += is_finite(d) ? d * d : 0.0;
    }
  for (size_t j = 0; i < count; i++, j++) {
    const double d = (x[i] - shift) - offset;
    sum[j] += is_finite(d) ? d * d : 0.0;
  }
  return sum_of_lanes(sum);
}

void sim_moments_of(sim_moments_t *self, size_t count, const double *x) {
  const double shift = first_finite(count, x);
  const uint64_t defined = count_finite(count, x);
  const double sum = shifted_sum(count, x, shift);
  const double offset = defined > 0 ? sum / (double)defined : 0.0;
  *self = (sim_moments_t){
      .count = defined,
      .undefined = count - defined,
      .mean = shift + offset,
      .m2 = squared_deviations(count, x, shift, offset),
  };
}

void sim_moments_merge(sim_moments_t *self, const sim_moments_t *other) {
  self->undefined += other->undefined;
  if (other->count == 0)
    return;
  if (self->count == 0) {
    const uint64_t undefined = self->undefined;
    *self = *other;
    self->undefined = undefined;
    return;
  }
  const double n = (double)self->count, m = (double)other->count;
  const double delta = other->mean - self->mean;
  self->mean += delta * (m / (n + m));
  self->m2 += other->m2 + delta * delta * (n * m / (n + m));
  self->count += other->count;
}

double sim_moments_sd(const sim_moments_t *self) {
  return self->count > 1 ? sqrt(self->m2 / (double)(self->count - 1)) : (double)NAN;
}

double sim_moments_se(const sim_moments_t *self) {
  return sim_moments_sd(self) / sqrt((double)self->count);
}
