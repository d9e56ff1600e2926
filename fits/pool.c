// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/pool.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { KNOTS = FITS_EXPERTS_MAX * FITS_LEVELS_MAX + 2 };

/* How far beyond what was said the ends lie, of the way between the least and the most. */
static const double overshoot = 0.1;

static const double *values_of(const fits_experts_t *self, size_t i) {
  return self->values + i * self->level_count;
}

void fits_pool_ends(const fits_experts_t *self, double *low, double *high) {
  double least = self->values[0], most = least;
  for (size_t i = 0; i < self->experts; i++) {
    least = fmin(least, values_of(self, i)[0]);
    most = fmax(most, values_of(self, i)[self->level_count - 1]);
  }
  *low = fmax(self->least, least - overshoot * (most - least));
  *high = fmin(self->most, most + overshoot * (most - least));
}

/* Of one expert. */
static double below_one(const fits_experts_t *self, size_t i, double x, double low, double high) {
  const double *v = values_of(self, i);
  double from = low, from_p = 0.0;
  for (size_t k = 0; k <= self->level_count; k++) {
    const double to = k < self->level_count ? v[k] : high;
    const double to_p = k < self->level_count ? self->levels[k] : 1.0;
    if (x < to)
      return x <= from ? from_p : from_p + (to_p - from_p) * (x - from) / (to - from);
    from = to;
    from_p = to_p;
  }
  return 1.0;
}

double fits_pool_below(const fits_experts_t *self, size_t i, double x) {
  double low, high, sum = 0.0, weight = 0.0;
  fits_pool_ends(self, &low, &high);
  if (i < self->experts)
    return below_one(self, i, x, low, high);
  for (size_t e = 0; e < self->experts; e++) {
    sum += self->weights[e] * below_one(self, e, x, low, high);
    weight += self->weights[e];
  }
  return sum / weight;
}

static int compare(const void *left, const void *right) {
  const double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

/* The places where it bends, each once. */
static size_t find_knots(const fits_experts_t *self, double knots[KNOTS]) {
  size_t count = 2, kept = 1;
  fits_pool_ends(self, &knots[0], &knots[1]);
  for (size_t i = 0; i < self->experts * self->level_count; i++)
    knots[count++] = self->values[i];
  qsort(knots, count, sizeof *knots, compare);
  for (size_t i = 1; i < count; i++)
    if (knots[i] > knots[kept - 1])
      knots[kept++] = knots[i];
  return kept;
}

double fits_pool_quantile(const fits_experts_t *self, size_t i, double p) {
  double knots[KNOTS], from_p = 0.0;
  const size_t count = find_knots(self, knots);
  for (size_t k = 1; k < count; k++) {
    const double to_p = fits_pool_below(self, i, knots[k]);
    if (to_p >= p && to_p > from_p)
      return knots[k - 1] + (knots[k] - knots[k - 1]) * (p - from_p) / (to_p - from_p);
    from_p = to_p;
  }
  return knots[count - 1];
}

/* A pool in the making, of which points are taken away. */
typedef struct {
  double x[KNOTS], p[KNOTS];
  size_t kept[KNOTS], count;
} points_t;

/* How far the line from kept a to kept b lies from what stands between them. */
static double distance(const points_t *self, size_t a, size_t b) {
  const size_t from = self->kept[a], to = self->kept[b];
  double most = 0.0;
  for (size_t i = from + 1; i < to; i++) {
    const double share = (self->x[i] - self->x[from]) / (self->x[to] - self->x[from]);
    most = fmax(most, fabs(self->p[from] + share * (self->p[to] - self->p[from]) - self->p[i]));
  }
  return most;
}

/* Takes away the point whose loss moves the whole least; returns how far that is. */
static double drop_one(points_t *self) {
  size_t best = 1;
  double least = INFINITY;
  for (size_t k = 1; k + 1 < self->count; k++) {
    const double moved = distance(self, k - 1, k + 1);
    if (moved < least) {
      least = moved;
      best = k;
    }
  }
  memmove(self->kept + best, self->kept + best + 1,
          (self->count - best - 1) * sizeof self->kept[0]);
  self->count--;
  return least;
}

void fits_pool(const fits_experts_t *self, fits_pool_t *out) {
  points_t points;
  points.count = find_knots(self, points.x);
  *out = (fits_pool_t){.misfit = 0.0};
  for (size_t i = 0; i < points.count; i++) {
    points.p[i] = fits_pool_below(self, self->experts, points.x[i]);
    points.kept[i] = i;
  }
  points.p[0] = 0.0;
  points.p[points.count - 1] = 1.0;
  while (points.count > FITS_POOL_POINTS)
    out->misfit = fmax(out->misfit, drop_one(&points));
  out->count = points.count;
  for (size_t k = 0; k < points.count; k++) {
    out->x[k] = points.x[points.kept[k]];
    out->p[k] = points.p[points.kept[k]];
  }
}
