// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"

#include "sim/elementary.h"

/* How an outcome that was observed weighs a replicate: the logarithm of the chance that the law of
   its stage gave it, but for the factorials and 2π, which are the same in every replicate. */

void models_weigh_poisson(size_t count, double *out, const double *k, const double *lambda) {
  for (size_t r = 0; out && r < count; r++)
    out[r] += (k[r] > 0.0 ? k[r] * sim_log(lambda[r]) : 0.0) - lambda[r];
}

void models_weigh_binomial(size_t count, double *out, const double *k, const double *n,
                           const double *p) {
  for (size_t r = 0; out && r < count; r++) {
    const double rest = n[r] - k[r];
    out[r] +=
        (k[r] > 0.0 ? k[r] * sim_log(p[r]) : 0.0) + (rest > 0.0 ? rest * sim_log1p(-p[r]) : 0.0);
  }
}

void models_weigh_normal(size_t count, double *out, const double *x, const double *mean,
                         const double *sd) {
  for (size_t r = 0; out && r < count; r++) {
    const double z = (x[r] - mean[r]) / sd[r];
    out[r] += -0.5 * z * z - sim_log(sd[r]);
  }
}
