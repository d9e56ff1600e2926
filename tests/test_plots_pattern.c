// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/pattern.h"

#include <math.h>

/* WCAG 2.1: relative luminance and contrast. */
static double luminance(const char *colour) {
  static const double weights[] = {0.2126, 0.7152, 0.0722};
  unsigned channels[3];
  double sum = 0.0;
  assert_int_equal(sscanf(colour, "#%2x%2x%2x", &channels[0], &channels[1], &channels[2]), 3);
  for (int i = 0; i < 3; i++) {
    const double c = channels[i] / 255.0;
    sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

static double contrast(const char *a, const char *b) {
  const double x = luminance(a), y = luminance(b);
  return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static void letters_can_be_read_on_every_fill(void **state) {
  (void)state;
  for (size_t i = 0; i < PLOTS_PATTERNS; i++) {
    const plots_pattern_t *pattern = plots_pattern(i);
    assert_true(contrast(pattern->pen.fill, pattern->text) >= 4.5);
    assert_true(contrast(pattern->pen.colour, PLOTS_WHITE) >= 3.0);
  }
}

/* On a grey print no two patterns are the same: their lines differ, or their lightness does. */
static void patterns_differ_in_grey(void **state) {
  (void)state;
  for (size_t i = 0; i < PLOTS_PATTERNS; i++)
    for (size_t j = 0; j < i; j++) {
      const plots_pattern_t *a = plots_pattern(i), *b = plots_pattern(j);
      assert_true(a->hatch != b->hatch || contrast(a->pen.fill, b->pen.fill) >= 1.15);
    }
}

static void marks_differ_in_grey(void **state) {
  (void)state;
  for (size_t i = 0; i < PLOTS_MARKS; i++)
    for (size_t j = 0; j < i; j++) {
      const plots_pen_t a = plots_pattern_mark(i), b = plots_pattern_mark(j);
      assert_true(a.symbol != b.symbol || contrast(a.fill, b.fill) >= 1.15);
    }
}

/* Reads the block of lines that the script begins with. */
static size_t read_lines(const plots_script_t *script, plots_line_t *lines, size_t most) {
  size_t count = 0;
  for (const char *c = strchr(script->body.data, '\n'); c && count < most; c = strchr(c + 1, '\n'))
    if (sscanf(c, "\n%lf %lf %lf %lf", &lines[count].x, &lines[count].y, &lines[count].to_x,
               &lines[count].to_y) == 4)
      count++;
  return count;
}

/* Lines stay in their box. */
static void lines_stay_in_the_box(void **state) {
  (void)state;
  static const plots_box_t boxes[] = {
      {100, 137, 20, 48}, {100, 103, 20, 48}, {0, 1200, 5, 15}, {10.25, 90.5, 700.125, 733}};
  for (size_t i = 0; i < PLOTS_PATTERNS; i++)
    for (size_t b = 0; b < sizeof boxes / sizeof boxes[0]; b++) {
      plots_line_t lines[600];
      plots_script_t script;
      plots_script_init(&script, 750);
      plots_pattern_hatch(&script, plots_pattern(i), &boxes[b]);
      const size_t count = script.body.data ? read_lines(&script, lines, 600) : 0;
      assert_int_equal(count == 0,
                       plots_pattern(i)->hatch == PLOTS_HATCH_NONE || (b == 1 && count == 0));
      for (size_t k = 0; k < count; k++) {
        assert_true(lines[k].x >= boxes[b].x_low - 1e-6 && lines[k].x <= boxes[b].x_high + 1e-6);
        assert_true(lines[k].to_x >= boxes[b].x_low - 1e-6 &&
                    lines[k].to_x <= boxes[b].x_high + 1e-6);
        assert_true(lines[k].y >= boxes[b].y_low - 1e-6 && lines[k].to_y <= boxes[b].y_high + 1e-6);
      }
      plots_script_free(&script);
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(letters_can_be_read_on_every_fill),
                                     cmocka_unit_test(patterns_differ_in_grey),
                                     cmocka_unit_test(marks_differ_in_grey),
                                     cmocka_unit_test(lines_stay_in_the_box)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
