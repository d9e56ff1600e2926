// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fit/fit.h"

#include "cli/common/exits.h"
#include "cli/common/publish.h"
#include "cli/common/theme.h"
#include "cli/verbs.h"
#include "fits/load.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* exante fit: a file of data → the rows of inputs.csv that they make, with a picture of both. */

static char *folder_of(const cli_fit_t *self) {
  char *folder = NULL;
  if (self->options->out)
    return strdup(self->options->out);
  return asprintf(&folder, "out/fit/%s", self->target.name) < 0 ? NULL : folder;
}

static void write_rows(const void *subject, FILE *file) {
  fputs("\xEF\xBB\xBF", file);
  cli_fit_put_rows(subject, file);
}

static void write_pairs(const void *subject, FILE *file) {
  fputs("\xEF\xBB\xBF", file);
  cli_fit_put_pairs(subject, file);
}

static int write_record(const void *subject, reports_results_t *results) {
  const cli_fit_t *self = subject;
  return cli_record_write_data(results, "fit", cli_fit_file(self), self->data.digest);
}

static int publish(const cli_fit_t *self, cli_interrupt_t *interrupt) {
  const bool is_es = self->options->lang == WORDS_ES;
  const cli_result_file_t files[] = {
      {is_es ? "inputs-filas.csv" : "inputs-rows.csv", write_rows},
      {is_es ? "correlations-filas.csv" : "correlations-rows.csv", write_pairs}};
  words_table_t table;
  char *folder = folder_of(self);
  cli_fit_table(self, &table);
  const cli_publication_t publication = {.options = self->options,
                                         .interrupt = interrupt,
                                         .folder = folder,
                                         .subject = self,
                                         .tables = &table,
                                         .table_count = 1,
                                         .files = files,
                                         .file_count = self->rows.correlation_count ? 2 : 1,
                                         .book = {.name = cli_fit_file(self)},
                                         .theme = &self->none.theme,
                                         .draw = cli_charts_fit,
                                         .print = cli_fit_print,
                                         .write_record = write_record};
  const int code =
      folder ? cli_publish(&publication) : cli_exit(self->options->lang, SIM_ERR_NO_MEMORY);
  words_table_free(&table);
  free(folder);
  return code;
}

typedef int (*fit_fn)(cli_fit_t *self, words_report_t *report);

/* Options that say nothing of this kind of data. */
static int check_options(const cli_fit_t *self, words_report_t *report) {
  const cli_options_t *options = self->options;
  const char *const given[] = {options->model ? "--model" : NULL, options->years ? "--years" : NULL,
                               options->new_value ? "--new-value" : NULL};
  const bool is_taken[] = {self->data.kind == FITS_SERIES, self->data.kind == FITS_SERIES,
                           self->data.kind == FITS_SAMPLE};
  for (size_t i = 0; i < sizeof given / sizeof given[0]; i++)
    if (given[i] && !is_taken[i])
      return cli_fit_refuse(self, WORDS_MSG_FIT_OPTION, WORDS_ARGS(given[i]), report);
  return SIM_OK;
}

static int work(cli_fit_t *self, words_report_t *report) {
  const cli_options_t *options = self->options;
  const fits_asked_t asked = {.name = options->as, .unit = options->unit, .grade = options->grade};
  int status = fits_target_find(&asked, &self->target, report);
  if (!status)
    status = fits_load(options->programme, &self->target, &self->data, report);
  if (status)
    return status;
  static const fit_fn fits[FITS_KINDS] = {[FITS_SERIES] = cli_fit_series,
                                          [FITS_SAMPLE] = cli_fit_sample,
                                          [FITS_COUNTS] = cli_fit_sample,
                                          [FITS_YEARLY] = cli_fit_yearly,
                                          [FITS_EXPERTS] = cli_fit_experts};
  status = check_options(self, report);
  if (!status)
    status = cli_theme_read(options, NULL, &self->none.theme, report);
  return status ? status : fits[self->data.kind](self, report);
}

int cli_fit(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_fit_t self = {.options = options};
  words_report_t report;
  words_report_init(&report, options->lang);
  const int status = work(&self, &report);
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = publish(&self, interrupt);
  models_inputs_free(&self.rows);
  fits_data_free(&self.data);
  inputs_theme_free(&self.none.theme);
  free(self.source);
  return code;
}
