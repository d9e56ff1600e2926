// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/spread.h"

#include "sim/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <math.h>

#include "inputs/load.h"
#include "models/programme.h"
#include "tests/support.h"

/* Halved and doubled spreads against the rule of models/table/spread.h, worked out by hand. */

static models_inputs_t base, changed;
static double factors[64];
static inputs_programme_t programme;

static int setup(void **state) {
  (void)state;
  words_report_t report;
  words_report_init(&report, WORDS_ES);
  const int status =
      inputs_load(&(inputs_request_t){.folder = "tests/programmes/taller"}, &programme, &report);
  words_report_free(&report);
  base = programme.inputs;
  return status;
}

static int teardown(void **state) {
  (void)state;
  inputs_programme_free(&programme);
  return 0;
}

static models_input_t *row_of(const models_inputs_t *inputs, const char *name, int year) {
  const size_t i = models_inputs_find(inputs, name, year);
  assert_true(i < inputs->count);
  return &inputs->rows[i];
}

/* The row of `name`, its spread judged, halved or doubled. */
static const models_input_t *respread(const char *name, int year, double spread) {
  models_input_t *row = row_of(&base, name, year);
  const models_grade_t before = row->grade;
  row->grade = MODELS_JUDGEMENT;
  models_inputs_free(&changed);
  assert_int_equal(models_inputs_respread(&base, spread, &changed, factors, NULL), SIM_OK);
  row->grade = before;
  assert_int_equal(changed.count, base.count);
  return row_of(&changed, name, year);
}

static void same(double x, double y) {
  if (!(fabs(x - y) <= 1e-9 * (fabs(y) + 1e-3)))
    fail_msg("%.17g is not %.17g", x, y);
}

static void ends(const char *name, int year, double spread, double low, double high) {
  const models_input_t *row = respread(name, year, spread);
  same(row->low, low);
  same(row->high, high);
}

static void test_intervals(void **state) {
  (void)state;
  const double middle = sqrt(150.0 * 210.0);
  ends("cost.workshop", 0, 0.5, sqrt(150.0 * middle), sqrt(210.0 * middle));
  ends("cost.workshop", 0, 2.0, 150.0 * 150.0 / middle, 210.0 * 210.0 / middle);
  ends("population.growth", 0, 0.5, 0.0, 0.02);
  ends("population.growth", 0, 2.0, -0.03, 0.05);
  ends("budget.ceiling", 2031, 0.5, 19000, 21000);
  ends("budget.ceiling", 2031, 2.0, 16000, 24000);
  /* twice or half as far from the mean: (low + mode + high) / 3, (low + 4 mode + high) / 6 */
  const double triangle = (0.9 + 1.4 + 2.6) / 3.0, pert = (0.5 + 4.0 * 0.62 + 0.7) / 6.0;
  ends("demand.applicants_per_place", 0, 0.5, 0.5 * (triangle + 0.9), 0.5 * (triangle + 2.6));
  same(row_of(&changed, "demand.applicants_per_place", 0)->value, 0.5 * (triangle + 1.4));
  ends("criterion.formal", 0, 2.0, 2 * 0.5 - pert, 2 * 0.7 - pert);
  same(row_of(&changed, "criterion.formal", 0)->value, 2 * 0.62 - pert);
}

/* 0.875 ± 0.15 would pass 1: as far as 1 on both sides, 0.125 of 0.075, and the mean stays. */
static void test_bound(void **state) {
  (void)state;
  ends("admissibility.no_debt", 0, 2.0, 0.75, 1.0);
  same(factors[models_inputs_find(&base, "admissibility.no_debt", 0)], 0.125 / 0.075);
  same(factors[models_inputs_find(&base, "criterion.formal", 0)], 2.0);
  assert_true(isnan(factors[models_inputs_find(&base, "criterion.rural", 0)]));
}

/* 0 itself is not admitted: the mean 1.5 stays, and the ends go 1.5 times as far from it. */
static void test_open_end(void **state) {
  (void)state;
  models_input_t *row = row_of(&base, "demand.applicants_per_place", 0);
  const double before = row->low;
  row->low = 0.5;
  const models_input_t *wide = respread("demand.applicants_per_place", 0, 2.0);
  assert_true(wide->low > 0.0 && wide->low < 1e-9);
  same(wide->high, 1.5 + 1.5 * 1.1);
  same(wide->value, 1.5 + 1.5 * -0.1);
  row->low = before;
}

