// SPDX-License-Identifier: GPL-3.0-or-later
/* sim/laws/gamma.c against 50-digit quantiles (tests/reference/beta_gamma_quantiles.py), closed
   forms and its own domain. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/laws/gamma.h"
#include "sim/status.h"
#include "tests/support.h"

static double relative(double got, double want) {
  return fabs(want) < 1e-300 ? (fabs(got) < 1e-300 ? 0.0 : INFINITY) : fabs(got / want - 1.0);
}

static void test_reference_quantiles(void **state) {
  (void)state;
  FILE *file = fopen("tests/reference/gamma_quantiles.csv", "r");
  assert_non_null(file);
  char line[160];
  double worst = 0.0, worst_large = 0.0;
  int rows = 0;
  assert_non_null(fgets(line, sizeof line, file));
  while (fgets(line, sizeof line, file)) {
    double shape, u, x;
    assert_int_equal(sscanf(line, "%lf,%lf,%lf", &shape, &u, &x), 3);
    const double error = relative(sim_gamma_quantile(u, shape), x);
    if (!(error <= (shape >= 1.0 ? 5e-15 : 1e-12)))
      fail_msg("error %.2g at %s", error, line);
    if (error > worst && getenv("SIM_TEST_VERBOSE"))
      printf("%.2g at %s", error, line);
    worst = fmax(worst, error);
    if (shape >= 1.0)
      worst_large = fmax(worst_large, error);
    rows++;
  }
  (void)fclose(file);
  if (getenv("SIM_TEST_VERBOSE"))
    printf("gamma: %.2g, shapes >= 1: %.2g\n", worst, worst_large);
  assert_true(rows >= 260);
}

static void test_closed_forms(void **state) {
  (void)state;
  for (int i = 1; i < 1000; i++) {
    const double x = i / 25.0;
    assert_true(relative(sim_gamma_sf(x, 1.0), exp(-x)) < 1e-14);
    assert_true(relative(sim_gamma_cdf(x, 1.0), -expm1(-x)) < 5e-15);
    assert_true(relative(sim_gamma_sf(x, 2.0), (1.0 + x) * exp(-x)) < 1e-14);
    assert_true(relative(sim_gamma_cdf(x, 0.5), erf(sqrt(x))) < 5e-15);
    assert_true(relative(sim_gamma_sf(x, 0.5), erfc(sqrt(x))) < 2e-14);
    assert_true(relative(sim_gamma_quantile(i / 1000.0, 1.0), -log1p(-i / 1000.0)) < 5e-15);
  }
  assert_true(sim_gamma_cdf(-1.0, 2.0) == 0.0 && sim_gamma_cdf(0.0, 2.0) == 0.0);
  assert_true(sim_gamma_cdf(INFINITY, 2.0) == 1.0 && sim_gamma_sf(INFINITY, 2.0) == 0.0);
  assert_true(sim_gamma_sf(0.0, 2.0) == 1.0);
  assert_true(sim_gamma_quantile(0.0, 2.0) == 0.0 && sim_gamma_quantile(1.0, 2.0) == INFINITY);
}

/* Any shape in the domain and any u: finite, not decreasing in u. */
static void test_whole_domain(void **state) {
  (void)state;
  const double us[] = {5e-324, 1e-300, 1e-100, 1e-16, 1e-6,         0.1,
                       0.4999, 0.5,    0.5001, 0.9,   1.0 - 0x1p-53};
  for (double a = 1e-6; a < 2e9; a *= 1.7) {
    double last = 0.0;
    for (size_t i = 0; i < sizeof us / sizeof *us; i++) {
      const double x = sim_gamma_quantile(us[i], fmin(a, 1e9));
      if (!(x >= last * (1.0 - 1e-12) && isfinite(x)))
        fail_msg("Gamma(%g) at %g: %.17g after %.17g", a, us[i], x, last);
      last = x;
    }
  }
}

static void test_bad_parameters(void **state) {
  (void)state;
  const double bad[] = {0.0, -1.0, NAN, INFINITY, -INFINITY, 1e-7, 1e10};
  sim_gamma_t gamma_law;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    assert_int_equal(sim_gamma_init(&gamma_law, bad[i]), SIM_ERR_DOMAIN);
    assert_true(isnan(sim_gamma_cdf(0.5, bad[i])) && isnan(sim_gamma_sf(0.5, bad[i])));
    assert_true(isnan(sim_gamma_quantile(0.5, bad[i])));
  }
  assert_true(isnan(sim_gamma_cdf(NAN, 2.0)) && isnan(sim_gamma_quantile(NAN, 2.0)));
  assert_true(isnan(sim_gamma_quantile(-0.1, 2.0)) && isnan(sim_gamma_quantile(1.1, 2.0)));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_reference_quantiles),
      cmocka_unit_test(test_closed_forms),
      cmocka_unit_test(test_whole_domain),
      cmocka_unit_test(test_bad_parameters),
  };
  return cmocka_run_group_tests_name("sim_gamma", tests, NULL, NULL);
}
