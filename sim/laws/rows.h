// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_ROWS_H
#define SIM_ROWS_H

/* How tabulated quantile functions are addressed. For a tail probability p in [2^-14, 1/2) the row
   is read off the bits of p: its binary exponent and the top three bits of its mantissa, 104 rows
   in all; the remaining bits give t in [-1, 1), the place inside the row, without rounding. Row 104
   holds NaN and stands for everything else: the tails, p = 1/2 itself, NaN. */

#include <stddef.h>
#include <stdint.h>

#include "sim/elementary.h"

enum {
  SIM_ROWS_OCTAVES = 13, /* 2^-14 ... 2^-1 */
  SIM_ROWS_SIDE = 8 * SIM_ROWS_OCTAVES + 1,
  SIM_ROWS_TERMS = 8, /* a polynomial of degree 7: one cache line */
  SIM_ROWS_CHUNK = 256
};

#define SIM_ROWS_LOWEST 6.103515625e-05 /* 2^-14 */
#define SIM_ROWS_BASE_  UINT64_C(8072)  /* top 15 bits of 2^-14: (1023 - 14) * 8 */

/* The row of p; sets *t. */
static inline uint64_t sim_rows_find(double p, double *t) {
  const double known = p >= SIM_ROWS_LOWEST && p <= 0.5 ? p : 0.5;
  const uint64_t bits = sim_bits_of_(known);
  const uint64_t within = (bits & UINT64_C(0x0001ffffffffffff)) | UINT64_C(0x3ff0000000000000);
  *t = sim_from_bits_(within) * 16.0 - 17.0;
  return (bits >> 49) - SIM_ROWS_BASE_;
}

/* Where row `row` begins (row = 104: 1/2, the end of the last). */
static inline double sim_rows_start(unsigned row) {
  return sim_from_bits_((SIM_ROWS_BASE_ + row) << 49);
}

typedef double sim_pair_t __attribute__((vector_size(16), aligned(8), may_alias));

/* The polynomial c of degree 7 at t. Even and odd powers side by side, in the two
   halves of the vector registers that every x86-64 has. */
static inline double sim_rows_value(const double *c, double t) {
  const sim_pair_t *pair = (const sim_pair_t *)(const void *)c;
  const sim_pair_t t2 = {t * t, t * t};
  const sim_pair_t sum = pair[0] + t2 * (pair[1] + t2 * (pair[2] + t2 * pair[3]));
  return sum[0] + sum[1] * t;
}

/* x[i] = the polynomial of the row of min(u[i], 1 - u[i]), i < count <= SIM_ROWS_CHUNK; rows of
   u > 1/2 begin at row `upper`. Addresses by vector instructions, then plain loads: a row is one
   cache line, and measured here that is twice as fast as gathers. x and u must not overlap. */
static inline __attribute__((always_inline)) void
sim_rows_values(const double (*rows)[SIM_ROWS_TERMS], uint64_t upper, size_t count,
                const double *restrict u, double *restrict x) {
  uint32_t row[SIM_ROWS_CHUNK];
  double place[SIM_ROWS_CHUNK];
  for (size_t i = 0; i < count; i++) {
    const double high = 1.0 - u[i];
    double t;
    const uint64_t found = sim_rows_find(u[i] > 0.5 ? high : u[i], &t);
    row[i] = (uint32_t)(found + (u[i] > 0.5 ? upper : 0));
    place[i] = t;
  }
  for (size_t i = 0; i < count; i++)
    x[i] = sim_rows_value(rows[row[i]], place[i]);
}

#endif
