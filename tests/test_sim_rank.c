// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/estimate/rank.h"
#include "sim/laws/normal.h"
#include "tests/support.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { N = 500, SEEDS = 400 };

/* Ranks, correlation and interval of a sample with ties, from R 4's rank() and cor(method =
   "spearman"). */
static void with_ties(void **state) {
  (void)state;
  const double x[] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8},
               y[] = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5};
  const double expected[] = {4.5, 1.5, 6, 1.5, 8, 12, 3, 10, 8, 4.5, 8, 11};
  double x_ranks[12], y_ranks[12];
  size_t order[12];
  sim_midranks(12, x, order, x_ranks);
  sim_midranks(12, y, order, y_ranks);
  assert_memory_equal(x_ranks, expected, sizeof expected);
  const sim_rank_t rank = sim_rank_correlation(12, x_ranks, y_ranks);
  assert_true(fabs(rank.estimate - 0.141579686364016) < 1e-14);
  assert_true(fabs(rank.low + 0.473094659845961) < 1e-12 &&
              fabs(rank.high - 0.663546920475699) < 1e-12);
}

static void extremes(void **state) {
  (void)state;
  const double up[] = {1, 2, 3, 4, 5}, down[] = {5, 4, 3, 2, 1}, same[] = {3, 3, 3, 3, 3};
  sim_rank_t rank = sim_rank_correlation(5, up, up);
  assert_true(rank.estimate == 1.0 && rank.low == 1.0 && rank.high == 1.0);
  rank = sim_rank_correlation(5, up, down);
  assert_true(rank.estimate == -1.0 && rank.low == -1.0 && rank.high == -1.0);
  rank = sim_rank_correlation(5, up, same);
  assert_true(isnan(rank.estimate) && isnan(rank.low) && isnan(rank.high));
}

/* Normal pairs of correlation r have Spearman's correlation 6/π asin(r/2). Of SEEDS intervals, as
   many hold it as a binomial law with 95 % allows; each end a false alarm in 10⁵. */
static size_t covered(double r) {
  const double truth = 6.0 / M_PI * asin(r / 2.0);
  size_t hits = 0;
  for (uint64_t seed = 1; seed <= SEEDS; seed++) {
    double x[N], y[N], x_ranks[N], y_ranks[N];
    size_t order[N];
    sim_stream_t first, second;
    sim_stream_init(&first, seed, "first");
    sim_stream_init(&second, seed, "second");
    sim_stream_uniforms(&first, 0, N, x);
    sim_stream_uniforms(&second, 0, N, y);
    sim_normal_quantiles(N, x, x);
    sim_normal_quantiles(N, y, y);
    for (size_t i = 0; i < N; i++)
      y[i] = r * x[i] + sqrt(1.0 - r * r) * y[i];
    sim_midranks(N, x, order, x_ranks);
    sim_midranks(N, y, order, y_ranks);
    const sim_rank_t rank = sim_rank_correlation(N, x_ranks, y_ranks);
    hits += rank.low <= truth && truth <= rank.high;
  }
  return hits;
}

static void coverage(void **state) {
  (void)state;
  const double correlations[] = {0.0, 0.4, -0.8};
  unsigned low = 0, high = SEEDS;
  while (gsl_cdf_binomial_P(low, 0.95, SEEDS) <= 1e-5)
    low++;
  while (gsl_cdf_binomial_Q(high - 1, 0.95, SEEDS) <= 1e-5)
    high--;
  for (size_t i = 0; i < 3; i++) {
    const size_t hits = covered(correlations[i]);
    print_message("r = %.1f: %zu of %d (%u to %u)\n", correlations[i], hits, SEEDS, low, high);
    assert_in_range(hits, low, high);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(with_ties),
      cmocka_unit_test(extremes),
      cmocka_unit_test(coverage),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
