// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/dots.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "plots/pattern.h"
#include "plots/text.h"

#include <math.h>

enum { DOTS_MAX = 400 };
static const double axis_height = 76, heading_slot = 1.2, row_most = 70;

typedef struct {
  plots_columns_t columns;
  plots_ticks_t ticks;
  double row, slots;
  double y[DOTS_MAX];            /* of each row, in slots */
  double heading_y[PLOTS_MARKS]; /* of each group's heading; NaN: it has no rows */
} layout_t;

static bool drawable(const plots_dots_t *chart, double value) {
  return isfinite(value) && (!chart->is_log || value > 0);
}

static void place_rows(const plots_dots_t *chart, layout_t *layout) {
  double y = 0.0;
  for (size_t g = 0; g < PLOTS_MARKS; g++)
    layout->heading_y[g] = (double)NAN;
  for (size_t i = 0; i < chart->count; i++) {
    const size_t group = chart->dots[i].group;
    if (chart->group_count && isnan(layout->heading_y[group])) {
      layout->heading_y[group] = y + heading_slot / 2;
      y += heading_slot;
    }
    layout->y[i] = y + 0.5;
    y += 1.0;
  }
  layout->slots = y;
}

static void measure(const plots_dots_t *chart, layout_t *layout) {
  layout->row = plots_page_row(layout->slots);
  plots_columns_start(&layout->columns, layout->row);
  for (size_t i = 0; i < chart->count; i++)
    plots_columns_add(&layout->columns, chart->dots[i].label, chart->dots[i].text);
  plots_columns_finish(&layout->columns);
  layout->columns.texts =
      fmax(layout->columns.texts, plots_text_width(chart->heading, plots_type_note.size, false));
}

/* Powers of ten around the figures, and 2 and 5 times them when they are few. */
static void log_ticks(plots_ticks_t *ticks, double low, double high) {
  static const double steps[] = {1, 2, 5};
  const int first = words_decade(low * (1.0 + 1e-9)), last = words_decade(high * (1.0 - 1e-9)) + 1;
  const int stride = (last - first) / (PLOTS_TICKS_MAX - 2) + 1;
  const bool fine = last - first < 2;
  *ticks = (plots_ticks_t){.decimals = first < 0 ? (first < -6 ? 6 : -first) : 0};
  for (int e = first; e <= last || e - last < stride; e += stride)
    for (size_t s = 0; s < (fine && e < last ? 3 : 1) && ticks->count < PLOTS_TICKS_MAX; s++)
      ticks->value[ticks->count++] = steps[s] * words_ten_to(e);
  if (ticks->count == 1)
    ticks->value[ticks->count++] = 10.0 * ticks->value[0];
}

static bool set_ticks(const plots_dots_t *chart, plots_ticks_t *ticks) {
  double low = NAN, high = NAN;
  for (size_t i = 0; i < chart->count; i++) {
    const plots_dot_t *dot = &chart->dots[i];
    const double values[] = {dot->value, dot->low, dot->high};
    for (size_t j = 0; j < 3; j++)
      if (drawable(chart, values[j]))
        plots_layout_extend(&low, &high, values[j]);
  }
  if (isnan(low))
    return false;
  if (drawable(chart, chart->reference))
    plots_layout_extend(&low, &high, chart->reference);
  if (chart->is_log)
    log_ticks(ticks, low, high);
  else
    plots_layout_ticks(ticks, low, high, 8);
  return true;
}

static void draw_group(const plots_dots_t *chart, plots_script_t *script, const layout_t *layout,
                       size_t group) {
  plots_line_t whiskers[3 * DOTS_MAX];
  plots_point_t points[DOTS_MAX];
  size_t count = 0, lines = 0;
  for (size_t i = 0; i < chart->count; i++) {
    const plots_dot_t *dot = &chart->dots[i];
    const double y = layout->y[i];
    if (chart->group_count && dot->group != group)
      continue;
    if (drawable(chart, dot->value))
      points[count++] = (plots_point_t){dot->value, y};
    if (drawable(chart, dot->low) && drawable(chart, dot->high)) {
      whiskers[lines++] = (plots_line_t){dot->low, y, dot->high, y};
      whiskers[lines++] = (plots_line_t){dot->low, y - 0.16, dot->low, y + 0.16};
      whiskers[lines++] = (plots_line_t){dot->high, y - 0.16, dot->high, y + 0.16};
    }
  }
  plots_pen_t mark = plots_pattern_mark(group);
  mark.size *= fmin(1.0, layout->row / 26);
  if (lines)
    plots_script_lines(script, &plots_pen_whisker, whiskers, lines);
  if (count)
    plots_script_points(script, &mark, points, count);
}

static void draw(const plots_dots_t *chart, plots_script_t *script, const layout_t *layout) {
  if (drawable(chart, chart->reference)) {
    const plots_line_t line = {chart->reference, 0.0, chart->reference, layout->slots};
    plots_script_lines(script, &plots_pen_goal, &line, 1);
  }
  const size_t groups = chart->group_count ? chart->group_count : 1;
  for (size_t g = 0; g < groups; g++)
    draw_group(chart, script, layout, g);
}

