// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/errors.h"
#include "fits/read.h"
#include "inputs/dated.h"
#include "sim/status.h"

#include <stdio.h>
#include <stdlib.h>

/* The columns of a series: `year` and `value`, in any order of the years. */

enum { YEAR, VALUE, COLUMNS };

static const char *const columns[COLUMNS] = {"year", "value"};

/* A year as it was read. */
typedef struct {
  int year;
  double value;
  const inputs_cell_t *cell;
} point_t;

static int compare_points(const void *left, const void *right) {
  const point_t *a = left, *b = right;
  const int order = (a->year > b->year) - (a->year < b->year);
  return order ? order : (a->cell->line > b->cell->line) - (a->cell->line < b->cell->line);
}

int fits_read_year(const fits_reader_t *self, const inputs_cell_t *cell) {
  const int year = cell->is_bad ? 0 : inputs_dated_year(cell->text);
  if (!cell->is_bad && !year)
    fits_read_refuse(self, cell, inputs_dated_complaint(cell->text), WORDS_ARGS(cell->text));
  return year;
}

/* Each year once, and none missing between the first and the last. */
static void check_years(const fits_reader_t *self, const point_t *points, size_t count) {
  char before[16], line[24];
  for (size_t i = 1; i < count; i++) {
    snprintf(before, sizeof before, "%d", points[i - 1].year);
    snprintf(line, sizeof line, "%zu", points[i - 1].cell->line);
    if (points[i].year == points[i - 1].year)
      fits_read_refuse(self, points[i].cell, WORDS_MSG_DUPLICATE, WORDS_ARGS(before, line));
    else if (points[i].year > points[i - 1].year + 1)
      fits_read_refuse(self, points[i].cell, WORDS_MSG_FIT_GAP,
                       WORDS_ARGS(points[i].cell->text, before, line));
  }
}

static size_t read_points(const fits_reader_t *self, const size_t index[COLUMNS], point_t *points) {
  size_t count = 0;
  for (size_t r = 1; r < self->table->count; r++) {
    const inputs_cell_t *cells = self->table->records[r].cells;
    point_t *point = &points[count];
    point->cell = &cells[index[YEAR]];
    point->year = fits_read_year(self, point->cell);
    const bool has_value =
        fits_read_value(self, &cells[index[VALUE]], columns[VALUE], &point->value);
    count += point->year > 0 && has_value;
  }
  return count;
}

int fits_read_series(const fits_reader_t *self, fits_data_t *out) {
  size_t index[COLUMNS];
  const size_t before = self->report->errors;
  const int status =
      inputs_csv_columns(self->table, columns, COLUMNS, COLUMNS, index, self->report);
  point_t *points = calloc(self->table->count + 1, sizeof *points);
  if (status || !points) {
    free(points);
    return status ? status : SIM_ERR_NO_MEMORY;
  }
  out->count = read_points(self, index, points);
  qsort(points, out->count, sizeof *points, compare_points);
  if (self->report->errors == before)
    check_years(self, points, out->count);
  out->first = points[0].year;
  for (size_t i = 0; i < out->count; i++)
    out->values[i] = points[i].value;
  free(points);
  return SIM_OK;
}
