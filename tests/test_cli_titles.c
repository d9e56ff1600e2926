// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_components.h"
#include "cli/run/charts_joint.h"
#include "cli/run/charts_limits.h"
#include "cli/run/charts_rise.h"
#include "cli/run/titles.h"
#include "tests/titles_scenarios.h"

/* What the titles of the chances, the budget, the places, the cost, the indicators and the regions
   claim, worked out again from the estimates. */

static void check_board(const set_t *set, const char *title) {
  const int year = set->forecast.years > 1 ? 0 : set->forecast.first_year;
  const double plan = mean_of(set, "event.plan_met", year),
               all = mean_of(set, "event.all_met", year);
  char p[PARTS][PART];
  if (met(0, title, "The plan has no places", p))
    claims(!has_places(set), title);
  else if (met(1, title, "The whole plan of {} is met in no replicate", p))
    claims(plan == 0.0, title);
  else if (met(2, title, "The whole plan of {} is met in every replicate", p))
    claims(plan == 1.0, title);
  else if (met(3, title, "The whole plan of {} is met with a probability of {}", p))
    holds(title, p[1], plan);
  else if (met(4, title, "The whole plan of {} and its goals are met in no replicate", p))
    claims(all == 0.0, title);
  else if (met(5, title, "The whole plan of {} and its goals are met in every replicate", p))
    claims(all == 1.0, title);
  else if (met(6, title, "The whole plan of {} and its goals are met with a probability of {}", p))
    holds(title, p[1], all);
  else
    fail_msg("what is this: %s", title);
}

static void check_budget(const set_t *set, const char *title) {
  static const char event[] = "event.budget_suffices";
  char p[PARTS][PART];
  double low, high, later, unused;
  const size_t count = ends_of(set, event, 0, &low, &high);
  if (met(10, title, "The plan has no places", p)) {
    claims(count == 0 && !has_places(set), title);
  } else if (met(11, title, "The ceiling of {} suffices in no replicate", p)) {
    claims(count == 1 && mean_of(set, event, atoi(p[0])) == 0.0, title);
  } else if (met(12, title, "The ceiling of {} suffices in every replicate", p)) {
    claims(count == 1 && mean_of(set, event, atoi(p[0])) == 1.0, title);
  } else if (met(13, title, "The ceiling of {} suffices with a probability of {}", p)) {
    claims(count == 1, title);
    holds(title, p[1], mean_of(set, event, atoi(p[0])));
  } else if (met(14, title, "The ceiling suffices in no year of any replicate", p)) {
    claims(count > 1 && high == 0.0, title);
  } else if (met(15, title, "The ceiling suffices in every year of every replicate", p)) {
    claims(count > 1 && low == 1.0, title);
  } else if (met(79, title, "The ceiling suffices with a probability of {} to {} in each year",
                 p)) {
    holds(title, p[0], low);
    holds(title, p[1], high);
  } else if (met(16, title, "The ceiling suffices with a probability of {} in each year", p)) {
    holds(title, p[0], low);
    holds(title, p[0], high);
  } else if (met(17, title,
                 "The ceiling suffices with a probability of {} in {}; later with {} or less", p)) {
    ends_of(set, event, atoi(p[1]) + 1, &unused, &later);
    holds(title, p[0], high);
    holds(title, p[0], mean_of(set, event, atoi(p[1])));
    holds(title, p[2], later);
    claims(later < high && ends_of(set, event, atoi(p[1]), &low, &high) == count, title);
  } else if (met(18, title,
                 "The ceiling suffices with a probability of {} in {}, the best year, and {} in "
                 "{}, the worst",
                 p)) {
    holds(title, p[0], mean_of(set, event, atoi(p[1])));
    holds(title, p[2], mean_of(set, event, atoi(p[3])));
    claims(mean_of(set, event, atoi(p[1])) == high && mean_of(set, event, atoi(p[3])) == low &&
               high - low > 4.0 * sqrt((low + high) * (1.0 - (low + high) / 2.0) / REPLICATES),
           title);
  } else {
    fail_msg("what is this: %s", title);
  }
}

