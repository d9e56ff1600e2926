// SPDX-License-Identifier: GPL-3.0-or-later
/* The file of numbers that an `empirical` row names in its source. */
#include "cli/inputs_private.h"
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

static int read_cell(cli_loader_t *loader, const cli_table_t *table, const cli_file_t *file,
                     const cli_cell_t *cell, const char *unit, sample_t *sample) {
  cli_report_t *report = loader->report;
  const cli_place_t place = {file->path, cell->line, cell->column};
  char mend[CLI_NUMBER_SIZE];
  double x;
  if (cell->is_bad || cell->text[0] == '\0')
    return SIM_OK;
  const cli_number_style_t style = cli_csv_style(table);
  const cli_number_status_t status = cli_number_parse(cell->text, style, &x, mend);
  const char *word = cli_message(CLI_MSG_WORD_NUMBER, report->lang);
  cli_readings_t readings;
  if (status != CLI_NUMBER_OK)
    cli_number_report(report, &place, word, cell->text, status, mend);
  else if (cli_number_is_doubtful(cell->text, style, unit, &readings))
    cli_report_error(report, &place, CLI_MSG_NUMBER_THOUSANDS,
                     CLI_ARGS(word, cell->text, readings.whole, readings.decimal, readings.sure));
  else
    return push(sample, x);
  return SIM_OK;
}

static int read_table(cli_loader_t *loader, const cli_table_t *table, const cli_file_t *file,
                      const char *unit, sample_t *sample) {
  const size_t before = loader->report->errors;
  const cli_place_t place = {file->path, 0, 0};
  char count[24];
  int status = SIM_OK;
  for (size_t i = 0; status == SIM_OK && i < table->count; i++)
    for (size_t j = 0; status == SIM_OK && j < table->records[i].count; j++)
      status = read_cell(loader, table, file, &table->records[i].cells[j], unit, sample);
  snprintf(count, sizeof count, "%zu", sample->count);
  if (status != SIM_OK || loader->report->errors > before)
    return status;
  if (sample->count < 2)
    cli_report_error(loader->report, &place, CLI_MSG_SAMPLE_FEW, CLI_ARGS(count));
  else if (sample->count > SAMPLE_MAX)
    cli_report_error(loader->report, &place, CLI_MSG_SAMPLE_MANY, NULL);
  return SIM_OK;
}

int cli_sample_read(cli_loader_t *loader, models_input_t *row, cli_origin_t *origin) {
  const cli_csv_options_t options = {.separator = origin->separator, .is_headless = true};
  const size_t before = loader->report->errors;
  const cli_file_t *file;
  cli_table_t table = {0};
  sample_t sample = {0};
  if (!cli_name_is_safe(row->source)) {
    const cli_place_t place = {origin->path, origin->line, origin->column[MODELS_FIELD_SOURCE]};
    cli_report_error(loader->report, &place, CLI_MSG_SAMPLE_NAME, CLI_ARGS(row->source));
    origin->wrong |= CLI_WRONG(MODELS_FIELD_SOURCE);
    return SIM_OK;
  }
  int status = cli_loader_table(loader, row->source, &options, &table, &file);
  if (status == SIM_OK)
    status = read_table(loader, &table, file, row->unit, &sample);
  cli_table_free(&table);
  row->sample = sample.x;
  row->sample_count = sample.count;
  if (loader->report->errors > before)
    origin->wrong |= CLI_WRONG(MODELS_FIELD_SOURCE);
  return status == SIM_ERR_DOMAIN ? SIM_OK : status;
}
