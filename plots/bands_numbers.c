// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/bands_numbers.h"

#include "plots/style.h"
#include "plots/text.h"

#include <math.h>

static const double number_gap = 6, plan_mark = 20;

/* The widest median of a series, in pixels; nine tenths, as the estimate is from above. */
static double widest_number(const plots_bands_t *chart, const plots_series_t *series) {
  double widest = 0.0;
  for (size_t i = 0; i < chart->count; i++) {
    char text[WORDS_NUMBER_BYTES];
    words_format_number(text, series->bands[i].median, &chart->format);
    widest = fmax(widest, 0.9 * plots_text_width(text, plots_type_value.size, true));
  }
  return widest;
}

double plots_bands_slot(const plots_frame_t *frame) {
  return plots_frame_x(frame, 1.0) - plots_frame_x(frame, 0.0);
}

/* The widest box, half, beside which every number of the chart fits; 0 when there is none. */
static double half_beside(const plots_bands_t *chart, const plots_frame_t *frames) {
  static const double halves[] = {0.18, 0.15, 0.12, 0.1};
  double room = 1.0;
  for (size_t s = 0; s < chart->series_count; s++) {
    const double width = widest_number(chart, &chart->series[s]);
    room = fmin(room, 1.0 - (width + 2 * number_gap) / plots_bands_slot(&frames[s]));
  }
  for (size_t i = 0; i < sizeof halves / sizeof halves[0]; i++)
    if (2 * halves[i] <= room)
      return halves[i];
  return 0.0;
}

static bool has_plan(const plots_bands_t *chart) {
  for (size_t s = 0; s < chart->series_count; s++)
    if (chart->series[s].plan)
      return true;
  return false;
}

/* The letters of numbers in a row under the years, with the mark of the median before them; 0: too
   narrow, or the row below would lie on the panel after it. */
static double size_under(const plots_bands_t *chart, const plots_frame_t *frames, bool stacked) {
  double size = plots_type_note.size;
  for (size_t s = 0; s < chart->series_count; s++) {
    const double width = widest_number(chart, &chart->series[s]) / plots_type_value.size;
    size = fmin(size, (plots_bands_slot(&frames[s]) - 6) / (width + 0.7));
  }
  return size < 12 || (stacked && has_plan(chart)) ? 0.0 : size;
}

bool plots_bands_stand(const plots_bands_t *chart, const plots_frame_t *frames, bool stacked,
                       plots_stance_t *stances) {
  const double half = half_beside(chart, frames);
  const double size = half > 0.0 ? 0.0 : size_under(chart, frames, stacked);
  for (size_t s = 0; s < chart->series_count; s++) {
    const double width = widest_number(chart, &chart->series[s]);
    if (half > 0.0)
      stances[s] =
          (plots_stance_t){PLOTS_NUMBERS_BESIDE,
                           -(width + number_gap) / (2 * plots_bands_slot(&frames[s])), half, 0.0};
    else
      stances[s] =
          (plots_stance_t){size > 0.0 ? PLOTS_NUMBERS_UNDER : PLOTS_NUMBERS_NONE, 0.0, 0.22, size};
  }
  return half > 0.0 || size > 0.0;
}

/* Moves a text off a line at that height, to the side where the value lies. */
static double clear_of(double y, double line, double value) {
  if (!isfinite(line) || fabs(line - y) >= 15)
    return y;
  return value >= line ? line + 16 : line - 16;
}

static void write_beside(const plots_series_t *series, plots_script_t *script,
                         const plots_frame_t *frame, const plots_stance_t *stance, size_t i,
                         const char *text) {
  const double x = plots_frame_x(frame, (double)i + stance->shift + stance->half) + number_gap;
  const double value = plots_frame_y(frame, series->bands[i].median);
  double y = clear_of(value, plots_frame_y(frame, plots_bands_at(series->plan, i)), value);
  y = clear_of(y, plots_frame_y(frame, plots_bands_at(series->goal, i)), value);
  if (y > frame->bottom - 13) /* not on the years */
    y = frame->bottom - 13;
  const double width = 0.9 * plots_text_width(text, plots_type_value.size, true);
  plots_script_boxes(script, &plots_pen_halo, &(plots_box_t){x - 2, x + width + 2, y - 11, y + 11},
                     1);
  plots_script_text(script, x, y, PLOTS_LEFT, &plots_type_value, text);
}

/* Whether every planned value of a series fits under its year. */
static bool plan_fits(const plots_bands_t *chart, const plots_series_t *series,
                      const plots_frame_t *frame) {
  for (size_t i = 0; series->plan && i < chart->count; i++) {
    char text[WORDS_NUMBER_BYTES];
    words_format_number(text, series->plan[i], &chart->format);
    if (plots_text_width(text, plots_type_note.size, false) + plan_mark + 8 >
        plots_bands_slot(frame))
      return false;
  }
  return series->plan != NULL;
}

/* The mark of the median and its number, in the row below the years, or below that of the plan. */
static void write_under(const plots_bands_t *chart, const plots_series_t *series,
                        plots_script_t *script, const plots_frame_t *frame,
                        const plots_stance_t *stance, size_t i, const char *text) {
  const plots_type_t type = {stance->size, true, PLOTS_INK};
  const double width = 0.9 * plots_text_width(text, type.size, true);
  const double mark = 0.7 * type.size,
               y = frame->bottom + (plan_fits(chart, series, frame) ? 74 : 50);
  const double x = plots_frame_x(frame, (double)i) - (width + mark) / 2;
  plots_pen_t dot = plots_pen_median;
  dot.size = 0.5 * type.size, dot.width = 1.5;
  plots_script_points(script, &dot, &(plots_point_t){x + 0.2 * type.size, y}, 1);
  plots_script_text(script, x + mark, y, PLOTS_LEFT, &type, text);
}

void plots_bands_write_values(const plots_bands_t *chart, const plots_series_t *series,
                              plots_script_t *script, const plots_frame_t *frame,
                              const plots_stance_t *stance) {
  for (size_t i = 0; i < chart->count && stance->numbers != PLOTS_NUMBERS_NONE; i++) {
    char text[WORDS_NUMBER_BYTES];
    words_format_number(text, series->bands[i].median, &chart->format);
    if (!isfinite(series->bands[i].median))
      continue;
    if (stance->numbers == PLOTS_NUMBERS_BESIDE)
      write_beside(series, script, frame, stance, i, text);
    else
      write_under(chart, series, script, frame, stance, i, text);
  }
}

void plots_bands_write_plan(const plots_bands_t *chart, const plots_series_t *series,
                            plots_script_t *script, const plots_frame_t *frame) {
  const double mark = plan_mark;
  char text[WORDS_NUMBER_BYTES];
  if (!plan_fits(chart, series, frame))
    return;
  for (size_t i = 0; i < chart->count; i++) {
    if (!isfinite(series->plan[i]))
      continue;
    words_format_number(text, series->plan[i], &chart->format);
    const double width = 0.9 * plots_text_width(text, plots_type_note.size, false);
    const double x = plots_frame_x(frame, (double)i) - (width + mark) / 2, y = frame->bottom + 47;
    const plots_point_t point = {x + 7, y};
    plots_script_points(script, &plots_pen_plan, &point, 1);
    plots_script_text(script, x + mark, y, PLOTS_LEFT, &plots_type_note, text);
  }
}
