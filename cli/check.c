// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check_tables.h"
#include "cli/record.h"
#include "cli/results.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* exante check: figures and claims → verdicts → check.csv, check.md and, where there is a plan, its
   place in the forecast. */

enum { REPLICATES = 200000 };

typedef struct {
  const cli_options_t *options;
  cli_interrupt_t *interrupt;
  cli_dataset_t dataset;
  cli_claims_t claims;
  cli_placing_t placing;
  cli_plan_t plan;
  cli_forecast_t forecast;
  cli_results_t results;
  char *folder;
} check_t;

static bool cancelled(void *ctx) {
  const check_t *self = ctx;
  return self->interrupt->raised != 0;
}

/* Runs the base scenario and places the plan in it. */
static int place_plan(check_t *self, cli_report_t *report) {
  const sim_run_options_t engine = {.replicates = REPLICATES, .ctx = self, .cancelled = cancelled};
  const int status = cli_forecast_run(&self->forecast, &self->dataset.inputs->inputs,
                                      self->options->seed, &engine, false);
  return status ? status : cli_plan_load(&self->dataset, &self->forecast, &self->plan, report);
}

static int work(check_t *self, cli_report_t *report) {
  int status = cli_dataset_load(self->options->programme, &self->dataset, report);
  if (!status)
    status = cli_claims_load(&self->dataset, &self->claims, report);
  if (!status)
    status = cli_placing_find(&self->dataset, &self->claims, &self->placing);
  if (!status && self->dataset.inputs && cli_plan_exists(&self->dataset))
    status = place_plan(self, report);
  return status;
}

static int fail_output(const check_t *self) {
  char *shown = cli_escape(self->results.failed ? self->results.failed : self->folder, 0);
  const int code = cli_fail(self->options->lang, CLI_EXIT_ENVIRONMENT, CLI_MSG_OUT_FAILED,
                            CLI_ARGS(shown ? shown : "", strerror(self->results.error)));
  free(shown);
  return code;
}

static int write_file(check_t *self, const cli_audit_t *audit, const char *name,
                      void (*writer)(const cli_audit_t *, FILE *)) {
  FILE *file = cli_results_create(&self->results, name);
  if (!file)
    return -1;
  writer(audit, file);
  return cli_results_finish(&self->results, name, file);
}

static int publish(check_t *self, const cli_audit_t *audit) {
  const cli_document_record_t record = {.work = "check",
                                        .dataset = &self->dataset,
                                        .claims = &self->claims.file,
                                        .plan = audit->plan ? &self->plan.file : NULL,
                                        .seed = self->options->seed,
                                        .replicates = audit->plan ? REPLICATES : 0};
  int begun;
  if (cli_results_open(&self->results, self->folder) ||
      write_file(self, audit, "check.csv", cli_check_write_csv) ||
      write_file(self, audit, "check.md", cli_check_write_markdown) ||
      (audit->plan && write_file(self, audit, "plan.csv", cli_check_write_plan)) ||
      cli_record_write_document(&self->results, &record) ||
      cli_results_commit(&self->results, &begun))
    return fail_output(self);
  return self->claims.verdicts[MODELS_CONTRADICTS] ? CLI_EXIT_FOUND : CLI_EXIT_OK;
}

static int report_results(check_t *self) {
  const cli_options_t *options = self->options;
  const cli_audit_t audit = {.dataset = &self->dataset,
                             .claims = &self->claims,
                             .placing = &self->placing,
                             .plan = self->plan.count ? &self->plan : NULL,
                             .forecast = &self->forecast,
                             .lang = options->lang};
  if (options->out)
    self->folder = strdup(options->out);
  else if (asprintf(&self->folder, "out/%s/check", self->dataset.name) < 0)
    self->folder = NULL;
  if (!self->folder)
    return cli_fail_status(options->lang, SIM_ERR_NO_MEMORY);
  const int code = publish(self, &audit);
  if (code == CLI_EXIT_ENVIRONMENT || options->quiet)
    return code;
  cli_check_print(&audit, stdout);
  fputc('\n', stdout);
  char *shown = cli_escape(self->folder, 0);
  cli_say(stdout, options->lang, CLI_MSG_WROTE, CLI_ARGS(shown ? shown : ""));
  free(shown);
  return code;
}

int cli_check(const cli_options_t *options, cli_interrupt_t *interrupt) {
  check_t self = {.options = options, .interrupt = interrupt};
  cli_report_t report;
  cli_report_init(&report, options->lang);
  const int status = work(&self, &report);
  cli_report_print(&report, stderr);
  cli_report_free(&report);
  const int code = !status                    ? report_results(&self)
                   : status == SIM_ERR_DOMAIN ? CLI_EXIT_INPUT
                                              : cli_fail_status(options->lang, status);
  cli_results_close(&self.results);
  cli_plan_free(&self.plan);
  cli_forecast_free(&self.forecast);
  cli_placing_free(&self.placing);
  cli_claims_free(&self.claims);
  cli_dataset_free(&self.dataset);
  free(self.folder);
  return code;
}
