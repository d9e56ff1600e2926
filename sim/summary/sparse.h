// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_SPARSE_H
#define SIM_SPARSE_H

#include <stddef.h>

/* Edges of bins for an output of which the pilot of sim/summary/grid.h holds few values, since it
   is seldom defined. Their order statistics are too far apart to be all the edges: of m, the bin
   that holds a quantile has a share of 2/m. So each gap between them is cut, evenly and, for shapes
   that are steep or clustered, ever finer towards its ends; beyond the pilot edges go on at
   distances that grow by 2 %. There are many times more bins than values as long as these are few,
   and a bin that has seen one value only gives exactly that (sim/summary/histogram.h, discrete
   grids). */

enum { SIM_SPARSE_FEW = 1024, SIM_SPARSE_ROOM = 24576 };

/* Writes the edges in ascending order, without equal ones, and returns how many. sorted[count] is
   ascending, 1 <= count < SIM_SPARSE_FEW, all finite; edges holds SIM_SPARSE_ROOM numbers. */
size_t sim_sparse_edges(size_t count, const double *sorted, double *edges);

#endif
