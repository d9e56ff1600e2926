// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_PLACE_H
#define WORDS_PLACE_H

#include "words/messages.h"

#include <stdbool.h>
#include <stddef.h>

/* Places in files, and what was said of them. */

/* Where something stands. line 0: the file as a whole; column 0: the line as a whole. Columns
   count characters, from 1. `file` NULL: no file. The string is borrowed. A sheet of a workbook is
   the file BOOK.xlsx!SHEET: its lines and columns are rows and columns, told as SHEET!D7. */
typedef struct {
  const char *file;
  size_t line, column;
} words_place_t;

typedef struct {
  bool is_note;
  bool is_moved; /* it was said of a cell computed from this one */
  words_message_t id;
  char *file; /* escaped; NULL when there is none */
  size_t line, column;
  char *text;
  size_t file_rank, order;
} words_entry_t;

bool words_entry_is_at(const words_entry_t *self, const char *file, size_t line, size_t column);

/* Where a sheet's name begins in BOOK.xlsx!SHEET; NULL for another file. */
const char *words_place_sheet(const char *file);

#endif
