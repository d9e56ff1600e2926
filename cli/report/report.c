// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report/report.h"

#include "cli/common/assumptions.h"
#include "cli/common/exits.h"
#include "cli/common/outlook.h"
#include "cli/common/publish.h"
#include "cli/common/scenario.h"
#include "cli/compare/charts_compare.h"
#include "cli/run/charts_forecast.h"
#include "sim/status.h"
#include "studies/tables.h"
#include "words/cell.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

/* exante report: forecast, scenarios, what moves it, monitoring and check → informe.html, with the
   tables and charts that it is made from. */

enum { TABLES = 13, DETAILS_ALWAYS = 3, DETAILS = 7 };

/* What run.json says of the studies. */
typedef struct {
  const char *pairs[2 * DETAILS];
  size_t count;
  char points[24], studies[24], replicates[24], samples[24], inner[24];
  char *widened; /* owned */
} details_t;

static int draw(const void *subject, const cli_canvas_t *canvas, char detail[CLI_CHARTS_DETAIL]) {
  const cli_report_t *self = subject;
  const words_lang_t lang = self->options->lang;
  char *scenario = cli_assumptions_scenario(self->options, &self->inputs);
  if (!scenario)
    return cli_charts_explain(lang, PLOTS_ERR_NO_MEMORY, "", detail);
  int status = cli_charts_forecast(&self->forecast, &self->robustness, &self->inputs, scenario,
                                   canvas, lang, detail);
  const cli_comparison_t beside = {&self->comparison, self->options};
  if (status == PLOTS_OK && self->has_comparison)
    status = cli_charts_compare(&beside, CLI_CHARTS_COMPARE_PREFIX, canvas, detail);
  if (status == PLOTS_OK && self->has_value)
    status = cli_value_draw(&self->value, canvas, detail);
  if (status == PLOTS_OK)
    status = cli_charts_monitor(&self->monitor, canvas, detail);
  free(scenario);
  return status;
}

static int write_page(const void *subject, const char *charts, FILE *file) {
  return cli_report_write(subject, charts, false, file);
}

static int convert(const void *subject, const char *folder) {
  return cli_report_convert(subject, cli_report_write, subject, folder);
}

static int print(const void *subject, FILE *stream) {
  const cli_report_t *self = subject;
  const words_lang_t lang = self->options->lang;
  return cli_outlook_print(&self->forecast, &self->robustness, &self->inputs, self->scenario, lang,
                           stream) ||
                 (!self->options->no_plots && cli_report_convert_say(self, stream))
             ? -1
             : 0;
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
  if (self->has_value) {
    studies_value_table(&self->value.study, &tables[count++]);
    studies_value_decisions_table(&self->value.study, &tables[count++]);
  }
  studies_monitor_table(&self->monitor.study, &tables[count++]);
  if (self->has_check)
    cli_check_table(&self->audit, &tables[count++]);
  if (self->has_comparison) /* else they come with the results of one scenario */
    studies_inputs_table(&self->inputs.inputs, &tables[count++]);
  return count;
}

/* The inputs whose spread was not quite doubled, and by how much: "cost.fixed_share 1.67 …". */
static char *widened(const cli_report_t *self) {
  const studies_robustness_t *robustness = &self->robustness;
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  for (size_t i = 0; stream && robustness->factors && i < self->inputs.inputs.count; i++)
    if (robustness->factors[i] < 2.0) {
      char factor[WORDS_CELL_BYTES];
      words_cell_digits(factor, robustness->factors[i], 10, -1);
      fprintf(stream, "%s %s ", self->inputs.inputs.rows[i].name, factor);
    }
  return words_draft_end(&draft);
}

/* What the studies took that no table says. */
static int add_details(const cli_report_t *self, details_t *out) {
  const studies_value_t *value = &self->value.study;
  char *const factors = widened(self);
  out->widened = factors;
  snprintf(out->points, sizeof out->points, "%zu", self->sensitivity.study.request.points);
  snprintf(out->studies, sizeof out->studies, "%llu",
           (unsigned long long)self->monitor.study.request.replicates);
  snprintf(out->replicates, sizeof out->replicates, "%llu",
           (unsigned long long)value->request.replicates);
  snprintf(out->samples, sizeof out->samples, "%zu", value->samples);
  snprintf(out->inner, sizeof out->inner, "%d", (int)STUDIES_VALUE_INNER);
  const char *const pairs[] = {"sensitivity_points",
                               out->points,
                               "studies_replicates",
                               out->studies,
                               "doubled_less",
                               factors,
                               value->criterion.most ? "most" : "least",
                               value->criterion.text,
                               "value_replicates",
                               out->replicates,
                               "nested_samples",
                               out->samples,
                               "nested_inner",
                               out->inner};
  memcpy(out->pairs, pairs, sizeof pairs);
  out->count = self->has_value ? DETAILS : DETAILS_ALWAYS;
  return factors ? 0 : -1;
}

static int publish(cli_report_t *self, const char *folder) {
  details_t details;
  words_table_t tables[TABLES];
  const inputs_programme_t *inputs[STUDIES_ALTERNATIVES_MAX + 1] = {&self->inputs};
  const char *names[STUDIES_ALTERNATIVES_MAX + 1] = {self->scenario};
  size_t count = 1;
  for (; count < self->comparison.scenarios.count; count++) {
    inputs[count] = &self->comparison.scenarios.items[count].inputs;
    names[count] = self->comparison.scenarios.items[count].name;
  }
  if (add_details(self, &details))
    return cli_exit(self->options->lang, SIM_ERR_NO_MEMORY);
  const cli_analysis_record_t record = {.work = "report",
                                        .options = self->options,
                                        .inputs = inputs,
                                        .scenarios = names,
                                        .scenario_count = count,
                                        .details = details.pairs,
                                        .detail_count = details.count};
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
                           .convert = convert,
                           .print = print,
                           .record = &record});
  words_tables_free(tables, table_count);
  free(details.widened);
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
    status = cli_report_compute(self, report);
  return status ? status : cli_report_answers(self) ? SIM_ERR_NO_MEMORY : SIM_OK;
}

static void end(cli_report_t *self) {
  cli_report_answers_free(self);
  audit_placing_free(&self->placing);
  audit_claims_free(&self->claims);
  audit_dataset_free(&self->dataset);
  studies_value_free(&self->value.study);
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

int cli_report_programme(const cli_options_t *options, cli_interrupt_t *interrupt) {
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
