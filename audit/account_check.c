// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/account_check.h"

#include <math.h>
#include <string.h>

static double cell_of(const audit_sheet_column_t *column, size_t row) {
  const audit_figure_t *figure = &column->figures[row];
  return figure->is_missing ? (double)NAN : figure->value;
}

void audit_account_complain(const audit_document_table_t *table, size_t line, size_t column,
                            words_message_t id, const char *const *args, words_report_t *report) {
  const words_place_t place = {table->file.path, line, column};
  words_report_error(report, &place, id, args);
}

void audit_account_cells(const audit_document_table_t *table, const audit_sheet_column_t *column,
                         words_report_t *report) {
  const bool counts = strcmp(column->unit, "count") == 0;
  for (size_t r = 0; r < table->row_count; r++) {
    const inputs_cell_t *cell = &table->file.records[r + 1].cells[column->cell];
    const double value = cell_of(column, r);
    if (value < 0)
      audit_account_complain(table, cell->line, cell->column, WORDS_MSG_ACCOUNT_NEGATIVE,
                             WORDS_ARGS(column->id, cell->text), report);
    else if (counts && value > floor(value))
      audit_account_complain(table, cell->line, cell->column, WORDS_MSG_ACCOUNT_FRACTION,
                             WORDS_ARGS(column->id, cell->text), report);
  }
}

void audit_account_part(const audit_document_table_t *table, const audit_sheet_column_t *part,
                        const audit_sheet_column_t *whole, words_report_t *report) {
  for (size_t r = 0; part && whole && r < table->row_count; r++) {
    const inputs_cell_t *cells = table->file.records[r + 1].cells, *cell = &cells[part->cell];
    if (cell_of(part, r) > cell_of(whole, r))
      audit_account_complain(table, cell->line, cell->column, WORDS_MSG_ACCOUNT_PART,
                             WORDS_ARGS(part->id, cell->text, whole->id, cells[whole->cell].text),
                             report);
  }
}

void audit_account_units(const audit_sheet_column_t *first,
                         const audit_sheet_column_t *const *others, size_t count,
                         const audit_dataset_t *dataset, words_report_t *report) {
  const words_place_t place = {dataset->column_file.path, 0, 0};
  for (size_t i = 0; i < count; i++)
    if (strcmp(first->unit, others[i]->unit) != 0)
      words_report_error(report, &place, WORDS_MSG_ACCOUNT_UNITS,
                         WORDS_ARGS(others[i]->id, others[i]->unit, first->id, first->unit));
}

bool audit_account_is_before(const char *id) {
  static const char end[] = "_before";
  const size_t length = strlen(id);
  return length >= sizeof end && strcmp(id + length - (sizeof end - 1), end) == 0;
}

void audit_account_before(const audit_document_table_t *table, words_report_t *report) {
  for (size_t c = 0; c < table->column_count; c++)
    if (audit_account_is_before(table->columns[c].id))
      audit_account_cells(table, &table->columns[c], report);
}
