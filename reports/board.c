// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/board.h"

#include "words/cell.h"
#include "words/grid.h"
#include "words/messages.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  CHART_WIDTH = 560, /* in pixels */
  CHART_HEIGHT = 350,
  CHART_ROWS = 19, /* that it covers */
  NOTE_WIDTH = 190,
  NOTE_HEIGHT = 40,
  YEARS_WIDTH = 12,
  DIGITS = 10,     /* of words_table_t */
  LINE_HEIGHT = 15 /* in points */
};

typedef struct {
  const reports_board_t *board;
  reports_book_t *book;
  lxw_worksheet *sheet;
  size_t first; /* the row of its first line */
} place_t;

/* "Error de simulación: 0,35 puntos", shown to who points at the cell. */
static void put_error(const place_t *self, size_t row, size_t column, const reports_line_t *line,
                      double error) {
  const words_lang_t lang = self->book->naming->lang;
  const double shown = line->is_share ? 100.0 * error : error;
  char number[WORDS_NUMBER_BYTES], author[] = "exante"; /* the library copies it */
  lxw_comment_options options = {.author = author, .width = NOTE_WIDTH, .height = NOTE_HEIGHT};
  words_numeral(number, shown, words_decimals_of(shown, 2), lang);
  char *text =
      words_message_format(line->is_share ? WORDS_MSG_BOARD_ERROR_POINTS : WORDS_MSG_BOARD_ERROR,
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

static void put_line(const place_t *self, size_t row, const reports_line_t *line) {
  reports_book_text(self->book, self->sheet, row, 0, line->label,
                    line->is_part ? self->book->part : self->book->text);
  for (size_t c = 0; c < self->board->columns; c++) {
    const double x = line->values[c];
    if (!isfinite(x))
      continue;
    reports_book_number(self->book, self->sheet, row, c + 1, as_written(x),
                        line->is_share ? REPORTS_PERCENT : REPORTS_PLAIN,
                        line->is_share ? reports_percent_decimals(x) : line->decimals);
    if (line->errors && line->errors[c] > 0.0)
      put_error(self, row, c + 1, line, line->errors[c]);
  }
}

static lxw_chart_series *add_series(const place_t *self, lxw_chart *chart, const char *sheet,
                                    size_t line) {
  const lxw_row_t row = (lxw_row_t)(self->first + line), head = (lxw_row_t)(self->first - 1);
  const lxw_col_t last = (lxw_col_t)self->board->charted_columns;
  lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
  if (!series)
    return NULL;
  chart_series_set_categories(series, sheet, head, 1, head, last);
  chart_series_set_values(series, sheet, row, 1, row, last);
  chart_series_set_name_range(series, sheet, row, 0);
  return series;
}

/* One colour for a line and what belongs to it; dashes tell the ends of its range apart. */
static void paint(const place_t *self, lxw_chart_series *series, size_t i) {
  static const lxw_color_t colours[] = {0x0b5394, 0xb45f06, 0x38761d, 0x741b47, 0x434343};
  const bool is_line = self->board->chart == REPORTS_LINE_CHART;
  const bool is_part = self->board->lines[self->board->charted[i]].is_part;
  lxw_chart_line line = {.color = is_line ? colours[0] : colours[i % 5],
                         .width = is_part ? 1.25F : 2.25F,
                         .dash_type = is_part ? LXW_CHART_LINE_DASH_DASH : 0};
  lxw_chart_fill fill = {.color = colours[i % 5]};
  if (is_line)
    chart_series_set_line(series, &line);
  else
    chart_series_set_fill(series, &fill);
}

static void put_chart(const place_t *self, const char *sheet_name, size_t row) {
  const reports_board_t *board = self->board;
  lxw_chart *chart = workbook_add_chart(
      self->book->book, board->chart == REPORTS_LINE_CHART ? LXW_CHART_LINE : LXW_CHART_COLUMN);
  lxw_chart_options options = {.x_scale = CHART_WIDTH / 480.0, .y_scale = CHART_HEIGHT / 288.0};
  for (size_t i = 0; chart && i < board->charted_count; i++) {
    lxw_chart_series *series = add_series(self, chart, sheet_name, board->charted[i]);
    if (series)
      paint(self, series, i);
    else
      reports_book_note(self->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
  }
  if (!chart) {
    reports_book_note(self->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
    return;
  }
  lxw_chart_font font = {.size = 12, .bold = LXW_TRUE};
  chart_title_set_name(chart, board->chart_title);
  chart_title_set_name_font(chart, &font);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  if (board->chart == REPORTS_COLUMN_CHART) {
    chart_axis_set_min(chart->y_axis, 0.0);
    chart_axis_set_max(chart->y_axis, 1.0);
    chart_axis_set_num_format(chart->y_axis, "0%");
  } else {
    chart_axis_set_min(chart->y_axis, 0.0);
    chart_axis_set_num_format(chart->y_axis, "#,##0");
  }
  reports_book_note(self->book,
                    worksheet_insert_chart_opt(self->sheet, (lxw_row_t)row,
                                               (lxw_col_t)(board->columns + 2), chart, &options));
}

static void put_heads(const place_t *self, size_t row) {
  reports_book_text(self->book, self->sheet, row, 0, self->board->title, self->book->heading);
  for (size_t c = 0; c < self->board->columns; c++)
    reports_book_text(self->book, self->sheet, row, c + 1, self->board->heads[c],
                      self->book->heading_number);
}

/* A note takes the width of the board, and as many lines as it needs. */
static void put_note(const place_t *self, size_t row, const char *text) {
  const size_t columns = self->board->columns, width = REPORTS_BOARD_LABELS + columns * YEARS_WIDTH;
  const double lines = 1.0 + (double)(words_text_width(text) / width);
  reports_book_note(self->book,
                    worksheet_set_row(self->sheet, (lxw_row_t)row, lines * LINE_HEIGHT, NULL));
  reports_book_note(self->book,
                    worksheet_merge_range(self->sheet, (lxw_row_t)row, 0, (lxw_row_t)row,
                                          (lxw_col_t)columns, "", self->book->wrapped));
  reports_book_text(self->book, self->sheet, row, 0, text, self->book->wrapped);
}

size_t reports_board_put(const reports_answer_t *self, reports_book_t *book, lxw_worksheet *sheet,
                         size_t row) {
  const char *name = words_message(WORDS_MSG_WORKBOOK_SUMMARY, book->naming->lang);
  size_t beside = row; /* where the next chart stands */
  for (size_t i = 0; i < self->say_count; i++)
    reports_book_text(book, sheet, row++, 0, self->says[i], book->says);
  beside = ++row;
  for (size_t b = 0; b < self->count; b++) {
    const place_t place = {&self->boards[b], book, sheet, row + 1};
    put_heads(&place, row++);
    for (size_t i = 0; i < self->boards[b].count; i++)
      put_line(&place, row++, &self->boards[b].lines[i]);
    for (size_t i = 0; i < self->boards[b].note_count; i++)
      put_note(&place, row++, self->boards[b].notes[i]);
    if (self->boards[b].chart != REPORTS_NO_CHART) {
      put_chart(&place, name, beside);
      beside += CHART_ROWS;
    }
    row++;
  }
  if (self->count > 0)
    reports_book_note(book, worksheet_set_column(sheet, 1, (lxw_col_t)self->boards[0].columns,
                                                 YEARS_WIDTH, NULL));
  return row > beside ? row : beside;
}
