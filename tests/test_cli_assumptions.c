// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/assumptions.h"
#include "tests/support.h"

#include <stdlib.h>
#include <string.h>

static char name[] = "goal.deal", es[] = "Meta de negocios", en[] = "Goal of deals";
static char variant[] = "variant.alta_b", high[] = "Inflación alta", high_en[] = "High inflation";
static inputs_label_row_t labels[] = {{name, {es, en}}, {variant, {high, high_en}}};
static const inputs_programme_t inputs = {.labels = labels, .label_count = 2};

static void expect(const cli_options_t *options, const char *set, const char *scenario) {
  char *text = cli_assumptions_set(options, &inputs);
  assert_string_equal(text, set);
  free(text);
  text = cli_assumptions_scenario(options, &inputs);
  assert_string_equal(text, scenario);
  free(text);
}

static void in_words(void **state) {
  (void)state;
  expect(&(cli_options_t){.lang = WORDS_ES}, "", "base");
  expect(&(cli_options_t){.variants = {{"a", "b"}, 2}, .lang = WORDS_ES}, "", "a + b");
  expect(&(cli_options_t){.variants = {{"alta-b", "alta"}, 2}, .lang = WORDS_ES}, "",
         "Inflación alta + alta");
  expect(&(cli_options_t){.variants = {{"alta-b"}, 1}, .lang = WORDS_EN}, "", "High inflation");
  cli_options_t options = {
      .overrides = {{"budget.ceiling.2027=350000", "goal.deal=0,25", "x.y=-15%"}, 3},
      .lang = WORDS_ES};
  expect(
      &options, "Techo de presupuesto 2027 = 350.000; Meta de negocios = 0,25; x: y −15\xC2\xA0%",
      "base, con Techo de presupuesto 2027 = 350.000; Meta de negocios = 0,25; x: y −15\xC2\xA0%");
  options.lang = WORDS_EN;
  expect(&options, "Budget ceiling 2027 = 350,000; Goal of deals = 0.25; x: y −15%",
         "base, with Budget ceiling 2027 = 350,000; Goal of deals = 0.25; x: y −15%");
}

/* However many were set, all are there. */
static void nothing_is_left_out(void **state) {
  (void)state;
  cli_options_t options = {.overrides.count = CLI_LAYERS_MAX, .lang = WORDS_ES};
  for (size_t i = 0; i < CLI_LAYERS_MAX; i++)
    options.overrides.items[i] = "plan.places=600";
  char *text = cli_assumptions_set(&options, &inputs);
  size_t count = 0;
  for (const char *at = text; (at = strstr(at, "Cupos del plan = 600")); at++)
    count++;
  assert_int_equal(count, CLI_LAYERS_MAX);
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(in_words),
                                     cmocka_unit_test(nothing_is_left_out)};
  return cmocka_run_group_tests_name("cli_assumptions", tests, NULL, NULL);
}