/* The whole table may not be admitted, and then the reason is told. */
static void test_refused(void **state) {
  (void)state;
  models_input_t *row = row_of(&base, "inflation.sd", 0);
  const models_input_t before = *row;
  models_problem_code_t why;
  models_inputs_free(&changed);
  *row = (models_input_t){.name = row->name,
                          .distribution = MODELS_UNIFORM,
                          .value = (double)NAN,
                          .low = 0.04,
                          .high = 0.08,
                          .n = (double)NAN,
                          .unit = row->unit,
                          .grade = MODELS_JUDGEMENT,
                          .source = row->source};
  assert_int_equal(models_inputs_respread(&base, 2.0, &changed, NULL, &why), SIM_ERR_DOMAIN);
  assert_int_equal(why, MODELS_PROBLEM_PRICES);
  *row = before;
}

static void test_shares(void **state) {
  (void)state;
  same(respread("meetings.kept", 0, 0.5)->n, 160);
  same(respread("meetings.kept", 0, 2.0)->n, 10);
  const models_input_t *count = respread("criterion.crafts", 0, 2.0);
  assert_int_equal(count->distribution, MODELS_PROPORTION);
  same(count->value, 412.5 / 1301.0);
  same(count->n, 1301.0 / 4.0);
  /* a beta's shape stays at 0.01: n ÷ 4 = 0.025 would give 0.3 · 0.025 */
  models_input_t *row = row_of(&base, "meetings.kept", 0);
  row->n = 0.1;
  same(respread("meetings.kept", 0, 2.0)->n, 0.01 / 0.3);
  row->n = 40;
}

static void test_sample(void **state) {
  (void)state;
  const models_input_t *row = row_of(&base, "meetings.extra", 0);
  double least = INFINITY, most = 0;
  for (size_t i = 0; i < row->sample_count; i++) {
    least = fmin(least, row->sample[i]);
    most = fmax(most, row->sample[i]);
  }
  const models_input_t *half = respread("meetings.extra", 0, 0.5);
  same(half->sample[row->sample_count - 1] - half->sample[0], 0.5 * (most - least));
}

/* What is not judged stays to the bit. */
static void test_others(void **state) {
  (void)state;
  respread("cost.workshop", 0, 2.0);
  for (size_t i = 0; i < base.count; i++) {
    const models_input_t *a = &base.rows[i], *b = &changed.rows[i];
    assert_string_equal(a->name, b->name);
    assert_int_equal(a->year, b->year);
    if (models_input_spread_grade(a) != MODELS_JUDGEMENT && strcmp(a->name, "cost.workshop") != 0)
      assert_memory_equal(&a->value, &b->value, 4 * sizeof(double));
  }
  assert_true(models_inputs_has_judged_spread(&base));
}

/* The row with another law for the while. */
static models_input_t swap(const char *name, int year, models_input_t law) {
  models_input_t *row = row_of(&base, name, year);
  const models_input_t before = *row;
  law.name = row->name;
  law.year = row->year;
  law.unit = row->unit;
  law.source = row->source;
  *row = law;
  return before;
}

/* 0: 0 | 0.5: 200 | 1: 1000, mean 0.5 · 100 + 0.5 · 600 = 350: at half the distance 175, 275, 675;
   doubled the least would be negative, so it is not widened. Moved up by 1000 it is. */
