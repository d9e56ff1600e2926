// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/normal.h"
#include "sim/laws/student.h"
#include "tests/elementary_rows.h"
#include "tests/support.h"

/* 4e-15 is 18 units in the last place at most. Rows from 1 to a million degrees, both tails. */
static void test_reference_values(void **state) {
  (void)state;
  int rows;
  assert_true(worst_of_rows("student", sim_student_quantile, &rows) < 18.0 && rows == 156);
}

static void test_limits(void **state) {
  (void)state;
  assert_true(sim_student_quantile(0.5, 3.0) == 0.0);
  assert_true(sim_student_quantile(0.0, 3.0) == -INFINITY);
  assert_true(sim_student_quantile(1.0, 3.0) == INFINITY);
  assert_true(isnan(sim_student_quantile(-0.1, 3.0)) && isnan(sim_student_quantile(1.1, 3.0)));
  assert_true(isnan(sim_student_quantile(0.9, 0.5)) && isnan(sim_student_quantile(0.9, 2e9)));
  assert_true(isnan(sim_student_quantile((double)NAN, 3.0)));
  assert_true(isnan(sim_student_quantile(0.9, (double)NAN)));
  /* Cornish and Fisher: t = z + (z³ + z)/(4 dof) + … */
  assert_true(fabs(sim_student_quantile(0.975, 1e9) - SIM_Z975) < 3e-9);
  assert_true(sim_student_quantile(0.975, 1e9) > SIM_Z975 + 2e-9);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_reference_values),
      cmocka_unit_test(test_limits),
  };
  return cmocka_run_group_tests_name("sim_student", tests, NULL, NULL);
}
