// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"
#include "studies/effort.h"
#include "tests/support.h"

/* What --design, -n, --max-n and --precision ask for together. */

static const char *const one[] = {"mean(spending.2027)=1%"};
static const char *const two[] = {"mean(spending.2027)=1%", "nonsense"};

static void test_read(void **unused) {
  (void)unused;
  static const struct {
    studies_effort_request_t request;
    int status;
    sim_design_kind_t design;
    uint64_t asked, replicates, most;
    const char *message;
    size_t errors;
  } cases[] = {
      {{.replicates = 5000}, SIM_OK, SIM_DESIGN_RANDOM, 5000, 5000, 0, NULL, 0},
      {{.design = "random", .replicates = 7}, SIM_OK, SIM_DESIGN_RANDOM, 7, 7, 0, NULL, 0},
      {{.design = "lhs", .replicates = 32768}, SIM_OK, SIM_DESIGN_LHS, 32768, 32768, 0, NULL, 0},
      {{.design = "sobol", .replicates = 32768},
       SIM_OK,
       SIM_DESIGN_SOBOL,
       32768,
       32768,
       0,
       NULL,
       0},
      {{.design = "halton", .replicates = 9},
       SIM_ERR_DOMAIN,
       SIM_DESIGN_RANDOM,
       9,
       9,
       0,
       "\"halton\" will not do",
       1},
      {{.design = "sobol", .replicates = UINT64_C(1) << 62},
       SIM_ERR_DOMAIN,
       SIM_DESIGN_SOBOL,
       UINT64_C(1) << 62,
       0,
       0,
       "are too many for --design sobol",
       1},
      {{.replicates = 9, .max_replicates = 10},
       SIM_ERR_DOMAIN,
       SIM_DESIGN_RANDOM,
       9,
       9,
       0,
       "--max-n says when to give up",
       1},
      {{.precisions = one, .precision_count = 1, .replicates = 9},
       SIM_OK,
       SIM_DESIGN_RANDOM,
       1,
       1,
       STUDIES_EFFORT_MOST,
       NULL,
       0},
      {{.precisions = one,
        .precision_count = 1,
        .replicates = 9,
        .is_given = true,
        .max_replicates = 9},
       SIM_OK,
       SIM_DESIGN_RANDOM,
       9,
       9,
       9,
       NULL,
       0},
      {{.precisions = one,
        .precision_count = 1,
        .replicates = 10,
        .is_given = true,
        .max_replicates = 9},
       SIM_ERR_DOMAIN,
       SIM_DESIGN_RANDOM,
       10,
       10,
       9,
       "-n: 10 replicates for the first stage exceed the most of --max-n, 9",
       1},
      {{.design = "lhs", .precisions = one, .precision_count = 1},
       SIM_ERR_DOMAIN,
       SIM_DESIGN_LHS,
       1,
       0,
       STUDIES_EFFORT_MOST,
       "--precision needs random replicates: leave out --design lhs",
       1},
      {{.precisions = two, .precision_count = 2},
       SIM_ERR_DOMAIN,
       SIM_DESIGN_RANDOM,
       1,
       1,
       STUDIES_EFFORT_MOST,
       "--precision \"nonsense\": expected STAT",
       1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    studies_effort_t effort;
    words_report_t report;
    words_report_init(&report, WORDS_EN);
    const int status = studies_effort_read(&effort, &cases[i].request, &report);
    if (status != cases[i].status || report.errors != cases[i].errors ||
        (cases[i].message && !strstr(report.entries[0].text, cases[i].message)))
      fail_msg("%zu: status %d, %zu errors, %s", i, status, report.errors,
               report.count ? report.entries[0].text : "");
    assert_int_equal(effort.design, cases[i].design);
    assert_int_equal(effort.asked, cases[i].asked);
    assert_int_equal(effort.most, cases[i].most);
    assert_int_equal(effort.precision_count, cases[i].request.precision_count);
    if (cases[i].replicates)
      assert_int_equal(effort.replicates, cases[i].replicates);
    words_report_free(&report);
  }
  assert_string_equal(studies_effort_design(SIM_DESIGN_RANDOM), "random");
  assert_string_equal(studies_effort_design(SIM_DESIGN_LHS), "lhs");
  assert_string_equal(studies_effort_design(SIM_DESIGN_SOBOL), "sobol");
}

static void test_reached(void **unused) {
  (void)unused;
  studies_effort_t effort = {.precision_count = 2};
  assert_false(studies_effort_reached(&effort));
  effort.precisions[0].goal.reached = true;
  assert_false(studies_effort_reached(&effort));
  effort.precisions[1].goal.reached = true;
  assert_true(studies_effort_reached(&effort));
  assert_true(studies_effort_reached(&(studies_effort_t){0}));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_read),
      cmocka_unit_test(test_reached),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
