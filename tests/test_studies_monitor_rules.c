// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/monitor_past.h"
#include "studies/monitor_rules.h"
#include "tests/support.h"

/* The rules by hand, as docs/model-2.md has them: figures at a threshold, beyond it, and missing.
 */

enum { INDICATORS = 2, COUNT = STUDIES_RULES - 1 + INDICATORS, UNJUDGED = -1 };

static const double none = (double)NAN;

/* A year in which nothing is found. */
static studies_monitored_t plain(void) {
  studies_monitored_t year = studies_monitored_nothing();
  year.spending = year.initial = year.final = year.real = 100.0;
  year.admin = 10.0;
  year.beneficiaries = 50.0;
  year.target = 500.0;
  year.potential = 5000.0;
  year.indicator[0] = year.indicator[1] = 40.0;
  return year;
}

static studies_monitored_t year[3];

static int start(void **state) {
  (void)state;
  for (size_t i = 0; i < 3; i++)
    year[i] = plain();
  return 0;
}

static void expect(studies_rule_t rule, size_t indicator, int expected) {
  double found[COUNT];
  studies_judge(year, INDICATORS, found);
  for (size_t i = 0; i < COUNT; i++) {
    size_t of;
    if (studies_finding_rule(i, INDICATORS, &of) != rule || of != indicator)
      continue;
    const int got = isnan(found[i]) ? UNJUDGED : (int)found[i];
    if (got != expected)
      fail_msg("%s: %d, expected %d", studies_rule_text(rule)->name, got, expected);
    return;
  }
  fail_msg("no finding of %s", studies_rule_text(rule)->name);
}

static void nothing_is_found(void **state) {
  (void)state;
  for (int rule = 0; rule < STUDIES_RULE_NONE; rule++)
    expect((studies_rule_t)rule, 0, 0);
  expect(STUDIES_RULE_INDICATOR_FELL, 1, 0);
  expect(STUDIES_RULE_NONE, 0, 1);
}

/* Initial and final 100, spending as given. */
static void execution(void **state) {
  (void)state;
  static const struct {
    double spending;
    int under85, over110, under90;
  } cases[] = {{85.0, 0, 0, 1},  {84.99, 1, 0, 1}, {90.0, 0, 0, 0},
               {89.99, 0, 0, 1}, {110.0, 0, 0, 0}, {110.01, 0, 1, 0},
               {0.0, 1, 0, 1},   {84.9, 1, 0, 1},  {0.85 * 100.0, 0, 0, 1}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    year[0].spending = cases[i].spending;
    expect(STUDIES_RULE_INITIAL_UNDER85, 0, cases[i].under85);
    expect(STUDIES_RULE_INITIAL_OVER110, 0, cases[i].over110);
    expect(STUDIES_RULE_FINAL_UNDER90, 0, cases[i].under90);
    expect(STUDIES_RULE_FINAL_OVER110, 0, cases[i].over110);
    expect(STUDIES_RULE_NONE, 0, !(cases[i].under85 || cases[i].over110 || cases[i].under90));
  }
}

/* Initial and final are told apart. */
static void revised(void **state) {
  (void)state;
  year[0].final = 80.0;
  year[0].spending = 80.0;
  expect(STUDIES_RULE_INITIAL_UNDER85, 0, 1);
  expect(STUDIES_RULE_FINAL_UNDER90, 0, 0);
  year[0].final = 140.0;
  year[0].spending = 120.0;
  expect(STUDIES_RULE_INITIAL_OVER110, 0, 1);
  expect(STUDIES_RULE_FINAL_UNDER90, 0, 1);
  year[0].initial = 0.0;
  expect(STUDIES_RULE_INITIAL_UNDER85, 0, UNJUDGED);
  expect(STUDIES_RULE_INITIAL_OVER110, 0, UNJUDGED);
  expect(STUDIES_RULE_INITIAL_UNDER85_3YEARS, 0, UNJUDGED);
  year[0].final = 0.0;
  expect(STUDIES_RULE_FINAL_UNDER90, 0, UNJUDGED);
  expect(STUDIES_RULE_FINAL_OVER110, 0, UNJUDGED);
}

static void three_years(void **state) {
  (void)state;
  for (size_t i = 0; i < 3; i++)
    year[i].spending = 84.0;
  expect(STUDIES_RULE_INITIAL_UNDER85_3YEARS, 0, 1);
  year[2].spending = 85.0;
  expect(STUDIES_RULE_INITIAL_UNDER85_3YEARS, 0, 0);
  year[2].initial = none;
  expect(STUDIES_RULE_INITIAL_UNDER85_3YEARS, 0, UNJUDGED);
  year[2] = plain();
  year[1].spending = none;
  expect(STUDIES_RULE_INITIAL_UNDER85_3YEARS, 0, UNJUDGED);
}

static void administration(void **state) {
  (void)state;
  year[0].admin = 20.0;
  expect(STUDIES_RULE_ADMIN_OVER20, 0, 0);
  year[0].admin = 20.03;
  expect(STUDIES_RULE_ADMIN_OVER20, 0, 1);
  year[0].spending = 0.0;
  expect(STUDIES_RULE_ADMIN_OVER20, 0, UNJUDGED);
}

