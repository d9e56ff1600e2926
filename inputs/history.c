// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/history.h"
#include "inputs/cell_told.h"

#include "inputs/dated.h"
#include "inputs/names.h"
#include "inputs/number/number_report.h"
#include "inputs/number/percent.h"
#include "models/table/unit.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAME, YEAR, VALUE, UNIT, SOURCE, COLUMNS, REQUIRED = UNIT };

static const char *const columns[COLUMNS] = {"name", "year", "value", "unit", "source"};

/* What may be known of a year: the units that may be written, "" by default, and the range. */
typedef struct {
  const char *name;
  const char *units[2]; /* besides none; "M$" stands for nominal or of a year */
  double low, high;
  bool keeps_percent, is_whole;
} kind_t;

#define INDICATOR "indicator."

static const kind_t kinds[] = {
    {"spending", {"M$"}, 0.0, 1e15, false, false},
    {"budget.initial", {"M$"}, 0.001, 1e15, false, false},
    {"beneficiaries", {MODELS_UNIT}, 0.0, 1e9, false, true},
    {"inflation", {"1/year", "share"}, -0.9, 10.0, false, false},
    {INDICATOR, {"%"}, 0.0, 100.0, true, false},
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

typedef struct {
  inputs_loader_t *loader;
  const inputs_table_t *table;
  const inputs_file_t *file;
  const inputs_cell_t *cells[COLUMNS]; /* the last two may be NULL: no such column */
  int first, last;                     /* of the plan; 0: not known */
} reader_t;

static void refuse(const reader_t *self, int column, words_message_t id, const char *const *args) {
  const inputs_cell_t *cell = self->cells[column];
  const words_place_t place = {self->file->path, cell->line, cell->column};
  words_report_error(self->loader->report, &place, id, args);
}

static const char *text_of(const reader_t *self, int column) {
  return self->cells[column] ? self->cells[column]->text : "";
}

static bool has_row(const reader_t *self, const char *stem, const char *name) {
  const models_inputs_t *inputs = &self->loader->rows.inputs;
  char wanted[MODELS_NAME_MAX + 16];
  snprintf(wanted, sizeof wanted, "%s%.*s", stem, MODELS_NAME_MAX, name);
  for (size_t i = 0; i < inputs->count; i++)
    if (strcmp(inputs->rows[i].name, wanted) == 0)
      return true;
  return false;
}

/* An indicator of links, or of a result. */
static bool is_indicator(const reader_t *self, const char *name) {
  static const char *const links[] = {"form", "contact", "deal"};
  for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
    if (strcmp(links[i], name) == 0)
      return has_row(self, "link.", "contact");
  return has_row(self, "result.", name);
}

static const kind_t *find_kind(const reader_t *self, const char *name) {
  for (size_t i = 0; i < KINDS; i++)
    if (strcmp(kinds[i].name, name) == 0)
      return strcmp(name, INDICATOR) == 0 ? NULL : &kinds[i];
  const size_t stem = strlen(INDICATOR);
  return strncmp(name, INDICATOR, stem) == 0 && is_indicator(self, name + stem) ? &kinds[KINDS - 1]
                                                                                : NULL;
}

static const kind_t *read_name(const reader_t *self) {
  const char *name = text_of(self, NAME);
  const kind_t *kind = find_kind(self, name);
  if (!kind && name[0] == '\0')
    refuse(
        self, NAME, WORDS_MSG_CELL_EMPTY,
        WORDS_ARGS(columns[NAME], words_message(WORDS_MSG_WORD_NAME, self->loader->report->lang)));
  else if (!kind)
    refuse(self, NAME, WORDS_MSG_HISTORY_NAME, WORDS_ARGS(name));
  return kind;
}

/* The year, which lies before the plan; 0 when it does not (reported). */
static int read_year(const reader_t *self) {
  const char *text = text_of(self, YEAR);
  char first[16];
  const int year = inputs_dated_year(text);
  snprintf(first, sizeof first, "%d", self->first);
  if (year == 0)
    refuse(self, YEAR, inputs_dated_complaint(text), WORDS_ARGS(text));
  else if (self->first && year >= self->first)
    refuse(self, YEAR, WORDS_MSG_HISTORY_YEAR, WORDS_ARGS(text, first));
  return self->first && year >= self->first ? 0 : year;
}

static void refuse_range(const reader_t *self, const kind_t *kind) {
  const inputs_number_style_t style = inputs_cell_told(self->table, self->loader->report->lang);
  char low[INPUTS_NUMBER_SIZE], high[INPUTS_NUMBER_SIZE];
  inputs_number_write(kind->low, 6, style, low);
  inputs_number_write(kind->high, 6, style, high);
  refuse(self, VALUE, kind->is_whole ? WORDS_MSG_HISTORY_WHOLE : WORDS_MSG_HISTORY_VALUE,
         WORDS_ARGS(inputs_cell_shown(self->cells[VALUE]), text_of(self, NAME), low, high));
}

/* 0,35 of an indicator in % is admitted, and likely a share. */
static void doubt_small(const reader_t *self, double value) {
  const inputs_cell_t *cell = self->cells[VALUE];
  const words_place_t place = {self->file->path, cell->line, cell->column};
  char mend[INPUTS_NUMBER_SIZE], meant[INPUTS_NUMBER_SIZE + 8];
  inputs_number_write(100.0 * value, 12, inputs_cell_told(self->table, self->loader->report->lang),
                      mend);
  snprintf(meant, sizeof meant, "%s %%", mend);
  words_report_note(self->loader->report, &place, WORDS_MSG_HISTORY_SMALL,
                    WORDS_ARGS(inputs_cell_shown(cell), text_of(self, NAME), meant));
}

static bool read_value(const reader_t *self, const kind_t *kind, double *out) {
  const inputs_cell_t *cell = self->cells[VALUE];
  inputs_number_place_t place =
      inputs_cell_place(self->table, cell, columns[VALUE], self->loader->report);
  place.unit = kind->units[0];
  place.keeps_percent = kind->keeps_percent;
  if (!inputs_number_read(&place, cell->text, out, NULL))
    return false;
  const bool fits =
      *out >= kind->low && *out <= kind->high && (!kind->is_whole || *out == floor(*out));
  if (!fits)
    refuse_range(self, kind);
  else if (kind->keeps_percent && *out > 0.0 && *out < 1.0 && !inputs_percent_is(cell->text))
    doubt_small(self, *out);
  return fits;
}

/* The i-th unit of a kind; what the programme counts stands in for MODELS_UNIT. NULL: there is
 * none.
 */
static const char *unit_at(const reader_t *self, const kind_t *kind, size_t i) {
  const char *unit = kind->units[i];
  return unit && strcmp(unit, MODELS_UNIT) == 0 ? models_inputs_unit(&self->loader->rows.inputs)
                                                : unit;
}

/* The year of the money, 0 for nominal money and what is no money; −1 when the unit does not fit
   (reported). */
static int read_unit(const reader_t *self, const kind_t *kind) {
  const char *unit = text_of(self, UNIT), *usual = unit_at(self, kind, 0);
  const bool is_money = usual && strcmp(usual, "M$") == 0;
  const size_t digits = strncmp(unit, "M$", 2) == 0 ? strspn(unit + 2, "0123456789") : 0;
  const int base = digits == 4 && unit[6] == '\0' ? atoi(unit + 2) : 0;
  if (unit[0] == '\0' || !usual || (is_money && strcmp(unit, "M$nominal") == 0))
    return 0;
  for (size_t i = 0; !is_money && i < sizeof kind->units / sizeof kind->units[0]; i++)
    if (unit_at(self, kind, i) && strcmp(unit_at(self, kind, i), unit) == 0)
      return 0;
  if (is_money && base > 0 && (!self->last || base <= self->last))
    return base;
  refuse(self, UNIT, WORDS_MSG_UNIT,
         WORDS_ARGS(unit, text_of(self, NAME), is_money ? "M$nominal, M$2025" : usual));
  return -1;
}

static bool is_first(const reader_t *self, int year) {
  const inputs_programme_t *out = self->loader->out;
  char line[24], both[MODELS_NAME_MAX + 16];
  for (size_t i = 0; i < out->history_count; i++)
    if (out->history[i].year == year && strcmp(out->history[i].name, text_of(self, NAME)) == 0) {
      snprintf(line, sizeof line, "%zu", out->history[i].line);
      snprintf(both, sizeof both, "%.*s %d", MODELS_NAME_MAX, text_of(self, NAME), year);
      refuse(self, NAME, WORDS_MSG_DUPLICATE, WORDS_ARGS(both, line));
      return false;
    }
  return true;
}

static int read_row(const reader_t *self) {
  inputs_programme_t *out = self->loader->out;
  double value;
  const inputs_cell_t *cell = self->cells[VALUE];
  if (self->cells[NAME]->is_bad || self->cells[YEAR]->is_bad || cell->is_bad)
    return SIM_OK;
  if (cell->is_formula && cell->text[0] == '\0') /* it shows a cell of the form that is empty */
    return SIM_OK;
  const kind_t *kind = read_name(self);
  const int year = read_year(self);
  if (!kind)
    return SIM_OK;
  const bool has_value = read_value(self, kind, &value);
  const int base = read_unit(self, kind);
  if (!has_value || year == 0 || base < 0 || !is_first(self, year))
    return SIM_OK;
  char *name = strdup(text_of(self, NAME));
  if (!name)
    return SIM_ERR_NO_MEMORY;
  out->history[out->history_count++] = (inputs_history_row_t){
      .name = name, .year = year, .value = value, .base = base, .line = self->cells[NAME]->line};
  return SIM_OK;
}

/* The years of the plan. */
static void find_plan(reader_t *self) {
  const models_inputs_t *inputs = &self->loader->rows.inputs;
  for (size_t i = 0; i < inputs->count; i++) {
    const int year = inputs->rows[i].year;
    if (strcmp(inputs->rows[i].name, "plan.places") != 0 || year == 0)
      continue;
    self->first = self->first == 0 || year < self->first ? year : self->first;
    self->last = year > self->last ? year : self->last;
  }
}

static int read_rows(reader_t *self, inputs_table_t *table) {
  size_t index[COLUMNS];
  int status = inputs_csv_columns(table, columns, COLUMNS, REQUIRED, index, self->loader->report);
  if (!status)
    status = inputs_names_column(table, index[NAME], MODELS_NAMES_OUTPUT, self->loader->report);
  if (!status)
    status = inputs_names_column(table, index[UNIT], MODELS_NAMES_UNIT, self->loader->report);
  self->loader->out->history = calloc(table->count + 1, sizeof *self->loader->out->history);
  if (!self->loader->out->history)
    return SIM_ERR_NO_MEMORY;
  find_plan(self);
  for (size_t i = 1; !status && i < table->count; i++) {
    for (int column = 0; column < COLUMNS; column++)
      self->cells[column] =
          index[column] == (size_t)-1 ? NULL : &table->records[i].cells[index[column]];
    status = read_row(self);
  }
  return status;
}

int inputs_history_read(inputs_loader_t *loader) {
  inputs_table_t table = {0};
  reader_t self = {.loader = loader, .table = &table};
  bool is_there;
  int status = inputs_loader_optional(loader, "history.csv", &table, &self.file, &is_there);
  if (is_there && !status)
    status = read_rows(&self, &table);
  inputs_table_free(&table);
  return status;
}
