// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_DESIGN_H
#define SIM_DESIGN_H

#include "sim/design/stream.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where the uniforms of a run come from. Latin hypercubes and Sobol' points spread more evenly than
   random draws, so that the same error takes fewer replicates. They are laid out as
   SIM_DESIGN_REPLICATIONS independent randomisations of `points` points each, one after the other:
   replicate r is point r mod `points` of randomisation r / `points`. Within one randomisation the
   points depend on each other; between them nothing does, which is what an honest standard error
   rests on (sim/estimate/replicated.h; Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences",
   1995, and L'Ecuyer and Lemieux, "Recent advances in randomized quasi-Monte Carlo methods", 2002).

   Any replicate is reached directly: of random draws and Latin hypercubes from (seed, name) alone,
   so that adding a quantity changes no other; of Sobol' points from the quantity's dimension too.
 */

enum { SIM_DESIGN_REPLICATIONS = 32 };

/* The most replicates of a design that is not random. */
#define SIM_DESIGN_MOST ((uint64_t)SIM_DESIGN_REPLICATIONS << 31)

typedef enum { SIM_DESIGN_RANDOM, SIM_DESIGN_LHS, SIM_DESIGN_SOBOL } sim_design_kind_t;

/* All zero: random. */
typedef struct {
  sim_design_kind_t kind;
  uint64_t points; /* of one randomisation; 0 when random */
} sim_design_t;

/* The smallest number of replicates that is at least n and that the kind can have: any (random), a
   multiple of SIM_DESIGN_REPLICATIONS (Latin hypercube), that times a power of 2 (Sobol'). 0 when
   there is none up to SIM_DESIGN_MOST. */
uint64_t sim_design_replicates(sim_design_kind_t kind, uint64_t n);

/* A design for `replicates` of them. SIM_ERR_DOMAIN unless sim_design_replicates would keep it. */
int sim_design_init(sim_design_t *self, sim_design_kind_t kind, uint64_t replicates);

/* Writes the uniforms of replicates first … first + count − 1 in (0, 1), 53 bits. `stream` is the
   quantity's own: random draws come from it, randomisations are derived from it. `dimension` is the
   quantity's place among those drawn; Sobol' points from SIM_NET_DIMENSIONS on are random. */
void sim_design_uniforms(const sim_design_t *self, const sim_stream_t *stream, size_t dimension,
                         uint64_t first, size_t count, double *u);

#endif
