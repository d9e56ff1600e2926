// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/comparison.h"
#include "studies/monitor.h"
#include "studies/probe.h"
#include "studies/purchase.h"
#include "studies/robustness.h"
#include "studies/sensitivity.h"
#include "studies/value.h"

#include "tests/numbers_support.h"
#include "tests/programme_support.h"

/* What the studies answer of small programmes: every number. */

enum { REPLICATES = 512 };

static const sim_run_options_t one_thread = {.replicates = REPLICATES, .threads = 1};

static void add_index(numbers_t *numbers, const sim_index_t *index) {
  const double all[] = {index->raw, index->se, index->shown, index->low, index->high};
  numbers_add_all(numbers, sizeof all / sizeof all[0], all);
}

static void add_moments(numbers_t *numbers, const sim_moments_t *m) {
  numbers_add(numbers, (double)m->count);
  numbers_add(numbers, m->mean);
  numbers_add(numbers, sim_moments_se(m));
}

static void add_output(numbers_t *numbers, const studies_sensitivity_t *self, size_t o) {
  const sim_sensitivity_t *r = &self->results[o];
  const double own[] = {(double)r->used, (double)r->dropped, r->mean,
                        r->mean_se,      r->variance,        r->variance_error,
                        r->range,        r->is_rare,         r->is_constant};
  numbers_add_all(numbers, sizeof own / sizeof own[0], own);
  for (size_t p = 0; p < SIM_PARTITIONS; p++)
    add_index(numbers, &r->sums[p]);
  for (size_t set = 0; set < self->picks.set_count; set++) {
    numbers_text(numbers, studies_sensitivity_set_name(self, set));
    add_index(numbers, &r->sets[set].first);
    add_index(numbers, &r->sets[set].total);
    numbers_add(numbers, r->sets[set].unseen);
    numbers_add(numbers, (double)r->sets[set].changed);
  }
  for (size_t g = 0; g < self->groups.count; g++) {
    const studies_effect_t *effect = studies_sensitivity_effect(self, o, g);
    const double rank[] = {effect->rank.estimate, effect->rank.low, effect->rank.high,
                           effect->swing.input_low, effect->swing.input_high};
    numbers_add_all(numbers, sizeof rank / sizeof rank[0], rank);
    add_moments(numbers, &effect->swing.low);
    add_moments(numbers, &effect->swing.difference);
  }
  for (size_t i = 0; i <= self->groups.count; i++)
    numbers_add(numbers, (double)studies_sensitivity_ranking(self, o)[i]);
}

static void sensitivity(void **state) {
  (void)state;
  static const char *const outputs[] = {"budget.required.2028", "event.plan_met.2028",
                                        "indicator.deal.2027", "spending"};
  static const char *const groups[] = {"cost"};
  studies_sensitivity_t self = {.request = {.outputs = outputs,
                                            .output_count = 4,
                                            .groups = groups,
                                            .group_count = 1,
                                            .points = 1000,
                                            .seed = 4,
                                            .threads = 1}};
  numbers_t numbers = numbers_begin("sensitivity of taller");
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  programme_load("tests/programmes/taller", NULL, &self.inputs);
  assert_int_equal(studies_sensitivity_compute(&self, &report), SIM_OK);
  for (size_t o = 0; o < self.output_count; o++)
    add_output(&numbers, &self, o);
  numbers_end(&numbers);
  words_report_free(&report);
  studies_sensitivity_free(&self);
}

