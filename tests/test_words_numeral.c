// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support.h"
#include "words/numeral.h"

#include <locale.h>
#include <math.h>

static const struct {
  double value;
  int decimals;
  bool percent;
  const char *es, *en;
} cases[] = {
    {1157151, 0, false, "1.157.151", "1,157,151"},
    {286207.99, 0, false, "286.208", "286,208"},
    {0.18, 2, true, "0,18\u00A0%", "0.18%"},
    {599.61, 2, false, "599,61", "599.61"},
    {0, 0, false, "0", "0"},
    {-0.0, 1, false, "0,0", "0.0"},
    {-0.4, 0, false, "0", "0"},
    {-1234.5, 1, false, "\u22121.234,5", "\u22121,234.5"},
    {999.96, 1, false, "1.000,0", "1,000.0"},
    {999, 0, false, "999", "999"},
    {1000, 0, false, "1.000", "1,000"},
    {1e12, 0, false, "1.000.000.000.000", "1,000,000,000,000"},
    {999999999999999.0, 6, true, "999.999.999.999.999,000000\u00A0%",
     "999,999,999,999,999.000000%"},
    {1.25e18, 0, false, "1,3e18", "1.3e18"},
    {9.97e17, 0, false, "1,0e18", "1.0e18"},
    {-9.94e17, 0, false, "\u22129,9e17", "\u22129.9e17"},
    {-1.7e308, 0, false, "\u22121,7e308", "\u22121.7e308"},
    {NAN, 2, true, "\u2013", "\u2013"},
    {INFINITY, 2, true, "\u221E", "\u221E"},
    {-INFINITY, 0, false, "\u2212\u221E", "\u2212\u221E"},
    {52.15, 1, true, "52,2\u00A0%", "52.2%"}, /* its double is below */
    {100.0 * 0.5215, 1, true, "52,2\u00A0%", "52.2%"},
    {52.25, 1, false, "52,3", "52.3"}, /* to the even would be down */
    {-0.5, 0, false, "\u22121", "\u22121"},
    {1.005, 2, false, "1,01", "1.01"},
    {0.0004999999999999, 3, false, "0,001", "0.001"}, /* 0.0005 in tables */
    {0.00049999999, 3, false, "0,000", "0.000"},
    {999.95, 1, false, "1.000,0", "1,000.0"},
    {12345678901.5, 0, false, "12.345.678.902", "12,345,678,902"},
    {12345678901.499, 0, false, "12.345.678.901", "12,345,678,901"},
    {98765432109876.5, 0, false, "98.765.432.109.877", "98,765,432,109,877"},
    {2.5, 99, false, "2,500000", "2.500000"},
    {2.4, -7, false, "2", "2"},
};

static void check_all(void) {
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char out[WORDS_NUMBER_BYTES];
    words_format_t format = {cases[i].decimals, cases[i].percent, WORDS_ES};
    words_format_number(out, cases[i].value, &format);
    assert_string_equal(out, cases[i].es);
    format.lang = WORDS_EN;
    words_format_number(out, cases[i].value, &format);
    assert_string_equal(out, cases[i].en);
  }
}

static void numbers_as_people_read_them(void **state) {
  (void)state;
  check_all();
}

/* Whatever locales are installed, the texts are the same. */
static void the_locale_has_no_say(void **state) {
  (void)state;
  static const char *const names[] = {"de_DE.UTF-8", "es_CL.UTF-8", "tr_TR.UTF-8", "ps_AF.UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    setlocale(LC_ALL, names[i]);
    check_all();
    setlocale(LC_ALL, "C");
  }
}

/* Three figures from 1 up, two below: 0.64 is never read as 1. */
static void amounts_by_magnitude(void **state) {
  (void)state;
  static const struct {
    double amount;
    const char *text;
  } rows[] = {{0.64, "0,64"},         {4.05, "4,05"},     {12.3, "12,3"},
              {1157151, "1.157.151"}, {0, "0"},           {-0.0, "0"},
              {-0.64, "−0,64"},       {-12.34, "−12,3"},  {100, "100"},
              {99.94, "99,9"},        {1, "1,00"},        {0.05, "0,050"},
              {0.000123, "0,00012"},  {1e-9, "0,000000"}, {NAN, "–"},
              {INFINITY, "∞"}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    char out[WORDS_NUMBER_BYTES];
    const words_format_t format = {words_amount_decimals(rows[i].amount), false, WORDS_ES};
    words_format_number(out, rows[i].amount, &format);
    assert_string_equal(out, rows[i].text);
  }
}

