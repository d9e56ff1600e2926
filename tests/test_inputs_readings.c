// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/number/readings.h"
#include "tests/support.h"

#define COMMA INPUTS_NUMBER_COMMA
#define POINT INPUTS_NUMBER_POINT

/* Which numbers may be thousands although the style makes them decimal, and both readings. */
static void test_doubtful(void **state) {
  static const struct {
    inputs_number_style_t style;
    const char *text, *unit, *whole, *decimal, *sure; /* whole NULL: there is no doubt */
  } cases[] = {
      {POINT, "310.000", "M$2027", "310000", "310", "310"},
      {POINT, "1157.151", "firms", "1157151", "1157.151", "1157.1510"},
      {POINT, "-1.250", "places", "-1250", "-1.25", "-1.25"},
      {POINT, "34.249", "cases", "34249", "34.249", "34.2490"},
      {POINT, "0.446", "firms", NULL, NULL, NULL},
      {POINT, "1.250", "ratio", NULL, NULL, NULL},
      {POINT, "1.250", "share", NULL, NULL, NULL},
      {POINT, "12.345", "%", NULL, NULL, NULL},
      {POINT, "1.250", "USD million", NULL, NULL, NULL},
      {POINT, "310.0000", "M$2027", NULL, NULL, NULL},
      {POINT, "310.25", "M$2027", NULL, NULL, NULL},
      {POINT, "310.000e1", "M$2027", NULL, NULL, NULL},
      {COMMA, "310,000", "M$2027", "310000", "310", "310"},
      {COMMA, "59,125", "M$2027", NULL, NULL, NULL},
      {COMMA, "1157,151", "firms", "1157151", "1157,151", "1157,1510"},
      {COMMA, "310.000", "M$2027", NULL, NULL, NULL},
      {COMMA, "0,333", "share", NULL, NULL, NULL},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    inputs_readings_t readings;
    const bool found =
        inputs_number_is_doubtful(cases[i].text, cases[i].style, cases[i].unit, &readings);
    if (found != (cases[i].whole != NULL))
      fail_msg("%s %s", cases[i].text, cases[i].unit);
    if (!found)
      continue;
    assert_string_equal(readings.whole, cases[i].whole);
    assert_string_equal(readings.decimal, cases[i].decimal);
    assert_string_equal(readings.sure, cases[i].sure);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_doubtful)};
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
