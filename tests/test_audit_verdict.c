// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/verdict.h"
#include "sim/status.h"
#include "tests/support.h"

#include <math.h>
#include <string.h>

typedef struct {
  const char *formula;
  const char *stated;
  bool stated_rounded;
  audit_relation_t relation;
  const char *inputs[6]; /* as printed; a leading '~' says the unit is rounded */
  audit_verdict_t verdict;
} case_t;

static audit_figure_t figure_of(const char *text, bool rounded) {
  audit_figure_t figure;
  assert_int_equal(audit_figure_parse(text, rounded, &figure), SIM_OK);
  return figure;
}

static audit_judgement_t judge(const case_t *c) {
  inputs_formula_t formula;
  audit_figure_t inputs[6];
  audit_judgement_t judgement = {0};
  inputs_formula_fault_t fault;
  assert_int_equal(inputs_formula_init(&formula, c->formula, INPUTS_FORMULA_POINT, &fault),
                   INPUTS_FORMULA_OK);
  for (size_t i = 0; i < formula.count; i++)
    inputs[i] = figure_of(c->inputs[i] + (c->inputs[i][0] == '~'), c->inputs[i][0] == '~');
  const audit_figure_t stated = figure_of(c->stated, c->stated_rounded);
  assert_int_equal(audit_judge(c->relation, &stated, &formula, inputs, &judgement), SIM_OK);
  inputs_formula_free(&formula);
  return judgement;
}

static const case_t cases[] = {
    {"a*b*c", "24", false, AUDIT_EQUAL, {"2", "3", "4"}, AUDIT_EXACT},
    {"100*a/b", "0,18 %", true, AUDIT_EQUAL, {"517", "286.207"}, AUDIT_ROUNDS},
    {"100*a/b", "0,19 %", true, AUDIT_EQUAL, {"517", "286.207"}, AUDIT_CONTRADICTS},
    {"a/b", "326,48", true, AUDIT_EQUAL, {"144.305", "442"}, AUDIT_ROUNDS},
    {"a/b", "2", false, AUDIT_EQUAL, {"29", "10"}, AUDIT_TRUNCATES},
    {"a/b", "-2", false, AUDIT_EQUAL, {"-29", "10"}, AUDIT_TRUNCATES},
    {"a/b", "-3", false, AUDIT_EQUAL, {"-29", "10"}, AUDIT_ROUNDS},
    {"a - b", "10", false, AUDIT_EQUAL, {"~15,4", "~5,6"}, AUDIT_ROUNDS},
    {"a - b", "11", false, AUDIT_EQUAL, {"~15", "~5"}, AUDIT_WITHIN_INPUTS},
    /* 10.25 to 10.55, and 11 stands for 10.5 to 11.5 */
    {"a - b - c", "11", true, AUDIT_EQUAL, {"~15,4", "~3,0", "~2,0"}, AUDIT_WITHIN_INPUTS},
    {"a - b", "12", false, AUDIT_EQUAL, {"~15", "~5"}, AUDIT_CONTRADICTS},
    {"a - b", "9", false, AUDIT_EQUAL, {"~15", "~5"}, AUDIT_WITHIN_INPUTS}, /* 9 to 11 */
    {"a - b", "8", false, AUDIT_EQUAL, {"~15", "~5"}, AUDIT_CONTRADICTS},
    {"a + b", "9", false, AUDIT_EQUAL, {"~5", "~5"}, AUDIT_WITHIN_INPUTS},
    {"a + b", "8", true, AUDIT_EQUAL, {"~5", "~5"}, AUDIT_CONTRADICTS}, /* 8.5 < 9 */
    {"a/b", "3", true, AUDIT_EQUAL, {"5", "2"}, AUDIT_ROUNDS},          /* 2.5, away from 0 */
    {"a/b", "-3", true, AUDIT_EQUAL, {"-5", "2"}, AUDIT_ROUNDS},
    {"a/b", "2", true, AUDIT_EQUAL, {"5", "2"}, AUDIT_TRUNCATES},
    {"a/b", "-2", true, AUDIT_EQUAL, {"5", "2"}, AUDIT_CONTRADICTS}, /* the other sign */
    {"a + b", "16", false, AUDIT_EQUAL, {"9", "8"}, AUDIT_CONTRADICTS},
    {"a", "36%", true, AUDIT_AT_MOST, {"~15,47"}, AUDIT_CONTRADICTS},
    {"a", "15%", true, AUDIT_AT_MOST, {"~15,47"}, AUDIT_HOLDS},
    {"a", "16%", true, AUDIT_AT_MOST, {"~15,47"}, AUDIT_CONTRADICTS},
    {"a", "15,5%", true, AUDIT_AT_MOST, {"~15,47"}, AUDIT_WITHIN_INPUTS},
    {"a", "7", false, AUDIT_AT_LEAST, {"7"}, AUDIT_HOLDS},
    {"a", "6", false, AUDIT_AT_LEAST, {"7"}, AUDIT_CONTRADICTS},
    {"a", "6,9", true, AUDIT_AT_LEAST, {"~7"}, AUDIT_WITHIN_INPUTS},
    /* binary rounding is forgiven: 0.1 + 0.2 is 0.3 */
    {"a + b", "0,3", true, AUDIT_EQUAL, {"~0,1", "~0,2"}, AUDIT_EXACT},
};

