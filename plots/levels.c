// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/levels.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "plots/text.h"

#include <math.h>
#include <stdio.h>

enum { KEY_COUNT = PLOTS_LEVELS + 2 };
static const double body = 420, axis_height = 76, between = 26;
static const plots_pen_t pens[PLOTS_LEVELS] = {{PLOTS_BLUE, NULL, 3.5, 2, 0, 0},
                                               {PLOTS_BLUE, NULL, 4.5, 0, 0, 0},
                                               {PLOTS_INK, NULL, 2.5, 1, 0, 0}};
static const plots_pen_t now_pen = {PLOTS_ORANGE, NULL, 3.5, 0, 0, 0},
                         wanted_pen = {PLOTS_INK, NULL, 1.5, 0, 0, 0},
                         mark_pen = {PLOTS_INK, PLOTS_WHITE, 2.5, 0, PLOTS_CIRCLE, 14};

static bool is_drawable(const plots_levels_t *chart) {
  if (!chart->levels || chart->count < 1 || chart->count > PLOTS_LEVELS || chart->points < 2 ||
      chart->points > PLOTS_LEVEL_POINTS || !isfinite(chart->x_now) || !isfinite(chart->y_now))
    return false;
  for (size_t k = 0; k < chart->count; k++)
    for (size_t i = 0; i < chart->points; i++)
      if (!isfinite(chart->levels[k].x[i]) || !isfinite(chart->levels[k].y[i]))
        return false;
  return true;
}

static void measure(const plots_levels_t *chart, plots_ticks_t *x, plots_ticks_t *y) {
  double x_low = chart->x_now, x_high = x_low, y_low = chart->y_now, y_high = y_low;
  for (size_t k = 0; k < chart->count; k++) {
    for (size_t i = 0; i < chart->points; i++) {
      plots_layout_extend(&x_low, &x_high, chart->levels[k].x[i]);
      plots_layout_extend(&y_low, &y_high, chart->levels[k].y[i]);
    }
    if (isfinite(chart->levels[k].mark))
      plots_layout_extend(&y_low, &y_high, chart->levels[k].mark);
  }
  plots_layout_ticks(x, x_low, x_high, 9);
  plots_layout_ticks(y, y_low, y_high, 7);
}

static void draw(const plots_levels_t *chart, plots_script_t *script, const plots_frame_t *frame) {
  const plots_line_t now = {chart->x_now, frame->y_low, chart->x_now, frame->y_high},
                     wanted = {frame->x_low, chart->y_now, frame->x_high, chart->y_now};
  plots_script_lines(script, &now_pen, &now, 1);
  plots_script_lines(script, &wanted_pen, &wanted, 1);
  for (size_t k = 0; k < chart->count; k++) {
    plots_point_t points[PLOTS_LEVEL_POINTS];
    for (size_t i = 0; i < chart->points; i++)
      points[i] = (plots_point_t){chart->levels[k].x[i], chart->levels[k].y[i]};
    plots_script_curve(script, &pens[k], points, chart->points);
  }
  for (size_t k = 0; k < chart->count; k++) {
    const plots_point_t mark = {chart->x_now, chart->levels[k].mark};
    plots_script_points(script, &mark_pen, &mark, 1);
  }
}

/* The numbers of the marks in a column at the right of the line, apart from each other, on white;
   the lowest not on the axis. */
static void write_marks(const plots_levels_t *chart, plots_script_t *script,
                        const plots_frame_t *frame) {
  const double x = plots_frame_x(frame, chart->x_now) + 16;
  double last = frame->top - between;
  for (size_t k = 0; k < chart->count; k++) {
    const plots_level_t *level = &chart->levels[k];
    if (!isfinite(level->mark) || !level->text)
      continue;
    const double rest = between * (double)(chart->count - 1 - k);
    double y = fmax(plots_frame_y(frame, level->mark) + 16, last + between);
    y = fmin(y, frame->bottom - 14 - rest);
    const double width = 0.95 * plots_text_width(level->text, plots_type_value.size, true);
    const plots_box_t behind = {x - 3, x + width + 3, y - 12, y + 12};
    plots_script_boxes(script, &plots_pen_halo, &behind, 1);
    plots_script_text(script, x, y, PLOTS_LEFT, &plots_type_value, level->text);
    plots_page_describe(script, level->label, level->text);
    last = y;
  }
}

