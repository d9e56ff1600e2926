// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_HISTOGRAM_H
#define SIM_HISTOGRAM_H

#include "sim/summary/grid.h"
#include "sim/summary/moments.h"

/* A quantile summary of a stream of numbers whose memory does not grow with their count and whose
   content does not depend on their order, so that parts merge exactly.

   It counts how many fall into each bin of a grid (sim/summary/grid.h). Whole numbers: quantiles
   are exact order statistics. Others: a quantile lies in the bin of its order statistic and, by
   linear interpolation, nearer still; its rank is off by at most what that bin holds, whatever the
   distribution. A bin into which one value only fits gives exactly that value, and so does, of a
   discrete output, one that has seen one value only. Beyond the grid bins widen by 1/8 of their
   distance from it and know their least and greatest value. */

/* Exact sums of whole numbers. */
__extension__ typedef __int128 sim_i128;

typedef struct {
  uint64_t count;
  double min, max;
} sim_tail_bin_t;

enum {
  SIM_TAIL_OCTAVES = 64,                       /* distances up to 2^64 cells */
  SIM_TAIL_STEPS = 8,                          /* tail bins per doubling of the distance */
  SIM_TAIL = SIM_TAIL_OCTAVES * SIM_TAIL_STEPS /* on either side */
};

typedef struct {
  const sim_grid_t *grid;
  uint64_t count;        /* finite values seen */
  uint64_t undefined;    /* others */
  uint64_t *counts;      /* per bin; one more for what falls outside */
  double *values;        /* discrete grids: what a bin has seen, NaN when it has seen two */
  sim_tail_bin_t *tails; /* SIM_TAIL below, then SIM_TAIL above, ascending; NULL: all are empty */
  sim_i128 tail_sum, tail_squares; /* whole grids: of distances from origin, in the tails */
} sim_histogram_t;

/* Prepares an empty summary on a grid, which must outlive it. Returns SIM_OK or SIM_ERR_NO_MEMORY
 * (nothing to free). */
int sim_histogram_init(sim_histogram_t *self, const sim_grid_t *grid);
void sim_histogram_free(sim_histogram_t *self);

/* Adds values; those that are not finite are left out. Error: SIM_ERR_NO_MEMORY, and the summary
   can only be freed. */
int sim_histogram_add(sim_histogram_t *self, size_t count, const double *x);

/* Adds all of `other`, which must lie on the same grid. Exact, and the same in any order. Error:
   the same. */
int sim_histogram_merge(sim_histogram_t *self, const sim_histogram_t *other);

/* Whole grids only: the moments of what was added, from exact integer sums, so that they do not
   depend on the order. */
sim_moments_t sim_histogram_moments(const sim_histogram_t *self);

/* The p-quantile, p in [0, 1], of what was added: the smallest value whose cumulative share is at
   least p (Hyndman and Fan 1996, type 1), exact on whole grids and up to one bin on others. NaN
   when nothing was added. */
double sim_histogram_quantile(const sim_histogram_t *self, double p);

/* Bounds of the order statistic of a rank, 1 … count, and the value that a quantile of that rank
   has, which lies between them; *held: how many the bin holds that it lies in. */
typedef struct {
  double low, value, high, held;
} sim_order_t;
sim_order_t sim_histogram_order(const sim_histogram_t *self, double rank);

/* The share of what was added that is at most x: exact on whole grids and at values that a bin has
   seen alone, else linear within one bin. NaN when nothing was added. */
double sim_histogram_share(const sim_histogram_t *self, double x);

/* Makes room for the tails where there is none. Error: SIM_ERR_NO_MEMORY. */
int sim_histogram_make_tails(sim_histogram_t *self);

/* The tail bin of a finite value outside the grid. */
size_t sim_histogram_tail(const sim_grid_t *grid, double x);

/* How many lie below the grid. */
uint64_t sim_histogram_below(const sim_histogram_t *self);

/* Standard error of that quantile from its order statistics: half the distance between the
   quantiles at p ± √(p(1−p)/count). It says how far a quantile spreads, not where it may lie: for
   that see sim/estimate/interval.h. */
double sim_histogram_quantile_se(const sim_histogram_t *self, double p);

/* Standard error of the standard deviation of what was added, √((m4 − m2²) / n) / (2 √m2), with the
   central moments m2 and m4 of the bins (Kendall and Stuart, volume 1, section 10.5): within a few
   per cent of that of the values. 0 where all values are the same; NaN when nothing was added. */
double sim_histogram_sd_se(const sim_histogram_t *self);

#endif
