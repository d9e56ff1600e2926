// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"
#include "studies/precision.h"
#include "tests/support.h"

#include <math.h>

/* What is said of wrong precisions is in tests/test_program_precision.sh. */

static int parse(const char *text, studies_precision_t *out) {
  words_report_t report;
  words_report_init(&report, WORDS_ES);
  const int status = studies_precision_parse(out, text, &report);
  assert_int_equal(report.errors, status ? 1 : 0);
  words_report_free(&report);
  return status;
}

/* Without % the tolerance is in the unit of the output; with it, a share of the estimate. */
static void read_as_meant(void **state) {
  (void)state;
  const struct {
    const char *text, *output;
    int year;
    sim_statistic_t statistic;
    double tolerance;
    bool relative;
  } cases[] = {
      {"p80(budget.required.2027)=0.5%", "budget.required", 2027, {SIM_QUANTILE, 0.8}, 0.005, true},
      {"mean(event.plan_met) = 0,02", "event.plan_met", 0, {SIM_MEAN, 0.0}, 0.02, false},
      {" sd ( spending.2026 ) = 1.157.151 ", "spending", 2026, {SIM_SD, 0.0}, 1157151.0, false},
      {"mean(event.plan_met)=2 %", "event.plan_met", 0, {SIM_MEAN, 0.0}, 0.02, true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    studies_precision_t p;
    assert_int_equal(parse(cases[i].text, &p), SIM_OK);
    assert_string_equal(p.of.output.name, cases[i].output);
    assert_int_equal(p.of.output.year, cases[i].year);
    assert_int_equal(p.goal.statistic.kind, cases[i].statistic.kind);
    assert_true(p.goal.statistic.p == cases[i].statistic.p);
    assert_true(fabs(p.goal.tolerance - cases[i].tolerance) <= 1e-15 * cases[i].tolerance);
    assert_int_equal(p.goal.relative, cases[i].relative);
  }
}

static void refused(void **state) {
  (void)state;
  const char *const texts[] = {"",           "mean(x)",      "mean(x)=",      "mean(x)=%",
                               "mean(x)=0",  "mean(x)=-1",   "mean(x)=0%",    "mean(x)>=1",
                               "mean(x)==1", "median(x)=1%", "mean(x)=1.000", "mean(.2026)=1"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    studies_precision_t p;
    assert_int_equal(parse(texts[i], &p), SIM_ERR_DOMAIN);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(read_as_meant), cmocka_unit_test(refused)};
  return cmocka_run_group_tests_name("studies_precision", tests, NULL, NULL);
}