static void write_headings(const plots_dots_t *chart, plots_script_t *script,
                           const layout_t *layout, const plots_frame_t *frame) {
  const plots_type_t type = {layout->columns.size, true, PLOTS_INK};
  const plots_pen_t line = {PLOTS_GREY, NULL, 1.0, 0, 0, 0};
  for (size_t g = 0; g < chart->group_count; g++) {
    const double y = plots_frame_y(frame, layout->heading_y[g]);
    if (!isfinite(y))
      continue;
    const double width = plots_text_width(chart->groups[g], type.size, true);
    const plots_pen_t pen = plots_pattern_mark(g);
    const plots_point_t mark = {PLOTS_MARGIN + 12, y};
    const plots_line_t rule = {fmin(PLOTS_MARGIN + 44 + width, frame->right - 20), y, frame->right,
                               y};
    plots_script_points(script, &pen, &mark, 1);
    plots_script_lines(script, &line, &rule, 1);
    plots_script_paragraph(script, PLOTS_MARGIN + 32, y, frame->right - PLOTS_MARGIN - 60,
                           PLOTS_LEFT, &type, 1, true, chart->groups[g]);
  }
}

static void write_rows(const plots_dots_t *chart, plots_script_t *script, const layout_t *layout,
                       const plots_frame_t *frame) {
  const plots_type_t type = {layout->columns.size, false, plots_type_label.colour};
  for (size_t i = 0; i < chart->count; i++) {
    const plots_dot_t *dot = &chart->dots[i];
    const double y = plots_frame_y(frame, layout->y[i]);
    plots_columns_label(&layout->columns, script, frame->left - 18, y, layout->row, dot->label);
    plots_script_text(script, script->width - PLOTS_MARGIN, y, PLOTS_RIGHT, &type, dot->text);
    plots_page_describe(script, dot->label, dot->text);
  }
  plots_script_text(script, script->width - PLOTS_MARGIN, frame->top - 14, PLOTS_RIGHT,
                    &plots_type_note, chart->heading);
}

/* Above the line's upper end, and on the page. */
static void write_reference(const plots_dots_t *chart, plots_script_t *script,
                            const plots_frame_t *frame) {
  if (!drawable(chart, chart->reference))
    return;
  const plots_type_t type = {plots_type_note.size, true, PLOTS_INK};
  const double wide = plots_text_width(chart->reference_label, type.size, true) / 2;
  const double x = plots_frame_x(frame, chart->reference);
  plots_script_text(script, fmax(PLOTS_MARGIN + wide, fmin(x, script->width - PLOTS_MARGIN - wide)),
                    frame->top - (chart->heading ? 42 : 14), PLOTS_CENTRE, &type,
                    chart->reference_label);
}

static void record(const plots_dots_t *chart, plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    const plots_dot_t *dot = &chart->dots[i];
    plots_mark_t mark = plots_mark(chart->group_count ? chart->groups[dot->group] : chart->mark,
                                   dot->label, dot->value, chart->unit);
    mark.low = dot->low;
    mark.high = dot->high;
    mark.interval = isfinite(dot->low) ? chart->interval : NULL;
    mark.label = dot->text;
    plots_marks_add(script, &chart->caption, &mark);
  }
  const plots_mark_t reference =
      plots_mark(chart->reference_label, NULL, chart->reference, chart->unit);
  plots_marks_add(script, &chart->caption, &reference);
}

static int compose(const plots_dots_t *chart, plots_script_t *script, layout_t *layout) {
  const plots_pen_t pen = plots_pattern_mark(0);
  const plots_key_item_t key[] = {{PLOTS_KEY_MARK, &pen, chart->mark},
                                  {PLOTS_KEY_LINE, &plots_pen_whisker, chart->interval}};
  const bool has_reference = drawable(chart, chart->reference);
  plots_script_init(script, 0);
  const double key_height = chart->interval ? plots_layout_key_height(script, key, 2) : 0.0;
  const double above = key_height + 10 + (chart->heading ? 26 : 0) + (has_reference ? 28 : 0);
  double top, bottom;
  const plots_page_rows_t rows = {above + axis_height, layout->slots, layout->row, row_most};
  plots_page_open_rows(script, &chart->caption, &chart->foot, &rows, &top, &bottom);
  plots_frame_t frame = {.left = PLOTS_MARGIN + layout->columns.labels + 24,
                         .right = script->width - PLOTS_MARGIN - layout->columns.texts - 28,
                         .top = top + above,
                         .x_low = layout->ticks.value[0],
                         .x_high = layout->ticks.value[layout->ticks.count - 1],
                         .y_low = layout->slots,
                         .y_high = 0.0,
                         .x_log = chart->is_log};
  frame.bottom = fmin(bottom - axis_height, frame.top + row_most * layout->slots);
  plots_script_panel(script, &frame, layout->ticks.value, layout->ticks.count, layout->y,
                     chart->count);
  draw(chart, script, layout);
  plots_script_page(script);
  if (chart->interval)
    plots_layout_key(script, key, 2, top);
  plots_layout_axis_x(script, &frame, &layout->ticks, &chart->format, chart->unit);
  plots_layout_base(script, &frame);
  write_headings(chart, script, layout, &frame);
  write_rows(chart, script, layout, &frame);
  write_reference(chart, script, &frame);
  record(chart, script);
  return plots_script_finish(script);
}

int plots_dots_script(const plots_dots_t *chart, plots_script_t *script) {
  layout_t layout = {0};
  plots_script_init(script, 0);
  if (!chart->dots || chart->count < 1 || chart->count > DOTS_MAX ||
      chart->group_count > PLOTS_MARKS || (chart->group_count && !chart->groups))
    return PLOTS_ERR_ARGUMENT;
  for (size_t i = 0; i < chart->count; i++)
    if (chart->group_count && chart->dots[i].group >= chart->group_count)
      return PLOTS_ERR_ARGUMENT;
  if (!set_ticks(chart, &layout.ticks))
    return PLOTS_ERR_EMPTY;
  place_rows(chart, &layout);
  measure(chart, &layout);
  return compose(chart, script, &layout);
}
