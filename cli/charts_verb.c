// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/charts_account.h"
#include "cli/record.h"
#include "cli/results.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* exante charts: a dataset → the charts of the account and the numbers behind them. */

typedef struct {
  const cli_options_t *options;
  cli_interrupt_t *interrupt;
  cli_dataset_t dataset;
  cli_account_t account;
  cli_results_t results;
  char *folder;
  char *list; /* name and title of each chart */
  size_t list_size;
} work_t;

static int fail_output(const work_t *self, cli_message_t id) {
  char *shown = cli_escape(self->results.failed ? self->results.failed : self->folder, 0);
  const int code = cli_fail(self->options->lang, CLI_EXIT_ENVIRONMENT, id,
                            CLI_ARGS(shown ? shown : "", strerror(self->results.error)));
  free(shown);
  return code;
}

static int interrupted(const work_t *self) {
  return cli_fail(self->options->lang, CLI_EXIT_INTERRUPTED, CLI_MSG_INTERRUPTED, NULL);
}

/* Draws everything aside. */
static int draw(work_t *self) {
  const cli_options_t *options = self->options;
  char detail[CLI_CHARTS_DETAIL];
  FILE *marks = cli_results_create(&self->results, "charts.csv");
  if (!marks)
    return fail_output(self, CLI_MSG_OUT_FAILED);
  FILE *list = open_memstream(&self->list, &self->list_size);
  const cli_account_set_t set = {.account = &self->account,
                                 .lang = options->lang,
                                 .folder = options->no_plots ? NULL : self->results.aside,
                                 .marks = marks,
                                 .list = list,
                                 .cancel = &self->interrupt->raised};
  const int status = list ? cli_charts_account(&set, detail) : PLOTS_ERR_NO_MEMORY;
  if (list)
    fclose(list);
  if (cli_results_finish(&self->results, "charts.csv", marks))
    return fail_output(self, CLI_MSG_OUT_FAILED);
  if (self->interrupt->raised)
    return interrupted(self);
  if (!self->list)
    return cli_fail_status(options->lang, SIM_ERR_NO_MEMORY);
  return status ? cli_fail(options->lang, CLI_EXIT_ENVIRONMENT, CLI_MSG_ACCOUNT_FAILED,
                           CLI_ARGS(detail))
                : CLI_EXIT_OK;
}

static int publish(work_t *self) {
  const cli_document_record_t record = {.work = "charts", .dataset = &self->dataset};
  int begun;
  if (cli_results_open(&self->results, self->folder))
    return fail_output(self, CLI_MSG_OUT_FAILED);
  const int code = draw(self);
  if (code)
    return code;
  if (cli_record_write_document(&self->results, &record))
    return fail_output(self, CLI_MSG_OUT_FAILED);
  if (self->interrupt->raised)
    return interrupted(self);
  if (cli_results_commit(&self->results, &begun))
    return fail_output(self, begun ? CLI_MSG_OUT_MOVE : CLI_MSG_OUT_FAILED);
  return CLI_EXIT_OK;
}

static int report_results(work_t *self) {
  const cli_options_t *options = self->options;
  if (options->out)
    self->folder = strdup(options->out);
  else if (asprintf(&self->folder, "out/%s/cuenta", self->dataset.name) < 0)
    self->folder = NULL;
  if (!self->folder)
    return cli_fail_status(options->lang, SIM_ERR_NO_MEMORY);
  const int code = publish(self);
  if (code || options->quiet)
    return code;
  char *shown = cli_escape(self->folder, 0);
  fputs(self->list, stdout);
  cli_say(stdout, options->lang, CLI_MSG_WROTE, CLI_ARGS(shown ? shown : ""));
  free(shown);
  return code;
}

int cli_charts(const cli_options_t *options, cli_interrupt_t *interrupt) {
  work_t self = {.options = options, .interrupt = interrupt};
  cli_report_t report;
  cli_report_init(&report, options->lang);
  int status = cli_dataset_load(options->programme, &self.dataset, &report);
  if (!status)
    status = cli_account_find(&self.dataset, &self.account, &report);
  cli_report_print(&report, stderr);
  cli_report_free(&report);
  const int code = !status                    ? report_results(&self)
                   : status == SIM_ERR_DOMAIN ? CLI_EXIT_INPUT
                                              : cli_fail_status(options->lang, status);
  cli_results_close(&self.results);
  cli_account_free(&self.account);
  cli_dataset_free(&self.dataset);
  free(self.folder);
  free(self.list);
  return code;
}
