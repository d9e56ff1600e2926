// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/steps.h"

#include <math.h>

static plots_step_t steps[PLOTS_STEPS + 1];

static plots_steps_t chart_of(size_t count, const char *label, double change) {
  for (size_t i = 0; i <= PLOTS_STEPS; i++)
    steps[i] = (plots_step_t){i % 4 == 0   ? PLOTS_STEP_LEVEL
                              : i % 4 == 3 ? PLOTS_STEP_LIMIT
                                           : PLOTS_STEP_CHANGE,
                              label, i % 4 == 1 || i % 4 == 2 ? change : 310.6, "$310,6 millones"};
  return (plots_steps_t){.caption = {"rise", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
                         .unit = "millones de pesos",
                         .format = {.lang = WORDS_ES},
                         .steps = steps,
                         .count = count};
}

static void compose(const plots_steps_t *chart) {
  plots_script_t script;
  assert_int_equal(plots_steps_script(chart, &script), PLOTS_OK);
  check_texts(&script);
  assert_non_null(strstr(script.description.data, "$310,6 millones. "));
  plots_script_free(&script);
}

/* Up, down, below 0 and not at all; texts of any length never lie over each other. */
static void any_number_of_steps(void **state) {
  (void)state;
  static const char *const labels[] = {"x", "Requerido 2027",
                                       "Cupos (de 517 a 600) y costos en moneda de un año, «así»"};
  static const double changes[] = {52.3, -41.0, -700.0, 0.0};
  for (size_t count = 1; count <= PLOTS_STEPS; count++)
    for (size_t l = 0; l < 3; l++)
      for (size_t c = 0; c < 4; c++) {
        const plots_steps_t chart = chart_of(count, labels[l], changes[c]);
        compose(&chart);
      }
}

/* A change begins where the step before it ends: 310.6, then to 362.9, then to 415.2. */
static void changes_add_up(void **state) {
  (void)state;
  const plots_steps_t chart = chart_of(3, "x", 52.3);
  plots_script_t script;
  assert_int_equal(plots_steps_script(&chart, &script), PLOTS_OK);
  assert_non_null(strstr(script.body.data, "310.6"));
  assert_non_null(strstr(script.body.data, "362.9"));
  assert_non_null(strstr(script.body.data, "415.2"));
  plots_script_free(&script);
}

static void hostile_labels(void **state) {
  (void)state;
  for (size_t i = 0; i < HOSTILE_COUNT; i++) {
    plots_steps_t chart = chart_of(5, hostile_texts[i], 1.0);
    plots_script_t script;
    assert_int_equal(plots_steps_script(&chart, &script), PLOTS_OK);
    assert_null(strstr(script.body.data, "\n!touch"));
    plots_script_free(&script);
  }
}

static void refuses_what_cannot_be_drawn(void **state) {
  (void)state;
  static const size_t counts[] = {0, PLOTS_STEPS + 1, 2};
  for (size_t i = 0; i < 3; i++) {
    const plots_steps_t chart = chart_of(counts[i], "x", i == 2 ? (double)NAN : 1.0);
    plots_script_t script;
    assert_int_equal(plots_steps_script(&chart, &script), PLOTS_ERR_ARGUMENT);
    plots_script_free(&script);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(any_number_of_steps), cmocka_unit_test(changes_add_up),
      cmocka_unit_test(hostile_labels), cmocka_unit_test(refuses_what_cannot_be_drawn)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
