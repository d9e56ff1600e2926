// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/curve.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "plots/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { POINTS_MAX = 100000, MARKS_MAX = 6 };
static const plots_pen_t reference_pen = {PLOTS_ORANGE, NULL, 3.5, 1, 0, 0};
static const plots_pen_t data_pen = {PLOTS_INK, PLOTS_WHITE, 2, 0, PLOTS_CIRCLE, 12};
static const plots_pen_t mark_pen = {PLOTS_INK, PLOTS_WHITE, 2.5, 0, PLOTS_CIRCLE, 14};

/* The points, and before and after them the flat ends of the curve over the whole axis, where its
   own ends are near 0 and 100 %. count + 2 points, or NULL without memory. */
static plots_point_t *rows_of(const plots_curve_t *chart, const plots_frame_t *frame) {
  const size_t n = chart->count;
  plots_point_t *rows = malloc((n + 2) * sizeof *rows);
  if (!rows)
    return NULL;
  for (size_t i = 0; i < n; i++)
    rows[i + 1] = (plots_point_t){chart->x[i], chart->probability[i]};
  rows[0] = (plots_point_t){chart->probability[0] < 0.5 ? frame->x_low : NAN, 0.0};
  rows[n + 1] = (plots_point_t){chart->probability[n - 1] > 99.5 ? frame->x_high : NAN, 100.0};
  return rows;
}

static void draw_marks(const plots_curve_t *chart, plots_script_t *script,
                       const plots_frame_t *frame) {
  for (size_t i = 0; i < chart->mark_count; i++) {
    const plots_curve_mark_t *m = &chart->marks[i];
    const plots_line_t drops[2] = {{m->x, frame->y_low, m->x, m->probability},
                                   {frame->x_low, m->probability, m->x, m->probability}};
    const plots_point_t point = {m->x, m->probability};
    if (!m->reads_chance)
      plots_script_lines(script, &plots_pen_drop, drops, 2);
    plots_script_points(script, &mark_pen, &point, 1);
  }
}

static bool has_reference(const plots_curve_t *chart) {
  return chart->reference_label && isfinite(chart->reference);
}

static void draw_data(const plots_curve_t *chart, plots_script_t *script) {
  plots_script_points(script, &data_pen, chart->data, chart->data_count);
}

static void draw(const plots_curve_t *chart, plots_script_t *script, const plots_frame_t *frame,
                 const plots_point_t *rows) {
  plots_script_area(script, &plots_pen_curve, rows, chart->count + 2, 0.0);
  if (has_reference(chart)) {
    const plots_line_t line = {chart->reference, frame->y_low, chart->reference, frame->y_high};
    plots_script_lines(script, &reference_pen, &line, 1);
  }
  plots_script_curve(script, &plots_pen_curve, rows, chart->count + 2);
  if (chart->data_count)
    draw_data(chart, script);
  draw_marks(chart, script, frame);
}

/* A place for the text of a mark. */
typedef struct {
  double from, to, y; /* pixels */
} place_t;

/* Whether a vertical line runs through a text there, or the frame ends before it. */
static bool crossed(const plots_curve_t *chart, const plots_frame_t *frame, place_t place) {
  const double reference = has_reference(chart) ? plots_frame_x(frame, chart->reference) : -1.0;
  bool hit = place.to > frame->right || place.from < frame->left || place.y > frame->bottom - 12 ||
             place.y < frame->top + 12;
  hit = hit || (reference > place.from - 6 && reference < place.to + 6);
  for (size_t i = 0; i < chart->mark_count; i++) {
    const double x = plots_frame_x(frame, chart->marks[i].x);
    const double top = plots_frame_y(frame, chart->marks[i].probability);
    hit = hit || (!chart->marks[i].reads_chance && x > place.from - 6 && x < place.to + 6 &&
                  top < place.y + 10);
  }
  return hit;
}

/* Whether the curve itself runs through a text there. */
static bool on_curve(const plots_curve_t *chart, const plots_frame_t *frame, place_t place) {
  for (size_t i = 0; i < chart->count; i++) {
    const double x = plots_frame_x(frame, chart->x[i]);
    if (x > place.from - 6 && x < place.to + 6 &&
        fabs(plots_frame_y(frame, chart->probability[i]) - place.y) < 14)
      return true;
  }
  return false;
}

