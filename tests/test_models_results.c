// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "sim/laws/binomial.h"
#include "sim/status.h"
#include "tests/support.h"

/* Everybody takes part, so that results are Binomial(100, p); five standard errors, 6e-7 for each
   of the comparisons. */
enum { N = 50000 };

static void everybody(world_t *w) {
  world_init(w);
  world_drop_links(w);
  world_set(w, "demand.applicants_per_place", 0, 10.0, "ratio"); /* nobody lacks */
  world_set(w, "budget.ceiling", 0, 1e6, "M$2026");
  world_set(w, "completion.course", 0, 1.0, "share");
  world_set(w, "result.employed", 0, 0.4, "share");
}

static void check_mean(const world_t *w, const char *name, int year, double mean, double sd) {
  const double got = world_mean(w, name, year);
  if (!(fabs(got - mean) <= 5.0 * sd / sqrt(N)))
    fail_msg("%s %d: %.6g, expected %.6g ± %.2g", name, year, got, mean, sd / sqrt(N));
}

static void test_binomial(void **unused) {
  (void)unused;
  world_t w;
  everybody(&w);
  world_set(&w, "result.employed", 2027, 0.5, "share");
  assert_int_equal(world_run(&w, N), 0);
  check_mean(&w, "result.employed", 2026, 40.0, sqrt(24.0));
  check_mean(&w, "result.employed", 2027, 60.0, sqrt(30.0));
  check_mean(&w, "indicator.employed", 2026, 40.0, sqrt(24.0));
  const double sd = world_sd(&w, "result.employed", 2026);
  assert_true(fabs(sd * sd / 24.0 - 1.0) < 5.0 * sqrt(2.0 / N));
  const double *reached[] = {world_column(&w, "result.employed", 2026),
                             world_column(&w, "result.employed", 2027)};
  for (size_t r = 0; r < 1000; r++) {
    const double all = reached[0][r] + reached[1][r];
    assert_true(world_column(&w, "result.employed", 0)[r] == all);
    near(world_column(&w, "indicator.employed", 0)[r], 100.0 * all / 220.0, 1e-12);
    near(world_column(&w, "cost.per_result.employed", 2026)[r],
         world_column(&w, "spending", 2026)[r] / reached[0][r], 1e-9);
  }
  assert_null(world_column(&w, "event.goal_met", 2026));
  assert_null(world_column(&w, "event.goal_met.employed", 2026));
  world_free(&w);
}

/* Those of one cohort are alike: the variance is that of a mixture over z, by the trapezoid on a
   grid of the normal (error far below the tolerance). */
static void test_cohorts_spread(void **unused) {
  (void)unused;
  const double sd = 0.7;
  double mean = 0.0, square = 0.0, weight = 0.0;
  for (int i = -400; i <= 400; i++) {
    const double z = i / 50.0, f = exp(-0.5 * z * z);
    const double p = 1.0 / (1.0 + exp(-log(0.4 / 0.6) - sd * z));
    weight += f;
    mean += f * p;
    square += f * p * p;
  }
  mean /= weight;
  const double between = square / weight - mean * mean;
  const double variance = 100.0 * mean * (1.0 - mean) + 100.0 * 99.0 * between;
  world_t w;
  everybody(&w);
  world_set(&w, "result.employed.cohort_sd", 0, sd, "logit");
  assert_int_equal(world_run(&w, N), 0);
  check_mean(&w, "result.employed", 2026, 100.0 * mean, sqrt(variance));
  const double got = world_sd(&w, "result.employed", 2026);
  assert_true(fabs(got * got / variance - 1.0) < 5.0 * sqrt(2.0 / N));
  assert_true(variance > 5.0 * 24.0); /* a binomial understates it */
  world_free(&w);
}

/* 0 and 1 stay, and a spread of the cohorts makes no difference to them. */
static void test_ends(void **unused) {
  (void)unused;
  world_t w;
  everybody(&w);
  world_set(&w, "result.none", 0, 0.0, "share");
  world_set(&w, "result.none.cohort_sd", 0, 2.0, "logit");
  world_set(&w, "result.every", 0, 1.0, "share");
  world_set(&w, "result.every.cohort_sd", 0, 2.0, "logit");
  assert_int_equal(world_run(&w, 500), 0);
  for (size_t r = 0; r < 500; r++) {
    assert_true(world_column(&w, "result.none", 2026)[r] == 0.0);
    assert_true(world_column(&w, "result.every", 2027)[r] == 120.0);
    assert_true(isnan(world_column(&w, "cost.per_result.none", 2026)[r]));
  }
  world_free(&w);
}

