// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/dated.h"
#include "tests/support.h"

#include <string.h>

static void names_and_years(void **state) {
  (void)state;
  const struct {
    const char *text;
    size_t length;
    int year;
  } cases[] = {{"", 0, 0},
               {"2026", 4, 0},
               {".2026", 0, 2026},
               {"x.2026", 1, 2026},
               {"x.y_1.2029", 5, 2029},
               {"x.2026.2027", 6, 2027},
               {"x.0026", 1, 26},
               {"x.0000", 6, 0},
               {"x.202", 5, 0},
               {"x.20266", 7, 0},
               {"x.202a", 6, 0},
               {"x.+026", 6, 0},
               {"x2026", 5, 0},
               {"x.", 2, 0}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    int year = -1;
    assert_int_equal(inputs_dated_split(cases[i].text, strlen(cases[i].text), &year),
                     cases[i].length);
    assert_int_equal(year, cases[i].year);
  }
}

/* Only the bytes it was given count. */
static void part_of_a_text(void **state) {
  (void)state;
  int year;
  assert_int_equal(inputs_dated_split("spending.2026/places", 13, &year), 8);
  assert_int_equal(year, 2026);
  assert_int_equal(inputs_dated_split("spending.2026", 12, &year), 12);
  assert_int_equal(year, 0);
}

static void years(void **state) {
  (void)state;
  assert_int_equal(inputs_dated_year("2026"), 2026);
  assert_int_equal(inputs_dated_year("0001"), 1);
  static const char *const none[] = {"", "0000", "026", "20266", "202a", "+026", " 2026"};
  for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
    assert_int_equal(inputs_dated_year(none[i]), 0);
}

static void complaints(void **state) {
  (void)state;
  static const char *const days[] = {"2027-01-01", "1905-07-19", "2027-01-01 10:30"};
  static const char *const others[] = {"",          "27",         "2.027",   "-2027",
                                       "2027-2028", "1234567890", "2027-01", "año"};
  for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
    assert_int_equal(inputs_dated_complaint(days[i]), WORDS_MSG_YEAR_DATE);
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    assert_int_equal(inputs_dated_complaint(others[i]), WORDS_MSG_YEAR_NOT);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(names_and_years), cmocka_unit_test(years),
                                     cmocka_unit_test(part_of_a_text),
                                     cmocka_unit_test(complaints)};
  return cmocka_run_group_tests_name("inputs_dated", tests, NULL, NULL);
}
