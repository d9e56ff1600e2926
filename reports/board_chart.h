// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_BOARD_CHART_H
#define REPORTS_BOARD_CHART_H

#include "reports/answer.h"
#include "reports/workbook_sheet.h"

/* The chart of a board, which a spreadsheet draws from its cells. */

enum { REPORTS_CHART_ROWS = 19 /* that a chart covers */ };

/* Puts it at a cell, for a board whose first line stands in the row `first` of the sheet called
   `name`. */
void reports_board_chart(const reports_board_t *board, reports_book_t *book, lxw_worksheet *sheet,
                         const char *name, size_t first, size_t row, size_t column);

#endif
