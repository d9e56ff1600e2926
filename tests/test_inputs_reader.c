// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/reader.h"
#include "sim/status.h"
#include "tests/support.h"

#include <string.h>

static words_report_t report;

static inputs_reader_t reader_of(const char *text) {
  return inputs_reader("--x", WORDS_MSG_PRECISION_SYNTAX, text, &report);
}

static int begin(void **unused) {
  (void)unused;
  words_report_init(&report, WORDS_EN);
  return 0;
}

static int end(void **unused) {
  (void)unused;
  words_report_free(&report);
  return 0;
}

static void words_and_names(void **state) {
  (void)state;
  inputs_reader_t reader = reader_of(" a.b_1\t( >=≤x");
  char name[6];
  assert_false(inputs_reader_take(&reader, "("));
  assert_false(inputs_reader_name(&reader, name, 5)); /* no room for its end */
  assert_true(inputs_reader_name(&reader, name, 6));
  assert_string_equal(name, "a.b_1");
  assert_false(inputs_reader_name(&reader, name, sizeof name));
  assert_true(inputs_reader_take(&reader, "("));
  assert_false(inputs_reader_take(&reader, "<="));
  assert_true(inputs_reader_take(&reader, ">="));
  assert_true(inputs_reader_take(&reader, "≤"));
  assert_string_equal(reader.at, "x");
  assert_int_equal(report.count, 0);
}

static void numbers(void **state) {
  (void)state;
  const struct {
    const char *text;
    double number;
    bool percent;
  } cases[] = {{"0.8", 0.8, false},
               {" 0,8 ", 0.8, false},
               {"80%", 80.0, true},
               {" 80 % ", 80.0, true},
               {"80\t%", 80.0, true},
               {"-2e3", -2000.0, false},
               {"1.157.151", 1157151.0, false}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    inputs_reader_t reader = reader_of(cases[i].text);
    double number;
    bool percent;
    assert_int_equal(inputs_reader_number(&reader, &number, &percent), SIM_OK);
    assert_true(number == cases[i].number);
    assert_int_equal(percent, cases[i].percent);
  }
  assert_int_equal(report.count, 0);
}

static void wrong_numbers(void **state) {
  (void)state;
  const struct {
    const char *text;
    words_message_t message;
  } cases[] = {{"", WORDS_MSG_PRECISION_SYNTAX},        {" % ", WORDS_MSG_PRECISION_SYNTAX},
               {"310.000", WORDS_MSG_OPTION_AMBIGUOUS}, {"0.5x", WORDS_MSG_NUMBER_NOT},
               {"nan", WORDS_MSG_NUMBER_NOT_FINITE},    {"5%%", WORDS_MSG_NUMBER_PERCENT}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    inputs_reader_t reader = reader_of(cases[i].text);
    double number;
    bool percent;
    assert_int_equal(inputs_reader_number(&reader, &number, &percent), SIM_ERR_DOMAIN);
    assert_int_equal(report.errors, i + 1);
    assert_int_equal(report.entries[i].id, cases[i].message);
  }
}

static void whole_texts(void **state) {
  (void)state;
  double number = 0.0;
  assert_int_equal(inputs_option_number("--between", "200000", &number, &report), SIM_OK);
  assert_true(number == 200000.0);
  assert_int_equal(inputs_option_number("--between", "400.000", &number, &report), SIM_ERR_DOMAIN);
  assert_string_equal(report.entries[0].text,
                      "--between: \"400.000\" may hold a thousands mark or decimals. If it is "
                      "400000, write it so; if not, add a decimal.");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(words_and_names, begin, end),
      cmocka_unit_test_setup_teardown(numbers, begin, end),
      cmocka_unit_test_setup_teardown(wrong_numbers, begin, end),
      cmocka_unit_test_setup_teardown(whole_texts, begin, end),
  };
  return cmocka_run_group_tests_name("inputs_reader", tests, NULL, NULL);
}