static void write_lines(const plots_levels_t *chart, plots_script_t *script) {
  char x[WORDS_NUMBER_BYTES], y[WORDS_NUMBER_BYTES];
  words_format_number(x, chart->x_now, &chart->x_format);
  words_format_number(y, chart->y_now, &chart->y_format);
  plots_page_describe(script, chart->x_label, x);
  plots_page_describe(script, chart->y_label, y);
}

static void record(const plots_levels_t *chart, plots_script_t *script) {
  for (size_t k = 0; k < chart->count; k++) {
    const plots_level_t *level = &chart->levels[k];
    plots_mark_t mark = plots_mark(level->label, chart->x_unit, (double)NAN, chart->y_unit);
    for (size_t i = 0; i < chart->points; i++) {
      mark.x = level->x[i];
      mark.value = level->y[i];
      plots_marks_add(script, &chart->caption, &mark);
    }
    mark.x = chart->x_now;
    mark.value = level->mark;
    mark.label = level->text;
    plots_marks_add(script, &chart->caption, &mark);
  }
  plots_mark_t line = plots_mark(chart->x_label, NULL, chart->x_now, chart->x_unit);
  plots_marks_add(script, &chart->caption, &line);
  line = plots_mark(chart->y_label, NULL, chart->y_now, chart->y_unit);
  plots_marks_add(script, &chart->caption, &line);
}

static int compose(const plots_levels_t *chart, plots_script_t *script, const plots_ticks_t *x,
                   const plots_ticks_t *y) {
  plots_key_item_t key[KEY_COUNT] = {{0}};
  char unit[PLOTS_UNIT_BYTES];
  double top, bottom;
  for (size_t k = 0; k < chart->count; k++)
    key[k] = (plots_key_item_t){PLOTS_KEY_LINE, &pens[k], chart->levels[k].label};
  key[chart->count] = (plots_key_item_t){PLOTS_KEY_LINE, &now_pen, chart->x_label};
  key[chart->count + 1] = (plots_key_item_t){PLOTS_KEY_LINE, &wanted_pen, chart->y_label};
  const double above = plots_layout_key_height(script, key, chart->count + 2) + 44;
  plots_page_open(script, &chart->caption, &chart->foot, above + body + axis_height, &top, &bottom);
  const plots_frame_t frame = {
      .left = PLOTS_MARGIN + fmax(40.0, plots_layout_tick_width(y, &chart->y_format) + 10),
      .right = script->width - PLOTS_MARGIN - plots_layout_tick_width(x, &chart->x_format) / 2,
      .top = top + above,
      .bottom = bottom - axis_height,
      .x_low = x->value[0],
      .x_high = x->value[x->count - 1],
      .y_low = y->value[0],
      .y_high = y->value[y->count - 1]};
  plots_script_panel(script, &frame, NULL, 0, y->value, y->count);
  draw(chart, script, &frame);
  plots_script_page(script);
  plots_layout_key(script, key, chart->count + 2, top);
  plots_layout_unit(unit, chart->y_unit, y, chart->caption.lang);
  plots_layout_axis_y(script, &frame, y, &chart->y_format, unit);
  plots_layout_unit(unit, chart->x_unit, x, chart->caption.lang);
  plots_layout_axis_x(script, &frame, x, &chart->x_format, unit);
  plots_layout_base(script, &frame);
  write_lines(chart, script);
  write_marks(chart, script, &frame);
  record(chart, script);
  return plots_script_finish(script);
}

int plots_levels_script(const plots_levels_t *chart, plots_script_t *script) {
  plots_ticks_t x, y;
  plots_script_init(script, 0);
  if (!is_drawable(chart))
    return PLOTS_ERR_ARGUMENT;
  measure(chart, &x, &y);
  return compose(chart, script, &x, &y);
}

int plots_levels_write(const plots_levels_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_levels_script(chart, &script), &script, &chart->caption, target);
}
