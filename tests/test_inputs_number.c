// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/number/number.h"
#include "tests/support.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define COMMA  INPUTS_NUMBER_COMMA
#define POINT  INPUTS_NUMBER_POINT
#define EITHER INPUTS_NUMBER_EITHER

typedef struct {
  inputs_number_style_t style;
  const char *text;
  double value;
} good_t;

static const good_t good[] = {
    {COMMA, "0", 0},
    {COMMA, "1.157.151", 1157151},
    {COMMA, "1.157", 1157},
    {COMMA, "0,446", 0.446},
    {COMMA, "1.157.151,25", 1157151.25},
    {COMMA, "1157151,25", 1157151.25},
    {COMMA, "-0,03216", -0.03216},
    {COMMA, "\u22120,5", -0.5},
    {COMMA, "+2", 2},
    {COMMA, "1e6", 1e6},
    {COMMA, "1,5E-3", 1.5e-3},
    {COMMA, "007", 7},
    {COMMA, "1e15", 1e15},
    {COMMA, "1e-300", 1e-300},
    {COMMA, "0e-999", 0},
    {POINT, "0.446", 0.446},
    {POINT, "310.000", 310},
    {POINT, "-1157151.25", -1157151.25},
    {POINT, "1e+6", 1e6},
    {EITHER, "310000", 310000},
    {EITHER, "0.446", 0.446},
    {EITHER, "0,446", 0.446},
    {EITHER, "12.5", 12.5},
    {EITHER, "1234.567", 1234.567},
    {EITHER, "1.157.151", 1157151},
    {EITHER, "1,157,151", 1157151},
    {EITHER, "1.157,5", 1157.5},
    {EITHER, "1,157.5", 1157.5},
    {EITHER, "310.0000", 310},
    {EITHER, "-0", 0},
};

static void test_good(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
    double x = (double)NAN;
    assert_int_equal(inputs_number_parse(good[i].text, good[i].style, &x, NULL), INPUTS_NUMBER_OK);
    assert_true(x == good[i].value);
    assert_false(x == 0 && signbit(x));
  }
}

typedef struct {
  inputs_number_style_t style;
  const char *text;
  inputs_number_status_t status;
  const char *mend;
} bad_t;

