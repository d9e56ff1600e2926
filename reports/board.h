// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_BOARD_H
#define REPORTS_BOARD_H

#include "reports/workbook_sheet.h"

#include <stdbool.h>
#include <stddef.h>

/* The answer on the first sheet of a workbook: what a planner would say, boards of numbers with a
   column a year, and charts of them that a spreadsheet draws again when a cell changes. */

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
  /* A chart of some lines over the first columns. */
  reports_chart_t chart;
  const char *chart_title;
  const size_t *charted; /* lines */
  size_t charted_count, charted_columns;
} reports_board_t;

typedef struct {
  const char *const *says; /* sentences */
  size_t say_count;
  const reports_board_t *boards;
  size_t count;
} reports_answer_t;

/* Writes it from `row` on; returns the row after it. */
size_t reports_board_put(const reports_answer_t *self, reports_book_t *book, lxw_worksheet *sheet,
                         size_t row);

#endif
