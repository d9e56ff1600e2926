// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_SHEETS_H
#define REPORTS_SHEETS_H

#include <stdbool.h>
#include <stddef.h>

/* A workbook of sheets to fill in: what a programme is made of, not what came of it (that is
   reports/workbook.h). Texts are texts, whatever they begin with; numbers are numbers. */

/* How a cell looks, below the head. */
typedef enum {
  REPORTS_AS_IT_IS,
  REPORTS_AS_INPUT,   /* to be filled in */
  REPORTS_AS_LABEL,   /* names what stands beside it */
  REPORTS_AS_ASIDE,   /* explains */
  REPORTS_AS_SECTION, /* the first of a row that explains those below it */
  REPORTS_AS_COMMAND, /* to be typed */
  REPORTS_AS_TITLE,
  REPORTS_STYLES
} reports_style_t;

typedef struct {
  const char *text; /* NULL: the number */
  double number;
  bool is_grouped;     /* shown with marks of thousands */
  const char *formula; /* "=Datos!$B$2/2", of which the number is the value; NULL: none */
  reports_style_t style;
  const char *comment; /* shown to who points at the cell; NULL: none */
} reports_cell_t;

/* Below the head the cells of a column take one of these words, at most 255 bytes with the commas
   between them: offered as a list, and nothing else is taken. */
typedef struct {
  size_t column;
  const char *const *words;
  size_t count;
} reports_choice_t;

/* A column whose cells are grey in the rows where the column `by` has one of these words. */
typedef struct {
  size_t column, by;
  const char *const *words;
  size_t count;
} reports_shade_t;

typedef struct {
  const char *name; /* at most 31 characters, none of []:*?/\ */
  size_t columns, rows;
  const reports_cell_t *cells; /* row after row; the first is the head */
  const reports_choice_t *choices;
  size_t choice_count;
  const reports_shade_t *shades;
  size_t shade_count;
  bool is_page; /* texts to read in two columns: no head, the last column in lines */
} reports_sheet_t;

/* Writes the workbook to `path`: see reports_book_write (reports/workbook_file.h). 0, or an errno.
 */
int reports_sheets_write(const reports_sheet_t *sheets, size_t count, const char *path,
                         const char *folder);

#endif
