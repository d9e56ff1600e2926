// SPDX-License-Identifier: GPL-3.0-or-later
/* What is refused in every table alike, whatever it was read from. */
#include "inputs/table.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct {
  inputs_table_t *table;
  words_report_t *report;
} check_t;

/* The first character that must not stand in a cell, by its code point: "U+FFFE"; "" for none. */
static void find_control(const char *text, char out[16]) {
  unsigned code = 0;
  out[0] = '\0';
  for (size_t left = strlen(text), length; left > 0; text += length, left -= length) {
    length = words_utf8(text, left, &code);
    if (length == 0 || words_is_control(code)) {
      snprintf(out, 16, "U+%04X", code);
      return;
    }
  }
}

/* A spreadsheet that opens the file would compute the cell: =…, @…, and + or − before a name. A
   number with its sign, a dash alone and -inf, which its reader knows, are not formulas. */
static bool is_spreadsheet_formula(const char *text) {
  if (text[0] == '=' || text[0] == '@')
    return true;
  return (text[0] == '+' || text[0] == '-') && text[1] != '\0' &&
         !strchr("0123456789.,", text[1]) && strncasecmp(text + 1, "inf", 3) != 0;
}

static void check_cells(check_t *self, inputs_record_t *record, bool is_headless) {
  const inputs_record_t *header = &self->table->records[0];
  for (size_t i = 0; i < record->count; i++) {
    inputs_cell_t *cell = &record->cells[i];
    const bool has_column = !is_headless && record != header && !header->cells[i].is_bad;
    const char *column = has_column ? header->cells[i].text : "CSV";
    const words_place_t place = {self->table->path, cell->line, cell->column};
    char control[16];
    if (cell->is_bad)
      continue;
    find_control(cell->text, control);
    cell->is_bad = control[0] || is_spreadsheet_formula(cell->text);
    if (control[0])
      words_report_error(self->report, &place, WORDS_MSG_CSV_CONTROL,
                         WORDS_ARGS(column, cell->text, control));
    else if (cell->is_bad)
      words_report_error(self->report, &place, WORDS_MSG_CSV_FORMULA,
                         WORDS_ARGS(column, cell->text));
  }
}

static void cut(inputs_record_t *record, size_t count) {
  while (record->count > count)
    free(record->cells[--record->count].text);
}

/* True when the row has as many cells as the header, but for empty ones beyond it. */
static bool fits(inputs_record_t *record, size_t columns) {
  if (record->count > columns && inputs_record_is_blank(record, columns))
    cut(record, columns);
  return record->count == columns;
}

static void refuse_length(check_t *self, const inputs_record_t *record, size_t columns) {
  char found[24], expected[24];
  const char separator[2] = {self->table->separator, '\0'};
  const bool is_long = record->count > columns;
  const inputs_cell_t *cell = &record->cells[is_long ? columns : 0];
  const words_place_t place = {self->table->path, cell->line, cell->column};
  snprintf(found, sizeof found, "%zu", record->count);
  snprintf(expected, sizeof expected, "%zu", columns);
  words_report_error(self->report, &place, is_long ? WORDS_MSG_ROW_LONG : WORDS_MSG_ROW_SHORT,
                     WORDS_ARGS(found, expected, separator));
}

int inputs_table_check(inputs_table_t *table, const inputs_csv_options_t *how,
                       words_report_t *report) {
  const bool is_headless = how->is_headless;
  check_t *self = &(check_t){.table = table, .report = report};
  if (table->count == 0) {
    words_report_error(report, &(words_place_t){.file = table->path},
                       table->is_sheet ? WORDS_MSG_SHEET_EMPTY : WORDS_MSG_FILE_EMPTY, NULL);
    return SIM_ERR_DOMAIN;
  }
  if (table->count == 1 && !is_headless && !how->allows_no_rows) {
    words_report_error(report, &(words_place_t){.file = table->path}, WORDS_MSG_CSV_NO_ROWS, NULL);
    return SIM_ERR_DOMAIN;
  }
  inputs_record_t *header = &table->records[0];
  size_t columns = header->count, kept = 1;
  while (!is_headless && columns > 1 && header->cells[columns - 1].text[0] == '\0')
    cut(header, --columns);
  check_cells(self, header, is_headless);
  /* When no row fits, it is the header that is another's (a title above it): said once. */
  bool any_fits = false;
  for (size_t i = 1; !is_headless && i < table->count; i++)
    any_fits = fits(&table->records[i], columns) || any_fits;
  for (size_t i = 1; i < table->count; i++) {
    inputs_record_t *record = &table->records[i];
    if (is_headless || record->count == columns) {
      check_cells(self, record, is_headless);
      table->records[kept++] = *record;
      continue;
    }
    if (any_fits || i == 1)
      refuse_length(self, record, columns);
    inputs_record_free(record);
  }
  table->count = kept;
  return SIM_OK;
}
