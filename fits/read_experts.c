// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/read.h"
#include "inputs/number/number_report.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* Experts: `expert`, from three of p5 … p95 on, and `weight`, if wished. */

enum { EXPERT, FIRST, WEIGHT = FIRST + FITS_LEVELS_MAX, COLUMNS, LEVELS_MIN = 3 };

static const char *const columns[COLUMNS] = {"expert", "p5",  "p10", "p25",   "p50",
                                             "p75",    "p90", "p95", "weight"};
static const double levels[FITS_LEVELS_MAX] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};

typedef struct {
  const fits_reader_t *reader;
  fits_data_t *out;
  size_t index[COLUMNS];
  const inputs_cell_t *cells; /* of the row */
} experts_t;

static void find_levels(experts_t *self) {
  for (size_t k = 0; k < FITS_LEVELS_MAX; k++)
    if (self->index[FIRST + k] != (size_t)-1)
      self->out->levels[self->out->level_count++] = levels[k];
}

/* The quantiles of the row, which rise. */
static bool read_quantiles(const experts_t *self, double *out) {
  size_t count = 0;
  bool is_whole = true;
  for (size_t k = 0; k < FITS_LEVELS_MAX; k++) {
    const size_t column = self->index[FIRST + k];
    if (column == (size_t)-1)
      continue;
    const inputs_cell_t *cell = &self->cells[column];
    const bool has = fits_read_value(self->reader, cell, columns[FIRST + k], &out[count]);
    if (has && is_whole && count > 0 && !(out[count] > out[count - 1])) {
      fits_read_refuse(self->reader, cell, WORDS_MSG_FIT_RISE,
                       WORDS_ARGS(columns[FIRST + k], cell->text));
      is_whole = false;
    }
    is_whole = is_whole && has;
    count++;
  }
  return is_whole;
}

/* Without a column of weights all weigh the same. */
static bool read_weight(const experts_t *self, double *out) {
  *out = 1.0;
  if (self->index[WEIGHT] == (size_t)-1)
    return true;
  const inputs_cell_t *cell = &self->cells[self->index[WEIGHT]];
  const inputs_number_place_t place = {
      .report = self->reader->report,
      .place = {self->reader->table->path, cell->line, cell->column},
      .field = columns[WEIGHT],
      .unit = "share",
      .style = inputs_cell_style(self->reader->table, cell),
      .is_sure = true,
  };
  if (cell->is_bad || !inputs_number_read(&place, cell->text, out, NULL))
    return false;
  if (*out > 0.0 && *out <= 1e6)
    return true;
  fits_read_refuse(self->reader, cell, WORDS_MSG_FIT_WEIGHT, WORDS_ARGS(cell->text));
  return false;
}

static int read_expert(const experts_t *self) {
  fits_data_t *out = self->out;
  const inputs_cell_t *name = &self->cells[self->index[EXPERT]];
  const bool has_name =
      inputs_csv_filled(self->reader->table, name, columns[EXPERT], self->reader->report);
  const bool has_values = read_quantiles(self, out->values + out->count * out->level_count);
  if (!read_weight(self, &out->of[out->count]) || !has_name || !has_values)
    return SIM_OK;
  out->names[out->count] = strdup(name->text);
  if (!out->names[out->count])
    return SIM_ERR_NO_MEMORY;
  out->count++;
  return SIM_OK;
}

int fits_read_experts(const fits_reader_t *self, fits_data_t *out) {
  experts_t experts = {.reader = self, .out = out};
  const inputs_table_t *table = self->table;
  const inputs_cell_t *head = &table->records[0].cells[0];
  int status = inputs_csv_columns(table, columns, COLUMNS, 1, experts.index, self->report);
  out->names = calloc(table->count + 1, sizeof *out->names);
  if (status || !out->names)
    return status ? status : SIM_ERR_NO_MEMORY;
  find_levels(&experts);
  out->has_weight = experts.index[WEIGHT] != (size_t)-1;
  if (out->level_count < LEVELS_MIN) {
    fits_read_refuse(self, head, WORDS_MSG_FIT_LEVELS, NULL);
    return SIM_ERR_DOMAIN;
  }
  if (table->count - 1 > FITS_EXPERTS_MAX) {
    fits_read_refuse(self, head, WORDS_MSG_FIT_EXPERTS, NULL);
    return SIM_ERR_DOMAIN;
  }
  status = inputs_csv_unique(table, &experts.index[EXPERT], 1, self->report);
  for (size_t r = 1; !status && r < table->count; r++) {
    experts.cells = table->records[r].cells;
    status = read_expert(&experts);
  }
  return status;
}
