// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sensitivity/sensitivity.h"

#include "cli/command/watch.h"
#include "inputs/load.h"

#include "cli/common/exits.h"
#include "cli/common/publish.h"
#include "cli/common/scenario.h"
#include "cli/verbs.h"
#include "sim/status.h"
#include "studies/tables.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

/* exante sensitivity: inputs → Sobol' indices, swings, rank correlations → tables and charts. */

enum { NAME_BYTES = 120 };

/* The outputs asked for, joined by '+'; what would be long is replaced by a digest. The caller
   frees. */
static char *outputs_text(const cli_sensitivity_t *self) {
  words_draft_t text;
  char name[128], head[132];
  FILE *stream = words_draft_begin(&text);
  for (size_t o = 0; stream && o < self->study.output_count; o++) {
    studies_sensitivity_output_name(&self->study, o, name, sizeof name);
    fprintf(stream, "%s%s", o ? "+" : "", name);
  }
  studies_sensitivity_output_name(&self->study, 0, name, sizeof name);
  snprintf(head, sizeof head, "%s+", name);
  return cli_scenario_fit(words_draft_end(&text), NAME_BYTES, head);
}

static char *folder_of(const cli_sensitivity_t *self, const char *outputs) {
  char *folder = NULL;
  if (self->options->out)
    return strdup(self->options->out);
  return asprintf(&folder, "out/%s/sensitivity/%s/%s", self->study.inputs.name, self->scenario,
                  outputs) < 0
             ? NULL
             : folder;
}

static int publish(const cli_sensitivity_t *self, cli_interrupt_t *interrupt) {
  words_table_t tables[3];
  cli_answer_t *answers = cli_sensitivity_answers(self);
  char *outputs = outputs_text(self), *folder = outputs ? folder_of(self, outputs) : NULL;
  const inputs_programme_t *const inputs[] = {&self->study.inputs};
  const char *const scenarios[] = {self->scenario};
  const char *const details[] = {"outputs", outputs ? outputs : "", "estimators",
                                 "first: Janon et al. 2014 with control variate; total: Jansen "
                                 "1999"};
  const cli_analysis_record_t record = {.work = "sensitivity",
                                        .options = self->options,
                                        .inputs = inputs,
                                        .scenarios = scenarios,
                                        .scenario_count = 1,
                                        .details = details,
                                        .detail_count = 2};
  const cli_publication_t publication = {.options = self->options,
                                         .interrupt = interrupt,
                                         .folder = folder,
                                         .subject = self,
                                         .tables = tables,
                                         .table_count = sizeof tables / sizeof tables[0],
                                         .inputs = &self->study.inputs,
                                         .answer = answers ? &answers->answer : NULL,
                                         .draw = cli_charts_sensitivity,
                                         .print = cli_sensitivity_print,
                                         .record = &record};
  studies_sensitivity_table(&self->study, &tables[0]);
  studies_sensitivity_grades_table(&self->study, &tables[1]);
  studies_sensitivity_fixed_table(&self->study, &tables[2]);
  const int code = folder && answers ? cli_publish(&publication)
                                     : cli_exit(self->options->lang, SIM_ERR_NO_MEMORY);
  cli_sensitivity_answers_free(self, answers);
  words_tables_free(tables, sizeof tables / sizeof tables[0]);
  free(folder);
  free(outputs);
  return code;
}

/* What can be judged before any file is read. */
static void check_options(const cli_options_t *options, words_report_t *report) {
  char count[32], low[32], high[32];
  snprintf(count, sizeof count, "%llu", (unsigned long long)options->replicates);
  snprintf(low, sizeof low, "%d", STUDIES_POINTS_MIN);
  snprintf(high, sizeof high, "%d", SIM_POINTS_MAX);
  if (options->replicates < STUDIES_POINTS_MIN || options->replicates > SIM_POINTS_MAX)
    words_report_error(report, NULL, WORDS_MSG_SENSITIVITY_POINTS, WORDS_ARGS(count, low, high));
  if (options->outputs.count == 0)
    words_report_error(report, NULL, WORDS_MSG_SENSITIVITY_NO_OUTPUT, NULL);
}

static int compute(cli_sensitivity_t *self, cli_interrupt_t *interrupt, words_report_t *report) {
  const cli_options_t *options = self->options;
  cli_watch_t watch = {.interrupt = interrupt};
  self->study.request = (studies_sensitivity_request_t){.outputs = options->outputs.items,
                                                        .output_count = options->outputs.count,
                                                        .groups = options->groups.items,
                                                        .group_count = options->groups.count,
                                                        .points = (size_t)options->replicates,
                                                        .seed = options->seed,
                                                        .threads = options->threads,
                                                        .comm = options->comm,
                                                        .watch = cli_watch_of(&watch)};
  cli_progress_start(&watch.bar, words_message(WORDS_MSG_SENSITIVITY_PROGRESS, options->lang),
                     options->replicates, !options->quiet);
  const int status = studies_sensitivity_compute(&self->study, report);
  cli_progress_end(&watch.bar);
  return status;
}

static int work(cli_sensitivity_t *self, cli_interrupt_t *interrupt, words_report_t *report) {
  check_options(self->options, report);
  const int status = cli_scenario_load(self->options, &self->study.inputs, &self->scenario, report);
  return status ? status : compute(self, interrupt, report);
}

int cli_sensitivity(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_sensitivity_t self = {.options = options};
  words_report_t report;
  words_report_init(&report, options->lang);
  const int status = work(&self, interrupt, &report);
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = publish(&self, interrupt);
  studies_sensitivity_free(&self.study);
  free(self.scenario);
  return code;
}
