// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/levels.h"

#include <math.h>

enum { POINTS = 5 };
static double x[PLOTS_LEVELS][POINTS], y[PLOTS_LEVELS][POINTS];
static plots_level_t levels[PLOTS_LEVELS];

/* `apart`: how far the curves are from each other, of what they are high. */
static plots_levels_t chart_of(size_t count, const char *label, double size, double apart) {
  for (size_t k = 0; k < PLOTS_LEVELS; k++) {
    for (size_t i = 0; i < POINTS; i++) {
      x[k][i] = size * (1.0 + 0.2 * (double)i + apart * (double)k);
      y[k][i] = size * (1.0 + (double)i);
    }
    levels[k] = (plots_level_t){label, x[k], y[k], size * (3.0 - apart * (double)k), "123.456"};
  }
  return (plots_levels_t){
      .caption = {"afford", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
      .x_unit = "techo",
      .y_unit = "cupos",
      .x_format = {.lang = WORDS_ES},
      .y_format = {.lang = WORDS_ES},
      .levels = levels,
      .count = count,
      .points = POINTS,
      .x_now = 1.4 * size,
      .y_now = 2.5 * size,
      .x_label = label,
      .y_label = "plan"};
}

/* Curves that lie over each other, or far apart; amounts small and large. */
static void texts_are_apart(void **state) {
  (void)state;
  static const double sizes[] = {0.01, 1.0, 300.0, 1e9}, aparts[] = {0.0, 0.01, 0.3};
  for (size_t count = 1; count <= PLOTS_LEVELS; count++)
    for (size_t s = 0; s < 4; s++)
      for (size_t a = 0; a < 3; a++) {
        plots_script_t script;
        const plots_levels_t chart = chart_of(count, "con 80 % de certeza", sizes[s], aparts[a]);
        assert_int_equal(plots_levels_script(&chart, &script), PLOTS_OK);
        check_texts(&script);
        assert_non_null(strstr(script.description.data, "123.456"));
        assert_int_equal(words_table_rows(&script.marks), count * (POINTS + 1) + 2);
        plots_script_free(&script);
      }
}

static void hostile_labels(void **state) {
  (void)state;
  for (size_t i = 0; i < HOSTILE_COUNT; i++) {
    const plots_levels_t chart = chart_of(3, hostile_texts[i], 1.0, 0.1);
    plots_script_t script;
    assert_int_equal(plots_levels_script(&chart, &script), PLOTS_OK);
    assert_null(strstr(script.body.data, "\n!touch"));
    plots_script_free(&script);
  }
}

static void refuses_what_cannot_be_drawn(void **state) {
  (void)state;
  for (size_t i = 0; i < 4; i++) {
    plots_levels_t chart = chart_of(2, "x", 1.0, 0.1);
    plots_script_t script;
    chart.count = i == 0 ? 0 : i == 1 ? PLOTS_LEVELS + 1 : 2;
    chart.x_now = i == 2 ? (double)NAN : chart.x_now;
    y[1][2] = i == 3 ? (double)INFINITY : y[1][2];
    assert_int_equal(plots_levels_script(&chart, &script), PLOTS_ERR_ARGUMENT);
    plots_script_free(&script);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(texts_are_apart),
                                     cmocka_unit_test(hostile_labels),
                                     cmocka_unit_test(refuses_what_cannot_be_drawn)};
  return cmocka_run_group_tests_name("plots_levels", tests, NULL, NULL);
}
