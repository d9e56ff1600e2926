// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_BOARD_H
#define REPORTS_BOARD_H

#include "reports/answer.h"
#include "reports/workbook_sheet.h"

/* An answer as the first sheet of a workbook shows it. */

enum {
  REPORTS_BOARD_LABELS = 54, /* the width of the first column of a sheet with boards */
  REPORTS_BOARD_LAST = 10    /* the column that a sentence may reach, right of the boards */
};

/* How wide the columns up to that one are, in digits, with this answer and those after it. */
size_t reports_board_width(const reports_answer_t *self);

/* Writes it, without the next, from `row` on; returns the row after it. */
size_t reports_board_put(const reports_answer_t *self, reports_book_t *book, lxw_worksheet *sheet,
                         size_t row);

#endif
