// SPDX-License-Identifier: GPL-3.0-or-later
/* Distribution functions of fixed distributions, each tail by itself. */
#include "sim/laws/compound.h"

#include <math.h>

#include "sim/elementary.h"
#include "sim/laws/normal.h"

static double within(double p) {
  return p < 0.0 ? 0.0 : p > 1.0 ? 1.0 : p;
}

/* Of a beta law on [low, low + scale]; the upper tail is the lower one of the mirrored law. */
static double beta_tail(const sim_dist_t *self, double low, double high, double x, int upper) {
  const sim_beta_t *law = &self->law.beta;
  sim_beta_t side = *law;
  double density;
  const double from = upper ? high - x : x - low, to = upper ? x - low : high - x;
  if (!(from > 0.0 && to > 0.0))
    return from > 0.0 ? 1.0 : 0.0;
  if (upper) {
    side.a = law->b;
    side.b = law->a;
  }
  return sim_beta_lower(&side, from / to, &density);
}

static double normal_tail(double z, int upper) {
  return upper ? sim_normal_sf(z) : sim_normal_cdf(z);
}

static double triangular_tail(const sim_dist_t *self, double x, int upper) {
  const double low = within((x - self->shift) / self->scale);
  const double high = within((self->high - x) / self->scale);
  const double from = upper ? high : low, to = upper ? low : high;
  const double near = upper ? self->rest : self->split, far = upper ? self->split : self->rest;
  return from < near || far == 0.0 ? (near > 0.0 ? from * from / near : 0.0) : 1.0 - to * to / far;
}

double sim_dist_tail(const sim_dist_t *self, double x, int upper, double *at) {
  *at = 0.0;
  switch (self->kind) {
  case SIM_DIST_CONSTANT:
    *at = x == self->shift ? 1.0 : 0.0;
    return (upper ? x < self->shift : x > self->shift) ? 1.0 : 0.0;
  case SIM_DIST_BETA:
    return beta_tail(self, 0.0, 1.0, x, upper);
  case SIM_DIST_PERT:
    return beta_tail(self, self->shift, self->high, x, upper);
  case SIM_DIST_NORMAL:
    return normal_tail((x - self->shift) / self->scale, upper);
  case SIM_DIST_LOGNORMAL:
    return x > 0.0 ? normal_tail((sim_log(x) - self->shift) / self->scale, upper)
                   : (upper ? 1.0 : 0.0);
  case SIM_DIST_UNIFORM:
    return within((upper ? self->high - x : x - self->shift) / self->scale);
  case SIM_DIST_TRIANGULAR:
    return triangular_tail(self, x, upper);
  case SIM_DIST_QUANTILES:
    return sim_pieces_tail(self->compound, x, upper, at);
  case SIM_DIST_MIXTURE:
    return sim_mixture_tail(self->compound, x, upper, at);
  default:
    return (double)NAN;
  }
}
