// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/groups.h"

#include <math.h>

enum { YEARS = PLOTS_GROUPS_YEARS, GROUPS = PLOTS_GROUPS_MOST, PANELS = PLOTS_GROUPS_PANELS };
static int years[YEARS + 1];
static const char *groups[GROUPS + 1];
static plots_band_t bands[(GROUPS + 1) * (YEARS + 1)];
static double levels[(GROUPS + 1) * (YEARS + 1)];
static plots_groups_panel_t panels[PANELS + 1];

static void fill(const char *name, const char *title, plots_band_t band) {
  for (int i = 0; i <= YEARS; i++)
    years[i] = 2026 + i;
  for (int i = 0; i <= GROUPS; i++)
    groups[i] = name;
  for (int i = 0; i < (GROUPS + 1) * (YEARS + 1); i++) {
    bands[i] = band;
    levels[i] = 700;
  }
  for (int i = 0; i <= PANELS; i++)
    panels[i] = (plots_groups_panel_t){title, bands, levels, 0};
}

static int compose(size_t count, size_t group_count, size_t panel_count, const char *wanted) {
  const plots_groups_t chart = {
      .caption = {"scenarios", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
      .format = {.lang = WORDS_ES},
      .years = years,
      .count = count,
      .groups = groups,
      .group_count = group_count,
      .panels = panels,
      .panel_count = panel_count,
      .level = "techo",
      .interval = "P5–P95",
      .behind = "lo de «base»"};
  plots_script_t script;
  const int status = plots_groups_script(&chart, &script);
  if (status == PLOTS_OK) {
    check_texts(&script);
    if (!strstr(script.body.data, wanted))
      fail_msg("%s is not there", wanted);
  }
  plots_script_free(&script);
  return status;
}

static void texts_are_written(void **state) {
  (void)state;
  fill("recomendado", "Beneficiarios", (plots_band_t){420, 450, 500, 550, 1580});
  assert_int_equal(compose(4, 2, 2, "'Beneficiarios'"), PLOTS_OK);
  assert_int_equal(compose(4, 2, 2, "'recomendado'"), PLOTS_OK);
  assert_int_equal(compose(4, 2, 2, "'2029'"), PLOTS_OK);
  assert_int_equal(compose(4, 2, 2, "'techo'"), PLOTS_OK);
  assert_int_equal(compose(4, 2, 2, "'1.500'"), PLOTS_OK);
  assert_int_equal(compose(4, 2, 2, "'lo de «base»'"), PLOTS_OK);
}

static void few_and_many(void **state) {
  (void)state;
  fill("una-variante-con-un-nombre-largo+y-otra", "Presupuesto requerido, M$ nominales",
       (plots_band_t){1, 2, 3, 4, 900000});
  for (size_t count = 1; count <= YEARS; count += count < 9 ? 1 : 13)
    for (size_t group_count = 1; group_count <= GROUPS; group_count++)
      assert_int_equal(compose(count, group_count, 1 + count % PANELS, "Título"), PLOTS_OK);
  assert_int_equal(compose(0, 1, 1, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(YEARS + 1, 1, 1, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(1, 0, 1, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(1, GROUPS + 1, 1, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(1, 1, 0, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(1, 1, PANELS + 1, ""), PLOTS_ERR_ARGUMENT);
}

static void odd_figures(void **state) {
  (void)state;
  const plots_band_t none = {NAN, NAN, NAN, NAN, NAN};
  fill("base", "Título del panel", (plots_band_t){5, 5, 5, 5, 5});
  bands[2] = none;
  levels[1] = NAN;
  assert_int_equal(compose(3, 2, 1, "Título"), PLOTS_OK);
  panels[0].levels = NULL;
  assert_int_equal(compose(3, 2, 1, "Título"), PLOTS_OK);
  fill("base", "Título del panel", none);
  panels[0].levels = NULL;
  assert_int_equal(compose(3, 2, 1, ""), PLOTS_ERR_EMPTY);
  panels[0].bands = NULL;
  assert_int_equal(compose(3, 2, 1, ""), PLOTS_ERR_ARGUMENT);
}

static void hostile(void **state) {
  (void)state;
  for (size_t i = 0; i < HOSTILE_COUNT; i++) {
    fill(hostile_texts[i], hostile_texts[i], (plots_band_t){1, 2, 3, 4, 5});
    assert_int_equal(compose(4, 2, 2, "Título"), PLOTS_OK);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(texts_are_written),
                                     cmocka_unit_test(few_and_many), cmocka_unit_test(odd_figures),
                                     cmocka_unit_test(hostile)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
