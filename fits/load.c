// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/load.h"

#include "fits/read.h"
#include "inputs/csv.h"
#include "inputs/file.h"
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
    return has_column(table, "of") ? FITS_YEARLY : FITS_SERIES;
  if (has_column(table, "expert"))
    return FITS_EXPERTS;
  if (has_column(table, "of"))
    return FITS_COUNTS;
  if (has_column(table, "value"))
    return FITS_SAMPLE;
  words_report_error(report, &(words_place_t){table->path, cell->line, 0}, WORDS_MSG_FIT_COLUMNS,
                     WORDS_ARGS(cell->text));
  return FITS_KINDS;
}

static int read_table(fits_reader_t *self, fits_data_t *out) {
  out->kind = find_kind(self->table, self->report);
  out->values = calloc((self->table->count + 1) * FITS_LEVELS_MAX, sizeof *out->values);
  out->of = calloc(self->table->count + 1, sizeof *out->of);
  if (!out->values || !out->of)
    return SIM_ERR_NO_MEMORY;
  switch (out->kind) {
  case FITS_SERIES:
    return fits_read_series(self, out);
  case FITS_SAMPLE:
    return fits_read_sample(self, out);
  case FITS_COUNTS:
    return fits_read_counts(self, out);
  case FITS_YEARLY:
    return fits_read_yearly(self, out);
  case FITS_EXPERTS:
    return fits_read_experts(self, out);
  case FITS_KINDS:
  default:
    return SIM_ERR_DOMAIN;
  }
}

/* A file of one column has no separator: with decimal commas its style is that of files with `;`.
 */
static char separator_of(const char *bytes, size_t size) {
  size_t at = 0;
  while (at < size && strchr(" \r\n", bytes[at]))
    at++;
  for (; at < size && bytes[at] != '\n' && bytes[at] != '\r'; at++)
    if (strchr(";,\t", bytes[at]))
      return '\0';
  return at < size && memchr(bytes + at, ',', size - at) ? ';' : ',';
}

/* The sheet of a workbook, or a CSV file. */
static int read_source(const char *path, inputs_table_t *table, words_report_t *report) {
  char *bytes = NULL;
  size_t size = 0;
  if (inputs_workbook_within(NULL, path))
    return inputs_source_read(path, NULL, table, report);
  int status = inputs_file_read(path, INPUTS_CSV_BYTES_MAX, &bytes, &size, report);
  if (!status) {
    const inputs_csv_options_t how = {.separator = separator_of(bytes, size)};
    status = inputs_csv_parse(path, bytes, size, &how, table, report);
  }
  free(bytes);
  return status;
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
  int status = read_source(path, &table, report);
  fits_reader_t self = {.table = &table, .target = target, .report = report};
  if (!status)
    status = read_table(&self, out);
  memcpy(out->digest, table.digest, sizeof out->digest);
  inputs_table_free(&table);
  return !status && report->errors > before ? SIM_ERR_DOMAIN : status;
}
