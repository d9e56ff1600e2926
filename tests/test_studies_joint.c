// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/joint.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>

enum { REPLICATES = 1500, OUTPUTS = 5 };

static void load(inputs_programme_t *inputs, const char *folder) {
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = folder}, inputs, &report), SIM_OK);
  words_report_free(&report);
}

static size_t index_of(const studies_forecast_t *forecast, const char *output, int year) {
  const studies_estimate_t *e = studies_forecast_find(forecast, output, year);
  assert_non_null(e);
  return (size_t)(e - forecast->estimates);
}

static double mean_of(const double *values, size_t count) {
  double sum = 0.0;
  for (size_t r = 0; r < count; r++)
    sum += values[r];
  return sum / (double)count;
}

/* Values are those of the run: their means are the estimates'; events follow from the values beside
   them; and fewer replicates are the first of more. */
static void check(sim_design_kind_t design) {
  inputs_programme_t inputs;
  studies_forecast_t forecast;
  double *columns[OUTPUTS], *few[OUTPUTS];
  const size_t count = design == SIM_DESIGN_RANDOM ? REPLICATES : 2048;
  load(&inputs, "tests/programmes/taller");
  const sim_run_options_t options = {.replicates = count, .threads = 2};
  assert_int_equal(studies_forecast_prepare(&forecast, &inputs.inputs, 11, false), SIM_OK);
  assert_int_equal(studies_forecast_simulate(&forecast, &options, design), SIM_OK);
  const size_t outputs[OUTPUTS] = {
      index_of(&forecast, "event.budget_suffices", 2029),
      index_of(&forecast, "budget.required", 2029), index_of(&forecast, "budget.ceiling", 2029),
      index_of(&forecast, "linked.deal", 0), index_of(&forecast, "beneficiaries", 2031)};
  for (size_t k = 0; k < OUTPUTS; k++) {
    columns[k] = calloc(count, sizeof *columns[k]);
    few[k] = calloc(700, sizeof *few[k]);
    assert_true(columns[k] && few[k]);
  }
  assert_int_equal(studies_joint_sample(&forecast, outputs, OUTPUTS, count, columns), SIM_OK);
  assert_int_equal(studies_joint_sample(&forecast, outputs, OUTPUTS, 700, few), SIM_OK);
  for (size_t k = 0; k < OUTPUTS; k++) {
    const double mean = forecast.estimates[outputs[k]].mean;
    assert_true(fabs(mean_of(columns[k], count) - mean) <= 1e-10 * fabs(mean));
    for (size_t r = 0; r < 700; r++)
      assert_true(few[k][r] == columns[k][r]);
  }
  for (size_t r = 0; r < count; r++)
    assert_true((columns[0][r] == 1.0) == (columns[1][r] <= columns[2][r] * (1.0 + 1e-9)));
  for (size_t k = 0; k < OUTPUTS; k++) {
    free(columns[k]);
    free(few[k]);
  }
  studies_forecast_free(&forecast);
  inputs_programme_free(&inputs);
}

static void test_values_of_the_run(void **state) {
  (void)state;
  check(SIM_DESIGN_RANDOM);
}

static void test_values_of_a_design(void **state) {
  (void)state;
  check(SIM_DESIGN_LHS);
}

/* Of a forecast of events alone the values are the same. */
static void test_values_of_events_alone(void **state) {
  (void)state;
  inputs_programme_t inputs;
  studies_forecast_t forecasts[2];
  double values[2][700];
  load(&inputs, "tests/programmes/taller");
  assert_int_equal(studies_forecast_prepare(&forecasts[0], &inputs.inputs, 1, false), SIM_OK);
  assert_int_equal(studies_forecast_prepare_events(&forecasts[1], &inputs.inputs, 1, NULL), SIM_OK);
  for (size_t i = 0; i < 2; i++) {
    const size_t output = index_of(&forecasts[i], "event.all_met", 2030);
    double *const columns[] = {values[i]};
    assert_int_equal(studies_joint_sample(&forecasts[i], &output, 1, 700, columns), SIM_OK);
    studies_forecast_free(&forecasts[i]);
  }
  assert_memory_equal(values[0], values[1], sizeof values[0]);
  inputs_programme_free(&inputs);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_values_of_the_run),
                                     cmocka_unit_test(test_values_of_a_design),
                                     cmocka_unit_test(test_values_of_events_alone)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
