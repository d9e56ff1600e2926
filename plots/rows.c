// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/rows.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "plots/page.h"
#include "plots/text.h"
#include "words/messages.h"

#include <math.h>
#include <stdio.h>

enum { ROWS_MAX = 400, KEY_COUNT = 3 };

static void draw(const plots_rows_t *chart, plots_script_t *script, double row) {
  plots_box_t wide[ROWS_MAX], narrow[ROWS_MAX];
  plots_point_t median[ROWS_MAX];
  for (size_t i = 0; i < chart->count; i++) {
    const plots_band_t *b = &chart->bands[i];
    const double y = (double)i;
    wide[i] = (plots_box_t){b->low, b->high, y - 0.32, y + 0.32};
    narrow[i] = (plots_box_t){b->lower, b->upper, y - 0.2, y + 0.2};
    median[i] = (plots_point_t){b->median, y};
  }
  plots_pen_t dot = plots_pen_median;
  dot.size = fmin(dot.size, row * 0.5);
  dot.width = row < 24 ? 1.5 : dot.width;
  plots_script_boxes(script, &plots_pen_band90, wide, chart->count);
  plots_script_boxes(script, &plots_pen_band50, narrow, chart->count);
  plots_script_points(script, &dot, median, chart->count);
}

/* "45 (31 a 62)" */
static void row_text(const plots_rows_t *chart, size_t i, char *out, size_t size) {
  char median[WORDS_NUMBER_BYTES], interval[PLOTS_INTERVAL_BYTES];
  const plots_band_t *b = &chart->bands[i];
  words_format_number(median, b->median, &chart->format);
  plots_layout_interval(interval, b->low, b->high, &chart->format);
  const bool whole = isfinite(b->low) && isfinite(b->high);
  snprintf(out, size, whole ? "%s (%s)" : "%s",
           isfinite(b->median) ? median
                               : words_message(WORDS_MSG_DRAWN_MISSING, chart->caption.lang),
           interval);
}

/* Where the columns of texts end, and the size of their letters. */
typedef struct {
  double labels, numbers, size;
} columns_t;

/* The widest label and the widest number, each held to its part of the page; letters shrink to
   three quarters for long labels, and what is longer still takes two lines. */
static void measure(const plots_rows_t *chart, double row, columns_t *columns) {
  const double most = 380;
  double labels = 60;
  columns->size = fmin(plots_type_label.size, row * 0.62);
  for (size_t i = 0; i < chart->count; i++)
    labels = fmax(labels, plots_text_width(chart->labels[i], columns->size, false) + 1);
  if (labels > most) {
    const double smaller = columns->size * fmax(0.75, most / labels);
    labels *= smaller / columns->size;
    columns->size = smaller;
  }
  columns->labels = fmin(labels + 1, most);
  columns->numbers = plots_text_width(words_message(WORDS_MSG_DRAWN_CENTRAL90, chart->caption.lang),
                                      plots_type_note.size, false);
  for (size_t i = 0; i < chart->count; i++) {
    char text[PLOTS_INTERVAL_BYTES + WORDS_NUMBER_BYTES];
    row_text(chart, i, text, sizeof text);
    columns->numbers = fmax(columns->numbers, plots_text_width(text, columns->size, false));
  }
  columns->numbers = fmin(columns->numbers, 400);
}

