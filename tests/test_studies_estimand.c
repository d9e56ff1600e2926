// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"
#include "studies/estimand.h"
#include "tests/support.h"

#include <string.h>

static void read_and_written(void **state) {
  (void)state;
  const struct {
    const char *text, *written, *rest;
  } cases[] = {
      {"mean(x)", "mean(x)", ""},
      {" p80 ( budget.required.2027 ) = 3", "p80(budget.required.2027)", " = 3"},
      {"sd(event.plan_met.2026)>=1", "sd(event.plan_met.2026)", ">=1"},
      {"mean(cost.round.202)", "mean(cost.round.202)", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    words_report_t report;
    words_report_init(&report, WORDS_EN);
    inputs_reader_t reader = inputs_reader("--x", WORDS_MSG_SOLVE_SYNTAX, cases[i].text, &report);
    studies_estimand_t estimand;
    char text[STUDIES_ESTIMAND_TEXT];
    assert_int_equal(studies_estimand_read(&estimand, &reader), SIM_OK);
    studies_estimand_text(&estimand, text);
    assert_string_equal(text, cases[i].written);
    assert_string_equal(reader.at, cases[i].rest);
    assert_int_equal(report.count, 0);
    words_report_free(&report);
  }
}

static void refused(void **state) {
  (void)state;
  const struct {
    const char *text;
    words_message_t message;
  } cases[] = {{"", WORDS_MSG_SOLVE_SYNTAX},          {"mean", WORDS_MSG_SOLVE_SYNTAX},
               {"mean()", WORDS_MSG_SOLVE_SYNTAX},    {"mean(x", WORDS_MSG_SOLVE_SYNTAX},
               {"(x)", WORDS_MSG_SOLVE_SYNTAX},       {"mean(.2026)", WORDS_MSG_SOLVE_SYNTAX},
               {"mean(a b)", WORDS_MSG_SOLVE_SYNTAX}, {"median(x)", WORDS_MSG_STATISTIC_UNKNOWN}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    words_report_t report;
    words_report_init(&report, WORDS_EN);
    inputs_reader_t reader = inputs_reader("--x", WORDS_MSG_SOLVE_SYNTAX, cases[i].text, &report);
    studies_estimand_t estimand;
    assert_int_equal(studies_estimand_read(&estimand, &reader), SIM_ERR_DOMAIN);
    assert_int_equal(report.errors, 1);
    assert_int_equal(report.entries[0].id, cases[i].message);
    words_report_free(&report);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(read_and_written), cmocka_unit_test(refused)};
  return cmocka_run_group_tests_name("studies_estimand", tests, NULL, NULL);
}
