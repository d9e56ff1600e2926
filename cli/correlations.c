// SPDX-License-Identifier: GPL-3.0-or-later
/* correlations.csv, and correlations/NAME.csv of the variants: pairs of inputs. Reading and
   layering; what the names mean is judged in correlations_check.c, when all rows are known. */
#include "cli/inputs_private.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_A, NAME_B, RANK, SOURCE, COLUMNS };

static const char *const columns[COLUMNS] = {"name_a", "name_b", "rank_correlation", "source"};

typedef struct {
  cli_loader_t *loader;
  const cli_table_t *table;
  const cli_file_t *file;
  size_t index[COLUMNS];
  const cli_cell_t *cells[COLUMNS]; /* of the record being read */
} pairs_t;

void cli_correlation_free(cli_correlation_t *self) {
  free(self->name[0]);
  free(self->name[1]);
  free(self->source);
  *self = (cli_correlation_t){0};
}

static bool refuse(const pairs_t *self, int column, cli_message_t id, const char *const *args) {
  const cli_cell_t *cell = self->cells[column];
  const cli_place_t place = {self->file->path, cell->line, cell->column};
  cli_report_error(self->loader->report, &place, id, args);
  return false;
}

static bool is_same_pair(const cli_correlation_t *pair, const char *a, const char *b) {
  return (strcmp(pair->name[0], a) == 0 && strcmp(pair->name[1], b) == 0) ||
         (strcmp(pair->name[0], b) == 0 && strcmp(pair->name[1], a) == 0);
}

static bool is_name(const pairs_t *self, int column) {
  const cli_cell_t *cell = self->cells[column];
  if (cell->is_bad || cell->text[0] != '\0')
    return !cell->is_bad;
  return refuse(
      self, column, CLI_MSG_CELL_EMPTY,
      CLI_ARGS(columns[column], cli_message(CLI_MSG_WORD_NAME, self->loader->report->lang)));
}

static bool read_rank(const pairs_t *self, double *rank) {
  const cli_cell_t *cell = self->cells[RANK];
  const cli_place_t place = {self->file->path, cell->line, cell->column};
  const cli_number_style_t style = cli_csv_style(self->table);
  char mend[CLI_NUMBER_SIZE], example[CLI_NUMBER_SIZE];
  if (cell->is_bad)
    return false;
  const cli_number_status_t status = cli_number_parse(cell->text, style, rank, mend);
  if (status == CLI_NUMBER_IS_EMPTY)
    return refuse(
        self, RANK, CLI_MSG_CELL_EMPTY,
        CLI_ARGS(columns[RANK], cli_message(CLI_MSG_WORD_CORRELATION, self->loader->report->lang)));
  if (status != CLI_NUMBER_OK) {
    cli_number_report(self->loader->report, &place, columns[RANK], cell->text, status, mend);
    return false;
  }
  if (fabs(*rank) < 1.0)
    return true;
  const bool is_percentage = fabs(*rank) >= 2.0 && fabs(*rank) < 100.0;
  cli_number_write(fabs(*rank) == 1.0 ? *rank * 0.99 : *rank / 100, 12, style, example);
  return refuse(self, RANK,
                fabs(*rank) == 1.0 ? CLI_MSG_CORRELATION_ONE
                : is_percentage    ? CLI_MSG_CORRELATION_PERCENT
                                   : CLI_MSG_CORRELATION_RANGE,
                CLI_ARGS(cell->text, example));
}

/* The pair in the list, whatever its order; the end of the list when it is not there. */
static cli_correlation_t *find(cli_inputs_t *inputs, const char *a, const char *b) {
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
    const cli_cell_t *cells = self->table->records[i].cells;
    char *const names[] = {cells[self->index[NAME_A]].text, cells[self->index[NAME_B]].text};
    const cli_correlation_t other = {.name = {names[0], names[1]}};
    if (!is_same_pair(&other, a, b))
      continue;
    snprintf(line, sizeof line, "%zu", cells[0].line);
    if (strcmp(names[0], a) != 0)
      return refuse(self, NAME_A, CLI_MSG_CORRELATION_TWICE, CLI_ARGS(a, b, line));
    snprintf(pair, sizeof pair, "%.60s %.60s", a, b);
    return refuse(self, NAME_A, CLI_MSG_DUPLICATE_ROW, CLI_ARGS(pair, line));
  }
  return true;
}

/* Enters a pair in the list, in the place of the same pair of an earlier layer. */
static int enter(const pairs_t *self, double rank) {
  cli_inputs_t *out = self->loader->out;
  const char *a = self->cells[NAME_A]->text, *b = self->cells[NAME_B]->text;
  cli_correlation_t *at = find(out, a, b);
  cli_correlation_t pair = {.name = {strdup(a), strdup(b)},
                            .rank = rank,
                            .source = strdup(self->cells[SOURCE]->text),
                            .path = self->file->path,
                            .line = self->cells[RANK]->line,
                            .separator = self->table->separator};
  for (int i = 0; i < 3; i++)
    pair.column[i] = self->cells[i]->column;
  if (!pair.name[0] || !pair.name[1] || !pair.source) {
    cli_correlation_free(&pair);
    return SIM_ERR_NO_MEMORY;
  }
  if (at == &out->correlations[out->correlation_count])
    out->correlation_count++;
  else
    cli_correlation_free(at);
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
    refuse(self, NAME_B, CLI_MSG_CORRELATION_SELF, CLI_ARGS(self->cells[NAME_B]->text));
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
  cli_inputs_t *out = self->loader->out;
  const size_t most = out->correlation_count + self->table->count;
  cli_correlation_t *list = realloc(out->correlations, most * sizeof *list);
  if (!list)
    return SIM_ERR_NO_MEMORY;
  out->correlations = list;
  return SIM_OK;
}

int cli_correlations_read(cli_loader_t *loader, const char *name) {
  pairs_t self = {.loader = loader};
  cli_table_t table = {0};
  char limit[24];
  bool is_there;
  int status = cli_loader_optional(loader, name, &table, &self.file, &is_there);
  if (!is_there)
    return status;
  self.table = &table;
  if (status == SIM_OK)
    status = cli_csv_columns(&table, columns, COLUMNS, COLUMNS, self.index, loader->report);
  if (status == SIM_OK && table.count > MODELS_ROWS_MAX) {
    snprintf(limit, sizeof limit, "%d", MODELS_ROWS_MAX);
    cli_report_error(loader->report, &(cli_place_t){.file = self.file->path}, CLI_MSG_ROWS,
                     CLI_ARGS(limit));
    status = SIM_ERR_DOMAIN;
  }
  if (status == SIM_OK)
    status = make_room(&self);
  for (size_t i = 1; status == SIM_OK && i < table.count; i++)
    status = read_record(&self, i);
  cli_table_free(&table);
  return status;
}
