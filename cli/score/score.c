// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/score/score.h"

#include "cli/command/watch.h"
#include "cli/common/exits.h"
#include "cli/common/publish.h"
#include "cli/common/say.h"
#include "cli/verbs.h"
#include "sim/status.h"
#include "studies/tables.h"
#include "words/list.h"

#include <stdlib.h>
#include <string.h>

/* exante score: a frozen forecast → the same forecast again → its scores. */

static char *folder_of(const cli_score_t *self) {
  char *folder = NULL;
  if (self->options.out)
    return strdup(self->options.out);
  return asprintf(&folder, "out/%s/score/%s", self->frozen.programme, self->frozen.scenario) < 0
             ? NULL
             : folder;
}

/* "beneficiaries.2027, spending.2027": what the forecast was fed, of what was observed. */
static void list_fed(const cli_score_t *self, char *list, size_t size) {
  list[0] = '\0';
  for (size_t i = 0; i < self->study.fed_count; i++) {
    const inputs_observed_row_t *row = &self->observed.rows[self->study.fed[i]];
    char name[MODELS_NAME_MAX + 16];
    snprintf(name, sizeof name, "%.*s.%d", MODELS_NAME_MAX, row->name, row->year);
    words_list_add(list, size, name);
  }
}

static int publish(const cli_score_t *self, cli_interrupt_t *interrupt) {
  words_table_t tables[3];
  const size_t count = self->ledger.path ? 3 : 2;
  cli_answer_t answer;
  char *folder = folder_of(self);
  const inputs_programme_t *const inputs[] = {&self->inputs};
  const char *const scenarios[] = {self->frozen.scenario};
  char year[16], fed[1024];
  snprintf(year, sizeof year, "%d", self->study.fed_to);
  list_fed(self, fed, sizeof fed);
  const char *const details[] = {
      "seal", self->frozen.seal, "observed", self->observed.digest, "learned_to",
      year,   "not_scored",      fed};
  const cli_analysis_record_t record = {.work = "score",
                                        .source = self->frozen.seal,
                                        .options = &self->options,
                                        .inputs = inputs,
                                        .scenarios = scenarios,
                                        .scenario_count = 1,
                                        .details = details,
                                        .detail_count = self->study.fed_to ? 4 : 2};
  const cli_publication_t publication = {.options = &self->options,
                                         .interrupt = interrupt,
                                         .folder = folder,
                                         .subject = self,
                                         .tables = tables,
                                         .table_count = count,
                                         .inputs = &self->inputs,
                                         .answer = &answer.answer,
                                         .draw = cli_charts_score,
                                         .print = cli_score_print,
                                         .record = &record};
  studies_score_table(&self->study, &tables[0]);
  studies_score_pooled_table(&self->study, &tables[1]);
  if (count > 2)
    studies_score_track_table(&self->ledger.track, &tables[2]);
  const bool lost = cli_score_answer(&answer, self) != 0;
  const int code =
      folder && !lost ? cli_publish(&publication) : cli_exit(self->options.lang, SIM_ERR_NO_MEMORY);
  words_tables_free(tables, count);
  cli_answer_free(&answer);
  free(folder);
  return code;
}

static int compute(cli_score_t *self, cli_interrupt_t *interrupt, words_report_t *report) {
  cli_watch_t watch = {.interrupt = interrupt};
  const sim_run_options_t engine = {.replicates = self->frozen.replicates,
                                    .threads = self->options.threads,
                                    .ctx = &watch,
                                    .cancelled = cli_watch_cancelled,
                                    .progress = cli_watch_progressed};
  cli_progress_start(&watch.bar, words_message(WORDS_MSG_PROGRESS, self->options.lang),
                     engine.replicates, !self->options.quiet);
  const int status = studies_score_run(&self->study, &self->forecast, &self->inputs,
                                       &self->observed, &engine, self->frozen.design, report);
  cli_progress_end(&watch.bar);
  return status;
}

static int work(cli_score_t *self, cli_interrupt_t *interrupt, words_report_t *report) {
  const cli_options_t *options = &self->options;
  if (!options->observed) {
    words_report_error(report, NULL, WORDS_MSG_SCORE_NO_FILE, NULL);
    return SIM_ERR_DOMAIN;
  }
  int status = cli_score_open(self, options->programme, report);
  if (!status)
    status =
        inputs_observed_read(options->observed, self->forecast.programme, &self->observed, report);
  if (!status)
    status = compute(self, interrupt, report);
  if (!status)
    status = cli_score_verify(self, report);
  return status || !options->history
             ? status
             : cli_ledger_add(&self->ledger, options->history, &self->frozen, &self->observed,
                              &self->study, report);
}

static int fail(const cli_score_t *self, words_message_t id, int error) {
  const words_lang_t lang = self->options.lang;
  return cli_fail(lang, CLI_EXIT_ENVIRONMENT, id,
                  WORDS_ARGS(self->ledger.path, cli_errno_text(error, lang)));
}

/* The ledger is aside before the results are written, and in its place after them. */
static int finish(cli_score_t *self, cli_interrupt_t *interrupt) {
  int error = self->ledger.path ? cli_ledger_begin(&self->ledger) : 0;
  if (error)
    return fail(self, WORDS_MSG_LEDGER_FAILED, error);
  const int code = publish(self, interrupt);
  if (code == CLI_EXIT_OK && self->ledger.path)
    error = cli_ledger_put(&self->ledger);
  return error ? fail(self, WORDS_MSG_LEDGER_LOST, error) : code;
}

int cli_score(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_score_t self = {.options = *options};
  words_report_t report;
  words_report_init(&report, options->lang);
  const int status = work(&self, interrupt, &report);
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = finish(&self, interrupt);
  cli_ledger_free(&self.ledger);
  studies_score_free(&self.study);
  studies_forecast_free(&self.forecast);
  inputs_observed_free(&self.observed);
  inputs_programme_free(&self.inputs);
  cli_frozen_free(&self.frozen);
  return code;
}
