// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/formula.h"
#include "tests/support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_values(void **unused) {
  (void)unused;
  static const struct {
    const char *text;
    double value; /* with every name worth 2 */
  } cases[] = {
      {"a", 2.0},           {"a + b*b", 6.0},        {"100*a/(b + 3)", 40.0}, {"2^a", 4.0},
      {"-a", -2.0},         {"min(a, 7, 1.5)", 1.5}, {"max(a, 7)", 7.0},      {"abs(1 - a)", 1.0},
      {"sqrt(a + 2)", 2.0}, {"floor(a/3)", 0.0},     {"round(a + 0.5)", 3.0}, {"sum(a.b)", 2.0},
      {"a.b.c - a.b", 0.0}, {"1e3*a", 2000.0},       {"round(-2.5)", -2.0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    inputs_formula_t formula;
    inputs_formula_fault_t fault;
    assert_int_equal(inputs_formula_init(&formula, cases[i].text, INPUTS_FORMULA_POINT, &fault),
                     INPUTS_FORMULA_OK);
    for (size_t n = 0; n < formula.count; n++)
      formula.values[n] = 2.0;
    if (fabs(inputs_formula_evaluate(&formula) - cases[i].value) > 1e-12)
      fail_msg("%s is %g", cases[i].text, inputs_formula_evaluate(&formula));
    inputs_formula_free(&formula);
  }
}

static void test_names_come_once(void **unused) {
  (void)unused;
  inputs_formula_t formula;
  inputs_formula_fault_t fault;
  assert_int_equal(inputs_formula_init(&formula, "b*a + b/regions.x", INPUTS_FORMULA_POINT, &fault),
                   INPUTS_FORMULA_OK);
  assert_int_equal(formula.count, 3);
  assert_string_equal(formula.names[0], "b");
  assert_string_equal(formula.names[1], "a");
  assert_string_equal(formula.names[2], "regions.x");
  inputs_formula_free(&formula);
}

static void test_hostile(void **unused) {
  (void)unused;
  static const struct {
    const char *text;
    inputs_formula_error_t error;
  } cases[] = {
      {"", INPUTS_FORMULA_EMPTY},
      {"  \t", INPUTS_FORMULA_EMPTY},
      {"a = 3", INPUTS_FORMULA_CHARACTER},
      {"a ? b : c", INPUTS_FORMULA_CHARACTER},
      {"\"text\"", INPUTS_FORMULA_CHARACTER},
      {"a; system", INPUTS_FORMULA_SEPARATOR},
      {"`id`", INPUTS_FORMULA_CHARACTER},
      {"a\nb", INPUTS_FORMULA_CHARACTER},
      {"a & b", INPUTS_FORMULA_CHARACTER},
      {"α", INPUTS_FORMULA_CHARACTER},
      {"a +", INPUTS_FORMULA_SYNTAX},
      {"(a", INPUTS_FORMULA_SYNTAX},
      {"a)", INPUTS_FORMULA_SYNTAX},
      {"a b", INPUTS_FORMULA_SYNTAX},
      {"min()", INPUTS_FORMULA_HOLLOW},
      {"sqrt(a, b)", INPUTS_FORMULA_ONE},
      {"nofunction(a)", INPUTS_FORMULA_SYNTAX},
      {"* a", INPUTS_FORMULA_SYNTAX},
  };
  inputs_formula_fault_t fault;
  inputs_formula_t formula;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const inputs_formula_error_t error =
        inputs_formula_init(&formula, cases[i].text, INPUTS_FORMULA_POINT, &fault);
    if (error != cases[i].error)
      fail_msg("\"%s\": %d, expected %d", cases[i].text, error, cases[i].error);
  }
}

