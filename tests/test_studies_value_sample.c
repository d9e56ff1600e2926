// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/forecast.h"
#include "studies/value.h"
#include "tests/support.h"

#include <gsl/gsl_cdf.h>

/* The columns that `value` works on: the same for any threads, those of the forecast, and draws of
   the law that their row says. */

enum { REPLICATES = 4096, SEED = 2026 };

static const char *const names[] = {"base", "objetado"};

static void sample_of(studies_value_t *study, const inputs_request_t *request, const char *most,
                      int threads) {
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  *study = (studies_value_t){0};
  assert_int_equal(
      studies_alternatives_load(&study->alternatives, request, names, 2, "value", &report), SIM_OK);
  assert_int_equal(studies_alternatives_compile(&study->alternatives, SEED, true), SIM_OK);
  assert_int_equal(
      studies_criterion_parse(&study->criterion, most, NULL, &study->alternatives, &report),
      SIM_OK);
  assert_int_equal(studies_value_list(study), SIM_OK);
  study->request = (studies_value_request_t){.replicates = REPLICATES, .threads = threads};
  assert_int_equal(studies_value_sample(study), SIM_OK);
  words_report_free(&report);
}

static void sample(studies_value_t *study, const char *most, int threads) {
  sample_of(study, &(inputs_request_t){.folder = "scenarios/redes"}, most, threads);
}

static void any_threads(void **state) {
  (void)state;
  studies_value_t one, three;
  sample(&one, "linked.deal.2027", 1);
  sample(&three, "linked.deal.2027", 3);
  assert_int_equal(one.replicates, three.replicates);
  assert_int_equal(one.input_count, three.input_count);
  for (size_t a = 0; a < 2; a++)
    assert_memory_equal(one.values[a], three.values[a], one.replicates * sizeof(double));
  for (size_t i = 0; i < one.input_count; i++)
    assert_memory_equal(one.inputs[i].draws, three.inputs[i].draws,
                        one.replicates * sizeof(double));
  studies_value_free(&one);
  studies_value_free(&three);
}

/* The engine sums the same replicates in its own order. */
static void means_of_the_forecast(void **state) {
  (void)state;
  studies_value_t study;
  sample(&study, "beneficiaries.2027", 2);
  assert_int_equal(study.replicates, REPLICATES);
  for (size_t a = 0; a < 2; a++) {
    studies_forecast_t forecast;
    const sim_run_options_t options = {.replicates = REPLICATES, .threads = 2};
    double sum = 0.0;
    for (size_t r = 0; r < REPLICATES; r++)
      sum += study.values[a][r];
    assert_int_equal(studies_forecast_run(&forecast, &study.alternatives.items[a].inputs.inputs,
                                          SEED, &options, false),
                     SIM_OK);
    near(sum / REPLICATES, studies_forecast_find(&forecast, "beneficiaries", 2027)->mean, 1e-12);
    studies_forecast_free(&forecast);
  }
  studies_value_free(&study);
}

/* completion.preparation is proportion 0,855, n 20: Beta(17.1, 2.9). Kolmogorov and Smirnov's
   distance over 4096 draws passes 2.6/64 with a probability of 3e-6. */
static void draws_of_their_law(void **state) {
  (void)state;
  studies_value_t study;
  sample(&study, "beneficiaries.2027", 2);
  size_t found = 0;
  for (size_t i = 0; i < study.input_count; i++) {
    const studies_value_input_t *input = &study.inputs[i];
    if (strcmp(input->name, "completion.preparation") != 0)
      continue;
    double distance = 0.0;
    for (int k = 1; k < 200; k++) {
      const double x = k / 200.0;
      size_t below = 0;
      for (size_t r = 0; r < REPLICATES; r++)
        below += input->draws[r] <= x;
      distance = fmax(distance, fabs((double)below / REPLICATES - gsl_cdf_beta_P(x, 17.1, 2.9)));
    }
    assert_true(distance < 2.6 / 64.0);
    found++;
  }
  assert_int_equal(found, 1);
  studies_value_free(&study);
}

enum { INNER = STUDIES_VALUE_INNER, SAMPLES = REPLICATES / STUDIES_VALUE_THIN };

/* The criterion of alternative a in the first replicates, its chance (what follows the rows among
   the quantities) drawn so many samples further on. */