static void search(const char *name, const char *find, const char *so_that) {
  const studies_lever_request_t request = {.programme = {.folder = "tests/programmes/taller"},
                                           .find = find};
  studies_lever_t lever;
  studies_condition_t condition;
  studies_search_t found;
  words_report_t report;
  numbers_t numbers = numbers_begin(name);
  words_report_init(&report, WORDS_EN);
  assert_int_equal(studies_lever_load(&lever, &request, &report), SIM_OK);
  assert_int_equal(studies_condition_parse(&condition, so_that, &report), SIM_OK);
  studies_probe_t probe = {
      .lever = &lever, .condition = &condition, .replicates = REPLICATES, .seed = 3, .threads = 1};
  const studies_function_t function = studies_probe_function(&probe);
  assert_int_equal(studies_search_run(&found, &lever.lattice, &condition.inequality, &function),
                   SIM_OK);
  const double own[] = {found.verdict,
                        found.rises,
                        found.falls,
                        (double)found.stretch_count,
                        (double)found.answer,
                        (double)found.beyond,
                        (double)found.interval_low,
                        (double)found.interval_high,
                        found.open_low,
                        found.open_high};
  numbers_add_all(&numbers, sizeof own / sizeof own[0], own);
  for (size_t i = 0; i < found.count; i++) {
    const studies_point_t *point = &found.points[i];
    const double all[] = {(double)point->k,        point->value,        point->response.estimate,
                          point->response.se,      point->response.low, point->response.high,
                          point->response.defined, point->satisfied,    point->grid};
    numbers_add_all(&numbers, sizeof all / sizeof all[0], all);
  }
  numbers_end(&numbers);
  studies_search_free(&found);
  studies_probe_free(&probe);
  studies_lever_free(&lever);
  words_report_free(&report);
}

static void solve(void **state) {
  (void)state;
  search("solve a mean", "plan.places.2028", "mean(event.budget_suffices.2028) >= 0.8");
  search("solve a quantile", "budget.ceiling.2028", "p10(beneficiaries.2028) >= 100");
}

static void comparison(void **state) {
  (void)state;
  static const char *const names[] = {"base", "recomendado", "expansion"};
  studies_comparison_t self;
  words_report_t report;
  numbers_t numbers = numbers_begin("compare redes");
  words_report_init(&report, WORDS_EN);
  assert_int_equal(studies_comparison_load(&self, &(inputs_request_t){.folder = "scenarios/redes"},
                                           names, 3, REPLICATES, 6, &report),
                   SIM_OK);
  assert_int_equal(studies_comparison_run(&self, &one_thread), SIM_OK);
  for (size_t v = 0; v < 2; v++) {
    const studies_contrast_t *contrast = &self.contrasts[v];
    studies_cut_t cut;
    for (size_t i = 0; i < contrast->count; i++) {
      const studies_difference_t *d = &contrast->differences[i];
      const double own[] = {d->year,     d->mean,    d->mc_se,          d->positive,     d->zero,
                            d->negative, d->defined, d->reference_mean, d->variant_mean, d->cut};
      numbers_text(&numbers, d->output);
      numbers_add_all(&numbers, sizeof own / sizeof own[0], own);
      numbers_add_all(&numbers, STUDIES_DIFF_QUANTILES, d->quantile);
      numbers_add_all(&numbers, STUDIES_DIFF_QUANTILES, d->quantile_low);
      numbers_add_all(&numbers, STUDIES_DIFF_QUANTILES, d->quantile_high);
    }
    assert_int_equal(studies_contrast_cut(contrast, &cut), SIM_OK);
    const double cuts[] = {cut.median,          (double)cut.varying,        (double)cut.fixed,
                           (double)cut.changed, (double)contrast->left_out, contrast->first_year};
    numbers_add_all(&numbers, sizeof cuts / sizeof cuts[0], cuts);
  }
  numbers_end(&numbers);
  studies_comparison_free(&self);
  words_report_free(&report);
}

