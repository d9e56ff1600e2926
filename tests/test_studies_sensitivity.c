// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/sensitivity.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The programme `redes` against closed forms. With costs that are the same every year, two years on
   from 2025, budget.required.2027 = K (c₁ + c₂) I,  I = 1 + π₂₀₂₇,  K = 600 / (1 − 0.069), c₁ and
   c₂ lognormal costs with P5 240.3 and P95 324.2, mean m and variance v each, and I normal with the
   moments of the autoregression. All deviations are in standard errors: 4.9, a false alarm in 10⁶
   for each of the 25 comparisons. */

typedef struct {
  studies_sensitivity_t self;
} run_t;

static void start(run_t *run, const char *variant, size_t points, const char *const *outputs,
                  size_t count) {
  *run = (run_t){
      .self.request = {.outputs = outputs, .output_count = count, .points = points, .seed = 2026}};
  const inputs_request_t programme = {
      .folder = "scenarios/redes", .variants = &variant, .variant_count = variant != NULL};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&programme, &run->self.inputs, &report), SIM_OK);
  assert_int_equal(studies_sensitivity_compute(&run->self, &report), SIM_OK);
  assert_int_equal(report.errors, 0);
  words_report_free(&report);
}

static size_t set_of(const studies_sensitivity_t *self, const char *name) {
  size_t set = 0;
  while (strcmp(studies_sensitivity_set_name(self, set), name) != 0)
    set++;
  return set;
}

static void assert_near(const sim_index_t *index, double truth) {
  if (fabs(index->raw - truth) > 4.9 * index->se + 1e-12)
    fail_msg("%.6f ± %.6f, known %.6f", index->raw, index->se, truth);
  print_message("%.4f [%.4f, %.4f] known %.4f\n", index->shown, index->low, index->high, truth);
}

static void required_budget(void **state) {
  (void)state;
  const double z95 = 1.6448536269514722, sigma = log(324.2 / 240.3) / (2.0 * z95);
  const double m = sqrt(240.3 * 324.2) * exp(0.5 * sigma * sigma);
  const double v = m * m * (exp(sigma * sigma) - 1.0);
  const double mu = 0.03, phi = 0.31, sd = 0.0104;
  const double index = 1.0 + mu + phi * phi * (0.035 - mu), w = sd * sd * (1.0 + phi * phi);
  const double mean = 2.0 * m * index;
  const double all = (2.0 * v + 4.0 * m * m) * (w + index * index) - mean * mean;
  const double without_one = (v + 4.0 * m * m) * (w + index * index) - mean * mean;
  const double k = 600.0 / (1.0 - 0.069);

  run_t run;
  start(&run, "version-1", 8192, (const char *const[]){"budget.required.2027"}, 1);
  const sim_sensitivity_t *result = &run.self.results[0];
  assert_true(fabs(result->mean - k * mean) < 4.9 * result->mean_se);
  assert_true(fabs(result->variance / (k * k * all) - 1.0) < 4.9 * result->variance_error);
  const char *const costs[] = {"cost.preparation", "cost.round"};
  for (size_t i = 0; i < 2; i++) {
    const size_t set = set_of(&run.self, costs[i]);
    assert_near(&result->sets[set].first, v * index * index / all);
    assert_near(&result->sets[set].total, 1.0 - without_one / all);
    const studies_swing_t *swing = &studies_sensitivity_effect(&run.self, 0, set)->swing;
    assert_true(fabs(swing->low.mean - k * (240.3 + m) * index) <
                4.9 * sim_moments_se(&swing->low));
    assert_true(fabs(swing->difference.mean - k * (324.2 - 240.3) * index) <
                4.9 * sim_moments_se(&swing->difference));
    assert_true(studies_sensitivity_effect(&run.self, 0, set)->rank.low > 0.6);
  }
  const size_t chance = studies_picks_chance(&run.self.picks);
  assert_near(&result->sets[chance].first, 4.0 * m * m * w / all);
  assert_near(&result->sets[chance].total, 1.0 - 2.0 * v * index * index / all);
  /* The spread of both costs is judgement: that grade alone explains all but chance and its part.
   */
  const size_t judged = set_of(&run.self, "judgement");
  assert_near(&result->sets[judged].first, 2.0 * v * index * index / all);
  assert_near(&result->sums[STUDIES_BY_GRADE], (2.0 * v * index * index + 4.0 * m * m * w) / all);
  assert_near(&result->sums[STUDIES_BY_GROUP], (2.0 * v * index * index + 4.0 * m * m * w) / all);
  studies_sensitivity_free(&run.self);
}

/* A product of five betas; see test_sim_sensitivity.c. */
static void target_population(void **state) {
  (void)state;
  static const struct {
    const char *name;
    double share, n;
  } factors[] = {{"criterion.sales_band", 0.446, 10000},
                 {"criterion.sector", 0.686, 10000},
                 {"criterion.untrained", 0.967, 3100},
                 {"admissibility.no_debt", 0.88, 300},
                 {"admissibility.no_pending_accounts", 0.95, 300}};
  run_t run;
  start(&run, NULL, 8192, (const char *const[]){"population.target.2026", "budget.ceiling.2026"},
        2);
  double c[5], all = 1.0;
  for (size_t i = 0; i < 5; i++) {
    c[i] = (1.0 - factors[i].share) / factors[i].share / (factors[i].n + 1.0);
    all *= 1.0 + c[i];
  }
  for (size_t i = 0; i < 5; i++) {
    const size_t set = set_of(&run.self, factors[i].name);
    assert_near(&run.self.results[0].sets[set].first, c[i] / (all - 1.0));
    assert_near(&run.self.results[0].sets[set].total, c[i] / (1.0 + c[i]) * all / (all - 1.0));
  }
  /* By total index: debts first; nobody's chance plays a part. */
  const size_t *ranking = studies_sensitivity_ranking(&run.self, 0);
  assert_int_equal(ranking[0], set_of(&run.self, "admissibility.no_debt"));
  assert_int_equal(studies_sensitivity_shown(&run.self, 0, 10), 5);
  assert_int_equal(run.self.results[0].sets[studies_picks_chance(&run.self.picks)].changed, 0);
  assert_true(run.self.results[1].is_constant);
  assert_true(run.self.results[1].mean == 310000.0);
  studies_sensitivity_free(&run.self);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(required_budget),
      cmocka_unit_test(target_population),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
