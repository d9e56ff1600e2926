// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models_support.h"

static void near(double got, double expected, double relative) {
  if (!(fabs(got - expected) <= relative * fabs(expected)))
    fail_msg("%.17g, expected %.17g", got, expected);
}

static void test_goals_that_decimals_do_not_hit(void **unused) {
  (void)unused;
  /* 7 deals of 100 meet a goal of 0.07 although 100 · 0.07 > 7 in binary. Certain links make the
     number of deals sure: q = 1, kept = 1, one meeting, deals per contact = 1. */
  world_t w;
  world_init(&w);
  world_set(&w, "completion.course", 0, 1.0, "share");
  world_set(&w, "meetings.kept", 0, 1.0, "share");
  world_set(&w, "link.contact", 0, 1.0, "share");
  world_set(&w, "link.deal_per_contact", 0, 1.0, "share");
  world_set(&w, "goal.deal", 0, 1.0, "share");
  assert_int_equal(world_run(&w, 64), 0);
  near(world_mean(&w, "indicator.deal", 2026), 100.0, 0.0);
  near(world_mean(&w, "event.goal_met", 2026), 1.0, 0.0);
  near(world_mean(&w, "event.places_filled", 2026), 1.0, 0.0);
  near(world_mean(&w, "event.budget_suffices", 2026), 1.0, 0.0); /* 50000 of 50000 */
  near(world_mean(&w, "event.budget_suffices", 2027), 0.0, 0.0); /* 60000 of 50000 */
  near(world_mean(&w, "event.plan_met", 2026), 1.0, 0.0);
  near(world_mean(&w, "event.plan_met", 2027), 0.0, 0.0);
  near(world_mean(&w, "event.plan_met", 0), 0.0, 0.0);
  world_free(&w);
}

static void test_no_goal_no_event(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  assert_int_equal(world_run(&w, 1), 0);
  assert_null(world_column(&w, "event.goal_met", 2026));
  assert_non_null(world_column(&w, "event.plan_met", 2026));
  world_free(&w);
}

/* Nobody took part: the goal is not met. */
static void test_nobody_meets_no_goal(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "goal.deal", 0, 0.0, "share");
  world_set(&w, "plan.places", 2026, 0.0, "places");
  assert_int_equal(world_run(&w, 1), 0);
  near(world_first(&w, "event.goal_met", 2026), 0.0, 0.0);
  near(world_first(&w, "event.goal_met", 2027), 1.0, 0.0);
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_goals_that_decimals_do_not_hit),
      cmocka_unit_test(test_no_goal_no_event),
      cmocka_unit_test(test_nobody_meets_no_goal),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
