// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/sobol.h"

#include "sim/laws/normal.h"

#include <math.h>

static double within(double x) {
  return x < 0.0 ? 0.0 : x > 1.0 ? 1.0 : x;
}

sim_index_t sim_index_of(double raw, double se) {
  return (sim_index_t){.raw = raw,
                       .se = se,
                       .shown = within(raw),
                       .low = within(raw - SIM_Z975 * se),
                       .high = within(raw + SIM_Z975 * se)};
}

double sim_sobol_mean(size_t n, const double *x) {
  double sum = 0.0;
  for (size_t i = 0; i < n; i++)
    sum += x[i] - x[0];
  return x[0] + sum / (double)n;
}

/* What the points of a pair have in common. */
typedef struct {
  const double *p, *q, *r;
  double centre;           /* of p and q together */
  double p_mean, r_mean;   /* for the control */
  double variance, closed; /* of p and q together; (1) */
} pair_t;

static pair_t pair_of(size_t n, const double *p, const double *q, const double *r) {
  pair_t self = {.p = p, .q = q, .r = r};
  self.p_mean = sim_sobol_mean(n, p);
  self.r_mean = sim_sobol_mean(n, r);
  self.centre = self.p_mean + 0.5 * (sim_sobol_mean(n, q) - self.p_mean);
  double squares = 0.0, apart = 0.0;
  for (size_t i = 0; i < n; i++) {
    const double a = p[i] - self.centre, b = q[i] - self.centre, d = p[i] - q[i];
    squares += a * a + b * b;
    apart += d * d;
  }
  self.variance = squares / (2.0 * (double)n);
  self.closed = 1.0 - apart / squares;
  return self;
}

/* The influence of point i on (1); its mean over the points is 0. */
static inline double influence_of(const pair_t *self, size_t i) {
  const double a = self->p[i] - self->centre, b = self->q[i] - self->centre;
  const double d = self->p[i] - self->q[i];
  return 0.5 * ((1.0 - self->closed) * (a * a + b * b) - d * d) / self->variance;
}

static inline double control_of(const pair_t *self, size_t i) {
  return (self->r[i] - self->r_mean) * (self->p[i] - self->p_mean);
}

void sim_sobol_closed(size_t n, const double *p, const double *q, const double *r, double unseen,
                      double *influence, sim_index_t *closed, sim_index_t *rest) {
  const pair_t pair = pair_of(n, p, q, r);
  if (!(pair.variance > 0.0)) {
    *closed = *rest = sim_index_of(0.5, INFINITY);
    for (size_t i = 0; influence && i < n; i++)
      influence[i] = 0.0;
    return;
  }
  double mean = 0.0;
  for (size_t i = 0; i < n; i++)
    mean += control_of(&pair, i);
  mean /= (double)n;
  double together = 0.0, squares = 0.0, own = 0.0;
  for (size_t i = 0; i < n; i++) {
    const double f = influence_of(&pair, i), c = control_of(&pair, i) - mean;
    together += f * c;
    squares += c * c;
    own += f * f;
  }
  const double slope = squares > 0.0 ? together / squares : 0.0;
  const double left = own - slope * together; /* Σ of squares that the control leaves */
  const double rare = SIM_Z975 * unseen / pair.variance;
  const double se = sqrt((left > 0.0 ? left : 0.0) + rare * rare) / (double)n;
  *closed = sim_index_of(pair.closed - slope * mean, se);
  *rest = sim_index_of((1.0 - pair.closed) + slope * mean, se);
  for (size_t i = 0; influence && i < n; i++)
    influence[i] = influence_of(&pair, i) - slope * (control_of(&pair, i) - mean);
}
