// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/matrix.h"

#include "plots/layout.h"
#include "plots/text.h"

#include <math.h>

enum { ROWS_MAX = 400, COLUMNS_MAX = 8, HEADING_LINES = 4 };

static const plots_pen_t mark_pen = {PLOTS_INK, PLOTS_BLUE, 1.5, 0, PLOTS_CIRCLE, 15};
static const plots_pen_t blank_pen = {PLOTS_GREY, PLOTS_WHITE, 1.0, 0, PLOTS_CIRCLE, 11};
static const double row_most = 60;
static const plots_type_t heading_type = {19, true, PLOTS_INK};

typedef struct {
  plots_columns_t columns;
  double row, top, left, pitch; /* of rows; of the first row and column; of columns */
  double right[COLUMNS_MAX];    /* where the numbers of a column end */
  double text[COLUMNS_MAX];     /* width of its widest */
} layout_t;

static double heading_height(const plots_matrix_t *chart, double width) {
  double height = 0.0;
  for (size_t c = 0; c < chart->column_count; c++) {
    plots_lines_t lines;
    plots_text_wrap(&lines, chart->columns[c], width / 1.1, heading_type.size, HEADING_LINES);
    height = fmax(height, 1.25 * heading_type.size * (double)lines.count);
  }
  return height;
}

static void measure(const plots_matrix_t *chart, layout_t *layout) {
  layout->row = plots_page_row((double)chart->count);
  plots_columns_start(&layout->columns, layout->row);
  for (size_t i = 0; i < chart->count; i++)
    plots_columns_add(&layout->columns, chart->rows[i].label, NULL);
  plots_columns_finish(&layout->columns);
  layout->left = PLOTS_MARGIN + layout->columns.labels + 24;
  layout->pitch = (PLOTS_WIDTH - PLOTS_MARGIN - layout->left) / (double)chart->column_count;
  for (size_t c = 0; c < chart->column_count; c++) {
    for (size_t i = 0; i < chart->count; i++)
      layout->text[c] = fmax(layout->text[c], plots_text_width(chart->rows[i].cells[c].text,
                                                               layout->columns.size, true));
    layout->text[c] = fmin(layout->text[c], layout->pitch - 46);
    const double middle = layout->left + layout->pitch * ((double)c + 0.5);
    layout->right[c] = middle + (layout->text[c] + 24) / 2;
  }
}

/* Every other row has a ground; totals stand between lines. */
static void draw_grounds(const plots_matrix_t *chart, plots_script_t *script,
                         const layout_t *layout) {
  const plots_pen_t ground = {NULL, "#F1F5F9", 0, 0, 0, 0}, line = {PLOTS_GREY, NULL, 1.5, 0, 0, 0};
  const double right = script->width - PLOTS_MARGIN;
  bool before = false;
  for (size_t i = 0; i < chart->count; i++) {
    const double y = layout->top + layout->row * (double)i;
    const plots_box_t box = {PLOTS_MARGIN, right, y, y + layout->row};
    const plots_line_t rule = {PLOTS_MARGIN, y, right, y};
    const bool is_total = chart->rows[i].is_total;
    if (i % 2 == 0 && !is_total)
      plots_script_boxes(script, &ground, &box, 1);
    if (i == 0 || is_total != before)
      plots_script_lines(script, &line, &rule, 1);
    before = is_total;
  }
}

static void write_row(const plots_matrix_t *chart, plots_script_t *script, const layout_t *layout,
                      size_t i) {
  const plots_matrix_row_t *row = &chart->rows[i];
  const double y = layout->top + layout->row * ((double)i + 0.5), size = layout->columns.size;
  plots_columns_label(&layout->columns, script, layout->left - 18, y, layout->row, row->label);
  for (size_t c = 0; c < chart->column_count; c++) {
    const plots_cell_t *cell = &row->cells[c];
    const bool strong = cell->is_marked || row->is_total;
    const plots_type_t type = {size, strong, strong ? PLOTS_INK : PLOTS_GREY};
    const plots_point_t mark = {layout->right[c] - layout->text[c] - 20, y};
    if (!row->is_total && cell->text)
      plots_script_points(script, cell->is_marked ? &mark_pen : &blank_pen, &mark, 1);
    plots_script_text(script, layout->right[c], y, PLOTS_RIGHT, &type, cell->text);
    if (strong && cell->text)
      plots_buffer_printf(&script->description, "%s, %s: %s. ", row->label, chart->columns[c],
                          cell->text);
  }
}

int plots_matrix_script(const plots_matrix_t *chart, plots_script_t *script) {
  const plots_key_item_t key[] = {{PLOTS_KEY_MARK, &mark_pen, chart->marked},
                                  {PLOTS_KEY_MARK, &blank_pen, chart->unmarked}};
  layout_t layout = {0};
  double top, bottom;
  plots_script_init(script, 0);
  if (!chart->rows || !chart->columns || chart->count < 1 || chart->count > ROWS_MAX ||
      chart->column_count < 1 || chart->column_count > COLUMNS_MAX)
    return PLOTS_ERR_ARGUMENT;
  measure(chart, &layout);
  const double key_height = plots_layout_key_height(script, key, 2) + 8;
  const double heading = heading_height(chart, layout.pitch - 24);
  const plots_page_rows_t rows = {key_height + heading + 36, (double)chart->count, layout.row,
                                  row_most};
  plots_page_open_rows(script, &chart->caption, &chart->foot, &rows, &top, &bottom);
  layout.top = top + key_height + heading + 12;
  layout.row = fmin((bottom - 24 - layout.top) / (double)chart->count, row_most);
  plots_script_page(script);
  draw_grounds(chart, script, &layout);
  plots_layout_key(script, key, 2, top);
  for (size_t c = 0; c < chart->column_count; c++)
    plots_script_paragraph(script, layout.left + layout.pitch * ((double)c + 0.5),
                           top + key_height + heading / 2, layout.pitch - 24, PLOTS_CENTRE,
                           &heading_type, HEADING_LINES, true, chart->columns[c]);
  for (size_t i = 0; i < chart->count; i++)
    write_row(chart, script, &layout, i);
  return plots_script_finish(script);
}
