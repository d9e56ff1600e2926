// SPDX-License-Identifier: GPL-3.0-or-later
/* Order statistics, shares and errors of small samples of whole numbers, by hand. */
#include "sim/summary/histogram.h"
#include "tests/support.h"

static sim_grid_t *grid;
static sim_histogram_t histogram;

/* The counts of `count` values, the grid laid for the first `pilot` of them. */
static void of(size_t count, size_t pilot, const double *x) {
  double *scratch = malloc((2 * pilot + 2) * sizeof *scratch);
  grid = sim_grid_alloc(pilot, x, true, scratch);
  free(scratch);
  assert_int_equal(sim_histogram_init(&histogram, grid), 0);
  sim_histogram_add(&histogram, count, x);
}

static void end(void) {
  sim_histogram_free(&histogram);
  sim_grid_free(grid);
}

static void is(double rank, double value, double held) {
  const sim_order_t order = sim_histogram_order(&histogram, rank);
  if (!(order.low == value && order.value == value && order.high == value && order.held == held))
    fail_msg("rank %g: %g in %g to %g, of %g", rank, order.value, order.low, order.high,
             order.held);
}

/* Two 5, three 7 and five 9. */
static void test_ten(void **unused) {
  (void)unused;
  static const double x[] = {9, 5, 7, 9, 7, 9, 5, 9, 7, 9};
  of(10, 10, x);
  is(1, 5, 2);
  is(2, 5, 2);
  is(3, 7, 3);
  is(5, 7, 3);
  is(6, 9, 5);
  is(10, 9, 5);
  assert_true(isnan(sim_histogram_order(&histogram, 0.0).value));
  assert_true(isnan(sim_histogram_order(&histogram, 11.0).value));
  static const double quantiles[][2] = {{0, 5}, {0.2, 5}, {0.21, 7}, {0.5, 7}, {0.51, 9}, {1, 9}};
  for (size_t i = 0; i < sizeof quantiles / sizeof quantiles[0]; i++)
    assert_true(sim_histogram_quantile(&histogram, quantiles[i][0]) == quantiles[i][1]);
  assert_true(isnan(sim_histogram_quantile(&histogram, -0.1)));
  assert_true(isnan(sim_histogram_quantile(&histogram, 1.1)));
  static const double shares[][2] = {{4, 0}, {6, 0.2}, {8, 0.5}, {10, 1}};
  for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++)
    near(sim_histogram_share(&histogram, shares[i][0]), shares[i][1], 1e-15);
  assert_true(isnan(sim_histogram_share(&histogram, (double)NAN)));
  /* √(0.25/10) from 0.5: from rank 4, a 7, to rank 7, a 9 */
  assert_true(sim_histogram_quantile_se(&histogram, 0.5) == 1.0);
  assert_true(sim_histogram_quantile_se(&histogram, 0.0) == 0.0);
  /* mean 7.6, second and fourth moments about it 2.44 and 11.0992 */
  near(sim_histogram_sd_se(&histogram), sqrt((11.0992 - 2.44 * 2.44) / 10.0 / 2.44) / 2.0, 1e-12);
  end();
}

/* 0 to 299 and two far below them, one far above: 32 at a time are passed over. */
static void test_many(void **unused) {
  (void)unused;
  enum { MIDDLE = 300, ALL = MIDDLE + 3 };
  double x[ALL];
  for (size_t i = 0; i < MIDDLE; i++)
    x[i] = (double)((i * 7) % MIDDLE);
  x[MIDDLE] = -1e6;
  x[MIDDLE + 1] = -1e5;
  x[MIDDLE + 2] = 1e6;
  of(ALL, MIDDLE, x);
  assert_true(sim_histogram_order(&histogram, 1.0).value == -1e6);
  assert_true(sim_histogram_order(&histogram, 2.0).value == -1e5);
  for (size_t k = 0; k < MIDDLE; k++)
    is((double)(k + 3), (double)k, 1.0);
  assert_true(sim_histogram_order(&histogram, (double)ALL).value == 1e6);
  assert_int_equal(sim_histogram_below(&histogram), 2);
  near(sim_histogram_share(&histogram, 99.9), 102.0 / ALL, 1e-14);
  end();
}

/* Within a bin values count as evenly spread: 10 to 20, 20 to 30 and 30 to 40 are bins. */
static void test_within_a_bin(void **unused) {
  (void)unused;
  static const double pilot[] = {10, 20, 30, 40}, x[] = {10, 11.5, 13, 17, 18, 19, 20.5, 29};
  double scratch[10];
  grid = sim_grid_alloc(4, pilot, false, scratch);
  assert_int_equal(sim_histogram_init(&histogram, grid), 0);
  sim_histogram_add(&histogram, 8, x);
  near(sim_histogram_share(&histogram, 15.0), 3.0 / 8.0, 1e-12);
  near(sim_histogram_share(&histogram, 20.0), 6.0 / 8.0, 1e-12);
  near(sim_histogram_share(&histogram, 25.0), 7.0 / 8.0, 1e-12);
  end();
}

static void test_nothing(void **unused) {
  (void)unused;
  const double x[] = {1.0};
  of(0, 1, x);
  assert_true(isnan(sim_histogram_quantile(&histogram, 0.5)));
  assert_true(isnan(sim_histogram_share(&histogram, 1.0)));
  assert_true(isnan(sim_histogram_quantile_se(&histogram, 0.5)));
  assert_true(isnan(sim_histogram_sd_se(&histogram)));
  assert_int_equal(sim_histogram_below(&histogram), 0);
  sim_histogram_add(&histogram, 1, x);
  is(1, 1, 1);
  assert_true(sim_histogram_sd_se(&histogram) == 0.0);
  end();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_ten),
      cmocka_unit_test(test_many),
      cmocka_unit_test(test_within_a_bin),
      cmocka_unit_test(test_nothing),
  };
  return cmocka_run_group_tests_name("sim_histogram_read", tests, NULL, NULL);
}
