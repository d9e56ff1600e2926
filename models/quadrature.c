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

SIM_CLONES
static void stand_off(size_t n, double *restrict z, double *restrict out,
                      const double *restrict peak, const double *restrict width, double steps) {
  for (size_t r = 0; r < n; r++) {
    z[r] = peak[r] + steps * width[r];
    out[r] = -0.5 * z[r] * z[r];
  }
}

/* The logarithm of the integrand where the effect is peak + steps · width in each replicate. */
static void integrand(const models_integral_t *self, double steps, double *out) {
  double *const *nodes = self->block->workspace->nodes;
  stand_off(self->block->count, nodes[Z], out, nodes[PEAK], nodes[WIDTH], steps);
  self->add(self->outcome, nodes[Z], out);
}

SIM_CLONES
static void keep_best(size_t n, double *restrict best, double *restrict best_z,
                      const double *restrict at, double z) {
  for (size_t r = 0; r < n; r++) {
    best_z[r] = at[r] > best[r] ? z : best_z[r];
    best[r] = at[r] > best[r] ? at[r] : best[r];
  }
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
    keep_best(count, nodes[BEST], best_z, nodes[AT], 0.5 * (double)k);
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

SIM_CLONES
static void keep_larger(size_t n, double *restrict largest, const double *restrict x) {
  for (size_t r = 0; r < n; r++)
    largest[r] = x[r] > largest[r] ? x[r] : largest[r];
}

SIM_CLONES
static void add_mass(size_t n, double *restrict sum, double *restrict x,
                     const double *restrict largest) {
  for (size_t r = 0; r < n; r++) {
    x[r] = sim_exp(x[r] - largest[r]);
    sum[r] += x[r];
  }
}

SIM_CLONES
static void add_log(size_t n, double *restrict weight, const double *restrict largest,
                    const double *restrict sum, const double *restrict width) {
  for (size_t r = 0; r < n; r++)
    weight[r] += largest[r] + sim_log(sum[r] * width[r]);
}

/* The effect at which the running sum of the nodes passes the share u of it. */
static double effect_at(double *const *nodes, size_t r, double sum, double u) {
  double left = u * sum;
  for (int k = 0; k <= 2 * HALF; k++) {
    const double mass = nodes[FIRST + k][r];
    if (left <= mass || k == 2 * HALF) {
      const double within = mass > 0.0 ? (left < mass ? left / mass : 1.0) : 0.5;
      return nodes[PEAK][r] + step * nodes[WIDTH][r] * ((double)(k - HALF) + within - 0.5);
    }
    left -= mass;
  }
  return nodes[PEAK][r];
}

/* Adds up the nodes, which become masses in units of the largest: the weight, and the effect given
   the outcome. */
static void sum_nodes(const models_integral_t *self, const double *u, double *weight, double *z) {
  double *const *nodes = self->block->workspace->nodes;
  const size_t count = self->block->count;
  double *largest = nodes[BEST], *sum = nodes[AT];
  models_columns_fill(count, largest, -INFINITY);
  models_columns_fill(count, sum, 0.0);
  for (int k = 0; k <= 2 * HALF; k++)
    keep_larger(count, largest, nodes[FIRST + k]);
  for (int k = 0; k <= 2 * HALF; k++)
    add_mass(count, sum, nodes[FIRST + k], largest);
  if (weight)
    add_log(count, weight, largest, sum, nodes[WIDTH]);
  for (size_t r = 0; r < count; r++)
    z[r] = effect_at(nodes, r, sum[r], u[r]);
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
