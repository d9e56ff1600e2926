// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/fan.h"

#include <math.h>

enum { YEARS = PLOTS_FAN_YEARS, PANELS = PLOTS_FAN_PANELS, LINES = PLOTS_FAN_LINES };
static int past_years[YEARS + 1], years[YEARS + 1];
static double past[YEARS + 1], levels[YEARS + 1], lines[(LINES + 1) * (YEARS + 1)];
static plots_band_t bands[YEARS + 1];
static plots_fan_panel_t panels[PANELS + 1];
static const char *names[LINES + 1];

static void fill(const char *title, double was, plots_band_t band, double level) {
  for (int i = 0; i <= YEARS; i++) {
    past[i] = was;
    bands[i] = band;
    levels[i] = level;
  }
  for (int i = 0; i < (LINES + 1) * (YEARS + 1); i++)
    lines[i] = band.median;
  for (int i = 0; i <= LINES; i++)
    names[i] = title;
  for (int i = 0; i <= PANELS; i++)
    panels[i] = (plots_fan_panel_t){title, past, bands, levels, lines, 0};
}

static int compose(size_t past_count, size_t count, size_t panel_count, size_t line_count,
                   const char *wanted) {
  for (size_t i = 0; i <= YEARS; i++) {
    past_years[i] = 2027 - (int)past_count + (int)i;
    years[i] = 2027 + (int)i;
  }
  const plots_fan_t chart = {
      .caption = {"history", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
      .format = {.lang = WORDS_ES},
      .past_years = past_years,
      .past_count = past_count,
      .years = years,
      .count = count,
      .panels = panels,
      .panel_count = panel_count,
      .past = "antes",
      .level = "techo",
      .lines = names,
      .line_count = line_count};
  plots_script_t script;
  const int status = plots_fan_script(&chart, &script);
  if (status == PLOTS_OK) {
    check_texts(&script);
    if (!strstr(script.body.data, wanted))
      fail_msg("%s is not there", wanted);
  }
  plots_script_free(&script);
  return status;
}

static void figures_are_written(void **state) {
  (void)state;
  fill("Gasto, millones", 1310, (plots_band_t){900, 1000, 1170, 1300, 1420}, 1500);
  assert_int_equal(compose(2, 4, 2, 0, "'Gasto, millones"), PLOTS_OK);
  assert_int_equal(compose(2, 4, 2, 0, "'1.310'"), PLOTS_OK);
  assert_int_equal(compose(2, 4, 2, 0, "'1.170'"), PLOTS_OK);
  assert_int_equal(compose(2, 4, 2, 0, "'2025'"), PLOTS_OK);
  assert_int_equal(compose(2, 4, 2, 0, "'2030'"), PLOTS_OK);
  assert_int_equal(compose(2, 4, 2, 3, "'antes'"), PLOTS_OK);
}

/* Figures at the ends of the axis and on the dashed line. */
static void few_and_many(void **state) {
  (void)state;
  static const plots_band_t odd[] = {{1, 2, 3, 4, 900000}, {0, 0, 0, 0, 0}, {5, 5, 5, 5, 5}};
  for (size_t k = 0; k < sizeof odd / sizeof odd[0]; k++) {
    fill("Presupuesto de un programa con un nombre largo, millones de pesos de cada año", 7, odd[k],
         odd[k].median);
    for (size_t before = 1; before <= YEARS; before += before < 5 ? 1 : 19)
      for (size_t count = 1; count <= YEARS; count += count < 5 ? 1 : 19)
        assert_int_equal(compose(before, count, 1 + count % PANELS, count % 2 ? 0 : LINES, "Tít"),
                         PLOTS_OK);
  }
  assert_int_equal(compose(0, 1, 1, 0, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(1, 0, 1, 0, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(1, YEARS + 1, 1, 0, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(YEARS + 1, 1, 1, 0, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(1, 1, 0, 0, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(1, 1, PANELS + 1, 0, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(1, 1, 1, LINES + 1, ""), PLOTS_ERR_ARGUMENT);
}

static void missing_figures(void **state) {
  (void)state;
  const plots_band_t none = {NAN, NAN, NAN, NAN, NAN};
  fill("Título del panel", 5, (plots_band_t){1, 2, 3, 4, 5}, NAN);
  past[0] = NAN;
  bands[1] = none;
  assert_int_equal(compose(2, 3, 1, 2, "Título"), PLOTS_OK);
  panels[0].levels = panels[0].lines = NULL;
  assert_int_equal(compose(2, 3, 1, 0, "Título"), PLOTS_OK);
  fill("Título del panel", 5, none, NAN);
  assert_int_equal(compose(2, 3, 1, 0, ""), PLOTS_ERR_EMPTY);
  fill("Título del panel", NAN, (plots_band_t){1, 2, 3, 4, 5}, NAN);
  assert_int_equal(compose(2, 3, 1, 0, ""), PLOTS_ERR_EMPTY);
  panels[0].past = NULL;
  assert_int_equal(compose(2, 3, 1, 0, ""), PLOTS_ERR_ARGUMENT);
}

static void hostile(void **state) {
  (void)state;
  for (size_t i = 0; i < HOSTILE_COUNT; i++) {
    fill(hostile_texts[i], 4, (plots_band_t){1, 2, 3, 4, 5}, 6);
    assert_int_equal(compose(2, 4, 2, 2, "Título"), PLOTS_OK);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(figures_are_written),
                                     cmocka_unit_test(few_and_many),
                                     cmocka_unit_test(missing_figures), cmocka_unit_test(hostile)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
