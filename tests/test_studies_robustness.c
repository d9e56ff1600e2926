// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/robustness.h"

#include "inputs/load.h"
#include "models/table/doubts.h"
#include "sim/status.h"
#include "tests/support.h"

#include <string.h>

#include <math.h>

/* The probability that the ceiling pays for the plan, with the judged width of the costs from half
   to triple, against its integral. */

static inputs_programme_t inputs;

static size_t load(const char *folder, const char *variant, const char *set) {
  words_report_t report;
  words_report_init(&report, WORDS_ES);
  const char *const variants[] = {variant}, *const sets[] = {set};
  inputs_programme_free(&inputs);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = folder,
                                                   .variants = variants,
                                                   .variant_count = variant != NULL,
                                                   .overrides = sets,
                                                   .override_count = set != NULL},
                               &inputs, &report),
                   SIM_OK);
  const size_t notes = report.notes;
  words_report_free(&report);
  return notes;
}

static double phi(double z) {
  return 0.5 * erfc(-z / sqrt(2.0));
}

/* P(X + Y <= budget per place) of two lognormals of P5 240.3 and P95 324.2, times an effect of the
   year of mean 1, their sigma scaled: the integral over X of the normal score of what is left for
   Y, by Simpson's rule. */
static double suffices(double places, double year_sd, double scale) {
  const double z95 = 1.6448536269514722, year = scale * year_sd;
  const double middle = 0.5 * log(240.3 * 324.2) - 0.5 * year * year;
  const double sigma = hypot(scale * log(324.2 / 240.3) / (2.0 * z95), year);
  const double left = 310000.0 * (1.0 - 0.069) / places;
  const int steps = 20000;
  double sum = 0.0;
  for (int i = 0; i <= steps; i++) {
    const double z = -8.0 + 16.0 * i / steps, rest = left - exp(middle + sigma * z);
    const double inner = rest > 0.0 ? phi((log(rest) - middle) / sigma) : 0.0;
    const double weight = i == 0 || i == steps ? 1.0 : i % 2 ? 4.0 : 2.0;
    sum += weight * inner * exp(-0.5 * z * z);
  }
  return sum * (16.0 / steps) / 3.0 / sqrt(2.0 * acos(-1.0));
}

static void check_probability(const studies_robustness_t *self, size_t spread, int year,
                              double truth) {
  const studies_estimate_t *e =
      studies_robustness_find(self, spread, "event.budget_suffices", year);
  assert_non_null(e);
  /* 4.5 errors: 18 comparisons, one false alarm in 8,000 seeds; the seed is fixed */
  const double error = sqrt(truth * (1.0 - truth) / (double)self->replicates);
  if (fabs(e->mean - truth) > 4.5 * error + 1e-9)
    fail_msg("%.6f, known %.6f", e->mean, truth);
}

static void run(const char *variant, studies_robustness_t *out) {
  studies_forecast_t stated;
  load("scenarios/redes", variant, NULL);
  assert_int_equal(studies_forecast_prepare(&stated, &inputs.inputs, 2026, false), SIM_OK);
  stated.replicates = 20000;
  assert_int_equal(studies_robustness_run(out, &inputs.inputs, &stated, SIM_DESIGN_RANDOM,
                                          &(sim_run_options_t){.threads = 1}, true),
                   SIM_OK);
  assert_int_equal(out->replicates, 20000);
  studies_forecast_free(&stated);
}

static void test_against_integral(void **state) {
  (void)state;
  studies_robustness_t self;
  run("version-1", &self);
  /* what the integral says, to the digits that an independent simulation gave */
  assert_true(fabs(suffices(517, 0.0, 1.0) - 0.4873) < 5e-4);
  assert_true(fabs(suffices(600, 0.0, 1.0) - 0.0096) < 5e-4);
  assert_true(fabs(suffices(600, 0.0, 2.0) - 0.113) < 1e-3);
  for (size_t i = 0; i < STUDIES_WIDTHS; i++) {
    check_probability(&self, i, 2026, suffices(517, 0.0, studies_robustness_width(i)));
    check_probability(&self, i, 2027, suffices(600, 0.0, studies_robustness_width(i)));
  }
  for (size_t i = 1; i < STUDIES_WIDTHS; i++)
    assert_true(studies_robustness_width(studies_robustness_ascending(i)) >
                studies_robustness_width(studies_robustness_ascending(i - 1)));
  studies_robustness_free(&self);
}

