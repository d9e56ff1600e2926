// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/response.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "plots/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { POINTS_MAX = 10000, STRETCHES_MAX = 64, KEY_COUNT = 4 };

static const plots_pen_t satisfied_pen = {NULL, PLOTS_TINT, 0, 0, 0, 0};
static const plots_pen_t curve_pen = {PLOTS_BLUE, NULL, 3.0, 0, PLOTS_CIRCLE, 7};
static const plots_pen_t dot_pen = {PLOTS_BLUE, PLOTS_WHITE, 2.0, 0, PLOTS_CIRCLE, 8};
static const plots_pen_t now_pen = {PLOTS_GREY, NULL, 2.0, 1, 0, 0};
static const plots_pen_t whisker_pen = {PLOTS_INK, NULL, 1.5, 0, 0, 0};

static bool has_answer(const plots_response_t *chart) {
  return isfinite(chart->answer_x) && isfinite(chart->answer_y);
}

static bool has_now(const plots_response_t *chart) {
  return chart->now_label && isfinite(chart->now_x);
}

static void draw_satisfied(const plots_response_t *chart, plots_script_t *script,
                           const plots_frame_t *frame) {
  plots_box_t boxes[STRETCHES_MAX];
  for (size_t i = 0; i < chart->satisfied_count; i++)
    boxes[i] = (plots_box_t){chart->satisfied[i].from, chart->satisfied[i].to, frame->y_low,
                             frame->y_high};
  plots_script_boxes(script, &satisfied_pen, boxes, chart->satisfied_count);
}

/* The curve, a dot wherever there is a whisker, and the whiskers over them. */
static int draw_curve(const plots_response_t *chart, plots_script_t *script) {
  plots_point_t *line = malloc(chart->count * sizeof *line);
  plots_point_t *dots = malloc(chart->count * sizeof *dots);
  plots_line_t *whiskers = malloc(chart->count * sizeof *whiskers);
  const int status = line && dots && whiskers ? PLOTS_OK : PLOTS_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < chart->count; i++) {
    const plots_response_point_t *p = &chart->points[i];
    line[i] = (plots_point_t){p->x, p->y};
    dots[i] = (plots_point_t){isfinite(p->low) ? p->x : (double)NAN, p->y};
    whiskers[i] = (plots_line_t){p->x, p->low, p->x, p->high};
  }
  if (!status) {
    plots_script_curve(script, &curve_pen, line, chart->count);
    plots_script_points(script, &dot_pen, dots, chart->count);
    plots_script_lines(script, &whisker_pen, whiskers, chart->count);
  }
  free(line);
  free(dots);
  free(whiskers);
  return status;
}

static int draw(const plots_response_t *chart, plots_script_t *script, const plots_frame_t *frame) {
  const plots_line_t threshold = {frame->x_low, chart->threshold, frame->x_high, chart->threshold};
  draw_satisfied(chart, script, frame);
  plots_script_lines(script, &plots_pen_goal, &threshold, 1);
  if (has_now(chart)) {
    const plots_line_t now = {chart->now_x, frame->y_low, chart->now_x, frame->y_high};
    plots_script_lines(script, &now_pen, &now, 1);
  }
  const int status = draw_curve(chart, script);
  if (!status && has_answer(chart)) {
    const plots_line_t drop = {chart->answer_x, frame->y_low, chart->answer_x, chart->answer_y};
    const plots_point_t mark = {chart->answer_x, chart->answer_y};
    plots_script_lines(script, &plots_pen_drop, &drop, 1);
    plots_script_points(script, &plots_pen_plan, &mark, 1);
  }
  return status;
}

/* The height of the curve at the first (last) point that has one. */
static double end_of(const plots_response_t *chart, bool last) {
  for (size_t n = 0; n < chart->count; n++) {
    const double y = chart->points[last ? chart->count - 1 - n : n].y;
    if (isfinite(y))
      return y;
  }
  return NAN;
}

