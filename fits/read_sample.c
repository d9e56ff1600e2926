// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/read.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* A sample: `value`. Counts: `value` out of `of`. */

enum { VALUE, OF, COLUMNS };

static const char *const columns[COLUMNS] = {"value", "of"};

int fits_read_sample(const fits_reader_t *self, fits_data_t *out) {
  size_t index[1];
  const int status = inputs_csv_columns(self->table, columns, 1, 1, index, self->report);
  for (size_t r = 1; !status && r < self->table->count; r++) {
    const inputs_cell_t *cell = &self->table->records[r].cells[index[VALUE]];
    out->count += fits_read_value(self, cell, columns[VALUE], &out->values[out->count]);
  }
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
  return status;
}
