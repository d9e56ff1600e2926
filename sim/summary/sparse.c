// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/summary/sparse.h"

#include "sim/elementary.h"

#include <math.h>

enum {
  CUTS = 4096,  /* of all gaps together, of each kind */
  NEAR = 40,    /* octaves below the scale, down to the least distance from a value of the pilot */
  FAR = 8,      /* octaves above it, up to the greatest beyond the pilot */
  FARTHEST = 44 /* the same where the pilot is all 0 and has no scale */
};
enum { STEPS = 32 }; /* per octave, beyond the pilot */
#define LN2 0.6931471805599453

typedef struct {
  double *edges;
  size_t count;
} writer_t;

static void put(writer_t *self, double x) {
  if (isfinite(x) && (self->count == 0 || x > self->edges[self->count - 1]))
    self->edges[self->count++] = x;
}

/* The number that ascends with x by one from each double to the next, and back. */
static int64_t place_of(double x) {
  const uint64_t bits = sim_bits_of_(x);
  return bits >> 63 ? -(int64_t)(bits & INT64_MAX) : (int64_t)bits;
}
static double at_place(int64_t place) {
  return place < 0 ? -sim_from_bits_((uint64_t)-place) : sim_from_bits_((uint64_t)place);
}

/* Where the k-th of n cuts of the gap stands. Evenly; evenly among the doubles, which is by ratios
   where the gap is wide; by the logistic curve, whose steps shrink towards both ends. */
typedef double (*cut_t)(double from, double to, size_t k, size_t n);

static double even(double from, double to, size_t k, size_t n) {
  return from + (to - from) * ((double)k / (double)(n + 1));
}
static double by_ratio(double from, double to, size_t k, size_t n) {
  const int64_t a = place_of(from), b = place_of(to);
  const double share = (double)k / (double)(n + 1);
  /* from far below 0 to far above, the way is longer than a signed number holds; its end is not */
  const uint64_t way = (uint64_t)(((double)b - (double)a) * share);
  return at_place((int64_t)((uint64_t)a + way));
}
static double steep(double from, double to, size_t k, size_t n) {
  const double at = (2.0 * (double)k / (double)(n + 1) - 1.0) * NEAR * LN2;
  const double near = (to - from) / (1.0 + sim_exp(fabs(at)));
  return at < 0.0 ? from + near : to - near;
}

/* All kinds of cuts between two values, merged. */
static void cut_gap(writer_t *self, double from, double to, size_t n) {
  static const cut_t cuts[] = {even, by_ratio, steep};
  size_t next[] = {1, 1, 1};
  for (size_t left = 3 * n; left > 0; left--) {
    double least = to;
    size_t kind = 0;
    for (size_t i = 0; i < 3; i++) {
      const double x = next[i] <= n ? cuts[i](from, to, next[i], n) : (double)INFINITY;
      kind = x < least ? i : kind;
      least = x < least ? x : least;
    }
    next[kind]++;
    if (least < to)
      put(self, least);
  }
}

/* The unit of distances beyond the pilot: its width, else the size of its one value. */
static double scale_of(double low, double high) {
  return high > low ? high - low : low != 0.0 ? fabs(low) : 1.0;
}

/* Distance k of those beyond the pilot. */
static double distance(double scale, int k) {
  return scale * sim_exp(((double)k / STEPS - NEAR) * LN2);
}

size_t sim_sparse_edges(size_t count, const double *sorted, double *edges) {
  writer_t writer = {.count = 0};
  const double low = sorted[0], high = sorted[count - 1], scale = scale_of(low, high);
  const int steps = (NEAR + (low == 0.0 && high == 0.0 ? FARTHEST : FAR)) * STEPS;
  writer.edges = edges;
  for (int k = steps; k >= 0; k--)
    put(&writer, low - distance(scale, k));
  for (size_t i = 0; i < count; i++) {
    put(&writer, sorted[i]);
    put(&writer, nextafter(sorted[i], (double)INFINITY));
    if (i + 1 < count)
      cut_gap(&writer, sorted[i], sorted[i + 1], CUTS / count);
  }
  for (int k = 0; k <= steps; k++)
    put(&writer, high + distance(scale, k));
  return writer.count;
}
