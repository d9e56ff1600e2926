// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/row_change.h"
#include "tests/support.h"

static models_input_t row(models_distribution_t distribution, double value) {
  return (models_input_t){.distribution = distribution,
                          .value = value,
                          .low = NAN,
                          .high = NAN,
                          .n = NAN,
                          .min = NAN,
                          .max = NAN,
                          .year_sd = 0.1,
                          .grade = MODELS_SURVEY};
}

/* Changed by what is no double, whole numbers stay whole. */
static void test_percentages(void **state) {
  (void)state;
  assert_true(inputs_changed_by(200.0, -15.0) == 170.0);
  assert_true(inputs_changed_by(3000.0, 0.1) == 3003.0);
  assert_true(inputs_changed_by(7.0, 10.0) == 7.7);
  assert_true(inputs_changed_by(0.0, 50.0) == 0.0);
  assert_true(isnan(inputs_changed_by(NAN, 50.0)));
}

/* All that the row says of its law, and not how much years differ. */
static void test_change(void **state) {
  (void)state;
  models_input_t cut = row(MODELS_PERT, 20.0);
  cut.low = 10.0, cut.high = 40.0, cut.min = 12.0, cut.max = 30.0, cut.n = 5.0;
  inputs_row_change(&cut, -50.0);
  assert_true(cut.value == 10.0 && cut.low == 5.0 && cut.high == 20.0 && cut.min == 6.0 &&
              cut.max == 15.0 && cut.n == 5.0 && cut.year_sd == 0.1);
  assert_int_equal(cut.grade, MODELS_JUDGEMENT);
  assert_true(cut.has_spread_grade && cut.spread_grade == MODELS_SURVEY);

  double sample[] = {2.0, 4.0, 8.0};
  models_input_t resampled = row(MODELS_EMPIRICAL, NAN);
  resampled.sample = sample, resampled.sample_count = 3;
  inputs_row_change(&resampled, 25.0);
  assert_true(sample[0] == 2.5 && sample[1] == 5.0 && sample[2] == 10.0);
}

/* 7 of 9 is Beta(7.5, 2.5), as a proportion of 0.75 in 10 is; alone and as a part of a mixture. */
static void test_counts_become_proportions(void **state) {
  (void)state;
  models_input_t count = row(MODELS_COUNT, 7.0);
  count.n = 9.0;
  inputs_row_change(&count, -20.0);
  assert_int_equal(count.distribution, MODELS_PROPORTION);
  assert_true(count.n == 10.0);
  near(count.value, 0.75 * 0.8, 1e-15);

  models_point_t parts[] = {
      {.p = 1.0, .distribution = MODELS_COUNT, .value = 7.0, .low = NAN, .high = NAN, .n = 9.0},
      {.p = 2.0, .distribution = MODELS_UNIFORM, .value = NAN, .low = 0.2, .high = 0.6, .n = NAN}};
  models_input_t mixture = row(MODELS_MIXTURE, NAN);
  mixture.points = parts, mixture.point_count = 2;
  inputs_row_change(&mixture, 10.0);
  assert_int_equal(mixture.distribution, MODELS_MIXTURE);
  assert_int_equal(parts[0].distribution, MODELS_PROPORTION);
  assert_true(parts[0].n == 10.0 && parts[0].p == 1.0 && parts[1].p == 2.0);
  near(parts[0].value, 0.75 * 1.1, 1e-15);
  near(parts[1].low, 0.22, 1e-15);
  near(parts[1].high, 0.66, 1e-15);

  /* the points of a quantile function are values, whatever their distribution is called */
  models_point_t corners[] = {
      {.p = 0.0, .distribution = MODELS_COUNT, .value = 3.0, .low = NAN, .high = NAN, .n = NAN},
      {.p = 1.0, .distribution = MODELS_COUNT, .value = 5.0, .low = NAN, .high = NAN, .n = NAN}};
  models_input_t pieces = row(MODELS_QUANTILES, NAN);
  pieces.points = corners, pieces.point_count = 2;
  inputs_row_change(&pieces, 100.0);
  assert_true(corners[0].value == 6.0 && corners[1].value == 10.0 && corners[1].p == 1.0);
}

/* A number is that number in every year; only a weight stays as uncertain as its n. */
static void test_set(void **state) {
  (void)state;
  models_input_t cost = row(MODELS_LOGNORMAL, NAN);
  cost.low = 10.0, cost.high = 20.0, cost.has_spread_grade = true;
  cost.sample = calloc(1, sizeof *cost.sample);
  cost.points = calloc(1, sizeof *cost.points);
  inputs_row_set(&cost, 12.0);
  assert_int_equal(cost.distribution, MODELS_CONSTANT);
  assert_true(cost.value == 12.0 && isnan(cost.low) && isnan(cost.high));
  assert_true(cost.year_sd == 0.0 && !cost.has_spread_grade && !cost.sample && !cost.points);
  assert_int_equal(cost.grade, MODELS_JUDGEMENT);

  models_input_t weight = row(MODELS_WEIGHT, 3.0);
  weight.n = 50.0, weight.has_spread_grade = true, weight.spread_grade = MODELS_SURVEY;
  inputs_row_set(&weight, 4.0);
  assert_int_equal(weight.distribution, MODELS_WEIGHT);
  assert_true(weight.value == 4.0 && weight.n == 50.0 && weight.year_sd == 0.1);
  assert_true(weight.has_spread_grade && weight.spread_grade == MODELS_SURVEY);
  weight.year_sd = 0.0;
  inputs_row_set(&weight, 5.0);
  assert_false(weight.has_spread_grade);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_percentages),
      cmocka_unit_test(test_change),
      cmocka_unit_test(test_counts_become_proportions),
      cmocka_unit_test(test_set),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
