// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/answer_check.h"
#include "cli/check/check_tables.h"
#include "cli/check/copy.h"
#include "cli/check/minute.h"
#include "cli/common/exits.h"
#include "cli/common/publish.h"
#include "cli/common/scenario.h"
#include "cli/verbs.h"
#include "inputs/source.h"
#include "sim/status.h"

#include <stdlib.h>
#include <unistd.h>

/* exante check: figures and claims → verdicts → check.csv, check.md and, where there is a plan, its
   place in the forecast. */

enum { REPLICATES = 200000 };

typedef struct {
  const cli_options_t *options;
  cli_interrupt_t *interrupt;
  audit_dataset_t dataset;
  audit_claims_t claims;
  audit_placing_t placing;
  cli_plan_t plan;
  studies_forecast_t forecast;
  cli_audit_t audit; /* of all these */
  cli_check_copy_t copy;
} check_t;

static bool cancelled(void *ctx) {
  const check_t *self = ctx;
  return self->interrupt->raised != 0;
}

/* Runs the base scenario and places the plan in it. */
static int place_plan(check_t *self, words_report_t *report) {
  const sim_run_options_t engine = {.replicates = REPLICATES, .ctx = self, .cancelled = cancelled};
  int status = studies_forecast_prepare(&self->forecast, &self->dataset.inputs->inputs,
                                        self->options->seed, false);
  if (!status)
    status = cli_plan_load(&self->dataset, &self->forecast, &self->plan, report);
  return status ? status : cli_plan_place(&self->plan, &self->forecast, &engine);
}

/* A programme may have no documents to check: then what is missing is not a slip. Of a programme
   that is not there nothing is known. */
static void explain_need(const audit_dataset_t *dataset, words_report_t *report) {
  char *figures = dataset->folder && access(dataset->folder, F_OK) == 0
                      ? audit_dataset_path(dataset, "figures.csv")
                      : NULL;
  if (figures && !inputs_source_exists(figures))
    words_report_error(report, &(words_place_t){.file = dataset->folder}, WORDS_MSG_CHECK_NEEDS,
                       NULL);
  free(figures);
}

static int work(check_t *self, words_report_t *report) {
  int status = audit_dataset_load(self->options->programme, &self->dataset, report);
  /* What is wrong with the claims is said at once, also when the dataset is wrong. */
  if (!status || (status == SIM_ERR_DOMAIN && self->dataset.is_read)) {
    const int claims = audit_claims_load(&self->dataset, &self->claims, report);
    status = status && claims != SIM_ERR_NO_MEMORY ? status : claims;
  }
  if (status == SIM_ERR_DOMAIN)
    explain_need(&self->dataset, report);
  if (!status)
    status = audit_placing_find(&self->dataset, &self->claims, &self->placing);
  if (!status)
    status = audit_follows_find(&self->claims, &self->placing);
  if (!status && self->dataset.inputs && cli_plan_exists(&self->dataset))
    status = place_plan(self, report);
  return status;
}

static void write_markdown(const void *subject, FILE *file) {
  cli_check_write_markdown(&((const check_t *)subject)->audit, file);
}

static void write_minute(const void *subject, FILE *file) {
  cli_check_write_minute(&((const check_t *)subject)->audit, file);
}

static void write_copy(const void *subject, FILE *file) {
  const check_t *self = subject;
  fwrite(self->copy.bytes, 1, self->copy.size, file);
}

static int print(const void *subject, FILE *stream) {
  const check_t *self = subject;
  cli_check_print(&self->audit, stream);
  cli_check_copy_print(&self->copy, self->options->lang, stream);
  fputc('\n', stream);
  return 0;
}

static int write_record(const void *subject, reports_results_t *results) {
  const check_t *self = subject;
  const bool plan = self->audit.plan != NULL;
  const cli_document_record_t record = {.work = "check",
                                        .dataset = &self->dataset,
                                        .claims = &self->claims.file,
                                        .plan = plan ? &self->plan.file : NULL,
                                        .seed = self->options->seed,
                                        .replicates = plan ? REPLICATES : 0};
  return cli_record_write_document(results, &record);
}

static int publish(check_t *self, const char *folder) {
  const cli_result_file_t files[] = {{"check.md", write_markdown},
                                     {cli_check_minute_name(self->options->lang), write_minute},
                                     {self->copy.name, write_copy}};
  words_table_t tables[2];
  const size_t count = self->audit.plan ? 2 : 1;
  cli_answer_t answer;
  const bool lost = cli_check_answer(&answer, &self->audit, &self->copy) != 0;
  cli_check_table(&self->audit, &tables[0]);
  if (count > 1)
    cli_check_plan_table(&self->audit, &tables[1]);
  const cli_publication_t publication = {
      .options = self->options,
      .interrupt = self->interrupt,
      .folder = folder,
      .subject = self,
      .tables = tables,
      .table_count = count,
      .files = files,
      .file_count = self->copy.name ? 3 : 2,
      .inputs = self->dataset.inputs,
      .answer = &answer.answer,
      .book = {.name = self->dataset.name, .replicates = count > 1 ? REPLICATES : 0},
      .print = print,
      .write_record = write_record};
  const int code =
      lost ? cli_exit(self->options->lang, SIM_ERR_NO_MEMORY) : cli_publish(&publication);
  words_tables_free(tables, count);
  cli_answer_free(&answer);
  return code == CLI_EXIT_OK && self->claims.verdicts[AUDIT_CONTRADICTS] ? CLI_EXIT_FOUND : code;
}

static int report_results(check_t *self) {
  words_report_t report;
  self->audit = (cli_audit_t){.dataset = &self->dataset,
                              .claims = &self->claims,
                              .placing = &self->placing,
                              .plan = self->plan.count ? &self->plan : NULL,
                              .forecast = &self->forecast,
                              .lang = self->options->lang};
  words_report_init(&report, self->options->lang);
  const int status = cli_check_copy(&self->audit, &self->copy, &report);
  int code = cli_exit_reported(&report, status);
  char *folder =
      code == CLI_EXIT_OK ? cli_scenario_folder(self->options, self->dataset.name, "check") : NULL;
  if (code == CLI_EXIT_OK)
    code = folder ? publish(self, folder) : cli_exit(self->options->lang, SIM_ERR_NO_MEMORY);
  free(folder);
  return code;
}

int cli_check(const cli_options_t *options, cli_interrupt_t *interrupt) {
  check_t self = {.options = options, .interrupt = interrupt};
  words_report_t report;
  words_report_init(&report, options->lang);
  const int status = work(&self, &report);
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = report_results(&self);
  cli_check_copy_free(&self.copy);
  cli_plan_free(&self.plan);
  studies_forecast_free(&self.forecast);
  audit_placing_free(&self.placing);
  audit_claims_free(&self.claims);
  audit_dataset_free(&self.dataset);
  return code;
}
