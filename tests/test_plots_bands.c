// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/bands.h"

#include <math.h>

enum { MOST = 100 };
static int years[MOST + 1];
static plots_band_t bands[MOST + 1];
static double plan[MOST + 1], goal[MOST + 1];

static void fill(plots_band_t band, double planned, double aim) {
  for (int i = 0; i <= MOST; i++) {
    years[i] = 2026 + i;
    bands[i] = band;
    plan[i] = planned;
    goal[i] = aim;
  }
}

static const plots_series_t series[] = {
    {"Cupos", bands, plan, NULL},
    {"Beneficiarias", bands, plan, NULL},
    {"Un panel de nombre largo que pasa a dos líneas", bands, NULL, goal},
    {NULL, bands, plan, goal},
    {"E", bands, NULL, NULL},
    {"F", bands, NULL, NULL}};

static plots_bands_t chart_of(size_t count, size_t panels) {
  return (plots_bands_t){{"bands", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
                         "empresas",
                         "plan",
                         "meta",
                         {0, false, WORDS_ES},
                         years,
                         count,
                         series,
                         panels};
}

static int compose(size_t count, size_t panels, const char *wanted) {
  const plots_bands_t chart = chart_of(count, panels);
  plots_script_t script;
  const int status = plots_bands_script(&chart, &script);
  if (status == PLOTS_OK) {
    check_texts(&script);
    assert_non_null(strstr(script.body.data, wanted));
  }
  plots_script_free(&script);
  return status;
}

static void medians_years_and_goal_are_written(void **state) {
  (void)state;
  fill((plots_band_t){414, 455, 512.4, 557, 1600}, 600, 530);
  assert_int_equal(compose(4, 3, "'512'"), PLOTS_OK);
  assert_int_equal(compose(4, 3, "'2029'"), PLOTS_OK);
  assert_int_equal(compose(4, 3, "'530'"), PLOTS_OK);
  assert_int_equal(compose(4, 3, "'1.500'"), PLOTS_OK);
}

static size_t times(size_t count, size_t panels, const char *text) {
  const plots_bands_t chart = chart_of(count, panels);
  plots_script_t script;
  size_t found = 0;
  assert_int_equal(plots_bands_script(&chart, &script), PLOTS_OK);
  for (const char *c = script.body.data; (c = strstr(c, text)); c++)
    found++;
  plots_script_free(&script);
  return found;
}

/* The key promises figures only where they stand; the plan has its own under the years. */
static void key_says_whether_medians_are_written(void **state) {
  (void)state;
  fill((plots_band_t){414, 455, 512.4, 557, 1600}, 600, 530);
  assert_int_equal(times(4, 2, "'mediana (P50), con su cifra'"), 1);
  assert_int_equal(times(4, 2, "'512'"), 8);
  assert_int_equal(times(4, 2, "'600'"), 8);
  assert_int_equal(times(50, 2, "con su cifra"), 0);
  assert_int_equal(times(50, 2, "'mediana (P50)'"), 1);
  assert_int_equal(times(50, 2, "'512'"), 0);
}

/* One line as long as the goal stays the same; in the third panel, whose goal is 530. */
static void equal_goals_are_one_line(void **state) {
  (void)state;
  fill((plots_band_t){414, 455, 512.4, 557, 1600}, NAN, 530);
  assert_int_equal(times(4, 3, "-0.5 530 "), 1);
  assert_int_equal(times(4, 3, "0.5 530 "), 1);
  goal[2] = 540;
  assert_int_equal(times(4, 3, "-0.5 530 1.5 530"), 1);
  assert_int_equal(times(4, 3, "1.5 540 2.5 540"), 1);
  assert_int_equal(times(4, 3, "2.5 530 "), 1);
}

static void odd_figures(void **state) {
  (void)state;
  static const plots_band_t odd[] = {{0, 0, 0, 0, 0},       {517, 517, 517, 517, 517},
                                     {-9, -7, -5, -3, -1},  {1e11, 2e11, 4e11, 6e11, 1e12},
                                     {NAN, 2, 3, 4, NAN},   {NAN, NAN, 5, NAN, NAN},
                                     {-1e6, -1, 0, 1, 1e6}, {1e-9, 2e-9, 3e-9, 4e-9, 5e-9}};
  for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
    fill(odd[i], odd[i].median, NAN);
    for (size_t panels = 1; panels <= 3; panels++)
      assert_int_equal(compose(4, panels, "Título"), PLOTS_OK);
  }
  fill((plots_band_t){NAN, NAN, NAN, NAN, NAN}, NAN, INFINITY);
  assert_int_equal(compose(4, 3, ""), PLOTS_ERR_EMPTY);
}

static void few_and_many_years(void **state) {
  (void)state;
  fill((plots_band_t){300, 400, 450, 500, 560}, 600, 200);
  for (size_t count = 1; count <= MOST; count += count < 16 ? 1 : 21) {
    for (size_t panels = 1; panels <= 3; panels++)
      assert_int_equal(compose(count, panels, "'2026'"), PLOTS_OK);
  }
  assert_int_equal(compose(2, 6, "'2026'"), PLOTS_OK);
  assert_int_equal(compose(0, 1, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(MOST + 1, 1, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(4, 7, ""), PLOTS_ERR_ARGUMENT);
}

static void draws(void **state) {
  (void)state;
  char *folder = new_folder();
  plots_gnuplot_t gnuplot;
  plots_target_t target = {.gnuplot = &gnuplot, .dir = folder};
  size_t length;
  fill((plots_band_t){9.8, 18.1, 26.6, 36, 52.3}, 25, 30);
  plots_bands_t chart = chart_of(4, 3);
  chart.format = (words_format_t){1, true, WORDS_ES};
  assert_int_equal(plots_gnuplot_find(&gnuplot), PLOTS_OK);
  assert_int_equal(plots_bands_write(&chart, &target), PLOTS_OK);
  char *svg = slurp(folder, "bands.svg", &length);
  assert_true(well_formed(svg));
  assert_non_null(strstr(svg, ">26,6\u00A0%<"));
  assert_non_null(strstr(svg, "Cupos 2026: 26,6\u00A0% (P5–P95: 9,8\u00A0% a 52,3\u00A0%)."));
  free(svg);
  remove_folder(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(medians_years_and_goal_are_written),
                                     cmocka_unit_test(key_says_whether_medians_are_written),
                                     cmocka_unit_test(equal_goals_are_one_line),
                                     cmocka_unit_test(odd_figures),
                                     cmocka_unit_test(few_and_many_years),
                                     cmocka_unit_test(draws)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
