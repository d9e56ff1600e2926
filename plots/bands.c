// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/bands.h"

#include "plots/bands_numbers.h"
#include "plots/layout.h"
#include "plots/text.h"
#include "words/messages.h"

#include <math.h>
#include <stdio.h>

enum { YEARS_MAX = 100, SERIES_MAX = 6, KEY_COUNT = 5 };
static const double gap = 36;
/* Of a year, side by side; below a panel, the years and a row of numbers or two, and the heading of
   the one after it. */
static const double slot_least = 50, under = 100, under_stacked = 122;

static bool range(const plots_bands_t *chart, double *low, double *high) {
  *low = *high = NAN;
  for (size_t s = 0; s < chart->series_count; s++) {
    for (size_t i = 0; i < chart->count; i++) {
      plots_layout_extend_band(low, high, &chart->series[s].bands[i]);
      plots_layout_extend(low, high, plots_bands_at(chart->series[s].plan, i));
      plots_layout_extend(low, high, plots_bands_at(chart->series[s].goal, i));
    }
  }
  return !isnan(*low);
}

/* The goal as few lines as possible: dashes run through the years in which it stays the same. */
static size_t goal_lines(const plots_bands_t *chart, const plots_series_t *series, double right,
                         plots_line_t *lines) {
  size_t count = 0;
  for (size_t i = 0; i < chart->count; i++) {
    const double aim = plots_bands_at(series->goal, i);
    const double end = i + 1 < chart->count ? (double)i + 0.5 : right;
    if (i > 0 && aim == plots_bands_at(series->goal, i - 1))
      lines[count - 1].to_x = end;
    else
      lines[count++] = (plots_line_t){(double)i - 0.5, aim, end, aim};
  }
  return count;
}

static void draw_series(const plots_bands_t *chart, const plots_series_t *series,
                        plots_script_t *script, double right, const plots_stance_t *stance) {
  plots_box_t wide[YEARS_MAX], narrow[YEARS_MAX];
  plots_line_t plan[YEARS_MAX], goal[YEARS_MAX];
  plots_point_t median[YEARS_MAX], mark[YEARS_MAX];
  for (size_t i = 0; i < chart->count; i++) {
    const plots_band_t *b = &series->bands[i];
    const double x = (double)i + stance->shift, planned = plots_bands_at(series->plan, i);
    wide[i] = (plots_box_t){x - stance->half, x + stance->half, b->low, b->high};
    narrow[i] = (plots_box_t){x - 0.6 * stance->half, x + 0.6 * stance->half, b->lower, b->upper};
    plan[i] = (plots_line_t){(double)i - 0.45, planned, (double)i + 0.45, planned};
    median[i] = (plots_point_t){x, b->median};
    mark[i] = (plots_point_t){(double)i - 0.45, planned};
  }
  plots_pen_t small = plots_pen_median, diamond = plots_pen_plan;
  if (chart->count > 12)
    small.size = 8, small.width = 1.5, diamond.size = 8, diamond.width = 1.0;
  plots_script_boxes(script, &plots_pen_band90, wide, chart->count);
  plots_script_boxes(script, &plots_pen_band50, narrow, chart->count);
  plots_script_lines(script, &plots_pen_goal, goal, goal_lines(chart, series, right, goal));
  plots_script_lines(script, &plots_pen_plan, plan, chart->count);
  plots_script_points(script, &diamond, mark, chart->count);
  plots_script_points(script, &small, median, chart->count);
}

/* Years under the panel, as many as fit. */
static void write_years(const plots_bands_t *chart, plots_script_t *script,
                        const plots_frame_t *frame) {
  const double slot = plots_bands_slot(frame);
  const size_t stride = (size_t)ceil(56.0 / slot);
  for (size_t i = 0; i < chart->count; i += stride) {
    char text[16];
    snprintf(text, sizeof text, "%d", chart->years[i]);
    plots_script_text(script, plots_frame_x(frame, (double)i), frame->bottom + 20, PLOTS_CENTRE,
                      &plots_type_label, text);
  }
}

/* The goal is named once, at the right end of its line: its name above, its value below, or also
   above when below are the years. */
static void write_goal(const plots_bands_t *chart, const plots_series_t *series,
                       plots_script_t *script, const plots_frame_t *frame) {
  const double goal = plots_bands_at(series->goal, chart->count - 1),
               y = plots_frame_y(frame, goal);
  char text[WORDS_NUMBER_BYTES];
  if (!isfinite(goal) || !chart->goal_label)
    return;
  words_format_number(text, goal, &chart->format);
  const bool below = y + 28 < frame->bottom;
  plots_script_paragraph(script, frame->right, below ? y - 16 : y - 42,
                         (frame->right - frame->left) / 3, PLOTS_RIGHT, &plots_type_value, 1, true,
                         chart->goal_label);
  plots_script_text(script, frame->right, below ? y + 16 : y - 16, PLOTS_RIGHT, &plots_type_value,
                    text);
}

static void write_panel(const plots_bands_t *chart, const plots_series_t *series,
                        plots_script_t *script, const plots_frame_t *frame,
                        const plots_stance_t *stance) {
  plots_script_paragraph(script, (frame->left + frame->right) / 2, frame->top - 26,
                         frame->right - frame->left, PLOTS_CENTRE, &plots_type_value, 2, true,
                         series->title);
  write_years(chart, script, frame);
  plots_bands_write_plan(chart, series, script, frame);
  plots_bands_write_values(chart, series, script, frame, stance);
  write_goal(chart, series, script, frame);
  plots_layout_base(script, frame);
  plots_bands_tell(chart, series, script);
}

