// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/sheet_table.h"

#include "inputs/cell_told.h"
#include "inputs/number/percent.h"
#include "sim/status.h"
#include "words/reference.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const inputs_xlsx_sheet_t *sheet;
  const inputs_sheet_rows_t *rows;
  inputs_table_t *out;
  words_report_t *report;
  size_t columns[INPUTS_XLSX_COLUMNS_MAX]; /* of the sheet, in the order of the table's */
  size_t count;
  size_t by; /* the sheet's column of variants; 0: none */
  bool is_aside[INPUTS_XLSX_COLUMNS_MAX + 1], is_named[INPUTS_XLSX_COLUMNS_MAX + 1];
} build_t;

/* A row of the sheet: cells[from … to − 1]. */
typedef struct {
  size_t from, to;
} span_t;

static bool next_row(const inputs_xlsx_sheet_t *sheet, span_t *span) {
  span->from = span->to;
  if (span->from == sheet->count)
    return false;
  while (span->to < sheet->count && sheet->cells[span->to].row == sheet->cells[span->from].row)
    span->to++;
  return true;
}

static bool is_remark(const inputs_xlsx_cell_t *cell) {
  return cell->kind == INPUTS_XLSX_TEXT && cell->text[0] == '#';
}

static bool is_variant_name(const inputs_xlsx_cell_t *cell) {
  return cell->kind == INPUTS_XLSX_TEXT &&
         (strcmp(cell->text, "variante") == 0 || strcmp(cell->text, "variant") == 0);
}

static const inputs_xlsx_cell_t *cell_at(const inputs_xlsx_sheet_t *sheet, span_t row,
                                         size_t column) {
  for (size_t i = row.from; i < row.to; i++)
    if (sheet->cells[i].column == column)
      return &sheet->cells[i];
  return NULL;
}

/* The text of a number that reads back as the same number. */
static void write_number(double x, char out[INPUTS_NUMBER_SIZE]) {
  double back = 0.0;
  int digits = 15;
  do
    inputs_number_write(x, digits, INPUTS_NUMBER_POINT, out);
  while (digits++ < 17 &&
         (inputs_number_parse(out, INPUTS_NUMBER_POINT, &back, NULL) != 0 || back < x || back > x));
}

/* Says what is wrong with a cell; true when something is. */
static bool refuse_cell(const build_t *self, const inputs_xlsx_cell_t *cell) {
  const words_place_t place = {self->out->path, cell->row, cell->column};
  if (cell->kind == INPUTS_XLSX_UNCOMPUTED)
    words_report_error(self->report, &place, WORDS_MSG_SHEET_NO_VALUE, NULL);
  else if (cell->kind == INPUTS_XLSX_FAULT)
    words_report_error(self->report, &place,
                       cell->is_formula ? WORDS_MSG_SHEET_FAULT_FORMULA : WORDS_MSG_SHEET_FAULT,
                       WORDS_ARGS(cell->text));
  else if (cell->text && strlen(cell->text) > INPUTS_CSV_CELL_MAX)
    words_report_error(self->report, &place, WORDS_MSG_CSV_CELL_LONG, NULL);
  else
    return false;
  return true;
}

