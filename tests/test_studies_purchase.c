// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/purchase.h"

#include "cli/run/charts_afford.h"
#include "inputs/load.h"
#include "models/table/outputs.h"
#include "sim/status.h"
#include "tests/titles_support.h"

#include <math.h>
#include <stdio.h>

/* Which ceiling pays for how many places, against runs of the same plan with that many places: the
   event of those runs is the truth. And the title that says so. */

enum { REPLICATES = 500 };

typedef struct {
  inputs_programme_t inputs;
  studies_forecast_t forecast;
} set_t;

static void begin(set_t *set, const char *folder, const char *const *overrides, size_t count) {
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  const inputs_request_t request = {
      .folder = folder, .overrides = overrides, .override_count = count};
  assert_int_equal(inputs_load(&request, &set->inputs, &report), SIM_OK);
  words_report_free(&report);
  const sim_run_options_t options = {.replicates = REPLICATES, .threads = 1};
  assert_int_equal(studies_forecast_run(&set->forecast, &set->inputs.inputs, 7, &options, false),
                   SIM_OK);
}

static void end(set_t *set) {
  studies_forecast_free(&set->forecast);
  inputs_programme_free(&set->inputs);
}

static const studies_estimate_t *of(const set_t *set, models_series_id_t id, int year) {
  const studies_estimate_t *e = studies_forecast_find(&set->forecast, models_series_name(id), year);
  assert_non_null(e);
  return e;
}

/* The probability that the ceiling suffices with so many places in that year. */
static double chance_with(const char *folder, int year, double places) {
  char text[64];
  set_t set;
  snprintf(text, sizeof text, "plan.places.%d=%.0f", year, places);
  begin(&set, folder, (const char *const[]){text}, 1);
  const double chance = of(&set, MODELS_S_SUFFICES, year)->mean;
  end(&set);
  return chance;
}

/* As many places as are paid for in a share of the replicates, and not one more; at the plan, the
   chance of the forecast. A year whose ceiling is sure, and one in which prices make it uncertain.
 */
static void as_runs_say(void **state) {
  (void)state;
  static const char folder[] = "scenarios/redes";
  static const double levels[] = {0.5, 0.95};
  for (int year = 2026; year <= 2027; year++) {
    set_t set;
    studies_purchase_t self;
    begin(&set, folder, NULL, 0);
    const double ceiling = of(&set, MODELS_S_CEILING, year)->quantile[STUDIES_P50],
                 places = of(&set, MODELS_S_PLACES, year)->mean;
    assert_int_equal(
        studies_purchase_init(&self, &set.inputs.inputs, &set.forecast, year, ceiling, REPLICATES),
        SIM_OK);
    size_t sufficient = 0;
    for (size_t r = 0; r < self.count; r++)
      sufficient += self.fixed[r] + self.unit[r] * places <= ceiling * (1.0 + 1e-9);
    assert_true(fabs((double)sufficient / REPLICATES - of(&set, MODELS_S_SUFFICES, year)->mean) <
                1e-9);
    for (size_t k = 0; k < 2; k++) {
      const double paid = studies_purchase_places(&self, ceiling, levels[k]);
      assert_true(chance_with(folder, year, paid) >= levels[k] - 1e-9);
      assert_true(chance_with(folder, year, paid + 1.0) < levels[k] - 1e-9);
      const double needed = studies_purchase_ceiling(&self, paid, levels[k]);
      assert_true(needed <= ceiling * (1.0 + 1e-9));
      assert_true(studies_purchase_ceiling(&self, paid + 1.0, levels[k]) > ceiling);
    }
    studies_purchase_free(&self);
    end(&set);
  }
}

static void refuses_a_year_without(void **state) {
  (void)state;
  set_t set;
  studies_purchase_t self;
  begin(&set, "scenarios/redes", NULL, 0);
  static const struct {
    int year;
    double ceiling;
  } wrong[] = {{2031, 310000.0}, {2026, 0.0}};
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal(studies_purchase_init(&self, &set.inputs.inputs, &set.forecast, wrong[i].year,
                                           wrong[i].ceiling, REPLICATES),
                     SIM_ERR_DOMAIN);
    studies_purchase_free(&self);
  }
  end(&set);
}

/* What the title claims holds in a run with that ceiling, or those places. */
static void check_title(const char *folder, const char *ceiling) {
  char parts[PARTS][PART], *title = NULL;
  set_t set;
  begin(&set, folder, &ceiling, ceiling != NULL);
  cli_sheet_t sheet = {.facts = {.first_year = set.forecast.first_year,
                                 .years = set.forecast.years,
                                 .replicates = REPLICATES,
                                 .seed = 7},
                       .forecast = &set.forecast,
                       .inputs = &set.inputs,
                       .lang = WORDS_EN};
  const char *said = cli_title_afford(&sheet);
  assert_non_null(said);
  title = strdup(said);
  const int first = set.forecast.first_year;
  const double plan = of(&set, MODELS_S_PLACES, first)->mean,
               chance = of(&set, MODELS_S_SUFFICES, first)->mean;
  if (is_like(title,
              "To pay for the {} places of {} with 80% certainty takes a ceiling of {}; "
              "that of the plan pays for {}",
              parts)) {
    char at[64];
    claims(number_in(parts[0]) == plan && number_in(parts[1]) == first, title);
    claims(chance < 0.8 && number_in(parts[3]) < plan, title);
    claims(chance_with(folder, first, number_in(parts[3])) >= 0.8 - 1e-9, title);
    snprintf(at, sizeof at, "budget.ceiling=%.0f", thousands_in(parts[2]));
    set_t other;
    begin(&other, folder, (const char *const[]){at}, 1);
    claims(of(&other, MODELS_S_SUFFICES, first)->mean >= 0.8 - 1e-9, title);
    end(&other);
  } else {
    claims(is_like(title,
                   "The ceiling of {} pays for {} places with 80% certainty; the plan has {}",
                   parts),
           title);
    claims(chance >= 0.8 && number_in(parts[0]) == first && number_in(parts[2]) == plan &&
               number_in(parts[1]) >= plan,
           title);
  }
  free(title);
  cli_sheet_free(&sheet);
  end(&set);
}

static void titles(void **state) {
  (void)state;
  check_title("scenarios/redes", NULL);
  check_title("scenarios/redes", "budget.ceiling=900000");
  check_title("scenarios/redes", "budget.ceiling=250000");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(as_runs_say),
                                     cmocka_unit_test(refuses_a_year_without),
                                     cmocka_unit_test(titles)};
  return cmocka_run_group_tests_name("studies_purchase", tests, NULL, NULL);
}
