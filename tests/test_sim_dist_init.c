// SPDX-License-Identifier: GPL-3.0-or-later
/* sim/laws/dist_init.c: degenerate, refused and resampled laws, parameters from intervals. */
#include "sim/laws/dist.h"
#include "sim/status.h"
#include "tests/support.h"

static void test_degenerate(void **state) {
  (void)state;
  sim_dist_t dist;
  assert_int_equal(sim_dist_init_beta(&dist, 0.0, 300.0), SIM_OK);
  assert_true(dist.kind == SIM_DIST_CONSTANT && sim_dist_quantile(&dist, 0.3) == 0.0);
  assert_int_equal(sim_dist_init_beta(&dist, 300.0, 0.0), SIM_OK);
  assert_true(dist.kind == SIM_DIST_CONSTANT && sim_dist_quantile(&dist, 0.3) == 1.0);
  assert_true(sim_dist_mean(&dist) == 1.0 && sim_dist_sd(&dist) == 0.0);
  assert_int_equal(sim_dist_init_gamma(&dist, 0.0), SIM_OK);
  assert_true(dist.kind == SIM_DIST_CONSTANT && sim_dist_mean(&dist) == 0.0);
  assert_int_equal(sim_dist_init_normal(&dist, 2.0, 0.0), SIM_OK);
  assert_true(dist.kind == SIM_DIST_CONSTANT && sim_dist_quantile(&dist, 1.0) == 2.0);
  assert_int_equal(sim_dist_init_lognormal(&dist, 0.0, 0.0), SIM_OK);
  assert_true(dist.kind == SIM_DIST_CONSTANT && sim_dist_quantile(&dist, 0.1) == 1.0);
  assert_int_equal(sim_dist_init_uniform(&dist, -2.0, -2.0), SIM_OK);
  assert_true(dist.kind == SIM_DIST_CONSTANT && sim_dist_quantile(&dist, 0.1) == -2.0);
  assert_int_equal(sim_dist_init_triangular(&dist, 3.0, 3.0, 3.0), SIM_OK);
  assert_true(dist.kind == SIM_DIST_CONSTANT && sim_dist_quantile(&dist, 0.1) == 3.0);
  assert_int_equal(sim_dist_init_pert(&dist, 3.0, 3.0, 3.0), SIM_OK);
  assert_true(dist.kind == SIM_DIST_CONSTANT && sim_dist_quantile(&dist, 0.1) == 3.0);
  assert_int_equal(sim_dist_prepare(&dist), SIM_OK);
  sim_dist_free(&dist);
}

static void test_empirical(void **state) {
  (void)state;
  sim_dist_t dist;
  const double sample[] = {3.0, -1.0, 2.0, 2.0, 7.5, 0.0, 1e6};
  const double sorted[] = {-1.0, 0.0, 2.0, 2.0, 3.0, 7.5, 1e6};
  assert_int_equal(sim_dist_init_empirical(&dist, sample, 7), SIM_OK);
  for (int i = 0; i < 7; i++) {
    assert_true(sim_dist_quantile(&dist, (i + 0.5) / 7.0) == sorted[i]);
    assert_true(sim_dist_quantile(&dist, (i + 0.001) / 7.0) == sorted[i]);
    assert_true(sim_dist_quantile(&dist, (i + 0.999) / 7.0) == sorted[i]);
  }
  assert_true(sim_dist_quantile(&dist, 0.0) == -1.0 && sim_dist_quantile(&dist, 1.0) == 1e6);
  sim_dist_free(&dist);
  assert_int_equal(sim_dist_init_empirical(&dist, sample, 0), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_empirical(&dist, NULL, 3), SIM_ERR_DOMAIN);
  const double bad[] = {NAN, 1.0, NAN};
  assert_int_equal(sim_dist_init_empirical(&dist, bad, 2), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_empirical(&dist, bad + 1, 2), SIM_ERR_DOMAIN);
  const double three[] = {4.0, 1.0, 10.0}; /* by hand: mean 5, variance (1 + 16 + 25)/3 */
  assert_int_equal(sim_dist_init_empirical(&dist, three, 3), SIM_OK);
  assert_true(sim_dist_mean(&dist) == 5.0 && fabs(sim_dist_sd(&dist) - sqrt(14.0)) < 1e-15);
  sim_dist_free(&dist);
}