static void amounts_side_by_side(void **state) {
  (void)state;
  assert_int_equal(words_amounts_decimals((const double[]){310000, 394147}, 2), 0);
  assert_int_equal(words_amounts_decimals((const double[]){0.9, 0.64, 3.77}, 3), 2);
  assert_int_equal(words_amounts_decimals((const double[]){0, NAN, 12.3}, 3), 1);
  assert_int_equal(words_amounts_decimals((const double[]){310000, 0.0001}, 2), 2);
  assert_int_equal(words_amounts_decimals(NULL, 0), 0);
}

/* Never 0 or 100 for what is neither. */
static void chances(void **state) {
  (void)state;
  static const struct {
    double percent;
    int decimals;
    const char *es, *en;
  } rows[] = {{0, 1, "0,0\u00A0%", "0.0%"},
              {100, 1, "100,0\u00A0%", "100.0%"},
              {0.031, 1, "<\u00A00,1\u00A0%", "<\u00A00.1%"},
              {0.06, 1, "0,1\u00A0%", "0.1%"},
              {99.97, 1, ">\u00A099,9\u00A0%", ">\u00A099.9%"},
              {99.94, 1, "99,9\u00A0%", "99.9%"},
              {0.004, 2, "<\u00A00,01\u00A0%", "<\u00A00.01%"},
              {0.4, 0, "<\u00A01\u00A0%", "<\u00A01%"},
              {48.8, 1, "48,8\u00A0%", "48.8%"},
              {NAN, 1, "–", "–"}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    char out[WORDS_NUMBER_BYTES];
    words_format_chance(out, rows[i].percent, &(words_format_t){rows[i].decimals, true, WORDS_ES});
    assert_string_equal(out, rows[i].es);
    words_format_chance(out, rows[i].percent, &(words_format_t){rows[i].decimals, true, WORDS_EN});
    assert_string_equal(out, rows[i].en);
  }
}

static void both_languages(void **state) {
  (void)state;
  char text[WORDS_NUMBER_BYTES];
  words_numeral(text, 1157151.04, 0, WORDS_ES);
  assert_string_equal(text, "1.157.151");
  words_numeral(text, 1157151.04, 1, WORDS_EN);
  assert_string_equal(text, "1,157,151.0");
  words_numeral_percent(text, 12.34, 1, WORDS_ES);
  assert_string_equal(text, "12,3\u00a0%");
  words_numeral_percent(text, 12.34, 1, WORDS_EN);
  assert_string_equal(text, "12.3%");
}

/* The nearest double, and the place of the first digit at a power of ten, next to it and between.
 */
static void powers_of_ten_and_decades(void **state) {
  (void)state;
  assert_true(words_ten_to(0) == 1.0 && words_ten_to(3) == 1000.0 && words_ten_to(-3) == 0.001);
  assert_true(words_ten_to(308) == 1e308 && words_ten_to(309) == (double)INFINITY);
  for (int n = -307; n <= 307; n++) {
    const double power = words_ten_to(n);
    assert_int_equal(words_decade(power), n);
    assert_int_equal(words_decade(nextafter(power, 0.0)), n - 1);
    assert_int_equal(words_decade(nextafter(power, 2.0 * power)), n);
    assert_int_equal(words_decade(9.99 * power), n);
  }
}

static void decimals_for_significant_digits(void **state) {
  (void)state;
  static const struct {
    double x;
    int digits, decimals;
  } rows[] = {{0.01, 4, 5},   {0.0099999999999999985, 4, 5},
              {0.0099, 4, 6}, {12.5, 4, 2},
              {0.1, 1, 1},    {0.099999999999999992, 1, 1},
              {5e-9, 2, 6},   {1e6, 5, 0},
              {99.9, 2, 0},   {0.0, 3, 0},
              {-1.0, 3, 0},   {NAN, 3, 0}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    assert_int_equal(words_decimals_of(rows[i].x, rows[i].digits), rows[i].decimals);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_as_people_read_them),
                                     cmocka_unit_test(the_locale_has_no_say),
                                     cmocka_unit_test(amounts_by_magnitude),
                                     cmocka_unit_test(amounts_side_by_side),
                                     cmocka_unit_test(chances),
                                     cmocka_unit_test(both_languages),
                                     cmocka_unit_test(decimals_for_significant_digits),
                                     cmocka_unit_test(powers_of_ten_and_decades)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