/* The same formula in both styles has the same value. */
static void test_marks(void **unused) {
  (void)unused;
  static const struct {
    const char *comma, *point;
    double value; /* with every name worth 2 */
  } cases[] = {
      {"a*0,62*0,48", "a*0.62*0.48", 2.0 * 0.62 * 0.48},
      {"a + b + 59,5*1000", "a + b + 59.5*1000", 59504.0},
      {"max(a;b)", "max(a,b)", 2.0},
      {"max(1,5; 3)", "max(1.5, 3)", 3.0},
      {"max(1,5;3,25)", "max(1.5, 3.25)", 3.25},
      {"min(a ; 7 ; 1,5)", "min(a , 7 , 1.5)", 1.5},
      {"round(2,5)", "round(2.5)", 3.0},
      {"sum(a.b)", "sum(a.b)", 2.0},
      {"sum(a;1,5)", "sum(a, 1.5)", 3.5},
      {"1,540000", "1.540000", 1.54},
      {"1,000", "1.0", 1.0},
      {"1157151", "1157151", 1157151.0},
      {"1,5e3*a", "1.5e3*a", 3000.0},
      {"max(a*(b + 1,5); 2e-1)", "max(a*(b + 1.5), 2e-1)", 7.0},
  };
  for (size_t i = 0; i < 2 * (sizeof cases / sizeof cases[0]); i++) {
    const char *text = i % 2 ? cases[i / 2].point : cases[i / 2].comma;
    inputs_formula_t formula;
    inputs_formula_fault_t fault;
    const inputs_formula_error_t error =
        inputs_formula_init(&formula, text, (inputs_formula_marks_t)(i % 2), &fault);
    if (error)
      fail_msg("%s: %d at %zu", text, error, fault.column);
    for (size_t n = 0; n < formula.count; n++)
      formula.values[n] = 2.0;
    if (fabs(inputs_formula_evaluate(&formula) - cases[i / 2].value) > 1e-12)
      fail_msg("%s is %g", text, inputs_formula_evaluate(&formula));
    inputs_formula_free(&formula);
  }
}

