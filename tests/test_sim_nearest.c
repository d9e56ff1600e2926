// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdlib.h>

#include "sim/design/nearest.h"
#include "sim/status.h"
#include "tests/support.h"

static void check(size_t size, const double *got, const double *expected, double tolerance) {
  for (size_t i = 0; i < size * size; i++)
    if (!(fabs(got[i] - expected[i]) <= tolerance))
      fail_msg("cell %zu: %.12g, expected %.12g", i, got[i], expected[i]);
}

/* Higham 2002, p. 334: the matrix of ones next to the diagonal; 0.7607 and 0.1573 are printed
   there, more digits are from nearPD of the R package Matrix 1.5-3. */
static void test_higham(void **state) {
  (void)state;
  const double matrix[] = {1, 1, 0, 1, 1, 1, 0, 1, 1};
  const double a = 0.760689853402, b = 0.157298106138;
  const double expected[] = {1, a, b, a, 1, a, b, a, 1};
  double got[9], smallest;
  assert_int_equal(sim_nearest_correlation(3, matrix, 0.0, got), SIM_OK);
  check(3, got, expected, 1e-8);
  assert_true(fabs(got[1] - 0.7607) < 5e-5 && fabs(got[2] - 0.1573) < 5e-5);
  assert_int_equal(sim_smallest_eigenvalue(3, matrix, &smallest), SIM_OK);
  assert_true(fabs(smallest - (1.0 - sqrt(2.0))) < 1e-14);
}

/* Judged correlations that contradict each other; oracle as above. */
static void test_against_nearpd(void **state) {
  (void)state;
  const double matrix[] = {1,    0.9, -0.8, 0.3,  0.9, 1,   0.7,  0.5,
                           -0.8, 0.7, 1,    -0.4, 0.3, 0.5, -0.4, 1};
  const double a = 0.577635359067, b = -0.500823974364, c = 0.398439071724, d = 0.375078507816,
               e = 0.393089795528, f = -0.300780153862;
  const double expected[] = {1, a, b, c, a, 1, d, e, b, d, 1, f, c, e, f, 1};
  double got[16], smallest;
  assert_int_equal(sim_nearest_correlation(4, matrix, 0.0, got), SIM_OK);
  check(4, got, expected, 1e-8);
  assert_int_equal(sim_smallest_eigenvalue(4, matrix, &smallest), SIM_OK);
  assert_true(fabs(smallest - -0.6742688) < 5e-8);
}

/* With a floor the result is that definite, and what is a correlation matrix stays as it is. */
static void test_floor(void **state) {
  (void)state;
  const double matrix[] = {1, 1, 0, 1, 1, 1, 0, 1, 1}, good[] = {1, 0.5, 0, 0.5, 1, 0.3, 0, 0.3, 1};
  double got[9], smallest;
  for (double floor = 0.001; floor < 0.9; floor *= 3.0) {
    assert_int_equal(sim_nearest_correlation(3, matrix, floor, got), SIM_OK);
    assert_int_equal(sim_smallest_eigenvalue(3, got, &smallest), SIM_OK);
    assert_true(fabs(smallest - floor) < 1e-8);
    assert_true(got[0] == 1.0 && got[4] == 1.0 && got[8] == 1.0 && got[1] == got[3]);
  }
  assert_int_equal(sim_nearest_correlation(3, good, 0.0, got), SIM_OK);
  check(3, got, good, 1e-14);
}

static void test_not_numbers(void **state) {
  (void)state;
  double matrix[] = {1, NAN, NAN, 1}, got[4], smallest;
  assert_int_equal(sim_nearest_correlation(2, matrix, 0.0, got), SIM_ERR_DOMAIN);
  assert_int_equal(sim_smallest_eigenvalue(2, matrix, &smallest), SIM_ERR_DOMAIN);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_higham),
      cmocka_unit_test(test_against_nearpd),
      cmocka_unit_test(test_floor),
      cmocka_unit_test(test_not_numbers),
  };
  return cmocka_run_group_tests_name("sim_nearest", tests, NULL, NULL);
}
