// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_ROW_CSV_H
#define CLI_ROW_CSV_H

#include "models/table/schema.h"
#include "words/language.h"

#include <stdio.h>

/* Rows of inputs.csv, as this program reads them: unlike a table for people (words/cell.h), no text
   is changed and every number has all its digits. Spreadsheets in Spanish take ';' and a decimal
   comma: with the separator ';' numbers have one. */

char cli_row_separator(words_lang_t lang);

/* A text, in quotes where either separator, quotes or the end of a line ask for them. */
void cli_row_text(FILE *file, const char *text);

/* A number; nothing when it is not finite. One that could be read in two ways
   (inputs/number/readings.h), 2.135, gets one more digit. */
void cli_row_number(FILE *file, double x, const char *unit, char separator);

/* The names of the columns from name to spread_grade, and a row's cells of these, with the words of
   a language for columns, distributions, units and grades (models/table/names.def): `name` and
   components are the programme's own. Neither ends the line. */
void cli_row_heading(FILE *file, char separator, words_lang_t words);
void cli_row_put(FILE *file, const models_input_t *row, char separator, words_lang_t words);

/* What a column is called in it. */
const char *cli_row_column(models_field_t field, words_lang_t words);

#endif