static const bad_t bad[] = {
    {COMMA, "", INPUTS_NUMBER_IS_EMPTY, ""},
    {COMMA, "ocho", INPUTS_NUMBER_NOT, "0,5"},
    {POINT, "ocho", INPUTS_NUMBER_NOT, "0.5"},
    {COMMA, "-", INPUTS_NUMBER_NOT, "0,5"},
    {COMMA, "--1", INPUTS_NUMBER_NOT, "0,5"},
    {COMMA, "1-", INPUTS_NUMBER_NOT, "0,5"},
    {COMMA, ".", INPUTS_NUMBER_NOT, "0,5"},
    {COMMA, "1e", INPUTS_NUMBER_NOT, "0,5"},
    {COMMA, "e6", INPUTS_NUMBER_NOT, "0,5"},
    {COMMA, "1e6e6", INPUTS_NUMBER_NOT, "0,5"},
    {COMMA, "1e1,5", INPUTS_NUMBER_NOT, "0,5"},
    {COMMA, "0x10", INPUTS_NUMBER_NOT, "0,5"},
    {COMMA, "١٢", INPUTS_NUMBER_NOT, "0,5"},
    {COMMA, "1'000", INPUTS_NUMBER_NOT, "0,5"},
    {COMMA, "$5", INPUTS_NUMBER_NOT, "5"},
    {COMMA, "$ 185.150.-", INPUTS_NUMBER_NOT, "185150"},
    {COMMA, "US$ 1.157,50", INPUTS_NUMBER_NOT, "1157,50"},
    {POINT, "USD 310,000 aprox", INPUTS_NUMBER_NOT, "310000"},
    {POINT, "$-500", INPUTS_NUMBER_NOT, "0.5"},
    {POINT, "1 de 2", INPUTS_NUMBER_NOT, "0.5"},
    {COMMA, "%", INPUTS_NUMBER_NOT, "0,5"},
    {COMMA, "nan", INPUTS_NUMBER_NOT_FINITE, ""},
    {COMMA, "-INF", INPUTS_NUMBER_NOT_FINITE, ""},
    {COMMA, "∞", INPUTS_NUMBER_NOT_FINITE, ""},
    {COMMA, "0.446", INPUTS_NUMBER_DECIMAL_POINT, "0,446"},
    {COMMA, "12.5", INPUTS_NUMBER_DECIMAL_POINT, "12,5"},
    {COMMA, "-1.5e6", INPUTS_NUMBER_DECIMAL_POINT, "-1,5e6"},
    {COMMA, "1.1571", INPUTS_NUMBER_DECIMAL_POINT, "1,1571"},
    {COMMA, "1157.151", INPUTS_NUMBER_DECIMAL_POINT, "1157,151"},
    {COMMA, "1.000e3", INPUTS_NUMBER_GROUPING, "1000e3"},
    {COMMA, "1.15.7", INPUTS_NUMBER_GROUPING, "1157"},
    {COMMA, "1..157", INPUTS_NUMBER_GROUPING, "1157"},
    {COMMA, "0.157.151", INPUTS_NUMBER_GROUPING, "0157151"},
    {COMMA, "1.15,5", INPUTS_NUMBER_GROUPING, "115,5"},
    {COMMA, "1,157,151", INPUTS_NUMBER_GROUPING, "1157151"},
    {COMMA, "1,157.5", INPUTS_NUMBER_GROUPING, "1157,5"},
    {COMMA, ",5", INPUTS_NUMBER_BARE, "0,5"},
    {COMMA, "5,", INPUTS_NUMBER_BARE, "5"},
    {COMMA, ".5", INPUTS_NUMBER_DECIMAL_POINT, "0,5"},
    {COMMA, "88%", INPUTS_NUMBER_PERCENT, "0,88"},
    {COMMA, "88 %", INPUTS_NUMBER_PERCENT, "0,88"},
    {COMMA, "12,5 %", INPUTS_NUMBER_PERCENT, "0,125"},
    {COMMA, "12.5%", INPUTS_NUMBER_PERCENT, "0,125"},
    {COMMA, "310 000", INPUTS_NUMBER_SPACE, "310000"},
    {COMMA, "310\u00a0000", INPUTS_NUMBER_SPACE, "310000"},
    {COMMA, "310\u202f000,5", INPUTS_NUMBER_SPACE, "310000,5"},
    {COMMA, "1e16", INPUTS_NUMBER_LARGE, ""},
    {COMMA, "-1e999", INPUTS_NUMBER_LARGE, ""},
    {COMMA, "1e-301", INPUTS_NUMBER_SMALL, ""},
    {COMMA, "1e-999", INPUTS_NUMBER_SMALL, ""},
    {POINT, "0,446", INPUTS_NUMBER_DECIMAL_COMMA, "0.446"},
    {POINT, "1,157", INPUTS_NUMBER_DECIMAL_COMMA, "1157 / 1.157"},
    {POINT, "1,157,151", INPUTS_NUMBER_DECIMAL_COMMA, "1157151"},
    {POINT, "1.157,5", INPUTS_NUMBER_DECIMAL_COMMA, "1157.5"},
    {POINT, "1.157.151", INPUTS_NUMBER_GROUPING, "1157151"},
    {POINT, "5.", INPUTS_NUMBER_BARE, "5"},
    {EITHER, "310.000", INPUTS_NUMBER_AMBIGUOUS, "310000"},
    {EITHER, "310,000", INPUTS_NUMBER_AMBIGUOUS, "310000"},
    {EITHER, "-1.157", INPUTS_NUMBER_AMBIGUOUS, "-1157"},
    {EITHER, "1.15.7", INPUTS_NUMBER_GROUPING, "1157"},
    {EITHER, "1.157,5,1", INPUTS_NUMBER_GROUPING, ""},
};

