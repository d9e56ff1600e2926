// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "tests/support.h"

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
  near(world_mean(&w, "event.all_met", 2026), 1.0, 0.0);
  near(world_mean(&w, "event.all_met", 0), 0.0, 0.0);
  world_free(&w);
}

static void test_no_goal_no_event(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  assert_int_equal(world_run(&w, 1), 0);
  assert_null(world_column(&w, "event.goal_met", 2026));
  assert_null(world_column(&w, "event.goal_met.deal", 2026));
  assert_null(world_column(&w, "event.all_met", 2026));
  assert_non_null(world_column(&w, "event.plan_met", 2026));
  world_free(&w);
}

/* Nobody took part: the goal is not met. */
static void test_nobody_meets_no_goal(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "goal.deal", 0, 0.0, "share");
  world_set(&w, "completion.course", 0, 0.0, "share");
  assert_int_equal(world_run(&w, 1), 0);
  near(world_first(&w, "event.goal_met", 2026), 0.0, 0.0);
  near(world_first(&w, "event.goal_met", 0), 0.0, 0.0);
  world_free(&w);
}

/* Each goal is an event, and the plan is budget and places whatever the goals. */
static void test_three_goals(void **unused) {
  (void)unused;
  enum { N = 500 };
  static const char *const goals[] = {"form", "contact", "deal"};
  static const double least[] = {0.9, 0.4, 0.25};
  world_t w;
  char name[64];
  world_init(&w);
  for (size_t k = 0; k < 3; k++) {
    snprintf(name, sizeof name, "goal.%s", goals[k]);
    world_set(&w, name, 0, least[k], "share");
  }
  assert_int_equal(world_run(&w, N), 0);
  size_t mixed = 0;
  for (size_t r = 0; r < N; r++) {
    double all = 1.0;
    for (size_t k = 0; k < 3; k++) {
      snprintf(name, sizeof name, "indicator.%s", goals[k]);
      const double met = world_column(&w, name, 2026)[r] >= 100.0 * least[k] ? 1.0 : 0.0;
      snprintf(name, sizeof name, "event.goal_met.%s", goals[k]);
      assert_true(world_column(&w, name, 2026)[r] == met);
      all *= met;
    }
    const double plan = world_column(&w, "event.budget_suffices", 2026)[r] *
                        world_column(&w, "event.places_filled", 2026)[r];
    assert_true(world_column(&w, "event.goal_met", 2026)[r] == all);
    assert_true(world_column(&w, "event.plan_met", 2026)[r] == plan);
    assert_true(world_column(&w, "event.all_met", 2026)[r] == plan * all);
    mixed += plan > all;
  }
  assert_true(mixed > 0); /* the plan without the goals does happen */
  world_free(&w);
}

/* A year without places has no events, and the total is that of the other year. */
static void test_a_year_without_places(void **unused) {
  (void)unused;
  static const char *const events[] = {"event.budget_suffices", "event.places_filled",
                                       "event.plan_met",        "event.goal_met",
                                       "event.goal_met.deal",   "event.all_met"};
  static const char *const bounds[] = {"bound.plan", "bound.demand", "bound.budget",
                                       "bound.population"};
  enum { N = 300 };
  for (int none = 2026; none <= 2028; none++) { /* 2028: both years */
    world_t w;
    world_init(&w);
    world_set(&w, "goal.deal", 0, 0.3, "share");
    for (int year = 2026; year <= 2027; year++)
      if (year == none || none == 2028)
        world_set(&w, "plan.places", year, 0.0, "places");
    assert_int_equal(world_run(&w, N), 0);
    for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
      for (size_t r = 0; r < N; r++) {
        const double other = world_column(&w, events[i], none == 2026 ? 2027 : 2026)[r];
        const double total = world_column(&w, events[i], 0)[r];
        if (none < 2028)
          assert_true(isnan(world_column(&w, events[i], none)[r]) && total == other);
        else
          assert_true(isnan(other) && isnan(total));
      }
    for (size_t i = 0; none < 2028 && i < sizeof bounds / sizeof bounds[0]; i++)
      assert_true(isnan(world_first(&w, bounds[i], none)));
    world_free(&w);
  }
}

/* Required: 50000 and 60000. Ceilings of 60000 and 50000 pay for both years together, 110000 of
   110000, and not for each; a year without places brings no money and asks for none. */
static void test_money_in_a_single_fund(void **unused) {
  (void)unused;
  static const char pooled[] = "event.budget_suffices_pooled", each[] = "event.budget_suffices";
  static const struct {
    double ceilings[2], places[2], total, pooled, each;
  } cases[] = {{{60000.0, 50000.0}, {100.0, 120.0}, 110000.0, 1.0, 0.0},
               {{59999.0, 50000.0}, {100.0, 120.0}, 109999.0, 0.0, 0.0},
               {{60000.0, 60000.0}, {0.0, 120.0}, 60000.0, 1.0, 1.0},
               {{90000.0, 59999.0}, {0.0, 120.0}, 59999.0, 0.0, 0.0},
               {{60000.0, 60000.0}, {0.0, 0.0}, 0.0, (double)NAN, (double)NAN}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    world_t w;
    world_init(&w);
    world_set(&w, "inflation.mean", 0, 0.0, "1/year");
    world_set(&w, "inflation.persistence", 0, 0.0, "ratio");
    for (int y = 0; y < 2; y++) {
      world_set(&w, "budget.ceiling", 2026 + y, cases[i].ceilings[y], "M$2026");
      world_set(&w, "plan.places", 2026 + y, cases[i].places[y], "places");
    }
    assert_int_equal(world_run(&w, 8), 0);
    assert_null(world_column(&w, pooled, 2026));
    near(world_first(&w, "budget.ceiling", 0), cases[i].total, 1e-15);
    near(world_first(&w, "budget.ceiling.real", 0), cases[i].total, 1e-15);
    if (isnan(cases[i].pooled))
      assert_true(isnan(world_first(&w, pooled, 0)) && isnan(world_first(&w, each, 0)));
    else {
      near(world_first(&w, pooled, 0), cases[i].pooled, 0.0);
      near(world_first(&w, each, 0), cases[i].each, 0.0);
    }
    world_free(&w);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_money_in_a_single_fund),
      cmocka_unit_test(test_goals_that_decimals_do_not_hit),
      cmocka_unit_test(test_no_goal_no_event),
      cmocka_unit_test(test_nobody_meets_no_goal),
      cmocka_unit_test(test_three_goals),
      cmocka_unit_test(test_a_year_without_places),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
