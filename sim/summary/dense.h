// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_DENSE_H
#define SIM_DENSE_H

#include <stdbool.h>
#include <stddef.h>

/* Edges of bins for an output of which a pilot holds many values: order statistics,
   every one where a quantile of summary.csv can lie, one in SIM_DENSE_COARSE of the pilot
   elsewhere.
 */

enum {
  SIM_DENSE_COARSE = 512,
  SIM_DENSE_STEPS = 2048 /* widest lattice whose places all have a bin */
};

/* How many edges `count` values may have. */
#define SIM_DENSE_ROOM(count) (2 * (count) + SIM_DENSE_STEPS + 1)

typedef struct {
  bool discrete; /* half of the values are repeated: each has a bin of its own */
  double step;   /* of the lattice that they lie on, when it is not too wide; else 0 */
} sim_dense_t;

/* sorted[count] is ascending, count >= 1, all finite. */
sim_dense_t sim_dense_of(size_t count, const double *sorted);

/* Writes the edges in ascending order, without equal ones, and returns how many. */
size_t sim_dense_edges(size_t count, const double *sorted, sim_dense_t kind, double *edges);

#endif
