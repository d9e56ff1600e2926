// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/dataset_read.h"

#include "audit/figure_cell.h"
#include "inputs/source.h"
#include "sim/status.h"
#include "words/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void audit_column_total(audit_sheet_column_t *self, size_t row_count) {
  self->total = (audit_figure_t){0};
  for (size_t r = 0; r < row_count; r++) {
    const audit_figure_t *figure = &self->figures[r];
    if (figure->is_missing)
      continue;
    self->total.value += figure->value;
    self->total.half += figure->half;
    if (figure->decimals > self->total.decimals)
      self->total.decimals = figure->decimals;
  }
}

static int fill_column(const audit_document_table_t *table, audit_sheet_column_t *column,
                       words_report_t *report) {
  column->figures = calloc(table->row_count, sizeof *column->figures);
  if (table->row_count && !column->figures)
    return SIM_ERR_NO_MEMORY;
  int status = SIM_OK;
  for (size_t r = 0; !status && r < table->row_count; r++)
    status =
        audit_figure_read(&table->file, &table->file.records[r + 1].cells[column->cell], column->id,
                          column->unit, column->decimals, &column->figures[r], report);
  audit_column_total(column, table->row_count);
  return status;
}

/* The figure that a row of columns.csv names as the total of its column; NULL: it names none. */
static const audit_figure_row_t *stated_total(const audit_dataset_t *self,
                                              const inputs_record_t *row, size_t at,
                                              words_report_t *report) {
  const inputs_cell_t *cell = at == AUDIT_ABSENT ? NULL : &row->cells[at];
  if (!cell || !*cell->text)
    return NULL;
  for (size_t i = 0; i < self->figure_count; i++)
    if (strcmp(self->figures[i].id, cell->text) == 0)
      return &self->figures[i];
  audit_read_complain(report, &self->column_file, cell, WORDS_MSG_CHECK_TOTAL_FIGURE,
                      WORDS_ARGS(cell->text));
  return NULL;
}

/* "id" and the columns that columns.csv describes of a table, for messages. */
static void join_columns(const inputs_table_t *file, const size_t at[2], const char *table,
                         char out[512]) {
  snprintf(out, 512, "id");
  for (size_t i = 1; i < file->count; i++)
    if (strcmp(file->records[i].cells[at[0]].text, table) == 0)
      words_list_add(out, 512, file->records[i].cells[at[1]].text);
}

/* The header of a table of the document: ids, each once, and among them `id`, which is put first.
   Columns that columns.csv does not describe are texts. */
static int arrange_table(inputs_table_t *file, const char *expected, words_report_t *report) {
  const inputs_record_t *header = &file->records[0];
  const words_place_t line = {file->path, header->cells[0].line, 0};
  const size_t before = report->errors;
  size_t id = AUDIT_ABSENT;
  for (size_t j = 0; j < header->count; j++) {
    const inputs_cell_t *cell = &header->cells[j];
    bool is_twin = false;
    for (size_t k = 0; k < j && !is_twin; k++)
      is_twin = strcmp(header->cells[k].text, cell->text) == 0;
    if (!audit_read_is_id(cell->text))
      inputs_csv_unknown(file, cell, expected, "", report);
    else if (is_twin)
      audit_read_complain(report, file, cell, WORDS_MSG_COLUMN_TWICE, WORDS_ARGS(cell->text));
    else if (strcmp(cell->text, "id") == 0)
      id = j;
  }
  if (id == AUDIT_ABSENT)
    words_report_error(report, &line, WORDS_MSG_COLUMN_MISSING, WORDS_ARGS("id", expected));
  if (report->errors > before)
    return SIM_ERR_DOMAIN;
  inputs_csv_arrange(file, &id, 1);
  id = 0;
  for (size_t i = 1; i < file->count; i++)
    audit_read_id(file, &file->records[i].cells[0], "id", report);
  return inputs_csv_unique(file, &id, 1, report);
}

static bool has_file(const audit_dataset_t *self, const char *file) {
  char *path = audit_dataset_path(self, file);
  const bool is_there = path && inputs_source_exists(path);
  free(path);
  return is_there;
}

