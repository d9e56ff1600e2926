// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report/report_account.h"

#include "cli/account/account_page.h"
#include "cli/account/charts_account.h"
#include "cli/common/exits.h"
#include "cli/common/publish.h"
#include "cli/common/scenario.h"
#include "cli/common/theme.h"
#include "cli/report/account_chapter.h"
#include "inputs/source.h"
#include "reports/folder.h"
#include "sim/status.h"
#include "words/draft.h"

#include <stdlib.h>

enum { TABLES = 2 };

bool cli_report_is_account(const cli_options_t *options) {
  char *inputs = reports_path_join(options->programme, "inputs.csv"),
       *instruments = reports_path_join(options->programme, "instruments.csv");
  const bool found =
      inputs && instruments && !inputs_source_exists(inputs) && inputs_source_exists(instruments);
  free(inputs);
  free(instruments);
  return found;
}

static int load(cli_chapter_t *self, words_report_t *report) {
  const cli_options_t *options = self->of.options;
  if (options->names.count || options->variants.count || options->overrides.count)
    words_report_error(report, &(words_place_t){.file = options->programme},
                       WORDS_MSG_REPORT_ACCOUNT_ALONE, NULL);
  int status = audit_dataset_load(options->programme, &self->of.dataset, report);
  if (!status)
    status = audit_account_find(&self->of.dataset, &self->account, report);
  if (!status)
    status = cli_report_read_check(&self->of, report);
  self->of.audit.called = audit_account_text(&self->account, "dataset", options->lang);
  if (!status)
    status = cli_theme_read(options, options->programme, &self->theme, report);
  return status || !report->errors ? status : SIM_ERR_DOMAIN;
}

static int charts(cli_chapter_t *self, const char *folder, words_table_t *marks, FILE *list,
                  char detail[CLI_CHARTS_DETAIL]) {
  const cli_account_set_t set = {.account = &self->account,
                                 .lang = self->of.options->lang,
                                 .folder = folder,
                                 .marks = marks,
                                 .list = list,
                                 .theme = &self->theme,
                                 .cancel = &self->of.interrupt->raised};
  return cli_charts_account(&set, detail);
}

/* The numbers and the titles, before anything is drawn. */
static int gather(cli_chapter_t *self) {
  char detail[CLI_CHARTS_DETAIL];
  words_draft_t list;
  FILE *stream = words_draft_begin(&list);
  cli_account_marks_begin(&self->marks);
  const int status = stream ? charts(self, NULL, &self->marks, stream, detail) : -1;
  self->list = words_draft_end(&list);
  return status || !self->list || self->marks.lost ? SIM_ERR_NO_MEMORY : SIM_OK;
}

static int draw(const void *subject, const cli_canvas_t *canvas, char detail[CLI_CHARTS_DETAIL]) {
  cli_chapter_t copy = *(const cli_chapter_t *)subject;
  return charts(&copy, canvas->folder, NULL, NULL, detail);
}

static int write_page(const void *subject, const char *folder, FILE *file) {
  return cli_chapter_write(subject, folder, false, file);
}

static int convert(const void *subject, const char *folder) {
  const cli_chapter_t *self = subject;
  return cli_report_convert(&self->of, cli_chapter_write, subject, folder);
}

static int print(const void *subject, FILE *stream) {
  const cli_chapter_t *self = subject;
  const bool lost = fputs(self->list, stream) < 0;
  return lost || (!self->of.options->no_plots && cli_report_convert_say(&self->of, stream)) ? -1
                                                                                            : 0;
}

static int write_record(const void *subject, reports_results_t *results) {
  const cli_chapter_t *self = subject;
  const cli_document_record_t record = {.work = "chapter",
                                        .dataset = &self->of.dataset,
                                        .claims =
                                            self->of.has_check ? &self->of.claims.file : NULL};
  return cli_record_write_document(results, &record);
}

static int publish(cli_chapter_t *self, const char *folder) {
  const cli_options_t *options = self->of.options;
  words_table_t tables[TABLES] = {self->marks};
  if (self->of.has_check)
    cli_check_table(&self->of.audit, &tables[1]);
  const int code = cli_publish(
      &(cli_publication_t){.options = options,
                           .interrupt = self->of.interrupt,
                           .folder = folder,
                           .subject = self,
                           .tables = tables,
                           .table_count = self->of.has_check ? 2 : 1,
                           .book = {.name = self->of.dataset.name},
                           .theme = &self->theme,
                           .draw = draw,
                           .page = options->lang == WORDS_ES ? "informe.html" : "report.html",
                           .write_page = write_page,
                           .convert = convert,
                           .print = print,
                           .write_record = write_record});
  if (self->of.has_check)
    words_table_free(&tables[1]);
  return code;
}

int cli_report_account(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_chapter_t self = {.of = {.options = options, .interrupt = interrupt}};
  words_report_t report;
  words_report_init(&report, options->lang);
  int code = cli_exit_reported(&report, load(&self, &report));
  const bool ready = code == CLI_EXIT_OK && gather(&self) == SIM_OK;
  char *folder = ready ? cli_scenario_folder(options, self.of.dataset.name, "report") : NULL;
  if (code == CLI_EXIT_OK)
    code = folder ? publish(&self, folder) : cli_exit(options->lang, SIM_ERR_NO_MEMORY);
  free(folder);
  free(self.list);
  words_table_free(&self.marks);
  inputs_theme_free(&self.theme);
  audit_account_free(&self.account);
  audit_placing_free(&self.of.placing);
  audit_claims_free(&self.of.claims);
  audit_dataset_free(&self.of.dataset);
  return code;
}
