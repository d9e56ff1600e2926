// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/hypergeometric.h"
#include "tests/support.h"

#include <math.h>
#include <stdio.h>

enum { ROWS = 8000 };

static double m[ROWS], n[ROWS], k[ROWS], u[ROWS], want[ROWS];
static double at[ROWS], pmf[ROWS], cdf[ROWS];

/* Rows of a table of tests/reference with so many columns; returns their number. */
static size_t read_rows(const char *path, int columns) {
  size_t count = 0;
  char line[256];
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  while (count < ROWS && fgets(line, sizeof line, file) != NULL)
    count += sscanf(line, "%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf", &m[count], &n[count], &k[count],
                    &u[count], &want[count], &at[count], &pmf[count], &cdf[count]) == columns;
  fclose(file);
  return count;
}

static void expect_quantile(size_t i, double got) {
  if (got != want[i])
    fail_msg("m %.0f, n %.0f, k %.0f, u %.17g: %.0f, not %.0f", m[i], n[i], k[i], u[i], got,
             want[i]);
}

static void quantiles_equal_those_of_r(void **state) {
  (void)state;
  static double got[ROWS];
  const size_t count = read_rows("tests/reference/hypergeometric.csv", 5);
  assert_in_range(count, 1500, ROWS - 1);
  sim_hypergeometric_quantiles(count, m, n, k, u, got);
  for (size_t i = 0; i < count; i++)
    expect_quantile(i, got[i]);
  sim_hypergeometric_quantiles(count, m, n, k, u, u); /* in place */
  assert_memory_equal(u, got, count * sizeof *got);
}

/* On both sides of a jump, 1.5e-13 away from it, and the probability itself. */
static void right_at_jumps_computed_with_fractions(void **state) {
  (void)state;
  const size_t count = read_rows("tests/reference/hypergeometric_hard.csv", 8);
  assert_in_range(count, 400, ROWS - 1);
  double worst = 0.0, worst_cdf = 0.0;
  for (size_t i = 0; i < count; i++) {
    expect_quantile(i, sim_hypergeometric_quantile(m[i], n[i], k[i], u[i]));
    const double p = sim_hypergeometric_pmf(at[i], m[i], n[i], k[i]) / pmf[i] - 1.0;
    const double f = sim_hypergeometric_cdf(at[i], m[i], n[i], k[i]) - cdf[i];
    worst = fmax(worst, fabs(p));
    worst_cdf = fmax(worst_cdf, fabs(f) / fmin(cdf[i], 0.5));
  }
  print_message("relative error of P %.2g, of F %.2g\n", worst, worst_cdf);
  assert_true(worst < 1e-14);
  assert_true(worst_cdf < 1e-14);
}

/* Two of two and two: 1/6, 4/6, 1/6. All but one of nine: it is of the seven with probability 7/9.
   Ties count as reached. */
static void small_laws_on_paper(void **state) {
  (void)state;
  static const struct {
    double m, n, k, u, j;
  } rows[] = {
      {2, 2, 2, 1.0 / 6.0, 0}, {2, 2, 2, 0.17, 1}, {2, 2, 2, 5.0 / 6.0, 1}, {2, 2, 2, 0.84, 2},
      {1, 3, 1, 0.75, 0},      {1, 3, 1, 0.76, 1}, {3, 1, 1, 0.25, 0},      {3, 1, 1, 0.26, 1},
      {5, 0, 3, 0.01, 3},      {0, 5, 3, 0.99, 0}, {5, 5, 0, 0.5, 0},       {5, 5, 10, 0.5, 5},
      {0, 0, 0, 0.5, 0},       {7, 2, 8, 0.2, 6},  {7, 2, 8, 7.0 / 9.0, 6}, {7, 2, 8, 0.78, 7}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    const double j = sim_hypergeometric_quantile(rows[i].m, rows[i].n, rows[i].k, rows[i].u);
    if (j != rows[i].j)
      fail_msg("row %zu: %.0f", i, j);
  }
  assert_true(fabs(sim_hypergeometric_pmf(1, 2, 2, 2) - 4.0 / 6.0) < 1e-15);
  assert_true(fabs(sim_hypergeometric_cdf(1.5, 2, 2, 2) - 5.0 / 6.0) < 1e-15);
}

/* The greatest laws: Vandermonde's sum is 1, and the quantiles of u and 1 − u stand about the mean
   of a law that is symmetric. */
static void large_laws(void **state) {
  (void)state;
  const double most = SIM_HYPERGEOMETRIC_LARGEST;
  for (double size = 10.0; size <= most; size *= 7.0) {
    const double half = floor(size), marked = half;
    const double low = sim_hypergeometric_quantile(half, half, marked, 0.03);
    const double high = sim_hypergeometric_quantile(half, half, marked, 0.97);
    assert_true(low + high == marked);
    const double middle = floor(0.5 * marked),
                 f = sim_hypergeometric_cdf(middle, half, half, marked);
    const double mass =
        sim_hypergeometric_pmf(0.5 * marked, half, half, marked); /* 0 when it is odd */
    assert_true(fabs(f - 0.5 - 0.5 * mass) < 2e-13);
  }
  assert_true(sim_hypergeometric_quantile(most, most, 2.0 * most, 0.5) == most);
}

static void wrong_arguments_give_nan(void **state) {
  (void)state;
  static const double wrong[][4] = {{-1, 5, 2, 0.5},  {5, -1, 2, 0.5},  {5, 5, 11, 0.5},
                                    {5, 5, -1, 0.5},  {5.5, 5, 2, 0.5}, {5, 5, 2.5, 0.5},
                                    {5, 5, 2, 0},     {5, 5, 2, 1},     {1e9, 5, 2, 0.5},
                                    {NAN, 5, 2, 0.5}, {5, 5, NAN, 0.5}, {5, 5, 2, NAN}};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
    assert_true(
        isnan(sim_hypergeometric_quantile(wrong[i][0], wrong[i][1], wrong[i][2], wrong[i][3])));
  assert_true(isnan(sim_hypergeometric_pmf(NAN, 5, 5, 2)));
  assert_true(isnan(sim_hypergeometric_cdf(1, 5, 5, 11)));
  assert_true(sim_hypergeometric_pmf(3, 5, 5, 2) == 0.0);
  assert_true(sim_hypergeometric_pmf(0.5, 5, 5, 2) == 0.0);
  assert_true(sim_hypergeometric_cdf(-1, 5, 5, 2) == 0.0);
  assert_true(sim_hypergeometric_cdf(2, 5, 5, 2) == 1.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(quantiles_equal_those_of_r),
      cmocka_unit_test(right_at_jumps_computed_with_fractions),
      cmocka_unit_test(small_laws_on_paper),
      cmocka_unit_test(large_laws),
      cmocka_unit_test(wrong_arguments_give_nan),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
