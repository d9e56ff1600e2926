// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/dataset.h"

#include "inputs/load.h"

#include "audit/figure_cell.h"
#include "inputs/folder.h"
#include "inputs/number.h"
#include "inputs/source.h"
#include "models/table/schema.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ABSENT ((size_t)-1)

char *audit_dataset_path(const audit_dataset_t *self, const char *file) {
  char *path = NULL;
  return asprintf(&path, "%s/%s", self->folder, file) < 0 ? NULL : path;
}

/* Reads folder/file; an optional file that is not there gives an empty table. */
static int read_table(const audit_dataset_t *self, const char *file, bool optional,
                      inputs_table_t *out, words_report_t *report) {
  char *path = audit_dataset_path(self, file);
  *out = (inputs_table_t){0};
  if (!path)
    return SIM_ERR_NO_MEMORY;
  bool is_there = true;
  int status = optional ? inputs_source_find(path, &is_there) : SIM_OK;
  if (!status && is_there)
    status = inputs_source_read(path, NULL, out, report);
  free(path);
  return status;
}

static void complain(words_report_t *report, const inputs_table_t *table, const inputs_cell_t *cell,
                     words_message_t id, const char *const *args) {
  const words_place_t place = {table->path, cell->line, cell->column};
  words_report_error(report, &place, id, args);
}

/* An id: one segment of a name. */
static bool is_id(const char *text) {
  return models_name_is_valid(text) && !strchr(text, '.');
}

/* An id is there and is one. */
static bool check_id(const inputs_table_t *table, const inputs_cell_t *cell, const char *column,
                     words_report_t *report) {
  if (!inputs_csv_filled(table, cell, column, report))
    return false;
  if (!is_id(cell->text))
    complain(report, table, cell, WORDS_MSG_CHECK_ID, WORDS_ARGS(column, cell->text));
  return is_id(cell->text);
}

/* 0,88 under a word for percentages: 0,88 % or 88 %. */
static bool may_be_share(const inputs_table_t *table, const inputs_cell_t *value) {
  const inputs_number_style_t style = inputs_cell_style(table, value);
  double x;
  return inputs_number_parse(value->text, style, &x, NULL) == INPUTS_NUMBER_OK && x != 0.0 &&
         x >= -1.0 && x <= 1.0;
}

/* An unknown unit would lose the rounding of its figures without a word. `value` is a figure in it;
   NULL: it is of a whole column. */
static void check_unit(const inputs_table_t *table, const inputs_cell_t *cell,
                       const inputs_cell_t *value, words_report_t *report) {
  const char *meant = audit_unit_meant(cell->text);
  const bool is_percent = meant && strcmp(meant, "%") == 0;
  if (audit_unit_is_known(cell->text) || cell->is_bad || *cell->text == '\0')
    return;
  if (!meant)
    complain(report, table, cell, WORDS_MSG_FIGURE_UNIT_NONE, WORDS_ARGS(cell->text));
  else if (is_percent && !value)
    complain(report, table, cell, WORDS_MSG_FIGURE_UNIT_COLUMN, WORDS_ARGS(cell->text));
  else if (is_percent && may_be_share(table, value))
    complain(report, table, cell, WORDS_MSG_FIGURE_UNIT_SHARE, WORDS_ARGS(cell->text, value->text));
  else
    complain(report, table, cell, WORDS_MSG_FIGURE_UNIT, WORDS_ARGS(cell->text, meant));
}

/* How many decimals the document prints; empty: as many as are written. */
static int read_decimals(const inputs_table_t *table, const inputs_cell_t *cell,
                         words_report_t *report) {
  const char *text = cell->text;
  const size_t length = strlen(text);
  if (cell->is_bad || length == 0)
    return AUDIT_DECIMALS_WRITTEN;
  const int decimals = length < 3 && strspn(text, "0123456789") == length ? atoi(text) : 99;
  if (decimals <= AUDIT_FIGURE_DECIMALS)
    return decimals;
  complain(report, table, cell, WORDS_MSG_CHECK_DECIMALS, WORDS_ARGS(text));
  return AUDIT_DECIMALS_WRITTEN;
}

