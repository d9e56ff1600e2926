// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "tests/support.h"

static void test_totals_add_up_in_every_replicate(void **unused) {
  (void)unused;
  enum { N = 2000 };
  world_t w;
  world_init(&w);
  world_set(&w, "goal.deal", 0, 0.3, "share");
  world_set(&w, "inflation.sd", 0, 0.02, "1/year");
  assert_int_equal(world_run(&w, N), 0);
  static const char *const sums[] = {"places",         "beneficiaries",   "participants",
                                     "linked.deal",    "budget.required", "spending.real",
                                     "produced.course"};
  for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++)
    for (size_t r = 0; r < N; r++)
      assert_true(world_column(&w, sums[i], 0)[r] ==
                  world_column(&w, sums[i], 2026)[r] + world_column(&w, sums[i], 2027)[r]);
  static const char *const events[] = {"event.budget_suffices", "event.places_filled",
                                       "event.goal_met", "event.plan_met", "event.all_met"};
  for (size_t i = 0; i < 5; i++)
    for (size_t r = 0; r < N; r++)
      assert_true(world_column(&w, events[i], 0)[r] ==
                  world_column(&w, events[i], 2026)[r] * world_column(&w, events[i], 2027)[r]);
  for (size_t r = 0; r < N; r++)
    near(world_column(&w, "indicator.deal", 0)[r],
         100.0 * world_column(&w, "linked.deal", 0)[r] / world_column(&w, "participants", 0)[r],
         1e-15);
  world_free(&w);
}

static void test_ratios_without_anything_are_undefined(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "plan.places", 2026, 0.0, "places");
  assert_int_equal(world_run(&w, 2), 0);
  assert_true(isnan(world_first(&w, "indicator.contact", 2026)) != 0);
  assert_true(isnan(world_first(&w, "cost.per_beneficiary", 2026)) != 0);
  assert_true(isnan(world_first(&w, "cost.per_beneficiary", 0)) == 0);
  near(world_first(&w, "coverage.target", 2026), 0.0, 0.0);
  world_free(&w);
}

static void test_coverage(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "budget.ceiling", 0, 1e6, "M$2026");
  world_set(&w, "demand.applicants_per_place", 0, 20.0, "ratio");
  assert_int_equal(world_run(&w, 2), 0);
  near(world_first(&w, "coverage.potential", 2026), 0.1, 1e-15);
  near(world_first(&w, "coverage.target", 2027), 0.75, 1e-15);
  near(world_first(&w, "coverage.target", 0), 100.0 * 220.0 / 16000.0, 1e-15);
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_totals_add_up_in_every_replicate),
      cmocka_unit_test(test_ratios_without_anything_are_undefined),
      cmocka_unit_test(test_coverage),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