/* Beside the line, at the end of it from which the curve is farther, and on its other side. */
static void write_threshold(const plots_response_t *chart, plots_script_t *script,
                            const plots_frame_t *frame) {
  const double first = end_of(chart, false) - chart->threshold;
  const double last = end_of(chart, true) - chart->threshold;
  /* Below the curve rather than above: the text of the answer is under the line. */
  const bool right = last < 0.0 && (first >= 0.0 || last < first);
  const bool above = (right ? last : first) <= 0.0;
  const double line = plots_frame_y(frame, chart->threshold);
  double y = line + (above ? -16 : 18);
  if (y < frame->top + 12)
    y = line + 18;
  if (y > frame->bottom - 12)
    y = line - 16;
  plots_script_text(script, right ? frame->right - 8 : frame->left + 8, y,
                    right ? PLOTS_RIGHT : PLOTS_LEFT, &plots_type_value, chart->threshold_label);
}

/* Under the threshold, on the side on which the curve runs above it; where that has no room, on the
   other; above it where it lies on the axis. */
static void write_answer(const plots_response_t *chart, plots_script_t *script,
                         const plots_frame_t *frame) {
  if (!has_answer(chart))
    return;
  const double x = plots_frame_x(frame, chart->answer_x);
  const double width = 0.95 * plots_text_width(chart->answer_label, plots_type_value.size, true);
  const double now = has_now(chart) ? plots_frame_x(frame, chart->now_x) : (double)NAN;
  const bool after = x + 14 + width <= frame->right, before = x - 14 - width >= frame->left;
  bool right = end_of(chart, true) > end_of(chart, false);
  if (right ? !after : !before)
    right = !right;
  /* Not over the line of today. */
  else if (right && before && now > x && now < x + 18 + width)
    right = false;
  else if (!right && after && now < x && now > x - 18 - width)
    right = true;
  const double mark = plots_frame_y(frame, chart->answer_y);
  const double y = frame->bottom - mark < 90.0 ? mark - 44.0 : 0.5 * (mark + frame->bottom);
  const bool crosses = right && now > x && now < x + 18 + width;
  const double from = crosses && now + 10 + width <= frame->right ? now + 10 : x + 14;
  plots_script_text(script, right ? from : x - 14, y, right ? PLOTS_LEFT : PLOTS_RIGHT,
                    &plots_type_value, chart->answer_label);
  plots_buffer_printf(&script->description, "%s. ", chart->answer_label);
}

/* Over the frame, within it. */
static void write_now(const plots_response_t *chart, plots_script_t *script,
                      const plots_frame_t *frame) {
  if (!has_now(chart))
    return;
  const double x = plots_frame_x(frame, chart->now_x);
  const double half = 0.5 * plots_text_width(chart->now_label, plots_type_note.size, false);
  const double inside = fmax(PLOTS_MARGIN + half, fmin(x, script->width - PLOTS_MARGIN - half));
  plots_script_text(script, inside, frame->top - 16, PLOTS_CENTRE, &plots_type_note,
                    chart->now_label);
  plots_buffer_printf(&script->description, "%s. ", chart->now_label);
}

static void record(const plots_response_t *chart, plots_script_t *script) {
  const char *unit = chart->y_format.percent ? "%" : chart->y_unit;
  for (size_t i = 0; i < chart->count; i++) {
    const plots_response_point_t *p = &chart->points[i];
    plots_mark_t mark = plots_mark(chart->curve_label, chart->x_unit, p->y, unit);
    mark.x = p->x;
    mark.low = p->low;
    mark.high = p->high;
    mark.interval = isfinite(p->low) ? chart->whisker_label : NULL;
    plots_marks_add(script, &chart->caption, &mark);
  }
  plots_mark_t mark = plots_mark(chart->threshold_label, NULL, chart->threshold, unit);
  plots_marks_add(script, &chart->caption, &mark);
  mark = plots_mark(chart->answer_key, chart->x_unit, chart->answer_y, unit);
  mark.x = chart->answer_x;
  mark.label = chart->answer_label;
  plots_marks_add(script, &chart->caption, &mark);
}

