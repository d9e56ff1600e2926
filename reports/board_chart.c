// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/board_chart.h"

enum { WIDTH = 560, HEIGHT = 350 /* in pixels */ };

typedef struct {
  const reports_board_t *board;
  reports_book_t *book;
  lxw_chart *chart;
  const char *sheet;
  lxw_row_t head, first, last; /* rows of its cells */
} plot_t;

static lxw_chart_series *add(const plot_t *self) {
  lxw_chart_series *series = chart_add_series(self->chart, NULL, NULL);
  if (!series)
    reports_book_note(self->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
  return series;
}

static bool is_curve(const plot_t *self) {
  return self->board->chart == REPORTS_LINE_CHART || self->board->chart == REPORTS_CURVE_CHART;
}

/* `hue` chooses the colour; what is thin is dashed too, so that grey tells it apart. */
static void paint(const plot_t *self, lxw_chart_series *series, size_t hue, bool is_thin) {
  static const lxw_color_t colours[] = {0x0b5394, 0xb45f06, 0x38761d, 0x741b47, 0x434343};
  lxw_chart_line line = {.color = colours[hue % 5],
                         .width = is_thin ? 1.25F : 2.25F,
                         .dash_type = is_thin ? LXW_CHART_LINE_DASH_DASH : 0};
  lxw_chart_fill fill = {.color = colours[hue % 5]};
  if (is_curve(self))
    chart_series_set_line(series, &line);
  else
    chart_series_set_fill(series, &fill);
}

/* A line of the board over the columns: one colour for a curve and what belongs to it. */
static void add_line(const plot_t *self, size_t i) {
  const size_t line = self->board->charted[i];
  const lxw_row_t row = self->first + (lxw_row_t)line;
  const lxw_col_t last = (lxw_col_t)self->board->charted_columns;
  lxw_chart_series *series = add(self);
  if (!series)
    return;
  chart_series_set_categories(series, self->sheet, self->head, 1, self->head, last);
  chart_series_set_values(series, self->sheet, row, 1, row, last);
  chart_series_set_name_range(series, self->sheet, row, 0);
  paint(self, series, is_curve(self) ? 0 : i, self->board->lines[line].is_part);
}

/* A column of the board: over the labels, or over the numbers of the first column. */
static lxw_chart_series *add_column(const plot_t *self, lxw_col_t over, lxw_col_t column) {
  lxw_chart_series *series = add(self);
  if (!series)
    return NULL;
  chart_series_set_categories(series, self->sheet, self->first, over, self->last, over);
  chart_series_set_values(series, self->sheet, self->first, column, self->last, column);
  chart_series_set_name_range(series, self->sheet, self->head, column);
  return series;
}

static void add_curves(const plot_t *self) {
  const size_t count = self->board->charted_columns;
  for (size_t c = 0; c < count; c++) {
    lxw_chart_series *series = add_column(self, 1, (lxw_col_t)(c + 2));
    if (series)
      paint(self, series, c + 1 == count ? 1 : 0, c > 0);
  }
}

static void add_bars(const plot_t *self) {
  lxw_chart_series *series = add_column(self, 0, 1);
  if (series)
    paint(self, series, 0, false);
  chart_axis_set_reverse(self->chart->y_axis); /* the first line on top */
  chart_legend_set_position(self->chart, LXW_CHART_LEGEND_NONE);
}

/* The marks of an axis, by how its numbers are shown. */
static const char *code_of(reports_form_t form) {
  return form.is_share ? "0%" : form.decimals ? "General" : "#,##0";
}

/* Whether a bar goes the other way. */
static bool has_negative(const plot_t *self) {
  const reports_board_t *board = self->board;
  const bool bars = board->chart == REPORTS_BAR_CHART;
  const size_t lines = bars ? board->count : board->charted_count;
  for (size_t i = 0; i < lines; i++)
    for (size_t c = 0; c < board->charted_columns; c++)
      if (board->lines[bars ? i : board->charted[i]].values[c] < 0.0)
        return true;
  return false;
}

static void set_axes(const plot_t *self) {
  const reports_board_t *board = self->board;
  const reports_chart_t kind = board->chart;
  const bool over = kind == REPORTS_CURVE_CHART, columns = over || kind == REPORTS_BAR_CHART;
  const reports_line_t *line = &board->lines[columns ? 0 : board->charted[0]];
  const reports_form_t form = reports_board_form(board, line, over ? 1 : 0);
  /* the library lays bars down with both their axes */
  lxw_chart_axis *axis = kind == REPORTS_BAR_CHART ? self->chart->x_axis : self->chart->y_axis;
  chart_axis_set_num_format(axis, code_of(form));
  if (form.is_share || (!over && !has_negative(self)))
    chart_axis_set_min(axis, 0.0);
  if (form.is_share && kind != REPORTS_BAR_CHART)
    chart_axis_set_max(axis, 1.0);
  if (over)
    chart_axis_set_num_format(self->chart->x_axis, code_of(reports_board_form(board, line, 0)));
}

static uint8_t kind_of(reports_chart_t chart) {
  switch (chart) {
  case REPORTS_LINE_CHART:
    return LXW_CHART_LINE;
  case REPORTS_BAR_CHART:
    return LXW_CHART_BAR;
  case REPORTS_CURVE_CHART:
    return LXW_CHART_SCATTER_STRAIGHT;
  default:
    return LXW_CHART_COLUMN;
  }
}

void reports_board_chart(const reports_board_t *board, reports_book_t *book, lxw_worksheet *sheet,
                         const char *name, size_t first, size_t row, size_t column) {
  const plot_t self = {.board = board,
                       .book = book,
                       .chart = workbook_add_chart(book->book, kind_of(board->chart)),
                       .sheet = name,
                       .head = (lxw_row_t)(first - 1),
                       .first = (lxw_row_t)first,
                       .last = (lxw_row_t)(first + board->count - 1)};
  lxw_chart_options options = {.x_scale = WIDTH / 480.0, .y_scale = HEIGHT / 288.0};
  lxw_chart_font font = {.size = 12, .bold = LXW_TRUE};
  if (!self.chart) {
    reports_book_note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
    return;
  }
  chart_title_set_name(self.chart, board->chart_title);
  chart_title_set_name_font(self.chart, &font);
  chart_legend_set_position(self.chart, LXW_CHART_LEGEND_BOTTOM);
  if (board->chart == REPORTS_CURVE_CHART)
    add_curves(&self);
  else if (board->chart == REPORTS_BAR_CHART)
    add_bars(&self);
  else
    for (size_t i = 0; i < board->charted_count; i++)
      add_line(&self, i);
  set_axes(&self);
  reports_book_note(book, worksheet_insert_chart_opt(sheet, (lxw_row_t)row, (lxw_col_t)column,
                                                     self.chart, &options));
}
