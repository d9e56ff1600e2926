// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/observed.h"
#include "inputs/cell_told.h"

#include "inputs/dated.h"
#include "inputs/names.h"
#include "inputs/number/number_report.h"
#include "inputs/number/percent.h"
#include "inputs/observed_value.h"
#include "inputs/source.h"
#include "inputs/suggest.h"
#include "inputs/workbook.h"
#include "models/table/names.h"
#include "sim/status.h"
#include "words/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAME, YEAR, VALUE, OF, ROUND, SOURCE, ERROR, COLUMNS, REQUIRED = OF };

static const char *const columns[COLUMNS] = {"name",  "year",   "value", "of",
                                             "round", "source", "error"};

typedef struct {
  const models_programme_t *programme;
  const inputs_table_t *table;
  inputs_observed_t *out;
  words_report_t *report;
  const inputs_cell_t *cells[COLUMNS]; /* from OF on NULL where there is no such column */
} reader_t;

static const char *text_of(const reader_t *self, int column) {
  return self->cells[column] ? self->cells[column]->text : "";
}

static words_place_t place_of(const reader_t *self, int column) {
  const inputs_cell_t *cell = self->cells[column];
  return (words_place_t){self->table->path, cell->line, cell->column};
}

static void refuse(const reader_t *self, int column, words_message_t id, const char *const *args) {
  const words_place_t place = place_of(self, column);
  words_report_error(self->report, &place, id, args);
}

/* The years of an output, as a list; "" when there is none of that name. */
static void list_years(const reader_t *self, char *list, size_t size) {
  const models_output_t *outputs = models_programme_outputs(self->programme);
  list[0] = '\0';
  for (size_t i = 0; i < models_programme_output_count(self->programme); i++)
    if (outputs[i].year && strcmp(outputs[i].name, text_of(self, NAME)) == 0)
      words_list_add_number(list, size, outputs[i].year);
}

