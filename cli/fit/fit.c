// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fit/fit.h"

#include "cli/common/exits.h"
#include "cli/common/publish.h"
#include "cli/verbs.h"
#include "fits/load.h"
#include "sim/status.h"
#include "words/numeral.h"

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
  return cli_record_write_data(results, "fit", self->options, cli_fit_file(self),
                               self->data.digest);
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
                                         .draw = cli_charts_fit,
                                         .print = cli_fit_print,
                                         .write_record = write_record};
  const int code =
      folder ? cli_publish(&publication) : cli_exit(self->options->lang, SIM_ERR_NO_MEMORY);
  words_table_free(&table);
  free(folder);
  return code;
}

/* What the data as a whole cannot bear. */
static int refuse(const cli_fit_t *self, words_message_t id, const char *const *args,
                  words_report_t *report) {
  words_report_error(report, &(words_place_t){.file = self->data.path}, id, args);
  return SIM_ERR_DOMAIN;
}

static int check_length(const cli_fit_t *self, size_t horizon, words_report_t *report) {
  char count[24], ahead[24], needed[24];
  snprintf(count, sizeof count, "%zu", self->data.count);
  snprintf(ahead, sizeof ahead, "%zu", horizon);
  snprintf(needed, sizeof needed, "%zu", fits_series_needs(horizon));
  if (self->data.count < fits_series_needs(horizon))
    return refuse(self, WORDS_MSG_FIT_FEW, WORDS_ARGS(count, ahead, needed), report);
  snprintf(needed, sizeof needed, "%d", FITS_YEARS_MAX);
  if (self->data.count > FITS_YEARS_MAX)
    return refuse(self, WORDS_MSG_FIT_MANY, WORDS_ARGS(count, needed), report);
  return SIM_OK;
}

static int make_source(cli_fit_t *self) {
  char years[WORDS_PERIOD_BYTES], count[24];
  words_period(years, self->data.first, self->data.count);
  snprintf(count, sizeof count, "%zu", self->data.count);
  self->source = words_message_format(WORDS_MSG_FIT_SOURCE, self->options->lang,
                                      WORDS_ARGS(cli_fit_file(self), count, years));
  return self->source ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int fit_series(cli_fit_t *self, words_report_t *report) {
  fits_series_model_t how;
  const bool has_model = cli_fit_model(self, &how, report);
  if (!cli_fit_years(self, report) || !has_model)
    return SIM_ERR_DOMAIN;
  const size_t horizon = (size_t)(self->last - self->data.first + 1) - self->data.count;
  int status = check_length(self, horizon, report);
  if (status)
    return status;
  status = fits_series_fit(self->data.values, self->data.count, self->data.first, how, horizon,
                           &self->series);
  if (status == SIM_ERR_DOMAIN)
    return refuse(self, WORDS_MSG_FIT_NO_ERROR, NULL, report);
  if (!status)
    status = make_source(self);
  if (!status)
    status = fits_rows_of_series(&self->series, &self->target, self->first, self->last,
                                 self->source, &self->rows);
  return status == SIM_ERR_DOMAIN
             ? refuse(self, WORDS_MSG_FIT_WIDE, WORDS_ARGS(self->target.name), report)
             : status;
}

static int work(cli_fit_t *self, words_report_t *report) {
  const cli_options_t *options = self->options;
  const fits_asked_t asked = {.name = options->as, .unit = options->unit, .grade = options->grade};
  int status = fits_target_find(&asked, &self->target, report);
  if (!status)
    status = fits_load(options->programme, &self->target, &self->data, report);
  return status ? status : fit_series(self, report);
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
  free(self.source);
  return code;
}
