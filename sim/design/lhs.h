// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_LHS_H
#define SIM_LHS_H

#include "sim/design/pcg.h"

#include <stddef.h>
#include <stdint.h>

/* Latin hypercube samples: McKay, Beckman and Conover, "A comparison of three methods for selecting
   values of input variables in the analysis of output from a computer code", Technometrics 21
   (1979), 239–245. Each of `points` strata of (0, 1) holds one of `points` points, in random order.
   The order is a keyed bijection that any thread can evaluate anywhere, so nothing is stored. */

enum { SIM_LHS_ROUNDS = 6 };

typedef struct {
  uint32_t points, mask, bits;
  uint32_t add[SIM_LHS_ROUNDS], multiply[SIM_LHS_ROUNDS];
} sim_lhs_t;

/* A random order of 0 … points − 1 (points 1 … 2^31), its keys taken from a generator. */
void sim_lhs_init(sim_lhs_t *self, uint32_t points, sim_pcg_t *generator);

/* Writes the strata of points first … first + count − 1, all below `points`. */
void sim_lhs_strata(const sim_lhs_t *self, uint32_t first, size_t count, uint32_t *stratum);

/* Points within their strata: (stratum + u) / points in place of each u in (0, 1); the result is in
   (0, 1) too. */
void sim_lhs_place(size_t count, const uint32_t *stratum, uint32_t points, double *u);

#endif