static void test_refused(void **state) {
  (void)state;
  const double bad[] = {NAN, INFINITY, -INFINITY, -1.0};
  sim_dist_t d;
  for (size_t i = 0; i < 4; i++) {
    const double b = bad[i];
    if (b != -1.0) {
      assert_int_equal(sim_dist_init_constant(&d, b), SIM_ERR_DOMAIN);
      assert_int_equal(sim_dist_init_normal(&d, b, 1.0), SIM_ERR_DOMAIN);
      assert_int_equal(sim_dist_init_lognormal(&d, b, 1.0), SIM_ERR_DOMAIN);
      assert_int_equal(sim_dist_init_uniform(&d, b, 1.0), SIM_ERR_DOMAIN);
    }
    assert_int_equal(sim_dist_init_beta(&d, b, 1.0), SIM_ERR_DOMAIN);
    assert_int_equal(sim_dist_init_beta(&d, 1.0, b), SIM_ERR_DOMAIN);
    assert_int_equal(sim_dist_init_beta(&d, 0.0, b), SIM_ERR_DOMAIN);
    assert_int_equal(sim_dist_init_beta(&d, b, 0.0), SIM_ERR_DOMAIN);
    assert_int_equal(sim_dist_init_gamma(&d, b), SIM_ERR_DOMAIN);
    assert_int_equal(sim_dist_init_normal(&d, 0.0, b), SIM_ERR_DOMAIN);
    assert_int_equal(sim_dist_init_lognormal(&d, 0.0, b), SIM_ERR_DOMAIN);
    assert_int_equal(sim_dist_init_uniform(&d, 0.0, b), SIM_ERR_DOMAIN);
    assert_int_equal(sim_dist_init_triangular(&d, 0.0, b, 1.0), SIM_ERR_DOMAIN);
    assert_int_equal(sim_dist_init_triangular(&d, 0.0, 0.5, b), SIM_ERR_DOMAIN);
    assert_int_equal(sim_dist_init_pert(&d, 0.0, b, 1.0), SIM_ERR_DOMAIN);
    assert_int_equal(sim_dist_init_pert(&d, 0.0, 0.5, b), SIM_ERR_DOMAIN);
    assert_true(isnan(sim_dist_quantile(&d, 0.5)));
    sim_dist_free(&d);
  }
  assert_int_equal(sim_dist_init_beta(&d, 0.0, 0.0), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_beta(&d, 1e-7, 1.0), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_gamma(&d, 1e10), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_uniform(&d, 1.0, 0.5), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_triangular(&d, 0.0, 1.5, 1.0), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_pert(&d, 0.0, -0.5, 1.0), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_lognormal(&d, 0.0, 19.0), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_lognormal(&d, 701.0, 0.1), SIM_ERR_DOMAIN);
}

static void test_intervals(void **state) {
  (void)state;
  double a = -1.0, b = -1.0;
  sim_dist_t dist;
  assert_int_equal(sim_normal_from_interval(2.0, 12.0, &a, &b), SIM_OK);
  assert_int_equal(sim_dist_init_normal(&dist, a, b), SIM_OK);
  assert_true(fabs(sim_dist_quantile(&dist, 0.05) - 2.0) < 1e-14);
  assert_true(fabs(sim_dist_quantile(&dist, 0.95) - 12.0) < 1e-14);
  assert_int_equal(sim_lognormal_from_interval(1.2, 3.33, &a, &b), SIM_OK);
  assert_int_equal(sim_dist_init_lognormal(&dist, a, b), SIM_OK);
  assert_true(fabs(sim_dist_quantile(&dist, 0.05) / 1.2 - 1.0) < 2e-15);
  assert_true(fabs(sim_dist_quantile(&dist, 0.95) / 3.33 - 1.0) < 2e-15);
  assert_true(fabs(sim_dist_quantile(&dist, 0.5) - 1.999) < 1e-3);
  assert_int_equal(sim_normal_from_interval(3.0, 3.0, &a, &b), SIM_OK);
  assert_true(a == 3.0 && b == 0.0);
  assert_int_equal(sim_normal_from_interval(3.0, 2.0, &a, &b), SIM_ERR_DOMAIN);
  assert_int_equal(sim_normal_from_interval(NAN, 2.0, &a, &b), SIM_ERR_DOMAIN);
  assert_int_equal(sim_lognormal_from_interval(0.0, 2.0, &a, &b), SIM_ERR_DOMAIN);
  assert_int_equal(sim_lognormal_from_interval(1.0, INFINITY, &a, &b), SIM_ERR_DOMAIN);
  assert_int_equal(sim_lognormal_from_interval(-1.0, 2.0, &a, &b), SIM_ERR_DOMAIN);
  assert_true(a == 3.0 && b == 0.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_degenerate),
      cmocka_unit_test(test_empirical),
      cmocka_unit_test(test_refused),
      cmocka_unit_test(test_intervals),
  };
  return cmocka_run_group_tests_name("sim_dist_init", tests, NULL, NULL);
}
