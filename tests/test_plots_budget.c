// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/budget.h"

#include <math.h>

enum { MOST = 100 };
static int years[MOST + 1];
static plots_band_t required[MOST + 1], ceiling[MOST + 1];
static double probability[MOST + 1];

static void fill(plots_band_t needed, plots_band_t available, double p) {
  for (int i = 0; i <= MOST; i++) {
    years[i] = 2026 + i;
    required[i] = needed;
    ceiling[i] = available;
    probability[i] = p;
  }
}

static plots_budget_t chart_of(size_t count) {
  return (plots_budget_t){{"budget", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
                          "M$ nominales (miles de pesos de cada año)",
                          "requerido",
                          "techo: mediana, con P5–P95 si es incierto",
                          "Probabilidad de que el techo alcance",
                          {0, false, WORDS_ES},
                          years,
                          count,
                          required,
                          ceiling,
                          probability};
}

static int compose(size_t count, const char *wanted) {
  const plots_budget_t chart = chart_of(count);
  plots_script_t script;
  const int status = plots_budget_script(&chart, &script);
  if (status == PLOTS_OK) {
    check_texts(&script);
    assert_non_null(strstr(script.body.data, wanted));
  }
  plots_script_free(&script);
  return status;
}

static const plots_band_t needed = {276100, 297700, 311600, 326800, 350900};
static const plots_band_t certain = {310000, 310000, 310000, 310000, 310000};
static const plots_band_t uncertain = {300000, 305000, 310000, 315000, 320000};

static void medians_and_probabilities_are_written(void **state) {
  (void)state;
  fill(needed, certain, 47.2);
  assert_int_equal(compose(4, "'311.600'"), PLOTS_OK);
  assert_int_equal(compose(4, "'47,2\u00A0%'"), PLOTS_OK);
  assert_int_equal(compose(4, "'Probabilidad de que'"), PLOTS_OK);
}

static bool says(size_t count, const char *text) {
  const plots_budget_t chart = chart_of(count);
  plots_script_t script;
  assert_int_equal(plots_budget_script(&chart, &script), PLOTS_OK);
  const bool found = strstr(script.body.data, text) != NULL;
  plots_script_free(&script);
  return found;
}

/* The key promises figures only where they stand. */
static void key_says_whether_medians_are_written(void **state) {
  (void)state;
  fill(needed, certain, 47.2);
  assert_true(says(8, "'requerido: mediana (P50), con su cifra'") && says(8, "'311.600'"));
  assert_true(says(20, "'requerido: mediana (P50)'"));
  assert_false(says(20, "'311.600'") || says(20, "con su cifra"));
}

/* Three lines of whisker a year where the ceiling is uncertain, none where it is certain. */
static void only_uncertain_ceilings_have_whiskers(void **state) {
  (void)state;
  fill(needed, uncertain, 50);
  assert_int_equal(compose(4, "-0.38 300000 -0.38 320000\n"), PLOTS_OK);
  fill(needed, certain, 50);
  const plots_budget_t chart = chart_of(4);
  plots_script_t script;
  assert_int_equal(plots_budget_script(&chart, &script), PLOTS_OK);
  assert_null(strstr(script.body.data, "-0.38 310000 -0.38 310000\n"));
  plots_script_free(&script);
}

static void odd_figures(void **state) {
  (void)state;
  static const plots_band_t odd[] = {{0, 0, 0, 0, 0},
                                     {-9, -7, -5, -3, -1},
                                     {1e11, 2e11, 4e11, 6e11, 1e12},
                                     {NAN, NAN, 5, NAN, NAN},
                                     {NAN, NAN, NAN, NAN, NAN}};
  for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
    for (size_t j = 0; j < sizeof odd / sizeof odd[0]; j++) {
      fill(odd[i], odd[j], i % 2 ? NAN : 100);
      assert_int_equal(compose(4, "Título"), i == 4 && j == 4 ? PLOTS_ERR_EMPTY : PLOTS_OK);
    }
  }
}

static void few_and_many_years(void **state) {
  (void)state;
  fill(needed, uncertain, 100);
  for (size_t count = 1; count <= MOST; count += count < 16 ? 1 : 21)
    assert_int_equal(compose(count, "'2026'"), PLOTS_OK);
  assert_int_equal(compose(0, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(MOST + 1, ""), PLOTS_ERR_ARGUMENT);
}

static void draws(void **state) {
  (void)state;
  char *folder = new_folder();
  plots_gnuplot_t gnuplot;
  plots_target_t target = {.gnuplot = &gnuplot, .dir = folder};
  size_t length;
  fill(needed, uncertain, 47.2);
  const plots_budget_t chart = chart_of(4);
  assert_int_equal(plots_gnuplot_find(&gnuplot), PLOTS_OK);
  assert_int_equal(plots_budget_write(&chart, &target), PLOTS_OK);
  char *svg = slurp(folder, "budget.svg", &length);
  assert_true(well_formed(svg));
  assert_non_null(strstr(svg, ">47,2\u00A0%<"));
  assert_non_null(strstr(svg, "Probabilidad de que el techo alcance: 47,2\u00A0%."));
  free(svg);
  remove_folder(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(medians_and_probabilities_are_written),
                                     cmocka_unit_test(key_says_whether_medians_are_written),
                                     cmocka_unit_test(only_uncertain_ceilings_have_whiskers),
                                     cmocka_unit_test(odd_figures),
                                     cmocka_unit_test(few_and_many_years),
                                     cmocka_unit_test(draws)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
