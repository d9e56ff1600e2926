// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"

#include "sim/clones.h"
#include "sim/design/mix.h"

#include <string.h>

enum { CHUNK = 512 };

/* Absorbs the name eight bytes at a time, then its length, so that no name is another's prefix. */
static uint64_t absorb(uint64_t key, const char *name) {
  const size_t length = strlen(name);
  for (size_t at = 0; at < length; at += 8) {
    uint64_t word = 0;
    for (size_t i = 0; i < 8 && at + i < length; i++)
      word |= (uint64_t)(unsigned char)name[at + i] << 8 * i;
    key = sim_mix64((key ^ word) + SIM_MIX_STEP);
  }
  return sim_mix64((key ^ length) + SIM_MIX_STEP);
}

void sim_stream_init(sim_stream_t *self, uint64_t seed, const char *name) {
  /* Two independent 64-bit keys, so that 2^32 names do not collide. */
  const uint64_t a = absorb(sim_mix64(seed + SIM_MIX_STEP), name);
  const uint64_t b = absorb(sim_mix64(~seed + 2 * SIM_MIX_STEP), name);
  sim_pcg_seed(&self->origin, sim_u128_of(sim_mix64(a + SIM_MIX_STEP), sim_mix64(b + SIM_MIX_STEP)),
               sim_u128_of(sim_mix64(a + 2 * SIM_MIX_STEP), sim_mix64(b + 2 * SIM_MIX_STEP)));
}

SIM_CLONES
static void convert(size_t count, const uint64_t *restrict bits, double *restrict u) {
  for (size_t i = 0; i < count; i++)
    u[i] = sim_uniform_of(bits[i]);
}

void sim_stream_uniforms(const sim_stream_t *self, uint64_t first, size_t count, double *u) {
  sim_pcg_t generator = self->origin;
  sim_pcg_advance(&generator, first);
  uint64_t bits[CHUNK];
  for (size_t at = 0; at < count; at += CHUNK) {
    const size_t n = count - at < CHUNK ? count - at : CHUNK;
    sim_pcg_fill(&generator, n, bits);
    convert(n, bits, u + at);
  }
}

void sim_stream_derive(const sim_stream_t *self, uint64_t part, sim_pcg_t *out) {
  const sim_u128 state = self->origin.state, increment = self->origin.increment;
  const uint64_t key = sim_mix64(part + SIM_MIX_STEP);
  const uint64_t a = sim_mix64((uint64_t)(state >> 64) ^ key);
  const uint64_t b = sim_mix64((uint64_t)state + key);
  const uint64_t c = sim_mix64((uint64_t)(increment >> 64) ^ key);
  const uint64_t d = sim_mix64((uint64_t)increment + key);
  sim_pcg_seed(out, sim_u128_of(a, b), sim_u128_of(c, d));
}
