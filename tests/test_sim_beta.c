// SPDX-License-Identifier: GPL-3.0-or-later
/* sim/laws/beta.c against 50-digit quantiles (tests/reference/beta_gamma_quantiles.py), closed
   forms and its own domain. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/laws/beta.h"
#include "sim/status.h"
#include "tests/support.h"

static double relative(double got, double want) {
  return fabs(want) < 1e-300 ? (fabs(got) < 1e-300 ? 0.0 : INFINITY) : fabs(got / want - 1.0);
}

typedef struct {
  double error;
  char where[160];
} worst_t;

static void note(worst_t *worst, double error, const char *line) {
  if (error <= worst->error)
    return;
  worst->error = error;
  (void)snprintf(worst->where, sizeof worst->where, "%s", line);
}

/* Relative error of x and of 1 - x: 1e-12 everywhere. Where no power u^(1/a) magnifies rounding
   (both shapes >= 1), 1e-14 holds; where both are >= 10, 2e-15. */
static void test_reference_quantiles(void **state) {
  (void)state;
  FILE *file = fopen("tests/reference/beta_quantiles.csv", "r");
  assert_non_null(file);
  char line[160];
  worst_t all = {0}, ones = {0}, tens = {0}, round_trip = {0};
  int rows = 0;
  assert_non_null(fgets(line, sizeof line, file));
  while (fgets(line, sizeof line, file)) {
    double a, b, u, x, y;
    assert_int_equal(sscanf(line, "%lf,%lf,%lf,%lf,%lf", &a, &b, &u, &x, &y), 5);
    const double got = sim_beta_quantile(u, a, b);
    const double rest = sim_beta_quantile_complement(u, a, b);
    const double error = fmax(relative(got, x), relative(rest, y));
    note(&all, error, line);
    if (a >= 1.0 && b >= 1.0)
      note(&ones, error, line);
    if (a >= 10.0 && b >= 10.0)
      note(&tens, error, line);
    if (fmin(a, b) >= 10.0 && fmax(a, b) <= 1e4 && x > 0.05 && x < 0.95) {
      const double back =
          u < 0.5 ? sim_beta_cdf(got, a, b) / u : sim_beta_sf(got, a, b) / (1.0 - u);
      note(&round_trip, fabs(back - 1.0), line);
    }
    rows++;
  }
  (void)fclose(file);
  if (getenv("SIM_TEST_VERBOSE"))
    printf("beta: all %.2g at %sshapes >= 1 %.2g at %sshapes >= 10 %.2g at %sround trip %.2g at %s",
           all.error, all.where, ones.error, ones.where, tens.error, tens.where, round_trip.error,
           round_trip.where);
  assert_true(rows >= 1200);
  if (all.error > 1e-12 || ones.error > 1e-14 || tens.error > 2e-15 || round_trip.error > 2e-13)
    fail_msg("%.2g at %s %.2g at %s %.2g at %s %.2g at %s", all.error, all.where, ones.error,
             ones.where, tens.error, tens.where, round_trip.error, round_trip.where);
}

