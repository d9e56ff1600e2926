// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/cases.h"

#include "plots/layout.h"
#include "plots/marks.h"

#include <math.h>
#include <stdio.h>

enum { BINS = 400 };
static const double body = 360, axis_height = 76, largest = 56, smallest = 7;

/* The dots of a size: how many stand in each bin, one size wide. */
typedef struct {
  double size; /* diameter, pixels */
  size_t bins, counts[BINS], highest;
} stacks_t;

static size_t bin_of(const plots_frame_t *frame, const stacks_t *stacks, double value) {
  const double at = (plots_frame_x(frame, value) - frame->left) / stacks->size;
  const size_t bin = at > 0.0 ? (size_t)at : 0;
  return bin < stacks->bins ? bin : stacks->bins - 1;
}

static stacks_t stack(const plots_cases_t *chart, const plots_frame_t *frame, double size) {
  stacks_t self = {.size = size,
                   .bins = (size_t)fmax(1.0, floor((frame->right - frame->left) / size))};
  self.bins = self.bins < BINS ? self.bins : BINS;
  for (size_t i = 0; i < chart->count; i++) {
    const size_t count = ++self.counts[bin_of(frame, &self, chart->values[i])];
    self.highest = count > self.highest ? count : self.highest;
  }
  return self;
}

/* The largest dots of which no stack is higher than the frame; at the smallest they lie closer. */
static stacks_t fit(const plots_cases_t *chart, const plots_frame_t *frame) {
  const double height = frame->bottom - frame->top;
  stacks_t self = stack(chart, frame, largest);
  for (double size = largest; (double)self.highest * size > height && size > smallest; size -= 1.0)
    self = stack(chart, frame, size - 1.0);
  return self;
}

/* In pixels, on the page. */
static void draw_dots(const plots_cases_t *chart, plots_script_t *script,
                      const plots_frame_t *frame) {
  plots_point_t points[PLOTS_CASES];
  stacks_t stacks = fit(chart, frame);
  const double pitch = fmin(stacks.size, (frame->bottom - frame->top) /
                                             (double)(stacks.highest ? stacks.highest : 1));
  const plots_pen_t dot = {PLOTS_INK, PLOTS_BLUE, 1.0, 0, PLOTS_CIRCLE, 0.86 * stacks.size};
  for (size_t bin = 0; bin < stacks.bins; bin++)
    stacks.counts[bin] = 0;
  for (size_t i = 0; i < chart->count; i++) {
    const size_t bin = bin_of(frame, &stacks, chart->values[i]);
    points[i] = (plots_point_t){frame->left + stacks.size * ((double)bin + 0.5),
                                frame->bottom - pitch * ((double)stacks.counts[bin]++ + 0.5)};
  }
  plots_script_points(script, &dot, points, chart->count);
}

static void describe(const plots_cases_t *chart, plots_script_t *script) {
  char low[WORDS_NUMBER_BYTES], middle[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  words_format_number(low, chart->values[0], &chart->format);
  words_format_number(middle, chart->values[chart->count / 2], &chart->format);
  words_format_number(high, chart->values[chart->count - 1], &chart->format);
  plots_buffer_printf(&script->description, "%s: %s, %s, %s. ", chart->unit ? chart->unit : "", low,
                      middle, high);
}

static void record(const plots_cases_t *chart, plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    char item[48];
    snprintf(item, sizeof item, "%zu/%zu", i + 1, chart->count);
    const plots_mark_t mark = plots_mark(chart->unit, item, chart->values[i], chart->unit);
    plots_marks_add(script, &chart->caption, &mark);
  }
}

static bool is_drawable(const plots_cases_t *chart) {
  if (!chart->values || chart->count < 1 || chart->count > PLOTS_CASES)
    return false;
  for (size_t i = 0; i < chart->count; i++)
    if (!isfinite(chart->values[i]) || (i > 0 && chart->values[i] < chart->values[i - 1]))
      return false;
  return true;
}

int plots_cases_script(const plots_cases_t *chart, plots_script_t *script) {
  plots_ticks_t ticks;
  double top, bottom;
  char unit[PLOTS_UNIT_BYTES];
  plots_script_init(script, 0);
  if (!is_drawable(chart))
    return PLOTS_ERR_ARGUMENT;
  plots_layout_ticks(&ticks, chart->values[0], chart->values[chart->count - 1], 9);
  plots_page_open(script, &chart->caption, &chart->foot, body + axis_height, &top, &bottom);
  const double edge = fmax(60.0, plots_layout_tick_width(&ticks, &chart->format) / 2);
  const plots_frame_t frame = {.left = PLOTS_MARGIN + edge,
                               .right = script->width - PLOTS_MARGIN - edge,
                               .top = top + 8,
                               .bottom = bottom - axis_height,
                               .x_low = ticks.value[0],
                               .x_high = ticks.value[ticks.count - 1],
                               .y_low = 0.0,
                               .y_high = 1.0};
  plots_script_panel(script, &frame, ticks.value, ticks.count, NULL, 0);
  plots_script_page(script);
  plots_layout_unit(unit, chart->unit, &ticks, chart->caption.lang);
  plots_layout_axis_x(script, &frame, &ticks, &chart->format, unit);
  plots_layout_base(script, &frame);
  draw_dots(chart, script, &frame);
  describe(chart, script);
  record(chart, script);
  return plots_script_finish(script);
}

int plots_cases_write(const plots_cases_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_cases_script(chart, &script), &script, &chart->caption, target);
}
