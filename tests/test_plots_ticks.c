// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/ticks.h"

#include <math.h>

static void check_ticks(double low, double high, int most) {
  plots_ticks_t ticks;
  plots_ticks(&ticks, low, high, most);
  assert_true(ticks.count >= 2 && ticks.count <= (size_t)most);
  const double step = ticks.value[1] - ticks.value[0], slack = 1e-6 * step;
  assert_true(ticks.value[0] <= low + slack);
  assert_true(ticks.value[ticks.count - 1] >= high - slack);
  assert_true(ticks.decimals >= 0 && ticks.decimals <= 6);
  for (size_t i = 1; i < ticks.count; i++)
    assert_true(fabs(ticks.value[i] - ticks.value[i - 1] - step) <
                1e-9 * fabs(step) + 1e-12 * fabs(high));
  /* the first and last step are needed */
  assert_true(ticks.value[1] > low - slack && ticks.value[ticks.count - 2] < high + slack);
}

static void ticks_cover_the_range(void **state) {
  (void)state;
  static const double ranges[][2] = {{0, 1},       {0, 1157151},   {275000, 451000}, {-5, 3},
                                     {1e-9, 2e-9}, {0, 1e12},      {-1e300, 1e300},  {0.1, 0.3},
                                     {31.2, 82.9}, {-0.001, 0.05}, {999999, 1000001}};
  for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
    for (int most = 3; most <= 12; most++)
      check_ticks(ranges[i][0], ranges[i][1], most);
  }
}

static void ticks_of_odd_ranges(void **state) {
  (void)state;
  plots_ticks_t ticks;
  plots_ticks(&ticks, 0, 0, 6);
  assert_true(ticks.value[0] == 0.0 && ticks.value[ticks.count - 1] >= 1.0);
  plots_ticks(&ticks, 517, 517, 6);
  assert_true(ticks.value[0] == 0.0 && ticks.value[ticks.count - 1] >= 517.0);
  plots_ticks(&ticks, -517, -517, 6);
  assert_true(ticks.value[0] <= -517.0 && ticks.value[ticks.count - 1] == 0.0);
  plots_ticks(&ticks, NAN, 3, 6);
  assert_true(ticks.value[0] == 0.0 && ticks.value[ticks.count - 1] == 1.0);
  plots_ticks(&ticks, 5, 3, 6);
  assert_true(ticks.value[0] == 0.0 && ticks.value[ticks.count - 1] == 1.0);
  plots_ticks(&ticks, 0, INFINITY, 6);
  assert_true(ticks.value[ticks.count - 1] == 1.0);
}

static void tick_decimals_suffice(void **state) {
  (void)state;
  plots_ticks_t ticks;
  plots_ticks(&ticks, 0, 1, 6);
  assert_int_equal(ticks.decimals, 1);
  assert_true(ticks.value[3] == 0.6); /* 3/5 and not 0.6000000000000001 */
  plots_ticks(&ticks, 0, 1, 5);
  assert_int_equal(ticks.decimals, 2);
  plots_ticks(&ticks, 0, 600, 7);
  assert_int_equal(ticks.decimals, 0);
  assert_true(ticks.value[1] == 100.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(ticks_cover_the_range),
                                     cmocka_unit_test(ticks_of_odd_ranges),
                                     cmocka_unit_test(tick_decimals_suffice)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
