// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/design.h"

#include "sim/clones.h"
#include "sim/design/lhs.h"
#include "sim/design/net.h"
#include "sim/status.h"

enum { CHUNK = 256, REPLICATIONS = SIM_DESIGN_REPLICATIONS };

uint64_t sim_design_replicates(sim_design_kind_t kind, uint64_t n) {
  if (kind == SIM_DESIGN_RANDOM)
    return n;
  if (n < 1 || n > SIM_DESIGN_MOST)
    return 0;
  uint64_t points = (n + REPLICATIONS - 1) / REPLICATIONS;
  if (kind == SIM_DESIGN_SOBOL)
    for (points = 1; points * REPLICATIONS < n;)
      points *= 2;
  return points * REPLICATIONS;
}

int sim_design_init(sim_design_t *self, sim_design_kind_t kind, uint64_t replicates) {
  *self = (sim_design_t){.kind = kind};
  if (kind == SIM_DESIGN_RANDOM)
    return SIM_OK;
  if (replicates < 1 || sim_design_replicates(kind, replicates) != replicates)
    return SIM_ERR_DOMAIN;
  self->points = replicates / REPLICATIONS;
  return SIM_OK;
}

/* Points of one randomisation: `at` … at + count − 1. */
typedef struct {
  const sim_design_t *design;
  const sim_stream_t *stream;
  size_t dimension;
  uint64_t randomisation, at;
  size_t count;
} part_t;

static void lhs_part(const part_t *self, double *u) {
  const uint32_t points = (uint32_t)self->design->points;
  uint32_t stratum[CHUNK];
  sim_lhs_t order;
  sim_pcg_t generator;
  sim_stream_derive(self->stream, self->randomisation, &generator);
  sim_lhs_init(&order, points, &generator);
  sim_stream_uniforms(self->stream, self->randomisation * points + self->at, self->count, u);
  for (size_t i = 0; i < self->count; i += CHUNK) {
    const size_t n = self->count - i < CHUNK ? self->count - i : CHUNK;
    sim_lhs_strata(&order, (uint32_t)(self->at + i), n, stratum);
    sim_lhs_place(n, stratum, points, u + i);
  }
}

SIM_CLONES
static void convert(size_t count, const uint64_t *restrict bits, double *restrict u) {
  for (size_t i = 0; i < count; i++)
    u[i] = sim_uniform_of(bits[i]);
}

static void sobol_part(const part_t *self, double *u) {
  const size_t columns = (size_t)__builtin_ctzll(self->design->points);
  uint64_t v[SIM_NET_COLUMNS], bits[CHUNK];
  sim_pcg_t generator;
  sim_stream_derive(self->stream, self->randomisation, &generator);
  sim_net_directions(self->dimension, columns, v);
  sim_net_scramble(columns, v, &generator);
  const uint64_t shift = sim_pcg_next(&generator);
  for (size_t i = 0; i < self->count; i += CHUNK) {
    const size_t n = self->count - i < CHUNK ? self->count - i : CHUNK;
    sim_net_points(columns, v, shift, self->at + i, n, bits);
    convert(n, bits, u + i);
  }
}

void sim_design_uniforms(const sim_design_t *self, const sim_stream_t *stream, size_t dimension,
                         uint64_t first, size_t count, double *u) {
  const bool sobol = self->kind == SIM_DESIGN_SOBOL;
  if (self->kind == SIM_DESIGN_RANDOM || (sobol && dimension >= SIM_NET_DIMENSIONS)) {
    sim_stream_uniforms(stream, first, count, u);
    return;
  }
  for (size_t done = 0; done < count;) {
    part_t part = {.design = self,
                   .stream = stream,
                   .dimension = dimension,
                   .randomisation = (first + done) / self->points,
                   .at = (first + done) % self->points,
                   .count = count - done};
    if (part.count > self->points - part.at)
      part.count = (size_t)(self->points - part.at);
    if (sobol)
      sobol_part(&part, u + done);
    else
      lhs_part(&part, u + done);
    done += part.count;
  }
}
