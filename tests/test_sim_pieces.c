// SPDX-License-Identifier: GPL-3.0-or-later
/* sim/laws/pieces.c and sim/laws/cut.c, on laws whose quantiles are straight lines. */
#include "sim/laws/compound.h"
#include "sim/status.h"
#include "tests/support.h"

/* −4 to 0, an atom at 0, 0 to 8. */
static const double p[] = {0.0, 0.25, 0.5, 1.0}, x[] = {-4.0, 0.0, 0.0, 8.0};

static void test_quantiles(void **unused) {
  (void)unused;
  static const double u[] = {0.0, 0.0625, 0.125, 0.1875, 0.25, 0.3, 0.5, 0.5625, 0.75, 0.9375, 1.0};
  static const double expected[] = {-4, -3, -2, -1, 0, 0, 0, 1, 4, 7, 8};
  enum { COUNT = sizeof u / sizeof u[0] };
  double drawn[COUNT + 1];
  sim_dist_t law;
  assert_int_equal(sim_dist_init_quantiles(&law, 4, p, x), SIM_OK);
  assert_int_equal(sim_dist_prepare(&law), SIM_OK);
  drawn[COUNT] = 77.0;
  sim_dist_quantiles(&law, COUNT, u, drawn);
  for (size_t i = 0; i < COUNT; i++)
    assert_true(sim_dist_quantile(&law, u[i]) == expected[i] && drawn[i] == expected[i]);
  assert_true(drawn[COUNT] == 77.0);
  assert_true(isnan(sim_dist_quantile(&law, -0.1)) && isnan(sim_dist_quantile(&law, 1.1)));
  assert_true(isnan(sim_dist_quantile(&law, (double)NAN)));
  sim_dist_free(&law);
}

static void test_tails(void **unused) {
  (void)unused;
  static const double tails[][3] = {/* x, P(X < x), P(X = x) */
                                    {-5, 0, 0},    {-4, 0, 0}, {-3, 0.0625, 0}, {0, 0.25, 0.25},
                                    {2, 0.625, 0}, {8, 1, 0},  {9, 1, 0}};
  sim_dist_t law;
  assert_int_equal(sim_dist_init_quantiles(&law, 4, p, x), SIM_OK);
  for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
    for (int upper = 0; upper < 2; upper++) {
      double at;
      const double tail = sim_dist_tail(&law, tails[i][0], upper, &at);
      assert_true(tail == (upper ? 1.0 - tails[i][1] - tails[i][2] : tails[i][1]));
      assert_true(at == tails[i][2]);
    }
  /* mean −2/4 + 0/4 + 4/2; each piece the variance of a uniform and its distance from it */
  near(sim_dist_mean(&law), 1.5, 1e-15);
  near(sim_dist_sd(&law),
       sqrt(0.25 * (12.25 + 16.0 / 12.0) + 0.25 * 2.25 + 0.5 * (6.25 + 64.0 / 12.0)), 1e-15);
  sim_dist_free(&law);
}

static void test_domain(void **unused) {
  (void)unused;
  static const struct {
    size_t count;
    double p[3], x[3];
    int status;
  } cases[] = {
      {2, {0, 1}, {3, 4}, SIM_OK},
      {2, {0, 1}, {-1e300, 1e300}, SIM_OK},
      {1, {0}, {3}, SIM_ERR_DOMAIN},
      {2, {0.1, 1}, {3, 4}, SIM_ERR_DOMAIN},
      {2, {0, 0.9}, {3, 4}, SIM_ERR_DOMAIN},
      {2, {0, 1}, {4, 3}, SIM_ERR_DOMAIN},
      {2, {0, 1}, {-INFINITY, 3}, SIM_ERR_DOMAIN},
      {2, {0, 1}, {3, INFINITY}, SIM_ERR_DOMAIN},
      {2, {0, 1}, {NAN, 3}, SIM_ERR_DOMAIN},
      {3, {0, 0.5, 1}, {3, 4, 4}, SIM_OK},
      {3, {0, 1, 1}, {3, 4, 5}, SIM_ERR_DOMAIN},
      {3, {0, 0, 1}, {3, 4, 5}, SIM_ERR_DOMAIN},
      {3, {0, NAN, 1}, {3, 4, 5}, SIM_ERR_DOMAIN},
      {3, {0, 0.5, 1}, {3, NAN, 5}, SIM_ERR_DOMAIN},
  };
  sim_dist_t law;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_int_equal(sim_dist_init_quantiles(&law, cases[i].count, cases[i].p, cases[i].x),
                     cases[i].status);
    assert_int_equal(isnan(sim_dist_quantile(&law, 0.5)), cases[i].status != SIM_OK);
    sim_dist_free(&law);
  }
  assert_int_equal(sim_dist_init_quantiles(&law, 2, p + 2, x + 1), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_quantiles(&law, 2, (const double[]){0, 1}, x + 1), SIM_OK);
  assert_int_equal(law.kind, SIM_DIST_CONSTANT);
  assert_true(sim_dist_quantile(&law, 0.1) == 0.0);
}

/* 0 to 16, of which 4 to 8, to 8 and from 4 are left. */
static void test_cut(void **unused) {
  (void)unused;
  static const double ends[][2] = {{4, 8}, {-INFINITY, 8}, {4, INFINITY}, {-1, 17}};
  static const double left[][2] = {{4, 8}, {0, 8}, {4, 16}, {0, 16}};
  enum { COUNT = 9 };
  for (size_t i = 0; i < 4; i++) {
    sim_dist_t whole, law;
    double u[COUNT], drawn[COUNT + 1];
    assert_int_equal(sim_dist_init_uniform(&whole, 0.0, 16.0), SIM_OK);
    assert_int_equal(sim_dist_init_cut(&law, &whole, ends[i][0], ends[i][1]), SIM_OK);
    assert_int_equal(law.kind, SIM_DIST_CUT);
    assert_int_equal(sim_dist_prepare(&law), SIM_OK);
    for (size_t k = 0; k < COUNT; k++)
      u[k] = (double)k / (COUNT - 1);
    drawn[COUNT] = 77.0;
    sim_dist_quantiles(&law, COUNT, u, drawn);
    for (size_t k = 0; k < COUNT; k++) {
      const double expected = left[i][0] + u[k] * (left[i][1] - left[i][0]);
      assert_true(sim_dist_quantile(&law, u[k]) == expected && drawn[k] == expected);
    }
    assert_true(drawn[COUNT] == 77.0);
    assert_true(isnan(sim_dist_quantile(&law, -0.1)) && isnan(sim_dist_quantile(&law, 1.1)));
    sim_dist_free(&law);
  }
  sim_dist_t whole, law;
  assert_int_equal(sim_dist_init_uniform(&whole, 0.0, 16.0), SIM_OK);
  assert_int_equal(sim_dist_init_cut(&law, &whole, 8.0, 4.0), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_uniform(&whole, 0.0, 16.0), SIM_OK);
  assert_int_equal(sim_dist_init_cut(&law, &whole, 16.0, 17.0), SIM_ERR_DOMAIN);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_quantiles),
      cmocka_unit_test(test_tails),
      cmocka_unit_test(test_domain),
      cmocka_unit_test(test_cut),
  };
  return cmocka_run_group_tests_name("sim_pieces", tests, NULL, NULL);
}