static int compose(const plots_response_t *chart, plots_script_t *script, plots_frame_t *frame,
                   const plots_ticks_t *x_ticks, const plots_ticks_t *y_ticks) {
  const plots_key_item_t key[KEY_COUNT] = {
      {PLOTS_KEY_MARK_LINE, &curve_pen, chart->curve_label},
      {PLOTS_KEY_LINE, &whisker_pen, chart->whisker_label},
      {PLOTS_KEY_BOX, &satisfied_pen, chart->satisfied_count ? chart->satisfied_label : NULL},
      {PLOTS_KEY_MARK, &plots_pen_plan, has_answer(chart) ? chart->answer_key : NULL}};
  words_format_t y_format = chart->y_format, x_format = chart->x_format;
  y_format.decimals = y_ticks->decimals;
  x_format.decimals = x_ticks->decimals;
  plots_script_init(script, PLOTS_HEIGHT);
  const double y = plots_layout_heading(script, &chart->caption);
  frame->left = PLOTS_MARGIN + plots_layout_tick_width(y_ticks, &y_format) + 20;
  frame->right = script->width - PLOTS_MARGIN - 40;
  frame->top = y + plots_layout_key_height(script, key, KEY_COUNT) + 60;
  frame->bottom = script->height - 120;
  plots_script_panel(script, frame, NULL, 0, y_ticks->value, y_ticks->count);
  const int status = draw(chart, script, frame);
  if (status)
    return status;
  plots_script_page(script);
  plots_layout_key(script, key, KEY_COUNT, y);
  plots_layout_axis_y(script, frame, y_ticks, &y_format, chart->y_unit);
  plots_layout_axis_x(script, frame, x_ticks, &x_format, chart->x_unit);
  plots_layout_base(script, frame);
  write_threshold(chart, script, frame);
  write_answer(chart, script, frame);
  write_now(chart, script, frame);
  record(chart, script);
  return plots_script_finish(script);
}

int plots_response_script(const plots_response_t *chart, plots_script_t *script) {
  double low = NAN, high = NAN, x_low = NAN, x_high = NAN;
  plots_ticks_t x_ticks, y_ticks;
  plots_script_init(script, 0);
  if (!chart->points || chart->count < 2 || chart->count > POINTS_MAX ||
      chart->satisfied_count > STRETCHES_MAX || (chart->satisfied_count && !chart->satisfied))
    return PLOTS_ERR_ARGUMENT;
  for (size_t i = 0; i < chart->count; i++) {
    const plots_response_point_t *p = &chart->points[i];
    plots_layout_extend(&x_low, &x_high, p->x);
    plots_layout_extend(&low, &high, p->y);
    plots_layout_extend(&low, &high, fmin(p->low, p->y));
    plots_layout_extend(&low, &high, fmax(p->high, p->y));
  }
  if (isnan(low) || isnan(x_low))
    return PLOTS_ERR_EMPTY;
  plots_layout_extend(&low, &high, chart->threshold);
  if (has_now(chart))
    plots_layout_extend(&x_low, &x_high, chart->now_x);
  plots_ticks(&x_ticks, x_low, x_high, 10);
  plots_layout_ticks(&y_ticks, low, high, 8);
  plots_frame_t frame = {.x_low = x_ticks.value[0],
                         .x_high = x_ticks.value[x_ticks.count - 1],
                         .y_low = y_ticks.value[0],
                         .y_high = y_ticks.value[y_ticks.count - 1]};
  return compose(chart, script, &frame, &x_ticks, &y_ticks);
}

int plots_response_write(const plots_response_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_response_script(chart, &script), &script, &chart->caption,
                            target);
}
