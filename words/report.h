// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_REPORT_H
#define WORDS_REPORT_H

#include "words/escape.h"
#include "words/messages.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Collects what is to be said about the inputs, to be printed at once. */

enum { WORDS_REPORT_SHOWN = 20 }; /* errors printed; the others are counted */

/* Where something stands. line 0: the file as a whole; column 0: the line as a whole. Columns
   count characters, from 1. `file` NULL: no file. The string is borrowed. A sheet of a workbook is
   the file BOOK.xlsx!SHEET: its lines and columns are rows and columns, told as SHEET!D7. */
typedef struct {
  const char *file;
  size_t line, column;
} words_place_t;

typedef struct {
  bool is_note;
  words_message_t id;
  char *file; /* escaped; NULL when there is none */
  size_t line, column;
  char *text;
  size_t file_rank, order;
} words_entry_t;

/* A cell that is computed from another; is_all: it shows that one. */
typedef struct {
  char *file, *of_file;
  size_t line, column, of_line, of_column;
  bool is_all;
} words_origin_t;

/* What a column is called in a file that does not call it by its own name. */
typedef struct {
  char *file, *name, *written;
} words_heading_t;

typedef struct {
  words_lang_t lang;
  words_entry_t *entries;
  size_t count, capacity;
  size_t errors, notes; /* as reported, those said before of the same place among them */
  size_t repeated;      /* errors that were said before, and are not printed again */
  bool no_memory;       /* an entry was lost for want of memory; it is counted all the same */
  words_origin_t *origins;
  size_t origin_count;
  words_heading_t *headings;
  size_t heading_count;
} words_report_t;

/* An empty report; nothing to free until something is added. */
void words_report_init(words_report_t *self, words_lang_t lang);
void words_report_free(words_report_t *self);

/* Adds an error or a note; what was said of the same place before is counted, so that whoever
   compares `errors` before and after sees it, and printed once. `place` may be NULL; file name and
   arguments are copied, and escaped: whatever they hold, a terminal shows it as text. Arguments
   longer than 60 characters are shortened with "…". */
void words_report_error(words_report_t *self, const words_place_t *place, words_message_t id,
                        const char *const *args);
void words_report_note(words_report_t *self, const words_place_t *place, words_message_t id,
                       const char *const *args);

/* From here on an error at `place` is counted and not printed once one was said at `of`, from which
   it follows. `is_all`: what is said of `place` is said of `of`, where it has to be mended. Both
   have a file, which is copied. */
void words_report_origin(words_report_t *self, const words_place_t *place, const words_place_t *of,
                         bool is_all);

/* From here on what is said of `file` calls the column `name` as the file does, "valor" for
   "value": at the start of a message, and in Spanish anywhere in it but within «». All are copied.
 */
void words_report_heading(words_report_t *self, const char *file, const char *name,
                          const char *written);

/* Prints notes and the first WORDS_REPORT_SHOWN errors as `file:line:column: text`, those of a
   sheet as `book.xlsx: sheet!D7: text`, ordered by file
   (as first mentioned), line and column, what concerns a whole file after its lines; then, if
   there are more, how many more. */
void words_report_print(words_report_t *self, FILE *stream);

#endif