/* Spending per beneficiary 100, 100, then as given. */
static void per_beneficiary(void **state) {
  (void)state;
  static const struct {
    double each;
    int found;
  } cases[] = {{120.0, 0}, {120.01, 1}, {80.0, 0}, {79.99, 1}, {100.0, 0}};
  for (size_t i = 0; i < 3; i++)
    year[i].beneficiaries = 1.0;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    year[0].real = cases[i].each;
    expect(STUDIES_RULE_SPENDING_PER_BENEFICIARY, 0, cases[i].found);
  }
  /* of the mean of both years, 90 and 130: 110 · 1.2 = 132 */
  year[1].real = 90.0;
  year[2].real = 130.0;
  year[0].real = 132.0;
  expect(STUDIES_RULE_SPENDING_PER_BENEFICIARY, 0, 0);
  year[0].real = 132.1;
  expect(STUDIES_RULE_SPENDING_PER_BENEFICIARY, 0, 1);
  for (size_t i = 0; i < 3; i++) {
    const double kept = year[i].beneficiaries;
    year[i].beneficiaries = 0.0;
    expect(STUDIES_RULE_SPENDING_PER_BENEFICIARY, 0, UNJUDGED);
    year[i].beneficiaries = kept;
  }
  year[2].real = none;
  expect(STUDIES_RULE_SPENDING_PER_BENEFICIARY, 0, UNJUDGED);
}

/* 50 of 100, then 100 of 200, then 99 of 200. */
static void a_fall(void **state) {
  (void)state;
  year[1].indicator[0] = 100.0 * 50.0 / 100.0;
  year[0].indicator[0] = 100.0 * 100.0 / 200.0;
  expect(STUDIES_RULE_INDICATOR_FELL, 0, 0);
  year[0].indicator[0] = 100.0 * 99.0 / 200.0;
  expect(STUDIES_RULE_INDICATOR_FELL, 0, 1);
  expect(STUDIES_RULE_INDICATOR_FELL, 1, 0);
  expect(STUDIES_RULE_NONE, 0, 0);
  year[1].indicator[0] = none;
  expect(STUDIES_RULE_INDICATOR_FELL, 0, UNJUDGED);
  year[1].indicator[0] = 1.0;
  year[0].indicator[0] = none;
  expect(STUDIES_RULE_INDICATOR_FELL, 0, UNJUDGED);
}

static void populations(void **state) {
  (void)state;
  year[0].beneficiaries = year[0].target = year[0].potential = 500.0;
  expect(STUDIES_RULE_BENEFICIARIES_OUTSIDE_TARGET, 0, 0);
  expect(STUDIES_RULE_TARGET_OUTSIDE_POTENTIAL, 0, 0);
  year[0].beneficiaries = 501.0;
  expect(STUDIES_RULE_BENEFICIARIES_OUTSIDE_TARGET, 0, 1);
  year[0].target = 500.5;
  expect(STUDIES_RULE_TARGET_OUTSIDE_POTENTIAL, 0, 1);
}

/* Who spends nothing has done nothing well: that the populations are right alone is no finding. */
static void nothing_that_could_be(void **state) {
  (void)state;
  year[0] = studies_monitored_nothing();
  year[0].beneficiaries = 0.0;
  year[0].target = 500.0;
  year[0].potential = 900.0;
  expect(STUDIES_RULE_BENEFICIARIES_OUTSIDE_TARGET, 0, 0);
  expect(STUDIES_RULE_NONE, 0, UNJUDGED);
  year[0].beneficiaries = 501.0;
  expect(STUDIES_RULE_NONE, 0, 0);
}

/* A year without places, and one without anything before it. */
static void what_is_not_known(void **state) {
  (void)state;
  year[0] = studies_monitored_nothing();
  for (int rule = 0; rule < STUDIES_RULES; rule++)
    expect((studies_rule_t)rule, 0, UNJUDGED);
  year[0] = plain();
  year[1] = year[2] = studies_monitored_nothing();
  expect(STUDIES_RULE_INITIAL_UNDER85, 0, 0);
  expect(STUDIES_RULE_INITIAL_UNDER85_3YEARS, 0, UNJUDGED);
  expect(STUDIES_RULE_SPENDING_PER_BENEFICIARY, 0, UNJUDGED);
  expect(STUDIES_RULE_INDICATOR_FELL, 0, UNJUDGED);
  expect(STUDIES_RULE_NONE, 0, 1);
}

/* Over the years: found in one of those that can be judged; none in none of them. */
static void all_years(void **state) {
  (void)state;
  enum { FIRST = STUDIES_RULE_INITIAL_UNDER85, LAST = STUDIES_RULES - 2 };
  double found[STUDIES_RULES - 1], all[STUDIES_RULES - 1];
  for (size_t i = 0; i < STUDIES_RULES - 1; i++)
    found[i] = all[i] = none;
  studies_judge_also(found, 0, all);
  assert_true(isnan(all[FIRST]) && isnan(all[LAST]));
  found[FIRST] = 0.0;
  found[LAST] = 1.0;
  studies_judge_also(found, 0, all);
  assert_true(all[FIRST] == 0.0 && all[LAST] == 1.0 && isnan(all[FIRST + 1]));
  found[FIRST] = 1.0;
  found[LAST] = 0.0;
  studies_judge_also(found, 0, all);
  assert_true(all[FIRST] == 1.0 && all[LAST] == 0.0);
  found[FIRST] = 0.0;
  found[LAST] = 1.0;
  studies_judge_also(found, 0, all);
  assert_true(all[FIRST] == 1.0 && all[LAST] == 0.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup(nothing_is_found, start),
      cmocka_unit_test_setup(execution, start),
      cmocka_unit_test_setup(revised, start),
      cmocka_unit_test_setup(three_years, start),
      cmocka_unit_test_setup(administration, start),
      cmocka_unit_test_setup(per_beneficiary, start),
      cmocka_unit_test_setup(a_fall, start),
      cmocka_unit_test_setup(populations, start),
      cmocka_unit_test_setup(nothing_that_could_be, start),
      cmocka_unit_test_setup(what_is_not_known, start),
      cmocka_unit_test(all_years),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
