// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_REFERENCE_H
#define WORDS_REFERENCE_H

#include <stddef.h>

/* Cells of a spreadsheet as its users name them: row 7, column 4 is D7. Rows and columns from 1. */

enum { WORDS_REFERENCE_SIZE = 64 };

/* "D7"; "7" where column is 0. */
void words_reference(size_t row, size_t column, char out[WORDS_REFERENCE_SIZE]);

/* "D7:E9". */
void words_reference_range(size_t from_row, size_t from_column, size_t to_row, size_t to_column,
                           char out[WORDS_REFERENCE_SIZE]);

#endif
