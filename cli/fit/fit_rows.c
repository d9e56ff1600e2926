// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/row_csv.h"
#include "cli/fit/fit.h"
#include "inputs/names.h"

/* "0: 200 | 0,05: 240 | 1: 600" */
static void put_points(FILE *file, const models_input_t *row, char separator) {
  for (size_t i = 0; i < row->point_count; i++) {
    fputs(i ? " | " : "", file);
    cli_row_number(file, row->points[i].p, "share", separator);
    fputs(": ", file);
    cli_row_number(file, row->points[i].value, row->unit, separator);
  }
}

/* Columns after spread_grade, where a row needs them. */
static bool has(const cli_fit_t *self, models_field_t field) {
  for (size_t i = 0; i < self->rows.count; i++)
    if (field == MODELS_FIELD_YEAR_SD ? self->rows.rows[i].year_sd > 0.0
        : field == MODELS_FIELD_MIN   ? self->rows.rows[i].has_min
                                      : self->rows.rows[i].point_count > 0)
      return true;
  return false;
}

void cli_fit_put_rows(const cli_fit_t *self, FILE *file) {
  const words_lang_t words = self->options->lang;
  const char separator = cli_row_separator(words);
  const bool has_points = has(self, MODELS_FIELD_POINTS), has_min = has(self, MODELS_FIELD_MIN);
  const bool has_years = has(self, MODELS_FIELD_YEAR_SD);
  cli_row_heading(file, separator, words);
  if (has_years)
    fprintf(file, "%c%s", separator, cli_row_column(MODELS_FIELD_YEAR_SD, words));
  if (has_points)
    fprintf(file, "%c%s", separator, cli_row_column(MODELS_FIELD_POINTS, words));
  if (has_min)
    fprintf(file, "%c%s", separator, cli_row_column(MODELS_FIELD_MIN, words));
  fputc('\n', file);
  for (size_t i = 0; i < self->rows.count; i++) {
    const models_input_t *row = &self->rows.rows[i];
    cli_row_put(file, row, separator, words);
    if (has_years)
      fputc(separator, file);
    if (row->year_sd > 0.0)
      cli_row_number(file, row->year_sd, row->unit, separator);
    if (has_points) {
      fputc(separator, file);
      put_points(file, row, separator);
    }
    if (has_min)
      fputc(separator, file);
    if (row->has_min)
      cli_row_number(file, row->min, row->unit, separator);
    fputc('\n', file);
  }
}

void cli_fit_put_pairs(const cli_fit_t *self, FILE *file) {
  static const char *const columns[] = {"name_a", "name_b", "rank_correlation", "source"};
  const words_lang_t words = self->options->lang;
  const char separator = cli_row_separator(words);
  for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
    fprintf(file, "%s%c", inputs_name_in(words, MODELS_NAMES_COLUMN, columns[i]),
            i + 1 < sizeof columns / sizeof columns[0] ? separator : '\n');
  for (size_t i = 0; i < self->rows.correlation_count; i++) {
    const models_correlation_t *pair = &self->rows.correlations[i];
    const models_input_t *a = &self->rows.rows[pair->a], *b = &self->rows.rows[pair->b];
    fprintf(file, "%s.%d%c%s.%d%c", a->name, a->year, separator, b->name, b->year, separator);
    cli_row_number(file, pair->rank, "share", separator);
    fputc(separator, file);
    cli_row_text(file, self->source);
    fputc('\n', file);
  }
}
