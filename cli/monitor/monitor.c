// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/monitor/monitor.h"

#include "cli/command/watch.h"
#include "cli/common/exits.h"
#include "cli/common/publish.h"
#include "cli/common/scenario.h"
#include "cli/verbs.h"
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/tables.h"

#include <stdlib.h>
#include <string.h>

/* exante monitor: inputs → findings of the official monitoring → monitor.csv, chart and record. */

static char *folder_of(const cli_monitor_t *self) {
  char *folder = NULL;
  if (self->options->out)
    return strdup(self->options->out);
  return asprintf(&folder, "out/%s/monitor/%s", self->study.inputs.name, self->scenario) < 0
             ? NULL
             : folder;
}

static int publish(const cli_monitor_t *self, cli_interrupt_t *interrupt) {
  words_table_t table;
  cli_answer_t answer;
  char *folder = folder_of(self);
  const inputs_programme_t *const inputs[] = {&self->study.inputs};
  const char *const scenarios[] = {self->scenario};
  const cli_analysis_record_t record = {.work = "monitor",
                                        .options = self->options,
                                        .inputs = inputs,
                                        .scenarios = scenarios,
                                        .scenario_count = 1};
  const cli_publication_t publication = {.options = self->options,
                                         .interrupt = interrupt,
                                         .folder = folder,
                                         .subject = self,
                                         .tables = &table,
                                         .table_count = 1,
                                         .inputs = &self->study.inputs,
                                         .answer = &answer.answer,
                                         .draw = cli_charts_monitor,
                                         .print = cli_monitor_print,
                                         .record = &record};
  studies_monitor_table(&self->study, &table);
  const bool lost = cli_monitor_answer(&answer, self) != 0;
  const int code = folder && !lost ? cli_publish(&publication)
                                   : cli_exit(self->options->lang, SIM_ERR_NO_MEMORY);
  words_table_free(&table);
  cli_answer_free(&answer);
  free(folder);
  return code;
}

static void check_options(const cli_options_t *options, words_report_t *report) {
  char count[24], most[24];
  snprintf(count, sizeof count, "%zu", options->indicators.count);
  snprintf(most, sizeof most, "%d", STUDIES_MONITOR_INDICATORS);
  if (options->indicators.count > STUDIES_MONITOR_INDICATORS)
    words_report_error(report, NULL, WORDS_MSG_MONITOR_MANY, WORDS_ARGS(count, most));
}

static int compute(cli_monitor_t *self, cli_interrupt_t *interrupt, words_report_t *report) {
  const cli_options_t *options = self->options;
  cli_watch_t watch = {.interrupt = interrupt};
  self->study.request = (studies_monitor_request_t){.indicators = options->indicators.items,
                                                    .indicator_count = options->indicators.count,
                                                    .has_drivers = !options->quick,
                                                    .replicates = options->replicates,
                                                    .seed = options->seed,
                                                    .threads = options->threads,
                                                    .watch = cli_watch_of(&watch)};
  cli_progress_start(&watch.bar, words_message(WORDS_MSG_PROGRESS, options->lang),
                     options->replicates, !options->quiet);
  const int status = studies_monitor_compute(&self->study, report);
  cli_progress_end(&watch.bar);
  return status;
}

static int work(cli_monitor_t *self, cli_interrupt_t *interrupt, words_report_t *report) {
  check_options(self->options, report);
  const int status = cli_scenario_load(self->options, &self->study.inputs, &self->scenario, report);
  return status ? status : compute(self, interrupt, report);
}

int cli_monitor(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_monitor_t self = {.options = options};
  words_report_t report;
  words_report_init(&report, options->lang);
  const int status = work(&self, interrupt, &report);
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = publish(&self, interrupt);
  studies_monitor_free(&self.study);
  free(self.scenario);
  return code;
}
