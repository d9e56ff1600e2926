// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_PAGE_BOARD_H
#define REPORTS_PAGE_BOARD_H

#include "reports/answer.h"
#include "reports/page.h"

/* An answer on a page: the second writer of reports/answer.h. */

/* Its sentences, as a list. */
void reports_page_says(reports_page_t *self, const reports_answer_t *answer);

/* A board as a table, its notes below it; nothing when it has no lines. Probabilities stand on
   their shade, but for those that belong to the line above. 0, or −1 when out of memory. */
int reports_page_board(reports_page_t *self, const char *caption, const reports_board_t *board,
                       words_lang_t lang);

#endif
