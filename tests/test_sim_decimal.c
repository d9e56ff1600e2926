// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/decimal.h"
#include "tests/elementary_rows.h"

#include <stdlib.h>

/* The nearest double, as the text reads. */
static void test_powers_of_ten(void **state) {
  (void)state;
  for (int n = -307; n <= 308; n++) {
    char text[8];
    snprintf(text, sizeof text, "1e%d", n);
    const double nearest = strtod(text, NULL);
    if (abs(n) <= 22)
      assert_true(sim_ten_to(n) == nearest);
    else
      assert_true(ulps(sim_ten_to(n), (long double)nearest) <= abs(n) - 21);
  }
  assert_true(sim_ten_to(309) == INFINITY && sim_ten_to(-400) == 0.0);
}

/* At a power of ten, next to it and between. */
static void test_decades(void **state) {
  (void)state;
  for (int n = -307; n <= 308; n++) {
    const double power = sim_ten_to(n);
    assert_int_equal(sim_decade(power), n);
    assert_int_equal(sim_decade(nextafter(power, 0.0)), n > -307 ? n - 1 : n);
    assert_int_equal(sim_decade(nextafter(power, INFINITY)), n);
    if (n < 308)
      assert_int_equal(sim_decade(5.0 * power), n);
  }
  assert_int_equal(sim_decade(1.7e308), 308);
  assert_int_equal(sim_decade(0x1p-1074), -307);
  assert_int_equal(sim_decade(0.0), -307);
  assert_int_equal(sim_decade(-3.0), -307);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_powers_of_ten),
      cmocka_unit_test(test_decades),
  };
  return cmocka_run_group_tests_name("sim_decimal", tests, NULL, NULL);
}