/* Optional columns: those that are there were found. */
static int decimals_of(const inputs_table_t *table, const inputs_record_t *record, size_t at,
                       words_report_t *report) {
  return at == ABSENT ? AUDIT_DECIMALS_WRITTEN : read_decimals(table, &record->cells[at], report);
}

static int load_figures(audit_dataset_t *self, words_report_t *report) {
  enum { ID, VALUE, UNIT, DOCUMENT, SECTION, WHAT, DECIMALS, COLUMNS };
  static const char *const names[COLUMNS] = {"id",      "value", "unit",    "document",
                                             "section", "what",  "decimals"};
  size_t at[COLUMNS];
  inputs_table_t *table = &self->figure_file;
  int status = read_table(self, "figures.csv", false, table, report);
  if (!status)
    status = inputs_csv_columns(table, names, COLUMNS, DECIMALS, at, report);
  if (!status)
    status = inputs_csv_unique(table, at, 1, report);
  if (status)
    return status;
  bool is_rounded = false;
  self->figures = calloc(table->count, sizeof *self->figures);
  if (!self->figures)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 1; i < table->count; i++) {
    inputs_cell_t *cells = table->records[i].cells;
    audit_figure_row_t *figure = &self->figures[self->figure_count++];
    const int decimals = decimals_of(table, &table->records[i], at[DECIMALS], report);
    check_id(table, &cells[at[ID]], names[ID], report);
    inputs_csv_filled(table, &cells[at[UNIT]], names[UNIT], report);
    /* The unit first: what is wrong with the figure may follow from it. */
    check_unit(table, &cells[at[UNIT]], &cells[at[VALUE]], report);
    inputs_cell_t *value = &cells[at[VALUE]];
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
                                   .line = cells[at[ID]].line};
    is_rounded = is_rounded || audit_unit_is_rounded(figure->unit);
  }
  if (is_rounded && at[DECIMALS] == ABSENT)
    words_report_note(report, &(words_place_t){.file = table->path}, WORDS_MSG_CHECK_NO_DECIMALS,
                      NULL);
  return SIM_OK;
}

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
  const inputs_cell_t *cell = at == ABSENT ? NULL : &row->cells[at];
  if (!cell || !*cell->text)
    return NULL;
  for (size_t i = 0; i < self->figure_count; i++)
    if (strcmp(self->figures[i].id, cell->text) == 0)
      return &self->figures[i];
  complain(report, &self->column_file, cell, WORDS_MSG_CHECK_TOTAL_FIGURE, WORDS_ARGS(cell->text));
  return NULL;
}

/* "id" and the columns that columns.csv describes of a table, for messages. */
static void join_columns(const inputs_table_t *file, const size_t at[2], const char *table,
                         char out[512]) {
  size_t length = (size_t)snprintf(out, 512, "id");
  for (size_t i = 1; i < file->count && length < 512; i++)
    if (strcmp(file->records[i].cells[at[0]].text, table) == 0)
      length +=
          (size_t)snprintf(out + length, 512 - length, ", %s", file->records[i].cells[at[1]].text);
}

/* The header of a table of the document: ids, each once, and among them `id`, which is put first.
   Columns that columns.csv does not describe are texts. */
