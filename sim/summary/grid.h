// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_GRID_H
#define SIM_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where the bins of a sim_histogram_t lie, laid over a pilot sample once.

   Whole numbers get bins one unit wide. For other numbers the edges are order statistics of the
   pilot, so that no shape of the distribution matters. Of a pilot of m, the share of all replicates
   between two neighbours is Beta(1, m), whatever the continuous distribution (David and Nagaraja,
   "Order Statistics" (2003), 2.2): the bin that holds a given quantile has a share of 2/m on
   average and more than 14/m with a probability of 1.2e-5. A value that the pilot holds more than
   once has a bin of its own. Every order statistic is an edge where a quantile of summary.csv can
   lie (±4.5 standard errors of the pilot's), one in m/SIM_DENSE_COARSE elsewhere.

   Where half of the pilot is repeated, the output is discrete: each value of the pilot has a bin of
   its own and, when they lie at equal steps, so has each place between them.

   An output that is defined in fewer than half of the pilot, and there fewer than SIM_SPARSE_FEW
   times, gets the many narrow bins of sim/summary/sparse.h and is taken for discrete: what a bin
   has seen is known exactly as long as it is one value. */

enum { SIM_CELLS = 4096, SIM_GRID_PILOT = 16384 /* the largest */ };

typedef struct {
  bool integral; /* all values are whole numbers */
  bool whole;    /* bins of width 1 on whole numbers; else edges */
  bool discrete; /* edges: most values are repeated, or few are expected */
  bool sparse;   /* discrete, cut by sim/summary/sparse.h: how values lie in a bin is not known */
  size_t bins;   /* between the tails */
  double origin; /* whole: lower end of the first bin; edges: of the first cell */
  double inverse_width; /* 1; edges: cells per unit */
  /* Edges: -infinity, then bins + 1 edges in ascending order, then infinities enough for a search.
     The first edges below each of SIM_CELLS cells of equal width narrow the search to 2^steps. */
  double *edges;
  int steps;
  uint16_t *firsts;
} sim_grid_t;

/* Lays a grid over a pilot sample of `count` values, at most SIM_GRID_PILOT (those not finite are
   ignored; scratch must hold 2 count values and is overwritten). `whole` says that all values ever
   added are whole. The caller frees it with sim_grid_free. NULL when out of memory. */
sim_grid_t *sim_grid_alloc(size_t count, const double *pilot, bool whole, double *scratch);
void sim_grid_free(sim_grid_t *self);

/* The bin of each of `count` values; self->bins for those outside the grid or not finite. */
void sim_grid_locate(const sim_grid_t *self, size_t count, const double *x, uint32_t *bin);

/* The ends of a bin; equal when only one value fits into it. */
void sim_grid_ends(const sim_grid_t *self, size_t bin, double *low, double *high);

#endif
