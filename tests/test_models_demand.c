// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "tests/support.h"

enum { N = 100000 };

/* applicants ~ Poisson(200), admissible ~ Poisson(160) by thinning: means and variances within five
   standard errors, 6e-7 each. */
static void test_thinning(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  assert_int_equal(world_run(&w, N), 0);
  assert_true(fabs(world_mean(&w, "applicants", 2026) - 200.0) < 5.0 * sqrt(200.0 / N));
  assert_true(fabs(world_mean(&w, "admissible", 2026) - 160.0) < 5.0 * sqrt(160.0 / N));
  const double sd = world_sd(&w, "admissible", 2026);
  assert_true(fabs(sd * sd / 160.0 - 1.0) < 5.0 * sqrt(2.0 / N) * 1.01);
  for (size_t r = 0; r < N; r++)
    assert_true(world_column(&w, "admissible", 2026)[r] <= world_column(&w, "applicants", 2026)[r]);
  world_free(&w);
}

/* Within five standard errors, 6e-7, of a mean whose draws have that variance. */
static void check_mean(const world_t *w, const char *name, int year, double mean, double variance) {
  const double found = world_mean(w, name, year);
  if (!(fabs(found - mean) <= 5.0 * sqrt(variance / N)))
    fail_msg("%s.%d: %.7g, expected %.7g", name, year, found, mean);
}

/* Applicants stated win over those by place, in the years that they serve. */
static void test_applicants_stated(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "demand.applicants", 2026, 150.0, "firms");
  assert_int_equal(world_run(&w, N), 0);
  check_mean(&w, "applicants", 2026, 150.0, 150.0);
  check_mean(&w, "applicants", 2027, 240.0, 240.0);
  world_free(&w);
}

/* They may stand alone, and the call of a year without places is not opened. */
static void test_applicants_alone(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "demand.applicants", 0, 150.0, "firms");
  world_set(&w, "plan.places", 2026, 0.0, "places");
  models_input_t *row =
      &w.inputs.rows[models_inputs_find(&w.inputs, "demand.applicants_per_place", 0)];
  free(row->name);
  row->name = strdup("goal.deal");
  row->value = 0.5;
  assert_int_equal(world_run(&w, N), 0);
  check_mean(&w, "applicants", 2026, 0.0, 0.0);
  check_mean(&w, "applicants", 2027, 150.0, 150.0);
  world_free(&w);
}

static void set_regions(world_t *w) {
  world_init(w);
  world_set(w, "completion.course", 0, 1.0, "share");
  world_set(w, "region.north", 0, 3.0, "firms");
  world_set(w, "region.south", 0, 1.0, "firms");
  world_set(w, "demand.region.north", 0, 0.8, "ratio");
}

/* D = 0.75 · 0.8 + 0.25 = 0.85; of 100 participants 0.6 / 0.85 are of the north. In 2027 the north
   is as expected and the south doubles: D = 1.25, north 0.75 / 1.25. */
static void test_regions_of_their_own(void **unused) {
  (void)unused;
  world_t w;
  set_regions(&w);
  world_set(&w, "demand.region.north", 2027, 1.0, "ratio");
  world_set(&w, "demand.region.south", 2026, 1.0, "ratio");
  world_set(&w, "demand.region.south", 2027, 2.0, "ratio");
  world_set(&w, "budget.ceiling", 0, 1e9, "M$2026");
  world_set(&w, "plan.places", 2027, 100.0, "places");
  assert_int_equal(world_run(&w, N), 0);
  check_mean(&w, "applicants", 2026, 170.0, 170.0);
  check_mean(&w, "applicants", 2027, 250.0, 250.0);
  const double north = 0.6 / 0.85;
  check_mean(&w, "participants.region.north", 2026, 100.0 * north, 100.0 * north * (1.0 - north));
  check_mean(&w, "participants.region.north", 2027, 60.0, 24.0);
  check_mean(&w, "participants.region.south", 2027, 40.0, 24.0);
  world_free(&w);
}

/* The shares are drawn: s ~ Beta(30, 10), D = 1 − 0.2 s, so that applicants have the mean
   200 E D = 170 and the variance 170 + 200² · 0.04 · Var s, Var s = 0.75 · 0.25 / 41. */
static void test_drawn_shares(void **unused) {
  (void)unused;
  world_t w;
  set_regions(&w);
  static const char *const names[] = {"region.north", "region.south"};
  for (size_t k = 0; k < 2; k++) {
    models_input_t *row = &w.inputs.rows[models_inputs_find(&w.inputs, names[k], 0)];
    row->distribution = MODELS_WEIGHT;
    row->n = 40.0;
  }
  assert_int_equal(world_run(&w, N), 0);
  const double variance = 170.0 + 1600.0 * 0.75 * 0.25 / 41.0;
  check_mean(&w, "applicants", 2026, 170.0, variance);
  const double sd = world_sd(&w, "applicants", 2026);
  assert_true(fabs(sd * sd / variance - 1.0) < 5.0 * sqrt(2.0 / N) * 1.05);
  world_free(&w);
}

/* Ratios of 1 change nothing but the rounding of a product. */
static void test_as_expected(void **unused) {
  (void)unused;
  world_t with, without;
  set_regions(&with);
  set_regions(&without);
  world_set(&with, "demand.region.north", 0, 1.0, "ratio");
  models_input_t *row =
      &without.inputs.rows[models_inputs_find(&without.inputs, "demand.region.north", 0)];
  free(row->name);
  row->name = strdup("goal.form");
  assert_int_equal(world_run(&with, 1000), 0);
  assert_int_equal(world_run(&without, 1000), 0);
  assert_memory_equal(world_column(&with, "applicants", 2026),
                      world_column(&without, "applicants", 2026), 1000 * sizeof(double));
  assert_memory_equal(world_column(&with, "participants.region.north", 2027),
                      world_column(&without, "participants.region.north", 2027),
                      1000 * sizeof(double));
  world_free(&with);
  world_free(&without);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_thinning),         cmocka_unit_test(test_applicants_stated),
      cmocka_unit_test(test_applicants_alone), cmocka_unit_test(test_regions_of_their_own),
      cmocka_unit_test(test_drawn_shares),     cmocka_unit_test(test_as_expected),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
