// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/grid.h"

#include "sim/ascend.h"
#include "sim/clones.h"
#include "sim/elementary.h"
#include "sim/sparse.h"

#include <math.h>
#include <stdlib.h>

enum {
  WHOLE_BINS = 8192,    /* widest whole grid */
  LATTICE_STEPS = 2048, /* widest lattice whose places all have a bin */
  LEAST_BINS = 16       /* of a whole grid, beyond either end of the pilot */
};

/* Where quantiles are asked for (summary.csv, --precision, solve, compare). */
static const double wanted[] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95};
enum { WANTED = sizeof wanted / sizeof wanted[0] };
#define REACH 4.5 /* standard errors of the pilot's quantile */

/* Bins for the whole numbers from low to high, and half as many beyond either end. */
static void lay_whole(sim_grid_t *grid, double low, double high) {
  const double margin = LEAST_BINS + floor((high - low) / 2.0);
  grid->whole = true;
  grid->inverse_width = 1.0;
  grid->origin = low - margin;
  grid->bins = (size_t)(high - low + 2.0 * margin) + 1;
}

/* The least distance between neighbours of a sorted pilot, and how many equal the one before. */
static double least_step(size_t count, const double *sorted, size_t *repeated) {
  double step = INFINITY;
  *repeated = 0;
  for (size_t i = 1; i < count; i++) {
    const double distance = sorted[i] - sorted[i - 1];
    *repeated += distance == 0.0;
    if (distance > 0.0 && distance < step)
      step = distance;
  }
  return step;
}

/* The step of the lattice that a sorted pilot lies on, when half of its values are repeated and the
   lattice is not too wide; else 0. */
static double lattice_step(size_t count, const double *sorted, bool *discrete) {
  size_t repeated;
  const double first = sorted[0], span = sorted[count - 1] - first;
  const double steps = rint(span / least_step(count, sorted, &repeated));
  *discrete = 2 * repeated >= count;
  if (!*discrete || !(steps >= 1.0 && steps <= LATTICE_STEPS))
    return 0.0;
  const double step = span / steps;
  for (size_t i = 0; i < count; i++) {
    const double at = (sorted[i] - first) / step;
    if (fabs(at - rint(at)) > 0.0625)
      return 0.0;
  }
  return step;
}

static void set_reaches(size_t count, double reach[WANTED]) {
  for (size_t q = 0; q < WANTED; q++)
    reach[q] = REACH * sqrt(wanted[q] * (1.0 - wanted[q]) / (double)count);
}

static bool is_near_wanted(size_t i, size_t count, const double reach[WANTED]) {
  const double p = ((double)i + 0.5) / (double)count;
  bool is_near = false;
  for (size_t q = 0; q < WANTED; q++)
    is_near |= fabs(p - wanted[q]) <= reach[q];
  return is_near;
}

/* Edges being written in ascending order; edges[0] = −infinity. */
typedef struct {
  double *edges;
  size_t count;
} writer_t;

static void put(writer_t *self, double x) {
  if (x > self->edges[self->count])
    self->edges[++self->count] = x;
}

/* Edges halfway between the places of a lattice from one value of the pilot to the next. */
static void put_places(writer_t *self, double from, double to, double step) {
  const double steps = rint((to - from) / step);
  for (double k = 0.5; steps > 1.0 && k < steps; k++)
    put(self, from + k * step);
}

static void put_edges(writer_t *self, size_t count, const double *sorted, double step,
                      bool discrete) {
  const size_t stride = count / SIM_GRID_COARSE;
  double reach[WANTED];
  size_t last = 0;
  set_reaches(count, reach);
  for (size_t from = 0, to; from < count; from = to) {
    const double x = sorted[from];
    for (to = from + 1; to < count && sorted[to] == x; to++)
      continue;
    const bool alone = discrete || to - from > 1 || from + 1 == count;
    if (!alone && from > 0 && from - last < stride && !is_near_wanted(from, count, reach))
      continue;
    last = from;
    put(self, x);
    if (alone)
      put(self, nextafter(x, (double)INFINITY));
    if (step > 0.0 && to < count)
      put_places(self, x, sorted[to], step);
  }
}

static int32_t cell_of(const sim_grid_t *grid, double x) {
  const double at = (x - grid->origin) * grid->inverse_width;
  const double above = at > 0.0 ? at : 0.0;
  return (int32_t)(above < SIM_CELLS - 1 ? above : SIM_CELLS - 1);
}

/* An index into the edges by cells over the central 98 % of the pilot. A number's cell ascends with
   it, rounding and all: what lies in earlier cells is below it. */
