// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/load.h"

#include "fits/read.h"
#include "inputs/source.h"
#include "inputs/workbook.h"
#include "models/table/translate.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* Whether the header has a column, by either of its names. */
static bool has_column(const inputs_table_t *table, const char *name) {
  const inputs_record_t *header = &table->records[0];
  char english[INPUTS_CSV_CELL_MAX + 8];
  for (size_t i = 0; i < header->count; i++)
    if (models_name_to_english(MODELS_NAMES_COLUMN, header->cells[i].text, english,
                               sizeof english) &&
        strcmp(english, name) == 0)
      return true;
  return false;
}

/* By the columns; FITS_KINDS when they are of nothing that is known (reported). */
static fits_kind_t find_kind(const inputs_table_t *table, words_report_t *report) {
  const inputs_cell_t *cell = &table->records[0].cells[0];
  if (has_column(table, "year"))
    return FITS_SERIES;
  words_report_error(report, &(words_place_t){table->path, cell->line, 0}, WORDS_MSG_FIT_COLUMNS,
                     WORDS_ARGS(cell->text));
  return FITS_KINDS;
}

static int read_table(fits_reader_t *self, fits_data_t *out) {
  out->kind = find_kind(self->table, self->report);
  out->values = calloc(self->table->count + 1, sizeof *out->values);
  if (!out->values)
    return SIM_ERR_NO_MEMORY;
  switch (out->kind) {
  case FITS_SERIES:
    return fits_read_series(self, out);
  case FITS_KINDS:
  default:
    return SIM_ERR_DOMAIN;
  }
}

int fits_load(const char *path, const fits_target_t *target, fits_data_t *out,
              words_report_t *report) {
  const size_t before = report->errors;
  inputs_table_t table = {0};
  *out = (fits_data_t){.path = strdup(path)};
  if (!out->path)
    return SIM_ERR_NO_MEMORY;
  if (inputs_workbook_is(path)) {
    words_report_error(report, &(words_place_t){.file = path}, WORDS_MSG_FIT_SHEET, NULL);
    return SIM_ERR_DOMAIN;
  }
  int status = inputs_source_read(path, NULL, &table, report);
  fits_reader_t self = {.table = &table, .target = target, .report = report};
  if (!status)
    status = read_table(&self, out);
  memcpy(out->digest, table.digest, sizeof out->digest);
  inputs_table_free(&table);
  return !status && report->errors > before ? SIM_ERR_DOMAIN : status;
}
