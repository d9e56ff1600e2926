// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/watch.h"
#include "cli/report/report.h"
#include "cli/run/answer_says.h"
#include "inputs/load.h"
#include "inputs/source.h"
#include "reports/folder.h"
#include "sim/status.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

/* What the report computes, study by study. Each takes as many replicates as its own verb does by
   itself, or as -n says when that is fewer. */

enum { STUDY_REPLICATES = 200000, VALUE_REPLICATES = 131072, POINTS = 16384 };

/* The share of replicates in which an output must be defined for its variance to be shared out
   (STUDIES_DROPPED_MAX), with room for chance. */
#define DEFINED_ENOUGH 0.97

static uint64_t at_most(const cli_report_t *self, uint64_t usual) {
  return self->options->replicates < usual ? self->options->replicates : usual;
}

static int simulate(cli_report_t *self) {
  const cli_options_t *options = self->options;
  cli_watch_t watch = {.interrupt = self->interrupt};
  sim_run_options_t engine = {.replicates = options->replicates,
                              .threads = options->threads,
                              .ctx = &watch,
                              .cancelled = cli_watch_cancelled,
                              .progress = cli_watch_progressed};
  cli_progress_start(&watch.bar, words_message(WORDS_MSG_PROGRESS, options->lang),
                     options->replicates, !options->quiet);
  int status =
      studies_forecast_run(&self->forecast, &self->inputs.inputs, options->seed, &engine, false);
  cli_progress_end(&watch.bar);
  engine.progress = NULL;
  return status ? status
                : studies_robustness_run(&self->robustness, &self->inputs.inputs, &self->forecast,
                                         SIM_DESIGN_RANDOM, &engine, false);
}

/* The scenario first, as the names of others are: "base", or its variants joined by '+'. */
static char *reference_name(const cli_options_t *options) {
  words_draft_t text;
  FILE *stream = words_draft_begin(&text);
  for (size_t i = 0; stream && i < options->variants.count; i++)
    fprintf(stream, "%s%s", i ? "+" : "", options->variants.items[i]);
  if (stream && options->variants.count == 0)
    fputs("base", stream);
  return words_draft_end(&text);
}

/* That scenario and those named beside it; how many. */
static size_t scenario_names(const cli_report_t *self, const char *names[CLI_LAYERS_MAX + 1]) {
  const cli_texts_t *named = &self->options->names;
  names[0] = self->reference;
  for (size_t i = 0; i < named->count; i++)
    names[i + 1] = named->items[i];
  return named->count + 1;
}

static int compare(cli_report_t *self, words_report_t *report) {
  const cli_options_t *options = self->options;
  const char *names[CLI_LAYERS_MAX + 1];
  cli_watch_t watch = {.interrupt = self->interrupt};
  const sim_run_options_t engine = {.replicates = at_most(self, STUDY_REPLICATES),
                                    .threads = options->threads,
                                    .ctx = &watch,
                                    .cancelled = cli_watch_cancelled};
  const size_t count = scenario_names(self, names);
  self->has_comparison = true;
  const inputs_request_t base = cli_options_request(options);
  const int status = studies_comparison_load(&self->comparison, &base, names, count,
                                             engine.replicates, options->seed, report);
  return status ? status : studies_comparison_run(&self->comparison, &engine);
}

static bool varies(const studies_estimate_t *e) {
  return e && e->sd > 0.0 && e->defined >= DEFINED_ENOUGH;
}

/* Adds an output whose variance can be shared out: its total, else that of the last year. */
static int add_output(cli_report_t *self, const char *name) {
  const int last = self->forecast.first_year + (int)self->forecast.years - 1;
  const studies_estimate_t *all = studies_forecast_find(&self->forecast, name, 0);
  char *text = NULL;
  if (varies(all))
    text = strdup(name);
  else if (!varies(studies_forecast_find(&self->forecast, name, last)))
    return SIM_OK;
  else if (asprintf(&text, "%s.%d", name, last) < 0)
    text = NULL;
  if (!text)
    return SIM_ERR_NO_MEMORY;
  self->outputs[self->output_count++] = text;
  return SIM_OK;
}

/* Who is served, what the plan costs, and an indicator. */
static int choose_outputs(cli_report_t *self) {
  cli_outlook_row_t indicator;
  const bool has_one = cli_run_main_indicator(&self->forecast, &self->inputs, &indicator);
  int status = add_output(self, models_series_name(MODELS_S_BENEFICIARIES));
  if (!status)
    status = add_output(self, models_series_name(MODELS_S_REQUIRED));
  return status || !has_one ? status : add_output(self, indicator.output);
}

static int explain(cli_report_t *self, words_report_t *report) {
  cli_watch_t watch = {.interrupt = self->interrupt};
  const inputs_request_t programme = cli_options_request(self->options);
  const uint64_t points = at_most(self, POINTS);
  self->sensitivity = (cli_sensitivity_t){.options = self->options, .scenario = self->scenario};
  int status = choose_outputs(self);
  if (status || self->output_count == 0)
    return status;
  self->sensitivity.study.request = (studies_sensitivity_request_t){
      .outputs = (const char *const *)self->outputs,
      .output_count = self->output_count,
      .points = points < STUDIES_POINTS_MIN ? STUDIES_POINTS_MIN : (size_t)points,
      .seed = self->options->seed,
      .threads = self->options->threads,
      .watch = cli_watch_of(&watch)};
  status = inputs_load(&programme, &self->sensitivity.study.inputs, report);
  return status ? status : studies_sensitivity_compute(&self->sensitivity.study, report);
}

