// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_SHEETS_H
#define REPORTS_SHEETS_H

#include "words/language.h"

#include <stdbool.h>
#include <stddef.h>

/* A workbook of sheets to fill in: what a programme is made of, not what came of it (that is
   reports/workbook.h). Texts are texts, whatever they begin with; numbers are numbers. The same
   sheets give the same bytes. */

typedef struct {
  const char *text; /* NULL: the number */
  double number;
  bool is_grouped; /* shown with marks of thousands */
} reports_cell_t;

/* How a column helps who fills it in. */
typedef struct {
  const char *const *choices; /* a list to choose from, up to NULL; NULL: none */
  const char *comment;        /* shown at its name; NULL: none */
} reports_guide_t;

typedef struct {
  const char *name; /* at most 31 characters, none of []:*?/\ */
  size_t columns, rows;
  const reports_cell_t *cells;   /* row after row */
  const reports_guide_t *guides; /* one a column; NULL: none */
  bool is_text;                  /* a page to read: no head, wide lines */
} reports_sheet_t;

/* Writes the workbook to `path`, where no file may be. 0, or an errno. */
int reports_sheets_write(const reports_sheet_t *sheets, size_t count, const char *path);

#endif
