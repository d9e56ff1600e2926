// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/score.h"
#include "tests/support.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { N = 8192 };
static double sample[N], scratch[N];

/* A sample at the exact quantiles of a distribution: scores are known. */
static void test_scores_of_known_quantiles(void **unused) {
  (void)unused;
  sim_score_t score;
  for (size_t i = 0; i < N; i++)
    sample[N - 1 - i] = exp(gsl_cdf_ugaussian_Pinv(((double)i + 0.5) / N));
  sim_score_init(&score, N, sample, scratch);
  assert_int_equal(score.count, SIM_SCORE_NODES);
  for (double z = -2.9; z < 3.0; z += 0.1)
    assert_true(fabs(sim_score(&score, exp(z)) - z) < 0.03);
  for (double x = 0.01; x < 30.0; x *= 1.01)
    assert_true(sim_score(&score, x) <= sim_score(&score, x * 1.01));
}

static void test_ends_stay_constant(void **unused) {
  (void)unused;
  sim_score_t score;
  for (size_t i = 0; i < N; i++)
    sample[i] = (double)i;
  sim_score_init(&score, N, sample, scratch);
  assert_true(sim_score(&score, -1e300) == -3.0 && sim_score(&score, 1e300) == 3.0);
  assert_true(sim_score(&score, -(double)INFINITY) == -3.0);
  /* between the first two quantiles, 11 and 24 (8192 Φ(−3), 8192 Φ(−2.75)), and the last two */
  assert_true(sim_score(&score, 17.5) == -2.875 && sim_score(&score, 8173.5) == 2.875);
}

/* 0 in seven of ten covers the scores −3 to 0.5, 1 the others: each stands in their middle. */
static void test_atoms(void **unused) {
  (void)unused;
  sim_score_t score;
  for (size_t i = 0; i < N; i++)
    sample[i] = i % 10 >= 7;
  sim_score_init(&score, N, sample, scratch);
  assert_int_equal(score.count, 2);
  assert_true(sim_score(&score, 0.0) == -1.25 && sim_score(&score, 1.0) == 1.875);
}

static void test_constant(void **unused) {
  (void)unused;
  sim_score_t score;
  for (size_t i = 0; i < N; i++)
    sample[i] = 0.069;
  sim_score_init(&score, N, sample, scratch);
  assert_true(sim_score(&score, 0.069) == 0.0 && sim_score(&score, 1.0) == 0.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_scores_of_known_quantiles),
      cmocka_unit_test(test_ends_stay_constant),
      cmocka_unit_test(test_atoms),
      cmocka_unit_test(test_constant),
  };
  return cmocka_run_group_tests_name("sim_score", tests, NULL, NULL);
}
