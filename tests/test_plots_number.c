// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/number.h"

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
    {1.25e18, 0, false, "1,2e18", "1.2e18"},
    {-1.7e308, 0, false, "\u22121,7e308", "\u22121.7e308"},
    {NAN, 2, true, "\u2013", "\u2013"},
    {INFINITY, 2, true, "\u221E", "\u221E"},
    {-INFINITY, 0, false, "\u2212\u221E", "\u2212\u221E"},
    {2.5, 99, false, "2,500000", "2.500000"},
    {2.4, -7, false, "2", "2"},
};

static void check_all(void) {
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char out[PLOTS_NUMBER_BYTES];
    plots_format_t format = {cases[i].decimals, cases[i].percent, PLOTS_ES};
    plots_format_number(out, cases[i].value, &format);
    assert_string_equal(out, cases[i].es);
    format.lang = PLOTS_EN;
    plots_format_number(out, cases[i].value, &format);
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

static void check_ticks(double low, double high, int most) {
  plots_ticks_t ticks;
  plots_ticks(&ticks, low, high, most);
  assert_true(ticks.count >= 2 && ticks.count <= (size_t)most);
  const double step = ticks.value[1] - ticks.value[0], slack = 1e-6 * step;
  assert_true(ticks.value[0] <= low + slack);
  assert_true(ticks.value[ticks.count - 1] >= high - slack);
  assert_true(ticks.decimals >= 0 && ticks.decimals <= 6);
  for (size_t i = 1; i < ticks.count; i++)
    assert_true(fabs(ticks.value[i] - ticks.value[i - 1] - step) <
                1e-9 * fabs(step) + 1e-12 * fabs(high));
  /* the first and last step are needed */
  assert_true(ticks.value[1] > low - slack && ticks.value[ticks.count - 2] < high + slack);
}

static void ticks_cover_the_range(void **state) {
  (void)state;
  static const double ranges[][2] = {{0, 1},       {0, 1157151},   {275000, 451000}, {-5, 3},
                                     {1e-9, 2e-9}, {0, 1e12},      {-1e300, 1e300},  {0.1, 0.3},
                                     {31.2, 82.9}, {-0.001, 0.05}, {999999, 1000001}};
  for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
    for (int most = 3; most <= 12; most++)
      check_ticks(ranges[i][0], ranges[i][1], most);
  }
}

static void ticks_of_odd_ranges(void **state) {
  (void)state;
  plots_ticks_t ticks;
  plots_ticks(&ticks, 0, 0, 6);
  assert_true(ticks.value[0] == 0.0 && ticks.value[ticks.count - 1] >= 1.0);
  plots_ticks(&ticks, 517, 517, 6);
  assert_true(ticks.value[0] == 0.0 && ticks.value[ticks.count - 1] >= 517.0);
  plots_ticks(&ticks, -517, -517, 6);
  assert_true(ticks.value[0] <= -517.0 && ticks.value[ticks.count - 1] == 0.0);
  plots_ticks(&ticks, NAN, 3, 6);
  assert_true(ticks.value[0] == 0.0 && ticks.value[ticks.count - 1] == 1.0);
  plots_ticks(&ticks, 5, 3, 6);
  assert_true(ticks.value[0] == 0.0 && ticks.value[ticks.count - 1] == 1.0);
  plots_ticks(&ticks, 0, INFINITY, 6);
  assert_true(ticks.value[ticks.count - 1] == 1.0);
}

static void tick_decimals_suffice(void **state) {
  (void)state;
  plots_ticks_t ticks;
  plots_ticks(&ticks, 0, 1, 6);
  assert_int_equal(ticks.decimals, 1);
  assert_true(ticks.value[3] == 0.6); /* 3/5 and not 0.6000000000000001 */
  plots_ticks(&ticks, 0, 1, 5);
  assert_int_equal(ticks.decimals, 2);
  plots_ticks(&ticks, 0, 600, 7);
  assert_int_equal(ticks.decimals, 0);
  assert_true(ticks.value[1] == 100.0);
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
    char out[PLOTS_NUMBER_BYTES];
    const plots_format_t format = {plots_amount_decimals(rows[i].amount), false, PLOTS_ES};
    plots_format_number(out, rows[i].amount, &format);
    assert_string_equal(out, rows[i].text);
  }
}

static void amounts_side_by_side(void **state) {
  (void)state;
  assert_int_equal(plots_amounts_decimals((const double[]){310000, 394147}, 2), 0);
  assert_int_equal(plots_amounts_decimals((const double[]){0.9, 0.64, 3.77}, 3), 2);
  assert_int_equal(plots_amounts_decimals((const double[]){0, NAN, 12.3}, 3), 1);
  assert_int_equal(plots_amounts_decimals((const double[]){310000, 0.0001}, 2), 2);
  assert_int_equal(plots_amounts_decimals(NULL, 0), 0);
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
    char out[PLOTS_NUMBER_BYTES];
    plots_format_chance(out, rows[i].percent, &(plots_format_t){rows[i].decimals, true, PLOTS_ES});
    assert_string_equal(out, rows[i].es);
    plots_format_chance(out, rows[i].percent, &(plots_format_t){rows[i].decimals, true, PLOTS_EN});
    assert_string_equal(out, rows[i].en);
  }
}

/* The nearest double, and the place of the first digit at a power of ten, next to it and between.
 */
static void powers_of_ten_and_decades(void **state) {
  (void)state;
  assert_true(plots_ten_to(0) == 1.0 && plots_ten_to(3) == 1000.0 && plots_ten_to(-3) == 0.001);
  assert_true(plots_ten_to(308) == 1e308 && plots_ten_to(309) == (double)INFINITY);
  for (int n = -307; n <= 307; n++) {
    const double power = plots_ten_to(n);
    assert_int_equal(plots_decade(power), n);
    assert_int_equal(plots_decade(nextafter(power, 0.0)), n - 1);
    assert_int_equal(plots_decade(nextafter(power, 2.0 * power)), n);
    assert_int_equal(plots_decade(9.99 * power), n);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_as_people_read_them), cmocka_unit_test(the_locale_has_no_say),
      cmocka_unit_test(ticks_cover_the_range),       cmocka_unit_test(ticks_of_odd_ranges),
      cmocka_unit_test(tick_decimals_suffice),       cmocka_unit_test(amounts_by_magnitude),
      cmocka_unit_test(amounts_side_by_side),        cmocka_unit_test(chances),
      cmocka_unit_test(powers_of_ten_and_decades)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
