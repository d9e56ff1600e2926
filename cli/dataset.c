// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/dataset.h"

#include "cli/file.h"
#include "cli/folder.h"
#include "models/schema.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ABSENT ((size_t)-1)

char *cli_dataset_path(const cli_dataset_t *self, const char *file) {
  char *path = NULL;
  return asprintf(&path, "%s/%s", self->folder, file) < 0 ? NULL : path;
}

/* Reads folder/file; an optional file that is not there gives an empty table. */
static int read_table(const cli_dataset_t *self, const char *file, bool optional, cli_table_t *out,
                      cli_report_t *report) {
  char *path = cli_dataset_path(self, file);
  *out = (cli_table_t){0};
  if (!path)
    return SIM_ERR_NO_MEMORY;
  const int status =
      optional && !cli_file_exists(path) ? SIM_OK : cli_csv_read(path, NULL, out, report);
  free(path);
  return status;
}

static void complain(cli_report_t *report, const cli_table_t *table, const cli_cell_t *cell,
                     cli_message_t id, const char *const *args) {
  const cli_place_t place = {table->path, cell->line, cell->column};
  cli_report_error(report, &place, id, args);
}

/* An id: one segment of a name. */
static bool is_id(const char *text) {
  return models_name_is_valid(text) && !strchr(text, '.');
}

static void check_id(const cli_table_t *table, size_t row, size_t cell, const char *column,
                     cli_report_t *report) {
  const cli_cell_t *id = &table->records[row].cells[cell];
  char line[24];
  if (!is_id(id->text)) {
    complain(report, table, id, CLI_MSG_CHECK_ID, CLI_ARGS(column, id->text));
    return;
  }
  for (size_t i = 1; i < row; i++)
    if (strcmp(table->records[i].cells[cell].text, id->text) == 0) {
      snprintf(line, sizeof line, "%zu", table->records[i].cells[cell].line);
      complain(report, table, id, CLI_MSG_CHECK_TWICE, CLI_ARGS(column, id->text, line));
      return;
    }
}

static void read_figure(const cli_table_t *table, const cli_cell_t *cell, const char *column,
                        const char *unit, models_figure_t *out, cli_report_t *report) {
  if (models_figure_parse(cell->text, models_unit_is_rounded(unit), out) && !cell->is_bad)
    complain(report, table, cell, CLI_MSG_CHECK_FIGURE, CLI_ARGS(column, cell->text));
}

static int load_figures(cli_dataset_t *self, cli_report_t *report) {
  enum { ID, VALUE, UNIT, DOCUMENT, SECTION, WHAT, COLUMNS };
  static const char *const names[COLUMNS] = {"id", "value", "unit", "document", "section", "what"};
  size_t at[COLUMNS];
  const cli_table_t *table = &self->figure_file;
  int status = read_table(self, "figures.csv", false, &self->figure_file, report);
  if (!status)
    status = cli_csv_columns(table, names, COLUMNS, COLUMNS, at, report);
  if (status)
    return status;
  self->figures = calloc(table->count, sizeof *self->figures);
  if (!self->figures)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 1; i < table->count; i++) {
    const cli_cell_t *cells = table->records[i].cells;
    cli_figure_t *figure = &self->figures[self->figure_count++];
    *figure = (cli_figure_t){.id = cells[at[ID]].text,
                             .text = cells[at[VALUE]].text,
                             .unit = cells[at[UNIT]].text,
                             .document = cells[at[DOCUMENT]].text,
                             .section = cells[at[SECTION]].text,
                             .what = cells[at[WHAT]].text,
                             .line = cells[at[ID]].line};
    check_id(table, i, at[ID], "id", report);
    read_figure(table, &cells[at[VALUE]], "value", figure->unit, &figure->figure, report);
  }
  return SIM_OK;
}

void cli_column_total(cli_sheet_column_t *self, size_t row_count) {
  self->total = (models_figure_t){0};
  for (size_t r = 0; r < row_count; r++) {
    const models_figure_t *figure = &self->figures[r];
    if (figure->is_missing)
      continue;
    self->total.value += figure->value;
    self->total.half += figure->half;
    if (figure->decimals > self->total.decimals)
      self->total.decimals = figure->decimals;
  }
}

static int fill_column(const cli_document_table_t *table, cli_sheet_column_t *column,
                       cli_report_t *report) {
  column->figures = calloc(table->row_count, sizeof *column->figures);
  if (table->row_count && !column->figures)
    return SIM_ERR_NO_MEMORY;
  for (size_t r = 0; r < table->row_count; r++)
    read_figure(&table->file, &table->file.records[r + 1].cells[column->cell], column->id,
                column->unit, &column->figures[r], report);
  cli_column_total(column, table->row_count);
  return SIM_OK;
}

