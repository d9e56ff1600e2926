// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/summary/grid.h"

#include "sim/clones.h"
#include "sim/elementary.h"
#include "sim/summary/ascend.h"
#include "sim/summary/dense.h"
#include "sim/summary/sparse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  WHOLE_BINS = 8192, /* widest whole grid */
  LEAST_BINS = 16,   /* of a whole grid, beyond either end of the pilot */
  CHUNK = 256
};

/* Bins for the whole numbers from low to high, and half as many beyond either end. */
static void lay_whole(sim_grid_t *grid, double low, double high) {
  const double margin = LEAST_BINS + floor((high - low) / 2.0);
  grid->whole = true;
  grid->inverse_width = 1.0;
  grid->origin = low - margin;
  grid->bins = (size_t)(high - low + 2.0 * margin) + 1;
}

SIM_CLONES
static void cells_of(size_t count, const double *restrict x, double origin, double inverse,
                     uint32_t *restrict cell) {
  for (size_t i = 0; i < count; i++) {
    const double at = (x[i] - origin) * inverse;
    const double above = at > 0.0 ? at : 0.0;
    cell[i] = (uint32_t)(int32_t)(above < SIM_CELLS - 1 ? above : SIM_CELLS - 1);
  }
}

/* How many edges lie in each cell, written to grid->firsts. */
static void count_edges(const sim_grid_t *grid, size_t edges) {
  uint32_t cell[CHUNK];
  memset(grid->firsts, 0, SIM_CELLS * sizeof *grid->firsts);
  for (size_t at = 0, size; at < edges; at += size) {
    size = edges - at < CHUNK ? edges - at : CHUNK;
    cells_of(size, grid->edges + 1 + at, grid->origin, grid->inverse_width, cell);
    for (size_t i = 0; i < size; i++)
      grid->firsts[cell[i]]++;
  }
}

/* An index into the edges by cells over the central 98 % of the pilot. A number's cell ascends with
   it, rounding and all: what lies in earlier cells is below it. */
static void index_edges(sim_grid_t *grid, size_t edges, double low, double high) {
  const double inverse = SIM_CELLS / (high - low);
  unsigned before = 0, most = 0;
  grid->inverse_width = isfinite(inverse) ? inverse : 0.0;
  grid->origin = low;
  count_edges(grid, edges);
  for (size_t cell = 0; cell < SIM_CELLS; cell++) {
    const unsigned among = grid->firsts[cell];
    grid->firsts[cell] = (uint16_t)before;
    before += among;
    most = among > most ? among : most;
  }
  while (1U << grid->steps < most + 1)
    grid->steps++;
}

/* Writes the edges in ascending order, and returns how many; a pilot that holds few values is cut
   finer than these, but for a lattice. */
static size_t write_edges(sim_grid_t *grid, size_t count, const double *sorted, bool few,
                          double *edges) {
  const sim_dense_t dense = sim_dense_of(count, sorted);
  grid->sparse = few && dense.step == 0.0;
  grid->discrete = grid->sparse || dense.discrete;
  return grid->sparse ? sim_sparse_edges(count, sorted, edges)
                      : sim_dense_edges(count, sorted, dense, edges);
}

_Static_assert(SIM_DENSE_ROOM(SIM_GRID_PILOT) < UINT16_MAX && SIM_SPARSE_ROOM < UINT16_MAX,
               "an edge's number fits into grid->firsts");
_Static_assert(SIM_DENSE_ROOM(SIM_SPARSE_FEW) <= SIM_SPARSE_ROOM,
               "few values, of either kind, fit");

static bool lay_edges(sim_grid_t *grid, size_t count, const double *sorted, bool few) {
  const size_t most = few ? SIM_SPARSE_ROOM : SIM_DENSE_ROOM(count);
  grid->edges = malloc((most + 1) * sizeof *grid->edges);
  grid->firsts = malloc(SIM_CELLS * sizeof *grid->firsts);
  if (!grid->edges || !grid->firsts)
    return false;
  grid->edges[0] = -(double)INFINITY;
  const size_t cut = count / 100, laid = write_edges(grid, count, sorted, few, grid->edges + 1);
  grid->bins = laid - 1;
  index_edges(grid, laid, sorted[cut], sorted[count - 1 - cut]);
  const size_t room = laid + 1 + ((size_t)1 << grid->steps);
  double *edges = realloc(grid->edges, room * sizeof *edges);
  if (!edges)
    return false;
  for (size_t i = laid + 1; i < room; i++)
    edges[i] = (double)INFINITY;
  grid->edges = edges;
  return true;
}

enum { LANES = 64 };

/* The least and the greatest of the finite values of a pilot; low > high when there is none. What
   is not finite becomes NaN, which no comparison takes. */
SIM_CLONES
static void range_of(size_t count, const double *pilot, double *low, double *high) {
  double least[LANES], most[LANES];
  for (size_t j = 0; j < LANES; j++) {
    least[j] = (double)INFINITY;
    most[j] = -(double)INFINITY;
  }
  size_t i = 0;
  for (; i + LANES <= count; i += LANES)
    for (size_t j = 0; j < LANES; j++) {
      const double x = pilot[i + j], at = x + (x - x);
      least[j] = at < least[j] ? at : least[j];
      most[j] = at > most[j] ? at : most[j];
    }
  *low = (double)INFINITY;
  *high = -(double)INFINITY;
  for (; i < count; i++) {
    const double x = pilot[i], at = x + (x - x);
    *low = at < *low ? at : *low;
    *high = at > *high ? at : *high;
  }
  for (size_t j = 0; j < LANES; j++) {
    *low = least[j] < *low ? least[j] : *low;
    *high = most[j] > *high ? most[j] : *high;
  }
}

