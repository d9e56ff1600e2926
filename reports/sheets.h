// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_SHEETS_H
#define REPORTS_SHEETS_H

#include <stdbool.h>
#include <stddef.h>

/* A workbook of sheets to fill in: what a programme is made of, not what came of it (that is
   reports/workbook.h). Texts are texts, whatever they begin with; numbers are numbers. */

typedef struct {
  const char *text; /* NULL: the number */
  double number;
  bool is_grouped; /* shown with marks of thousands */
} reports_cell_t;

typedef struct {
  const char *name; /* at most 31 characters, none of []:*?/\ */
  size_t columns, rows;
  const reports_cell_t *cells; /* row after row; the first is the head */
} reports_sheet_t;

/* Writes the workbook to `path`: see reports_book_write (reports/workbook_file.h). 0, or an errno.
 */
int reports_sheets_write(const reports_sheet_t *sheets, size_t count, const char *path,
                         const char *folder);

#endif
