// SPDX-License-Identifier: GPL-3.0-or-later
/* The file of numbers that an `empirical` row names in its source. */
#include "inputs/cell_told.h"
#include "inputs/loader.h"
#include "inputs/number/readings.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

enum { SAMPLE_MAX = 100000 };

typedef struct {
  double *x;
  size_t count, capacity;
} sample_t;

static int push(sample_t *self, double x) {
  if (self->count == self->capacity) {
    const size_t capacity = self->capacity ? 2 * self->capacity : 64;
    double *larger = realloc(self->x, capacity * sizeof *larger);
    if (!larger)
      return SIM_ERR_NO_MEMORY;
    self->x = larger;
    self->capacity = capacity;
  }
  self->x[self->count++] = x;
  return SIM_OK;
}

static int read_cell(inputs_loader_t *loader, const inputs_table_t *table,
                     const inputs_cell_t *cell, const char *unit, sample_t *sample) {
  words_report_t *report = loader->report;
  double x;
  if (cell->is_bad || cell->text[0] == '\0')
    return SIM_OK;
  const inputs_number_place_t place =
      inputs_cell_place(table, cell, words_message(WORDS_MSG_WORD_NUMBER, report->lang), report);
  char mend[INPUTS_NUMBER_SIZE];
  const inputs_number_status_t status = inputs_number_parse(cell->text, place.style, &x, mend);
  if (status != INPUTS_NUMBER_OK)
    inputs_cell_report(&place, cell, status, mend);
  else if (cell->is_number || !inputs_number_refuse_doubtful(&place, cell->text, unit))
    return push(sample, x);
  return SIM_OK;
}

static int read_table(inputs_loader_t *loader, const inputs_table_t *table,
                      const inputs_file_t *file, const char *unit, sample_t *sample) {
  const size_t before = loader->report->errors;
  const words_place_t place = {file->path, 0, 0};
  char count[24];
  int status = SIM_OK;
  for (size_t i = 0; status == SIM_OK && i < table->count; i++)
    for (size_t j = 0; status == SIM_OK && j < table->records[i].count; j++)
      status = read_cell(loader, table, &table->records[i].cells[j], unit, sample);
  snprintf(count, sizeof count, "%zu", sample->count);
  if (status != SIM_OK || loader->report->errors > before)
    return status;
  if (sample->count < 2)
    words_report_error(loader->report, &place, WORDS_MSG_SAMPLE_FEW, WORDS_ARGS(count));
  else if (sample->count > SAMPLE_MAX)
    words_report_error(loader->report, &place, WORDS_MSG_SAMPLE_MANY, NULL);
  return SIM_OK;
}

int inputs_sample_read(inputs_loader_t *loader, models_input_t *row, inputs_origin_t *origin) {
  const inputs_csv_options_t options = {.separator = origin->separator, .is_headless = true};
  const size_t before = loader->report->errors;
  const inputs_file_t *file;
  inputs_table_t table = {0};
  sample_t sample = {0};
  if (!inputs_name_is_safe(row->source)) {
    const words_place_t place = {origin->path, origin->line, origin->column[MODELS_FIELD_SOURCE]};
    words_report_error(loader->report, &place, WORDS_MSG_SAMPLE_NAME, WORDS_ARGS(row->source));
    origin->wrong |= INPUTS_WRONG(MODELS_FIELD_SOURCE);
    return SIM_OK;
  }
  int status = inputs_loader_table(loader, row->source, &options, &table, &file);
  if (status == SIM_OK)
    status = read_table(loader, &table, file, row->unit, &sample);
  inputs_table_free(&table);
  row->sample = sample.x;
  row->sample_count = sample.count;
  if (loader->report->errors > before)
    origin->wrong |= INPUTS_WRONG(MODELS_FIELD_SOURCE);
  return status == SIM_ERR_DOMAIN ? SIM_OK : status;
}