static void index_edges(sim_grid_t *grid, size_t edges, double low, double high) {
  size_t edge = 1, most = 0;
  const double inverse = SIM_CELLS / (high - low);
  grid->inverse_width = isfinite(inverse) ? inverse : 0.0;
  grid->origin = low;
  for (int32_t cell = 0; cell < SIM_CELLS; cell++) {
    const size_t before = edge;
    grid->firsts[cell] = (int32_t)edge - 1;
    while (edge <= edges && cell_of(grid, grid->edges[edge]) <= cell)
      edge++;
    most = edge - before > most ? edge - before : most;
  }
  while ((size_t)1 << grid->steps < most + 1)
    grid->steps++;
}

/* Writes the edges after edges[0]; a pilot that holds few values is cut finer than these. */
static void write_edges(sim_grid_t *grid, writer_t *writer, size_t count, const double *sorted,
                        bool few) {
  writer->edges[0] = -(double)INFINITY;
  const double step = lattice_step(count, sorted, &grid->discrete);
  if (few && step == 0.0) {
    grid->discrete = grid->sparse = true;
    writer->count = sim_sparse_edges(count, sorted, writer->edges + 1);
  } else {
    put_edges(writer, count, sorted, step, grid->discrete);
  }
}

static bool lay_edges(sim_grid_t *grid, size_t count, const double *sorted, bool few) {
  const size_t most = few ? SIM_SPARSE_ROOM : 2 * count;
  writer_t writer = {calloc(most + LATTICE_STEPS + 2, sizeof(double)), 0};
  if (!writer.edges)
    return false;
  write_edges(grid, &writer, count, sorted, few);
  const size_t cut = count / 100;
  grid->edges = writer.edges;
  grid->bins = writer.count - 1;
  index_edges(grid, writer.count, sorted[cut], sorted[count - 1 - cut]);
  const size_t room = writer.count + 1 + ((size_t)1 << grid->steps);
  double *edges = realloc(writer.edges, room * sizeof *edges);
  if (!edges)
    return false;
  for (size_t i = writer.count + 1; i < room; i++)
    edges[i] = (double)INFINITY;
  grid->edges = edges;
  return true;
}

/* The finite values of a pilot, at least one, with the least and the greatest. */
static size_t finite_of(size_t count, const double *pilot, double *out, double *low, double *high) {
  size_t n = 0;
  *low = (double)INFINITY;
  *high = -(double)INFINITY;
  for (size_t i = 0; i < count; i++)
    if (pilot[i] - pilot[i] == 0.0) {
      out[n++] = pilot[i];
      *low = fmin(*low, pilot[i]);
      *high = fmax(*high, pilot[i]);
    }
  if (n == 0)
    out[n++] = *low = *high = 0.0;
  return n;
}

sim_grid_t *sim_grid_alloc(size_t count, const double *pilot, bool whole, double *scratch) {
  sim_grid_t *grid = calloc(1, sizeof *grid);
  double low, high;
  if (!grid)
    return NULL;
  const size_t n = finite_of(count, pilot, scratch, &low, &high);
  grid->integral = whole;
  if (whole && 2.0 * (high - low) + 64.0 < WHOLE_BINS && fabs(low) < 0x1p52) {
    lay_whole(grid, low, high);
    return grid;
  }
  sim_ascend(n, scratch, scratch + count);
  if (lay_edges(grid, n, scratch, n < SIM_SPARSE_FEW && 2 * n < count))
    return grid;
  sim_grid_free(grid);
  return NULL;
}

void sim_grid_free(sim_grid_t *self) {
  if (self)
    free(self->edges);
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

/* A binary search without branches, in step for all values, from the first edge of their cells. */
SIM_CLONES
static void locate_among(const sim_grid_t *grid, size_t count, const double *restrict x,
                         int32_t *restrict bin) {
  const double origin = grid->origin, inverse = grid->inverse_width;
  const double *restrict edges = grid->edges;
  const int32_t *restrict firsts = grid->firsts;
  const int32_t bins = (int32_t)grid->bins;
  for (size_t i = 0; i < count; i++) {
    const double at = (x[i] - origin) * inverse;
    const double above = at > 0.0 ? at : 0.0;
    bin[i] = firsts[(int32_t)(above < SIM_CELLS - 1 ? above : SIM_CELLS - 1)];
  }
  for (int32_t half = (1 << grid->steps) >> 1; half > 0; half >>= 1)
    for (size_t i = 0; i < count; i++)
      bin[i] += half * (int32_t)(edges[bin[i] + half] <= x[i]);
  for (size_t i = 0; i < count; i++)
    bin[i] = bin[i] > 0 && bin[i] <= bins ? bin[i] - 1 : bins;
}

void sim_grid_locate(const sim_grid_t *self, size_t count, const double *x, uint32_t *bin) {
  if (self->whole)
    locate_whole(count, x, self->origin, (double)self->bins, bin);
  else
    locate_among(self, count, x, (int32_t *)bin);
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
