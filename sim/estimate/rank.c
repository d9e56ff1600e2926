// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/rank.h"

#include "sim/elementary.h"
#include "sim/laws/normal.h"

#include <gsl/gsl_sort_double.h>
#include <math.h>

void sim_midranks(size_t n, const double *x, size_t *order, double *ranks) {
  gsl_sort_index(order, x, 1, n);
  for (size_t from = 0, to; from < n; from = to) {
    for (to = from + 1; to < n && x[order[to]] == x[order[from]]; to++)
      continue;
    for (size_t i = from; i < to; i++)
      ranks[order[i]] = 0.5 * (double)(from + 1 + to);
  }
}

sim_rank_t sim_rank_correlation(size_t n, const double *x_ranks, const double *y_ranks) {
  const double mean = 0.5 * (double)(n + 1); /* midranks keep the sum of the ranks */
  double xx = 0.0, yy = 0.0, xy = 0.0;
  for (size_t i = 0; i < n; i++) {
    const double x = x_ranks[i] - mean, y = y_ranks[i] - mean;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  if (!(xx > 0.0) || !(yy > 0.0))
    return (sim_rank_t){(double)NAN, (double)NAN, (double)NAN};
  const double rho = fmax(-1.0, fmin(1.0, xy / sqrt(xx * yy)));
  const double half = SIM_Z975 * sqrt((1.0 + 0.5 * rho * rho) / (double)(n - 3));
  return (sim_rank_t){rho, sim_tanh(sim_atanh(rho) - half), sim_tanh(sim_atanh(rho) + half)};
}
