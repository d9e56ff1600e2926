// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/account.h"
#include "audit/placing.h"
#include "inputs/load.h"
#include "sim/design/copula.h"
#include "sim/estimate/adapt.h"
#include "sim/status.h"
#include "studies/comparison.h"
#include "studies/monitor.h"
#include "studies/parts.h"
#include "studies/probe.h"
#include "studies/robustness.h"
#include "studies/sensitivity.h"
#include "studies/value.h"

#include "tests/programme_support.h"

#include "tests/failing_alloc.h"

/* Each place of the program that asks for memory is refused it once: what was asked for says that
   there was none, and leaves nothing that cannot be freed. A place is tried in the first of these
   tasks that comes by it. */

enum { REPLICATES = 64 };

static const sim_run_options_t engine = {.replicates = REPLICATES, .threads = 1};
static inputs_programme_t taller, nacional, redes;

static int forecast_of(const inputs_programme_t *inputs, sim_design_kind_t design) {
  studies_forecast_t forecast;
  int status = studies_forecast_prepare(&forecast, &inputs->inputs, 1, true);
  if (!status)
    status = studies_forecast_simulate(&forecast, &engine, design);
  if (!status)
    studies_forecast_free(&forecast);
  return status;
}

static int forecast_taller(void) {
  return forecast_of(&taller, SIM_DESIGN_RANDOM);
}
static int forecast_nacional(void) {
  return forecast_of(&nacional, SIM_DESIGN_LHS);
}
static int forecast_redes(void) {
  return forecast_of(&redes, SIM_DESIGN_RANDOM);
}

static int events_alone(void) {
  studies_forecast_t stated;
  studies_robustness_t self = {0};
  int status = studies_forecast_run(&stated, &taller.inputs, 2, &engine, false);
  if (status)
    return status;
  status = studies_robustness_run(&self, &taller.inputs, &stated, SIM_DESIGN_RANDOM, &engine, true);
  studies_robustness_free(&self);
  studies_forecast_free(&stated);
  return status;
}

static int parts(void) {
  studies_forecast_t forecast;
  studies_parts_t one = {0}, other = {0};
  unsigned char *bytes = NULL;
  size_t size = 0;
  int status = studies_forecast_prepare(&forecast, &taller.inputs, 2, false);
  if (status)
    return status;
  status = studies_parts_init(&one, &forecast, 2 * REPLICATES);
  if (!status)
    status = studies_parts_init(&other, &forecast, 2 * REPLICATES);
  if (!status)
    status = studies_parts_run(&one, &engine, 0, REPLICATES);
  if (!status)
    status = studies_parts_run(&other, &engine, REPLICATES, 2 * REPLICATES);
  if (!status)
    status = studies_parts_pack(&other, &bytes, &size);
  if (!status)
    status = studies_parts_merge(&one, size, bytes);
  free(bytes);
  studies_parts_free(&one);
  studies_parts_free(&other);
  studies_forecast_free(&forecast);
  return status;
}

static int sensitivity(void) {
  static const char *const outputs[] = {"budget.required.2028"};
  static const char *const groups[] = {"cost", "criterion", "link", "demand"};
  studies_sensitivity_t self = {.request = {.outputs = outputs,
                                            .output_count = 1,
                                            .groups = groups,
                                            .group_count = 4,
                                            .points = 1000,
                                            .threads = 1}};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  int status =
      inputs_load(&(inputs_request_t){.folder = "tests/programmes/taller"}, &self.inputs, &report);
  if (!status)
    status = studies_sensitivity_compute(&self, &report);
  studies_sensitivity_free(&self);
  words_report_free(&report);
  return status;
}

static int search(void) {
  const studies_lever_request_t request = {.programme = {.folder = "tests/programmes/taller"},
                                           .find = "plan.places.2028"};
  studies_lever_t lever = {0};
  studies_condition_t condition;
  studies_search_t found = {0};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  int status = studies_lever_load(&lever, &request, &report);
  if (!status)
    status = studies_condition_parse(&condition, "mean(beneficiaries.2028) >= 100", &report);
  studies_probe_t probe = {
      .lever = &lever, .condition = &condition, .replicates = REPLICATES, .threads = 1};
  const studies_function_t function = studies_probe_function(&probe);
  if (!status)
    status = studies_search_run(&found, &lever.lattice, &condition.inequality, &function);
  studies_search_free(&found);
  studies_probe_free(&probe);
  studies_lever_free(&lever);
  words_report_free(&report);
  return status;
}

static int comparison(void) {
  static const char *const names[] = {"base", "recomendado"};
  studies_comparison_t self;
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  int status = studies_comparison_load(&self, &(inputs_request_t){.folder = "scenarios/redes"},
                                       names, 2, REPLICATES, 6, &report);
  if (!status)
    status = studies_comparison_run(&self, &engine);
  studies_comparison_free(&self);
  words_report_free(&report);
  return status;
}

