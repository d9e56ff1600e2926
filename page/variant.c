// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/loader.h"
#include "inputs/number/number.h"
#include "page/answer.h"
#include "words/cell.h"

#include <math.h>
#include <string.h>

/* The rows that were set, as a file of the command line. A constant says all that --set made of
   the row, but for what its years differ by, which --set takes away as well. */

/* All digits of the number: what is read back is the same one. */
static void put_number(double x, words_lang_t lang, FILE *stream) {
  char text[INPUTS_NUMBER_SIZE] = "";
  if (isfinite(x))
    for (int digits = 15; digits <= 17; digits++) {
      double again;
      inputs_number_write(x, digits, lang == WORDS_ES ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT,
                          text);
      if (inputs_number_parse(text, lang == WORDS_ES ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT,
                              &again, NULL) == INPUTS_NUMBER_OK &&
          again >= x && again <= x)
        break;
    }
  fputs(text, stream);
}

static void put_row(const models_input_t *row, words_lang_t lang, FILE *stream) {
  const char mark = lang == WORDS_ES ? ';' : ',';
  words_cell_text(stream, row->name, mark);
  fputc(mark, stream);
  if (row->year)
    fprintf(stream, "%d", row->year);
  fprintf(stream, "%c%s%c", mark, models_distribution_name(row->distribution), mark);
  put_number(row->value, lang, stream);
  fprintf(stream, "%c%c%c", mark, mark, mark);
  if (row->distribution == MODELS_WEIGHT)
    put_number(row->n, lang, stream);
  fputc(mark, stream);
  words_cell_text(stream, row->unit, mark);
  fprintf(stream, "%c%s%c", mark, models_grade_name(row->grade), mark);
  words_cell_text(stream, row->source ? row->source : "", mark);
  fputs("\r\n", stream);
}

void page_answer_variant(const inputs_programme_t *inputs, words_lang_t lang, FILE *stream) {
  const char mark = lang == WORDS_ES ? ';' : ',';
  fputs("\xEF\xBB\xBF", stream);
  for (int field = 0; field < MODELS_FIELDS_REQUIRED; field++)
    fprintf(stream, "%s%c", models_field_name((models_field_t)field),
            field + 1 < MODELS_FIELDS_REQUIRED ? mark : '\r');
  fputc('\n', stream);
  for (size_t i = 0; i < inputs->inputs.count; i++)
    if (inputs->origins[i].path && strcmp(inputs->origins[i].path, INPUTS_SET) == 0)
      put_row(&inputs->inputs.rows[i], lang, stream);
}
