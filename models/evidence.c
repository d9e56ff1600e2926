// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"

#include "sim/clones.h"
#include "sim/elementary.h"

/* How an outcome that was observed weighs a replicate: the logarithm of the chance that the law of
   its stage gave it, but for the factorials and 2π, which are the same in every replicate. */

SIM_CLONES
static void add_poisson(size_t n, double *restrict out, const double *restrict k,
                        const double *restrict lambda) {
  for (size_t r = 0; r < n; r++) {
    const double seen = k[r] * sim_log(lambda[r]);
    out[r] += (k[r] > 0.0 ? seen : 0.0) - lambda[r];
  }
}

void models_weigh_poisson(size_t count, double *out, const double *k, const double *lambda) {
  if (out)
    add_poisson(count, out, k, lambda);
}

/* Both logarithms are taken, also where their count is 0: no branch, and the loop vectorises. */
SIM_CLONES
static void add_binomial(size_t count, double *restrict out, const double *restrict k,
                         const double *restrict n, const double *restrict p) {
  for (size_t r = 0; r < count; r++) {
    const double rest = n[r] - k[r];
    const double seen = k[r] * sim_log(p[r]), other = rest * sim_log1p(-p[r]);
    out[r] += (k[r] > 0.0 ? seen : 0.0) + (rest > 0.0 ? other : 0.0);
  }
}

void models_weigh_binomial(size_t count, double *out, const double *k, const double *n,
                           const double *p) {
  if (out)
    add_binomial(count, out, k, n, p);
}

SIM_CLONES
static void add_normal(size_t n, double *restrict out, const double *restrict x,
                       const double *restrict mean, const double *restrict sd) {
  for (size_t r = 0; r < n; r++) {
    const double z = (x[r] - mean[r]) / sd[r];
    out[r] += -0.5 * z * z - sim_log(sd[r]);
  }
}

void models_weigh_normal(size_t count, double *out, const double *x, const double *mean,
                         const double *sd) {
  if (out)
    add_normal(count, out, x, mean, sd);
}
