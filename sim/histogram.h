// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_HISTOGRAM_H
#define SIM_HISTOGRAM_H

#include "sim/moments.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A quantile summary of a stream of numbers whose memory does not grow with their count and whose
   content does not depend on their order, so that parts merge exactly.

   A grid is laid over a pilot sample once. Whole numbers get bins one unit wide: their quantiles
   are exact order statistics. Real numbers get SIM_CELLS cells of equal width, each cut into bins
   by how much of the pilot fell into it, so that a bin holds about one replicate in 500 wherever
   the density peaks; a quantile is at most one bin off, in practice (linear within the bin) less
   than a tenth of that in rank. A bin that has seen one value only, however often, gives exactly
   that value: an atom is never smeared, and when the pilot lies on a lattice the bins are made
   narrower than its step. Beyond the grid bins widen by 1/8 of their distance from it. */

enum { SIM_CELLS = 256 };

/* Exact sums of whole numbers. */
__extension__ typedef __int128 sim_i128;

typedef struct {
  double origin;              /* lower end of the first bin */
  double inverse_width;       /* cells (real) or bins (whole) per unit */
  size_t bins;                /* bins between the tails */
  bool integral;              /* all values are whole numbers */
  bool whole;                 /* bins of width 1 on whole numbers */
  double cuts[SIM_CELLS];     /* real: number of bins of each cell */
  uint32_t firsts[SIM_CELLS]; /* real: first bin of each cell */
} sim_grid_t;

/* A bin of a real grid. `value` is what it has seen, NaN once it has seen two different values. */
typedef struct {
  double value;
  uint64_t count;
} sim_bin_t;

typedef struct {
  uint64_t count;
  double min, max;
} sim_tail_bin_t;

typedef struct {
  sim_grid_t grid;
  uint64_t count;                  /* finite values seen */
  uint64_t undefined;              /* others */
  double min, max;                 /* real grids: of the values within the grid */
  uint64_t *counts;                /* whole grids: per bin */
  sim_bin_t *bins;                 /* real grids */
  sim_tail_bin_t *tails;           /* below, then above */
  sim_i128 tail_sum, tail_squares; /* whole grids: of distances from origin, in the tails */
} sim_histogram_t;

/* Lays a grid over a pilot sample of `count` values (those not finite are ignored; scratch must
   hold count values and is overwritten). `whole` says that all values ever added are whole. */
sim_grid_t sim_grid_of(size_t count, const double *pilot, bool whole, double *scratch);

/* Prepares an empty summary on a grid. Returns SIM_OK or SIM_ERR_NO_MEMORY (nothing to free). */
int sim_histogram_init(sim_histogram_t *self, const sim_grid_t *grid);
void sim_histogram_free(sim_histogram_t *self);

/* Adds values; those that are not finite are left out. */
void sim_histogram_add(sim_histogram_t *self, size_t count, const double *x);

/* Adds all of `other`, which must lie on the same grid. Exact, and the same in any order. */
void sim_histogram_merge(sim_histogram_t *self, const sim_histogram_t *other);

/* Whole grids only: the moments of what was added, from exact integer sums, so that they do not
   depend on the order. */
sim_moments_t sim_histogram_moments(const sim_histogram_t *self);

/* The p-quantile, p in [0, 1], of what was added: the smallest value whose cumulative share is at
   least p (Hyndman and Fan 1996, type 1), exact on whole grids and up to one bin on real ones. NaN
   when nothing was added. */
double sim_histogram_quantile(const sim_histogram_t *self, double p);

/* The share of what was added that is at most x: exact on whole grids and at values that a bin has
   seen alone, else linear within one bin. NaN when nothing was added. */
double sim_histogram_share(const sim_histogram_t *self, double x);

/* Standard error of that quantile from its order statistics: half the distance between the
   quantiles at p ± √(p(1−p)/count). */
double sim_histogram_quantile_se(const sim_histogram_t *self, double p);

/* Standard error of the standard deviation of what was added, √((m4 − m2²) / n) / (2 √m2), with the
   central moments m2 and m4 of the bins (Kendall and Stuart, volume 1, section 10.5): within a few
   per cent of that of the values. 0 where all values are the same; NaN when nothing was added. */
double sim_histogram_sd_se(const sim_histogram_t *self);

#endif
