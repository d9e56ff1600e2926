// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/board.h"

#include "reports/board_chart.h"
#include "reports/workbook_paper.h"
#include "words/cell.h"
#include "words/grid.h"
#include "words/messages.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  NOTE_WIDTH = 190, /* in pixels */
  NOTE_HEIGHT = 40,
  YEARS_WIDTH = 12,
  DIGITS = 10,      /* of words_table_t */
  LINE_HEIGHT = 15, /* in points */
  HEAD_WIDTH = 50,  /* in digits, of letters that are bold */
  LABEL_WIDTH = 53,
  PART_WIDTH = 49,
  SAYS_HEIGHT = 16,
  USUAL_WIDTH = 9, /* of a column whose width is not set */
  TEXT_SIZE = 11,  /* in points */
  SAYS_SIZE = 12
};

typedef struct {
  const reports_board_t *board;
  reports_book_t *book;
  lxw_worksheet *sheet;
} place_t;

/* "Error de simulación: 0,35 puntos", shown to who points at the cell. */
static void put_error(const place_t *self, size_t row, size_t column, bool is_share, double error) {
  const words_lang_t lang = self->book->naming->lang;
  const double shown = is_share ? 100.0 * error : error;
  char number[WORDS_NUMBER_BYTES], author[] = "exante"; /* the library copies it */
  lxw_comment_options options = {.author = author, .width = NOTE_WIDTH, .height = NOTE_HEIGHT};
  words_numeral(number, shown, words_decimals_of(shown, 2), lang);
  char *text = words_message_format(is_share ? WORDS_MSG_BOARD_ERROR_POINTS : WORDS_MSG_BOARD_ERROR,
                                    lang, WORDS_ARGS(number));
  reports_book_note(self->book, text
                                    ? worksheet_write_comment_opt(self->sheet, (lxw_row_t)row,
                                                                  (lxw_col_t)column, text, &options)
                                    : LXW_ERROR_MEMORY_MALLOC_FAILED);
  free(text);
}

/* As the table for programs has it. */
static double as_written(double x) {
  char digits[WORDS_CELL_BYTES];
  words_cell_digits(digits, x, DIGITS, -1);
  return strtod(digits, NULL);
}

/* Whether a number has something in a decimal after the first `decimals` of them. */
static bool has_more(double x, int decimals) {
  const double scaled = x * words_ten_to(decimals);
  return fabs(scaled - rint(scaled)) > 1e-9 * fmax(1.0, fabs(scaled));
}

static int decimals_of(reports_form_t form, double x) {
  int decimals = 0;
  if (form.is_short && !form.is_share) {
    while (decimals < form.decimals && has_more(x, decimals))
      decimals++;
    return decimals;
  }
  const int needed = form.is_share ? reports_percent_decimals(x) : 0;
  return needed > form.decimals ? needed : form.decimals;
}

static void put_line(const place_t *self, size_t row, const reports_line_t *line) {
  const size_t lines = reports_paper_lines(line->label, line->is_part ? PART_WIDTH : LABEL_WIDTH);
  if (lines > 1)
    reports_book_note(self->book, worksheet_set_row(self->sheet, (lxw_row_t)row,
                                                    (double)(lines * LINE_HEIGHT), NULL));
  reports_book_text(self->book, self->sheet, row, 0, line->label,
                    line->is_part ? self->book->part
                    : lines > 1   ? self->book->wrapped
                                  : self->book->text);
  for (size_t c = 0; c < self->board->columns; c++) {
    const double x = line->values[c];
    const reports_form_t form = reports_board_form(self->board, line, c);
    if (!isfinite(x))
      continue;
    reports_book_number(self->book, self->sheet, row, c + 1, as_written(x),
                        form.is_share  ? REPORTS_PERCENT
                        : form.is_year ? REPORTS_BARE
                                       : REPORTS_PLAIN,
                        decimals_of(form, x));
    if (line->errors && line->errors[c] > 0.0)
      put_error(self, row, c + 1, form.is_share, line->errors[c]);
  }
}