static void check_places(const set_t *set, const char *title) {
  char p[PARTS][PART];
  const int year = set->forecast.years > 1 ? 0 : set->forecast.first_year;
  if (met(20, title, "The plan has no places", p)) {
    claims(!has_places(set), title);
    return;
  }
  const double filled = mean_of(set, "event.places_filled", year);
  const double low = quantile_of(set, "places.unfilled", STUDIES_P05),
               median = quantile_of(set, "places.unfilled", STUDIES_P50),
               high = quantile_of(set, "places.unfilled", STUDIES_P95);
  const double plan = quantile_of(set, "places", STUDIES_P50);
  if (met(21, title, "The places of the plan of {} ({}) are filled in every replicate", p)) {
    claims(filled == 1.0 && high == 0.0 && number_in(p[1]) == plan, title);
  } else if (met(22, title, "The places of the plan of {} ({}) are filled with a probability of {}",
                 p)) {
    claims(median == 0.0 && number_in(p[1]) == plan, title);
    holds(title, p[2], filled);
  } else if (met(23, title, "Of {} places in {} about {} would be left unfilled ({} to {})", p)) {
    claims(number_in(p[0]) == plan && median > 0.0, title);
    rounds(title, p[2], median, high - low);
    rounds(title, p[3], low, high - low);
    rounds(title, p[4], high, high - low);
  } else {
    fail_msg("what is this: %s", title);
  }
}

static void check_indicator(const set_t *set, const char *title, const char *output,
                            const char *goal, const char *event) {
  char p[PARTS][PART];
  double low, high;
  const size_t count = ends_of(set, event, 0, &low, &high);
  const size_t row = models_inputs_find(&set->inputs.inputs, goal, 0);
  const double value =
      row < set->inputs.inputs.count ? 100.0 * set->inputs.inputs.rows[row].value : (double)NAN;
  if (met(30, title, "Participants {}: the goal of {} is met in no replicate", p)) {
    claims(high == 0.0, title);
  } else if (met(31, title, "Participants {}: the goal of {} is met in every replicate", p)) {
    claims(low == 1.0, title);
  } else if (met(32, title,
                 "Participants {}: the goal of {} is met with a probability of {} a year", p)) {
    holds(title, p[2], low);
    holds(title, p[2], high);
  } else if (met(33, title,
                 "Participants {}: the goal of {} is met with a probability of {} to {}, by year",
                 p)) {
    holds(title, p[2], low);
    holds(title, p[3], high);
  } else if (met(34, title, "Participants {} in {}: about {} ({} to {})", p)) {
    const double *q = studies_forecast_find(&set->forecast, output, atoi(p[1]))->quantile;
    claims(count == 0 && fabs(number_in(p[2]) - q[STUDIES_P50]) <= 0.5 + 1e-9 &&
               fabs(number_in(p[3]) - q[STUDIES_P05]) <= 1.0 &&
               fabs(number_in(p[4]) - q[STUDIES_P95]) <= 1.0,
           title);
    return;
  } else {
    fail_msg("what is this: %s", title);
  }
  claims(count > 0 && fabs(number_in(p[1]) - value) <= 0.05 + 1e-9, title);
}

static void check_cost(const set_t *set, const char *title) {
  char p[PARTS][PART];
  const studies_estimate_t *cost = studies_forecast_find(&set->forecast, "budget.required", 0);
  if (met(40, title, "The plan has no places", p)) {
    claims(!cost, title);
    return;
  }
  const double *q = cost->quantile, spread = q[STUDIES_P95] - q[STUDIES_P05];
  double x[2], probability[2];
  if (met(41, title, "With 80% probability the plan of {} costs {} or less", p)) {
    const double amount = thousands_in(p[1]);
    claims(amount >= q[STUDIES_P80] * (1.0 - 1e-12) &&
               amount <= q[STUDIES_P80] + fmax(spread / 10.0, 1e-9),
           title);
    claims(studies_forecast_curve(&set->forecast, "budget.required", 0, 2, x, probability) == 2 &&
               spread > 0.0,
           title);
  } else if (met(42, title, "The plan of {} costs {}", p)) {
    claims(spread == 0.0 && fabs(thousands_in(p[1]) - q[STUDIES_P50]) <= 0.001 * q[STUDIES_P50],
           title);
  } else {
    fail_msg("what is this: %s", title);
  }
}

static void check_regions(const set_t *set, const char *title) {
  char p[PARTS][PART];
  const int year = 0;
  const double north = mean_of(set, "participants.region.north", year),
               south = mean_of(set, "participants.region.south", year);
  if (met(50, title, "{}: {} of the participants expected in {}", p)) {
    claims(strcmp(p[0], north >= south ? "north" : "south") == 0, title);
    claims(fabs(number_in(p[1]) - 100.0 * fmax(north, south) / (north + south)) <= 0.5 + 1e-9,
           title);
  } else if (met(51, title, "Participants by region, {}", p)) {
    claims(north + south == 0.0, title);
  } else {
    fail_msg("what is this: %s", title);
  }
}

static const char *indicator_title(set_t *set, bool course) {
  return course ? cli_title_indicator(&set->sheet, "indicator.employed", "goal.employed", "x")
                : cli_title_indicator(&set->sheet, "indicator.deal", "goal.deal", "x");
}

