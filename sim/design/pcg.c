// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/pcg.h"

#include "sim/design/mix.h"

static const sim_u128 multiplier = (sim_u128)2549297995355413924U << 64 | 4865540595714422341U;

static uint64_t output(sim_u128 state) {
  const uint64_t folded = (uint64_t)(state >> 64) ^ (uint64_t)state;
  const unsigned rotation = (unsigned)(state >> 122);
  return folded >> rotation | folded << (-rotation & 63);
}

void sim_pcg_seed(sim_pcg_t *self, sim_u128 state, sim_u128 sequence) {
  self->increment = sequence << 1 | 1;
  self->state = (self->increment + state) * multiplier + self->increment;
}

uint64_t sim_pcg_next(sim_pcg_t *self) {
  self->state = self->state * multiplier + self->increment;
  return output(self->state);
}

/* k steps of the recurrence are one step with other constants: s → a_k·s + c_k. */
static void stride(sim_u128 steps, sim_u128 increment, sim_u128 *a_k, sim_u128 *c_k) {
  sim_u128 a = multiplier, c = increment;
  *a_k = 1;
  *c_k = 0;
  for (; steps; steps >>= 1) {
    if (steps & 1) {
      *a_k *= a;
      *c_k = *c_k * a + c;
    }
    c = (a + 1) * c;
    a *= a;
  }
}

/* Interleaved sequences: as many as fit into the registers of x86-64. */
enum { LANES = 3 };

void sim_pcg_advance(sim_pcg_t *self, sim_u128 steps) {
  sim_u128 a, c;
  stride(steps, self->increment, &a, &c);
  self->state = a * self->state + c;
}

void sim_pcg_fill(sim_pcg_t *self, size_t count, uint64_t *x) {
  sim_u128 a, c, lane[LANES];
  stride(LANES, self->increment, &a, &c);
  sim_u128 s = self->state;
  for (size_t j = 0; j < LANES; j++)
    lane[j] = s = s * multiplier + self->increment;
  size_t i = 0;
  for (; i + LANES <= count; i += LANES)
    for (size_t j = 0; j < LANES; j++) {
      x[i + j] = output(lane[j]);
      lane[j] = lane[j] * a + c;
    }
  for (size_t j = 0; i < count; i++, j++)
    x[i] = output(lane[j]);
  sim_pcg_advance(self, count);
}

static void set(void *state, unsigned long seed) {
  const uint64_t key = sim_mix64(seed + SIM_MIX_STEP);
  sim_pcg_seed(state, sim_u128_of(key, sim_mix64(key + SIM_MIX_STEP)),
               sim_u128_of(sim_mix64(key + 2 * SIM_MIX_STEP), sim_mix64(key + 3 * SIM_MIX_STEP)));
}

static unsigned long get(void *state) {
  return sim_pcg_next(state);
}

static double get_double(void *state) {
  return (double)(sim_pcg_next(state) >> 11) * 0x1p-53;
}

static const gsl_rng_type type = {
    .name = "pcg64",
    .max = UINT64_MAX,
    .min = 0,
    .size = sizeof(sim_pcg_t),
    .set = set,
    .get = get,
    .get_double = get_double,
};

const gsl_rng_type *const sim_rng_pcg64 = &type;
