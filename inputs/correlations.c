// SPDX-License-Identifier: GPL-3.0-or-later
/* correlations.csv, and correlations/NAME.csv of the variants: pairs of inputs. Reading and
   layering; what the names mean is judged in correlations_check.c, when all rows are known. */
#include "inputs/cell_told.h"
#include "inputs/loader.h"
#include "inputs/names.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_A, NAME_B, RANK, SOURCE, COLUMNS };

static const char *const columns[COLUMNS] = {"name_a", "name_b", "rank_correlation", "source"};

typedef struct {
  inputs_loader_t *loader;
  const inputs_table_t *table;
  const inputs_file_t *file;
  size_t index[COLUMNS];
  const inputs_cell_t *cells[COLUMNS]; /* of the record being read */
} pairs_t;

static bool refuse(const pairs_t *self, int column, words_message_t id, const char *const *args) {
  const inputs_cell_t *cell = self->cells[column];
  const words_place_t place = {self->file->path, cell->line, cell->column};
  words_report_error(self->loader->report, &place, id, args);
  return false;
}

static bool is_same_pair(const inputs_correlation_t *pair, const char *a, const char *b) {
  return (strcmp(pair->name[0], a) == 0 && strcmp(pair->name[1], b) == 0) ||
         (strcmp(pair->name[0], b) == 0 && strcmp(pair->name[1], a) == 0);
}

static bool is_name(const pairs_t *self, int column) {
  const inputs_cell_t *cell = self->cells[column];
  if (cell->is_bad || cell->text[0] != '\0')
    return !cell->is_bad;
  return refuse(
      self, column, WORDS_MSG_CELL_EMPTY,
      WORDS_ARGS(columns[column], words_message(WORDS_MSG_WORD_NAME, self->loader->report->lang)));
}

static bool read_rank(const pairs_t *self, double *rank) {
  const inputs_cell_t *cell = self->cells[RANK];
  const inputs_number_place_t place =
      inputs_cell_place(self->table, cell, columns[RANK], self->loader->report);
  char mend[INPUTS_NUMBER_SIZE], example[INPUTS_NUMBER_SIZE];
  if (cell->is_bad)
    return false;
  const inputs_number_status_t status = inputs_number_parse(cell->text, place.style, rank, mend);
  if (status == INPUTS_NUMBER_IS_EMPTY)
    return refuse(self, RANK, WORDS_MSG_CELL_EMPTY,
                  WORDS_ARGS(columns[RANK], words_message(WORDS_MSG_WORD_CORRELATION,
                                                          self->loader->report->lang)));
  if (status != INPUTS_NUMBER_OK) {
    inputs_cell_report(&place, cell, status, mend);
    return false;
  }
  if (fabs(*rank) < 1.0)
    return true;
  const bool is_percentage = fabs(*rank) >= 2.0 && fabs(*rank) < 100.0;
  inputs_number_write(fabs(*rank) == 1.0 ? *rank * 0.99 : *rank / 100, 12, place.told, example);
  return refuse(self, RANK,
                fabs(*rank) == 1.0 ? WORDS_MSG_CORRELATION_ONE
                : is_percentage    ? WORDS_MSG_CORRELATION_PERCENT
                                   : WORDS_MSG_CORRELATION_RANGE,
                WORDS_ARGS(inputs_cell_shown(cell), example));
}

/* The pair in the list, whatever its order; the end of the list when it is not there. */
static inputs_correlation_t *find(inputs_programme_t *inputs, const char *a, const char *b) {
  size_t i = 0;
  while (i < inputs->correlation_count && !is_same_pair(&inputs->correlations[i], a, b))
    i++;
  return &inputs->correlations[i];
}

/* True when no row above it in the file has the pair. */
static bool is_first(const pairs_t *self, size_t record) {
  const char *a = self->cells[NAME_A]->text, *b = self->cells[NAME_B]->text;
  char line[24], pair[160];
  for (size_t i = 1; i < record; i++) {
    const inputs_cell_t *cells = self->table->records[i].cells;
    char *const names[] = {cells[self->index[NAME_A]].text, cells[self->index[NAME_B]].text};
    const inputs_correlation_t other = {.name = {names[0], names[1]}};
    if (!is_same_pair(&other, a, b))
      continue;
    snprintf(line, sizeof line, "%zu", cells[0].line);
    if (strcmp(names[0], a) != 0)
      return refuse(self, NAME_A, WORDS_MSG_CORRELATION_TWICE, WORDS_ARGS(a, b, line));
    snprintf(pair, sizeof pair, "%.60s %.60s", a, b);
    return refuse(self, NAME_A, WORDS_MSG_DUPLICATE, WORDS_ARGS(pair, line));
  }
  return true;
}

