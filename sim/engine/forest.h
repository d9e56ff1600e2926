// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_FOREST_H
#define SIM_FOREST_H

#include "sim/summary/moments.h"

#include <stdbool.h>

/* The moments of several columns over any set of replicates, such that the same set gives the same
   bits, however it was put together.

   Sums of real numbers depend on their order. So the replicates are divided, once for all, into
   grains of SIM_GRAIN (sim/engine/model.h): the moments of a grain are taken of its values in their
   order; two grains, and two runs of grains, are joined only where they are the halves of an
   aligned run of a power of two, so that which additions are made does not depend on which came
   first. A set of n consecutive replicates is held as at most 2 log2(n / SIM_GRAIN) such runs and,
   at its ends, the values of grains that are not complete. Pairwise joining also keeps rounding
   errors small: Chan, Golub and LeVeque, "Algorithms for computing the sample variance", The
   American Statistician 37 (1983). */

typedef struct {
  uint64_t first, count;  /* replicates */
  sim_moments_t *moments; /* per column, of an aligned run of grains; else NULL */
  double *values; /* of a grain not complete: column after column, `count` each; else NULL */
} sim_piece_t;

typedef struct {
  size_t columns; /* may be 0: then only which replicates are there is kept */
  size_t count, capacity;
  sim_piece_t *pieces; /* ascending, none overlaps another */
} sim_forest_t;

/* An empty forest; nothing is allocated yet. */
void sim_forest_init(sim_forest_t *self, size_t columns);
void sim_forest_free(sim_forest_t *self);

/* Replicates first … first + count − 1 on their way into a forest: their columns come one by one,
   so that each is read once for all that is made of it. */
typedef struct {
  size_t columns, count;
  sim_piece_t *pieces; /* grains, and parts of one at either end */
} sim_sheaf_t;

/* Error: SIM_ERR_NO_MEMORY, and nothing is left to free. */
int sim_sheaf_init(sim_sheaf_t *self, size_t columns, uint64_t first, size_t count);
void sim_sheaf_fill(sim_sheaf_t *self, size_t column, const double *values);
void sim_sheaf_free(sim_sheaf_t *self);

/* Adds a sheaf with as many columns, all filled, which is left empty in any case. Errors:
   SIM_ERR_NO_MEMORY; SIM_ERR_DOMAIN when one of its replicates is there already. After an error the
   forest can only be freed. */
int sim_forest_add(sim_forest_t *self, sim_sheaf_t *sheaf);

/* Adds one piece of another forest with as many columns, whose memory is taken over in any case.
   Errors: the same; SIM_ERR_DOMAIN also for a piece that is neither an aligned run nor part of one
   grain, or reaches beyond 2^48 replicates. */
int sim_forest_put(sim_forest_t *self, sim_piece_t piece);

/* Moves all of `other` here; `other` is left empty, also after an error. Errors: the same. */
int sim_forest_merge(sim_forest_t *self, sim_forest_t *other);

/* Of all replicates in it. */
sim_moments_t sim_forest_moments(const sim_forest_t *self, size_t column);

/* How many replicates it holds, and whether they are first … last − 1. */
uint64_t sim_forest_replicates(const sim_forest_t *self);
bool sim_forest_is_range(const sim_forest_t *self, uint64_t first, uint64_t last);

#endif
