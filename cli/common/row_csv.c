// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/row_csv.h"

#include "inputs/names.h"
#include "inputs/number/number.h"
#include "inputs/number/readings.h"

#include <math.h>
#include <string.h>

char cli_row_separator(words_lang_t lang) {
  return lang == WORDS_ES ? ';' : ',';
}

void cli_row_text(FILE *file, const char *text) {
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

void cli_row_number(FILE *file, double x, const char *unit, char separator) {
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

const char *cli_row_column(models_field_t field, words_lang_t words) {
  return inputs_name_in(words, MODELS_NAMES_COLUMN, models_field_name(field));
}

void cli_row_heading(FILE *file, char separator, words_lang_t words) {
  fputs(cli_row_column(MODELS_FIELD_NAME, words), file);
  for (int field = MODELS_FIELD_NAME + 1; field <= MODELS_FIELD_SPREAD_GRADE; field++)
    fprintf(file, "%c%s", separator, cli_row_column((models_field_t)field, words));
}

static const char *grade_of(models_grade_t grade, words_lang_t words) {
  return inputs_name_in(words, MODELS_NAMES_GRADE, models_grade_name(grade));
}

void cli_row_put(FILE *file, const models_input_t *row, char separator, words_lang_t words) {
  const double numbers[] = {row->value, row->low, row->high, row->n};
  const char *spread = row->has_spread_grade ? grade_of(row->spread_grade, words) : "";
  cli_row_text(file, row->name);
  fputc(separator, file);
  if (row->year)
    fprintf(file, "%d", row->year);
  fprintf(file, "%c%s", separator,
          inputs_name_in(words, MODELS_NAMES_DISTRIBUTION,
                         models_distribution_name(row->distribution)));
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    fputc(separator, file);
    cli_row_number(file, numbers[i], i == 3 ? "cases" : row->unit, separator);
  }
  fputc(separator, file);
  cli_row_text(file, inputs_name_in(words, MODELS_NAMES_UNIT, row->unit));
  fprintf(file, "%c%s%c", separator, grade_of(row->grade, words), separator);
  cli_row_text(file, row->source);
  fprintf(file, "%c%s", separator, spread);
}