/* A rising curve leaves room below and to the right of a point, else above and to the left; where
   it is flat also on the other sides; near the left axis is the last resort. */
static place_t find_place(const plots_curve_t *chart, const plots_frame_t *frame,
                          const plots_curve_mark_t *mark, double width) {
  const double x = plots_frame_x(frame, mark->x), y = plots_frame_y(frame, mark->probability);
  const place_t places[] = {{x + 16, x + 16 + width, y + 18},
                            {x - 14 - width, x - 14, y - 18},
                            {x - 14 - width, x - 14, y + 18},
                            {x + 16, x + 16 + width, y - 18},
                            {frame->left + 8, frame->left + 8 + width, y - 18}};
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    if (!crossed(chart, frame, places[i]) &&
        !(mark->reads_chance && on_curve(chart, frame, places[i])))
      return places[i];
  }
  return places[x + 16 + width > frame->right];
}

static void write_marks(const plots_curve_t *chart, plots_script_t *script,
                        const plots_frame_t *frame) {
  const words_format_t chance = {1, true, chart->format.lang};
  for (size_t i = 0; i < chart->mark_count; i++) {
    const plots_curve_mark_t *m = &chart->marks[i];
    char number[WORDS_NUMBER_BYTES], text[256];
    if (!isfinite(m->x) || !isfinite(m->probability))
      continue;
    if (m->reads_chance)
      words_format_chance(number, m->probability, &chance);
    else
      words_format_number(number, m->x, &chart->format);
    snprintf(text, sizeof text, "%.150s: %s", m->label ? m->label : "", number);
    const char *written = m->reads_chance ? number : text;
    /* nine tenths: the estimate of the width is from above */
    const double width = 0.9 * plots_text_width(written, plots_type_value.size, true);
    const place_t place = find_place(chart, frame, m, width);
    const bool right = place.to < plots_frame_x(frame, m->x);
    plots_script_text(script, right ? place.to : place.from, place.y,
                      right ? PLOTS_RIGHT : PLOTS_LEFT, &plots_type_value, written);
    plots_buffer_printf(&script->description, "%s. ", text);
  }
}

static void write_reference(const plots_curve_t *chart, plots_script_t *script,
                            const plots_frame_t *frame) {
  char number[WORDS_NUMBER_BYTES], text[320];
  if (!has_reference(chart))
    return;
  words_format_number(number, chart->reference, &chart->format);
  snprintf(text, sizeof text, "%.240s: %s", chart->reference_label, number);
  const double x = plots_frame_x(frame, chart->reference);
  const double half = plots_text_width(text, plots_type_value.size, true) / 2;
  const double centre = fmax(frame->left + half, fmin(frame->right - half, x));
  plots_script_text(script, centre, frame->top - 20, PLOTS_CENTRE, &plots_type_value, text);
  plots_buffer_printf(&script->description, "%s. ", text);
}

static void record_data(const plots_curve_t *chart, plots_script_t *script) {
  plots_mark_t mark = plots_mark(chart->data_label, chart->x_unit, (double)NAN, "%");
  for (size_t i = 0; i < chart->data_count; i++) {
    mark.x = chart->data[i].x;
    mark.value = chart->data[i].y;
    plots_marks_add(script, &chart->caption, &mark);
  }
  if (chart->data_count)
    plots_buffer_printf(&script->description, "%s: %zu. ", chart->data_label, chart->data_count);
}

