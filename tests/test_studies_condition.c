// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"
#include "studies/condition.h"
#include "tests/support.h"

#include <string.h>

/* What is said of wrong conditions is in tests/test_program_solve.sh. */

static int parse(const char *text, studies_condition_t *out) {
  words_report_t report;
  words_report_init(&report, WORDS_ES);
  const int status = studies_condition_parse(out, text, &report);
  assert_int_equal(report.errors, status ? 1 : 0);
  words_report_free(&report);
  return status;
}

static void read_as_meant(void **state) {
  (void)state;
  const struct {
    const char *text, *statistic, *output;
    int year;
    bool at_least, percent;
    double threshold;
  } cases[] = {
      {"mean(event.plan_met.2026) >= 0.8", "mean", "event.plan_met", 2026, true, false, 0.8},
      {"mean(event.plan_met)>=0,8", "mean", "event.plan_met", 0, true, false, 0.8},
      {"  p05 ( spending.2029 ) ≤ 1.157.151 ", "p05", "spending", 2029, false, false, 1157151},
      {"sd(a_b.c1)<=-2e3", "sd", "a_b.c1", 0, false, false, -2000},
      {"mean(x)≥80 %", "mean", "x", 0, true, true, 80},
      {"p80(cost.per_unit.round.202) >= 1", "p80", "cost.per_unit.round.202", 0, true, false, 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    studies_condition_t c;
    assert_int_equal(parse(cases[i].text, &c), SIM_OK);
    assert_string_equal(studies_statistic_name(c.of.statistic), cases[i].statistic);
    assert_string_equal(c.of.output.name, cases[i].output);
    assert_int_equal(c.of.output.year, cases[i].year);
    assert_int_equal(c.inequality.at_least, cases[i].at_least);
    assert_int_equal(c.percent, cases[i].percent);
    assert_true(c.inequality.threshold == cases[i].threshold);
  }
}

static void refused(void **state) {
  (void)state;
  char longest[400] = "mean(";
  memset(longest + 5, 'a', 300);
  strcat(longest, ") >= 1");
  const char *const texts[] = {"",
                               "mean",
                               "mean(x",
                               "mean x >= 1",
                               "mean(x) = 1",
                               "mean(x) > 1",
                               "mean(x) >= ",
                               "mean(x) >= %",
                               "mean(x) >= 1x",
                               "mean(x) >= 1 and more",
                               "mean(x) >= nan",
                               "median(x) >= 1",
                               "mean(x) >= 310.000",
                               "mean(x;y) >= 1",
                               longest};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    studies_condition_t c;
    assert_int_equal(parse(texts[i], &c), SIM_ERR_DOMAIN);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(read_as_meant), cmocka_unit_test(refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
