// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/rows.h"

#include <math.h>

enum { MOST = 400 };
static const char *labels[MOST + 1];
static plots_band_t bands[MOST + 1];

static void fill(const char *label, plots_band_t band) {
  for (int i = 0; i <= MOST; i++) {
    labels[i] = i % 3 == 1 ? "Ñuble" : label;
    bands[i] = band;
  }
}

static int compose(size_t count, const char *wanted) {
  const plots_rows_t chart = {{"rows", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
                              "empresas",
                              {0, false, WORDS_ES},
                              labels,
                              bands,
                              count};
  plots_script_t script;
  const int status = plots_rows_script(&chart, &script);
  if (status == PLOTS_OK) {
    check_texts(&script);
    assert_non_null(strstr(script.body.data, wanted));
  }
  plots_script_free(&script);
  return status;
}

static void labels_and_numbers_are_written(void **state) {
  (void)state;
  fill("Magallanes y de la Antártica Chilena", (plots_band_t){5, 12, 1900.4, 2600, 3900});
  assert_int_equal(compose(16, "'Magallanes y de la Antártica Chilena'"), PLOTS_OK);
  assert_int_equal(compose(16, "'1.900 (5 a 3.900)'"), PLOTS_OK);
}

static void few_and_many_rows(void **state) {
  (void)state;
  fill("Una comuna con un nombre tan largo que ni en dos líneas cabe, por mucho que se achique la "
       "letra de todas las demás",
       (plots_band_t){1, 2, 3, 4, 6});
  for (size_t count = 1; count <= MOST; count += count < 40 ? 1 : 59)
    assert_int_equal(compose(count, "'3 (1 a 6)'"), PLOTS_OK);
  assert_int_equal(compose(MOST, "'3 (1 a 6)'"), PLOTS_OK);
  assert_int_equal(compose(0, ""), PLOTS_ERR_ARGUMENT);
  assert_int_equal(compose(MOST + 1, ""), PLOTS_ERR_ARGUMENT);
}

static void odd_figures(void **state) {
  (void)state;
  static const plots_band_t odd[] = {{0, 0, 0, 0, 0},
                                     {-9, -7, -5, -3, -1},
                                     {1e11, 2e11, 4e11, 6e11, 1e12},
                                     {NAN, NAN, 5, NAN, NAN},
                                     {7, 7, 7, 7, 7}};
  for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
    fill("Los Ríos", odd[i]);
    bands[1] = (plots_band_t){NAN, NAN, NAN, NAN, NAN};
    labels[2] = NULL;
    assert_int_equal(compose(5, "Título"), PLOTS_OK);
  }
  fill("Los Ríos", (plots_band_t){NAN, NAN, NAN, NAN, NAN});
  assert_int_equal(compose(5, ""), PLOTS_ERR_EMPTY);
}

/* The order is the caller's, from top to bottom. */
static void order_is_kept(void **state) {
  (void)state;
  static const char *const regions[] = {"Arica y Parinacota", "Tarapacá", "Magallanes"};
  fill("", (plots_band_t){1, 2, 3, 4, 5});
  memcpy(labels, regions, sizeof regions);
  const plots_rows_t chart = {{"rows", "Título", NULL, NULL, NULL, WORDS_ES, NULL, NULL},
                              NULL,
                              {0, false, WORDS_ES},
                              labels,
                              bands,
                              3};
  plots_script_t script;
  double last = 0.0;
  assert_int_equal(plots_rows_script(&chart, &script), PLOTS_OK);
  for (size_t i = 0; i < 3; i++) {
    char line[64];
    snprintf(line, sizeof line, "set label '%s'", regions[i]);
    const char *found = strstr(script.body.data, line);
    assert_non_null(found);
    const text_box_t box = read_label(found);
    assert_true(box.top > last);
    last = box.top;
  }
  plots_script_free(&script);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(labels_and_numbers_are_written), cmocka_unit_test(few_and_many_rows),
      cmocka_unit_test(odd_figures), cmocka_unit_test(order_is_kept)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