static void values_of(const studies_value_t *study, size_t a, uint64_t sample, size_t count,
                      double *out) {
  const models_programme_t *programme = study->alternatives.items[a].programme;
  const sim_model_t model = models_programme_model(programme);
  const size_t rows = study->alternatives.items[a].inputs.inputs.count;
  const size_t quantities = models_programme_quantities(programme);
  void *workspace = model.workspace_alloc(model.self, count);
  uint64_t *shifts = calloc(quantities, sizeof *shifts);
  double *storage = calloc(model.output_count * count, sizeof *storage);
  double **columns = calloc(model.output_count, sizeof *columns);
  assert_true(workspace && shifts && storage && columns);
  for (size_t i = rows; i < quantities; i++)
    shifts[i] = sample << 40;
  for (size_t i = 0; i < model.output_count; i++)
    columns[i] = storage + i * count;
  models_programme_evaluate(programme, workspace, shifts, 0, count, columns);
  studies_criterion_values(&study->criterion, a, count, columns, out);
  model.workspace_free(workspace);
  free(shifts);
  free(storage);
  free(columns);
}

/* So few places that in some replicates nothing is linked: what a deal costs is not defined there,
   and they are left out; of the nested samples, those in which any of the samples of chance is so.
   The gains of the others follow from their definition (sim/information.h). */
static void without_a_value(void **state) {
  (void)state;
  static const char *const overrides[] = {"plan.places=24"};
  static double all[2][REPLICATES], nested[2][INNER][SAMPLES];
  studies_value_t study;
  sample_of(
      &study,
      &(inputs_request_t){.folder = "scenarios/redes", .overrides = overrides, .override_count = 1},
      "cost.per_deal.2027", 2);
  for (size_t a = 0; a < 2; a++)
    values_of(&study, a, 0, REPLICATES, all[a]);
  size_t kept = 0;
  for (size_t r = 0; r < REPLICATES; r++) {
    if (!isfinite(all[0][r]) || !isfinite(all[1][r]))
      continue;
    assert_true(study.values[0][kept] == all[0][r] && study.values[1][kept] == all[1][r]);
    kept++;
  }
  assert_true(kept > REPLICATES / 2 && kept < REPLICATES);
  assert_int_equal(study.replicates, kept);
  study.best = 1;
  assert_int_equal(studies_value_nest(&study), SIM_OK);
  assert_int_equal(study.samples, SAMPLES);
  for (size_t a = 0; a < 2; a++)
    for (size_t k = 0; k < INNER; k++)
      values_of(&study, a, k, SAMPLES, nested[a][k]);
  size_t undefined = 0;
  for (size_t r = 0; r < SAMPLES; r++) {
    double ahead = 0.0, gain = 0.0; /* of decision 0 over the best, decision 1 */
    size_t changes = 0;
    for (size_t k = 0; k < INNER; k++)
      ahead += nested[0][k][r] - nested[1][k][r];
    if (!isfinite(ahead)) {
      assert_true(isnan(study.gains[r]));
      undefined++;
      continue;
    }
    for (size_t k = 0; k < INNER; k++) {
      const double here = nested[0][k][r] - nested[1][k][r];
      gain += ahead - here > 1e-9 ? here : 0.0;
      changes += ahead - here > 1e-9;
    }
    assert_true(fabs(study.gains[r] - gain / INNER) < 1e-9 * (1.0 + fabs(gain)));
    assert_true(study.changed[r] == (double)changes / INNER);
  }
  print_message("%zu of %d replicates kept; %zu of %d samples undefined\n", kept, REPLICATES,
                undefined, SAMPLES);
  assert_true(undefined > 0 && undefined < SAMPLES);
  studies_value_free(&study);
}

/* 1.96 standard errors to either side, and never below 0. */
static void intervals_of_gains(void **state) {
  (void)state;
  const studies_value_interval_t good = studies_value_interval((sim_gain_t){.mean = 5, .se = 1});
  const studies_value_interval_t noise = studies_value_interval((sim_gain_t){.mean = -1, .se = 2});
  near(good.value, 5.0, 0.0);
  near(good.low, 3.040036015459946, 1e-12);
  near(good.high, 6.959963984540054, 1e-12);
  assert_true(noise.value == 0.0 && noise.low == 0.0);
  near(noise.high, 2.919927969080108, 1e-12);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(any_threads), cmocka_unit_test(means_of_the_forecast),
      cmocka_unit_test(draws_of_their_law), cmocka_unit_test(without_a_value),

      cmocka_unit_test(intervals_of_gains)};
  return cmocka_run_group_tests_name("studies_value_sample", tests, NULL, NULL);
}
