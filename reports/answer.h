// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_ANSWER_H
#define REPORTS_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

/* An answer: what a planner would say, and boards of numbers, mostly with a column a year. It is
   filled once and has two writers: the first sheet of a workbook (reports/board.h), with charts
   that a spreadsheet draws again when a cell changes; and a page (reports/page_board.h). */

/* How a number is shown. */
typedef struct {
  int decimals;  /* at least, of shares */
  bool is_share; /* 0 to 1, shown in % */
  bool is_year;  /* 2027, not 2,027 */
  bool is_short; /* no zeros at its end: `decimals` at most */
  /* Of a column: as the line is shown, with so many decimals more. */
  bool is_of_line;
} reports_form_t;

typedef struct {
  const char *label;
  const double *values; /* by column; NaN: none */
  const double *errors; /* standard errors, told at each cell; NULL: none */
  int decimals;         /* as reports_form_t, where the columns have none of their own */
  bool is_share, is_year;
  bool is_part; /* belongs to the line above it */
} reports_line_t;

typedef enum {
  REPORTS_NO_CHART,
  REPORTS_COLUMN_CHART, /* shares by column, a colour a line */
  REPORTS_AMOUNT_CHART, /* amounts, likewise */
  REPORTS_LINE_CHART,   /* amounts by column, a curve a line */
  REPORTS_BAR_CHART,    /* the first column, a bar a line; all lines */
  REPORTS_CURVE_CHART   /* the columns behind the first over it; all lines */
} reports_chart_t;

typedef struct {
  const char *title;
  const char *const *heads; /* of the columns */
  size_t columns;
  const reports_form_t *forms; /* of the columns; NULL: lines have theirs */
  const reports_line_t *lines;
  size_t count;
  const char *const *notes; /* what must be known of its numbers, below it */
  size_t note_count;
  /* A chart of some lines over the first columns. Of a curve chart the columns are those behind the
     first, and the last of them is what is asked for. */
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

/* How the number of a line in a column is shown. */
static inline reports_form_t reports_board_form(const reports_board_t *self,
                                                const reports_line_t *line, size_t column) {
  const reports_form_t own = {
      .decimals = line->decimals, .is_share = line->is_share, .is_year = line->is_year};
  if (!self->forms)
    return own;
  reports_form_t form = self->forms[column];
  if (form.is_of_line) {
    const reports_form_t wanted = form;
    form = own;
    form.decimals += form.is_year ? 0 : wanted.decimals;
    form.is_short = wanted.is_short;
  }
  return form;
}

#endif
