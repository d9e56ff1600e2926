// SPDX-License-Identifier: GPL-3.0-or-later
/* A law given by points of its quantile function, which is straight between them: within a piece
   all values are equally likely, and two equal values are an atom. */
#include "sim/laws/compound.h"

#include <math.h>
#include <string.h>

#include "sim/status.h"

static double quantile_at(const sim_compound_t *self, double u) {
  const double *p = self->p, *x = self->x;
  size_t i = 1;
  if (!(u >= 0.0 && u <= 1.0))
    return (double)NAN;
  while (i + 1 < self->count && p[i] < u)
    i++;
  const double width = p[i] - p[i - 1], rise = x[i] - x[i - 1];
  /* From the nearer corner: exact at both. */
  return u - p[i - 1] <= p[i] - u ? x[i - 1] + rise * ((u - p[i - 1]) / width)
                                  : x[i] - rise * ((p[i] - u) / width);
}

static double exact_at(const sim_dist_t *self, double u) {
  return quantile_at(self->compound, u);
}

static void block(const sim_dist_t *self, size_t count, const double *u, double *x) {
  for (size_t i = 0; i < count; i++)
    x[i] = quantile_at(self->compound, u[i]);
}

double sim_pieces_tail(const sim_compound_t *self, double at_x, int upper, double *at) {
  const double *p = self->p, *x = self->x;
  double below = 0.0;
  *at = 0.0;
  for (size_t i = 1; i < self->count; i++) {
    const double width = p[i] - p[i - 1];
    if (x[i] == at_x && x[i - 1] == at_x)
      *at += width;
    else if (x[i] <= at_x)
      below = p[i];
    else if (x[i - 1] < at_x)
      below = p[i - 1] + width * ((at_x - x[i - 1]) / (x[i] - x[i - 1]));
  }
  return upper ? 1.0 - below - *at : below;
}

static int is_domain(size_t count, const double *p, const double *x) {
  if (count < 2 || p[0] != 0.0 || p[count - 1] != 1.0 || !(fabs(x[0]) <= 1e300))
    return 0;
  for (size_t i = 1; i < count; i++)
    if (!(p[i] > p[i - 1] && x[i] >= x[i - 1] && fabs(x[i]) <= 1e300))
      return 0;
  return 1;
}

/* Mean, and second moment about it: a piece has the variance of a uniform about its middle. */
static void set_moments(sim_dist_t *self, size_t count, const double *p, const double *x) {
  double mean = 0.0, square = 0.0;
  for (size_t i = 1; i < count; i++)
    mean += (p[i] - p[i - 1]) * (0.5 * x[i] + 0.5 * x[i - 1]);
  for (size_t i = 1; i < count; i++) {
    const double off = 0.5 * x[i] + 0.5 * x[i - 1] - mean, rise = x[i] - x[i - 1];
    square += (p[i] - p[i - 1]) * (off * off + rise * rise / 12.0);
  }
  self->mean = mean;
  self->sd = sqrt(square);
}

static const sim_dist_own_t own = {exact_at, block, NULL, sim_compound_free};

int sim_dist_init_quantiles(sim_dist_t *self, size_t count, const double *p, const double *x) {
  (void)sim_dist_init_constant(self, (double)NAN);
  if (!is_domain(count, p, x))
    return SIM_ERR_DOMAIN;
  if (x[0] == x[count - 1])
    return sim_dist_init_constant(self, x[0]);
  sim_compound_t *compound = sim_compound_alloc(count, 0);
  if (!compound)
    return SIM_ERR_NO_MEMORY;
  memcpy(compound->p, p, count * sizeof *p);
  memcpy(compound->x, x, count * sizeof *x);
  self->kind = SIM_DIST_QUANTILES;
  self->own = &own;
  self->compound = compound;
  set_moments(self, count, p, x);
  return SIM_OK;
}