/* The finite values of a pilot, at least one, in ascending order. */
static size_t sort_finite(size_t count, const double *pilot, double *sorted) {
  size_t n = 0;
  for (size_t i = 0; i < count; i++) {
    sorted[n] = pilot[i];
    n += pilot[i] - pilot[i] == 0.0;
  }
  if (n == 0)
    sorted[n++] = 0.0;
  sim_ascend(n, sorted, sorted + count);
  return n;
}

sim_grid_t *sim_grid_alloc(size_t count, const double *pilot, bool whole, double *scratch) {
  sim_grid_t *grid = calloc(1, sizeof *grid);
  double low, high;
  if (!grid)
    return NULL;
  range_of(count, pilot, &low, &high);
  if (low > high)
    low = high = 0.0;
  grid->integral = whole;
  if (whole && 2.0 * (high - low) + 64.0 < WHOLE_BINS && fabs(low) < 0x1p52) {
    lay_whole(grid, low, high);
    return grid;
  }
  const size_t n = sort_finite(count, pilot, scratch);
  if (lay_edges(grid, n, scratch, n < SIM_SPARSE_FEW && 2 * n < count))
    return grid;
  sim_grid_free(grid);
  return NULL;
}

void sim_grid_free(sim_grid_t *self) {
  if (self) {
    free(self->edges);
    free(self->firsts);
  }
  free(self);
}

SIM_CLONES
static void locate_whole(size_t count, const double *restrict x, double origin, double bins,
                         uint32_t *restrict bin) {
  for (size_t i = 0; i < count; i++) {
    const double at = x[i] - origin;
    bin[i] = (uint32_t)(int32_t)(at >= 0.0 && at < bins ? at : bins);
  }
}

/* From the first edge of a value's cell to its bin: a binary search for the last edge that is at
   most x. Without branches and with all steps of one value after another, so that the processor
   works on several values at once; edge 0 is no bin's, nor is the last. */
static inline __attribute__((always_inline)) void find_bins(const sim_grid_t *grid, size_t count,
                                                            const double *restrict x, int steps,
                                                            uint32_t *restrict bin) {
  const double *const edges = grid->edges;
  const uint16_t *const firsts = grid->firsts;
  const uint32_t bins = (uint32_t)grid->bins;
  for (size_t i = 0; i < count; i++) {
    size_t at = firsts[bin[i]];
#pragma GCC unroll 8
    for (int step = steps - 1; step >= 0; step--)
      at += (size_t)(edges[at + ((size_t)1 << step)] <= x[i]) << step;
    bin[i] = (uint32_t)at - 1 < bins ? (uint32_t)at - 1 : bins;
  }
}

/* The same for any number of steps: a step of all values at a time, so that none waits for the
   other's edge. */
SIM_CLONES
static void step_by_step(size_t count, const double *restrict x, const double *restrict edges,
                         int steps, uint32_t *restrict at) {
  for (int32_t half = (int32_t)(1U << steps) >> 1; half > 0; half >>= 1)
    for (size_t i = 0; i < count; i++) {
      const int32_t next = (int32_t)at[i] + half;
      at[i] = edges[next] <= x[i] ? (uint32_t)next : at[i];
    }
}

static void find_far(const sim_grid_t *grid, size_t count, const double *x, uint32_t *bin) {
  const uint32_t bins = (uint32_t)grid->bins;
  for (size_t i = 0; i < count; i++)
    bin[i] = grid->firsts[bin[i]];
  step_by_step(count, x, grid->edges, grid->steps, bin);
  for (size_t i = 0; i < count; i++)
    bin[i] = bin[i] - 1 < bins ? bin[i] - 1 : bins;
}

/* The compiler writes the search once for each number of steps that a continuous output has. */
static void locate_among(const sim_grid_t *grid, size_t count, const double *x, uint32_t *bin) {
  cells_of(count, x, grid->origin, grid->inverse_width, bin);
  switch (grid->steps) {
  case 1:
    find_bins(grid, count, x, 1, bin);
    break;
  case 2:
    find_bins(grid, count, x, 2, bin);
    break;
  case 3:
    find_bins(grid, count, x, 3, bin);
    break;
  case 4:
    find_bins(grid, count, x, 4, bin);
    break;
  case 5:
    find_bins(grid, count, x, 5, bin);
    break;
  case 6:
    find_bins(grid, count, x, 6, bin);
    break;
  default:
    find_far(grid, count, x, bin);
    break;
  }
}

void sim_grid_locate(const sim_grid_t *self, size_t count, const double *x, uint32_t *bin) {
  if (self->whole)
    locate_whole(count, x, self->origin, (double)self->bins, bin);
  else
    locate_among(self, count, x, bin);
}

/* Whether no double lies between two. */
static bool is_next(double low, double high) {
  const uint64_t a = sim_bits_of_(low), b = sim_bits_of_(high);
  if (a >> 63 != b >> 63) /* on both sides of 0 */
    return nextafter(low, high) == high;
  return a >> 63 ? a - b == 1 : b - a == 1;
}

void sim_grid_ends(const sim_grid_t *self, size_t bin, double *low, double *high) {
  if (self->whole) {
    *low = *high = self->origin + (double)bin;
    return;
  }
  *low = self->edges[bin + 1];
  *high = self->edges[bin + 2];
  if (is_next(*low, *high))
    *high = *low;
}
