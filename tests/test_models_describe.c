// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/describe.h"
#include "models/table/law.h"
#include "sim/status.h"
#include "tests/rows_support.h"

/* The central value of a row and its 5th and 95th percentiles, in closed form. */
static void test_ranges(void **unused) {
  (void)unused;
  const double root = 1.0 / 3.0;
  static const char *const lines[] = {
      "goal.deal 0 constant 0.3 - - - share",
      "meetings.extra 0 uniform - 0 10 - meetings",
      "meetings.extra 0 lognormal - 1 4 - meetings",
      "population.growth 0 normal - -1 3 - 1/year",
      "goal.deal 0 proportion 0.25 - - 4 share",
      "meetings.extra 0 triangular 10 0 10 - meetings",
      "region.a 0 weight 1 - - 4 firms",
      "region.b 0 weight 3 - - 4 firms",
      "group.sex.a 0 weight 7 - - 9 firms",
      "goal.form 0 count 1 - - 4 share",
  };
  const double expected[][3] = {
      {0.3, 0.3, 0.3},
      {5, 0.5, 9.5},
      {2, 1, 4},
      {1, -1, 3},
      {0.25, 1.0 - pow(0.95, root), 1.0 - pow(0.05, root)}, /* Beta(1, 3) */
      {10 * sqrt(0.5), 10 * sqrt(0.05), 10 * sqrt(0.95)},
      {0.25, 1.0 - pow(0.95, root), 1.0 - pow(0.05, root)},
      {0.75, pow(0.05, root), pow(0.95, root)}, /* Beta(3, 1) */
      {1, 1, 1},
      {0.25, NAN, NAN},
  };
  enum { COUNT = sizeof lines / sizeof lines[0] };
  models_inputs_t inputs = {0};
  for (size_t i = 0; i < COUNT; i++) {
    const models_input_t row = rows_line(lines[i]);
    assert_int_equal(models_inputs_append(&inputs, &row), SIM_OK);
  }
  assert_true(models_split_sum(&inputs, &inputs.rows[7]) == 4.0);
  assert_true(models_split_sum(&inputs, &inputs.rows[8]) == 7.0);
  for (size_t i = 0; i < COUNT; i++) {
    models_range_t range;
    if (i == 8)
      continue; /* the only part: a share of 1 has no law */
    assert_int_equal(models_input_range(&inputs, i, &range), SIM_OK);
    near(range.central, expected[i][0], 1e-9);
    if (!isnan(expected[i][1])) {
      near(range.low, expected[i][1], 1e-9);
      near(range.high, expected[i][2], 1e-9);
    }
    assert_string_equal(models_range_unit(&inputs.rows[i]),
                        i == 6 || i == 7 ? "share" : inputs.rows[i].unit);
  }
  /* what a cut leaves has the median of what is left */
  models_range_t range;
  inputs.rows[1].has_max = true;
  inputs.rows[1].max = 5.0;
  assert_int_equal(models_input_range(&inputs, 1, &range), SIM_OK);
  near(range.central, 2.5, 1e-12);
  near(range.low, 0.25, 1e-12);
  near(range.high, 4.75, 1e-12);
  inputs.rows[1].has_min = true;
  inputs.rows[1].min = 3.0;
  assert_int_equal(models_input_range(&inputs, 1, &range), SIM_OK);
  near(range.central, 4.0, 1e-12);
  models_inputs_free(&inputs);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_ranges),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
