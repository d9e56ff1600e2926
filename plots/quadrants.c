// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/quadrants.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "plots/text.h"

#include <math.h>

static const double panel_height = 250, above = 44, below = 40, axis_height = 44, between = 24;
static const plots_pen_t pens[PLOTS_QUADRANT_COUNT] = {
    {PLOTS_INK, PLOTS_BLUE, 1.0, 0, PLOTS_CIRCLE, 9},
    {PLOTS_BLUE, PLOTS_WHITE, 1.5, 0, PLOTS_SQUARE, 7},
    {PLOTS_INK, PLOTS_MIDTONE, 1.0, 0, PLOTS_TRIANGLE, 9},
    {PLOTS_GREY, PLOTS_WHITE, 1.0, 0, PLOTS_CIRCLE, 6}};

typedef struct {
  plots_ticks_t x, y;
  size_t columns, rows;
  double left, top, width, pitch_x, pitch_y;
} layout_t;

/* Which quadrants are left and which are low on the page. */
static bool is_left(size_t quadrant) {
  return quadrant == PLOTS_QUADRANT_BOTH || quadrant == PLOTS_QUADRANT_X;
}

static bool is_high(size_t quadrant) {
  return quadrant == PLOTS_QUADRANT_BOTH || quadrant == PLOTS_QUADRANT_Y;
}

static bool measure(const plots_quadrants_t *chart, layout_t *layout) {
  double x_low = (double)NAN, x_high = x_low, y_low = x_low, y_high = x_low;
  bool any = false;
  for (size_t p = 0; p < chart->count; p++)
    for (size_t i = 0; i < chart->panels[p].count; i++) {
      const plots_quadrant_point_t *point = &chart->panels[p].points[i];
      if (!isfinite(point->x) || !isfinite(point->y))
        continue;
      any = true;
      plots_layout_extend(&x_low, &x_high, point->x);
      plots_layout_extend(&y_low, &y_high, point->y);
    }
  plots_layout_extend(&x_low, &x_high, chart->x_most);
  plots_layout_extend(&y_low, &y_high, chart->y_least);
  layout->columns = chart->count == 1 ? 1 : chart->count <= 4 ? 2 : chart->count <= 9 ? 3 : 4;
  layout->rows = (chart->count + layout->columns - 1) / layout->columns;
  plots_layout_ticks(&layout->x, x_low, x_high, 6);
  plots_layout_ticks(&layout->y, y_low, y_high, 5);
  return any;
}

/* On a page of which one column and the middle row of numbers are shared by all panels. */
static plots_frame_t frame_of(const layout_t *layout, size_t panel) {
  const size_t row = panel / layout->columns;
  const double left = layout->left + layout->pitch_x * (double)(panel % layout->columns);
  const double top = layout->top + above + layout->pitch_y * (double)row;
  return (plots_frame_t){.left = left,
                         .right = left + layout->width,
                         .top = top,
                         .bottom = top + layout->pitch_y - above - below,
                         .x_low = layout->x.value[0],
                         .x_high = layout->x.value[layout->x.count - 1],
                         .y_low = layout->y.value[0],
                         .y_high = layout->y.value[layout->y.count - 1]};
}

static void draw_panel(const plots_quadrants_t *chart, plots_script_t *script,
                       const layout_t *layout, size_t p) {
  const plots_quadrants_panel_t *panel = &chart->panels[p];
  const plots_frame_t frame = frame_of(layout, p);
  plots_point_t points[PLOTS_QUADRANT_POINTS];
  const plots_line_t limits[] = {{chart->x_most, frame.y_low, chart->x_most, frame.y_high},
                                 {frame.x_low, chart->y_least, frame.x_high, chart->y_least}};
  plots_script_panel(script, &frame, layout->x.value, layout->x.count, layout->y.value,
                     layout->y.count);
  for (size_t q = PLOTS_QUADRANT_COUNT; q-- > 0;) {
    size_t count = 0;
    for (size_t i = 0; i < panel->count; i++)
      if (panel->points[i].quadrant == q)
        points[count++] = (plots_point_t){panel->points[i].x, panel->points[i].y};
    plots_script_points(script, &pens[q], points, count);
  }
  plots_script_lines(script, &plots_pen_limit, limits, 2);
}

/* In its corner, on white. */
static void write_share(plots_script_t *script, const plots_frame_t *frame, size_t quadrant,
                        const char *text) {
  const plots_type_t type = {20, true, PLOTS_INK};
  const double width = plots_text_width(text, type.size, true) + 8, inset = 6, height = 26;
  const double left = is_left(quadrant) ? frame->left + inset : frame->right - inset - width;
  const double top = is_high(quadrant) ? frame->top + inset : frame->bottom - inset - height;
  const plots_pen_t plaque = {PLOTS_GRID, PLOTS_WHITE, 1.0, 0, 0, 0};
  const plots_box_t box = {left, left + width, top, top + height};
  plots_script_boxes(script, &plaque, &box, 1);
  plots_script_text(script, left + width / 2, top + height / 2, PLOTS_CENTRE, &type, text);
}