/* The points are those of the curve; of its marks the number stands beside them. */
static void record(const plots_curve_t *chart, plots_script_t *script) {
  const words_format_t percent = {1, true, chart->format.lang};
  char text[WORDS_NUMBER_BYTES];
  plots_mark_t mark = plots_mark(chart->y_unit, chart->x_unit, (double)NAN, "%");
  for (size_t i = 0; i < chart->count; i++) {
    mark.x = chart->x[i];
    mark.value = chart->probability[i];
    plots_marks_add(script, &chart->caption, &mark);
  }
  mark.label = text;
  for (size_t i = 0; i < chart->mark_count; i++) {
    const plots_curve_mark_t *m = &chart->marks[i];
    mark.series = m->label;
    mark.x = m->x;
    mark.value = m->probability;
    if (m->reads_chance)
      words_format_chance(text, m->probability, &percent);
    else
      words_format_number(text, m->x, &chart->format);
    plots_marks_add(script, &chart->caption, &mark);
  }
  record_data(chart, script);
  if (!has_reference(chart))
    return;
  words_format_number(text, chart->reference, &chart->format);
  mark = plots_mark(chart->reference_label, NULL, chart->reference, chart->x_unit);
  mark.label = text;
  plots_marks_add(script, &chart->caption, &mark);
}

static int compose(const plots_curve_t *chart, plots_script_t *script, plots_frame_t *frame,
                   const plots_point_t *rows, const plots_ticks_t *ticks) {
  const plots_ticks_t percents = {6, 0, {0, 20, 40, 60, 80, 100}};
  const words_format_t percent = {0, true, chart->format.lang};
  plots_script_init(script, PLOTS_HEIGHT);
  const double y = plots_layout_heading(script, &chart->caption);
  frame->left = PLOTS_MARGIN + 76;
  frame->right = script->width - PLOTS_MARGIN - 40;
  frame->top = y + (has_reference(chart) ? 80 : 52);
  frame->bottom = script->height - 120;
  frame->y_high = 100;
  plots_script_panel(script, frame, ticks->value, ticks->count, percents.value, percents.count);
  draw(chart, script, frame, rows);
  plots_script_page(script);
  plots_layout_axis_y(script, frame, &percents, &percent, NULL);
  plots_script_paragraph(script, PLOTS_MARGIN, y + 20, script->width - 2 * PLOTS_MARGIN, PLOTS_LEFT,
                         &plots_type_note, 1, true, chart->y_unit);
  plots_layout_axis_x(script, frame, ticks, &chart->format, chart->x_unit);
  plots_layout_base(script, frame);
  write_marks(chart, script, frame);
  write_reference(chart, script, frame);
  record(chart, script);
  return plots_script_finish(script);
}

int plots_curve_script(const plots_curve_t *chart, plots_script_t *script) {
  double low = NAN, high = NAN;
  plots_ticks_t ticks;
  plots_script_init(script, 0);
  if (!chart->x || !chart->probability || chart->count < 2 || chart->count > POINTS_MAX ||
      chart->data_count > POINTS_MAX ||
      (chart->data_count && (!chart->data || !chart->data_label)) ||
      chart->mark_count > MARKS_MAX || (chart->mark_count && !chart->marks))
    return PLOTS_ERR_ARGUMENT;
  for (size_t i = 0; i < chart->count; i++)
    plots_layout_extend(&low, &high, chart->x[i]);
  for (size_t i = 0; i < chart->data_count; i++)
    plots_layout_extend(&low, &high, chart->data[i].x);
  if (isnan(low))
    return PLOTS_ERR_EMPTY;
  for (size_t i = 0; i < chart->mark_count; i++)
    plots_layout_extend(&low, &high, chart->marks[i].x);
  if (has_reference(chart))
    plots_layout_extend(&low, &high, chart->reference);
  if (has_reference(chart) && low > 0.0 && low == chart->reference)
    low -= 0.03 * (high - low); /* its line would lie on the axis */
  if (low == high)
    plots_layout_ticks(&ticks, low, high, 8);
  else
    plots_ticks(&ticks, low, high, 10);
  plots_frame_t frame = {.x_low = ticks.value[0], .x_high = ticks.value[ticks.count - 1]};
  plots_point_t *rows = rows_of(chart, &frame);
  if (!rows)
    return PLOTS_ERR_NO_MEMORY;
  const int status = compose(chart, script, &frame, rows, &ticks);
  free(rows);
  return status;
}

int plots_curve_write(const plots_curve_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_curve_script(chart, &script), &script, &chart->caption, target);
}
