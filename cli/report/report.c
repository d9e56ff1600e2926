// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report/report.h"

#include "cli/command/watch.h"
#include "cli/common/assumptions.h"
#include "cli/common/exits.h"
#include "cli/common/outlook.h"
#include "cli/common/publish.h"
#include "cli/common/scenario.h"
#include "cli/run/answer_says.h"
#include "cli/run/charts_forecast.h"
#include "cli/verbs.h"
#include "inputs/load.h"
#include "inputs/source.h"
#include "reports/folder.h"
#include "sim/status.h"
#include "studies/tables.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

/* exante report: forecast, scenarios, what moves it, monitoring and check → informe.html, with the
   tables and charts that it is made from. Each study takes as many replicates as its own verb does
   by itself, or as -n says when that is fewer. */

enum { STUDY_REPLICATES = 200000, POINTS = 16384, TABLES = 10 };

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
                                         SIM_DESIGN_RANDOM, &engine);
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

static int compare(cli_report_t *self, words_report_t *report) {
  const cli_options_t *options = self->options;
  const char *names[CLI_LAYERS_MAX + 1] = {self->reference};
  cli_watch_t watch = {.interrupt = self->interrupt};
  const sim_run_options_t engine = {.replicates = at_most(self, STUDY_REPLICATES),
                                    .threads = options->threads,
                                    .ctx = &watch,
                                    .cancelled = cli_watch_cancelled};
  for (size_t i = 0; i < options->names.count; i++)
    names[i + 1] = options->names.items[i];
  self->has_comparison = true;
  const inputs_request_t base = cli_options_request(options);
  const int status =
      studies_comparison_load(&self->comparison, &base, names, options->names.count + 1,
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

/* The figures of a document are the programme's, not of a scenario: there when it has them. */
static int check(cli_report_t *self, words_report_t *report) {
  char *figures = reports_path_join(self->options->programme, "figures.csv");
  char *claims = reports_path_join(self->options->programme, "claims.csv");
  const bool is_there =
      figures && claims && inputs_source_exists(figures) && inputs_source_exists(claims);
  int status = figures && claims ? SIM_OK : SIM_ERR_NO_MEMORY;
  free(figures);
  free(claims);
  if (status || !is_there)
    return status;
  self->has_check = true;
  status = audit_dataset_load(self->options->programme, &self->dataset, report);
  if (!status)
    status = audit_claims_load(&self->dataset, &self->claims, report);
  if (!status)
    status = audit_placing_find(&self->dataset, &self->claims, &self->placing);
  self->audit = (cli_audit_t){.dataset = &self->dataset,
                              .claims = &self->claims,
                              .placing = &self->placing,
                              .lang = self->options->lang};
  return status;
}

/* What follows the forecast. */
static int study(cli_report_t *self, words_report_t *report) {
  int status = SIM_OK;
  if (!(self->reference = reference_name(self->options)))
    return SIM_ERR_NO_MEMORY;
  if (self->options->names.count > 0)
    status = compare(self, report);
  if (!status)
    status = explain(self, report);
  if (!status)
    status = foresee(self, report);
  return status;
}

static int draw(const void *subject, const cli_canvas_t *canvas, char detail[CLI_CHARTS_DETAIL]) {
  const cli_report_t *self = subject;
  const words_lang_t lang = self->options->lang;
  char *scenario = cli_assumptions_scenario(self->options, &self->inputs);
  if (!scenario)
    return cli_charts_explain(lang, PLOTS_ERR_NO_MEMORY, "", detail);
  int status = cli_charts_forecast(&self->forecast, &self->robustness, &self->inputs, scenario,
                                   canvas, lang, detail);
  if (status == PLOTS_OK)
    status = cli_charts_monitor(&self->monitor, canvas, detail);
  free(scenario);
  return status;
}

static int write_page(const void *subject, const char *charts, FILE *file) {
  return cli_report_write(subject, charts, file);
}

static int print(const void *subject, FILE *stream) {
  const cli_report_t *self = subject;
  const words_lang_t lang = self->options->lang;
  return cli_outlook_print(&self->forecast, &self->robustness, &self->inputs, self->scenario, lang,
                           stream);
}

static size_t make_tables(const cli_report_t *self, words_table_t tables[TABLES]) {
  size_t count = 0;
  studies_forecast_table(&self->forecast, &self->inputs, &tables[count++]);
  if (self->robustness.replicates)
    studies_robustness_table(&self->robustness, &self->forecast, &tables[count++]);
  if (self->has_comparison) {
    studies_comparison_table(&self->comparison, &tables[count++]);
    studies_comparison_levels_table(&self->comparison, &tables[count++]);
  }
  if (self->output_count > 0) {
    studies_sensitivity_table(&self->sensitivity.study, &tables[count++]);
    studies_sensitivity_grades_table(&self->sensitivity.study, &tables[count++]);
    studies_sensitivity_fixed_table(&self->sensitivity.study, &tables[count++]);
  }
  studies_monitor_table(&self->monitor.study, &tables[count++]);
  if (self->has_check)
    cli_check_table(&self->audit, &tables[count++]);
  return count;
}

static int publish(cli_report_t *self, const char *folder) {
  words_table_t tables[TABLES];
  const inputs_programme_t *inputs[STUDIES_ALTERNATIVES_MAX + 1] = {&self->inputs};
  const char *names[STUDIES_ALTERNATIVES_MAX + 1] = {self->scenario};
  size_t count = 1;
  for (; count < self->comparison.scenarios.count; count++) {
    inputs[count] = &self->comparison.scenarios.items[count].inputs;
    names[count] = self->comparison.scenarios.items[count].name;
  }
  const cli_analysis_record_t record = {.work = "report",
                                        .options = self->options,
                                        .inputs = inputs,
                                        .scenarios = names,
                                        .scenario_count = count};
  const size_t table_count = make_tables(self, tables);
  const int code = cli_publish(
      &(cli_publication_t){.options = self->options,
                           .interrupt = self->interrupt,
                           .folder = folder,
                           .subject = self,
                           .tables = tables,
                           .table_count = table_count,
                           .inputs = &self->inputs,
                           .answer = &self->answer.answer,
                           .draw = draw,
                           .page = self->options->lang == WORDS_ES ? "informe.html" : "report.html",
                           .write_page = write_page,
                           .print = print,
                           .record = &record});
  words_tables_free(tables, table_count);
  return code;
}

static char *folder_of(const cli_report_t *self) {
  char *folder = NULL;
  if (self->options->out)
    return strdup(self->options->out);
  return asprintf(&folder, "out/%s/report/%s", self->inputs.name, self->scenario) < 0 ? NULL
                                                                                      : folder;
}

static int work(cli_report_t *self, words_report_t *report) {
  int status = cli_scenario_load(self->options, &self->inputs, &self->scenario, report);
  if (!status)
    status = check(self, report);
  if (!status)
    status = simulate(self);
  if (!status)
    status = study(self, report);
  return status ? status : cli_report_answers(self) ? SIM_ERR_NO_MEMORY : SIM_OK;
}

static void end(cli_report_t *self) {
  cli_report_answers_free(self);
  if (self->has_check) {
    audit_placing_free(&self->placing);
    audit_claims_free(&self->claims);
    audit_dataset_free(&self->dataset);
  }
  studies_monitor_free(&self->monitor.study);
  studies_sensitivity_free(&self->sensitivity.study);
  for (size_t i = 0; i < self->output_count; i++)
    free(self->outputs[i]);
  studies_comparison_free(&self->comparison);
  studies_robustness_free(&self->robustness);
  studies_forecast_free(&self->forecast);
  inputs_programme_free(&self->inputs);
  free(self->scenario);
  free(self->reference);
}

int cli_report(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_report_t self = {.options = options, .interrupt = interrupt};
  words_report_t report;
  words_report_init(&report, options->lang);
  int code = cli_exit_reported(&report, work(&self, &report));
  char *folder = code == CLI_EXIT_OK ? folder_of(&self) : NULL;
  if (code == CLI_EXIT_OK)
    code = folder ? publish(&self, folder) : cli_exit(options->lang, SIM_ERR_NO_MEMORY);
  free(folder);
  end(&self);
  return code;
}