/* A sheet shows its numbers as the language of its reader writes them: -0,2 and not -0.2. */
static int keep_shown(const build_t *self, inputs_cell_t *cell) {
  if (self->report->lang != WORDS_ES || !cell->is_number || !strchr(cell->text, '.'))
    return SIM_OK;
  cell->shown = strdup(cell->text);
  if (cell->shown)
    *strchr(cell->shown, '.') = ',';
  return cell->shown ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* Says what is wrong with the cells that one is computed from; true when something is. */
static bool refuse_use(const build_t *self, const inputs_xlsx_cell_t *cell,
                       const inputs_sheet_use_t *use) {
  const words_place_t place = {self->out->path, cell ? cell->row : 0, cell ? cell->column : 0};
  char plain[INPUTS_NUMBER_SIZE], told[INPUTS_NUMBER_SIZE + 2];
  double number = 0.0;
  if (use->uses_empty)
    words_report_error(self->report, &place, WORDS_MSG_SHEET_USED_EMPTY, NULL);
  if (use->divides) {
    (void)inputs_percent_number(use->shown, INPUTS_NUMBER_EITHER, &number, NULL);
    inputs_number_write(number, 15, inputs_cell_told(self->out, self->report->lang), plain);
    snprintf(told, sizeof told, self->report->lang == WORDS_ES ? "%s %%" : "%s%%", plain);
    words_report_error(self->report, &place, WORDS_MSG_SHEET_USED_PERCENT, WORDS_ARGS(told, plain));
  }
  return use->uses_empty || use->divides;
}

/* A cell that shows an empty one is empty, and one that is computed from it is nothing; one that
   shows a percentage is that percentage, and one that shows a day is that day. */
static int fill(const build_t *self, const inputs_xlsx_cell_t *cell, inputs_cell_t *out) {
  /* A formula without value is not an empty cell. */
  char number[INPUTS_NUMBER_SIZE] = "";
  inputs_sheet_use_t use = {.shown = NULL};
  out->is_formula = cell && cell->is_formula;
  if (cell && cell->formula && cell->kind != INPUTS_XLSX_UNCOMPUTED)
    inputs_sheet_used(self->rows->others, self->out->path, cell, self->report, &use);
  const char *text = use.shows_empty ? NULL : use.shown ? use.shown : cell ? cell->text : NULL;
  out->is_number = cell && cell->kind == INPUTS_XLSX_NUMBER && !use.shows_empty && !use.shown;
  if (cell && cell->kind == INPUTS_XLSX_UNCOMPUTED)
    snprintf(number, sizeof number, "=");
  if (out->is_number)
    write_number(cell->number, number);
  out->is_bad = refuse_use(self, cell, &use) || (cell && refuse_cell(self, cell));
  out->text = strdup(text ? text : number);
  return out->text ? keep_shown(self, out) : SIM_ERR_NO_MEMORY;
}

static int add_row(build_t *self, span_t row) {
  inputs_record_t record = {.cells = calloc(self->count, sizeof *record.cells)};
  int status = record.cells ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; status == SIM_OK && i < self->count; i++) {
    inputs_cell_t *cell = &record.cells[record.count++];
    cell->line = self->sheet->cells[row.from].row;
    cell->column = self->columns[i];
    status = fill(self, cell_at(self->sheet, row, self->columns[i]), cell);
  }
  if (status == SIM_OK)
    status = inputs_table_add(self->out, &record, self->report);
  inputs_record_free(&record);
  return status;
}

/* Which columns the table has: those with a name, but for explanations and the variants' own. */
static void take_header(build_t *self, span_t row) {
  for (size_t i = row.from; i < row.to; i++) {
    const inputs_xlsx_cell_t *cell = &self->sheet->cells[i];
    self->is_named[cell->column] = true;
    if (is_remark(cell))
      self->is_aside[cell->column] = true;
    else if (self->rows->variant && is_variant_name(cell))
      self->by = cell->column;
    else
      self->columns[self->count++] = cell->column;
  }
}

static void take_all(build_t *self, span_t row) {
  self->count = 0;
  for (size_t i = row.from; i < row.to; i++) {
    self->is_named[self->sheet->cells[i].column] = true;
    self->columns[self->count++] = self->sheet->cells[i].column;
  }
}

static bool is_of_variant(const build_t *self, span_t row) {
  const inputs_xlsx_cell_t *cell = self->by ? cell_at(self->sheet, row, self->by) : NULL;
  if (!self->rows->variant)
    return true;
  return strcmp(cell && cell->text ? cell->text : "", self->rows->variant) == 0;
}

static void refuse_nameless(const build_t *self, span_t row) {
  for (size_t i = row.from; i < row.to; i++) {
    const inputs_xlsx_cell_t *cell = &self->sheet->cells[i];
    const words_place_t place = {self->out->path, cell->row, cell->column};
    if (!self->is_named[cell->column])
      words_report_error(self->report, &place, WORDS_MSG_SHEET_NO_NAME, NULL);
  }
}

