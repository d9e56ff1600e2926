// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/bars.h"

#include "plots/marks.h"
#include "plots/pattern.h"
#include "plots/text.h"

#include <math.h>

enum { BARS_MAX = 400, HEADING_LINES = 4 };
static const double half = 0.36, axis_height = 76, gap = 8, row_most = 70;

/* What the panels share. */
typedef struct {
  plots_columns_t columns;
  plots_ticks_t ticks;
  double row, high; /* height of a row; the greatest value of an axis */
} layout_t;

static double part_of(const plots_bars_t *chart, size_t bar, size_t part) {
  const double value = chart->bars[bar].parts[part];
  return isfinite(value) ? value : 0.0;
}

static double whole(const plots_bars_t *chart, size_t bar) {
  double sum = 0.0;
  for (size_t p = 0; p < chart->part_count; p++)
    sum += part_of(chart, bar, p);
  return sum;
}

static plots_frame_t panel_of(const plots_bars_t *chart, const plots_frame_t *frame, size_t part) {
  plots_frame_t panel = *frame;
  if (!chart->is_split)
    return panel;
  const double pitch = (frame->right - frame->left + 24) / (double)chart->part_count;
  panel.left = frame->left + pitch * (double)part;
  panel.right = panel.left + pitch - 24;
  return panel;
}

/* The boxes of a part, in the data's own coordinates. */
static void draw_part(const plots_bars_t *chart, plots_script_t *script, size_t part) {
  plots_box_t boxes[BARS_MAX];
  for (size_t i = 0; i < chart->count; i++) {
    double start = 0.0;
    for (size_t p = 0; p < part && !chart->is_split; p++)
      start += part_of(chart, i, p);
    const double value = chart->bars[i].parts[part], y = (double)i;
    boxes[i] = (plots_box_t){start, value > 0 ? start + value : (double)NAN, y - half, y + half};
  }
  plots_script_boxes(script, &plots_pattern(part)->pen, boxes, chart->count);
}

/* The number of a part: behind it in panels, else within it where it fits. */
static void write_part(const plots_bars_t *chart, plots_script_t *script, const layout_t *layout,
                       const plots_box_t *box, size_t bar, size_t part) {
  const plots_pattern_t *pattern = plots_pattern(part);
  const double value = chart->bars[bar].parts[part], y = (box->y_low + box->y_high) / 2;
  const double size = fmin(layout->columns.size, 0.62 * (box->y_high - box->y_low) + 2);
  char text[WORDS_NUMBER_BYTES];
  words_format_number(text, value, &chart->format);
  if (chart->is_split) {
    const plots_type_t type = {size, false, PLOTS_INK};
    plots_script_text(script, isfinite(value) ? box->x_high + gap : box->x_low + gap, y, PLOTS_LEFT,
                      &type, text);
    return;
  }
  const double width = plots_text_width(text, size, false), x = (box->x_low + box->x_high) / 2;
  const bool alone = chart->bars[bar].text && value >= whole(chart, bar);
  if (!(value > 0) || alone || width + 6 > box->x_high - box->x_low)
    return;
  const plots_type_t type = {size, false, pattern->text};
  const plots_pen_t plaque = {NULL, pattern->pen.fill, 0, 0, 0, 0};
  const plots_box_t behind = {x - width / 2, x + width / 2, y - size * 0.6, y + size * 0.6};
  if (pattern->hatch != PLOTS_HATCH_NONE)
    plots_script_boxes(script, &plaque, &behind, 1);
  plots_script_text(script, x, y, PLOTS_CENTRE, &type, text);
}

/* Lines and numbers of a bar, over its boxes. */
static void finish_bar(const plots_bars_t *chart, plots_script_t *script, const layout_t *layout,
                       const plots_frame_t *frame, size_t bar) {
  double start = 0.0;
  const double y = (double)bar;
  for (size_t p = 0; p < chart->part_count; p++) {
    const plots_frame_t panel = panel_of(chart, frame, p);
    const double value = part_of(chart, bar, p);
    const plots_box_t box = {plots_frame_x(&panel, start), plots_frame_x(&panel, start + value),
                             plots_frame_y(&panel, y - half), plots_frame_y(&panel, y + half)};
    plots_pattern_hatch(script, plots_pattern(p), &box);
    write_part(chart, script, layout, &box, bar, p);
    start += chart->is_split ? 0.0 : value;
  }
  const plots_type_t type = {layout->columns.size, true, PLOTS_INK};
  if (!chart->is_split)
    plots_script_text(script, plots_frame_x(frame, start) + gap, plots_frame_y(frame, y),
                      PLOTS_LEFT, &type, chart->bars[bar].text);
}