static void test_verdicts(void **unused) {
  (void)unused;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const audit_judgement_t j = judge(&cases[i]);
    if (j.verdict != cases[i].verdict)
      fail_msg("case %zu (%s = %s): %s, expected %s; %.10g [%.10g, %.10g]", i, cases[i].stated,
               cases[i].formula, audit_verdict_name(j.verdict),
               audit_verdict_name(cases[i].verdict), j.recomputed, j.low, j.high);
  }
}

/* The form's target population: 286,207.9948 against "286.207", from 282,414 to 290,034. */
static void test_target_population(void **unused) {
  (void)unused;
  static const case_t target = {"n*a*b*c*d*e",
                                "286.207",
                                false,
                                AUDIT_EQUAL,
                                {"1.157.151", "~0.446", "~0.686", "~0.967", "~0.88", "~0.95"},
                                AUDIT_TRUNCATES};
  const audit_judgement_t j = judge(&target);
  assert_int_equal(j.verdict, AUDIT_TRUNCATES);
  assert_true(fabs(j.recomputed - 286207.9948) < 5e-5);
  assert_true(floor(j.low) == 282414.0 && floor(j.high) == 290034.0);
}

/* The interval follows each figure to the side that matters, also where the formula falls with it:
   checked against all corners. */
static void test_interval_is_that_of_the_corners(void **unused) {
  (void)unused;
  inputs_formula_t formula;
  audit_judgement_t j;
  inputs_formula_fault_t fault;
  assert_int_equal(
      inputs_formula_init(&formula, "(a - b)/(c + d)*100", INPUTS_FORMULA_POINT, &fault),
      INPUTS_FORMULA_OK);
  audit_figure_t inputs[4] = {figure_of("81,5", true), figure_of("12,3", true),
                              figure_of("9", true), figure_of("4,04", true)};
  const audit_figure_t stated = figure_of("530", false);
  assert_int_equal(audit_judge(AUDIT_EQUAL, &stated, &formula, inputs, &j), SIM_OK);
  double low = INFINITY, high = -INFINITY;
  for (unsigned corner = 0; corner < 16; corner++) {
    for (size_t i = 0; i < 4; i++)
      formula.values[i] = inputs[i].value + (corner >> i & 1 ? 1.0 : -1.0) * inputs[i].half;
    low = fmin(low, inputs_formula_evaluate(&formula));
    high = fmax(high, inputs_formula_evaluate(&formula));
  }
  assert_true(fabs(j.low - low) < 1e-9 && fabs(j.high - high) < 1e-9);
  inputs_formula_free(&formula);
}

static void test_division_by_zero(void **unused) {
  (void)unused;
  inputs_formula_t formula;
  audit_judgement_t j;
  inputs_formula_fault_t fault;
  assert_int_equal(inputs_formula_init(&formula, "1/a", INPUTS_FORMULA_POINT, &fault),
                   INPUTS_FORMULA_OK);
  const audit_figure_t zero = figure_of("0", false), stated = figure_of("1", false);
  assert_int_equal(audit_judge(AUDIT_EQUAL, &stated, &formula, &zero, &j), SIM_ERR_DOMAIN);
  inputs_formula_free(&formula);
}

static void test_names(void **unused) {
  (void)unused;
  for (int v = 0; v < AUDIT_VERDICT_COUNT; v++) {
    assert_true(strlen(audit_verdict_name((audit_verdict_t)v)) > 0);
    for (int w = 0; w < v; w++)
      assert_string_not_equal(audit_verdict_name((audit_verdict_t)v),
                              audit_verdict_name((audit_verdict_t)w));
    const char *name = audit_verdict_name((audit_verdict_t)v);
    assert_int_equal(audit_verdict_find(name, strlen(name)), v);
    assert_int_equal(audit_verdict_find(name, strlen(name) - 1), AUDIT_VERDICT_COUNT);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_verdicts),
      cmocka_unit_test(test_target_population),
      cmocka_unit_test(test_interval_is_that_of_the_corners),
      cmocka_unit_test(test_division_by_zero),
      cmocka_unit_test(test_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
