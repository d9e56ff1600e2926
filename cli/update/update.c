// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/update/update.h"

#include "cli/command/watch.h"
#include "cli/common/exits.h"
#include "cli/common/publish.h"
#include "cli/common/scenario.h"
#include "cli/verbs.h"
#include "sim/status.h"
#include "studies/tables.h"

#include <stdlib.h>
#include <string.h>

/* exante update: a programme and what was observed → what it learned, as a variant of it. */

static char *folder_of(const cli_update_t *self) {
  char *folder = NULL;
  if (self->options->out)
    return strdup(self->options->out);
  return asprintf(&folder, "out/%s/update/%s", self->inputs.name, self->options->as) < 0 ? NULL
                                                                                         : folder;
}

static int publish(const cli_update_t *self, cli_interrupt_t *interrupt) {
  enum { TABLES = 3 };
  words_table_t tables[TABLES];
  char *folder = folder_of(self);
  const inputs_programme_t *const inputs[] = {&self->inputs};
  const char *const scenarios[] = {self->scenario};
  char wide[32];
  snprintf(wide, sizeof wide, "%.3f", self->study.wide);
  const char *const details[] = {"observed", self->observed.digest, "robust_after", wide};
  const cli_analysis_record_t record = {.work = "update",
                                        .options = self->options,
                                        .inputs = inputs,
                                        .scenarios = scenarios,
                                        .scenario_count = 1,
                                        .details = details,
                                        .detail_count = self->options->robust ? 2 : 1};
  const cli_publication_t publication = {.options = self->options,
                                         .interrupt = interrupt,
                                         .folder = folder,
                                         .subject = self,
                                         .tables = tables,
                                         .table_count = TABLES,
                                         .inputs = &self->inputs,
                                         .draw = cli_charts_update,
                                         .print = cli_update_print,
                                         .record = &record};
  studies_update_table(&self->study, &tables[0]);
  studies_learned_table(&self->study, &tables[1]);
  studies_taught_table(&self->study, &tables[2]);
  const int code =
      folder ? cli_publish(&publication) : cli_exit(self->options->lang, SIM_ERR_NO_MEMORY);
  words_tables_free(tables, TABLES);
  free(folder);
  return code;
}

static int compute(cli_update_t *self, cli_interrupt_t *interrupt, words_report_t *report) {
  cli_watch_t watch = {.interrupt = interrupt};
  const studies_update_request_t request = {.name = self->options->as,
                                            .seed = self->options->seed,
                                            .replicates = self->options->replicates,
                                            .threads = self->options->threads,
                                            .is_robust = self->options->robust,
                                            .watch = cli_watch_of(&watch)};
  return studies_update_run(&self->study, &self->inputs, &self->observed, &request, report);
}

/* What was observed, by the outputs of the programme. */
static int read_observed(cli_update_t *self, words_report_t *report) {
  models_programme_t *outline = NULL;
  if (!self->options->observed) {
    words_report_error(report, NULL, WORDS_MSG_UPDATE_NO_FILE, NULL);
    return SIM_ERR_DOMAIN;
  }
  int status = models_programme_outline(&outline, &self->inputs.inputs);
  if (!status)
    status = inputs_observed_read(self->options->observed, outline, &self->observed, report);
  models_programme_free(outline);
  return status;
}

static int work(cli_update_t *self, cli_interrupt_t *interrupt, words_report_t *report) {
  int status = cli_update_place(self, report);
  if (!status)
    status = cli_scenario_load(self->options, &self->inputs, &self->scenario, report);
  if (!status)
    status = read_observed(self, report);
  return status ? status : compute(self, interrupt, report);
}

int cli_update(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_update_t self = {.options = options};
  words_report_t report;
  words_report_init(&report, options->lang);
  const int status = work(&self, interrupt, &report);
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = cli_update_write(&self);
  if (code == CLI_EXIT_OK && (code = publish(&self, interrupt)) != CLI_EXIT_OK)
    cli_update_withdraw(&self);
  studies_update_free(&self.study);
  inputs_observed_free(&self.observed);
  inputs_programme_free(&self.inputs);
  free(self.scenario);
  free(self.variant);
  free(self.lines);
  return code;
}
