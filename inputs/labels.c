// SPDX-License-Identifier: GPL-3.0-or-later
/* labels.csv: the names to show for the names of inputs. */
#include "inputs/loader.h"
#include "inputs/names.h"
#include "inputs/text_check.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  inputs_loader_t *loader;
  const inputs_table_t *table;
  const inputs_file_t *file;
  size_t index[3];                /* name, es, en */
  size_t *unknown, unknown_count; /* rows that name nothing here */
  bool has_doubts; /* inputs are wrong: what a label names may only be misspelt there */
} labels_t;

static const char *const columns[] = {"name", "es", "en"};

static void refuse(const labels_t *self, const inputs_cell_t *cell, words_message_t id,
                   const char *const *args) {
  const words_place_t place = {self->file->path, cell->line, cell->column};
  words_report_error(self->loader->report, &place, id, args);
}

static int refuse_unknown(const labels_t *self, const inputs_cell_t *cell) {
  const inputs_loader_t *loader = self->loader;
  char *hint = inputs_did_you_mean_input(loader->report->lang, cell->text, &loader->rows.inputs);
  if (!hint)
    return SIM_ERR_NO_MEMORY;
  refuse(self, cell, WORDS_MSG_LABEL_UNKNOWN, WORDS_ARGS(cell->text, hint));
  free(hint);
  return SIM_OK;
}

static int read_row(labels_t *self, size_t i) {
  const inputs_cell_t *cells = self->table->records[i].cells;
  const inputs_cell_t *name = &cells[self->index[0]];
  inputs_programme_t *out = self->loader->out;
  const words_lang_t lang = self->loader->report->lang;
  for (size_t k = 1; k < 3; k++)
    inputs_text_check(self->loader->report, self->file->path, &cells[self->index[k]], columns[k],
                      INPUTS_LABEL_CHARS);
  if (name->is_bad)
    return SIM_OK;
  if (name->text[0] == '\0') {
    refuse(self, name, WORDS_MSG_CELL_EMPTY,
           WORDS_ARGS("name", words_message(WORDS_MSG_WORD_NAME, lang)));
    return SIM_OK;
  }
  if (!self->has_doubts && !inputs_label_is_known(self->loader, name->text)) {
    self->unknown[self->unknown_count++] = i;
    return SIM_OK;
  }
  inputs_label_row_t *row = &out->labels[out->label_count++];
  row->name = strdup(name->text);
  row->text[WORDS_ES] = strdup(cells[self->index[1]].text);
  row->text[WORDS_EN] = strdup(cells[self->index[2]].text);
  return row->name && row->text[WORDS_ES] && row->text[WORDS_EN] ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static const inputs_cell_t *unknown_name(const labels_t *self, size_t k) {
  return &self->table->records[self->unknown[k]].cells[self->index[0]];
}

/* A few are slips, each to be mended; many come with the file of another programme: one note. */
static int report_unknown(const labels_t *self) {
  enum { SLIPS = 3 };
  char count[24], list[160];
  int status = SIM_OK;
  for (size_t k = 0; !status && self->unknown_count <= SLIPS && k < self->unknown_count; k++)
    status = refuse_unknown(self, unknown_name(self, k));
  if (self->unknown_count <= SLIPS)
    return status;
  snprintf(count, sizeof count, "%zu", self->unknown_count);
  snprintf(list, sizeof list, "%.40s, %.40s, %.40s …", unknown_name(self, 0)->text,
           unknown_name(self, 1)->text, unknown_name(self, 2)->text);
  words_report_note(self->loader->report, &(words_place_t){.file = self->file->path},
                    WORDS_MSG_LABELS_STALE, WORDS_ARGS(count, list));
  return SIM_OK;
}

int inputs_labels_read(inputs_loader_t *loader) {
  labels_t self = {.loader = loader, .has_doubts = loader->report->errors > 0};
  inputs_table_t table = {0};
  char limit[24];
  bool is_there;
  int status = inputs_loader_optional(loader, "labels.csv", &table, &self.file, &is_there);
  if (!is_there)
    return status;
  self.table = &table;
  if (status == SIM_OK)
    status = inputs_csv_columns(&table, columns, 3, 3, self.index, loader->report);
  if (status == SIM_OK)
    status = inputs_names_column(&table, self.index[0], MODELS_NAMES_INPUT, loader->report);
  if (status == SIM_OK)
    status = inputs_names_column(&table, self.index[0], MODELS_NAMES_LABEL, loader->report);
  if (status == SIM_OK && table.count > MODELS_ROWS_MAX) {
    snprintf(limit, sizeof limit, "%d", MODELS_ROWS_MAX);
    words_report_error(loader->report, &(words_place_t){.file = self.file->path}, WORDS_MSG_ROWS,
                       WORDS_ARGS(limit));
    status = SIM_ERR_DOMAIN;
  }
  if (status == SIM_OK) {
    loader->out->labels =
        calloc(table.count + 2 * loader->rows.inputs.count, sizeof *loader->out->labels);
    self.unknown = calloc(table.count, sizeof *self.unknown);
    status = loader->out->labels && self.unknown
                 ? inputs_csv_unique(&table, self.index, 1, loader->report)
                 : SIM_ERR_NO_MEMORY;
  }
  for (size_t i = 1; status == SIM_OK && i < table.count; i++)
    status = read_row(&self, i);
  if (status == SIM_OK && self.unknown)
    status = report_unknown(&self);
  if (status == SIM_OK)
    status = inputs_labels_derive(loader->out, &loader->rows.inputs);
  free(self.unknown);
  inputs_table_free(&table);
  return status;
}