/* Opens the table that a row of columns.csv names, once. */
static int open_table(cli_dataset_t *self, const cli_cell_t *name, cli_document_table_t **out,
                      cli_report_t *report) {
  for (size_t i = 0; i < self->table_count; i++)
    if (strcmp(self->tables[i].name, name->text) == 0) {
      *out = &self->tables[i];
      return SIM_OK;
    }
  char *file = NULL;
  if (asprintf(&file, "%s.csv", name->text) < 0)
    return SIM_ERR_NO_MEMORY;
  cli_document_table_t *table = &self->tables[self->table_count];
  *table = (cli_document_table_t){.name = name->text};
  const int status = read_table(self, file, false, &table->file, report);
  free(file);
  self->table_count++; /* to be freed in any case */
  if (status)
    return status;
  table->row_count = table->file.count ? table->file.count - 1 : 0;
  table->columns = calloc(self->column_file.count, sizeof *table->columns);
  for (size_t i = 1; i < table->file.count; i++)
    check_id(&table->file, i, 0, table->file.records[0].cells[0].text, report);
  *out = table;
  return table->columns ? SIM_OK : SIM_ERR_NO_MEMORY;
}

size_t cli_table_cell(const cli_document_table_t *self, const char *id) {
  const cli_record_t *header = &self->file.records[0];
  for (size_t i = 0; i < header->count; i++)
    if (strcmp(header->cells[i].text, id) == 0)
      return i;
  return ABSENT;
}

static int load_tables(cli_dataset_t *self, cli_report_t *report) {
  enum { TABLE, COLUMN, UNIT, ES, EN, COLUMNS };
  static const char *const names[COLUMNS] = {"table", "column", "unit", "es", "en"};
  size_t at[COLUMNS];
  const cli_table_t *file = &self->column_file;
  int status = read_table(self, "columns.csv", true, &self->column_file, report);
  if (status || file->count == 0)
    return status;
  status = cli_csv_columns(file, names, COLUMNS, COLUMNS, at, report);
  if (status)
    return status;
  self->tables = calloc(file->count, sizeof *self->tables);
  if (!self->tables)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 1; !status && i < file->count; i++) {
    const cli_cell_t *cells = file->records[i].cells;
    cli_document_table_t *table;
    if (!is_id(cells[at[TABLE]].text) || !is_id(cells[at[COLUMN]].text)) {
      const size_t bad = is_id(cells[at[TABLE]].text) ? COLUMN : TABLE;
      complain(report, file, &cells[at[bad]], CLI_MSG_CHECK_ID,
               CLI_ARGS(names[bad], cells[at[bad]].text));
      continue;
    }
    status = open_table(self, &cells[at[TABLE]], &table, report);
    if (status)
      break;
    const size_t cell = cli_table_cell(table, cells[at[COLUMN]].text);
    if (cell == ABSENT) {
      complain(report, file, &cells[at[COLUMN]], CLI_MSG_CHECK_COLUMN_MISSING,
               CLI_ARGS(table->name, cells[at[COLUMN]].text));
      continue;
    }
    cli_sheet_column_t *column = &table->columns[table->column_count++];
    *column = (cli_sheet_column_t){.id = cells[at[COLUMN]].text,
                                   .unit = cells[at[UNIT]].text,
                                   .label = {cells[at[ES]].text, cells[at[EN]].text},
                                   .cell = cell};
    status = fill_column(table, column, report);
  }
  return status;
}

