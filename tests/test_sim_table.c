// SPDX-License-Identifier: GPL-3.0-or-later
/* sim/laws/table.c and sim/laws/laws.c: every row of many tables against the exact quantile, the
   addressing of rows, monotonicity across rows. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/laws/beta.h"
#include "sim/laws/gamma.h"
#include "sim/laws/laws.h"
#include "sim/status.h"
#include "tests/support.h"

static void test_rows_cover_the_half(void **state) {
  (void)state;
  double t;
  assert_true(sim_rows_start(0) == SIM_ROWS_LOWEST && sim_rows_start(SIM_ROWS_SIDE - 1) == 0.5);
  for (unsigned row = 0; row + 1 < SIM_ROWS_SIDE; row++) {
    const double low = sim_rows_start(row), high = sim_rows_start(row + 1);
    assert_int_equal(sim_rows_find(low, &t), row);
    assert_true(t == -1.0);
    assert_int_equal(sim_rows_find(0.5 * (low + high), &t), row);
    assert_true(t == 0.0);
    assert_int_equal(sim_rows_find(nextafter(high, 0.0), &t), row);
    assert_true(t < 1.0 && t > 1.0 - 1e-14);
  }
  const double outside[] = {0.5, 0.0, -0.1, 0x1p-15, NAN, 0.6, INFINITY, -INFINITY};
  for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
    assert_int_equal(sim_rows_find(outside[i], &t), SIM_ROWS_SIDE - 1);
}

/* Seven places in every row of both halves. Returns the number of emptied rows. */
static unsigned check(const char *name, double a, double b, const sim_law_t *law,
                      const void *context) {
  sim_table_t table;
  assert_int_equal(sim_table_init(&table, law, context), SIM_OK);
  const double sd = law->spread(context);
  double worst = 0.0, worst_relative = 0.0, last = 0.0;
  for (int upper = 0; upper < 2; upper++)
    for (unsigned i = 0; i < SIM_ROWS_SIDE - 1; i++) {
      const unsigned row = upper ? SIM_ROWS_SIDE - 2 - i : i;
      const double low = sim_rows_start(row), high = sim_rows_start(row + 1);
      for (int j = 1; j < 14; j += 2) {
        const double p = low + (high - low) * ((upper ? 14 - j : j) / 14.0);
        const double u = upper ? 1.0 - p : p;
        double x;
        sim_table_values(&table, context, 1, &u, &x);
        const double exact = law->quantile(context, u);
        worst = fmax(worst, fabs(x - exact) / fmax(exact, sd));
        if (exact > 1e-290)
          worst_relative = fmax(worst_relative, fabs(x / exact - 1.0));
        if (!(x >= last - SIM_TABLE_ACCURACY * fmax(x, sd) && x >= 0.0 && x <= law->ceiling))
          fail_msg("%s(%g, %g) at %.17g: %.17g after %.17g", name, a, b, u, x, last);
        last = x;
      }
    }
  if (getenv("SIM_TEST_VERBOSE"))
    printf("%s(%g, %g): %.2g, relative %.2g, emptied %u\n", name, a, b, worst, worst_relative,
           table.emptied);
  if (!(worst <= SIM_TABLE_ACCURACY && worst_relative <= SIM_TABLE_RELATIVE))
    fail_msg("%s(%g, %g): %.2g, relative %.2g", name, a, b, worst, worst_relative);
  const unsigned emptied = table.emptied;
  sim_table_free(&table);
  sim_table_free(&table);
  return emptied;
}

static void test_accuracy(void **state) {
  (void)state;
  const double pairs[][2] = {{967, 33},  {9500, 500}, {4460, 5540},  {17.1, 2.9}, {6.327, 12.673},
                             {4, 8},     {3, 6},      {15.01, 3.99}, {5, 1},      {1, 1},
                             {1.0, 5.0}, {1e6, 1e6},  {2, 1e6},      {1e7, 1e7}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    sim_beta_t beta;
    assert_int_equal(sim_beta_init(&beta, pairs[i][0], pairs[i][1]), SIM_OK);
    assert_int_equal(check("beta", beta.a, beta.b, &sim_law_beta, &beta), 0);
  }
  const double shapes[] = {0.05, 0.3, 0.5, 1.0, 1.5, 10.0, 1e3, 1e6};
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
    sim_gamma_t gamma_law;
    assert_int_equal(sim_gamma_init(&gamma_law, shapes[i]), SIM_OK);
    assert_int_equal(check("gamma", shapes[i], 0.0, &sim_law_gamma, &gamma_law), 0);
  }
}

