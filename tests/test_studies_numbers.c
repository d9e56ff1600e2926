// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/forecast.h"

#include "tests/numbers_support.h"

/* Forecasts of the programmes of the tests and of `redes`: names, units and every estimate. */

enum { REPLICATES = 256 };

static void add_output(numbers_t *numbers, const models_output_t *output) {
  numbers_text(numbers, output->name);
  numbers_text(numbers, output->unit);
  numbers_add(numbers, output->year);
  numbers_add(numbers, output->whole);
}

static void add_estimate(numbers_t *numbers, const studies_estimate_t *e) {
  const double own[] = {e->mean, e->sd, e->mc_se, e->sd_se, e->mean_low, e->mean_high, e->defined};
  numbers_text(numbers, e->output);
  numbers_add(numbers, e->whole);
  numbers_add_all(numbers, sizeof own / sizeof own[0], own);
  numbers_add_all(numbers, STUDIES_QUANTILES, e->quantile);
  numbers_add_all(numbers, STUDIES_QUANTILES, e->quantile_se);
  numbers_add_all(numbers, STUDIES_QUANTILES, e->quantile_low);
  numbers_add_all(numbers, STUDIES_QUANTILES, e->quantile_high);
}

static void run(const char *name, const inputs_request_t *request, sim_design_kind_t design) {
  inputs_programme_t inputs;
  studies_forecast_t forecast;
  words_report_t report;
  numbers_t numbers = numbers_begin(name);
  const sim_run_options_t options = {.replicates = REPLICATES, .threads = 1};
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(request, &inputs, &report), SIM_OK);
  assert_int_equal(studies_forecast_prepare(&forecast, &inputs.inputs, 9, true), SIM_OK);
  assert_int_equal(studies_forecast_simulate(&forecast, &options, design), SIM_OK);
  const models_output_t *outputs = models_programme_outputs(forecast.programme);
  const size_t count = models_programme_output_count(forecast.programme);
  for (size_t i = 0; i < count + models_programme_recorded(forecast.programme); i++)
    add_output(&numbers, &outputs[i]);
  for (size_t i = 0; i < forecast.count; i++)
    add_estimate(&numbers, &forecast.estimates[i]);
  numbers_end(&numbers);
  studies_forecast_free(&forecast);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

static void programmes(void **state) {
  (void)state;
  static const char *const names[] = {"capacitacion", "curso",    "escaso",
                                      "fondo",        "nacional", "taller"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    char folder[64];
    snprintf(folder, sizeof folder, "tests/programmes/%s", names[i]);
    run(names[i], &(inputs_request_t){.folder = folder}, SIM_DESIGN_RANDOM);
  }
}

static void redes(void **state) {
  (void)state;
  static const char *const variants[] = {"version-1", "factores-correlacionados", "techo-nominal",
                                         "tendencia"};
  run("redes", &(inputs_request_t){.folder = "scenarios/redes"}, SIM_DESIGN_RANDOM);
  for (size_t i = 0; i < sizeof variants / sizeof variants[0]; i++)
    run(variants[i],
        &(inputs_request_t){
            .folder = "scenarios/redes", .variants = &variants[i], .variant_count = 1},
        SIM_DESIGN_RANDOM);
}

static void designs(void **state) {
  (void)state;
  run("nacional by lhs", &(inputs_request_t){.folder = "tests/programmes/nacional"},
      SIM_DESIGN_LHS);
  run("taller by lhs", &(inputs_request_t){.folder = "tests/programmes/taller"}, SIM_DESIGN_LHS);
  run("curso by sobol", &(inputs_request_t){.folder = "tests/programmes/curso"}, SIM_DESIGN_SOBOL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(programmes),
      cmocka_unit_test(redes),
      cmocka_unit_test(designs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
