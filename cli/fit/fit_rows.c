// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fit/fit.h"
#include "inputs/number/number.h"
#include "inputs/number/readings.h"

#include <math.h>
#include <string.h>

/* Spreadsheets in Spanish take ';' and a decimal comma. */
static char separator_of(const cli_fit_t *self) {
  return self->options->lang == WORDS_ES ? ';' : ',';
}

/* A cell, in quotes where it needs them. */
static void put_text(FILE *file, const char *text) {
  if (!strpbrk(text, ";,\"\n\r")) {
    fputs(text, file);
    return;
  }
  fputc('"', file);
  for (; *text; text++) {
    if (*text == '"')
      fputc('"', file);
    fputc(*text, file);
  }
  fputc('"', file);
}

/* A number that could be read in two ways, 2,135, gets one more digit. */
static void put_number(FILE *file, double x, const char *unit, char separator) {
  const inputs_number_style_t style = separator == ';' ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT;
  char text[INPUTS_NUMBER_SIZE];
  inputs_readings_t readings;
  if (!isfinite(x))
    return;
  inputs_number_write(x, 15, style, text);
  fputs(text, file);
  if (inputs_number_is_doubtful(text, style, unit, &readings))
    fputc('0', file);
}

/* "0: 200 | 0,05: 240 | 1: 600" */
static void put_points(FILE *file, const models_input_t *row, char separator) {
  for (size_t i = 0; i < row->point_count; i++) {
    fputs(i ? " | " : "", file);
    put_number(file, row->points[i].p, "share", separator);
    fputs(": ", file);
    put_number(file, row->points[i].value, row->unit, separator);
  }
}

/* Columns after spread_grade, where a row needs them. */
static bool has(const cli_fit_t *self, models_field_t field) {
  for (size_t i = 0; i < self->rows.count; i++)
    if (field == MODELS_FIELD_MIN ? self->rows.rows[i].has_min : self->rows.rows[i].point_count > 0)
      return true;
  return false;
}

static void put_row(FILE *file, const models_input_t *row, char separator) {
  const double numbers[] = {row->value, row->low, row->high, row->n};
  const char *spread = row->has_spread_grade ? models_grade_name(row->spread_grade) : "";
  put_text(file, row->name);
  fputc(separator, file);
  if (row->year)
    fprintf(file, "%d", row->year);
  fprintf(file, "%c%s", separator, models_distribution_name(row->distribution));
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    fputc(separator, file);
    put_number(file, numbers[i], i == 3 ? "cases" : row->unit, separator);
  }
  fputc(separator, file);
  put_text(file, row->unit);
  fprintf(file, "%c%s%c", separator, models_grade_name(row->grade), separator);
  put_text(file, row->source);
  fprintf(file, "%c%s", separator, spread);
}

void cli_fit_put_rows(const cli_fit_t *self, FILE *file) {
  const char separator = separator_of(self);
  const bool has_points = has(self, MODELS_FIELD_POINTS), has_min = has(self, MODELS_FIELD_MIN);
  for (int field = MODELS_FIELD_NAME; field <= MODELS_FIELD_SPREAD_GRADE; field++)
    fprintf(file, "%s%s", field ? (char[]){separator, '\0'} : "",
            models_field_name((models_field_t)field));
  if (has_points)
    fprintf(file, "%c%s", separator, models_field_name(MODELS_FIELD_POINTS));
  if (has_min)
    fprintf(file, "%c%s", separator, models_field_name(MODELS_FIELD_MIN));
  fputc('\n', file);
  for (size_t i = 0; i < self->rows.count; i++) {
    const models_input_t *row = &self->rows.rows[i];
    put_row(file, row, separator);
    if (has_points) {
      fputc(separator, file);
      put_points(file, row, separator);
    }
    if (has_min)
      fputc(separator, file);
    if (row->has_min)
      put_number(file, row->min, row->unit, separator);
    fputc('\n', file);
  }
}

void cli_fit_put_pairs(const cli_fit_t *self, FILE *file) {
  const char separator = separator_of(self);
  fprintf(file, "name_a%cname_b%crank_correlation%csource\n", separator, separator, separator);
  for (size_t i = 0; i < self->rows.correlation_count; i++) {
    const models_correlation_t *pair = &self->rows.correlations[i];
    const models_input_t *a = &self->rows.rows[pair->a], *b = &self->rows.rows[pair->b];
    fprintf(file, "%s.%d%c%s.%d%c", a->name, a->year, separator, b->name, b->year, separator);
    put_number(file, pair->rank, "share", separator);
    fputc(separator, file);
    put_text(file, self->source);
    fputc('\n', file);
  }
}