/* How costs differ from year to year is a spread that is judged, too. With the places of the
   costing the fixed part of a cost plays no part. */
static void test_years_against_integral(void **state) {
  (void)state;
  studies_robustness_t self;
  run(NULL, &self);
  for (size_t i = 0; i < STUDIES_WIDTHS; i++)
    check_probability(&self, i, 2026, suffices(517, 0.14, studies_robustness_width(i)));
  studies_robustness_free(&self);
}

static models_doubt_t found[16];
static size_t found_count;

static void collect(void *context, const models_doubt_t *doubt) {
  (void)context;
  assert_true(found_count < 16);
  found[found_count++] = *doubt;
}

static const models_doubt_t *doubt_of(models_doubt_code_t code) {
  found_count = 0;
  assert_int_equal(models_doubts(&inputs.inputs, collect, NULL), SIM_OK);
  for (size_t i = 0; i < found_count; i++)
    if (found[i].code == code)
      return &found[i];
  return NULL;
}

/* 820.000.000 of M$ for places that cost 310.000. */
static void test_magnitudes(void **state) {
  (void)state;
  const size_t before = load("scenarios/redes", NULL, NULL);
  assert_null(doubt_of(MODELS_DOUBT_CEILING_HIGH));
  assert_null(doubt_of(MODELS_DOUBT_CEILING_LOW));
  assert_int_equal(load("scenarios/redes", NULL, "budget.ceiling=820000000"), before + 1);
  const models_doubt_t *high = doubt_of(MODELS_DOUBT_CEILING_HIGH);
  assert_non_null(high);
  assert_int_equal(high->years, 4);
  assert_true(fabs(high->number / (820000000.0 / 309995.0) - 1.0) < 1e-3);
  assert_int_equal(load("scenarios/redes", NULL, "budget.ceiling.2027=310"), before + 1);
  assert_non_null(doubt_of(MODELS_DOUBT_CEILING_LOW));
  assert_int_equal(load("scenarios/redes", NULL, "budget.ceiling=0"), before);
}

static void test_certainties(void **state) {
  (void)state;
  assert_int_equal(load("tests/programmes/taller", NULL, NULL), 0);
  models_input_t *rows = inputs.inputs.rows;
  models_input_t *share = &rows[models_inputs_find(&inputs.inputs, "criterion.rural", 0)];
  share->value = 1;
  assert_non_null(doubt_of(MODELS_DOUBT_SURE));
  share->value = 0.5;
  share->n = 0.5;
  assert_null(doubt_of(MODELS_DOUBT_SURE));
  assert_non_null(doubt_of(MODELS_DOUBT_WIDE));
  share->n = 2000;
  assert_null(doubt_of(MODELS_DOUBT_WIDE));
  models_input_t *sample = &rows[models_inputs_find(&inputs.inputs, "meetings.extra", 0)];
  for (size_t i = 0; i < sample->sample_count; i++)
    sample->sample[i] = 3;
  assert_non_null(doubt_of(MODELS_DOUBT_SURE_SAMPLE));
}

/* Of a split with parts that get nothing one is told, the first, with how many there are. */
static void test_parts_without_weight(void **state) {
  (void)state;
  load("tests/programmes/nacional", NULL, NULL);
  models_input_t *rows = inputs.inputs.rows;
  assert_null(doubt_of(MODELS_DOUBT_SURE_PART));
  size_t first = inputs.inputs.count, parts = 0;
  for (size_t i = 0; i < inputs.inputs.count; i++)
    if (strncmp(rows[i].name, "region.", 7) == 0 && rows[i].distribution == MODELS_WEIGHT &&
        parts++ < 3) {
      rows[i].value = 0.0;
      first = i < first ? i : first;
    }
  assert_true(parts > 3);
  const models_doubt_t *part = doubt_of(MODELS_DOUBT_SURE_PART);
  assert_non_null(part);
  assert_int_equal(part->row, first);
  assert_int_equal(part->years, 3);
  size_t told = 0;
  for (size_t i = 0; i < found_count; i++)
    told += found[i].code == MODELS_DOUBT_SURE_PART;
  assert_int_equal(told, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_against_integral),     cmocka_unit_test(test_years_against_integral),
      cmocka_unit_test(test_magnitudes),           cmocka_unit_test(test_certainties),
      cmocka_unit_test(test_parts_without_weight),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  const int failed = cmocka_run_group_tests(tests, NULL, NULL);
  inputs_programme_free(&inputs);
  return failed;
}