/* Enters a pair in the list, in the place of the same pair of an earlier layer. */
static int enter(const pairs_t *self, double rank) {
  inputs_programme_t *out = self->loader->out;
  const char *a = self->cells[NAME_A]->text, *b = self->cells[NAME_B]->text;
  inputs_correlation_t *at = find(out, a, b);
  inputs_correlation_t pair = {.name = {strdup(a), strdup(b)},
                               .rank = rank,
                               .source = strdup(self->cells[SOURCE]->text),
                               .path = self->file->path,
                               .line = self->cells[RANK]->line,
                               .separator = self->table->separator};
  for (int i = 0; i < 3; i++)
    pair.column[i] = self->cells[i]->column;
  if (!pair.name[0] || !pair.name[1] || !pair.source) {
    inputs_correlation_free(&pair);
    return SIM_ERR_NO_MEMORY;
  }
  if (at == &out->correlations[out->correlation_count])
    out->correlation_count++;
  else
    inputs_correlation_free(at);
  *at = pair;
  return SIM_OK;
}

static int read_record(pairs_t *self, size_t i) {
  double rank = 0.0;
  for (int k = 0; k < COLUMNS; k++)
    self->cells[k] = &self->table->records[i].cells[self->index[k]];
  const bool is_a = is_name(self, NAME_A), is_b = is_name(self, NAME_B);
  const bool has_names = is_a && is_b;
  const bool is_good = read_rank(self, &rank) && has_names && !self->cells[SOURCE]->is_bad;
  if (has_names && strcmp(self->cells[NAME_A]->text, self->cells[NAME_B]->text) == 0) {
    refuse(self, NAME_B, WORDS_MSG_CORRELATION_SELF, WORDS_ARGS(self->cells[NAME_B]->text));
    return SIM_OK;
  }
  if (has_names && !is_first(self, i))
    return SIM_OK;
  self->loader->lacks_pairs = self->loader->lacks_pairs || !is_good;
  /* Without a number the names are there to be judged all the same. */
  return has_names ? enter(self, is_good ? rank : (double)NAN) : SIM_OK;
}

/* Room for every row of the table, so that the list does not move while it is read. */
static int make_room(const pairs_t *self) {
  inputs_programme_t *out = self->loader->out;
  const size_t most = out->correlation_count + self->table->count;
  inputs_correlation_t *list = realloc(out->correlations, most * sizeof *list);
  if (!list)
    return SIM_ERR_NO_MEMORY;
  out->correlations = list;
  return SIM_OK;
}

int inputs_correlations_read(inputs_loader_t *loader, const char *name) {
  pairs_t self = {.loader = loader};
  inputs_table_t table = {0};
  char limit[24];
  bool is_there;
  int status = inputs_loader_optional(loader, name, &table, &self.file, &is_there);
  if (!is_there)
    return status;
  self.table = &table;
  if (status == SIM_OK)
    status = inputs_csv_columns(&table, columns, COLUMNS, COLUMNS, self.index, loader->report);
  if (status == SIM_OK && table.count > MODELS_ROWS_MAX) {
    snprintf(limit, sizeof limit, "%d", MODELS_ROWS_MAX);
    words_report_error(loader->report, &(words_place_t){.file = self.file->path}, WORDS_MSG_ROWS,
                       WORDS_ARGS(limit));
    status = SIM_ERR_DOMAIN;
  }
  for (int k = NAME_A; status == SIM_OK && k <= NAME_B; k++)
    status = inputs_names_column(&table, self.index[k], MODELS_NAMES_INPUT, loader->report);
  if (status == SIM_OK)
    status = make_room(&self);
  for (size_t i = 1; status == SIM_OK && i < table.count; i++)
    status = read_record(&self, i);
  inputs_table_free(&table);
  return status;
}