static void write_rows(const plots_rows_t *chart, plots_script_t *script,
                       const plots_frame_t *frame, const columns_t *columns, double row) {
  const plots_type_t label = {columns->size, false, plots_type_label.colour};
  const plots_type_t small = {fmin(columns->size, row * 0.4), false, plots_type_label.colour};
  for (size_t i = 0; i < chart->count; i++) {
    char text[PLOTS_INTERVAL_BYTES + WORDS_NUMBER_BYTES];
    const double y = plots_frame_y(frame, (double)i);
    row_text(chart, i, text, sizeof text);
    const bool fits = plots_text_width(chart->labels[i], label.size, false) < columns->labels;
    plots_script_paragraph(script, frame->left - 18, y, columns->labels, PLOTS_RIGHT,
                           fits ? &label : &small, fits || row < 26 ? 1 : 2, true,
                           chart->labels[i]);
    plots_script_text(script, script->width - PLOTS_MARGIN, y, PLOTS_RIGHT, &label, text);
    plots_page_describe(script, chart->labels[i], isfinite(chart->bands[i].median) ? NULL : text);
    plots_layout_describe(script, chart->labels[i], &chart->bands[i], &chart->format);
  }
  plots_script_text(script, script->width - PLOTS_MARGIN, frame->top - 16, PLOTS_RIGHT,
                    &plots_type_note,
                    words_message(WORDS_MSG_DRAWN_CENTRAL90, chart->caption.lang));
}

static void record(const plots_rows_t *chart, plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    const plots_mark_t mark = plots_mark(chart->unit, chart->labels[i], (double)NAN, chart->unit);
    plots_marks_band(script, &chart->caption, &mark, &chart->bands[i], &chart->format);
  }
}

static int compose(const plots_rows_t *chart, plots_script_t *script, const plots_ticks_t *ticks) {
  const words_lang_t lang = chart->caption.lang;
  const plots_key_item_t key[KEY_COUNT] = {
      {PLOTS_KEY_MARK, &plots_pen_median, words_message(WORDS_MSG_DRAWN_MEDIAN, lang)},
      {PLOTS_KEY_BOX, &plots_pen_band50, words_message(WORDS_MSG_DRAWN_BAND50, lang)},
      {PLOTS_KEY_BOX, &plots_pen_band90, words_message(WORDS_MSG_DRAWN_BAND90, lang)}};
  const double row =
      fmin(fmax(20.0, fmin(38.0, 900.0 / (double)chart->count)), 5600.0 / (double)chart->count);
  char unit[PLOTS_UNIT_BYTES];
  columns_t columns;
  measure(chart, row, &columns);
  plots_script_init(script, fmax(fmin(PLOTS_HEIGHT, 310 + 70.0 * (double)chart->count),
                                 300 + row * (double)chart->count));
  const double y = plots_layout_heading(script, &chart->caption);
  const double top = y + plots_layout_key_height(script, key, KEY_COUNT) + 44;
  plots_frame_t frame = {.left = PLOTS_MARGIN + columns.labels + 20,
                         .right = script->width - PLOTS_MARGIN - columns.numbers - 24,
                         .top = top,
                         .bottom = fmin(script->height - 116, top + 70.0 * (double)chart->count),
                         .x_low = ticks->value[0],
                         .x_high = ticks->value[ticks->count - 1],
                         .y_low = (double)chart->count - 0.5,
                         .y_high = -0.5};
  plots_script_panel(script, &frame, ticks->value, ticks->count, NULL, 0);
  draw(chart, script, row);
  plots_script_page(script);
  plots_layout_key(script, key, KEY_COUNT, y);
  plots_layout_unit(unit, chart->unit, ticks, lang);
  plots_layout_axis_x(script, &frame, ticks, &chart->format, unit);
  plots_layout_base(script, &frame);
  write_rows(chart, script, &frame, &columns, row);
  record(chart, script);
  return plots_script_finish(script);
}

int plots_rows_script(const plots_rows_t *chart, plots_script_t *script) {
  plots_ticks_t ticks;
  double low = NAN, high = NAN;
  plots_script_init(script, 0);
  if (!chart->labels || !chart->bands || chart->count < 1 || chart->count > ROWS_MAX)
    return PLOTS_ERR_ARGUMENT;
  for (size_t i = 0; i < chart->count; i++)
    plots_layout_extend_band(&low, &high, &chart->bands[i]);
  if (isnan(low))
    return PLOTS_ERR_EMPTY;
  plots_layout_ticks(&ticks, low, high, 9);
  return compose(chart, script, &ticks);
}

int plots_rows_write(const plots_rows_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_rows_script(chart, &script), &script, &chart->caption, target);
}
