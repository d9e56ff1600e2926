// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_TABLE_CSV_H
#define WORDS_TABLE_CSV_H

#include "words/table_words.h"

#include <stdio.h>

/* Writes a table for programs: UTF-8, LF, comma, decimal point, English names, all columns. 0, or
   −1 when the table is lost; errors of writing are left to ferror. */
int words_table_write(const words_table_t *self, FILE *file);

/* Writes it for people, to open in a spreadsheet set to their language: UTF-8 with its mark, CRLF;
   in Spanish ';' between cells and a decimal comma, in English ',' and a point; headings, names,
   units and words in their language; numbers in full, without thousands marks; behind them the name
   of the row in the data, and notes where there are some. It holds the same rows and digits.
   Returns as above. */
int words_table_write_people(const words_table_t *self, const words_naming_t *naming, FILE *file);

#endif
