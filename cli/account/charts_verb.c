// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_page.h"
#include "cli/account/charts_account.h"
#include "cli/common/exits.h"
#include "cli/common/publish.h"
#include "cli/common/say.h"
#include "cli/common/scenario.h"
#include "cli/common/theme.h"
#include "cli/verbs.h"
#include "sim/status.h"
#include "words/draft.h"

#include <stdlib.h>

/* exante charts: a dataset → the charts of the account and the numbers behind them. */

typedef struct {
  const cli_options_t *options;
  cli_interrupt_t *interrupt;
  audit_dataset_t dataset;
  audit_account_t account;
  inputs_theme_t theme;
  reports_results_t results;
  char *folder;
  char *list;          /* name and title of each chart */
  words_table_t marks; /* the numbers behind them */
} work_t;

static int fail_output(const work_t *self) {
  return cli_publish_fail(&self->results, self->folder, self->options->lang, WORDS_MSG_OUT_FAILED);
}

/* Draws everything aside. */
static int draw(work_t *self) {
  const cli_options_t *options = self->options;
  char detail[CLI_CHARTS_DETAIL];
  words_draft_t list;
  char *folder = options->no_plots ? NULL : reports_results_charts(&self->results);
  if (!folder && !options->no_plots)
    return fail_output(self);
  const cli_account_set_t set = {.account = &self->account,
                                 .lang = options->lang,
                                 .folder = folder,
                                 .list = words_draft_begin(&list),
                                 .marks = &self->marks,
                                 .theme = &self->theme,
                                 .cancel = &self->interrupt->raised};
  cli_account_marks_begin(&self->marks);
  if (folder)
    cli_theme_tell(&self->theme, options->lang);
  const int status = set.list ? cli_charts_account(&set, detail) : PLOTS_ERR_NO_MEMORY;
  self->list = words_draft_end(&list);
  free(folder);
  if (self->interrupt->raised)
    return cli_fail(options->lang, CLI_EXIT_INTERRUPTED, WORDS_MSG_INTERRUPTED, NULL);
  if (!self->list || self->marks.lost)
    return cli_exit(options->lang, SIM_ERR_NO_MEMORY);
  return status ? cli_fail(options->lang, CLI_EXIT_ENVIRONMENT, WORDS_MSG_ACCOUNT_FAILED,
                           WORDS_ARGS(detail))
                : CLI_EXIT_OK;
}

static int print(const void *subject, FILE *stream) {
  return fputs(((const work_t *)subject)->list, stream) < 0 ? -1 : 0;
}

static int write_record(const void *subject, reports_results_t *results) {
  const work_t *self = subject;
  const cli_document_record_t record = {.work = "charts", .dataset = &self->dataset};
  return cli_record_write_document(results, &record);
}

static int report_results(work_t *self) {
  const cli_options_t *options = self->options;
  self->folder = cli_scenario_folder(options, self->dataset.name, "cuenta");
  if (!self->folder)
    return cli_exit(options->lang, SIM_ERR_NO_MEMORY);
  if (reports_results_open(&self->results, self->folder))
    return fail_output(self);
  const int code = draw(self);
  return code ? code
              : cli_publish(&(cli_publication_t){.options = options,
                                                 .interrupt = self->interrupt,
                                                 .folder = self->folder,
                                                 .results = &self->results,
                                                 .subject = self,
                                                 .tables = &self->marks,
                                                 .table_count = 1,
                                                 .book = {.name = self->dataset.name},
                                                 .print = print,
                                                 .write_record = write_record});
}

int cli_charts(const cli_options_t *options, cli_interrupt_t *interrupt) {
  work_t self = {.options = options, .interrupt = interrupt};
  words_report_t report;
  words_report_init(&report, options->lang);
  int status = audit_dataset_load(options->programme, &self.dataset, &report);
  if (!status)
    status = audit_account_find(&self.dataset, &self.account, &report);
  if (!status)
    status = cli_theme_read(options, options->programme, &self.theme, &report);
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = report_results(&self);
  reports_results_close(&self.results);
  inputs_theme_free(&self.theme);
  audit_account_free(&self.account);
  audit_dataset_free(&self.dataset);
  free(self.folder);
  free(self.list);
  words_table_free(&self.marks);
  return code;
}