/* Years that the name of the goal takes at the right end of a panel of that width. */
static double goal_room(const plots_bands_t *chart, size_t s, double width) {
  const double goal = plots_bands_at(chart->series[s].goal, chart->count - 1);
  char number[WORDS_NUMBER_BYTES];
  if (!chart->goal_label || !isfinite(goal))
    return 0.0;
  words_format_number(number, goal, &chart->format);
  const double room = 20 + fmax(plots_text_width(chart->goal_label, plots_type_value.size, true),
                                plots_text_width(number, plots_type_value.size, true));
  const double held = fmin(width / 3, room);
  return (double)chart->count * held / (width - held);
}

/* Whether side by side a year would be too narrow for its number. */
static bool is_stacked(const plots_bands_t *chart, double width) {
  const double columns = (double)chart->series_count, years = (double)chart->count;
  return chart->count > 6 && (width - gap * (columns - 1)) / columns / years < slot_least;
}

/* The frames of the panels: side by side, or stacked. Returns the number of stacked rows. */
static size_t place(const plots_bands_t *chart, plots_frame_t *frames, double left, double top,
                    double height) {
  const double right = PLOTS_WIDTH - PLOTS_MARGIN;
  const bool stacked = chart->series_count > 1 && is_stacked(chart, right - left);
  const size_t columns = stacked ? 1 : chart->series_count;
  const double width = (right - left - gap * (double)(columns - 1)) / (double)columns;
  for (size_t s = 0; s < chart->series_count; s++) {
    const size_t row = s / columns;
    frames[s].left = left + (width + gap) * (double)(s % columns);
    frames[s].right = frames[s].left + width;
    frames[s].top = top + height * (double)row;
    frames[s].bottom = frames[s].top + height - (stacked ? under_stacked : under);
    frames[s].x_low = -0.5;
    frames[s].x_high = (double)chart->count - 0.5 + goal_room(chart, s, width);
  }
  return stacked ? chart->series_count : 1;
}

static int compose(const plots_bands_t *chart, plots_script_t *script, const plots_ticks_t *ticks,
                   double high) {
  const words_lang_t lang = chart->caption.lang;
  plots_key_item_t key[KEY_COUNT] = {
      {PLOTS_KEY_MARK, &plots_pen_median, words_message(WORDS_MSG_DRAWN_WRITTEN, lang)},
      {PLOTS_KEY_BOX, &plots_pen_band50, words_message(WORDS_MSG_DRAWN_BAND50, lang)},
      {PLOTS_KEY_BOX, &plots_pen_band90, words_message(WORDS_MSG_DRAWN_BAND90, lang)},
      {PLOTS_KEY_MARK_LINE, &plots_pen_plan, chart->plan_label},
      {PLOTS_KEY_LINE, &plots_pen_goal, chart->goal_label}};
  char unit[PLOTS_UNIT_BYTES];
  plots_frame_t frames[SERIES_MAX] = {0};
  plots_stance_t stances[SERIES_MAX];
  const double left =
      PLOTS_MARGIN + fmax(40.0, plots_layout_tick_width(ticks, &chart->format) + 10);
  const double top_value = plots_layout_headroom(ticks, high);
  const size_t rows = place(chart, frames, left, 0, 300);
  if (!plots_bands_stand(chart, frames, rows > 1, stances)) /* depends on the widths only */
    key[0].text = words_message(WORDS_MSG_DRAWN_MEDIAN, lang);
  plots_script_init(script, rows == 1 ? PLOTS_HEIGHT : 300 + 380 * (double)rows);
  const double y = plots_layout_heading(script, &chart->caption);
  const double top = y + plots_layout_key_height(script, key, KEY_COUNT) + (chart->unit ? 84 : 54);
  place(chart, frames, left, top, (script->height - 80 - top) / (double)rows + 60 / (double)rows);
  for (size_t s = 0; s < chart->series_count; s++) {
    frames[s].y_low = ticks->value[0];
    frames[s].y_high = top_value;
    plots_script_panel(script, &frames[s], NULL, 0, ticks->value, ticks->count);
    draw_series(chart, &chart->series[s], script, frames[s].x_high, &stances[s]);
  }
  plots_script_page(script);
  plots_layout_key(script, key, KEY_COUNT, y);
  for (size_t s = 0; s < chart->series_count; s++) {
    if (s == 0 || rows > 1)
      plots_layout_axis_y(script, &frames[s], ticks, &chart->format, NULL);
    write_panel(chart, &chart->series[s], script, &frames[s], &stances[s]);
  }
  plots_layout_unit(unit, chart->unit, ticks, lang);
  plots_script_paragraph(script, PLOTS_MARGIN, frames[0].top - 58, 700, PLOTS_LEFT,
                         &plots_type_note, 1, true, unit);
  return plots_script_finish(script);
}

int plots_bands_script(const plots_bands_t *chart, plots_script_t *script) {
  plots_ticks_t ticks;
  double low, high;
  plots_script_init(script, 0);
  if (!chart->years || !chart->series || chart->count < 1 || chart->count > YEARS_MAX ||
      chart->series_count < 1 || chart->series_count > SERIES_MAX)
    return PLOTS_ERR_ARGUMENT;
  for (size_t s = 0; s < chart->series_count; s++) {
    if (!chart->series[s].bands)
      return PLOTS_ERR_ARGUMENT;
  }
  if (!range(chart, &low, &high))
    return PLOTS_ERR_EMPTY;
  plots_layout_ticks(&ticks, low, high, 8);
  return compose(chart, script, &ticks, high);
}

int plots_bands_write(const plots_bands_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_bands_script(chart, &script), &script, &chart->caption, target);
}