static const char *regions_title(set_t *set) {
  static const char *const regions[] = {"participants.region.north", "participants.region.south"};
  static const char *const labels[] = {"north", "south"};
  return cli_title_regions(&set->sheet, regions, labels, 2);
}

static void check_all(set_t *set, bool course) {
  enum { TITLES = 6 };
  const char *titles[WORDS_LANG_COUNT][TITLES];
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
    set->sheet.lang = (words_lang_t)lang;
    const char *own[TITLES] = {cli_title_board(&set->sheet),  cli_title_budget(&set->sheet),
                               cli_title_places(&set->sheet), cli_title_cost(&set->sheet),
                               indicator_title(set, course),  course ? regions_title(set) : NULL};
    memcpy(titles[lang], own, sizeof own);
  }
  const char *const *en = titles[WORDS_EN];
  check_languages(en, titles[WORDS_ES], TITLES);
  check_board(set, en[0]);
  check_budget(set, en[1]);
  check_places(set, en[2]);
  check_cost(set, en[3]);
  if (en[4])
    check_indicator(set, en[4], course ? "indicator.employed" : "indicator.deal",
                    course ? "goal.employed" : "goal.deal",
                    course ? "event.goal_met.employed" : "event.goal_met.deal");
  if (en[5])
    check_regions(set, en[5]);
}

/* With --only, what was not computed is not said to be 0, nor a part the whole. */
static void test_some_outputs_only(void **state) {
  (void)state;
  static const char *const kept_names[] = {"budget.required",
                                           "budget.ceiling",
                                           "beneficiaries",
                                           "participants",
                                           "participants.region.north",
                                           "spending.component.classes",
                                           "spending.component.placement",
                                           "event.goal_met.employed"};
  inputs_programme_t inputs;
  studies_forecast_t forecast;
  words_report_t report;
  bool kept[2000] = {false};
  words_report_init(&report, WORDS_EN);
  assert_int_equal(
      inputs_load(&(inputs_request_t){.folder = "tests/programmes/curso"}, &inputs, &report),
      SIM_OK);
  words_report_free(&report);
  assert_int_equal(studies_forecast_prepare(&forecast, &inputs.inputs, 7, false), SIM_OK);
  assert_true(forecast.count <= sizeof kept / sizeof kept[0]);
  for (size_t i = 0; i < forecast.count; i++)
    for (size_t k = 0; k < sizeof kept_names / sizeof kept_names[0]; k++)
      kept[i] = kept[i] || strcmp(forecast.estimates[i].output, kept_names[k]) == 0;
  assert_int_equal(studies_forecast_keep(&forecast, kept), SIM_OK);
  assert_int_equal(studies_forecast_simulate(&forecast,
                                             &(sim_run_options_t){.replicates = REPLICATES},
                                             SIM_DESIGN_RANDOM),
                   SIM_OK);
  set_t set = {.inputs = inputs, .forecast = forecast};
  set.sheet = (cli_sheet_t){.facts = {.first_year = 2027, .years = 2, .replicates = REPLICATES},
                            .forecast = &set.forecast,
                            .inputs = &set.inputs,
                            .lang = WORDS_EN};
  assert_string_equal(cli_title_board(&set.sheet), "Probability of each event");
  assert_string_equal(cli_title_budget(&set.sheet),
                      "Budget required by the plan and ceiling of each year");
  assert_string_equal(cli_title_places(&set.sheet),
                      "Beneficiaries and participants against places");
  assert_null(cli_title_components(&set.sheet));
  assert_null(cli_title_limits(&set.sheet));
  assert_null(cli_title_rise(&set.sheet));
  assert_null(cli_title_joint(&set.sheet));
  static const char *const region[] = {"participants.region.north"}, *const label[] = {"north"};
  char p[PARTS][PART];
  const char *title = cli_title_regions(&set.sheet, region, label, 1);
  claims(is_like(title, "{}: {} of the participants expected in {}", p) && number_in(p[1]) < 60.0,
         title);
  end(&set);
}

static void test_random_scenarios(void **state) {
  (void)state;
  on_random_scenarios(check_all);
}

static void test_ends(void **state) {
  (void)state;
  on_the_ends(check_all);
}

static void test_every_form_was_met(void **state) {
  (void)state;
  static const int all[] = {0,  1,  2,  3,  4,  6,  10, 11, 12, 13, 14, 15, 16, 17,
                            18, 20, 21, 22, 23, 30, 31, 33, 34, 41, 42, 50, 51};
  were_met(all, sizeof all / sizeof all[0]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_random_scenarios), cmocka_unit_test(test_ends),
      cmocka_unit_test(test_some_outputs_only), cmocka_unit_test(test_every_form_was_met)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
