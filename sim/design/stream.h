// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_STREAM_H
#define SIM_STREAM_H

#include "sim/design/pcg.h"

#include <stddef.h>
#include <stdint.h>

/* The random numbers of one named quantity: replicate r owns position r. */
typedef struct {
  sim_pcg_t origin; /* before replicate 0 */
} sim_stream_t;

/* Derives the stream of the quantity `name` (its full name, any bytes up to the NUL) under `seed`:
   both state and increment of its generator come from a mix of the two, because generators that
   differ in a sequence number or in neighbouring seeds only are visibly correlated. */
void sim_stream_init(sim_stream_t *self, uint64_t seed, const char *name);

/* Writes to u the uniforms of replicates first … first + count − 1, each in (0, 1) with 53 bits. */
void sim_stream_uniforms(const sim_stream_t *self, uint64_t first, size_t count, double *u);

/* Seeds a generator of the quantity's own for part `part` of a design: from the same (seed, name),
   independent of the stream and of the other parts. */
void sim_stream_derive(const sim_stream_t *self, uint64_t part, sim_pcg_t *out);

#endif
