// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fit/fit.h"
#include "inputs/number/number.h"

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

static void put_number(FILE *file, double x, char separator) {
  char text[INPUTS_NUMBER_SIZE];
  if (!isfinite(x))
    return;
  inputs_number_write(x, 15, separator == ';' ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT, text);
  fputs(text, file);
}

/* Columns after spread_grade, where a row needs them. */
static bool has_min(const cli_fit_t *self) {
  for (size_t i = 0; i < self->rows.count; i++)
    if (self->rows.rows[i].has_min)
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
    put_number(file, numbers[i], separator);
  }
  fputc(separator, file);
  put_text(file, row->unit);
  fprintf(file, "%c%s%c", separator, models_grade_name(row->grade), separator);
  put_text(file, row->source);
  fprintf(file, "%c%s", separator, spread);
}

void cli_fit_put_rows(const cli_fit_t *self, FILE *file) {
  const char separator = separator_of(self);
  const bool min = has_min(self);
  for (int field = MODELS_FIELD_NAME; field <= MODELS_FIELD_SPREAD_GRADE; field++)
    fprintf(file, "%s%s", field ? (char[]){separator, '\0'} : "",
            models_field_name((models_field_t)field));
  if (min)
    fprintf(file, "%c%s", separator, models_field_name(MODELS_FIELD_MIN));
  fputc('\n', file);
  for (size_t i = 0; i < self->rows.count; i++) {
    put_row(file, &self->rows.rows[i], separator);
    if (min)
      fputc(separator, file);
    if (self->rows.rows[i].has_min)
      put_number(file, self->rows.rows[i].min, separator);
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
    put_number(file, pair->rank, separator);
    fputc(separator, file);
    put_text(file, self->source);
    fputc('\n', file);
  }
}