static void value(void **state) {
  (void)state;
  static const char *const names[] = {"base", "objetado"};
  studies_value_t self = {.request = {.replicates = STUDIES_VALUE_LEAST, .threads = 1}};
  words_report_t report;
  numbers_t numbers = numbers_begin("value of redes");
  words_report_init(&report, WORDS_EN);
  assert_int_equal(studies_alternatives_load(&self.alternatives,
                                             &(inputs_request_t){.folder = "scenarios/redes"},
                                             names, 2, "value", &report),
                   SIM_OK);
  assert_int_equal(studies_alternatives_compile(&self.alternatives, 8, true), SIM_OK);
  assert_int_equal(studies_criterion_parse(&self.criterion, "linked.deal.2027/spending.real.2027",
                                           NULL, &self.alternatives, &report),
                   SIM_OK);
  assert_int_equal(studies_value_list(&self), SIM_OK);
  assert_int_equal(studies_value_sample(&self), SIM_OK);
  assert_int_equal(studies_value_analyse(&self), SIM_OK);
  numbers_add(&numbers, (double)self.best);
  numbers_add(&numbers, self.splits_matter);
  for (size_t a = 0; a < 2; a++) {
    const studies_value_decision_t *d = &self.decisions[a];
    add_moments(&numbers, &d->value);
    add_moments(&numbers, &d->behind);
    numbers_add_all(&numbers, 3, (double[]){d->p05, d->p95, d->share});
  }
  for (size_t i = 0; i < self.input_count; i++) {
    char name[STUDIES_VALUE_NAME];
    const studies_value_interval_t gain = studies_value_interval(self.inputs[i].gain);
    studies_value_name(&self.inputs[i], name);
    numbers_text(&numbers, name);
    numbers_add_all(&numbers, 3, (double[]){gain.value, gain.low, gain.high});
  }
  const sim_gain_t gains[] = {self.everything, self.all_inputs};
  for (size_t i = 0; i < 2; i++) {
    const studies_value_interval_t gain = studies_value_interval(gains[i]);
    numbers_add_all(&numbers, 3, (double[]){gain.value, gain.low, gain.high});
  }
  numbers_end(&numbers);
  studies_value_free(&self);
  words_report_free(&report);
}

static void monitor(void **state) {
  (void)state;
  studies_monitor_t self = {.request = {.replicates = REPLICATES, .seed = 5, .threads = 1}};
  words_report_t report;
  numbers_t numbers = numbers_begin("monitor of capacitacion");
  words_report_init(&report, WORDS_EN);
  programme_load("tests/programmes/capacitacion", NULL, &self.inputs);
  assert_int_equal(studies_monitor_compute(&self, &report), SIM_OK);
  for (size_t i = 0; i < self.count; i++) {
    const studies_finding_t *f = &self.rows[i];
    char text[STUDIES_PHRASE_SIZE];
    studies_finding_name(f, text, sizeof text);
    numbers_text(&numbers, text);
    studies_finding_phrase(f, text, sizeof text);
    numbers_text(&numbers, text);
    numbers_add_all(&numbers, 6,
                    (double[]){f->year, f->probability, f->mc_se, f->low, f->high, f->defined});
  }
  numbers_end(&numbers);
  studies_monitor_free(&self);
  words_report_free(&report);
}

static void widths(void **state) {
  (void)state;
  inputs_programme_t inputs;
  studies_forecast_t stated;
  studies_robustness_t self;
  numbers_t numbers = numbers_begin("widths of taller");
  programme_load("tests/programmes/taller", NULL, &inputs);
  assert_int_equal(studies_forecast_run(&stated, &inputs.inputs, 12, &one_thread, false), SIM_OK);
  assert_int_equal(
      studies_robustness_run(&self, &inputs.inputs, &stated, SIM_DESIGN_RANDOM, &one_thread, true),
      SIM_OK);
  for (size_t w = 0; w < STUDIES_WIDTHS; w++) {
    numbers_add(&numbers, studies_robustness_width(w));
    for (size_t i = 0; i < self.runs[w].count; i++) {
      numbers_text(&numbers, self.runs[w].estimates[i].output);
      numbers_add(&numbers, self.runs[w].estimates[i].mean);
    }
  }
  numbers_end(&numbers);
  studies_robustness_free(&self);
  studies_forecast_free(&stated);
  inputs_programme_free(&inputs);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sensitivity), cmocka_unit_test(solve),   cmocka_unit_test(comparison),
      cmocka_unit_test(value),       cmocka_unit_test(monitor), cmocka_unit_test(widths),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
