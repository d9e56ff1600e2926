// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fit/fit.h"

void cli_fit_table(const cli_fit_t *self, words_table_t *table) {
  static const int percents[] = {5, 25, 50, 75, 95};
  const fits_series_t *series = &self->series;
  words_table_init(table, WORDS_TABLE_FIT);
  words_table_columns(
      table, (const words_column_id_t[]){WORDS_COLUMN_INPUT, WORDS_COLUMN_YEAR, WORDS_COLUMN_UNIT},
      3);
  for (size_t i = 0; i < sizeof percents / sizeof percents[0]; i++)
    words_table_quantile(table, percents[i], WORDS_QUANTILE);
  words_table_columns(
      table, (const words_column_id_t[]){WORDS_COLUMN_PAST_FORECASTS, WORDS_COLUMN_PAST_ERROR}, 2);
  for (int year = self->first; year <= self->last; year++) {
    const fits_year_t *seen = &series->years[year - series->last - 1];
    words_table_text(table, self->target.name);
    words_table_year(table, year);
    words_table_text(table, self->target.unit);
    words_table_number(table, seen->low);
    words_table_number(table, seen->lower);
    words_table_number(table, seen->middle);
    words_table_number(table, seen->upper);
    words_table_number(table, seen->high);
    words_table_number(table, (double)seen->errors);
    words_table_number(table, seen->error);
  }
}
