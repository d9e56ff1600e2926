// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/lhs.h"

#include "sim/clones.h"

/* On k bits, adding a key, multiplying by an odd one and folding the upper half onto the lower are
   bijections; a few rounds of them mix every bit into every other. Values that fall beyond the last
   stratum are sent round again until they do not ("cycle walking"): Black and Rogaway, "Ciphers
   with arbitrary finite domains", CT-RSA 2002; such a bijection for sampling is in Kensler,
   "Correlated multi-jittered sampling", Pixar 13-01 (2013). */

void sim_lhs_init(sim_lhs_t *self, uint32_t points, sim_pcg_t *generator) {
  uint32_t bits = 0;
  while (UINT64_C(1) << bits < points)
    bits++;
  *self =
      (sim_lhs_t){.points = points, .bits = bits, .mask = (uint32_t)((UINT64_C(1) << bits) - 1)};
  for (size_t r = 0; r < SIM_LHS_ROUNDS; r++) {
    const uint64_t key = sim_pcg_next(generator);
    self->add[r] = (uint32_t)key & self->mask;
    self->multiply[r] = (uint32_t)(key >> 32) | 1;
  }
}

static inline uint32_t mix(const sim_lhs_t *self, uint32_t fold, uint32_t x) {
  for (size_t r = 0; r < SIM_LHS_ROUNDS; r++) {
    x = (x + self->add[r]) * self->multiply[r] & self->mask;
    x ^= x >> fold;
  }
  return x;
}

SIM_CLONES
static void mix_all(const sim_lhs_t *self, uint32_t fold, uint32_t first, size_t count,
                    uint32_t *restrict x) {
  const sim_lhs_t keys = *self;
  for (size_t i = 0; i < count; i++)
    x[i] = mix(&keys, fold, first + (uint32_t)i);
}

void sim_lhs_strata(const sim_lhs_t *self, uint32_t first, size_t count, uint32_t *stratum) {
  const uint32_t fold = self->bits / 2 + 1 < self->bits ? self->bits / 2 + 1 : 1;
  mix_all(self, fold, first, count, stratum);
  for (size_t i = 0; i < count; i++)
    while (stratum[i] >= self->points)
      stratum[i] = mix(self, fold, stratum[i]);
}

SIM_CLONES
void sim_lhs_place(size_t count, const uint32_t *restrict stratum, uint32_t points,
                   double *restrict u) {
  const double largest = 1.0 - 0x1p-53, n = (double)points;
  for (size_t i = 0; i < count; i++) {
    const double at = ((double)stratum[i] + u[i]) / n;
    u[i] = at < largest ? at : largest;
  }
}