/* Opens the table that a row of columns.csv names, once; one that cannot be read has no file. */
static int open_table(audit_dataset_t *self, const inputs_cell_t *name, const size_t at[2],
                      audit_document_table_t **out, words_report_t *report) {
  for (size_t i = 0; i < self->table_count; i++)
    if (strcmp(self->tables[i].name, name->text) == 0) {
      *out = &self->tables[i];
      return SIM_OK;
    }
  char *file = NULL, expected[512];
  if (asprintf(&file, "%s.csv", name->text) < 0)
    return SIM_ERR_NO_MEMORY;
  audit_document_table_t *table = &self->tables[self->table_count++]; /* to be freed in any case */
  *table = (audit_document_table_t){.name = name->text};
  *out = table;
  int status = SIM_ERR_DOMAIN;
  if (has_file(self, file))
    status = audit_read_table(self, file, false, &table->file, report);
  else
    audit_read_complain(report, &self->column_file, name, WORDS_MSG_CHECK_TABLE_MISSING,
                        WORDS_ARGS(name->text));
  free(file);
  join_columns(&self->column_file, at, name->text, expected);
  if (!status)
    status = arrange_table(&table->file, expected, report);
  if (status) {
    inputs_table_free(&table->file);
    return status == SIM_ERR_DOMAIN ? SIM_OK : status;
  }
  table->row_count = table->file.count - 1;
  table->columns = calloc(self->column_file.count, sizeof *table->columns);
  return table->columns ? SIM_OK : SIM_ERR_NO_MEMORY;
}

size_t audit_table_cell(const audit_document_table_t *self, const char *id) {
  return inputs_table_column(&self->file, id);
}

enum { AT_TABLE, AT_COLUMN, AT_UNIT, AT_ES, AT_EN, AT_DECIMALS, AT_TOTAL, AT_COLUMNS };
static const char *const column_names[AT_COLUMNS] = {"table", "column",   "unit", "es",
                                                     "en",    "decimals", "total"};

/* A row of columns.csv: a numeric column of a table. */
static int load_column(audit_dataset_t *self, const inputs_record_t *record,
                       const size_t at[AT_COLUMNS], words_report_t *report) {
  const inputs_table_t *file = &self->column_file;
  inputs_cell_t *cells = record->cells;
  const int decimals = audit_read_decimals(file, record, at[AT_DECIMALS], report);
  audit_document_table_t *table;
  for (int i = AT_UNIT; i <= AT_EN; i++)
    inputs_csv_filled(file, &cells[at[i]], column_names[i], report);
  const bool has_column =
      audit_read_id(file, &cells[at[AT_COLUMN]], column_names[AT_COLUMN], report);
  if (!audit_read_id(file, &cells[at[AT_TABLE]], column_names[AT_TABLE], report) || !has_column)
    return SIM_OK;
  const int status = open_table(self, &cells[at[AT_TABLE]], at, &table, report);
  if (status || table->file.count == 0)
    return status;
  const char *id = cells[at[AT_COLUMN]].text;
  const size_t cell = audit_table_cell(table, id);
  if (cell == AUDIT_ABSENT) {
    char expected[512];
    const words_place_t line = {table->file.path, table->file.records[0].cells[0].line, 0};
    join_columns(file, at, table->name, expected);
    words_report_error(report, &line, WORDS_MSG_COLUMN_MISSING, WORDS_ARGS(id, expected));
    return SIM_OK;
  }
  if (audit_read_unit(file, &cells[at[AT_UNIT]], NULL, report))
    return SIM_ERR_NO_MEMORY;
  audit_sheet_column_t *column = &table->columns[table->column_count++];
  *column = (audit_sheet_column_t){.id = id,
                                   .unit = cells[at[AT_UNIT]].text,
                                   .label = {cells[at[AT_ES]].text, cells[at[AT_EN]].text},
                                   .stated = stated_total(self, record, at[AT_TOTAL], report),
                                   .cell = cell,
                                   .decimals = decimals};
  return fill_column(table, column, report);
}

int audit_dataset_read_tables(audit_dataset_t *self, words_report_t *report) {
  size_t at[AT_COLUMNS];
  const inputs_table_t *file = &self->column_file;
  int status = audit_read_table(self, "columns.csv", true, &self->column_file, report);
  if (status || file->count == 0)
    return status;
  status = inputs_csv_columns(file, column_names, AT_COLUMNS, AT_DECIMALS, at, report);
  if (!status)
    status = inputs_csv_unique(file, at, AT_UNIT, report);
  if (status)
    return status;
  self->tables = calloc(file->count, sizeof *self->tables);
  if (!self->tables)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 1; !status && i < file->count; i++)
    status = load_column(self, &file->records[i], at, report);
  return status;
}