/* Small shapes may leave rows to the exact solver; the values must be as good. */
static void test_small_shapes(void **state) {
  (void)state;
  const double shapes[] = {1e-3, 0.01, 0.05, 0.2, 0.7, 3.0, 1e4};
  for (size_t i = 0; i < 7; i++)
    for (size_t j = 0; j < 7; j++) {
      sim_beta_t beta;
      assert_int_equal(sim_beta_init(&beta, shapes[i], shapes[j]), SIM_OK);
      (void)check("beta", beta.a, beta.b, &sim_law_beta, &beta);
    }
  sim_gamma_t gamma_law;
  assert_int_equal(sim_gamma_init(&gamma_law, 0.01), SIM_OK);
  assert_true(check("gamma", 0.01, 0.0, &sim_law_gamma, &gamma_law) > 0);
}

/* A law whose quantile seems off at one end of a row, in one of the tails. */
static struct {
  const sim_law_t *law;
  double p, by;
  int upper;
} off;

static double miss_by(const void *context, double p, int upper, double state, double change) {
  const double by = p == off.p && upper == off.upper ? off.by : 0.0;
  return off.law->miss(context, p, upper, state, change) + by;
}

static unsigned emptied_by(const sim_law_t *law, const void *context, double by, int upper) {
  sim_law_t changed = *law;
  sim_table_t table;
  off.law = law;
  off.by = by;
  off.upper = upper;
  off.p = sim_rows_start(3);
  changed.miss = miss_by;
  assert_int_equal(sim_table_init(&table, &changed, context), SIM_OK);
  const unsigned emptied = table.emptied;
  for (unsigned row = 0; row < 2 * SIM_ROWS_SIDE; row++) {
    const unsigned in_side = row % SIM_ROWS_SIDE;
    const int is_bad = emptied && (row >= SIM_ROWS_SIDE) == upper && (in_side == 2 || in_side == 3);
    assert_int_equal(isnan(table.rows[row][0]), in_side == SIM_ROWS_SIDE - 1 || is_bad);
  }
  sim_table_free(&table);
  return emptied;
}

/* The row that ends there and the row that starts there are emptied: when it is off by more than
   1e-11 of the value or of the standard deviation, or by more than 1e-6 of the value. */
static void test_rows_that_miss(void **state) {
  (void)state;
  sim_beta_t even, steep;
  sim_gamma_t wide;
  assert_int_equal(sim_beta_init(&even, 2.0, 3.0), SIM_OK);
  assert_int_equal(sim_beta_init(&steep, 0.5, 3.0), SIM_OK);
  assert_int_equal(sim_gamma_init(&wide, 1e6), SIM_OK);
  near(sim_law_beta.spread(&even), 0.2, 1e-15); /* √(2 · 3 / (5² · 6)) */
  near(sim_law_beta.spread(&steep), sqrt(1.5 / (3.5 * 3.5 * 4.5)), 1e-15);
  near(sim_law_gamma.spread(&wide), 1e3, 1e-15);
  for (int upper = 0; upper < 2; upper++)
    for (double sign = -1.0; sign < 2.0; sign += 2.0) {
      assert_int_equal(emptied_by(&sim_law_beta, &even, sign * 1e-9, upper), 2);
      assert_int_equal(emptied_by(&sim_law_beta, &even, sign * 1e-12, upper), 0);
      /* its least quantiles are about 1e-9 */
      assert_int_equal(emptied_by(&sim_law_beta, &steep, sign * 1e-12, upper), upper ? 0 : 2);
      assert_int_equal(emptied_by(&sim_law_gamma, &wide, sign * 1e-7, upper), 0);
      assert_int_equal(emptied_by(&sim_law_gamma, &wide, sign * 1e-4, upper), 2);
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rows_cover_the_half),
      cmocka_unit_test(test_accuracy),
      cmocka_unit_test(test_small_shapes),
      cmocka_unit_test(test_rows_that_miss),
  };
  return cmocka_run_group_tests_name("sim_table", tests, NULL, NULL);
}
