// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/dataset.h"

#include "models/table/schema.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Looks names up in a dataset. */

const audit_document_table_t *audit_dataset_table(const audit_dataset_t *self, const char *name,
                                                  size_t length) {
  for (size_t i = 0; i < self->table_count; i++)
    if (strlen(self->tables[i].name) == length && strncmp(self->tables[i].name, name, length) == 0)
      return &self->tables[i];
  return NULL;
}

const audit_sheet_column_t *audit_table_column(const audit_document_table_t *self, const char *id) {
  for (size_t i = 0; i < self->column_count; i++)
    if (strcmp(self->columns[i].id, id) == 0)
      return &self->columns[i];
  return NULL;
}

bool audit_dataset_is_total(const audit_dataset_t *self, const audit_figure_t *figure) {
  for (size_t t = 0; t < self->table_count; t++)
    for (size_t c = 0; c < self->tables[t].column_count; c++)
      if (figure == &self->tables[t].columns[c].total)
        return true;
  return false;
}

const char *audit_table_text(const audit_document_table_t *self, size_t row, size_t cell) {
  const inputs_cell_t *found = &self->file.records[row + 1].cells[cell];
  return found->printed ? found->printed : found->text;
}

static bool resolve_figure(const audit_dataset_t *self, const char *id, audit_reference_t *out) {
  for (size_t i = 0; i < self->figure_count; i++)
    if (strcmp(self->figures[i].id, id) == 0) {
      *out = (audit_reference_t){&self->figures[i].figure, self->figures[i].text,
                                 self->figures[i].unit};
      return true;
    }
  return false;
}

static bool resolve_cell(const audit_document_table_t *table, size_t row, const char *column,
                         audit_reference_t *out) {
  const audit_sheet_column_t *found = audit_table_column(table, column);
  if (!found)
    return false;
  *out = (audit_reference_t){&found->figures[row], audit_table_text(table, row, found->cell),
                             found->unit};
  return true;
}

/* `rest` is COLUMN, or ROW.COLUMN. */
static bool resolve_in_table(const audit_document_table_t *table, const char *rest,
                             audit_reference_t *out) {
  const char *point = strchr(rest, '.');
  if (!point) {
    const audit_sheet_column_t *column = audit_table_column(table, rest);
    if (column)
      *out = (audit_reference_t){&column->total, NULL, column->unit};
    return column != NULL;
  }
  const size_t length = (size_t)(point - rest);
  for (size_t row = 0; row < table->row_count; row++) {
    const char *id = audit_table_text(table, row, 0);
    if (strlen(id) == length && strncmp(id, rest, length) == 0)
      return resolve_cell(table, row, point + 1, out);
  }
  return false;
}

/* `rest` is NAME or NAME.YEAR. */
static bool resolve_input(const audit_dataset_t *self, const char *rest, audit_reference_t *out) {
  const models_inputs_t *inputs = &self->inputs->inputs;
  char name[MODELS_NAME_MAX + 8];
  size_t row = models_inputs_find(inputs, rest, 0);
  const char *point = strrchr(rest, '.');
  if (row == inputs->count && point) { /* a name that does not fit is none */
    snprintf(name, sizeof name, "%.*s", (int)(point - rest), rest);
    row = models_inputs_find(inputs, name, (int)strtol(point + 1, NULL, 10));
  }
  if (row == inputs->count)
    return false;
  *out = (audit_reference_t){&self->input_figures[row], NULL, inputs->rows[row].unit};
  return true;
}

bool audit_dataset_resolve(const audit_dataset_t *self, const char *name,
                           const audit_document_table_t *table, size_t row,
                           audit_reference_t *out) {
  const char *point = strchr(name, '.');
  if (!point)
    return (table && resolve_cell(table, row, name, out)) || resolve_figure(self, name, out);
  const size_t length = (size_t)(point - name);
  if (self->inputs && strncmp(name, "input.", 6) == 0)
    return resolve_input(self, point + 1, out);
  const audit_document_table_t *other = audit_dataset_table(self, name, length);
  if (other)
    return resolve_in_table(other, point + 1, out);
  for (size_t i = 0; i < self->neighbour_count; i++)
    if (strlen(self->neighbour_names[i]) == length &&
        strncmp(self->neighbour_names[i], name, length) == 0)
      return resolve_figure(&self->neighbours[i], point + 1, out);
  return false;
}

/* Which of the things of `size` bytes from `first` on would hold `at`; SIZE_MAX: none. */
static size_t index_of(const void *first, size_t size, const void *at) {
  const uintptr_t from = (uintptr_t)first, place = (uintptr_t)at;
  return place < from ? SIZE_MAX : (place - from) / size;
}

static bool place_in_table(const audit_document_table_t *table, const audit_figure_t *figure,
                           words_place_t *out) {
  for (size_t c = 0; c < table->column_count; c++) {
    const audit_sheet_column_t *column = &table->columns[c];
    const size_t row = index_of(column->figures, sizeof *figure, figure);
    if (row >= table->row_count)
      continue;
    const inputs_cell_t *cell = &table->file.records[row + 1].cells[column->cell];
    *out = (words_place_t){table->file.path, cell->line, cell->column};
    return true;
  }
  return false;
}

bool audit_dataset_place(const audit_dataset_t *self, const audit_figure_t *figure,
                         words_place_t *out) {
  const size_t at = index_of(self->figures, sizeof *self->figures, figure);
  if (at < self->figure_count) {
    const audit_figure_row_t *row = &self->figures[at];
    *out = (words_place_t){self->figure_file.path, row->line, row->column};
    return true;
  }
  for (size_t t = 0; t < self->table_count; t++)
    if (place_in_table(&self->tables[t], figure, out))
      return true;
  return false;
}

const char *audit_dataset_label(const audit_dataset_t *self, const char *name, words_lang_t lang) {
  const inputs_table_t *labels = &self->label_file;
  for (size_t i = 1; i < labels->count; i++)
    if (strcmp(labels->records[i].cells[0].text, name) == 0)
      return labels->records[i].cells[lang == WORDS_EN ? 2 : 1].text;
  return name;
}
