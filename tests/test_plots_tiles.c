// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/tiles.h"

#include <math.h>

enum { MOST = 100 };
static const char *labels[MOST + 1];
static double values[MOST + 1];

static plots_tiles_t chart_of(size_t count) {
  for (size_t i = 0; i <= MOST; i++) {
    labels[i] = i % 2 ? "Ñuble" : "Una región de nombre tan largo que no cabe en su casilla, y más";
    values[i] = 128.0 + 3.0 * (double)i;
  }
  return (plots_tiles_t){.caption = {"map", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
                         .format = {.lang = WORDS_ES},
                         .labels = labels,
                         .values = values,
                         .count = count,
                         .details = labels,
                         .order = "De norte a sur",
                         .key = "Más oscuro, más empresas",
                         .none = "sin cifra"};
}

static int compose(const plots_tiles_t *chart, const char *wanted, bool there) {
  plots_script_t script;
  const int status = plots_tiles_script(chart, &script);
  if (status == PLOTS_OK) {
    check_texts(&script);
    if ((strstr(script.body.data, wanted) != NULL) != there)
      fail_msg("%s %s in the script", wanted, there ? "is not" : "is");
  }
  plots_script_free(&script);
  return status;
}

/* Five classes of 50 from 100 to 350; a value on a limit belongs to the class above. */
static void classes_are_round_and_half_open(void **state) {
  (void)state;
  plots_tiles_t chart = chart_of(16);
  for (size_t i = 0; i < 16; i++)
    values[i] = 128;
  values[3] = 150;
  values[4] = 199;
  values[15] = 315;
  assert_int_equal(compose(&chart, "'100 a 149'", true), PLOTS_OK);
  assert_int_equal(compose(&chart, "'(13)'", true), PLOTS_OK);
  assert_int_equal(compose(&chart, "'150 a 199'", true), PLOTS_OK);
  assert_int_equal(compose(&chart, "'(2)'", true), PLOTS_OK);
  assert_int_equal(compose(&chart, "'300 a 350'", true), PLOTS_OK);
  assert_int_equal(compose(&chart, "'(1)'", true), PLOTS_OK);
}

static void missing_values_have_their_key(void **state) {
  (void)state;
  plots_tiles_t chart = chart_of(5);
  assert_int_equal(compose(&chart, "sin cifra", false), PLOTS_OK);
  values[2] = NAN;
  assert_int_equal(compose(&chart, "sin cifra", true), PLOTS_OK);
}

static void any_number_and_range(void **state) {
  (void)state;
  static const double scales[] = {0, 0.001, 1, 1e6, 1e13};
  for (size_t count = 1; count <= MOST; count += count < 20 ? 1 : 16)
    for (size_t s = 0; s < sizeof scales / sizeof scales[0]; s++) {
      plots_tiles_t chart = chart_of(count);
      for (size_t i = 0; i < count; i++)
        values[i] *= scales[s];
      assert_int_equal(compose(&chart, "Título", true), PLOTS_OK);
    }
}

static void refuses_what_cannot_be_drawn(void **state) {
  (void)state;
  plots_tiles_t chart = chart_of(0);
  assert_int_equal(compose(&chart, "", true), PLOTS_ERR_ARGUMENT);
  chart = chart_of(MOST + 1);
  assert_int_equal(compose(&chart, "", true), PLOTS_ERR_ARGUMENT);
  chart = chart_of(1);
  values[0] = NAN;
  assert_int_equal(compose(&chart, "", true), PLOTS_ERR_EMPTY);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(classes_are_round_and_half_open),
                                     cmocka_unit_test(missing_values_have_their_key),
                                     cmocka_unit_test(any_number_and_range),
                                     cmocka_unit_test(refuses_what_cannot_be_drawn)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
