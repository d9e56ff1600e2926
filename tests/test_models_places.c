// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "tests/support.h"

static void test_each_of_four_can_bind(void **unused) {
  (void)unused;
  static const struct {
    double places, per_place, ceiling, potential, beneficiaries;
    const char *bound;
  } cases[] = {
      /* the target is potential · 0.5 · 0.4 · 0.8, the ceiling pays for ceiling · 0.8 / 400 */
      {100.0, 1000.0, 1e9, 1e5, 100.0, "bound.plan"},
      {100.0, 1000.0, 25000.0, 1e5, 50.0, "bound.budget"},
      {100.0, 0.0, 50000.0, 1e5, 0.0, "bound.demand"},
      {50.0, 1000.0, 25000.0, 1e5, 50.0, "bound.plan"}, /* a tie goes to the plan */
      {100.0, 1000.0, 0.0, 1e5, 0.0, "bound.budget"},
      {100.0, 1000.0, 1e9, 312.0, 49.0, "bound.population"}, /* 49.92 */
      {100.0, 1000.0, 25000.0, 312.5, 50.0, "bound.budget"}, /* ties: the budget before it, */
      {50.0, 1000.0, 1e9, 312.5, 50.0, "bound.plan"},        /* the plan before all */
      {100.0, 0.0, 1e9, 0.5, 0.0, "bound.demand"},
      {1.0, 1000.0, 1e9, 6.25, 1.0, "bound.plan"}, /* 6.25 · 0.16 is 1, not 0.999… */
  };
  static const char *const bounds[] = {"bound.plan", "bound.demand", "bound.budget",
                                       "bound.population"};
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    world_t w;
    world_init(&w);
    world_set(&w, "plan.places", 2026, cases[c].places, "places");
    world_set(&w, "demand.applicants_per_place", 0, cases[c].per_place, "ratio");
    world_set(&w, "budget.ceiling", 0, cases[c].ceiling, "M$2026");
    world_set(&w, "population.potential", 2025, cases[c].potential, "firms");
    assert_int_equal(world_run(&w, 8), 0);
    near(world_first(&w, "beneficiaries", 2026), cases[c].beneficiaries, 0.0);
    near(world_first(&w, "places.unfilled", 2026), cases[c].places - cases[c].beneficiaries, 0.0);
    for (size_t b = 0; b < 4; b++)
      near(world_mean(&w, bounds[b], 2026), strcmp(bounds[b], cases[c].bound) == 0 ? 1.0 : 0.0,
           0.0);
    world_free(&w);
  }
}

/* A target of 160 firms: 100, then what is left, of whom a share may come again. */
static void test_the_population_runs_out(void **unused) {
  (void)unused;
  static const double cases[][2] = {{0.0, 60.0},  {0.25, 85.0},   {0.3, 90.0},
                                    {0.5, 110.0}, {0.999, 120.0}, {1.0, 120.0}};
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    world_t w;
    world_init(&w);
    world_set(&w, "population.potential", 2025, 1000.0, "firms");
    world_set(&w, "demand.applicants_per_place", 0, 1000.0, "ratio");
    world_set(&w, "budget.ceiling", 0, 1e9, "M$2026");
    if (cases[c][0] > 0.0)
      world_set(&w, "reentry.share", 0, cases[c][0], "share");
    assert_int_equal(world_run(&w, 4), 0);
    near(world_first(&w, "beneficiaries", 2026), 100.0, 0.0);
    near(world_first(&w, "beneficiaries", 2027), cases[c][1], 0.0);
    near(world_first(&w, "bound.population", 2026), 0.0, 0.0);
    near(world_first(&w, "bound.population", 2027), cases[c][1] < 120.0 ? 1.0 : 0.0, 0.0);
    near(world_first(&w, "coverage.target", 0), (100.0 + cases[c][1]) / 1.6, 1e-12);
    world_free(&w);
  }
}

/* Decimals are rounded to binary: 31 places at 0.1 cost 3.1 and must be affordable with 3.1. */
static void test_a_ceiling_that_just_pays(void **unused) {
  (void)unused;
  for (double places = 1.0; places < 400.0; places += 1.0) {
    char text[32];
    world_t w;
    world_init(&w);
    snprintf(text, sizeof text, "%.1f", places * 0.3);
    world_set(&w, "cost.course", 0, 0.1, "M$2026");
    world_set(&w, "cost.fair", 0, 0.2, "M$2026");
    world_set(&w, "cost.admin_share", 0, 0.0, "share");
    world_set(&w, "budget.ceiling", 0, strtod(text, NULL), "M$2026");
    assert_int_equal(world_run(&w, 1), 0);
    near(world_first(&w, "affordable", 2026), places, 0.0);
    near(world_first(&w, "affordable", 2027), places, 0.0);
    world_free(&w);
  }
}

static void test_free_places_are_all_affordable(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "cost.course", 0, 0.0, "M$2026");
  world_set(&w, "cost.fair", 0, 0.0, "M$2026");
  assert_int_equal(world_run(&w, 1), 0);
  near(world_first(&w, "affordable", 2026), 100.0, 0.0);
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_each_of_four_can_bind),
      cmocka_unit_test(test_the_population_runs_out),
      cmocka_unit_test(test_a_ceiling_that_just_pays),
      cmocka_unit_test(test_free_places_are_all_affordable),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