/* "Crece: 5.965.776 (Competitividad)." of a bar of one part; else every part and the text. */
static void describe(const plots_bars_t *chart, plots_script_t *script, size_t bar) {
  const plots_bar_t *self = &chart->bars[bar];
  char text[WORDS_NUMBER_BYTES];
  size_t known = 0, last = 0;
  for (size_t p = 0; p < chart->part_count; p++)
    if (isfinite(self->parts[p])) {
      known++;
      last = p;
    }
  plots_buffer_printf(&script->description, "%s: ", self->label);
  if (known == 1) {
    words_format_number(text, self->parts[last], &chart->format);
    plots_buffer_printf(&script->description, "%s (%s). ", self->text ? self->text : text,
                        chart->parts[last]);
    return;
  }
  for (size_t p = 0; p < chart->part_count; p++) {
    if (!isfinite(self->parts[p]))
      continue;
    words_format_number(text, self->parts[p], &chart->format);
    plots_buffer_printf(&script->description, "%s %s; ", chart->parts[p], text);
  }
  plots_buffer_printf(&script->description, "%s. ", self->text ? self->text : "");
}

static void measure(const plots_bars_t *chart, layout_t *layout) {
  layout->row = plots_page_row((double)chart->count);
  plots_columns_start(&layout->columns, layout->row);
  for (size_t i = 0; i < chart->count; i++)
    plots_columns_add(&layout->columns, chart->bars[i].label, chart->bars[i].text);
  plots_columns_finish(&layout->columns);
}

/* The end of an axis of that width on which a bar leaves room for its text; a text may take up to
   two thirds. */
static double end_for(double value, const char *text, double size, bool bold, double width) {
  const double room = plots_text_width(text, size, bold) + gap;
  return value * width / fmax(width - room, width / 3);
}

static void set_scale(const plots_bars_t *chart, layout_t *layout, plots_frame_t *frame,
                      double width) {
  const double size = layout->columns.size;
  frame->x_high = layout->high;
  for (size_t i = 0; i < chart->count; i++) {
    for (size_t p = 0; chart->is_split && p < chart->part_count; p++) {
      char text[WORDS_NUMBER_BYTES];
      words_format_number(text, chart->bars[i].parts[p], &chart->format);
      frame->x_high = fmax(frame->x_high, end_for(part_of(chart, i, p), text, size, false, width));
    }
    if (!chart->is_split)
      frame->x_high =
          fmax(frame->x_high, end_for(whole(chart, i), chart->bars[i].text, size, true, width));
  }
  /* the number of the last tick stays clear of the next panel's */
  const double beyond =
      chart->is_split ? fmax(0.0, plots_layout_tick_width(&layout->ticks, &chart->format) / 2 - gap)
                      : 0.0;
  while (layout->ticks.count > 1 &&
         layout->ticks.value[layout->ticks.count - 1] > frame->x_high * (1.0 - beyond / width))
    layout->ticks.count--;
}

/* The room of the headings over the panels, which share the page but for the labels. */
static double heading_height(const plots_bars_t *chart, const plots_frame_t *frame) {
  const plots_frame_t panel = panel_of(chart, frame, 0);
  double height = 0.0;
  for (size_t p = 0; p < chart->part_count; p++) {
    plots_lines_t lines;
    plots_text_wrap(&lines, chart->parts[p], (panel.right - panel.left) / 1.1, plots_type_note.size,
                    HEADING_LINES);
    height = fmax(height, 1.25 * plots_type_note.size * (double)lines.count);
  }
  return height;
}

/* Grids and boxes; the page is open afterwards. */
static void draw_panels(const plots_bars_t *chart, plots_script_t *script, const layout_t *layout,
                        const plots_frame_t *frame) {
  for (size_t p = 0; p < chart->part_count; p++) {
    const plots_frame_t panel = panel_of(chart, frame, p);
    if (p == 0 || chart->is_split)
      plots_script_panel(script, &panel, layout->ticks.value, layout->ticks.count, NULL, 0);
    draw_part(chart, script, p);
  }
  plots_script_page(script);
}

