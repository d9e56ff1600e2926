// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/dataset_read.h"

#include "audit/figure_cell.h"
#include "sim/status.h"

#include <stdlib.h>

int audit_dataset_read_figures(audit_dataset_t *self, words_report_t *report) {
  enum { ID, VALUE, UNIT, DOCUMENT, SECTION, WHAT, DECIMALS, COLUMNS };
  static const char *const names[COLUMNS] = {"id",      "value", "unit",    "document",
                                             "section", "what",  "decimals"};
  size_t at[COLUMNS];
  inputs_table_t *table = &self->figure_file;
  int status = audit_read_table(self, "figures.csv", false, table, report);
  if (!status)
    status = inputs_csv_columns(table, names, COLUMNS, DECIMALS, at, report);
  if (!status)
    status = inputs_csv_unique(table, at, 1, report);
  if (status)
    return status;
  audit_read_tell_units(table, report);
  bool is_rounded = false;
  self->figures = calloc(table->count, sizeof *self->figures);
  if (!self->figures)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 1; i < table->count; i++) {
    inputs_cell_t *cells = table->records[i].cells;
    audit_figure_row_t *figure = &self->figures[self->figure_count++];
    const int decimals = audit_read_decimals(table, &table->records[i], at[DECIMALS], report);
    audit_read_id(table, &cells[at[ID]], names[ID], report);
    inputs_csv_filled(table, &cells[at[UNIT]], names[UNIT], report);
    /* The unit first: what is wrong with the figure may follow from it. */
    inputs_cell_t *value = &cells[at[VALUE]];
    status = audit_read_unit(table, &cells[at[UNIT]], value, report);
    if (!status)
      status = audit_figure_read(table, value, names[VALUE], cells[at[UNIT]].text, decimals,
                                 &figure->figure, report);
    if (status)
      return status;
    const audit_figure_t read = figure->figure;
    *figure = (audit_figure_row_t){.id = cells[at[ID]].text,
                                   .text = value->printed ? value->printed : value->text,
                                   .unit = cells[at[UNIT]].text,
                                   .document = cells[at[DOCUMENT]].text,
                                   .section = cells[at[SECTION]].text,
                                   .what = cells[at[WHAT]].text,
                                   .figure = read,
                                   .line = value->line,
                                   .column = value->column};
    is_rounded = is_rounded || audit_unit_is_rounded(figure->unit);
  }
  if (is_rounded && at[DECIMALS] == AUDIT_ABSENT)
    words_report_note(report, &(words_place_t){.file = table->path}, WORDS_MSG_CHECK_NO_DECIMALS,
                      NULL);
  return SIM_OK;
}
