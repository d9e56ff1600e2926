// SPDX-License-Identifier: GPL-3.0-or-later
/* A law cut to an interval: of the law, the part of its quantile function that lies within. */
#include "sim/laws/compound.h"

#include <math.h>

#include "sim/status.h"

static double clamped(const sim_compound_t *self, double x) {
  return x < self->low ? self->low : x > self->high ? self->high : x;
}

/* The uniform of the law before the cut, from the nearer end. */
static double uniform_before(const sim_compound_t *self, double u) {
  return u <= 0.5 ? self->below + u * self->kept : 1.0 - (self->above + (1.0 - u) * self->kept);
}

static double exact_at(const sim_dist_t *self, double u) {
  if (!(u >= 0.0 && u <= 1.0))
    return (double)NAN;
  const sim_compound_t *cut = self->compound;
  return clamped(cut, sim_dist_quantile(cut->parts, uniform_before(cut, u)));
}

static void block(const sim_dist_t *self, size_t count, const double *u, double *x) {
  const sim_compound_t *cut = self->compound;
  for (size_t i = 0; i < count; i++)
    x[i] = uniform_before(cut, u[i]);
  sim_dist_quantiles(cut->parts, count, x, x);
  for (size_t i = 0; i < count; i++)
    x[i] = clamped(cut, x[i]);
}

static int prepare(sim_dist_t *self) {
  return sim_dist_prepare(self->compound->parts);
}

static const sim_dist_own_t own = {exact_at, block, prepare, sim_compound_free};

int sim_dist_init_cut(sim_dist_t *self, sim_dist_t *law, double low, double high) {
  double at;
  (void)sim_dist_init_constant(self, (double)NAN);
  const double below = sim_dist_tail(law, low, 0, &at), above = sim_dist_tail(law, high, 1, &at);
  const double kept = 1.0 - below - above;
  const int is_domain = low < high && kept > 0.0 && kept <= 1.0;
  sim_compound_t *cut = is_domain ? sim_compound_alloc(1, 1) : NULL;
  if (!cut) {
    sim_dist_free(law);
    return is_domain ? SIM_ERR_NO_MEMORY : SIM_ERR_DOMAIN;
  }
  cut->below = below;
  cut->above = above;
  cut->kept = kept;
  cut->low = low;
  cut->high = high;
  cut->parts[0] = *law;
  self->kind = SIM_DIST_CUT;
  self->own = &own;
  self->compound = cut;
  return SIM_OK;
}
