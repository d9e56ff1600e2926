// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/cases.h"

#include <math.h>

static double values[PLOTS_CASES + 1];

static plots_cases_t chart_of(size_t count, double low, double step) {
  for (size_t i = 0; i <= PLOTS_CASES; i++)
    values[i] = low + step * floor((double)i / 3.0);
  return (plots_cases_t){
      .caption = {"cases", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
      .unit = "participantes con negocio",
      .format = {.lang = WORDS_ES},
      .values = values,
      .count = count};
}

/* Where the dots stand: rows of "x y" in the block behind the mark `with points`. */
static size_t dots_of(const char *script, double x[PLOTS_CASES], double y[PLOTS_CASES]) {
  size_t count = 0;
  const char *block = NULL;
  for (const char *at = script; (at = strstr(at, "<< EOD\n")); at++)
    block = at + strlen("<< EOD\n");
  assert_non_null(block);
  for (int used;
       count < PLOTS_CASES && sscanf(block, "%lf %lf%n", &x[count], &y[count], &used) == 2; count++)
    block += used;
  return count;
}

/* Every case has a dot of its own on the page, whatever the values. */
static void a_dot_for_each_case(void **state) {
  (void)state;
  static const double lows[] = {0, 157, -40, 1e9}, steps[] = {0, 0.1, 17, 1e7};
  for (size_t count = 1; count <= PLOTS_CASES; count += 7)
    for (size_t l = 0; l < 4; l++)
      for (size_t s = 0; s < 4; s++) {
        const plots_cases_t chart = chart_of(count, lows[l], steps[s]);
        plots_script_t script;
        double x[PLOTS_CASES], y[PLOTS_CASES];
        assert_int_equal(plots_cases_script(&chart, &script), PLOTS_OK);
        check_texts(&script);
        assert_int_equal(dots_of(script.body.data, x, y), count);
        for (size_t i = 0; i < count; i++) {
          assert_true(x[i] > 0 && x[i] < script.width && y[i] > 0 && y[i] < script.height);
          for (size_t k = 0; k < i; k++)
            assert_true(fabs(x[i] - x[k]) > 3.0 || fabs(y[i] - y[k]) > 3.0);
        }
        plots_script_free(&script);
      }
}

static void refuses_what_cannot_be_drawn(void **state) {
  (void)state;
  for (size_t i = 0; i < 4; i++) {
    const plots_cases_t chart = chart_of(i == 0 ? 0 : i == 1 ? PLOTS_CASES + 1 : 5, 0, 1);
    plots_script_t script;
    if (i == 2)
      values[3] = (double)NAN;
    if (i == 3)
      values[4] = -1.0;
    assert_int_equal(plots_cases_script(&chart, &script), PLOTS_ERR_ARGUMENT);
    plots_script_free(&script);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_dot_for_each_case),
                                     cmocka_unit_test(refuses_what_cannot_be_drawn)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
