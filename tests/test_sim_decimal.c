// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/decimal.h"
#include "tests/elementary_rows.h"
#include "tests/support.h"

#include <stdlib.h>

/* The nearest double, as the text reads. */
static void test_powers_of_ten(void **state) {
  (void)state;
  for (int n = -307; n <= 308; n++) {
    char text[16];
    snprintf(text, sizeof text, "1e%d", n);
    const double nearest = strtod(text, NULL);
    if (abs(n) <= 22)
      assert_true(sim_ten_to(n) == nearest);
    else
      assert_true(ulps(sim_ten_to(n), (long double)nearest) <= abs(n) - 21);
  }
  assert_true(sim_ten_to(309) == INFINITY && sim_ten_to(-400) == 0.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_powers_of_ten),
  };
  return cmocka_run_group_tests_name("sim_decimal", tests, NULL, NULL);
}
