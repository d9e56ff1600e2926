// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/score.h"

#include "models_support.h"
#include "tests/support.h"

/* What a result is held against: the plan of the small programme, and what was seen a year before.
 */

static double plan_of(const studies_forecast_t *forecast, const world_t *world, const char *output,
                      int year) {
  const studies_estimate_t estimate = {.output = output, .year = year};
  return studies_score_plan(forecast, &world->inputs, &estimate);
}

/* An event of the plan is promised; a thing that is only likely, and an event of one's own, not. */
static void promised(void **state) {
  (void)state;
  static const char *const yes[] = {"event.budget_suffices",  "event.budget_suffices_pooled",
                                    "event.places_filled",    "event.plan_met",
                                    "event.goal_met",         "event.all_met",
                                    "event.goal_met.contact", "event.goal_met.deal"};
  static const char *const no[] = {"event.fire", "event.goal_me", "event.plan_met.x", "places",
                                   "event.all_me"};
  world_t world;
  const studies_forecast_t forecast = {0};
  world_init(&world);
  for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
    assert_true(plan_of(&forecast, &world, yes[i], 2026) == 1.0);
  for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
    assert_true(isnan(plan_of(&forecast, &world, no[i], 2026)));
  world_free(&world);
}

/* 29 %, written 0.29, is 29 and not 28.999…; a goal that is drawn is not known. */
static void goals(void **state) {
  (void)state;
  world_t world;
  const studies_forecast_t forecast = {0};
  world_init(&world);
  world_set(&world, "goal.contact", 0, 0.29, "share");
  world_set(&world, "goal.deal", 0, 0.123456, "share");
  world_set(&world, "goal.form", 0, 0.3, "share");
  world.inputs.rows[world.inputs.count - 1].distribution = MODELS_UNIFORM;
  assert_true(plan_of(&forecast, &world, "indicator.contact", 2026) == 29.0);
  assert_true(plan_of(&forecast, &world, "indicator.deal", 2026) == 12.3456);
  assert_true(isnan(plan_of(&forecast, &world, "indicator.form", 2026)));
  assert_true(isnan(plan_of(&forecast, &world, "indicator.other", 2026)));
  assert_true(isnan(plan_of(&forecast, &world, "indicator_contact", 2026)));
  world_free(&world);
}

/* Beneficiaries are planned as places, spending as the ceiling, in the same year. */
static void planned_amounts(void **state) {
  (void)state;
  world_t world;
  studies_estimate_t estimates[] = {{.output = "places", .year = 2026},
                                    {.output = "places", .year = 2027},
                                    {.output = "budget.ceiling", .year = 2027},
                                    {.output = "beneficiaries", .year = 2027}};
  for (size_t i = 0; i < 4; i++)
    for (int q = 0; q < STUDIES_QUANTILES; q++)
      estimates[i].quantile[q] = 100.0 * (double)(i + 1) + q;
  const studies_forecast_t forecast = {.estimates = estimates, .count = 4};
  world_init(&world);
  assert_true(plan_of(&forecast, &world, "beneficiaries", 2027) == 203.0);
  assert_true(plan_of(&forecast, &world, "beneficiaries", 2026) == 103.0);
  assert_true(plan_of(&forecast, &world, "spending", 2027) == 303.0);
  assert_true(isnan(plan_of(&forecast, &world, "spending", 2026)));
  assert_true(isnan(plan_of(&forecast, &world, "places", 2027)));
  world_free(&world);
}

/* The year before: of what was observed first, a whole year of the same output; then of history, in
   the money of the output. Of a total there is none. */
static void year_before(void **state) {
  (void)state;
  inputs_observed_row_t seen[] = {
      {.name = (char[]){"spending"}, .year = 2026, .value = 1.0, .round = 2},
      {.name = (char[]){"beneficiaries"}, .year = 2026, .value = 2.0},
      {.name = (char[]){"spending"}, .year = 2025, .value = 3.0},
      {.name = (char[]){"spending"}, .year = 2026, .value = 4.0}};
  inputs_history_row_t history[] = {
      {.name = (char[]){"spending"}, .year = 2024, .value = 5.0, .base = 2025},
      {.name = (char[]){"inflation"}, .year = 2024, .value = 6.0},
      {.name = (char[]){"spending"}, .year = 2025, .value = 7.0},
      {.name = (char[]){"spending"}, .year = 2024, .value = 8.0},
      {.name = (char[]){"spending"}, .year = -1, .value = 9.0}};
  const inputs_observed_t observed = {.rows = seen, .count = 4};
  const inputs_programme_t inputs = {.history = history, .history_count = 5};
  static const struct {
    int year;
    double value;
  } cases[] = {{2027, 4.0}, {2026, 3.0}, {2025, 8.0}};
  for (size_t i = 0; i < 3; i++) {
    const studies_estimate_t estimate = {.output = "spending", .year = cases[i].year};
    assert_true(studies_score_previous(&inputs, &observed, &estimate) == cases[i].value);
  }
  const studies_estimate_t unknown = {.output = "spending", .year = 2028};
  assert_true(isnan(studies_score_previous(&inputs, &observed, &unknown)));
  const studies_estimate_t other = {.output = "deals", .year = 2027};
  assert_true(isnan(studies_score_previous(&inputs, &observed, &other)));
  const studies_estimate_t first = {.output = "beneficiaries", .year = 2027};
  assert_true(studies_score_previous(&inputs, &observed, &first) == 2.0);
}

/* A total has no year before it, whatever was seen. */
static void no_year_before_a_total(void **state) {
  (void)state;
  inputs_observed_row_t seen[] = {{.name = (char[]){"spending"}, .year = 0, .value = 1.0},
                                  {.name = (char[]){"spending"}, .year = 2026, .value = 2.0}};
  const inputs_observed_t observed = {.rows = seen, .count = 2};
  const inputs_programme_t inputs = {0};
  const studies_estimate_t total = {.output = "spending", .year = 0};
  assert_true(isnan(studies_score_previous(&inputs, &observed, &total)));
  const studies_estimate_t year_one = {.output = "spending", .year = 1};
  assert_true(studies_score_previous(&inputs, &observed, &year_one) == 1.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(promised),
      cmocka_unit_test(goals),
      cmocka_unit_test(planned_amounts),
      cmocka_unit_test(year_before),
      cmocka_unit_test(no_year_before_a_total),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
