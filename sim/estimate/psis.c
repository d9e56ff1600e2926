// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/psis.h"

#include "sim/elementary.h"

#include <gsl/gsl_sort.h>
#include <math.h>

/* The profile of the law's likelihood at theta = -shape/scale, and the shape that goes with it. */
static double shape_at(size_t n, const double *x, double theta) {
  double sum = 0.0;
  for (size_t i = 0; i < n; i++)
    sum += sim_log1p(-theta * x[i]);
  return sum / (double)n;
}

static double profile(size_t n, const double *x, double theta) {
  const double shape = shape_at(n, x, theta);
  return (double)n * (sim_log(-theta / shape) - shape - 1.0);
}

enum { GRID_LEAST = 30, GRID_MOST = 400 };

sim_pareto_t sim_pareto_fit(size_t n, const double *x) {
  double theta[GRID_MOST], likelihood[GRID_MOST];
  const double quartile = x[(size_t)floor((double)n / 4.0 + 0.5) - 1];
  size_t grid = GRID_LEAST + (size_t)sqrt((double)n);
  grid = grid < GRID_MOST ? grid : GRID_MOST;
  for (size_t j = 0; j < grid; j++) {
    theta[j] = 1.0 / x[n - 1] + (1.0 - sqrt((double)grid / ((double)j + 0.5))) / (3.0 * quartile);
    likelihood[j] = profile(n, x, theta[j]);
  }
  double sum = 0.0, mean = 0.0;
  for (size_t j = 0; j < grid; j++) {
    double against = 0.0;
    for (size_t i = 0; i < grid; i++)
      against += sim_exp(likelihood[i] - likelihood[j]);
    sum += 1.0 / against;
    mean += theta[j] / against;
  }
  mean /= sum;
  const double shape = shape_at(n, x, mean), size = (double)n;
  return (sim_pareto_t){.shape = (shape * size + 0.5 * 10.0) / (size + 10.0),
                        .scale = -shape / mean};
}

double sim_pareto_quantile(const sim_pareto_t *self, double p) {
  const double tail = -sim_log1p(-p);
  return self->shape == 0.0 ? self->scale * tail
                            : self->scale * sim_expm1(self->shape * tail) / self->shape;
}

static size_t tail_of(size_t n) {
  const double most = 3.0 * sqrt((double)n);
  const size_t fifth = n / 5;
  return (double)fifth < most ? fifth : (size_t)ceil(most);
}

/* Smooths weights of which the largest is 1; `order` sorts them. */
static double smooth(size_t n, double *weights, const size_t *order, double *exceedance) {
  const size_t tail = tail_of(n), from = n - tail;
  if (tail < 5)
    return 0.0;
  const double cut = weights[order[from - 1]];
  if (!(1.0 - cut > 1e-10))
    return 0.0;
  size_t above = 0;
  for (size_t i = 0; i < tail; i++)
    if (weights[order[from + i]] > cut)
      exceedance[above++] = weights[order[from + i]] - cut;
  if (above < 5)
    return 0.0;
  const sim_pareto_t law = sim_pareto_fit(above, exceedance);
  for (size_t i = 0; i < above; i++) {
    const double p = ((double)i + 0.5) / (double)above;
    const double smoothed = cut + sim_pareto_quantile(&law, p);
    weights[order[n - above + i]] = smoothed < 1.0 ? smoothed : 1.0;
  }
  return law.shape;
}

void sim_psis(size_t n, double *weights, size_t *order, double *scratch, double *shape) {
  double largest = -INFINITY, sum = 0.0;
  for (size_t i = 0; i < n; i++)
    largest = weights[i] > largest ? weights[i] : largest;
  *shape = largest == -INFINITY ? INFINITY : 0.0;
  for (size_t i = 0; i < n; i++)
    weights[i] = largest == -INFINITY ? 1.0 : sim_exp(weights[i] - largest);
  if (largest > -INFINITY && n > 1) {
    gsl_sort_index(order, weights, 1, n);
    *shape = smooth(n, weights, order, scratch);
  }
  for (size_t i = 0; i < n; i++)
    sum += weights[i];
  for (size_t i = 0; i < n; i++)
    weights[i] /= sum;
}

double sim_effective(size_t n, const double *weights) {
  double squares = 0.0;
  for (size_t i = 0; i < n; i++)
    squares += weights[i] * weights[i];
  return 1.0 / squares;
}
