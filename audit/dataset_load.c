// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/dataset_read.h"

#include "inputs/folder.h"
#include "inputs/load.h"
#include "inputs/source.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *audit_dataset_path(const audit_dataset_t *self, const char *file) {
  char *path = NULL;
  return asprintf(&path, "%s/%s", self->folder, file) < 0 ? NULL : path;
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
  int status = audit_read_table(self, "labels.csv", true, table, report);
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
      audit_read_complain(report, table, &cells[0], WORDS_MSG_NAME_SYNTAX,
                          WORDS_ARGS(cells[0].text));
  }
  return inputs_csv_unique(table, &name, 1, report);
}

static int load_alone(const char *folder, audit_dataset_t *out, words_report_t *report) {
  typedef int (*step_fn)(audit_dataset_t *, words_report_t *);
  static const step_fn steps[] = {audit_dataset_read_figures, audit_dataset_read_tables,
                                  load_inputs, load_labels};
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
  int status = audit_read_table(self, "datasets.csv", true, &self->neighbour_file, report);
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
    const bool has_name = audit_read_id(file, &cells[at[NAME]], names[NAME], report);
    if (!inputs_csv_filled(file, folder, names[FOLDER], report))
      continue;
    if (!inputs_name_is_safe(folder->text)) {
      audit_read_complain(report, file, folder, WORDS_MSG_CHECK_FOLDER_NAME,
                          WORDS_ARGS(names[FOLDER], folder->text));
      continue;
    }
    self->neighbour_names[self->neighbour_count] = has_name ? cells[at[NAME]].text : "";
    if (!is_neighbour(self, folder->text)) {
      audit_read_complain(report, file, folder, WORDS_MSG_CHECK_NO_NEIGHBOUR,
                          WORDS_ARGS(folder->text));
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
