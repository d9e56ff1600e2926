// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_BOARD_H
#define REPORTS_BOARD_H

#include "reports/workbook_sheet.h"

#include <stdbool.h>
#include <stddef.h>

/* An answer: what a planner would say, and boards of numbers with a column a year. It is filled
   once and has two writers: the first sheet of a workbook, here, with charts that a spreadsheet
   draws again when a cell changes; and a page (reports/page_board.h). */

enum { REPORTS_BOARD_LABELS = 54 /* the width of the first column of a sheet with boards */ };

typedef struct {
  const char *label;
  const double *values; /* by column; NaN: none */
  const double *errors; /* standard errors, told at each cell; NULL: none */
  int decimals;         /* of amounts */
  bool is_share;        /* 0 to 1, shown in % */
  bool is_part;         /* belongs to the line above it */
} reports_line_t;

typedef enum { REPORTS_NO_CHART, REPORTS_COLUMN_CHART, REPORTS_LINE_CHART } reports_chart_t;

typedef struct {
  const char *title;
  const char *const *heads; /* of the columns */
  size_t columns;
  const reports_line_t *lines;
  size_t count;
  const char *const *notes; /* what must be known of its numbers, below it */
  size_t note_count;
  /* A chart of some lines over the first columns. */
  reports_chart_t chart;
  const char *chart_title;
  const size_t *charted; /* lines */
  size_t charted_count, charted_columns;
} reports_board_t;

typedef struct reports_answer {
  const char *const *says; /* sentences */
  size_t say_count;
  const reports_board_t *boards;
  size_t count;
  const struct reports_answer *next; /* another that stands below it; NULL: none */
} reports_answer_t;

/* Writes it, without the next, from `row` on; returns the row after it. */
size_t reports_board_put(const reports_answer_t *self, reports_book_t *book, lxw_worksheet *sheet,
                         size_t row);

#endif
