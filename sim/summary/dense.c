// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/summary/dense.h"

#include "sim/clones.h"

#include <math.h>
#include <stdint.h>

/* Where quantiles are asked for (summary.csv, --precision, solve, compare). */
static const double wanted[] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95};
enum { WANTED = sizeof wanted / sizeof wanted[0] };
#define REACH 4.5 /* standard errors of the pilot's quantile */

/* How many of a sorted pilot equal the one before. */
SIM_CLONES
static size_t count_repeated(size_t count, const double *sorted) {
  size_t repeated = 0;
  for (size_t i = 1; i < count; i++)
    repeated += sorted[i] == sorted[i - 1] ? 1U : 0U;
  return repeated;
}

/* The least distance between neighbours of a sorted pilot. */
static double least_step(size_t count, const double *sorted) {
  double step = INFINITY;
  for (size_t i = 1; i < count; i++) {
    const double distance = sorted[i] - sorted[i - 1];
    if (distance > 0.0 && distance < step)
      step = distance;
  }
  return step;
}

/* Whether a sorted pilot lies on the lattice of this step from its first value. */
static bool is_lattice(size_t count, const double *sorted, double step) {
  for (size_t i = 0; i < count; i++) {
    const double at = (sorted[i] - sorted[0]) / step;
    if (fabs(at - rint(at)) > 0.0625)
      return false;
  }
  return true;
}

sim_dense_t sim_dense_of(size_t count, const double *sorted) {
  sim_dense_t kind = {.discrete = 2 * count_repeated(count, sorted) >= count};
  if (!kind.discrete)
    return kind;
  const double span = sorted[count - 1] - sorted[0];
  const double steps = rint(span / least_step(count, sorted));
  if (steps >= 1.0 && steps <= SIM_DENSE_STEPS && is_lattice(count, sorted, span / steps))
    kind.step = span / steps;
  return kind;
}

/* Where order statistics are near one that is wanted: from first[q] to end[q] − 1, apart from each
   other and ascending; after the last, none. Asked in ascending order. */
typedef struct {
  size_t first[WANTED + 1], end[WANTED + 1], q;
} near_t;

/* The least i whose share of the pilot, less p, is at least `distance`; count: none. */
static size_t rank_from(size_t count, double p, double distance) {
  size_t low = 0, high = count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (((double)middle + 0.5) / (double)count - p >= distance)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

static near_t near_of(size_t count) {
  near_t near = {.q = 0};
  size_t ranges = 0;
  for (size_t w = 0; w < WANTED; w++) {
    const double p = wanted[w], reach = REACH * sqrt(p * (1.0 - p) / (double)count);
    const size_t first = rank_from(count, p, -reach);
    const size_t end = rank_from(count, p, nextafter(reach, (double)INFINITY));
    if (first == end)
      continue;
    if (ranges == 0 || first > near.end[ranges - 1])
      near.first[ranges++] = first;
    near.end[ranges - 1] = end;
  }
  near.first[ranges] = near.end[ranges] = SIZE_MAX;
  return near;
}

/* The first from i on that is near. */
static size_t next_near(near_t *near, size_t i) {
  while (i >= near->end[near->q])
    near->q++;
  return i > near->first[near->q] ? i : near->first[near->q];
}

/* Edges being written in ascending order. */
typedef struct {
  double *edges, last;
  size_t count;
} writer_t;

static void put(writer_t *self, double x) {
  if (!(x > self->last))
    return;
  self->edges[self->count++] = x;
  self->last = x;
}

/* Edges halfway between the places of a lattice from one value of the pilot to the next. */
static void put_places(writer_t *self, double from, double to, double step) {
  const double steps = rint((to - from) / step);
  for (double k = 0.5; steps > 1.0 && k < steps; k++)
    put(self, from + k * step);
}

/* The end of the run of values equal to that at `from`. */
static size_t run_end(size_t count, const double *sorted, size_t from) {
  size_t to = from + 1;
  while (to < count && sorted[to] == sorted[from])
    to++;
  return to;
}

/* The next value from i on that has an edge: the one at `limit`, or one that is repeated before. */
static size_t next_kept(const double *sorted, size_t i, size_t limit) {
  while (i < limit && sorted[i + 1] != sorted[i])
    i++;
  return i;
}

static size_t least_of(size_t a, size_t b, size_t c) {
  const size_t least = a < b ? a : b;
  return least < c ? least : c;
}

size_t sim_dense_edges(size_t count, const double *sorted, sim_dense_t kind, double *edges) {
  writer_t writer = {.edges = edges, .last = -(double)INFINITY};
  const size_t stride = count / SIM_DENSE_COARSE;
  near_t near = near_of(count);
  for (size_t from = 0; from < count;) {
    const double x = sorted[from];
    const size_t to = run_end(count, sorted, from);
    const bool alone = kind.discrete || to - from > 1 || to == count;
    put(&writer, x);
    if (alone)
      put(&writer, nextafter(x, (double)INFINITY));
    if (kind.step > 0.0 && to < count)
      put_places(&writer, x, sorted[to], kind.step);
    from = kind.discrete || to == count
               ? to
               : next_kept(sorted, to, least_of(from + stride, next_near(&near, to), count - 1));
  }
  return writer.count;
}
