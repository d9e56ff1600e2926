// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/score_rules.h"

#include "sim/elementary.h"
#include "sim/laws/beta.h"

#include <math.h>

/* A sum that loses no digits however many terms it has (Neumaier, ZAMM 54 (1974), 39–51). */
typedef struct {
  double sum, lost;
} sum_t;

static void add(sum_t *self, double x) {
  const double next = self->sum + x;
  self->lost += fabs(self->sum) >= fabs(x) ? (self->sum - next) + x : (x - next) + self->sum;
  self->sum = next;
}

double studies_score_crps(size_t n, const double *x, double y) {
  const double size = (double)n;
  sum_t sum = {0.0, 0.0};
  if (n == 0)
    return (double)NAN;
  for (size_t i = 0; i < n; i++)
    add(&sum, (x[i] - y) * (((y < x[i] ? size : 0.0) - ((double)i + 0.5)) / size));
  return 2.0 * (sum.sum + sum.lost) / size;
}

double studies_score_interval(double low, double high, double alpha, double y) {
  const double below = y < low ? low - y : 0.0, above = y > high ? y - high : 0.0;
  return high - low + 2.0 / alpha * (below + above);
}

/* How many of x are below y, or at most y. */
static size_t count_to(size_t n, const double *x, double y, int takes_equal) {
  size_t low = 0, high = n;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (x[middle] < y || (takes_equal && x[middle] <= y))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

studies_place_t studies_score_place(size_t n, const double *x, double y) {
  const size_t below = count_to(n, x, y, 0);
  return (studies_place_t){below, count_to(n, x, y, 1) - below};
}

double studies_score_pit(studies_place_t place, size_t n, double u) {
  return ((double)place.below + u * (double)place.equal) / (double)n;
}

double studies_score_log(studies_place_t place, size_t n, double *se) {
  const double share = (double)place.equal / (double)n;
  *se = place.equal ? sqrt((1.0 - share) / (double)place.equal) : (double)NAN;
  return place.equal ? -sim_log(share) : (double)INFINITY;
}

void studies_score_exact(size_t k, size_t m, double *low, double *high) {
  const double seen = (double)k, others = (double)(m - k);
  *low = k ? sim_beta_quantile(0.025, seen, others + 1.0) : 0.0;
  *high = k < m ? sim_beta_quantile(0.975, seen + 1.0, others) : 1.0;
}

double studies_score_mean(size_t n, const double *x, double *se) {
  double mean = 0.0, squares = 0.0;
  *se = (double)NAN;
  if (n == 0)
    return (double)NAN;
  for (size_t i = 0; i < n; i++)
    mean += x[i] / (double)n;
  for (size_t i = 0; i < n; i++)
    squares += (x[i] - mean) * (x[i] - mean);
  if (n > 1)
    *se = sqrt(squares / (double)(n - 1) / (double)n);
  return mean;
}