static void write_panel(const plots_quadrants_t *chart, plots_script_t *script,
                        const layout_t *layout, size_t p) {
  const plots_quadrants_panel_t *panel = &chart->panels[p];
  const plots_frame_t frame = frame_of(layout, p);
  const plots_type_t title = {plots_type_label.size, true, PLOTS_INK};
  plots_script_paragraph(script, frame.left, frame.top - 18, layout->width, PLOTS_LEFT, &title, 1,
                         true, panel->title);
  if (p % layout->columns == 0)
    plots_layout_axis_y(script, &frame, &layout->y, &chart->y_format, NULL);
  plots_layout_axis_x(script, &frame, &layout->x, &chart->x_format, NULL);
  plots_layout_base(script, &frame);
  plots_buffer_printf(&script->description, "%s: ", panel->title ? panel->title : "");
  for (size_t q = 0; q < PLOTS_QUADRANT_COUNT; q++) {
    write_share(script, &frame, q, panel->shares[q]);
    plots_buffer_printf(&script->description, "%s %s%s", chart->names[q] ? chart->names[q] : "",
                        panel->shares[q] ? panel->shares[q] : "",
                        q + 1 < PLOTS_QUADRANT_COUNT ? "; " : ". ");
  }
}

static void list_key(const plots_quadrants_t *chart, plots_key_item_t key[PLOTS_QUADRANT_COUNT]) {
  for (size_t q = 0; q < PLOTS_QUADRANT_COUNT; q++)
    key[q] = (plots_key_item_t){PLOTS_KEY_MARK, &pens[q], chart->names[q]};
}

/* What stands on the axes, above the panels and below them. */
static void write_units(const plots_quadrants_t *chart, plots_script_t *script, double top,
                        double bottom) {
  const double width = script->width - 2 * PLOTS_MARGIN;
  char text[PLOTS_UNIT_BYTES];
  const plots_ticks_t whole = {.count = 1};
  plots_layout_unit(text, chart->y_unit, &whole, chart->caption.lang);
  plots_script_paragraph(script, PLOTS_MARGIN, top, width, PLOTS_LEFT, &plots_type_note, 1, true,
                         text);
  plots_script_paragraph(script, script->width / 2, bottom, width, PLOTS_CENTRE, &plots_type_note,
                         1, true, chart->x_unit);
}

/* Points: the year, x and y; the name of the quadrant is its series. */
static void record(const plots_quadrants_t *chart, plots_script_t *script) {
  for (size_t p = 0; p < chart->count; p++) {
    const plots_quadrants_panel_t *panel = &chart->panels[p];
    for (size_t i = 0; i < panel->count; i++) {
      plots_mark_t mark = plots_mark(chart->names[panel->points[i].quadrant], panel->title,
                                     panel->points[i].y, chart->y_unit);
      mark.x = panel->points[i].x;
      plots_marks_add(script, &chart->caption, &mark);
    }
  }
}

static bool is_drawable(const plots_quadrants_t *chart) {
  if (!chart->panels || chart->count < 1 || chart->count > PLOTS_QUADRANT_PANELS ||
      !isfinite(chart->x_most) || !isfinite(chart->y_least))
    return false;
  for (size_t p = 0; p < chart->count; p++)
    if (chart->panels[p].count > PLOTS_QUADRANT_POINTS)
      return false;
  return true;
}

int plots_quadrants_script(const plots_quadrants_t *chart, plots_script_t *script) {
  layout_t layout = {0};
  plots_key_item_t key[PLOTS_QUADRANT_COUNT];
  double top, bottom;
  plots_script_init(script, 0);
  if (!is_drawable(chart))
    return PLOTS_ERR_ARGUMENT;
  if (!measure(chart, &layout))
    return PLOTS_ERR_EMPTY;
  list_key(chart, key);
  const double key_height = plots_layout_key_height(script, key, PLOTS_QUADRANT_COUNT) + 26;
  const double pitch = panel_height + above + below;
  plots_page_open(script, &chart->caption, &chart->foot,
                  key_height + pitch * (double)layout.rows + axis_height, &top, &bottom);
  layout.left = PLOTS_MARGIN + plots_layout_tick_width(&layout.y, &chart->y_format) + 16;
  const double number = plots_layout_tick_width(&layout.x, &chart->x_format);
  layout.pitch_x =
      (script->width - PLOTS_MARGIN - layout.left + number / 2 + between) / (double)layout.columns;
  layout.width = layout.pitch_x - number - between;
  layout.top = top + key_height;
  layout.pitch_y = (bottom - axis_height - layout.top) / (double)layout.rows;
  for (size_t p = 0; p < chart->count; p++)
    draw_panel(chart, script, &layout, p);
  plots_script_page(script);
  plots_layout_key(script, key, PLOTS_QUADRANT_COUNT, top);
  write_units(chart, script, top + key_height - 8, bottom - axis_height / 2);
  for (size_t p = 0; p < chart->count; p++)
    write_panel(chart, script, &layout, p);
  record(chart, script);
  return plots_script_finish(script);
}

int plots_quadrants_write(const plots_quadrants_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_quadrants_script(chart, &script), &script, &chart->caption,
                            target);
}