static void test_points(void **state) {
  (void)state;
  models_point_t points[] = {
      {.p = 0.0, .value = 0}, {.p = 0.5, .value = 200}, {.p = 1, .value = 1000}};
  const models_input_t law = {.distribution = MODELS_QUANTILES,
                              .value = NAN,
                              .low = NAN,
                              .high = NAN,
                              .n = NAN,
                              .points = points,
                              .point_count = 3};
  const models_input_t before = swap("cost.workshop", 0, law);
  const models_input_t *row = respread("cost.workshop", 0, 0.5);
  same(row->points[0].value, 175);
  same(row->points[1].value, 275);
  same(row->points[2].value, 675);
  row = respread("cost.workshop", 0, 2.0);
  same(row->points[2].value, 1000);
  same(factors[models_inputs_find(&base, "cost.workshop", 0)], 1.0);
  for (size_t k = 0; k < 3; k++)
    points[k].value += 1000;
  row = respread("cost.workshop", 0, 2.0);
  same(row->points[0].value, 650);
  same(row->points[2].value, 2650);
  same(factors[models_inputs_find(&base, "cost.workshop", 0)], 2.0);
  *row_of(&base, "cost.workshop", 0) = before;
}

static void test_mixture(void **state) {
  (void)state;
  models_point_t parts[] = {
      {.p = 0.7, .distribution = MODELS_LOGNORMAL, .value = NAN, .low = 150, .high = 210, .n = NAN},
      {.p = 0.3, .distribution = MODELS_UNIFORM, .value = NAN, .low = 300, .high = 500, .n = NAN}};
  const models_input_t law = {.distribution = MODELS_MIXTURE,
                              .value = NAN,
                              .low = NAN,
                              .high = NAN,
                              .n = NAN,
                              .points = parts,
                              .point_count = 2};
  const models_input_t before = swap("cost.workshop", 0, law);
  const models_input_t *row = respread("cost.workshop", 0, 2.0);
  const double middle = sqrt(150.0 * 210.0);
  same(row->points[0].low, 150.0 * 150.0 / middle);
  same(row->points[0].high, 210.0 * 210.0 / middle);
  same(row->points[1].low, 200);
  same(row->points[1].high, 600);
  assert_true(row->points[0].p == 0.7 && row->points[1].p == 0.3);
  same(factors[models_inputs_find(&base, "cost.workshop", 0)], 2.0);
  *row_of(&base, "cost.workshop", 0) = before;
}

/* A constant whose years differ has a spread; no name admits more than 2 on the log scale. */
static void test_years(void **state) {
  (void)state;
  const size_t at = models_inputs_find(&base, "cost.workshop", 0);
  models_input_t law = {.distribution = MODELS_CONSTANT,
                        .value = 180,
                        .low = NAN,
                        .high = NAN,
                        .n = NAN,
                        .year_sd = 0.2};
  const models_input_t before = swap("cost.workshop", 0, law);
  same(respread("cost.workshop", 0, 0.5)->year_sd, 0.1);
  assert_true(respread("cost.workshop", 0, 2.0)->year_sd == 0.4);
  assert_true(factors[at] == 2.0);
  row_of(&base, "cost.workshop", 0)->year_sd = 1.5;
  same(respread("cost.workshop", 0, 2.0)->year_sd, 2.0);
  same(factors[at], 2.0 / 1.5);
  *row_of(&base, "cost.workshop", 0) = before;
}

/* 8.3 standard deviations above 1000 are not beyond the 10⁶ that meetings.extra admits:
   8.3 s − s² / 2 = ln 1000. */
static void test_years_bound(void **state) {
  (void)state;
  const double most = 8.3 - sqrt(8.3 * 8.3 - 2.0 * log(1000.0));
  models_input_t law = {.distribution = MODELS_CONSTANT,
                        .value = 1000,
                        .low = NAN,
                        .high = NAN,
                        .n = NAN,
                        .year_sd = 0.5};
  const models_input_t before = swap("meetings.extra", 0, law);
  same(respread("meetings.extra", 0, 2.0)->year_sd, most);
  same(factors[models_inputs_find(&base, "meetings.extra", 0)], most / 0.5);
  *row_of(&base, "meetings.extra", 0) = before;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_intervals),   cmocka_unit_test(test_bound),
      cmocka_unit_test(test_refused),     cmocka_unit_test(test_open_end),
      cmocka_unit_test(test_shares),      cmocka_unit_test(test_sample),
      cmocka_unit_test(test_others),      cmocka_unit_test(test_points),
      cmocka_unit_test(test_mixture),     cmocka_unit_test(test_years),
      cmocka_unit_test(test_years_bound),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  const int failed = cmocka_run_group_tests(tests, setup, teardown);
  models_inputs_free(&changed);
  return failed;
}