/* Axes, and the headings of panels, which end just above them. */
static void write_axes(const plots_bars_t *chart, plots_script_t *script, const layout_t *layout,
                       const plots_frame_t *frame, double headings) {
  const plots_type_t title = {plots_type_note.size, true, PLOTS_INK};
  for (size_t p = 0; p < (chart->is_split ? chart->part_count : 1); p++) {
    const plots_frame_t panel = panel_of(chart, frame, p);
    plots_layout_axis_x(script, &panel, &layout->ticks, &chart->format, NULL);
    plots_layout_base(script, &panel);
    if (chart->is_split)
      plots_script_paragraph(script, panel.left, frame->top - 10 - headings / 2,
                             panel.right - panel.left, PLOTS_LEFT, &title, HEADING_LINES, true,
                             chart->parts[p]);
  }
  plots_script_paragraph(script, (frame->left + frame->right) / 2, frame->bottom + 48,
                         frame->right - frame->left, PLOTS_CENTRE, &plots_type_note, 1, true,
                         chart->unit);
}

/* A mark of which the number is written behind the bar or in it, alike. */
static void record(const plots_bars_t *chart, plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++)
    for (size_t p = 0; p < chart->part_count; p++) {
      const plots_bar_t *bar = &chart->bars[i];
      char text[WORDS_NUMBER_BYTES];
      plots_mark_t mark = plots_mark(chart->parts[p], bar->label, bar->parts[p], chart->unit);
      words_format_number(text, bar->parts[p], &chart->format);
      mark.label = text;
      plots_marks_add(script, &chart->caption, &mark);
    }
}

static int compose(const plots_bars_t *chart, plots_script_t *script, layout_t *layout) {
  const bool has_key = chart->part_count > 1 && !chart->is_split;
  plots_frame_t frame = {.left = PLOTS_MARGIN + layout->columns.labels + 20,
                         .right = PLOTS_WIDTH - PLOTS_MARGIN,
                         .y_low = (double)chart->count - 0.5,
                         .y_high = -0.5};
  double key = 0.0, top, bottom;
  if (chart->is_split)
    key = heading_height(chart, &frame);
  else if (has_key)
    key = plots_pattern_key_height(script, chart->parts, chart->part_count);
  const plots_page_rows_t rows = {key + 12 + axis_height, (double)chart->count, layout->row,
                                  row_most};
  plots_page_open_rows(script, &chart->caption, &chart->foot, &rows, &top, &bottom);
  frame.top = top + key + 12;
  frame.bottom = fmin(bottom - axis_height, frame.top + row_most * (double)chart->count);
  const plots_frame_t first = panel_of(chart, &frame, 0);
  set_scale(chart, layout, &frame, first.right - first.left);
  draw_panels(chart, script, layout, &frame);
  if (has_key)
    plots_pattern_key(script, chart->parts, chart->part_count, top);
  write_axes(chart, script, layout, &frame, key);
  for (size_t i = 0; i < chart->count; i++) {
    finish_bar(chart, script, layout, &frame, i);
    plots_columns_label(&layout->columns, script, frame.left - 14, plots_frame_y(&frame, (double)i),
                        layout->row, chart->bars[i].label);
    describe(chart, script, i);
  }
  record(chart, script);
  return plots_script_finish(script);
}

int plots_bars_script(const plots_bars_t *chart, plots_script_t *script) {
  layout_t layout = {0};
  plots_script_init(script, 0);
  if (!chart->bars || !chart->parts || chart->count < 1 || chart->count > BARS_MAX ||
      chart->part_count < 1 || chart->part_count > PLOTS_PATTERNS)
    return PLOTS_ERR_ARGUMENT;
  bool any = false;
  for (size_t i = 0; i < chart->count; i++)
    for (size_t p = 0; p < chart->part_count; p++) {
      const double value = chart->bars[i].parts[p];
      if (value < 0)
        return PLOTS_ERR_ARGUMENT;
      any = any || isfinite(value);
      layout.high = fmax(layout.high, chart->is_split ? part_of(chart, i, p) : whole(chart, i));
    }
  if (!any)
    return PLOTS_ERR_EMPTY;
  layout.high = layout.high > 0 ? layout.high : 1.0;
  plots_ticks(&layout.ticks, 0.0, layout.high, chart->is_split ? 4 : 8);
  measure(chart, &layout);
  return compose(chart, script, &layout);
}

int plots_bars_write(const plots_bars_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_bars_script(chart, &script), &script, &chart->caption, target);
}
