// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/estimate/psis.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>

/* Weights with a known tail: q exponential of rate a, target exponential of rate 1, so that
   w = exp((a − 1) x)/a, P(w > t) ~ t^(−a/(a − 1)) and k = (a − 1)/a. */

enum { DRAWS = 40000 };

static double weights[DRAWS], scratch[DRAWS];
static size_t order[DRAWS];
static double x[DRAWS];

static void draw(double rate, uint64_t seed) {
  sim_stream_t stream;
  sim_stream_init(&stream, seed, "psis");
  sim_stream_uniforms(&stream, 0, DRAWS, x);
  for (size_t i = 0; i < DRAWS; i++) {
    x[i] = -log(x[i]) / rate;
    weights[i] = (rate - 1.0) * x[i] - log(rate);
  }
}

static void test_shape(void **state) {
  (void)state;
  static const double rates[] = {1.25, 2.0, 2.5, 5.0};
  for (size_t r = 0; r < sizeof rates / sizeof rates[0]; r++)
    for (uint64_t seed = 1; seed <= 5; seed++) {
      double shape, sum = 0.0;
      draw(rates[r], seed);
      sim_psis(DRAWS, weights, order, scratch, &shape);
      const double truth = (rates[r] - 1.0) / rates[r], tail = 600.0;
      /* the estimate's standard deviation is (1 + k)/√tail, its pull to 1/2 10/610; 4.5 of them in
         20 comparisons: one false alarm in 7,000 seeds, which are fixed */
      assert_true(fabs(shape - truth) < 4.5 * (1.0 + truth) / sqrt(tail) + 10.0 / 610.0);
      for (size_t i = 0; i < DRAWS; i++)
        sum += weights[i];
      assert_true(fabs(sum - 1.0) < 1e-12);
    }
}

/* The mean of the target, 1, where k is well below 0.7; its error is that of the effective draws.
 */
static void test_mean(void **state) {
  (void)state;
  double shape, mean = 0.0;
  draw(1.5, 7);
  sim_psis(DRAWS, weights, order, scratch, &shape);
  for (size_t i = 0; i < DRAWS; i++)
    mean += weights[i] * x[i];
  const double effective = sim_effective(DRAWS, weights);
  assert_true(effective > 0.3 * DRAWS && effective < DRAWS);
  assert_true(fabs(mean - 1.0) < 4.5 / sqrt(effective)); /* one in 150,000 */
}

/* Quantiles of a generalised Pareto law at 100,000 places of it: the fit gives it back; and against
   values by R 4.2, 2 * ((1 - p)^(-k) - 1) / k. */
static void test_fit(void **state) {
  (void)state;
  enum { PLACES = 20000 };
  static const double shapes[] = {-0.3, 0.2, 0.5, 0.9};
  for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
    const sim_pareto_t law = {.shape = shapes[s], .scale = 2.0};
    for (size_t i = 0; i < PLACES; i++)
      x[i] = sim_pareto_quantile(&law, ((double)i + 0.5) / PLACES);
    const sim_pareto_t fit = sim_pareto_fit(PLACES, x);
    assert_true(fabs(fit.shape - shapes[s]) < 0.01);
    assert_true(fabs(fit.scale - 2.0) < 0.03);
  }
  assert_true(fabs(sim_pareto_quantile(&(sim_pareto_t){0.5, 2.0}, 0.9) - 8.6491106406735172) <
              1e-12);
  assert_true(fabs(sim_pareto_quantile(&(sim_pareto_t){-0.3, 2.0}, 0.99) - 4.9920757123269466) <
              1e-12);
  assert_true(fabs(sim_pareto_quantile(&(sim_pareto_t){0.0, 2.0}, 0.5) - 2.0 * log(2.0)) < 1e-14);
}

static void test_edges(void **state) {
  (void)state;
  double shape;
  for (size_t i = 0; i < 100; i++)
    weights[i] = -700.0; /* all alike: nothing to smooth */
  sim_psis(100, weights, order, scratch, &shape);
  assert_true(shape == 0.0 && fabs(weights[17] - 0.01) < 1e-15);
  assert_true(fabs(sim_effective(100, weights) - 100.0) < 1e-9);
  for (size_t i = 0; i < 100; i++)
    weights[i] = -INFINITY;
  sim_psis(100, weights, order, scratch, &shape);
  assert_true(isinf(shape) && fabs(weights[17] - 0.01) < 1e-15);
  for (size_t i = 0; i < 100; i++)
    weights[i] = i == 3 ? 5.0 : -INFINITY;
  sim_psis(100, weights, order, scratch, &shape);
  assert_true(weights[3] == 1.0 && weights[4] == 0.0);
  weights[0] = -3.0;
  sim_psis(1, weights, order, scratch, &shape);
  assert_true(weights[0] == 1.0 && shape == 0.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_shape), cmocka_unit_test(test_mean),
                                     cmocka_unit_test(test_fit), cmocka_unit_test(test_edges)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
