// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_TABLE_BREAKS_H
#define TESTS_TABLE_BREAKS_H

#include "words/messages.h"

#include <stdbool.h>
#include <stddef.h>

/* Kinds of broken file, each the same for every kind of table. */

enum {
  BREAK_ACCEPTED = -1, /* read as before, with the same result */
  BREAK_REFUSED = -2   /* refused in the row, in the words of the table */
};

typedef enum {
  BREAK_WHOLE,     /* the file is `text` */
  BREAK_BEFORE,    /* text before the file */
  BREAK_AFTER,     /* and after it */
  BREAK_CELL,      /* the first cell of row `row` (0: the header) is text */
  BREAK_LONG,      /* that cell has 5000 bytes more */
  BREAK_INTO,      /* text stands in the middle of that cell */
  BREAK_ROWS,      /* text after every row; `head` after the header */
  BREAK_ROWS_HEAD, /* text before every row; `head` before the header */
  BREAK_ROW,       /* text after the row */
  BREAK_ENDS,      /* text for every end of line */
  BREAK_SEPARATOR, /* text for every separator */
  BREAK_HEADER_ONLY,
  BREAK_NO_HEADER,
  BREAK_NO_FIRST,    /* without the first column */
  BREAK_FIRST_LAST,  /* the first column goes last */
  BREAK_TWIN_HEADER, /* one more column with the name of the first */
  BREAK_TWIN_ROW,
  BREAK_SHORT,   /* the row without its last cell */
  BREAK_ALONE,   /* the row with its first cell only */
  BREAK_SHIFTED, /* the row without its first cell, and an empty one at its end */
  BREAK_NO_MARK, /* without byte order mark */
  BREAK_QUOTED,  /* the first cell of the row in quotes */
  BREAK_UTF16,
  BREAK_WINDOWS,
  BREAK_DIRECTORY,
  BREAK_FIFO,
  BREAK_LINK /* a link to text */
} break_op_t;

typedef struct {
  const char *name;
  break_op_t op;
  size_t row;
  const char *text, *head;
  int expected;   /* a message, or one of the above */
  bool in_line;   /* the message names the line */
  bool on_sample; /* a file of numbers without header can be broken so too */
} break_t;

extern const break_t table_breaks[];
extern const size_t table_break_count;

/* The bytes of a file broken so, which the caller frees, and their number; NULL when it cannot be
   (or is no file at all: BREAK_DIRECTORY and after). */
char *table_break(const break_t *how, const char *bytes, size_t size, size_t *out_size);

#endif
