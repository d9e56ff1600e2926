// SPDX-License-Identifier: GPL-3.0-or-later
/* Five points against the formulas of sim/estimate/sobol.h in exact fractions (Python). */
#include "sim/estimate/sobol.h"
#include "tests/support.h"

enum { N = 5 };
static const double p[N + 1] = {1, 4, 2, 8, 5, NAN}, q[N + 1] = {2, 3, 2, 9, 6, NAN};
static const double r[N + 1] = {3, 1, 6, 2, 4, NAN};

static void test_five_points(void **unused) {
  (void)unused;
  static const double expected[] = {0.03611318131117858, -0.03442819128982078, -0.02742563535690527,
                                    0.03497213983103833, -0.009231494495490855};
  double influence[N + 1];
  sim_index_t closed, rest;
  influence[N] = 77.0;
  sim_sobol_closed(N, p, q, r, 0.0, influence, &closed, &rest);
  near(closed.raw, 0.9077694608532114, 1e-13);
  near(rest.raw, 1.0 - 0.9077694608532114, 1e-12);
  near(closed.se, 0.013490587458838785, 1e-12);
  near(rest.se, 0.013490587458838785, 1e-12);
  for (size_t i = 0; i < N; i++)
    near(influence[i], expected[i], 1e-11);
  assert_true(influence[N] == 77.0);
  near(sim_sobol_mean(N, p), 4.0, 1e-15);
  /* a rare point that could lie 2.5 away: 1.96 · 2.5 over the variance, 6.76 */
  sim_sobol_closed(N, p, q, r, 2.5, NULL, &closed, &rest);
  near(closed.se, 0.14559410904088196, 1e-12);
}

static void test_ends(void **unused) {
  (void)unused;
  static const double same[N] = {3, 3, 3, 3, 3};
  double influence[N];
  sim_index_t closed, rest;
  sim_sobol_closed(N, p, p, r, 0.0, NULL, &closed, &rest);
  assert_true(closed.raw == 1.0 && closed.se == 0.0 && rest.raw == 0.0);
  /* a control that says nothing: formula (1), 1 − 4/67.6 */
  sim_sobol_closed(N, p, q, same, 0.0, NULL, &closed, &rest);
  near(closed.raw, 1.0 - 4.0 / 67.6, 1e-14);
  sim_sobol_closed(N, same, same, r, 0.0, influence, &closed, &rest);
  assert_true(closed.raw == 0.5 && isinf(closed.se) && closed.low == 0.0 && closed.high == 1.0);
  for (size_t i = 0; i < N; i++)
    assert_true(influence[i] == 0.0);
}

static void test_shown(void **unused) {
  (void)unused;
  const double z = 1.959963984540054;
  const sim_index_t inside = sim_index_of(0.5, 0.1), below = sim_index_of(-0.1, 0.2);
  const sim_index_t above = sim_index_of(1.1, 0.01);
  near(inside.low, 0.5 - 0.1 * z, 1e-14);
  near(inside.high, 0.5 + 0.1 * z, 1e-14);
  assert_true(inside.shown == 0.5 && inside.raw == 0.5 && inside.se == 0.1);
  assert_true(below.shown == 0.0 && below.low == 0.0 && below.raw == -0.1);
  near(below.high, 0.2 * z - 0.1, 1e-13);
  assert_true(above.shown == 1.0 && above.low == 1.0 && above.high == 1.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_five_points),
      cmocka_unit_test(test_ends),
      cmocka_unit_test(test_shown),
  };
  return cmocka_run_group_tests_name("sim_sobol", tests, NULL, NULL);
}