static void test_bad(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    char mend[INPUTS_NUMBER_SIZE];
    double x = 42;
    const inputs_number_status_t status = inputs_number_parse(bad[i].text, bad[i].style, &x, mend);
    if (status != bad[i].status || (bad[i].mend[0] && strcmp(mend, bad[i].mend) != 0))
      print_message("%s: status %d, mend \"%s\"\n", bad[i].text, (int)status, mend);
    assert_int_equal(status, bad[i].status);
    if (bad[i].mend[0])
      assert_string_equal(mend, bad[i].mend);
    assert_true(x == 42);
  }
}

/* What is offered as a mend is itself accepted, where it is a single number. */
static void test_mends_are_good(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    char mend[INPUTS_NUMBER_SIZE];
    double x;
    inputs_number_parse(bad[i].text, bad[i].style, &x, mend);
    if (mend[0] && !strchr(mend, '/'))
      assert_int_equal(inputs_number_parse(mend, bad[i].style, &x, NULL), INPUTS_NUMBER_OK);
  }
}

static void test_long_texts(void **state) {
  (void)state;
  char digits[5000];
  double x = 42;
  for (size_t length = 1; length < sizeof digits; length += 7) {
    memset(digits, '9', length);
    digits[length] = '\0';
    const inputs_number_status_t status = inputs_number_parse(digits, COMMA, &x, NULL);
    assert_int_equal(status, length <= 15   ? INPUTS_NUMBER_OK
                             : length <= 64 ? INPUTS_NUMBER_LARGE
                                            : INPUTS_NUMBER_NOT);
  }
}

/* Any bytes: no crash, and what is accepted is finite and within 1e15. */
static void test_random_texts(void **state) {
  (void)state;
  static const char alphabet[] = "0123456789.,eE+- %xnaif\xe2\x88\x92\xc2\xa0";
  uint64_t seed = 20260101;
  size_t accepted = 0;
  for (int i = 0; i < 300000; i++) {
    char text[16];
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    const size_t length = (seed >> 60) % sizeof text;
    for (size_t k = 0; k < length; k++) {
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      text[k] = alphabet[(seed >> 33) % (sizeof alphabet - 1)];
    }
    text[length] = '\0';
    for (int style = INPUTS_NUMBER_COMMA; style <= INPUTS_NUMBER_EITHER; style++) {
      double x = (double)NAN;
      char mend[INPUTS_NUMBER_SIZE];
      if (inputs_number_parse(text, (inputs_number_style_t)style, &x, mend) == INPUTS_NUMBER_OK) {
        assert_true(fabs(x) <= 1e15);
        accepted++;
      }
    }
  }
  assert_true(accepted > 1000);
}

static void test_write(void **state) {
  (void)state;
  char text[INPUTS_NUMBER_SIZE];
  inputs_number_write(0.446, 15, COMMA, text);
  assert_string_equal(text, "0,446");
  inputs_number_write(-1157151.5, 15, POINT, text);
  assert_string_equal(text, "-1157151.5");
  inputs_number_write(0.1, 99, POINT, text);
  assert_string_equal(text, "0.10000000000000001");
}

/* A program whose locale has a decimal comma reads and writes the same. */
static void test_locale(void **state) {
  static const char *const names[] = {"de_DE.UTF-8", "es_CL.UTF-8", "tr_TR.UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (!setlocale(LC_ALL, names[i]))
      continue;
    test_good(state);
    test_bad(state);
    test_write(state);
  }
  assert_non_null(setlocale(LC_ALL, "C"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_good),           cmocka_unit_test(test_bad),
      cmocka_unit_test(test_mends_are_good), cmocka_unit_test(test_long_texts),
      cmocka_unit_test(test_random_texts),   cmocka_unit_test(test_write),
      cmocka_unit_test(test_locale),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