static int arrange_table(inputs_table_t *file, const char *expected, words_report_t *report) {
  const inputs_record_t *header = &file->records[0];
  const words_place_t line = {file->path, header->cells[0].line, 0};
  const size_t before = report->errors;
  size_t id = ABSENT;
  for (size_t j = 0; j < header->count; j++) {
    const inputs_cell_t *cell = &header->cells[j];
    bool is_twin = false;
    for (size_t k = 0; k < j && !is_twin; k++)
      is_twin = strcmp(header->cells[k].text, cell->text) == 0;
    if (!is_id(cell->text))
      complain(report, file, cell, WORDS_MSG_COLUMN_UNKNOWN, WORDS_ARGS(cell->text, expected));
    else if (is_twin)
      complain(report, file, cell, WORDS_MSG_COLUMN_TWICE, WORDS_ARGS(cell->text));
    else if (strcmp(cell->text, "id") == 0)
      id = j;
  }
  if (id == ABSENT)
    words_report_error(report, &line, WORDS_MSG_COLUMN_MISSING, WORDS_ARGS("id", expected));
  if (report->errors > before)
    return SIM_ERR_DOMAIN;
  inputs_csv_arrange(file, &id, 1);
  id = 0;
  for (size_t i = 1; i < file->count; i++)
    check_id(file, &file->records[i].cells[0], "id", report);
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
    status = read_table(self, file, false, &table->file, report);
  else
    complain(report, &self->column_file, name, WORDS_MSG_CHECK_TABLE_MISSING,
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
  const inputs_record_t *header = self->file.count ? &self->file.records[0] : NULL;
  for (size_t i = 0; header && i < header->count; i++)
    if (strcmp(header->cells[i].text, id) == 0)
      return i;
  return ABSENT;
}

enum { AT_TABLE, AT_COLUMN, AT_UNIT, AT_ES, AT_EN, AT_DECIMALS, AT_TOTAL, AT_COLUMNS };
static const char *const column_names[AT_COLUMNS] = {"table", "column",   "unit", "es",
                                                     "en",    "decimals", "total"};

/* A row of columns.csv: a numeric column of a table. */
static int load_column(audit_dataset_t *self, const inputs_record_t *record,
                       const size_t at[AT_COLUMNS], words_report_t *report) {
  const inputs_table_t *file = &self->column_file;
  const inputs_cell_t *cells = record->cells;
  const int decimals = decimals_of(file, record, at[AT_DECIMALS], report);
  audit_document_table_t *table;
  for (int i = AT_UNIT; i <= AT_EN; i++)
    inputs_csv_filled(file, &cells[at[i]], column_names[i], report);
  const bool has_column = check_id(file, &cells[at[AT_COLUMN]], column_names[AT_COLUMN], report);
  if (!check_id(file, &cells[at[AT_TABLE]], column_names[AT_TABLE], report) || !has_column)
    return SIM_OK;
  const int status = open_table(self, &cells[at[AT_TABLE]], at, &table, report);
  if (status || table->file.count == 0)
    return status;
  const char *id = cells[at[AT_COLUMN]].text;
  const size_t cell = audit_table_cell(table, id);
  if (cell == ABSENT) {
    char expected[512];
    const words_place_t line = {table->file.path, table->file.records[0].cells[0].line, 0};
    join_columns(file, at, table->name, expected);
    words_report_error(report, &line, WORDS_MSG_COLUMN_MISSING, WORDS_ARGS(id, expected));
    return SIM_OK;
  }
  check_unit(file, &cells[at[AT_UNIT]], NULL, report);
  audit_sheet_column_t *column = &table->columns[table->column_count++];
  *column = (audit_sheet_column_t){.id = id,
                                   .unit = cells[at[AT_UNIT]].text,
                                   .label = {cells[at[AT_ES]].text, cells[at[AT_EN]].text},
                                   .stated = stated_total(self, record, at[AT_TOTAL], report),
                                   .cell = cell,
                                   .decimals = decimals};
  return fill_column(table, column, report);
}

static int load_tables(audit_dataset_t *self, words_report_t *report) {
  size_t at[AT_COLUMNS];
  const inputs_table_t *file = &self->column_file;
  int status = read_table(self, "columns.csv", true, &self->column_file, report);
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

/* The inputs of the programme, when the document is the form of one. */
static int load_inputs(audit_dataset_t *self, words_report_t *report) {
  char *path = audit_dataset_path(self, "inputs.csv");
  if (!path)
    return SIM_ERR_NO_MEMORY;
  bool is_there;
  int status = inputs_source_find(path, &is_there);
  free(path);
  if (status || !is_there)
    return status;
  self->inputs = calloc(1, sizeof *self->inputs);
  if (!self->inputs)
    return SIM_ERR_NO_MEMORY;
  status = inputs_load(&(inputs_request_t){.folder = self->folder}, self->inputs, report);
  if (status) {
    free(self->inputs);
    self->inputs = NULL;
    return status;
  }
  self->input_figures = calloc(self->inputs->inputs.count + 1, sizeof *self->input_figures);
  for (size_t i = 0; self->input_figures && i < self->inputs->inputs.count; i++) {
    const double value = self->inputs->inputs.rows[i].value;
    self->input_figures[i] =
        (audit_figure_t){.value = isnan(value) ? 0.0 : value, .is_missing = isnan(value)};
  }
  return self->input_figures ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* Words joined by points; unlike those of an input they may start with a digit: note.map.1. */
static bool is_label(const char *text) {
  const size_t length = strlen(text);
  return strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_.") == length && text[0] != '.' &&
         text[length - 1] != '.' && !strstr(text, "..");
}

/* labels.csv: name, es and en, in this order whatever that of the file. */
static int load_labels(audit_dataset_t *self, words_report_t *report) {
  enum { LABELS = 3 };
  static const char *const names[LABELS] = {"name", "es", "en"};
  size_t at[LABELS], name = 0;
  inputs_table_t *table = &self->label_file;
  int status = read_table(self, "labels.csv", true, table, report);
  if (status || table->count == 0)
    return status;
  status = inputs_csv_columns(table, names, LABELS, LABELS, at, report);
  if (status) {
    inputs_table_free(table);
    return status;
  }
  inputs_csv_arrange(table, at, LABELS);
  for (size_t i = 1; i < table->count; i++) {
    const inputs_cell_t *cells = table->records[i].cells;
    for (size_t k = 1; k < LABELS; k++)
      inputs_csv_filled(table, &cells[k], names[k], report);
    if (inputs_csv_filled(table, &cells[0], names[0], report) && !is_label(cells[0].text))
      complain(report, table, &cells[0], WORDS_MSG_NAME_SYNTAX, WORDS_ARGS(cells[0].text));
  }
  return inputs_csv_unique(table, &name, 1, report);
}

static int load_alone(const char *folder, audit_dataset_t *out, words_report_t *report) {
  typedef int (*step_fn)(audit_dataset_t *, words_report_t *);
  static const step_fn steps[] = {load_figures, load_tables, load_inputs, load_labels};
  *out = (audit_dataset_t){.folder = strdup(folder)};
  if (!out->folder)
    return SIM_ERR_NO_MEMORY;
  for (size_t n = strlen(out->folder); n > 1 && out->folder[n - 1] == '/'; n--)
    out->folder[n - 1] = '\0';
  int status = inputs_folder_check(folder, out->name, report);
  if (status)
    return status;
  for (size_t i = 0; i < sizeof steps / sizeof steps[0] && status != SIM_ERR_NO_MEMORY; i++) {
    const int step = steps[i](out, report);
    status = step ? step : status;
  }
  out->is_read = status != SIM_ERR_NO_MEMORY;
  return status;
}

/* What stands beside this folder or workbook; the caller frees; NULL when out of memory. */
static char *beside(const audit_dataset_t *self, const char *name, const char *ending) {
  char *path = NULL;
  const char *slash = strrchr(self->folder, '/');
  const int length = slash ? (int)(slash - self->folder) + 1 : 0;
  return asprintf(&path, "%.*s%s%s", length, self->folder, name, ending) < 0 ? NULL : path;
}

/* A neighbour is a folder beside this one, or else a workbook of that name. The same. */
static char *neighbour_path(const audit_dataset_t *self, const char *folder) {
  char *path = beside(self, folder, "");
  if (!path || inputs_source_exists(path))
    return path;
  char *book = beside(self, folder, ".xlsx");
  if (!book || !inputs_source_exists(book)) {
    free(book);
    return path;
  }
  free(path);
  return book;
}

static bool is_neighbour(const audit_dataset_t *self, const char *folder) {
  char *path = neighbour_path(self, folder);
  const bool exists = !path || inputs_source_exists(path);
  free(path);
  return exists;
}

static int load_neighbour(audit_dataset_t *self, const char *folder, words_report_t *report) {
  char *path = neighbour_path(self, folder);
  if (!path)
    return SIM_ERR_NO_MEMORY;
  const int status = load_alone(path, &self->neighbours[self->neighbour_count++], report);
  free(path);
  return status;
}

static int load_neighbours(audit_dataset_t *self, words_report_t *report) {
  enum { NAME, FOLDER, COLUMNS };
  static const char *const names[COLUMNS] = {"name", "folder"};
  size_t at[COLUMNS];
  const inputs_table_t *file = &self->neighbour_file;
  int status = read_table(self, "datasets.csv", true, &self->neighbour_file, report);
  if (status || file->count == 0)
    return status;
  status = inputs_csv_columns(file, names, COLUMNS, COLUMNS, at, report);
  if (status)
    return status;
  self->neighbours = calloc(file->count, sizeof *self->neighbours);
  self->neighbour_names = calloc(file->count, sizeof *self->neighbour_names);
  if (!self->neighbours || !self->neighbour_names)
    return SIM_ERR_NO_MEMORY;
  size_t name = at[NAME];
  status = inputs_csv_unique(file, &name, 1, report);
  for (size_t i = 1; status != SIM_ERR_NO_MEMORY && i < file->count; i++) {
    const inputs_cell_t *cells = file->records[i].cells, *folder = &cells[at[FOLDER]];
    const bool has_name = check_id(file, &cells[at[NAME]], names[NAME], report);
    if (!inputs_csv_filled(file, folder, names[FOLDER], report))
      continue;
    if (!inputs_name_is_safe(folder->text)) {
      complain(report, file, folder, WORDS_MSG_CHECK_FOLDER_NAME,
               WORDS_ARGS(names[FOLDER], folder->text));
      continue;
    }
    self->neighbour_names[self->neighbour_count] = has_name ? cells[at[NAME]].text : "";
    if (!is_neighbour(self, folder->text)) {
      complain(report, file, folder, WORDS_MSG_CHECK_NO_NEIGHBOUR, WORDS_ARGS(folder->text));
      continue;
    }
    const int step = load_neighbour(self, folder->text, report);
    status = step ? step : status;
  }
  return status;
}

int audit_dataset_load(const char *folder, audit_dataset_t *out, words_report_t *report) {
  const size_t before = report->errors;
  int status = load_alone(folder, out, report);
  if (out->is_read) {
    const int neighbours = load_neighbours(out, report);
    status = neighbours ? neighbours : status;
  }
  if (!status && report->errors > before)
    status = SIM_ERR_DOMAIN;
  out->is_broken = status != SIM_OK;
  return status;
}

void audit_dataset_free(audit_dataset_t *self) {
  for (size_t i = 0; i < self->neighbour_count; i++)
    audit_dataset_free(&self->neighbours[i]);
  for (size_t t = 0; t < self->table_count; t++) {
    for (size_t c = 0; c < self->tables[t].column_count; c++)
      free(self->tables[t].columns[c].figures);
    free(self->tables[t].columns);
    inputs_table_free(&self->tables[t].file);
  }
  if (self->inputs)
    inputs_programme_free(self->inputs);
  free(self->inputs);
  free(self->input_figures);
  free(self->neighbours);
  free(self->neighbour_names);
  free(self->tables);
  free(self->figures);
  free(self->folder);
  inputs_table_free(&self->figure_file);
  inputs_table_free(&self->column_file);
  inputs_table_free(&self->label_file);
  inputs_table_free(&self->neighbour_file);
  *self = (audit_dataset_t){0};
}