static void test_closed_forms(void **state) {
  (void)state;
  for (int i = 1; i < 1000; i++) {
    const double x = i / 1000.0;
    assert_true(relative(sim_beta_cdf(x, 1.0, 1.0), x) < 1e-15);
    assert_true(relative(sim_beta_cdf(x, 3.0, 1.0), x * x * x) < 5e-15);
    assert_true(relative(sim_beta_sf(x, 1.0, 3.0), pow(1.0 - x, 3.0)) < 5e-15);
    assert_true(relative(sim_beta_cdf(x, 0.5, 0.5), 2.0 / acos(-1.0) * asin(sqrt(x))) < 5e-15);
    assert_true(relative(sim_beta_cdf(x, 2.5, 7.25), sim_beta_sf(1.0 - x, 7.25, 2.5)) < 1e-14);
    assert_true(relative(sim_beta_quantile(x, 1.0, 2.0), x / (1.0 + sqrt(1.0 - x))) < 5e-15);
  }
  /* near 0 the power of x, down to the least numbers */
  for (double e = 280.0; e <= 320.0; e += 10.0) {
    const double x = pow(10.0, -e);
    assert_true(relative(sim_beta_cdf(x, 0.01, 1.0), pow(x, 0.01)) < 1e-13);
    assert_true(relative(sim_beta_cdf(x, 0.01, 2.0), 1.01 * pow(x, 0.01)) < 1e-13);
  }
  /* and of 1 - x near 1: x^a (1 - x)^b / B(a, b), B(1, b) = 1 / b */
  sim_beta_t steep;
  double density;
  assert_int_equal(sim_beta_init(&steep, 1.0, 0.01), SIM_OK);
  (void)sim_beta_lower(&steep, 1e300, &density);
  assert_true(relative(density, 0.01 * pow(1e300, -0.01)) < 1e-13);
  assert_true(sim_beta_cdf(-1.0, 2.0, 3.0) == 0.0 && sim_beta_cdf(0.0, 2.0, 3.0) == 0.0);
  assert_true(sim_beta_cdf(1.0, 2.0, 3.0) == 1.0 && sim_beta_cdf(INFINITY, 2.0, 3.0) == 1.0);
  assert_true(sim_beta_sf(0.0, 2.0, 3.0) == 1.0 && sim_beta_sf(1.5, 2.0, 3.0) == 0.0);
  assert_true(sim_beta_quantile(0.0, 2.0, 3.0) == 0.0 && sim_beta_quantile(1.0, 2.0, 3.0) == 1.0);
  assert_true(sim_beta_quantile_complement(0.0, 2.0, 3.0) == 1.0);
}

/* Any shapes in the domain and any u: finite, in [0,1], not decreasing in u. */
static void test_whole_domain(void **state) {
  (void)state;
  const double us[] = {5e-324, 1e-300, 1e-100, 1e-16, 1e-6,         0.1,
                       0.4999, 0.5,    0.5001, 0.9,   1.0 - 0x1p-53};
  for (double a = 1e-6; a < 2e9; a *= 10.0)
    for (double b = 1e-6; b < 2e9; b *= 10.0) {
      const double shape1 = fmin(a, 1e9), shape2 = fmin(b, 1e9);
      double last = 0.0;
      for (size_t i = 0; i < sizeof us / sizeof *us; i++) {
        const double x = sim_beta_quantile(us[i], shape1, shape2);
        if (!(x >= last * (1.0 - 1e-12) && x <= 1.0))
          fail_msg("Beta(%g,%g) at %g: %.17g after %.17g", shape1, shape2, us[i], x, last);
        last = x;
      }
    }
}

static void test_bad_parameters(void **state) {
  (void)state;
  const double bad[] = {0.0, -1.0, NAN, INFINITY, -INFINITY, 1e-7, 1e10};
  sim_beta_t beta;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    assert_int_equal(sim_beta_init(&beta, bad[i], 1.0), SIM_ERR_DOMAIN);
    assert_int_equal(sim_beta_init(&beta, 1.0, bad[i]), SIM_ERR_DOMAIN);
    assert_true(isnan(sim_beta_cdf(0.5, bad[i], 1.0)) && isnan(sim_beta_sf(0.5, 1.0, bad[i])));
    assert_true(isnan(sim_beta_quantile(0.5, bad[i], 1.0)));
    assert_true(isnan(sim_beta_quantile_complement(0.5, 1.0, bad[i])));
  }
  assert_true(isnan(sim_beta_cdf(NAN, 2.0, 3.0)) && isnan(sim_beta_quantile(NAN, 2.0, 3.0)));
  assert_true(isnan(sim_beta_quantile(-0.1, 2.0, 3.0)) && isnan(sim_beta_quantile(1.1, 2.0, 3.0)));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_reference_quantiles),
      cmocka_unit_test(test_closed_forms),
      cmocka_unit_test(test_whole_domain),
      cmocka_unit_test(test_bad_parameters),
  };
  return cmocka_run_group_tests_name("sim_beta", tests, NULL, NULL);
}