/* What the choice between scenarios goes by when nothing is asked: the participants that the main
   indicator counts. NULL: there is no such output. */
static const char *usual_criterion(cli_report_t *self) {
  static const char stem[] = "indicator.";
  static const struct {
    const char *indicator, *count;
  } links[] = {{"deal", "linked.deal"}, {"contact", "linked.contact"}};
  cli_outlook_row_t row;
  if (!cli_run_main_indicator(&self->forecast, &self->inputs, &row))
    return models_series_name(MODELS_S_BENEFICIARIES);
  const char *name = row.output + strlen(stem);
  for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
    if (strcmp(name, links[i].indicator) == 0)
      return links[i].count;
  snprintf(self->criterion, sizeof self->criterion, "result.%s", name);
  return self->criterion;
}

/* Whether the choice can be made by that at all: all scenarios have it, over the same years. */
static bool is_usable(const cli_report_t *self, const char *criterion) {
  const studies_contrast_t *contrasts = self->comparison.contrasts;
  const int year = contrasts[0].years > 1 ? 0 : contrasts[0].first_year;
  for (size_t k = 0; k + 1 < self->comparison.scenarios.count; k++)
    if (!studies_contrast_find(&contrasts[k], criterion, year))
      return false;
  return true;
}

static int choose_criterion(cli_report_t *self, const char **most, words_report_t *report) {
  const cli_options_t *options = self->options;
  *most = options->most;
  if (options->most && options->least) {
    words_report_error(report, NULL, WORDS_MSG_VALUE_CRITERION, NULL);
    return SIM_ERR_DOMAIN;
  }
  self->has_value = options->most || options->least;
  if (!self->has_value && self->has_comparison) {
    *most = usual_criterion(self);
    self->has_value = is_usable(self, *most);
  }
  return SIM_OK;
}

/* What knowing more is worth to the choice between the scenarios. */
static int weigh(cli_report_t *self, words_report_t *report) {
  const cli_options_t *options = self->options;
  const inputs_request_t base = cli_options_request(options);
  const uint64_t replicates = at_most(self, VALUE_REPLICATES);
  studies_value_t *study = &self->value.study;
  cli_watch_t watch = {.interrupt = self->interrupt};
  const char *most, *names[CLI_LAYERS_MAX + 1];
  int status = choose_criterion(self, &most, report);
  if (status || !self->has_value)
    return status;
  self->value.options = options;
  study->request = (studies_value_request_t){
      .replicates = replicates < STUDIES_VALUE_LEAST ? STUDIES_VALUE_LEAST : replicates,
      .threads = options->threads,
      .watch = cli_watch_of(&watch)};
  status = studies_alternatives_load(&study->alternatives, &base, names,
                                     scenario_names(self, names), "report", report);
  if (!status)
    status = studies_alternatives_compile(&study->alternatives, options->seed, true);
  if (!status)
    status = studies_criterion_parse(&study->criterion, most, options->least, &study->alternatives,
                                     report);
  if (!status)
    status = studies_value_list(study);
  if (!status)
    status = studies_value_sample(study);
  if (status)
    return status;
  /* A criterion that is hardly ever defined tells nothing: the section says so. */
  self->has_value = study->replicates >= SIM_INFORMATION_LEAST;
  return self->has_value ? studies_value_analyse(study) : SIM_OK;
}

static int foresee(cli_report_t *self, words_report_t *report) {
  cli_watch_t watch = {.interrupt = self->interrupt};
  const inputs_request_t programme = cli_options_request(self->options);
  self->monitor = (cli_monitor_t){.options = self->options, .scenario = self->scenario};
  self->monitor.study.request =
      (studies_monitor_request_t){.replicates = at_most(self, STUDY_REPLICATES),
                                  .seed = self->options->seed,
                                  .threads = self->options->threads,
                                  .watch = cli_watch_of(&watch)};
  const int status = inputs_load(&programme, &self->monitor.study.inputs, report);
  return status ? status : studies_monitor_compute(&self->monitor.study, report);
}

int cli_report_read_check(cli_report_t *self, words_report_t *report) {
  int status = audit_claims_find(&self->dataset, &self->has_check);
  if (!status && self->has_check)
    status = audit_claims_load(&self->dataset, &self->claims, report);
  if (!status && self->has_check)
    status = audit_placing_find(&self->dataset, &self->claims, &self->placing);
  self->audit = (cli_audit_t){.dataset = &self->dataset,
                              .claims = &self->claims,
                              .placing = &self->placing,
                              .lang = self->options->lang};
  return status;
}

/* The figures of a document are the programme's, not of a scenario: there when it has them. */
static int check(cli_report_t *self, words_report_t *report) {
  char *figures = reports_path_join(self->options->programme, "figures.csv");
  const bool is_there = figures && inputs_source_exists(figures);
  int status = figures ? SIM_OK : SIM_ERR_NO_MEMORY;
  free(figures);
  if (status || !is_there)
    return status;
  status = audit_dataset_load(self->options->programme, &self->dataset, report);
  if (!status)
    status = cli_report_read_check(self, report);
  self->audit.called = inputs_label(&self->inputs, "programme", self->options->lang, self->called);
  return status;
}

int cli_report_compute(cli_report_t *self, words_report_t *report) {
  int status = check(self, report);
  if (!status)
    status = simulate(self);
  if (status)
    return status;
  if (!(self->reference = reference_name(self->options)))
    return SIM_ERR_NO_MEMORY;
  if (self->options->names.count > 0)
    status = compare(self, report);
  if (!status)
    status = explain(self, report);
  if (!status)
    status = weigh(self, report);
  if (!status)
    status = foresee(self, report);
  return status;
}
