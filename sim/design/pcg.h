// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_PCG_H
#define SIM_PCG_H

#include "sim/elementary.h"

#include <gsl/gsl_rng.h>
#include <stdint.h>

/* PCG XSL-RR 128/64: a 128-bit linear congruential generator whose output is a 64-bit
   xor-shift and random rotation of the new state. O'Neill, "PCG: a family of simple fast
   space-efficient statistically good algorithms for random number generation", HMC-CS-2014-0905.
   The same numbers, output by output, as `pcg64` of the reference C++ headers. */

__extension__ typedef unsigned __int128 sim_u128;

typedef struct {
  sim_u128 state;
  sim_u128 increment; /* always odd */
} sim_pcg_t;

/* Joins two 64-bit halves. */
static inline sim_u128 sim_u128_of(uint64_t high, uint64_t low) {
  return (sim_u128)high << 64 | low;
}

/* Seeds as the reference does: any state, any sequence number (its top bit is lost). */
void sim_pcg_seed(sim_pcg_t *self, sim_u128 state, sim_u128 sequence);

/* The next 64 random bits. */
uint64_t sim_pcg_next(sim_pcg_t *self);

/* Jumps `steps` outputs ahead in O(log steps); −steps (modulo 2^128) jumps back.
   Brown, "Random number generation with arbitrary strides", Trans. Am. Nucl. Soc. 71 (1994). */
void sim_pcg_advance(sim_pcg_t *self, sim_u128 steps);

/* Fills `x` with the next `count` outputs, as `count` calls of sim_pcg_next would, in
   interleaved sequences so that the multiplications overlap. */
void sim_pcg_fill(sim_pcg_t *self, size_t count, uint64_t *x);

/* The number in the open interval (0, 1) that 64 random bits stand for: the top 53 bits as a
   multiple of 2^-53, and 2^-54 for zero, so that an inverse distribution function is finite. The
   upper 21 and the lower 32 bits become the mantissas of 2^84 and 2^52: exact, and unlike a
   conversion of 64-bit numbers an instruction that every vector unit has. */
static inline double sim_uniform_of(uint64_t bits) {
  const uint64_t k = bits >> 11;
  const double upper = sim_from_bits_(k >> 32 | UINT64_C(0x4530000000000000)) - 0x1.00000001p84;
  const double whole = upper + sim_from_bits_((k & UINT32_MAX) | UINT64_C(0x4330000000000000));
  return (whole == 0.0 ? 0.5 : whole) * 0x1p-53;
}

/* The generator for GSL: gsl_rng_alloc(sim_rng_pcg64), then gsl_rng_set, gsl_rng_memcpy,
   gsl_rng_fwrite and the rest. The 64-bit seed is mixed into state and increment. The state
   behind gsl_rng_state() is a sim_pcg_t. */
extern const gsl_rng_type *const sim_rng_pcg64;

#endif
