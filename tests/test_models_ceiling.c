// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "tests/support.h"

static void test_without_a_revision(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  assert_int_equal(world_run(&w, 1), 0);
  assert_null(world_column(&w, "budget.initial", 2026));
  assert_null(world_column(&w, "budget.final", 2026));
  world_free(&w);
}

/* 50,000 · 0.9 pay for 90 places of 500; the ceiling is still what the plan is held against. */
static void test_a_revision(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "budget.revision", 2026, 0.9, "ratio");
  world_set(&w, "budget.revision", 2027, 1.2, "ratio");
  assert_int_equal(world_run(&w, 4), 0);
  near(world_first(&w, "budget.initial", 2026), 50000.0, 0.0);
  near(world_first(&w, "budget.final", 2026), 45000.0, 1e-15);
  near(world_first(&w, "budget.final", 2027), 60000.0 * 1.035, 1e-14);
  near(world_first(&w, "budget.initial", 0), 50000.0 + 51750.0, 1e-14);
  near(world_first(&w, "budget.final", 0), 45000.0 + 62100.0, 1e-14);
  near(world_first(&w, "affordable", 2026), 90.0, 0.0);
  near(world_first(&w, "affordable", 2027), 120.0, 0.0);
  near(world_first(&w, "spending", 2026), 45000.0, 1e-15);
  near(world_first(&w, "bound.budget", 2026), 1.0, 0.0);
  near(world_first(&w, "event.budget_suffices", 2026), 1.0, 0.0);
  near(world_first(&w, "event.places_filled", 2026), 0.0, 0.0);
  near(world_first(&w, "event.plan_met", 2026), 0.0, 0.0);
  near(world_first(&w, "event.budget_suffices", 2027), 0.0, 0.0);
  near(world_first(&w, "event.places_filled", 2027), 1.0, 0.0);
  world_free(&w);
}

/* The final budget is added up over the years with places, as the ceiling is. */
static void test_a_year_without_places(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "budget.revision", 0, 0.9, "ratio");
  world_set(&w, "plan.places", 2026, 0.0, "places");
  assert_int_equal(world_run(&w, 1), 0);
  near(world_first(&w, "budget.final", 2026), 45000.0, 1e-15);
  near(world_first(&w, "budget.final", 0), 0.9 * 51750.0, 1e-14);
  near(world_first(&w, "budget.initial", 0), 51750.0, 1e-14);
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_without_a_revision),
      cmocka_unit_test(test_a_revision),
      cmocka_unit_test(test_a_year_without_places),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
