// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/estimand.h"
#include "sim/status.h"
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
    cli_report_t report;
    cli_report_init(&report, CLI_EN);
    cli_reader_t reader = cli_reader("--x", CLI_MSG_SOLVE_SYNTAX, cases[i].text, &report);
    cli_estimand_t estimand;
    char text[CLI_ESTIMAND_TEXT];
    assert_int_equal(cli_estimand_read(&estimand, &reader), SIM_OK);
    cli_estimand_text(&estimand, text);
    assert_string_equal(text, cases[i].written);
    assert_string_equal(reader.at, cases[i].rest);
    assert_int_equal(report.count, 0);
    cli_report_free(&report);
  }
}

static void refused(void **state) {
  (void)state;
  const struct {
    const char *text;
    cli_message_t message;
  } cases[] = {{"", CLI_MSG_SOLVE_SYNTAX},          {"mean", CLI_MSG_SOLVE_SYNTAX},
               {"mean()", CLI_MSG_SOLVE_SYNTAX},    {"mean(x", CLI_MSG_SOLVE_SYNTAX},
               {"(x)", CLI_MSG_SOLVE_SYNTAX},       {"mean(.2026)", CLI_MSG_SOLVE_SYNTAX},
               {"mean(a b)", CLI_MSG_SOLVE_SYNTAX}, {"median(x)", CLI_MSG_STATISTIC_UNKNOWN}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    cli_report_t report;
    cli_report_init(&report, CLI_EN);
    cli_reader_t reader = cli_reader("--x", CLI_MSG_SOLVE_SYNTAX, cases[i].text, &report);
    cli_estimand_t estimand;
    assert_int_equal(cli_estimand_read(&estimand, &reader), SIM_ERR_DOMAIN);
    assert_int_equal(report.errors, 1);
    assert_int_equal(report.entries[0].id, cases[i].message);
    cli_report_free(&report);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(read_and_written), cmocka_unit_test(refused)};
  return cmocka_run_group_tests_name("cli_estimand", tests, NULL, NULL);
}
