// SPDX-License-Identifier: GPL-3.0-or-later
/* Laws from their parameters. */
#include "sim/laws/dist.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/elementary.h"
#include "sim/laws/laws.h"
#include "sim/status.h"

#define LARGEST 1e300
#define Z95     1.6448536269514722 /* 95 % quantile of the normal */

static int bounded(double x, double limit) {
  return fabs(x) <= limit;
}

static int set_constant(sim_dist_t *self, double value) {
  *self = (sim_dist_t){.kind = SIM_DIST_CONSTANT, .shift = value, .mean = value};
  return isnan(value) ? SIM_ERR_DOMAIN : SIM_OK;
}

int sim_dist_init_constant(sim_dist_t *self, double value) {
  return set_constant(self, isfinite(value) ? value : NAN);
}

int sim_dist_init_beta(sim_dist_t *self, double a, double b) {
  (void)set_constant(self, NAN);
  if ((a == 0.0 && b > 0.0 && isfinite(b)) || (b == 0.0 && a > 0.0 && isfinite(a)))
    return set_constant(self, b == 0.0 ? 1.0 : 0.0);
  if (sim_beta_init(&self->law.beta, a, b) != SIM_OK)
    return SIM_ERR_DOMAIN;
  self->kind = SIM_DIST_BETA;
  self->mean = a / (a + b);
  self->sd = sim_law_beta.spread(&self->law);
  return SIM_OK;
}

int sim_dist_init_gamma(sim_dist_t *self, double shape) {
  (void)set_constant(self, NAN);
  if (shape == 0.0)
    return set_constant(self, 0.0);
  if (sim_gamma_init(&self->law.gamma, shape) != SIM_OK)
    return SIM_ERR_DOMAIN;
  self->kind = SIM_DIST_GAMMA;
  self->mean = shape;
  self->sd = sqrt(shape);
  return SIM_OK;
}

int sim_dist_init_normal(sim_dist_t *self, double mean, double sd) {
  (void)set_constant(self, NAN);
  if (!(bounded(mean, LARGEST) && bounded(sd, LARGEST) && sd >= 0.0))
    return SIM_ERR_DOMAIN;
  if (sd == 0.0)
    return set_constant(self, mean);
  self->kind = SIM_DIST_NORMAL;
  self->shift = self->mean = mean;
  self->scale = self->sd = sd;
  return SIM_OK;
}

int sim_dist_init_lognormal(sim_dist_t *self, double mu, double sigma) {
  (void)set_constant(self, NAN);
  if (!(sigma >= 0.0 && fabs(mu) + 38.0 * sigma <= 700.0))
    return SIM_ERR_DOMAIN;
  if (sigma == 0.0)
    return set_constant(self, sim_exp(mu));
  self->kind = SIM_DIST_LOGNORMAL;
  self->shift = mu;
  self->scale = sigma;
  self->mean = sim_exp(mu + 0.5 * sigma * sigma);
  self->sd = self->mean * sqrt(sim_expm1(sigma * sigma));
  return SIM_OK;
}

/* low <= mode <= high in range; sets shift and scale, or the constant when low = high. */
static int init_bounded(sim_dist_t *self, double low, double mode, double high) {
  (void)set_constant(self, NAN);
  if (!(bounded(low, LARGEST) && bounded(high, LARGEST) && low <= mode && mode <= high))
    return SIM_ERR_DOMAIN;
  if (low == high)
    return set_constant(self, low);
  self->shift = low;
  self->scale = high - low;
  self->high = high;
  return SIM_OK;
}

int sim_dist_init_uniform(sim_dist_t *self, double low, double high) {
  const int status = init_bounded(self, low, low, high);
  if (status != SIM_OK || low == high)
    return status;
  self->kind = SIM_DIST_UNIFORM;
  self->mean = low + 0.5 * self->scale;
  self->sd = self->scale / sqrt(12.0);
  return SIM_OK;
}

int sim_dist_init_triangular(sim_dist_t *self, double low, double mode, double high) {
  const int status = init_bounded(self, low, mode, high);
  if (status != SIM_OK || low == high)
    return status;
  self->kind = SIM_DIST_TRIANGULAR;
  const double c = self->split = (mode - low) / self->scale;
  self->rest = (high - mode) / self->scale;
  self->mean = low + self->scale * ((1.0 + c) / 3.0);
  self->sd = self->scale * sqrt((1.0 - c + c * c) / 18.0);
  return SIM_OK;
}

int sim_dist_init_pert(sim_dist_t *self, double low, double mode, double high) {
  const int status = init_bounded(self, low, mode, high);
  if (status != SIM_OK || low == high)
    return status;
  const double a = 1.0 + 4.0 * ((mode - low) / self->scale);
  const double b = 1.0 + 4.0 * ((high - mode) / self->scale);
  (void)sim_beta_init(&self->law.beta, a, b); /* 1 <= a, b <= 5 */
  self->kind = SIM_DIST_PERT;
  self->mean = low + self->scale * (a / (a + b));
  self->sd = self->scale * sim_law_beta.spread(&self->law);
  return SIM_OK;
}

static int ascending(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int sim_dist_init_empirical(sim_dist_t *self, const double *sample, size_t count) {
  (void)set_constant(self, NAN);
  if (!sample || count == 0 || (uint64_t)count > UINT64_C(1) << 52)
    return SIM_ERR_DOMAIN;
  double sum = 0.0, squares = 0.0;
  for (size_t i = 0; i < count; i++) {
    if (!bounded(sample[i], 1e150))
      return SIM_ERR_DOMAIN;
    sum += sample[i];
  }
  double *copy = calloc(count, sizeof *copy);
  if (!copy)
    return SIM_ERR_NO_MEMORY;
  memcpy(copy, sample, count * sizeof *copy);
  qsort(copy, count, sizeof *copy, ascending);
  const double mean = sum / (double)count;
  for (size_t i = 0; i < count; i++)
    squares += (copy[i] - mean) * (copy[i] - mean);
  self->kind = SIM_DIST_EMPIRICAL;
  self->sample = copy;
  self->count = count;
  self->mean = mean;
  self->sd = sqrt(squares / (double)count);
  return SIM_OK;
}

int sim_dist_init_listed(sim_dist_t *self, const double *values, size_t count) {
  const int status = sim_dist_init_empirical(self, values, count);
  if (!status)
    memcpy(self->sample, values, count * sizeof *values);
  return status;
}

int sim_normal_from_interval(double p05, double p95, double *mean, double *sd) {
  if (!(bounded(p05, LARGEST) && bounded(p95, LARGEST) && p05 <= p95))
    return SIM_ERR_DOMAIN;
  *mean = 0.5 * p05 + 0.5 * p95;
  *sd = (p95 - p05) / (2.0 * Z95);
  return SIM_OK;
}

int sim_lognormal_from_interval(double p05, double p95, double *mu, double *sigma) {
  if (!(p05 > 0.0 && bounded(p95, LARGEST)))
    return SIM_ERR_DOMAIN;
  return sim_normal_from_interval(sim_log(p05), sim_log(p95), mu, sigma);
}
