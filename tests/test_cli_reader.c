// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reader.h"
#include "sim/status.h"
#include "tests/support.h"

#include <string.h>

static cli_report_t report;

static cli_reader_t reader_of(const char *text) {
  return cli_reader("--x", CLI_MSG_PRECISION_SYNTAX, text, &report);
}

static int begin(void **unused) {
  (void)unused;
  cli_report_init(&report, CLI_EN);
  return 0;
}

static int end(void **unused) {
  (void)unused;
  cli_report_free(&report);
  return 0;
}

static void words_and_names(void **state) {
  (void)state;
  cli_reader_t reader = reader_of(" a.b_1\t( >=≤x");
  char name[6];
  assert_false(cli_reader_take(&reader, "("));
  assert_false(cli_reader_name(&reader, name, 5)); /* no room for its end */
  assert_true(cli_reader_name(&reader, name, 6));
  assert_string_equal(name, "a.b_1");
  assert_false(cli_reader_name(&reader, name, sizeof name));
  assert_true(cli_reader_take(&reader, "("));
  assert_false(cli_reader_take(&reader, "<="));
  assert_true(cli_reader_take(&reader, ">="));
  assert_true(cli_reader_take(&reader, "≤"));
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
    cli_reader_t reader = reader_of(cases[i].text);
    double number;
    bool percent;
    assert_int_equal(cli_reader_number(&reader, &number, &percent), SIM_OK);
    assert_true(number == cases[i].number);
    assert_int_equal(percent, cases[i].percent);
  }
  assert_int_equal(report.count, 0);
}

static void wrong_numbers(void **state) {
  (void)state;
  const struct {
    const char *text;
    cli_message_t message;
  } cases[] = {{"", CLI_MSG_PRECISION_SYNTAX},        {" % ", CLI_MSG_PRECISION_SYNTAX},
               {"310.000", CLI_MSG_OPTION_AMBIGUOUS}, {"0.5x", CLI_MSG_NUMBER_NOT},
               {"nan", CLI_MSG_NUMBER_NOT_FINITE},    {"5%%", CLI_MSG_NUMBER_PERCENT}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    cli_reader_t reader = reader_of(cases[i].text);
    double number;
    bool percent;
    assert_int_equal(cli_reader_number(&reader, &number, &percent), SIM_ERR_DOMAIN);
    assert_int_equal(report.errors, i + 1);
    assert_int_equal(report.entries[i].id, cases[i].message);
  }
}

static void whole_texts(void **state) {
  (void)state;
  double number = 0.0;
  assert_int_equal(cli_option_number("--between", "200000", &number, &report), SIM_OK);
  assert_true(number == 200000.0);
  assert_int_equal(cli_option_number("--between", "400.000", &number, &report), SIM_ERR_DOMAIN);
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
  return cmocka_run_group_tests_name("cli_reader", tests, NULL, NULL);
}
