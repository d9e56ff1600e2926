// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_TABLE_WORDS_H
#define WORDS_TABLE_WORDS_H

#include "words/table.h"

/* What people read in a table: its headings and the words of its cells. */

enum { WORDS_SHOWN = 1024 }; /* bytes of such a text, with its end */

/* How a table is told: the language, and what the programme calls things. `name` writes into `out`
   what people call the output or input (WORDS_NAME) or the unit (WORDS_UNIT) `text` and returns
   true, or returns false when it knows none; NULL: it knows none. */
typedef struct {
  words_lang_t lang;
  const void *ctx;
  bool (*name)(const void *ctx, words_kind_t kind, const char *text, words_lang_t lang,
               char out[WORDS_SHOWN]);
} words_naming_t;

/* What a cell's text is for people, by the kind of its column: the text itself, or `buffer`. */
const char *words_naming_cell(const words_naming_t *self, words_kind_t kind, const char *text,
                              char buffer[WORDS_SHOWN]);

/* The heading of a column, without a unit. */
void words_naming_heading(const words_naming_t *self, const words_column_t *column,
                          char out[WORDS_SHOWN]);

/* The same with the unit of the column, when it has one, or 0 to 1. */
void words_naming_heading_unit(const words_naming_t *self, const words_column_t *column,
                               char out[WORDS_SHOWN]);

/* "no" or "yes" in that language. */
const char *words_naming_flag(const words_naming_t *self, bool value);

/* The headings of what stands behind the columns: the name of the row in the data, and its notes.
   Static. */
typedef enum { WORDS_TABLE_NAMED, WORDS_TABLE_NOTED } words_table_end_t;
const char *words_table_end(words_table_end_t end, words_lang_t lang);

/* The first column of names: people who look for the row in the data find it there by its text.
   SIZE_MAX: there is none. */
size_t words_table_named(const words_table_t *self);

/* The notes of a row, joined, in that language: copied into `out`, cut where it ends; "" for none.
 */
enum { WORDS_TABLE_NOTES = 4096 };
void words_table_notes(const words_table_t *self, size_t row, words_lang_t lang,
                       char out[WORDS_TABLE_NOTES]);

#endif
