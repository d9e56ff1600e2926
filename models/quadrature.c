// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/quadrature.h"

#include "models/columns.h"

#include "sim/clones.h"
#include "sim/elementary.h"

#include <assert.h>
#include <math.h>

enum { PEAK, WIDTH, BEST, BEFORE, AT, AFTER, Z, FIRST, HALF = 24, GRID = 16 };
static const double step = 0.5; /* between nodes, in widths */
static_assert(FIRST + 2 * HALF + 1 <= MODELS_NODES, "room for the nodes");

/* The logarithm of the integrand where the effect is peak + steps · width in each replicate. */
static void integrand(const models_integral_t *self, double steps, double *out) {
  double *const *nodes = self->block->workspace->nodes;
  for (size_t r = 0; r < self->block->count; r++) {
    const double z = nodes[PEAK][r] + steps * nodes[WIDTH][r];
    nodes[Z][r] = z;
    out[r] = -0.5 * z * z;
  }
  self->add(self->outcome, nodes[Z], out);
}

/* The best of a grid, for want of anything nearer. */
static void search(const models_integral_t *self) {
  double *const *nodes = self->block->workspace->nodes;
  const size_t count = self->block->count;
  double *best_z = nodes[FIRST];
  models_columns_fill(count, nodes[PEAK], 0.0);
  models_columns_fill(count, nodes[WIDTH], 0.5);
  models_columns_fill(count, nodes[BEST], -INFINITY);
  models_columns_fill(count, best_z, 0.0);
  for (int k = -GRID; k <= GRID; k++) {
    integrand(self, (double)k, nodes[AT]);
    for (size_t r = 0; r < count; r++)
      if (nodes[AT][r] > nodes[BEST][r]) {
        nodes[BEST][r] = nodes[AT][r];
        best_z[r] = 0.5 * (double)k;
      }
  }
  models_columns_copy(count, nodes[PEAK], best_z);
}

/* The parabola through three values a width apart: its peak, at most a width away, and its width.
 */
SIM_CLONES
static void climb(size_t n, double *restrict peak, double *restrict width,
                  const double *restrict before, const double *restrict at,
                  const double *restrict after) {
  for (size_t r = 0; r < n; r++) {
    const double h = width[r], curve = before[r] - 2.0 * at[r] + after[r];
    const double move = curve < 0.0 ? 0.5 * (before[r] - after[r]) / curve : 0.0;
    const double inside = move > 1.0 ? 1.0 : (move < -1.0 ? -1.0 : move);
    const double narrow = curve < 0.0 ? h / __builtin_sqrt(-curve) : h;
    peak[r] += h * inside;
    width[r] = narrow < 1e-3 ? 1e-3 : (narrow > 1.0 ? 1.0 : narrow);
  }
}

/* The effect at which the running sum of the nodes passes the share u of it. */
static double effect_at(double *const *nodes, size_t r, double largest, double sum, double u) {
  double left = u * sum;
  for (int k = 0; k <= 2 * HALF; k++) {
    const double mass = sim_exp(nodes[FIRST + k][r] - largest);
    if (left <= mass || k == 2 * HALF) {
      const double within = mass > 0.0 ? (left < mass ? left / mass : 1.0) : 0.5;
      return nodes[PEAK][r] + step * nodes[WIDTH][r] * ((double)(k - HALF) + within - 0.5);
    }
    left -= mass;
  }
  return nodes[PEAK][r];
}

/* Adds up the nodes: the weight, and the effect given the outcome. */
static void sum_nodes(const models_integral_t *self, const double *u, double *weight, double *z) {
  double *const *nodes = self->block->workspace->nodes;
  for (size_t r = 0; r < self->block->count; r++) {
    double largest = -INFINITY, sum = 0.0;
    for (int k = 0; k <= 2 * HALF; k++)
      largest = nodes[FIRST + k][r] > largest ? nodes[FIRST + k][r] : largest;
    for (int k = 0; k <= 2 * HALF; k++)
      sum += sim_exp(nodes[FIRST + k][r] - largest);
    if (weight)
      weight[r] += largest + sim_log(sum * nodes[WIDTH][r]);
    z[r] = effect_at(nodes, r, largest, sum, u[r]);
  }
}

void models_integrate(const models_integral_t *self, const double *u, double *weight, double *z) {
  double *const *nodes = self->block->workspace->nodes;
  search(self);
  for (int climbs = 0; climbs < 5; climbs++) {
    integrand(self, -1.0, nodes[BEFORE]);
    integrand(self, 0.0, nodes[AT]);
    integrand(self, 1.0, nodes[AFTER]);
    climb(self->block->count, nodes[PEAK], nodes[WIDTH], nodes[BEFORE], nodes[AT], nodes[AFTER]);
  }
  for (int k = -HALF; k <= HALF; k++)
    integrand(self, step * (double)k, nodes[FIRST + HALF + k]);
  sum_nodes(self, u, weight, z);
}
