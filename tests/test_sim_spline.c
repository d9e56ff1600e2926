// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/spline.h"
#include "sim/status.h"
#include "tests/support.h"

#include <math.h>

enum { N = 601 };
static double z[N];
static sim_spline_row_t rows[N];

static void make_rows(void) {
  for (size_t i = 0; i < N; i++)
    z[i] = -3.0 + 0.01 * (double)i;
  z[N - 1] = 3.0;
  assert_int_equal(sim_spline_rows(N, z, rows), SIM_OK);
}

/* B-splines sum to 1 everywhere (de Boor 1978), the ends included. */
static void test_basis_sums_to_one(void **unused) {
  (void)unused;
  make_rows();
  for (size_t i = 0; i < N; i++) {
    double sum = 0.0;
    for (size_t j = 0; j < SIM_SPLINE_ORDER; j++)
      sum += rows[i].value[j];
    assert_true(fabs(sum - 1.0) < 1e-14);
    assert_true(rows[i].first + SIM_SPLINE_ORDER <= SIM_SPLINE_BASIS);
  }
}

/* A cubic lies in the space of cubic splines: the fit gives it back. Two targets at once. */
static void test_cubics_are_fitted_exactly(void **unused) {
  (void)unused;
  sim_spline_normal_t normal = {0};
  double moments[2 * SIM_SPLINE_BASIS] = {0};
  make_rows();
  for (size_t i = 0; i < N; i++) {
    const double y[] = {1.0 - z[i] + 0.5 * z[i] * z[i] * z[i], 7.0};
    sim_spline_add(&normal, &rows[i], 2, y, moments);
  }
  assert_int_equal(sim_spline_solve(&normal, 2, moments), SIM_OK);
  for (size_t i = 0; i < N; i++) {
    const double y = 1.0 - z[i] + 0.5 * z[i] * z[i] * z[i];
    assert_true(fabs(sim_spline_value(&rows[i], moments) - y) < 1e-5);
    assert_true(fabs(sim_spline_value(&rows[i], moments + SIM_SPLINE_BASIS) - 7.0) < 1e-6);
  }
}

/* One score only: the fit is the mean there and no division by zero. */
static void test_one_score(void **unused) {
  (void)unused;
  sim_spline_normal_t normal = {0};
  double moments[SIM_SPLINE_BASIS] = {0};
  make_rows();
  for (size_t i = 0; i < 100; i++)
    sim_spline_add(&normal, &rows[300], 1, (const double[]){i < 50 ? 1.0 : 3.0}, moments);
  assert_int_equal(sim_spline_solve(&normal, 1, moments), SIM_OK);
  assert_true(fabs(sim_spline_value(&rows[300], moments) - 2.0) < 1e-6);
}

static void test_bad_values_are_refused(void **unused) {
  (void)unused;
  sim_spline_normal_t normal = {0};
  double moments[SIM_SPLINE_BASIS] = {0};
  assert_int_equal(sim_spline_solve(&normal, 1, moments), SIM_ERR_DOMAIN);
  make_rows();
  sim_spline_add(&normal, &rows[300], 1, (const double[]){(double)NAN}, moments);
  assert_int_equal(sim_spline_solve(&normal, 1, moments), SIM_ERR_DOMAIN);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_basis_sums_to_one),
      cmocka_unit_test(test_cubics_are_fitted_exactly),
      cmocka_unit_test(test_one_score),
      cmocka_unit_test(test_bad_values_are_refused),
  };
  return cmocka_run_group_tests_name("sim_spline", tests, NULL, NULL);
}
