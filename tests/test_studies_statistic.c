// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/forecast.h"
#include "studies/statistic.h"
#include "tests/support.h"

#include <stdio.h>
#include <string.h>

static void names(void **state) {
  (void)state;
  sim_statistic_t s;
  assert_int_equal(studies_statistic_find("mean", &s), 0);
  assert_int_equal(s.kind, SIM_MEAN);
  assert_string_equal(studies_statistic_name(s), "mean");
  assert_null(studies_statistic_quantile(s));
  assert_int_equal(studies_statistic_find("sd", &s), 0);
  assert_int_equal(s.kind, SIM_SD);
  assert_string_equal(studies_statistic_name(s), "sd");
  assert_int_equal(studies_statistic_find("p05", &s), 0);
  assert_true(s.kind == SIM_QUANTILE && s.p == 0.05);
  assert_string_equal(studies_statistic_quantile(s), "P5");
  const char *const wrong[] = {"", "p5", "p85", "Mean", "median", "mean "};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
    assert_int_equal(studies_statistic_find(wrong[i], &s), -1);
  assert_string_equal(studies_statistic_name((sim_statistic_t){SIM_QUANTILE, 0.06}), "");
}

/* What may be asked for are the columns of summary.csv, in its order. */
static void those_of_the_summary(void **state) {
  (void)state;
  char list[200] = "mean, sd";
  for (int q = 0; q < STUDIES_QUANTILES; q++) {
    const double p = studies_quantile_probability(q);
    char name[16];
    sim_statistic_t s;
    snprintf(name, sizeof name, "p%02.0f", 100.0 * p);
    assert_int_equal(studies_statistic_find(name, &s), 0);
    assert_true(s.kind == SIM_QUANTILE && s.p == p);
    assert_string_equal(studies_statistic_name(s), name);
    strcat(list, ", ");
    strcat(list, name);
  }
  assert_string_equal(studies_statistic_names(), list);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(names),
                                     cmocka_unit_test(those_of_the_summary)};
  return cmocka_run_group_tests_name("studies_statistic", tests, NULL, NULL);
}
