// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reference.h"

#include <stdio.h>

void words_reference(size_t row, size_t column, char out[WORDS_REFERENCE_SIZE]) {
  char letters[16] = "", *first = letters + sizeof letters - 1;
  for (; column > 0 && first > letters; column = (column - 1) / 26)
    *--first = (char)('A' + (column - 1) % 26);
  snprintf(out, WORDS_REFERENCE_SIZE, "%s%zu", first, row);
}

void words_reference_range(size_t from_row, size_t from_column, size_t to_row, size_t to_column,
                           char out[WORDS_REFERENCE_SIZE]) {
  char from[WORDS_REFERENCE_SIZE], to[WORDS_REFERENCE_SIZE];
  words_reference(from_row, from_column, from);
  words_reference(to_row, to_column, to);
  snprintf(out, WORDS_REFERENCE_SIZE, "%.30s:%.30s", from, to);
}
