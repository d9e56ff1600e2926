// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_NAMES_H
#define INPUTS_NAMES_H

#include "inputs/table.h"
#include "models/table/translate.h"

/* Names as people write them, in English or in Spanish (models/table/names.def), as the model knows
   them. */

/* Writes NAME or NAME.YEAR in English. False when `size`, the room in `out`, is too small. */
bool inputs_name_english(models_names_kind_t kind, const char *text, char *out, size_t size);

/* The same as a new text, which the caller frees; NULL when out of memory. */
char *inputs_name_english_copy(models_names_kind_t kind, const char *text);

/* What an English name of that kind, or the beginning of one with <…>, is called in a language. */
const char *inputs_name_in(words_lang_t lang, models_names_kind_t kind, const char *english);

/* What a name of that kind is called in the table for who reads Spanish: its Spanish name where the
   header has such; else itself. */
const char *inputs_name_spoken(const inputs_table_t *table, words_lang_t lang,
                               models_names_kind_t kind, const char *english);

/* Puts the cells of a column into English, header apart, and keeps how they were written where that
   differs (`shown`); (size_t)-1: there is no such column. From here on what is said of the table
   calls them as they were. SIM_OK or SIM_ERR_NO_MEMORY. */
int inputs_names_column(inputs_table_t *table, size_t column, models_names_kind_t kind,
                        words_report_t *report);

#endif
