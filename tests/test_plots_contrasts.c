// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/contrasts.h"

#include <math.h>

enum { ROWS = PLOTS_CONTRASTS_ROWS, PANELS = PLOTS_CONTRASTS_PANELS };
static const char *labels[ROWS + 1];
static plots_band_t bands[ROWS + 1];
static plots_contrasts_panel_t panels[PANELS + 1];

static void fill(const char *label, const char *title, plots_band_t band) {
  for (int i = 0; i <= ROWS; i++) {
    labels[i] = label;
    bands[i] = band;
  }
  for (int i = 0; i <= PANELS; i++)
    panels[i] = (plots_contrasts_panel_t){title, "empresas", 1, bands};
}

static int compose(size_t rows, size_t count, const char *wanted) {
  const plots_contrasts_t chart = {
      .caption = {"differences", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
      .labels = labels,
      .count = rows,
      .panels = panels,
      .panel_count = count,
      .zero = "sin diferencia"};
  plots_script_t script;
  const int status = plots_contrasts_script(&chart, &script);
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
  fill("recomendado", "Gasto, M$ nominales", (plots_band_t){-1500.26, -2, 3, 4, 25.04});
  assert_int_equal(compose(2, 3, "'3,0 (−1.500,3 a 25,0)'"), PLOTS_OK);
  assert_int_equal(compose(1, 1, "'Gasto, M$ nominales'"), PLOTS_OK);
  assert_int_equal(compose(1, 1, "'sin diferencia'"), PLOTS_OK);
  assert_int_equal(compose(1, 1, "'recomendado'"), PLOTS_OK);
}

/* Wherever the figures lie, zero is on the axis: a difference is never shown larger than it is. */
static void zero_is_on_the_axis(void **state) {
  (void)state;
  static const plots_band_t odd[] = {{5000, 5001, 5002, 5003, 5004},
                                     {-5004, -5003, -5002, -5001, -5000},
                                     {-1, 0, 1, 2, 3},
                                     {0, 0, 0, 0, 0},
                                     {7, 7, 7, 7, 7},
                                     {-1e11, -1e10, 1e10, 1e11, 1e12}};
  for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
    fill("base", "Título del panel", odd[i]);
    const plots_contrasts_t chart = {
        .caption = {"differences", "Título", NULL, NULL, NULL, WORDS_ES, NULL, NULL},
        .labels = labels,
        .count = 2,
        .panels = panels,
        .panel_count = 1};
    plots_script_t script;
    double low, high;
    assert_int_equal(plots_contrasts_script(&chart, &script), PLOTS_OK);
    const char *range = strstr(script.body.data, "set xrange [");
    assert_non_null(range);
    assert_int_equal(sscanf(range, "set xrange [%lf:%lf]", &low, &high), 2);
    assert_true(low <= 0.0 && high >= 0.0 && low < high);
    plots_script_free(&script);
  }
}

static void few_and_many(void **state) {
  (void)state;
  fill(
      "una-variante-con-un-nombre-tan-largo-como-lo-permite-el-programa+y-otra-mas",
      "Un resultado con un nombre tan largo que no cabe sobre el panel por mucho que se quiera, en "
      "miles de pesos nominales de cada año",
      (plots_band_t){-1, 0, 1, 2, 3});
  for (size_t rows = 1; rows <= ROWS; rows++)
    for (size_t count = 1; count <= PANELS; count += PANELS - 1)
      assert_int_equal(compose(rows, count, "Título"), PLOTS_OK);
  assert_int_equal(compose(0, 1, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(ROWS + 1, 1, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(1, 0, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(1, PANELS + 1, ""), PLOTS_ERR_ARGUMENT);
}

static void missing_figures(void **state) {
  (void)state;
  static const plots_band_t none[] = {{NAN, NAN, NAN, NAN, NAN}, {NAN, NAN, NAN, NAN, NAN}};
  fill("base", "con cifras", (plots_band_t){1, 2, 3, 4, 5});
  bands[1] = none[0];
  panels[1] = (plots_contrasts_panel_t){"sin cifras", NULL, 0, none};
  assert_int_equal(compose(2, 2, "'con cifras'"), PLOTS_OK);
  fill("base", "sin cifras", none[0]);
  assert_int_equal(compose(2, 2, ""), PLOTS_ERR_EMPTY);
  panels[0].bands = NULL;
  assert_int_equal(compose(2, 2, ""), PLOTS_ERR_ARGUMENT);
}

static void hostile(void **state) {
  (void)state;
  for (size_t i = 0; i < HOSTILE_COUNT; i++) {
    fill(hostile_texts[i], hostile_texts[i], (plots_band_t){-1, 0, 1, 2, 3});
    assert_int_equal(compose(2, 2, "Título"), PLOTS_OK);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(figures_are_written), cmocka_unit_test(zero_is_on_the_axis),
      cmocka_unit_test(few_and_many), cmocka_unit_test(missing_figures), cmocka_unit_test(hostile)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
