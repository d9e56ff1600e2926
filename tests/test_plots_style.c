// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/style.h"

#include <math.h>

static double channel(const char *hex) {
  const char digits[] = {hex[0], hex[1], '\0'};
  const double c = (double)strtol(digits, NULL, 16) / 255.0;
  return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* WCAG 2.1, relative luminance and contrast with white. */
static double luminance(const char *colour) {
  return 0.2126 * channel(colour + 1) + 0.7152 * channel(colour + 3) + 0.0722 * channel(colour + 5);
}

static double contrast(const char *colour) {
  return 1.05 / (luminance(colour) + 0.05);
}

static void the_formula_is_right(void **state) {
  (void)state;
  assert_true(fabs(contrast("#006FB3") - 5.35) < 0.01);
  assert_true(fabs(contrast("#E0701E") - 3.23) < 0.01);
}

static void texts_are_readable(void **state) {
  (void)state;
  const plots_type_t *const types[] = {&plots_type_title, &plots_type_subtitle, &plots_type_label,
                                       &plots_type_value, &plots_type_note,     &plots_type_footer};
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
    assert_true(contrast(types[i]->colour) >= 4.5);
    assert_true(types[i]->size >= 16);
  }
}

static void lines_and_outlines_are_visible(void **state) {
  (void)state;
  const plots_pen_t *const pens[] = {&plots_pen_band90,  &plots_pen_band50, &plots_pen_median,
                                     &plots_pen_plan,    &plots_pen_goal,   &plots_pen_limit,
                                     &plots_pen_whisker, &plots_pen_curve,  &plots_pen_drop};
  for (size_t i = 0; i < sizeof pens / sizeof pens[0]; i++)
    assert_true(contrast(pens[i]->colour) >= 3.0);
  assert_true(contrast(PLOTS_TEAL) >= 4.5 && contrast(PLOTS_PURPLE) >= 4.5);
  assert_true(contrast(PLOTS_ORANGE) >= 3.0);
}

/* In grey, neighbours still differ by 3:1. */
static void bands_differ_without_colour(void **state) {
  (void)state;
  const double wide = luminance(plots_pen_band90.fill), narrow = luminance(plots_pen_band50.fill);
  const double median = luminance(plots_pen_median.fill);
  assert_true((wide + 0.05) / (narrow + 0.05) >= 3.0);
  assert_true((median + 0.05) / (narrow + 0.05) >= 3.0);
  assert_int_not_equal(plots_pen_plan.symbol, plots_pen_median.symbol);
  assert_int_not_equal(plots_pen_limit.symbol, plots_pen_plan.symbol);
  assert_int_not_equal(plots_pen_goal.dash, plots_pen_plan.dash);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(the_formula_is_right),
                                     cmocka_unit_test(texts_are_readable),
                                     cmocka_unit_test(lines_and_outlines_are_visible),
                                     cmocka_unit_test(bands_differ_without_colour)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
