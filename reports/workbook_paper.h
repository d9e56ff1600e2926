// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_WORKBOOK_PAPER_H
#define REPORTS_WORKBOOK_PAPER_H

#include "reports/workbook_sheet.h"

/* How a sheet is printed: across, as wide as a page, its pages numbered. */
void reports_paper(reports_book_t *self, lxw_worksheet *sheet);

/* The same of a table with its head in the first row, which each page repeats. Of its `columns` the
   first that can be read on paper are printed, and the foot of the page tells which.
   widths: of each column, in characters. rows: with the head. */
void reports_paper_table(reports_book_t *self, lxw_worksheet *sheet, size_t rows,
                         const size_t *widths, size_t columns);

/* How many lines a text takes in a cell as wide as `width` digits: letters are narrower. */
size_t reports_paper_lines(const char *text, size_t width);

#endif
