// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/quadrants.h"

#include <math.h>

enum { PANELS = PLOTS_QUADRANT_PANELS };
static plots_quadrant_point_t points[PLOTS_QUADRANT_POINTS];
static plots_quadrants_panel_t panels[PANELS + 1];

static plots_quadrants_t chart_of(size_t count, const char *title, double size) {
  for (size_t i = 0; i < PLOTS_QUADRANT_POINTS; i++)
    points[i] = (plots_quadrant_point_t){size * (double)(i % 37), (double)(i % 91), i % 4};
  for (size_t p = 0; p <= PANELS; p++)
    panels[p] = (plots_quadrants_panel_t){
        title, points, PLOTS_QUADRANT_POINTS, {"26 %", "25 %", "<\u00a01 %", ">\u00a099 %"}};
  return (plots_quadrants_t){
      .caption = {"joint", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
      .x_unit = "costo del plan, % del techo",
      .y_unit = "participantes con negocio, %",
      .x_format = {.percent = true, .lang = WORDS_ES},
      .y_format = {.percent = true, .lang = WORDS_ES},
      .x_most = 100,
      .y_least = 30,
      .names = {"techo y meta", "solo el techo", "solo la meta", "ninguno"},
      .panels = panels,
      .count = count};
}

static void any_number_of_panels(void **state) {
  (void)state;
  static const char *const titles[] = {"2027",
                                       "Un año de nombre mucho más largo que su panel y algo más"};
  for (size_t count = 1; count <= PANELS; count++)
    for (size_t t = 0; t < 2; t++) {
      const plots_quadrants_t chart = chart_of(count, titles[t], t ? 200.0 : 5.0);
      plots_script_t script;
      assert_int_equal(plots_quadrants_script(&chart, &script), PLOTS_OK);
      check_texts(&script);
      assert_non_null(strstr(script.description.data, "techo y meta 26 %; solo el techo 25 %"));
      plots_script_free(&script);
    }
}

/* Missing points, points that are all the same, and none. */
static void odd_points(void **state) {
  (void)state;
  plots_quadrants_t chart = chart_of(2, "2027", 5.0);
  plots_script_t script;
  for (size_t i = 0; i < PLOTS_QUADRANT_POINTS; i += 3)
    points[i].y = (double)NAN;
  assert_int_equal(plots_quadrants_script(&chart, &script), PLOTS_OK);
  check_texts(&script);
  plots_script_free(&script);
  for (size_t i = 0; i < PLOTS_QUADRANT_POINTS; i++)
    points[i] = (plots_quadrant_point_t){100, 30, PLOTS_QUADRANT_BOTH};
  assert_int_equal(plots_quadrants_script(&chart, &script), PLOTS_OK);
  check_texts(&script);
  plots_script_free(&script);
  panels[0].count = panels[1].count = 0;
  assert_int_equal(plots_quadrants_script(&chart, &script), PLOTS_ERR_EMPTY);
  plots_script_free(&script);
}

static void refuses_what_cannot_be_drawn(void **state) {
  (void)state;
  for (size_t i = 0; i < 4; i++) {
    plots_quadrants_t chart = chart_of(i == 0 ? 0 : i == 1 ? PANELS + 1 : 1, "x", 1.0);
    plots_script_t script;
    if (i == 2)
      panels[0].count = PLOTS_QUADRANT_POINTS + 1;
    if (i == 3)
      chart.x_most = (double)NAN;
    assert_int_equal(plots_quadrants_script(&chart, &script), PLOTS_ERR_ARGUMENT);
    plots_script_free(&script);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(any_number_of_panels),
                                     cmocka_unit_test(odd_points),
                                     cmocka_unit_test(refuses_what_cannot_be_drawn)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
