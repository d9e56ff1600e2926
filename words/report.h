// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_REPORT_H
#define WORDS_REPORT_H

#include "words/escape.h"
#include "words/messages.h"
#include "words/origin.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Collects what is to be said about the inputs, to be printed at once. */

enum { WORDS_REPORT_SHOWN = 20 }; /* errors printed; the others are counted */

/* What a column, an input or a unit is called in a file that does not use its own name. */
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
  words_origins_t origins;
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

/* From here on an error at `place`, a cell that is computed from the cell `of`, is counted and not
   printed once one was said at `of`, from which it follows. What is said of `place` is said of `of`
   where that has to be mended: `is_all`, it shows that one; `what`, something looks wrong with it
   ("«-5» is negative"; NULL: nothing does); or it is the only one. Else the cells that it is
   computed from are named, and a note is said of the first. Texts are copied. */
void words_report_origin(words_report_t *self, const words_place_t *place, const words_place_t *of,
                         bool is_all, const char *what);

/* From here on what is said of `file` calls `name`, of a column, an input or a unit, as the file
   does, "valor" for "value": at the start of a message, and in Spanish anywhere in it but within
   «». All are copied. */
void words_report_heading(words_report_t *self, const char *file, const char *name,
                          const char *written);

/* Prints notes and the first WORDS_REPORT_SHOWN errors as `file:line:column: text`, those of a
   sheet as `book.xlsx: sheet!D7: text`, ordered by file
   (as first mentioned), line and column, what concerns a whole file after its lines; then, if
   there are more, how many more. */
void words_report_print(words_report_t *self, FILE *stream);

#endif
