// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/formula.h"

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
    models_formula_t formula;
    size_t column;
    char detail[MODELS_FORMULA_NAME];
    assert_int_equal(models_formula_init(&formula, cases[i].text, &column, detail),
                     MODELS_FORMULA_OK);
    for (size_t n = 0; n < formula.count; n++)
      formula.values[n] = 2.0;
    if (fabs(models_formula_evaluate(&formula) - cases[i].value) > 1e-12)
      fail_msg("%s is %g", cases[i].text, models_formula_evaluate(&formula));
    models_formula_free(&formula);
  }
}

static void test_names_come_once(void **unused) {
  (void)unused;
  models_formula_t formula;
  size_t column;
  char detail[MODELS_FORMULA_NAME];
  assert_int_equal(models_formula_init(&formula, "b*a + b/regions.x", &column, detail),
                   MODELS_FORMULA_OK);
  assert_int_equal(formula.count, 3);
  assert_string_equal(formula.names[0], "b");
  assert_string_equal(formula.names[1], "a");
  assert_string_equal(formula.names[2], "regions.x");
  models_formula_free(&formula);
}

static void test_hostile(void **unused) {
  (void)unused;
  static const struct {
    const char *text;
    models_formula_error_t error;
  } cases[] = {
      {"", MODELS_FORMULA_EMPTY},
      {"  \t", MODELS_FORMULA_EMPTY},
      {"a = 3", MODELS_FORMULA_CHARACTER},
      {"a ? b : c", MODELS_FORMULA_CHARACTER},
      {"\"text\"", MODELS_FORMULA_CHARACTER},
      {"a; system", MODELS_FORMULA_CHARACTER},
      {"`id`", MODELS_FORMULA_CHARACTER},
      {"a\nb", MODELS_FORMULA_CHARACTER},
      {"a & b", MODELS_FORMULA_CHARACTER},
      {"α", MODELS_FORMULA_CHARACTER},
      {"a +", MODELS_FORMULA_SYNTAX},
      {"(a", MODELS_FORMULA_SYNTAX},
      {"a)", MODELS_FORMULA_SYNTAX},
      {"a b", MODELS_FORMULA_SYNTAX},
      {"min()", MODELS_FORMULA_SYNTAX},
      {"sqrt(a, b)", MODELS_FORMULA_SYNTAX},
      {"nofunction(a)", MODELS_FORMULA_SYNTAX},
      {"* a", MODELS_FORMULA_SYNTAX},
  };
  size_t column;
  char detail[MODELS_FORMULA_NAME];
  models_formula_t formula;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const models_formula_error_t error =
        models_formula_init(&formula, cases[i].text, &column, detail);
    if (error != cases[i].error)
      fail_msg("\"%s\": %d, expected %d", cases[i].text, error, cases[i].error);
  }
}

static void test_limits(void **unused) {
  (void)unused;
  char text[8000] = "";
  size_t column;
  char detail[MODELS_FORMULA_NAME];
  models_formula_t formula;
  memset(text, '(', 60);
  strcpy(text + 60, "a");
  assert_int_equal(models_formula_init(&formula, text, &column, detail), MODELS_FORMULA_DEEP);
  memset(text, '1', 3000);
  text[3000] = '\0';
  assert_int_equal(models_formula_init(&formula, text, &column, detail), MODELS_FORMULA_LONG);
  size_t length = 0;
  for (int i = 0; i < 250; i++)
    length += (size_t)sprintf(text + length, "+n%d", i);
  assert_int_equal(models_formula_init(&formula, text, &column, detail), MODELS_FORMULA_NAMES_MANY);
  memset(text, 'n', 500);
  text[500] = '\0';
  assert_int_equal(models_formula_init(&formula, text, &column, detail), MODELS_FORMULA_NAMES_MANY);
}

static void test_undefined_is_not_finite(void **unused) {
  (void)unused;
  static const char *const texts[] = {"1/a", "sqrt(a - 1)", "0/a", "10^10^10^(a+1)"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    size_t column;
    char detail[MODELS_FORMULA_NAME];
    models_formula_t formula;
    assert_int_equal(models_formula_init(&formula, texts[i], &column, detail), MODELS_FORMULA_OK);
    formula.values[0] = 0.0;
    assert_true(isfinite(models_formula_evaluate(&formula)) == 0);
    models_formula_free(&formula);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_values),
      cmocka_unit_test(test_names_come_once),
      cmocka_unit_test(test_hostile),
      cmocka_unit_test(test_limits),
      cmocka_unit_test(test_undefined_is_not_finite),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
