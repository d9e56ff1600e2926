// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/funnel.h"

#include <math.h>

enum { MOST = 200 };
static plots_stage_t stages[MOST + 1];

static plots_funnel_t chart_of(size_t count, words_lang_t lang) {
  return (plots_funnel_t){{"funnel", "Título", "Bajada", "Pie", NULL, lang, NULL, NULL},
                          "empresas",
                          {0, false, lang},
                          stages,
                          count};
}

static int compose(size_t count, const char *wanted) {
  const plots_funnel_t chart = chart_of(count, WORDS_ES);
  plots_script_t script;
  const int status = plots_funnel_script(&chart, &script);
  if (status == PLOTS_OK) {
    check_texts(&script);
    assert_non_null(strstr(script.body.data, wanted));
  }
  plots_script_free(&script);
  return status;
}

static void numbers_intervals_and_shares(void **state) {
  (void)state;
  stages[0] = (plots_stage_t){"Población potencial", 1157151, NAN, NAN, NAN};
  stages[1] = (plots_stage_t){"Población objetivo", 286207.99, 273510, 298200, 24.73};
  assert_int_equal(compose(2, "'1.157.151'"), PLOTS_OK);
  assert_int_equal(compose(2, "'286.208'"), PLOTS_OK);
  assert_int_equal(compose(2, "'273.510 a 298.200'"), PLOTS_OK);
  assert_int_equal(compose(2, "'24,7\u00A0%'"), PLOTS_OK);
}

static void odd_figures(void **state) {
  (void)state;
  static const plots_stage_t odd[] = {{"Cero", 0, 0, 0, 0},
                                      {"Negativo", -5, -9, -1, NAN},
                                      {"Enorme", 1e12, 0.9e12, 1.1e12, 1e6},
                                      {"Sin dato", NAN, NAN, NAN, NAN},
                                      {"Mínimo", 1e-9, 1e-9, 1e-9, 100},
                                      {NULL, 7, NAN, NAN, NAN}};
  for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
    stages[0] = odd[i];
    assert_int_equal(compose(1, "Título"), isnan(odd[i].value) ? PLOTS_ERR_EMPTY : PLOTS_OK);
    stages[1] = odd[(i + 1) % (sizeof odd / sizeof odd[0])];
    assert_int_equal(compose(2, "Título"), PLOTS_OK);
  }
}

static void many_stages(void **state) {
  (void)state;
  for (size_t i = 0; i <= MOST; i++)
    stages[i] = (plots_stage_t){"Una etapa con un nombre larguísimo que no cabe en su columna",
                                1e6 / (double)(i + 1), 0.8e6 / (double)(i + 1),
                                1.1e6 / (double)(i + 1), 50};
  for (size_t count = 3; count <= MOST; count += count < 12 ? 1 : 47)
    assert_int_equal(compose(count, "1.000.000"), PLOTS_OK);
  assert_int_equal(compose(0, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(MOST + 1, ""), PLOTS_ERR_ARGUMENT);
}

static void draws_in_english(void **state) {
  (void)state;
  char *folder = new_folder();
  plots_gnuplot_t gnuplot;
  plots_target_t target = {.gnuplot = &gnuplot, .dir = folder};
  size_t length;
  stages[0] = (plots_stage_t){"Potential", 1157151, NAN, NAN, NAN};
  stages[1] = (plots_stage_t){"Target", 286208, 273510, 298200, 24.73};
  const plots_funnel_t chart = chart_of(2, WORDS_EN);
  assert_int_equal(plots_gnuplot_find(&gnuplot), PLOTS_OK);
  assert_int_equal(plots_funnel_write(&chart, &target), PLOTS_OK);
  char *svg = slurp(folder, "funnel.svg", &length);
  assert_true(well_formed(svg));
  assert_non_null(strstr(svg, ">1,157,151<"));
  assert_non_null(strstr(svg, ">24.7%<"));
  assert_non_null(strstr(svg, "Target: 286,208 (P5–P95: 273,510 to 298,200)."));
  free(svg);
  remove_folder(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_intervals_and_shares),
                                     cmocka_unit_test(odd_figures), cmocka_unit_test(many_stages),
                                     cmocka_unit_test(draws_in_english)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