static int value(void) {
  static const char *const names[] = {"base", "dear"}, *const dear[] = {"cost.workshop=250"};
  const inputs_request_t requests[] = {
      {.folder = "tests/programmes/taller"},
      {.folder = "tests/programmes/taller", .overrides = dear, .override_count = 1}};
  studies_value_t self = {.request = {.replicates = STUDIES_VALUE_LEAST, .threads = 1}};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  int status = studies_alternatives_load_each(&self.alternatives, requests, names, 2, &report);
  if (!status)
    status = studies_alternatives_compile(&self.alternatives, 8, true);
  if (!status)
    status = studies_criterion_parse(&self.criterion, "linked.deal.2028", NULL, &self.alternatives,
                                     &report);
  if (!status)
    status = studies_value_list(&self);
  if (!status)
    status = studies_value_sample(&self);
  if (!status)
    status = studies_value_analyse(&self);
  studies_value_free(&self);
  words_report_free(&report);
  return status;
}

static int monitor(void) {
  studies_monitor_t self = {.request = {.replicates = REPLICATES, .threads = 1}};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  int status = inputs_load(&(inputs_request_t){.folder = "tests/programmes/capacitacion"},
                           &self.inputs, &report);
  if (!status)
    status = studies_monitor_compute(&self, &report);
  studies_monitor_free(&self);
  words_report_free(&report);
  return status;
}

static int ridge(void *ctx, int worker, uint64_t first, size_t count, double *const *z,
                 double *out) {
  (void)ctx, (void)worker, (void)first;
  for (size_t i = 0; i < count; i++)
    out[i] = -50.0 * (z[0][i] - 1.0) * (z[0][i] - 1.0) - z[1][i] * z[1][i];
  return 0;
}

static int posterior(void) {
  const sim_adapt_t adapt = {.dimensions = 2,
                             .pilot = 1000,
                             .draws = 1000,
                             .name = "ridge",
                             .threads = 1,
                             .likelihood = ridge};
  sim_posterior_t out;
  size_t picks[10];
  int status = sim_adapt(&adapt, &out);
  if (!status)
    status = sim_posterior_resample(&out, 3, "picks", 10, picks);
  sim_posterior_free(&out);
  return status;
}

static int check_of(const char *folder, bool has_account) {
  audit_dataset_t dataset;
  audit_claims_t claims = {0};
  audit_placing_t placing = {0};
  audit_account_t account = {0};
  words_report_t report;
  words_report_init(&report, WORDS_ES);
  int status = audit_dataset_load(folder, &dataset, &report);
  if (!status)
    status = audit_claims_load(&dataset, &claims, &report);
  if (!status)
    status = audit_placing_find(&dataset, &claims, &placing);
  if (!status && has_account)
    status = audit_account_find(&dataset, &account, &report);
  audit_account_free(&account);
  audit_placing_free(&placing);
  audit_claims_free(&claims);
  audit_dataset_free(&dataset);
  words_report_free(&report);
  return status;
}

static int check_account(void) {
  return check_of("scenarios/cuenta-publica-2025", true);
}
static int check_redes(void) {
  return check_of("scenarios/redes", false);
}

static const struct {
  const char *name;
  int (*run)(void);
} tasks[] = {{"forecast taller", forecast_taller},
             {"forecast nacional", forecast_nacional},
             {"forecast redes", forecast_redes},
             {"events", events_alone},
             {"parts", parts},
             {"posterior", posterior},
             {"monitor", monitor},
             {"search", search},
             {"sensitivity", sensitivity},
             {"comparison", comparison},
             {"value", value},
             {"check redes", check_redes},
             {"check account", check_account}};

#ifdef FAILING_ALLOC_IS_OFF
/* Where no place can be refused memory, the tasks are run as they are. */
static void try_places(size_t t, size_t *tried) {
  (void)tried;
  assert_int_equal(tasks[t].run(), SIM_OK);
}
#else
static void try_places(size_t t, size_t *tried) {
  failing.is_listing = true;
  assert_int_equal(tasks[t].run(), SIM_OK);
  failing.is_listing = false;
  for (; *tried < failing.count; (*tried)++) {
    failing.has_failed = false;
    failing.fails = failing.places[*tried];
    const int status = tasks[t].run();
    failing.fails = NULL;
    if (failing.has_failed ? status != SIM_ERR_NO_MEMORY && status != SIM_OK : status != SIM_OK)
      fail_msg("%s, place %zu: %d", tasks[t].name, *tried, status);
  }
}
#endif

static void each_place(void **state) {
  (void)state;
  size_t tried = 0;
  programme_load("tests/programmes/taller", NULL, &taller);
  programme_load("tests/programmes/nacional", NULL, &nacional);
  programme_load("scenarios/redes", "factores-correlacionados", &redes);
  for (size_t t = 0; t < sizeof tasks / sizeof tasks[0]; t++)
    try_places(t, &tried);
#ifndef FAILING_ALLOC_IS_OFF
  assert_true(tried > 200); /* a build that hides its calls would try nothing */
#endif
  inputs_programme_free(&taller);
  inputs_programme_free(&nacional);
  inputs_programme_free(&redes);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(each_place)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