/* What could be read in two ways is refused, with the mend. */
static void test_marks_refused(void **unused) {
  (void)unused;
  static const struct {
    inputs_formula_marks_t marks;
    const char *text;
    inputs_formula_error_t error;
    size_t column;
    const char *found, *mend, *other;
  } cases[] = {
      {INPUTS_FORMULA_COMMA, "a*0.62", INPUTS_FORMULA_DECIMAL, 3, "0.62", "0,62", ""},
      {INPUTS_FORMULA_COMMA, "a*1.000", INPUTS_FORMULA_AMBIGUOUS, 3, "1.000", "1000", "1,000"},
      {INPUTS_FORMULA_COMMA, "1.157.151", INPUTS_FORMULA_DECIMAL, 1, "1.157.151", "1157151", ""},
      {INPUTS_FORMULA_COMMA, "1.157,5", INPUTS_FORMULA_DECIMAL, 1, "1.157,5", "1157,5", ""},
      {INPUTS_FORMULA_COMMA, "1,2,3", INPUTS_FORMULA_DECIMAL, 1, "1,2,3", "", ""},
      {INPUTS_FORMULA_COMMA, "a,b", INPUTS_FORMULA_SEPARATOR, 2, ",", "", ""},
      {INPUTS_FORMULA_COMMA, "a;b", INPUTS_FORMULA_SEPARATOR, 2, ";", "", ""},
      {INPUTS_FORMULA_COMMA, "(a;b)*2", INPUTS_FORMULA_SEPARATOR, 3, ";", "", ""},
      {INPUTS_FORMULA_COMMA, "0, 62", INPUTS_FORMULA_SEPARATOR, 2, ",", "", ""},
      {INPUTS_FORMULA_COMMA, "max(a,b)", INPUTS_FORMULA_SEPARATOR, 6, ",", ";", ""},
      {INPUTS_FORMULA_COMMA, "max(a, b)", INPUTS_FORMULA_SEPARATOR, 6, ",", ";", ""},
      {INPUTS_FORMULA_COMMA, "max(3,a)", INPUTS_FORMULA_SEPARATOR, 6, ",", ";", ""},
      {INPUTS_FORMULA_COMMA, "max(a,3)", INPUTS_FORMULA_SEPARATOR, 6, ",", ";", ""},
      {INPUTS_FORMULA_COMMA, "max(1,2)", INPUTS_FORMULA_ARGUMENTS, 1, "max", "", ""},
      {INPUTS_FORMULA_COMMA, "min(;)", INPUTS_FORMULA_HOLLOW, 1, "min", "", ""},
      {INPUTS_FORMULA_COMMA, "2*min(a; ;b)", INPUTS_FORMULA_HOLLOW, 3, "min", "", ""},
      {INPUTS_FORMULA_COMMA, "min(a;(b))*max( )", INPUTS_FORMULA_HOLLOW, 12, "max", "", ""},
      {INPUTS_FORMULA_COMMA, "sum()", INPUTS_FORMULA_HOLLOW, 1, "sum", "", ""},
      {INPUTS_FORMULA_COMMA, "round(10,45;1)", INPUTS_FORMULA_ONE, 1, "round", "", ""},
      {INPUTS_FORMULA_COMMA, "min(a;+)", INPUTS_FORMULA_SYNTAX, 8, ")", "", ""},
      {INPUTS_FORMULA_COMMA, "a + sum(1,2)", INPUTS_FORMULA_ARGUMENTS, 5, "sum", "", ""},
      {INPUTS_FORMULA_COMMA, "sum(a*1,2)", INPUTS_FORMULA_ARGUMENTS, 1, "sum", "", ""},
      {INPUTS_FORMULA_COMMA, "a*,5", INPUTS_FORMULA_DECIMAL, 3, ",5", "", ""},
      {INPUTS_FORMULA_COMMA, "5,", INPUTS_FORMULA_DECIMAL, 1, "5,", "", ""},
      {INPUTS_FORMULA_POINT, "a*0,62*0,48", INPUTS_FORMULA_DECIMAL, 3, "0,62", "0.62", ""},
      {INPUTS_FORMULA_POINT, "1,540000", INPUTS_FORMULA_DECIMAL, 1, "1,540000", "1.540000", ""},
      {INPUTS_FORMULA_POINT, "1,540", INPUTS_FORMULA_AMBIGUOUS, 1, "1,540", "1540", "1.5400"},
      {INPUTS_FORMULA_POINT, "1.540", INPUTS_FORMULA_AMBIGUOUS, 1, "1.540", "1540", "1.5400"},
      {INPUTS_FORMULA_POINT, "1,157,151", INPUTS_FORMULA_DECIMAL, 1, "1,157,151", "1157151", ""},
      {INPUTS_FORMULA_POINT, "a,b", INPUTS_FORMULA_SEPARATOR, 2, ",", "", ""},
      {INPUTS_FORMULA_POINT, "(a, b)", INPUTS_FORMULA_SEPARATOR, 3, ",", "", ""},
      {INPUTS_FORMULA_POINT, "max(a;b)", INPUTS_FORMULA_SEPARATOR, 6, ";", ",", ""},
      {INPUTS_FORMULA_POINT, "max(2,5)", INPUTS_FORMULA_DECIMAL, 5, "2,5", "2.5", ""},
      {INPUTS_FORMULA_POINT, "max(a)", INPUTS_FORMULA_ARGUMENTS, 1, "max", "", ""},
      {INPUTS_FORMULA_POINT, ".5*a", INPUTS_FORMULA_DECIMAL, 1, ".5", "", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    inputs_formula_t formula;
    inputs_formula_fault_t fault;
    const inputs_formula_error_t error =
        inputs_formula_init(&formula, cases[i].text, cases[i].marks, &fault);
    if (error != cases[i].error || fault.column != cases[i].column ||
        strcmp(fault.found, cases[i].found) != 0 || strcmp(fault.mend, cases[i].mend) != 0 ||
        strcmp(fault.other, cases[i].other) != 0)
      fail_msg("%s: error %d at %zu, \"%s\": \"%s\" or \"%s\"", cases[i].text, error, fault.column,
               fault.found, fault.mend, fault.other);
  }
}

static void test_limits(void **unused) {
  (void)unused;
  char text[8000] = "";
  inputs_formula_fault_t fault;
  inputs_formula_t formula;
  memset(text, '(', 60);
  strcpy(text + 60, "a");
  assert_int_equal(inputs_formula_init(&formula, text, INPUTS_FORMULA_POINT, &fault),
                   INPUTS_FORMULA_DEEP);
  memset(text, '1', 3000);
  text[3000] = '\0';
  assert_int_equal(inputs_formula_init(&formula, text, INPUTS_FORMULA_POINT, &fault),
                   INPUTS_FORMULA_LONG);
  size_t length = 0;
  for (int i = 0; i < 250; i++)
    length += (size_t)sprintf(text + length, "+n%d", i);
  assert_int_equal(inputs_formula_init(&formula, text, INPUTS_FORMULA_POINT, &fault),
                   INPUTS_FORMULA_NAMES_MANY);
  memset(text, 'n', 500);
  text[500] = '\0';
  assert_int_equal(inputs_formula_init(&formula, text, INPUTS_FORMULA_POINT, &fault),
                   INPUTS_FORMULA_NAMES_MANY);
}

static void test_undefined_is_not_finite(void **unused) {
  (void)unused;
  static const char *const texts[] = {"1/a", "sqrt(a - 1)", "0/a", "10^10^10^(a+1)"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    inputs_formula_fault_t fault;
    inputs_formula_t formula;
    assert_int_equal(inputs_formula_init(&formula, texts[i], INPUTS_FORMULA_POINT, &fault),
                     INPUTS_FORMULA_OK);
    formula.values[0] = 0.0;
    assert_true(isfinite(inputs_formula_evaluate(&formula)) == 0);
    inputs_formula_free(&formula);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_values),
      cmocka_unit_test(test_names_come_once),
      cmocka_unit_test(test_hostile),
      cmocka_unit_test(test_marks),
      cmocka_unit_test(test_marks_refused),
      cmocka_unit_test(test_limits),
      cmocka_unit_test(test_undefined_is_not_finite),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
