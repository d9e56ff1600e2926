// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/elementary.h"
#include "sim/summary/dense.h"
#include "sim/summary/histogram.h"
#include "tests/support.h"
#include "tests/zoo.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COUNT = 100000, PILOT = 4096 };

static const double probabilities[] = {0.001, 0.01, 0.05, 0.10, 0.25, 0.50,
                                       0.75,  0.80, 0.90, 0.95, 0.99, 0.999};
enum { PROBABILITIES = sizeof probabilities / sizeof probabilities[0] };

static int compare(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double *sample(const shape_t *shape) {
  double *x = malloc(COUNT * sizeof *x);
  sim_stream_t stream;
  sim_stream_init(&stream, 11, shape->name);
  sim_stream_uniforms(&stream, 0, COUNT, x);
  for (size_t i = 0; i < COUNT; i++)
    x[i] = shape->of(x[i]);
  return x;
}

static void drop(sim_histogram_t *histogram) {
  sim_grid_t *grid = (sim_grid_t *)(uintptr_t)histogram->grid;
  sim_histogram_free(histogram);
  sim_grid_free(grid);
}

static void fill(sim_histogram_t *histogram, const shape_t *shape, const double *x) {
  static double scratch[2 * PILOT];
  sim_grid_t *grid = sim_grid_alloc(PILOT, x, shape->whole, scratch);
  assert_non_null(grid);
  assert_int_equal(sim_histogram_init(histogram, grid), 0);
  for (size_t at = 0; at < COUNT; at += 500)
    sim_histogram_add(histogram, 500, x + at);
}

/* Shares of the sample below, and at or below, a value. */
static void rank_of(const double *sorted, double value, double *below, double *upto) {
  size_t i = 0;
  while (i < COUNT && sorted[i] < value)
    i++;
  *below = (double)i / COUNT;
  while (i < COUNT && sorted[i] == value)
    i++;
  *upto = (double)i / COUNT;
}

static void test_quantiles_of_every_shape(void **unused) {
  (void)unused;
  for (size_t s = 0; s < SHAPES; s++) {
    double *x = sample(&shapes[s]);
    sim_histogram_t histogram;
    fill(&histogram, &shapes[s], x);
    qsort(x, COUNT, sizeof *x, compare);
    for (size_t i = 0; i < PROBABILITIES; i++) {
      const double p = probabilities[i], q = sim_histogram_quantile(&histogram, p);
      const double exact = x[(size_t)ceil(p * COUNT - 1e-6) - 1];
      double below, upto;
      rank_of(x, q, &below, &upto);
      const double off = p < below ? below - p : p > upto ? p - upto : 0.0;
      assert_true(!shapes[s].whole || q == floor(q));
      const sim_order_t order = sim_histogram_order(&histogram, ceil(p * COUNT - 1e-6));
      assert_true(order.low <= exact && exact <= order.high && order.value == q);
      assert_true(order.held <= COUNT * 14.0 / SIM_DENSE_COARSE || order.low == order.high);
      if (shapes[s].rank_error == 0.0
              ? q != exact
              : off > shapes[s].rank_error * (p < 0.05 || p > 0.95 ? 10.0 : 1.0))
        fail_msg("%s p%g: %.17g, exact %.17g, off in rank by %g", shapes[s].name, p, q, exact, off);
    }
    drop(&histogram);
    free(x);
  }
}

/* The share at most x is that of the sample, within a bin's share of it. */
static void test_shares_of_every_shape(void **unused) {
  (void)unused;
  for (size_t s = 0; s < SHAPES; s++) {
    double *x = sample(&shapes[s]);
    sim_histogram_t histogram;
    fill(&histogram, &shapes[s], x);
    qsort(x, COUNT, sizeof *x, compare);
    for (size_t i = 2; i < 10; i++) {
      const double value = x[(size_t)(probabilities[i] * COUNT)];
      double below, upto;
      rank_of(x, value, &below, &upto);
      const double share = sim_histogram_share(&histogram, value);
      if (fabs(share - upto) > 1e-9 + shapes[s].rank_error * 10.0)
        fail_msg("%s: share %.6f, exact %.6f", shapes[s].name, share, upto);
    }
    assert_true(sim_histogram_share(&histogram, x[0] - 1.0) == 0.0);
    assert_true(sim_histogram_share(&histogram, x[COUNT - 1] + 1.0) == 1.0);
    drop(&histogram);
    free(x);
  }
}

/* An atom is met exactly although other values share its neighbourhood. */
static void test_atoms_are_not_smeared(void **unused) {
  (void)unused;
  const shape_t shape = {"atom", atom, false, 0.0};
  double *x = sample(&shape);
  sim_histogram_t histogram;
  fill(&histogram, &shape, x);
  assert_true(sim_histogram_quantile(&histogram, 0.50) == 599.6131528);
  assert_true(sim_histogram_quantile(&histogram, 0.95) == 599.6131528);
  drop(&histogram);
  free(x);
  /* half of all differences are 0, all others tiny */
  const shape_t between = {"atom inside", atom_inside, false, 0.0};
  x = sample(&between);
  fill(&histogram, &between, x);
  assert_true(sim_histogram_quantile(&histogram, 0.50) == 0.0);
  drop(&histogram);
  free(x);
}

/* Parts filled in any order and merged in any order answer as the whole. */
static void test_merge_is_exact_in_any_order(void **unused) {
  (void)unused;
  for (size_t s = 0; s < SHAPES; s++) {
    double *x = sample(&shapes[s]);
    sim_histogram_t whole, parts[4];
    fill(&whole, &shapes[s], x);
    for (size_t k = 0; k < 4; k++)
      assert_int_equal(sim_histogram_init(&parts[k], whole.grid), 0);
    for (size_t at = COUNT; at > 0; at -= 250)
      sim_histogram_add(&parts[at / 250 % 4], 250, x + at - 250);
    for (size_t k = 4; k-- > 1;)
      sim_histogram_merge(&parts[0], &parts[k]);
    for (size_t i = 0; i < PROBABILITIES; i++) {
      const double p = probabilities[i];
      assert_true(sim_histogram_quantile(&whole, p) == sim_histogram_quantile(&parts[0], p));
    }
    if (whole.grid->whole) {
      const sim_moments_t a = sim_histogram_moments(&whole), b = sim_histogram_moments(&parts[0]);
      assert_memory_equal(&a, &b, sizeof a);
    }
    for (size_t k = 0; k < 4; k++)
      sim_histogram_free(&parts[k]);
    drop(&whole);
    free(x);
  }
}

static void test_moments_of_counts(void **unused) {
  (void)unused;
  const shape_t cases[] = {{"counts", counts, true, 0.0},
                           {"events", events, true, 0.0},
                           {"rare counts", rare_counts, true, 0.0}};
  for (size_t c = 0; c < 3; c++) {
    double *x = sample(&cases[c]);
    sim_histogram_t histogram;
    sim_moments_t direct;
    fill(&histogram, &cases[c], x);
    assert_true(histogram.grid->whole);
    const sim_moments_t counted = sim_histogram_moments(&histogram);
    sim_moments_of(&direct, COUNT, x);
    assert_int_equal(counted.count, COUNT);
    assert_true(fabs(counted.mean - direct.mean) <= 1e-14 * fabs(direct.mean) * 100.0);
    assert_true(fabs(counted.m2 - direct.m2) <= 1e-12 * direct.m2);
    drop(&histogram);
    free(x);
  }
}

static void test_undefined_values(void **unused) {
  (void)unused;
  const double nan = (double)NAN;
  const double x[] = {nan, 1.0, nan, 2.0, 3.0, (double)INFINITY};
  double scratch[12];
  for (int whole = 0; whole < 2; whole++) {
    sim_grid_t *grid = sim_grid_alloc(6, x, whole, scratch);
    sim_histogram_t histogram;
    assert_int_equal(sim_histogram_init(&histogram, grid), 0);
    assert_true(isnan(sim_histogram_quantile(&histogram, 0.5)));
    sim_histogram_add(&histogram, 6, x);
    assert_int_equal(histogram.count, 3);
    assert_int_equal(histogram.undefined, 3);
    assert_true(sim_histogram_quantile(&histogram, 0.5) == 2.0);
    assert_true(isnan(sim_histogram_quantile(&histogram, nan)));
    assert_true(isnan(sim_histogram_quantile(&histogram, 1.5)));
    drop(&histogram);
  }
}

/* The standard error of a quantile is that of order statistics: for a uniform, √(p(1−p)/n). */
static void test_standard_error_of_a_quantile(void **unused) {
  (void)unused;
  const shape_t shape = {"uniform", uniform, false, 0.0};
  double *x = sample(&shape);
  sim_histogram_t histogram;
  fill(&histogram, &shape, x);
  for (size_t i = 2; i < 10; i++) {
    const double p = probabilities[i], expected = sqrt(p * (1.0 - p) / COUNT);
    assert_true(fabs(sim_histogram_quantile_se(&histogram, p) / expected - 1.0) < 0.25);
  }
  drop(&histogram);
  free(x);
}

/* The standard error of a standard deviation, σ√(κ − 1)/(2√n): kurtosis κ of a uniform 9/5, of an
   event of chance q, 1/(q(1 − q)) − 3. */
static void test_standard_error_of_a_deviation(void **unused) {
  (void)unused;
  const struct {
    shape_t shape;
    double expected;
  } cases[] = {
      {{"uniform", uniform, false, 0.0}, sqrt(1.0 / 12.0) * sqrt(0.8) / 2.0},
      {{"events", events, true, 0.0}, sqrt(0.008919) * sqrt(1.0 / 0.008919 - 4.0) / 2.0},
      {{"constant", constant, false, 0.0}, 0.0},
  };
  for (size_t i = 0; i < 3; i++) {
    double *x = sample(&cases[i].shape);
    sim_histogram_t histogram;
    fill(&histogram, &cases[i].shape, x);
    const double se = sim_histogram_sd_se(&histogram) * sqrt(COUNT);
    assert_true(fabs(se - cases[i].expected) <= 0.05 * cases[i].expected);
    drop(&histogram);
    assert_true(isnan(sim_histogram_sd_se(&(sim_histogram_t){0})));
    free(x);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_quantiles_of_every_shape),
      cmocka_unit_test(test_shares_of_every_shape),
      cmocka_unit_test(test_atoms_are_not_smeared),
      cmocka_unit_test(test_merge_is_exact_in_any_order),
      cmocka_unit_test(test_moments_of_counts),
      cmocka_unit_test(test_undefined_values),
      cmocka_unit_test(test_standard_error_of_a_quantile),
      cmocka_unit_test(test_standard_error_of_a_deviation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
