// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_CELL_H
#define WORDS_CELL_H

#include <stddef.h>
#include <stdio.h>

/* Cells of a CSV file. The locale has no say: the program sets none. Errors are left to ferror. */

enum { WORDS_CELL_BYTES = 400 };

/* The digits of a number as programs read it: `digits` significant ones (17: no other double reads
   alike), without zeros at the end, or with `decimals` behind the point when that is not negative;
   "" when it is not finite. −0 is written 0. */
void words_cell_digits(char out[WORDS_CELL_BYTES], double x, int digits, int decimals);

/* Writes that. */
void words_cell_number(FILE *file, double x, int digits);

/* The same digits without exponent, with that decimal mark: for spreadsheets, in which 1e-05 may
   become a text. */
void words_cell_plain(FILE *file, const char *digits, char mark);

/* Writes a text, in quotes where the separator, quotes or ends of lines in it ask for them. A text
   that a spreadsheet would run as a formula gets an apostrophe before it. */
void words_cell_text(FILE *file, const char *text, char separator);

#endif
