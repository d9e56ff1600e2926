// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/summary/sample.h"

#include "tests/support.h"

/* Ten values whose order statistics and squares are plain. */
static void test_known(void **unused) {
  (void)unused;
  const double x[10] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  const struct {
    double p, value;
  } known[] = {{0.0, 1}, {0.05, 1}, {0.1, 2}, {0.5, 6}, {0.95, 10}, {0.999, 10}};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    assert_true(sim_sample_quantile(10, x, known[i].p) == known[i].value);
  /* of 1 … n the variance is (n² − 1)/12 */
  near(sim_sample_sd(10, x), sqrt(99.0 / 12.0), 1e-15);
  assert_true(sim_sample_sd(1, x) == 0.0 && sim_sample_quantile(1, x, 0.95) == 1.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_known)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