/* The goal is reached by P(Bin(100, 0.4) >= 45); with two goals, both, which are independent. */
static void test_goals(void **unused) {
  (void)unused;
  const double first = sim_binomial_sf(44.0, 100.0, 0.4),
               second = sim_binomial_sf(69.0, 100.0, 0.7);
  world_t w;
  everybody(&w);
  world_set(&w, "result.certified", 0, 0.7, "share");
  world_set(&w, "goal.employed", 0, 0.45, "share");
  world_set(&w, "goal.certified", 0, 0.7, "share");
  assert_int_equal(world_run(&w, N), 0);
  check_mean(&w, "event.goal_met.employed", 2026, first, sqrt(first * (1.0 - first)));
  check_mean(&w, "event.goal_met.certified", 2026, second, sqrt(second * (1.0 - second)));
  const double both = first * second;
  check_mean(&w, "event.goal_met", 2026, both, sqrt(both * (1.0 - both)));
  check_mean(&w, "event.all_met", 2026, both, sqrt(both * (1.0 - both)));
  for (size_t r = 0; r < 1000; r++)
    assert_true(world_column(&w, "event.goal_met.employed", 0)[r] ==
                world_column(&w, "event.goal_met.employed", 2026)[r] *
                    world_column(&w, "event.goal_met.employed", 2027)[r]);
  world_free(&w);
}

/* A year without places has no event, and a programme of links may have results too: nothing of
   links moves by a bit. */
static void test_beside_links(void **unused) {
  (void)unused;
  world_t with, without;
  world_init(&with);
  world_init(&without);
  world_set(&with, "plan.places", 2027, 0.0, "places");
  world_set(&without, "plan.places", 2027, 0.0, "places");
  world_set(&with, "result.income", 0, 0.5, "share");
  world_set(&with, "goal.income", 0, 0.5, "share");
  assert_int_equal(world_run(&with, 300), 0);
  assert_int_equal(world_run(&without, 300), 0);
  const models_output_t *outputs = models_programme_outputs(without.programme);
  for (size_t i = 0; i < models_programme_output_count(without.programme); i++)
    assert_memory_equal(world_column(&with, outputs[i].name, outputs[i].year),
                        world_column(&without, outputs[i].name, outputs[i].year),
                        300 * sizeof(double));
  for (size_t r = 0; r < 300; r++) {
    assert_true(isnan(world_column(&with, "event.goal_met.income", 2027)[r]));
    assert_true(isnan(world_column(&with, "indicator.income", 2027)[r]));
    assert_true(world_column(&with, "result.income", 2027)[r] == 0.0);
  }
  world_free(&with);
  world_free(&without);
}

/* The order of the file is that of the outputs and of no draw. */
static void test_order(void **unused) {
  (void)unused;
  world_t one, other;
  everybody(&one);
  world_set(&one, "result.certified", 0, 0.7, "share");
  everybody(&other);
  world_drop(&other, "result.employed");
  world_set(&other, "result.certified", 0, 0.7, "share");
  world_set(&other, "result.employed", 0, 0.4, "share");
  assert_int_equal(world_run(&one, 300), 0);
  assert_int_equal(world_run(&other, 300), 0);
  const char *const names[] = {"result.employed", "result.certified"};
  for (size_t k = 0; k < 2; k++)
    assert_memory_equal(world_column(&one, names[k], 2027), world_column(&other, names[k], 2027),
                        300 * sizeof(double));
  size_t at[2] = {0, 0};
  for (size_t k = 0; k < 2; k++)
    while (strcmp(models_programme_outputs(one.programme)[at[k]].name, names[k]) != 0)
      at[k]++;
  assert_true(at[0] < at[1]);
  world_free(&one);
  world_free(&other);
}

static void test_alone(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "result.employed", 2026, 0.4, "share"); /* and no row of 2027 */
  assert_int_equal(world_run(&w, 1), SIM_ERR_DOMAIN);
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_binomial),     cmocka_unit_test(test_cohorts_spread),
      cmocka_unit_test(test_ends),         cmocka_unit_test(test_goals),
      cmocka_unit_test(test_beside_links), cmocka_unit_test(test_order),
      cmocka_unit_test(test_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
