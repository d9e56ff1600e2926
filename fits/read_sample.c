// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/read.h"
#include "inputs/dated.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A sample: `value`. Counts: `value` out of `of`; by year, each year once. */

enum { VALUE, OF, COLUMNS, YEAR = COLUMNS };
/* So many values seldom have their sum after them by chance; of pairs, both have to. */
enum { SUMMED = 5, SUMMED_COUNTS = 3 };

static const char *const columns[COLUMNS + 1] = {"value", "of", "year"};

/* The last is the sum of those before it, of which at least `least` are above 0: the total that a
   sheet has at its foot, and no case. */
static bool is_total(const double *x, size_t count, size_t least) {
  double sum = 0.0;
  size_t above = 0;
  for (size_t i = 0; i + 1 < count; i++) {
    sum += x[i];
    above += x[i] > 0.0;
  }
  return above >= least && fabs(x[count - 1] - sum) <= 1e-9 * sum;
}

/* Every row was read. */
static bool is_whole(const fits_reader_t *self, const fits_data_t *data) {
  return data->count + 1 == self->table->count;
}

/* That of the last row, in the column `at`. */
static void refuse_total(const fits_reader_t *self, size_t at) {
  const inputs_cell_t *cell = &self->table->records[self->table->count - 1].cells[at];
  fits_read_refuse(self, cell, WORDS_MSG_FIT_TOTAL, WORDS_ARGS(columns[VALUE], cell->text));
}

int fits_read_sample(const fits_reader_t *self, fits_data_t *out) {
  size_t index[1];
  const int status = inputs_csv_columns(self->table, columns, 1, 1, index, self->report);
  for (size_t r = 1; !status && r < self->table->count; r++) {
    const inputs_cell_t *cell = &self->table->records[r].cells[index[VALUE]];
    out->count += fits_read_value(self, cell, columns[VALUE], &out->values[out->count]);
  }
  if (!status && is_whole(self, out) && is_total(out->values, out->count, SUMMED))
    refuse_total(self, index[VALUE]);
  return status;
}

/* A whole number from `least` on, in digits only; false when it is none (reported). */
static bool read_count(const fits_reader_t *self, const inputs_cell_t *cell, int column,
                       double least, double *out) {
  const size_t length = strlen(cell->text);
  if (cell->is_bad)
    return false;
  if (length > 0 && length < 8 && strspn(cell->text, "0123456789") == length) {
    *out = atoi(cell->text);
    if (*out >= least)
      return true;
  }
  fits_read_refuse(self, cell, WORDS_MSG_FIT_COUNT,
                   WORDS_ARGS(columns[column], cell->text, least > 0.0 ? "1" : "0"));
  return false;
}

static bool read_pair(const fits_reader_t *self, const inputs_cell_t *value,
                      const inputs_cell_t *of, double *x, double *n) {
  const bool has_value = read_count(self, value, VALUE, 0.0, x);
  if (!read_count(self, of, OF, 1.0, n) || !has_value)
    return false;
  if (*x > *n)
    fits_read_refuse(self, of, WORDS_MSG_OBSERVED_OF, WORDS_ARGS(value->text, of->text));
  return *x <= *n;
}

int fits_read_counts(const fits_reader_t *self, fits_data_t *out) {
  size_t index[COLUMNS];
  const int status =
      inputs_csv_columns(self->table, columns, COLUMNS, COLUMNS, index, self->report);
  for (size_t r = 1; !status && r < self->table->count; r++) {
    const inputs_cell_t *cells = self->table->records[r].cells;
    out->count += read_pair(self, &cells[index[VALUE]], &cells[index[OF]], &out->values[out->count],
                            &out->of[out->count]);
  }
  if (!status && is_whole(self, out) && is_total(out->of, out->count, SUMMED_COUNTS) &&
      is_total(out->values, out->count, 0))
    refuse_total(self, index[VALUE]);
  return status;
}

/* By year, one in the place of the other until it is. */
static void sort_years(fits_data_t *data) {
  for (size_t i = 1; i < data->count; i++)
    for (size_t k = i; k > 0 && data->years[k] < data->years[k - 1]; k--) {
      const int year = data->years[k];
      const double value = data->values[k], of = data->of[k];
      data->years[k] = data->years[k - 1];
      data->values[k] = data->values[k - 1];
      data->of[k] = data->of[k - 1];
      data->years[k - 1] = year;
      data->values[k - 1] = value;
      data->of[k - 1] = of;
    }
}

/* The line of the year among those read; 0: it is not there yet. Years are few, however many rows.
 */
static size_t line_of(const fits_data_t *data, const size_t *lines, int year) {
  for (size_t i = 0; i < data->count; i++)
    if (data->years[i] == year)
      return lines[i];
  return 0;
}

static void read_year(const fits_reader_t *self, const inputs_cell_t *const cells[COLUMNS + 1],
                      fits_data_t *out, size_t *lines) {
  const inputs_cell_t *cell = cells[YEAR];
  const int year = fits_read_year(self, cell);
  const size_t other = line_of(out, lines, year), at = out->count;
  char line[24];
  const bool has_pair = read_pair(self, cells[VALUE], cells[OF], &out->values[at], &out->of[at]);
  snprintf(line, sizeof line, "%zu", other);
  if (other)
    fits_read_refuse(self, cell, WORDS_MSG_DUPLICATE, WORDS_ARGS(cell->text, line));
  out->years[at] = year;
  lines[at] = cell->line;
  out->count += has_pair && year && !other;
}

int fits_read_yearly(const fits_reader_t *self, fits_data_t *out) {
  size_t index[COLUMNS + 1];
  const int status =
      inputs_csv_columns(self->table, columns, COLUMNS + 1, COLUMNS + 1, index, self->report);
  size_t *lines = calloc(self->table->count + 1, sizeof *lines);
  out->years = calloc(self->table->count + 1, sizeof *out->years);
  for (size_t r = 1; !status && lines && out->years && r < self->table->count; r++) {
    const inputs_cell_t *cells = self->table->records[r].cells;
    const inputs_cell_t *const own[] = {&cells[index[VALUE]], &cells[index[OF]],
                                        &cells[index[YEAR]]};
    read_year(self, own, out, lines);
  }
  const bool is_lost = !lines || !out->years;
  free(lines);
  if (!status && !is_lost)
    sort_years(out);
  return status ? status : is_lost ? SIM_ERR_NO_MEMORY : SIM_OK;
}