static int refuse_name(const reader_t *self) {
  const models_output_t *outputs = models_programme_outputs(self->programme);
  const size_t count = models_programme_output_count(self->programme);
  const char **names = calloc(count + 1, sizeof *names);
  for (size_t i = 0; names && i < count; i++)
    names[i] = outputs[i].name;
  char *hint =
      names ? inputs_did_you_mean(self->report->lang, text_of(self, NAME), names, count) : NULL;
  if (hint)
    refuse(self, NAME, WORDS_MSG_OBSERVED_NAME, WORDS_ARGS(text_of(self, NAME), hint));
  free(hint);
  free(names);
  return hint ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* The year; 0 for an empty cell, which is the total; −1 when it is none (reported). */
static int read_year(const reader_t *self) {
  const char *text = text_of(self, YEAR);
  if (text[0] == '\0')
    return 0;
  const int year = inputs_dated_year(text);
  if (year)
    return year;
  refuse(self, YEAR, inputs_dated_complaint(text), WORDS_ARGS(text));
  return -1;
}

/* An output of that name, to tell its unit in the year before the plan. */
static const models_output_t *any_of(const reader_t *self) {
  const models_output_t *outputs = models_programme_outputs(self->programme);
  for (size_t i = 0; i < models_programme_output_count(self->programme); i++)
    if (outputs[i].year && strcmp(outputs[i].name, text_of(self, NAME)) == 0)
      return &outputs[i];
  return NULL;
}

/* What the row is about; NULL when the programme does not have it (reported, or *status). */
static const models_output_t *read_output(const reader_t *self, inputs_observed_row_t *row,
                                          int *status) {
  const models_output_t *any = any_of(self);
  char years[512], year[16];
  size_t plan_years;
  row->year = read_year(self);
  if (!any && text_of(self, NAME)[0] == '\0')
    refuse(self, NAME, WORDS_MSG_CELL_EMPTY,
           WORDS_ARGS(columns[NAME], words_message(WORDS_MSG_WORD_OUTPUT, self->report->lang)));
  else if (!any)
    *status = refuse_name(self);
  if (!any || row->year < 0)
    return NULL;
  row->output = models_programme_output(self->programme, text_of(self, NAME), row->year);
  if (row->output < models_programme_output_count(self->programme))
    return &models_programme_outputs(self->programme)[row->output];
  if (row->year == models_programme_first_year(self->programme, &plan_years) - 1)
    return any;
  list_years(self, years, sizeof years);
  snprintf(year, sizeof year, "%d", row->year);
  if (row->year)
    refuse(self, YEAR, WORDS_MSG_OBSERVED_YEAR, WORDS_ARGS(year, text_of(self, NAME), years));
  else
    refuse(self, YEAR, WORDS_MSG_OBSERVED_NO_TOTAL, WORDS_ARGS(text_of(self, NAME), years));
  return NULL;
}

/* A whole number from `least` on, in digits only; false when it is none (reported). */
static bool read_count(const reader_t *self, int column, double *out) {
  const char *text = text_of(self, column);
  const size_t length = strlen(text);
  if (length > 0 && length < 10 && strspn(text, "0123456789") == length && atoi(text) > 0) {
    *out = atoi(text);
    return true;
  }
  refuse(self, column, WORDS_MSG_OBSERVED_COUNT, WORDS_ARGS(columns[column], text));
  return false;
}

/* A standard error above 0: a number in the unit of the output, or so many % of the value. */
static bool read_error(const reader_t *self, inputs_observed_row_t *row) {
  const inputs_cell_t *cell = self->cells[ERROR];
  row->error = (double)NAN;
  if (text_of(self, ERROR)[0] == '\0')
    return true;
  const size_t length = strlen(cell->text);
  const bool is_share = cell->text[length - 1] == '%';
  inputs_number_place_t place = inputs_cell_place(self->table, cell, "error", self->report);
  place.unit = is_share ? "%" : "M$";
  place.is_sure = cell->is_number || is_share;
  place.keeps_percent = true;
  if (!inputs_number_read(&place, cell->text, &row->error, NULL))
    return false;
  if (is_share)
    row->error *= 0.01 * fabs(row->value);
  if (row->error > 0.0)
    return true;
  refuse(self, ERROR, WORDS_MSG_OBSERVED_ERROR, WORDS_ARGS(inputs_cell_shown(cell)));
  return false;
}

static bool read_rest(const reader_t *self, inputs_observed_row_t *row) {
  double round = 0.0;
  row->of = (double)NAN;
  if (text_of(self, OF)[0] && !read_count(self, OF, &row->of))
    return false;
  if (text_of(self, ROUND)[0] && !read_count(self, ROUND, &round))
    return false;
  row->round = (int)round;
  if (!(row->value > row->of))
    return true;
  refuse(self, OF, WORDS_MSG_OBSERVED_OF, WORDS_ARGS(text_of(self, VALUE), text_of(self, OF)));
  return false;
}

static bool is_first(const reader_t *self, const inputs_observed_row_t *row) {
  char line[24], both[MODELS_NAME_MAX + 48];
  for (size_t i = 0; i < self->out->count; i++) {
    const inputs_observed_row_t *other = &self->out->rows[i];
    if (other->year != row->year || other->round != row->round ||
        strcmp(other->name, text_of(self, NAME)) != 0)
      continue;
    snprintf(line, sizeof line, "%zu", other->line);
    snprintf(both, sizeof both, "%.*s %s", MODELS_NAME_MAX, text_of(self, NAME),
             text_of(self, YEAR));
    refuse(self, NAME, WORDS_MSG_DUPLICATE, WORDS_ARGS(both, line));
    return false;
  }
  return true;
}

static int read_row(const reader_t *self) {
  inputs_observed_t *out = self->out;
  inputs_observed_row_t row = {.line = self->cells[NAME]->line};
  int status = SIM_OK;
  for (int i = 0; i < COLUMNS; i++)
    if (self->cells[i] && self->cells[i]->is_bad)
      return SIM_OK;
  const models_output_t *output = read_output(self, &row, &status);
  if (!output)
    return status;
  const inputs_number_place_t value =
      inputs_cell_place(self->table, self->cells[VALUE], "value", self->report);
  if (!inputs_observed_value(&value, text_of(self, VALUE), output, &row.value) ||
      !read_rest(self, &row) || !read_error(self, &row) || !is_first(self, &row))
    return SIM_OK;
  row.is_before = row.output == models_programme_output_count(self->programme);
  row.name = strdup(text_of(self, NAME));
  row.source = text_of(self, SOURCE)[0] ? strdup(text_of(self, SOURCE)) : NULL;
  out->rows[out->count++] = row;
  return row.name && (row.source || !text_of(self, SOURCE)[0]) ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int read_rows(reader_t *self, inputs_table_t *table) {
  size_t index[COLUMNS];
  int status = inputs_csv_columns(table, columns, COLUMNS, REQUIRED, index, self->report);
  if (!status)
    status = inputs_names_column(table, index[NAME], MODELS_NAMES_OUTPUT, self->report);
  self->out->rows = calloc(table->count + 1, sizeof *self->out->rows);
  if (!self->out->rows)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 1; !status && i < table->count; i++) {
    for (int column = 0; column < COLUMNS; column++)
      self->cells[column] =
          index[column] == (size_t)-1 ? NULL : &table->records[i].cells[index[column]];
    status = read_row(self);
  }
  return status;
}

/* The table of the file: of a workbook its sheet. */
static int read_table(const char *path, inputs_table_t *table, words_report_t *report) {
  char *sheet = NULL;
  if (!inputs_workbook_is(path))
    return inputs_source_read(path, NULL, table, report);
  if (asprintf(&sheet, "%s/observed.csv", path) < 0)
    return SIM_ERR_NO_MEMORY;
  const int status = inputs_source_read(sheet, NULL, table, report);
  free(sheet);
  return status;
}

int inputs_observed_read(const char *path, const models_programme_t *programme,
                         inputs_observed_t *out, words_report_t *report) {
  const size_t before = report->errors;
  inputs_table_t table = {0};
  *out = (inputs_observed_t){0};
  int status = read_table(path, &table, report);
  reader_t self = {.programme = programme, .table = &table, .out = out, .report = report};
  if (!status)
    status = read_rows(&self, &table);
  memcpy(out->digest, table.digest, sizeof out->digest);
  out->path = strdup(path);
  inputs_table_free(&table);
  if (!out->path)
    return SIM_ERR_NO_MEMORY;
  return !status && report->errors > before ? SIM_ERR_DOMAIN : status;
}

void inputs_observed_free(inputs_observed_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    free(self->rows[i].name);
    free(self->rows[i].source);
  }
  free(self->rows);
  free(self->path);
  *self = (inputs_observed_t){0};
}
