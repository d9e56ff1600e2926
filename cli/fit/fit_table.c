// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fit/fit.h"

#include <math.h>

static void add_head(words_table_t *table) {
  static const int percents[] = {5, 25, 50, 75, 95};
  words_table_init(table, WORDS_TABLE_FIT);
  words_table_columns(
      table, (const words_column_id_t[]){WORDS_COLUMN_INPUT, WORDS_COLUMN_YEAR, WORDS_COLUMN_UNIT},
      3);
  for (size_t i = 0; i < sizeof percents / sizeof percents[0]; i++)
    words_table_quantile(table, percents[i], WORDS_QUANTILE);
  words_table_columns(
      table, (const words_column_id_t[]){WORDS_COLUMN_PAST_FORECASTS, WORDS_COLUMN_PAST_ERROR}, 2);
}

static void add_row(const cli_fit_t *self, const fits_year_t *seen, words_table_t *table) {
  words_table_text(table, self->target.name);
  words_table_year(table, seen->year);
  words_table_text(table, self->target.unit);
  words_table_number(table, seen->low);
  words_table_number(table, seen->lower);
  words_table_number(table, seen->middle);
  words_table_number(table, seen->upper);
  words_table_number(table, seen->high);
  words_table_number(table, seen->errors ? (double)seen->errors : (double)NAN);
  words_table_number(table, seen->errors ? seen->error : (double)NAN);
}

void cli_fit_table(const cli_fit_t *self, words_table_t *table) {
  const double *ends = self->ends;
  add_head(table);
  if (self->data.kind == FITS_SERIES)
    for (int year = self->first; year <= self->last; year++)
      add_row(self, &self->series.years[year - self->series.last - 1], table);
  else
    add_row(
        self,
        &(fits_year_t){
            .low = ends[0], .middle = ends[1], .high = ends[2], .lower = ends[3], .upper = ends[4]},
        table);
}