/* Merged cells of which one lies in a column of the table, in this row. */
static void refuse_merged(const build_t *self, span_t row) {
  const size_t number = self->sheet->cells[row.from].row;
  for (size_t k = 0; k < self->sheet->merged_count; k++) {
    const inputs_xlsx_range_t *range = &self->sheet->merged[k];
    bool is_within = false;
    for (size_t i = 0; i < self->count; i++)
      is_within = is_within ||
                  (self->columns[i] >= range->from_column && self->columns[i] <= range->to_column);
    if (!is_within || number < range->from_row || number > range->to_row)
      continue;
    char text[WORDS_REFERENCE_SIZE];
    const words_place_t place = {self->out->path, range->from_row, range->from_column};
    words_reference_range(range->from_row, range->from_column, range->to_row, range->to_column,
                          text);
    words_report_error(self->report, &place, WORDS_MSG_SHEET_MERGED, WORDS_ARGS(text));
  }
}

/* What stands alone over a row of names, as a title does. */
static bool is_title(const inputs_xlsx_sheet_t *sheet, span_t row, span_t *names) {
  *names = row;
  if (row.to - row.from != 1 || sheet->cells[row.from].kind != INPUTS_XLSX_TEXT ||
      !next_row(sheet, names) || names->to - names->from < 2)
    return false;
  for (size_t i = names->from; i < names->to; i++)
    if (sheet->cells[i].kind != INPUTS_XLSX_TEXT)
      return false;
  return true;
}

static bool refuse_title(const build_t *self, span_t row) {
  const inputs_xlsx_cell_t *cell = &self->sheet->cells[row.from];
  const words_place_t place = {self->out->path, cell->row, cell->column};
  char number[24];
  span_t names;
  if (!is_title(self->sheet, row, &names))
    return false;
  snprintf(number, sizeof number, "%zu", self->sheet->cells[names.from].row);
  words_report_error(self->report, &place, WORDS_MSG_SHEET_TITLE, WORDS_ARGS(cell->text, number));
  return true;
}

int inputs_sheet_table(const inputs_xlsx_sheet_t *sheet, const inputs_sheet_rows_t *rows,
                       inputs_table_t *out, words_report_t *report) {
  build_t self = {.sheet = sheet, .rows = rows, .out = out, .report = report};
  bool has_header = rows->is_headless;
  int status = SIM_OK;
  for (span_t row = {0, 0}; status == SIM_OK && next_row(sheet, &row);) {
    if (is_remark(&sheet->cells[row.from]) || (!has_header && refuse_title(&self, row)))
      continue;
    if (rows->is_headless)
      take_all(&self, row);
    const bool is_header = !has_header;
    if (is_header)
      take_header(&self, row);
    has_header = true;
    if (!is_header && !is_of_variant(&self, row))
      continue;
    refuse_nameless(&self, row);
    refuse_merged(&self, row);
    status = self.count > 0 ? add_row(&self, row) : SIM_OK;
  }
  return status;
}

static bool is_listed(char *const *names, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(names[i], name) == 0)
      return true;
  return false;
}

size_t inputs_sheet_variants(const inputs_xlsx_sheet_t *sheet, char **names, size_t count,
                             size_t most) {
  const inputs_sheet_rows_t rows = {.variant = ""};
  build_t self = {.sheet = sheet, .rows = &rows};
  bool has_header = false;
  for (span_t row = {0, 0}, below; count < most && next_row(sheet, &row);) {
    if (is_remark(&sheet->cells[row.from]) || (!has_header && is_title(sheet, row, &below)))
      continue;
    if (!has_header)
      take_header(&self, row);
    const inputs_xlsx_cell_t *cell = has_header && self.by ? cell_at(sheet, row, self.by) : NULL;
    has_header = true;
    if (!cell || !cell->text || cell->text[0] == '\0' || is_listed(names, count, cell->text))
      continue;
    names[count] = strdup(cell->text);
    if (!names[count])
      break;
    count++;
  }
  return count;
}
