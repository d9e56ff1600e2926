// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_WORKBOOK_TEXT_H
#define REPORTS_WORKBOOK_TEXT_H

#include "reports/answer.h"
#include "reports/workbook_sheet.h"

/* Writes what the terminal shows, a row a line, from `row` on. What the answers above it say
   already (NULL: there are none) is not said again, and a long sentence takes several lines. */
void reports_text_put(reports_book_t *book, lxw_worksheet *sheet, size_t row, const char *text,
                      const reports_answer_t *said);

#endif
