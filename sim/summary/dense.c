// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/summary/dense.h"

#include <math.h>
#include <stdint.h>

/* Where quantiles are asked for (summary.csv, --precision, solve, compare). */
static const double wanted[] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95};
enum { WANTED = sizeof wanted / sizeof wanted[0] };
#define REACH 4.5 /* standard errors of the pilot's quantile */

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
  size_t repeated;
  const double span = sorted[count - 1] - sorted[0];
  const double steps = rint(span / least_step(count, sorted, &repeated));
  sim_dense_t kind = {.discrete = 2 * repeated >= count};
  if (kind.discrete && steps >= 1.0 && steps <= SIM_DENSE_STEPS &&
      is_lattice(count, sorted, span / steps))
    kind.step = span / steps;
  return kind;
}

/* Where order statistics are near one that is wanted: from first[q] to end[q] − 1. Asked in
   ascending order; the last answer holds up to `until`. */
typedef struct {
  size_t first[WANTED], end[WANTED], until;
  bool found;
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
  near_t near = {0};
  for (size_t q = 0; q < WANTED; q++) {
    const double p = wanted[q], reach = REACH * sqrt(p * (1.0 - p) / (double)count);
    near.first[q] = rank_from(count, p, -reach);
    near.end[q] = rank_from(count, p, nextafter(reach, (double)INFINITY));
  }
  return near;
}

static bool is_near(near_t *near, size_t i) {
  if (i < near->until)
    return near->found;
  near->found = false;
  near->until = SIZE_MAX;
  for (size_t q = 0; q < WANTED; q++) {
    const size_t first = near->first[q], end = near->end[q];
    const size_t next = i < first ? first : i < end ? end : SIZE_MAX;
    near->found |= i >= first && i < end;
    near->until = next < near->until ? next : near->until;
  }
  return near->found;
}

/* Edges being written in ascending order. */
typedef struct {
  double *edges;
  size_t count;
} writer_t;

static void put(writer_t *self, double x) {
  if (self->count == 0 || x > self->edges[self->count - 1])
    self->edges[self->count++] = x;
}

/* Edges halfway between the places of a lattice from one value of the pilot to the next. */
static void put_places(writer_t *self, double from, double to, double step) {
  const double steps = rint((to - from) / step);
  for (double k = 0.5; steps > 1.0 && k < steps; k++)
    put(self, from + k * step);
}

size_t sim_dense_edges(size_t count, const double *sorted, sim_dense_t kind, double *edges) {
  writer_t writer = {.count = 0};
  const size_t stride = count / SIM_DENSE_COARSE;
  near_t near = near_of(count);
  size_t last = 0;
  writer.edges = edges;
  for (size_t from = 0, to; from < count; from = to) {
    const double x = sorted[from];
    for (to = from + 1; to < count && sorted[to] == x; to++)
      continue;
    const bool alone = kind.discrete || to - from > 1 || from + 1 == count;
    if (!alone && from > 0 && from - last < stride && !is_near(&near, from))
      continue;
    last = from;
    put(&writer, x);
    if (alone)
      put(&writer, nextafter(x, (double)INFINITY));
    if (kind.step > 0.0 && to < count)
      put_places(&writer, x, sorted[to], kind.step);
  }
  return writer.count;
}