static void put_heads(const place_t *self, size_t row) {
  size_t lines = reports_paper_lines(self->board->title, HEAD_WIDTH);
  for (size_t c = 0; c < self->board->columns; c++) {
    const size_t wanted = reports_paper_lines(self->board->heads[c], YEARS_WIDTH - 1);
    lines = wanted > lines ? wanted : lines;
  }
  if (lines > 1)
    reports_book_note(self->book, worksheet_set_row(self->sheet, (lxw_row_t)row,
                                                    (double)(lines * LINE_HEIGHT), NULL));
  reports_book_text(self->book, self->sheet, row, 0, self->board->title, self->book->heading);
  for (size_t c = 0; c < self->board->columns; c++)
    reports_book_text(self->book, self->sheet, row, c + 1, self->board->heads[c],
                      self->book->heading_number);
}

/* A note takes the width of the board, and as many lines as it needs. */
static void put_note(const place_t *self, size_t row, const char *text) {
  const size_t columns = self->board->columns, width = REPORTS_BOARD_LABELS + columns * YEARS_WIDTH;
  const size_t lines = reports_paper_lines(text, width);
  reports_book_note(self->book, worksheet_set_row(self->sheet, (lxw_row_t)row,
                                                  (double)lines * LINE_HEIGHT, NULL));
  reports_book_note(self->book,
                    worksheet_merge_range(self->sheet, (lxw_row_t)row, 0, (lxw_row_t)row,
                                          (lxw_col_t)columns, "", self->book->wrapped));
  reports_book_text(self->book, self->sheet, row, 0, text, self->book->wrapped);
}

/* A sentence runs over the cells beside it; a long one takes several lines there. */
static void put_says(reports_book_t *book, lxw_worksheet *sheet, size_t row, size_t width,
                     const char *text) {
  const size_t lines = reports_paper_lines(text, width * TEXT_SIZE / SAYS_SIZE);
  reports_book_text(book, sheet, row, 0, text, book->says);
  if (lines == 1)
    return;
  reports_book_note(book,
                    worksheet_set_row(sheet, (lxw_row_t)row, (double)(lines * SAYS_HEIGHT), NULL));
  reports_book_note(book, worksheet_merge_range(sheet, (lxw_row_t)row, 0, (lxw_row_t)row,
                                                REPORTS_BOARD_LAST, "", book->says));
  reports_book_text(book, sheet, row, 0, text, book->says_wrapped);
}

/* The columns of the widest board. */
static size_t widest(const reports_answer_t *self) {
  size_t columns = 0;
  for (size_t b = 0; b < self->count; b++)
    columns = self->boards[b].columns > columns ? self->boards[b].columns : columns;
  return columns;
}

size_t reports_board_width(const reports_answer_t *self) {
  size_t columns = 0;
  for (; self; self = self->next) {
    const size_t own = widest(self);
    columns = own > columns ? own : columns;
  }
  columns = columns < REPORTS_BOARD_LAST ? columns : REPORTS_BOARD_LAST;
  return REPORTS_BOARD_LABELS + columns * YEARS_WIDTH +
         (REPORTS_BOARD_LAST - columns) * USUAL_WIDTH;
}

size_t reports_board_put(const reports_answer_t *self, reports_book_t *book, lxw_worksheet *sheet,
                         size_t row) {
  const char *name = words_message(WORDS_MSG_WORKBOOK_SUMMARY, book->naming->lang);
  const size_t columns = widest(self);
  size_t beside = row; /* where the next chart stands */
  for (size_t i = 0; i < self->say_count; i++)
    put_says(book, sheet, row++, reports_board_width(self), self->says[i]);
  beside = ++row;
  for (size_t b = 0; b < self->count; b++) {
    const place_t place = {&self->boards[b], book, sheet};
    const size_t first = row + 1; /* of its lines */
    put_heads(&place, row++);
    for (size_t i = 0; i < self->boards[b].count; i++)
      put_line(&place, row++, &self->boards[b].lines[i]);
    for (size_t i = 0; i < self->boards[b].note_count; i++)
      put_note(&place, row++, self->boards[b].notes[i]);
    if (self->boards[b].chart != REPORTS_NO_CHART && self->boards[b].count > 0) {
      reports_board_chart(&self->boards[b], book, sheet, name, first, beside, columns + 2);
      beside += REPORTS_CHART_ROWS;
    }
    row++;
  }
  if (columns > 0)
    reports_book_note(book, worksheet_set_column(sheet, 1, (lxw_col_t)columns, YEARS_WIDTH, NULL));
  return row > beside ? row : beside;
}