/* The inputs of the programme, when the document is the form of one. */
static int load_inputs(cli_dataset_t *self, cli_report_t *report) {
  char *path = cli_dataset_path(self, "inputs.csv");
  if (!path)
    return SIM_ERR_NO_MEMORY;
  const bool exists = cli_file_exists(path);
  free(path);
  if (!exists)
    return SIM_OK;
  self->inputs = calloc(1, sizeof *self->inputs);
  if (!self->inputs)
    return SIM_ERR_NO_MEMORY;
  const int status = cli_inputs_load(self->folder, NULL, 0, NULL, 0, self->inputs, report);
  if (status)
    return status;
  self->input_figures = calloc(self->inputs->inputs.count + 1, sizeof *self->input_figures);
  for (size_t i = 0; self->input_figures && i < self->inputs->inputs.count; i++) {
    const double value = self->inputs->inputs.rows[i].value;
    self->input_figures[i] =
        (models_figure_t){.value = isnan(value) ? 0.0 : value, .is_missing = isnan(value)};
  }
  return self->input_figures ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int load_alone(const char *folder, cli_dataset_t *out, cli_report_t *report) {
  *out = (cli_dataset_t){.folder = strdup(folder)};
  if (!out->folder)
    return SIM_ERR_NO_MEMORY;
  for (size_t n = strlen(out->folder); n > 1 && out->folder[n - 1] == '/'; n--)
    out->folder[n - 1] = '\0';
  int status = cli_folder_check(folder, out->name, report);
  if (!status)
    status = load_figures(out, report);
  if (!status)
    status = load_tables(out, report);
  if (!status)
    status = load_inputs(out, report);
  return status ? status : read_table(out, "labels.csv", true, &out->label_file, report);
}

/* A neighbour is a folder beside this one. The caller frees; NULL when out of memory. */
static char *neighbour_path(const cli_dataset_t *self, const char *folder) {
  char *path = NULL;
  const char *slash = strrchr(self->folder, '/');
  const int made =
      slash ? asprintf(&path, "%.*s/%s", (int)(slash - self->folder), self->folder, folder)
            : asprintf(&path, "%s", folder);
  return made < 0 ? NULL : path;
}

static bool is_neighbour(const cli_dataset_t *self, const char *folder) {
  char *path = neighbour_path(self, folder);
  const bool exists = !path || cli_file_exists(path);
  free(path);
  return exists;
}

static int load_neighbour(cli_dataset_t *self, const char *folder, cli_report_t *report) {
  char *path = neighbour_path(self, folder);
  if (!path)
    return SIM_ERR_NO_MEMORY;
  const int status = load_alone(path, &self->neighbours[self->neighbour_count++], report);
  free(path);
  return status;
}

static int load_neighbours(cli_dataset_t *self, cli_report_t *report) {
  enum { NAME, FOLDER, COLUMNS };
  static const char *const names[COLUMNS] = {"name", "folder"};
  size_t at[COLUMNS];
  const cli_table_t *file = &self->neighbour_file;
  int status = read_table(self, "datasets.csv", true, &self->neighbour_file, report);
  if (status || file->count == 0)
    return status;
  status = cli_csv_columns(file, names, COLUMNS, COLUMNS, at, report);
  if (status)
    return status;
  self->neighbours = calloc(file->count, sizeof *self->neighbours);
  self->neighbour_names = calloc(file->count, sizeof *self->neighbour_names);
  if (!self->neighbours || !self->neighbour_names)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 1; !status && i < file->count; i++) {
    const cli_cell_t *cells = file->records[i].cells;
    check_id(file, i, at[NAME], "name", report);
    if (!cli_name_is_safe(cells[at[FOLDER]].text)) {
      complain(report, file, &cells[at[FOLDER]], CLI_MSG_CHECK_FOLDER_NAME,
               CLI_ARGS("folder", cells[at[FOLDER]].text));
      continue;
    }
    self->neighbour_names[self->neighbour_count] = cells[at[NAME]].text;
    if (!is_neighbour(self, cells[at[FOLDER]].text)) {
      complain(report, file, &cells[at[FOLDER]], CLI_MSG_CHECK_NO_NEIGHBOUR,
               CLI_ARGS(cells[at[FOLDER]].text));
      continue;
    }
    status = load_neighbour(self, cells[at[FOLDER]].text, report);
  }
  return status;
}

int cli_dataset_load(const char *folder, cli_dataset_t *out, cli_report_t *report) {
  const size_t before = report->errors;
  int status = load_alone(folder, out, report);
  if (!status)
    status = load_neighbours(out, report);
  if (!status && report->errors > before)
    status = SIM_ERR_DOMAIN;
  return status;
}

void cli_dataset_free(cli_dataset_t *self) {
  for (size_t i = 0; i < self->neighbour_count; i++)
    cli_dataset_free(&self->neighbours[i]);
  for (size_t t = 0; t < self->table_count; t++) {
    for (size_t c = 0; c < self->tables[t].column_count; c++)
      free(self->tables[t].columns[c].figures);
    free(self->tables[t].columns);
    cli_table_free(&self->tables[t].file);
  }
  if (self->inputs)
    cli_inputs_free(self->inputs);
  free(self->inputs);
  free(self->input_figures);
  free(self->neighbours);
  free(self->neighbour_names);
  free(self->tables);
  free(self->figures);
  free(self->folder);
  cli_table_free(&self->figure_file);
  cli_table_free(&self->column_file);
  cli_table_free(&self->label_file);
  cli_table_free(&self->neighbour_file);
  *self = (cli_dataset_t){0};
}
