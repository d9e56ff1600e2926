// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/budget.h"

#include "plots/layout.h"
#include "plots/text.h"
#include "plots/words.h"

#include <math.h>
#include <stdio.h>

enum { YEARS_MAX = 100, KEY_COUNT = 4 };
static const double box_x = -0.12, mark_x = 0.26, margin_left = 260;

static void draw_required(const plots_budget_t *chart, plots_script_t *script) {
  plots_box_t wide[YEARS_MAX], narrow[YEARS_MAX];
  plots_point_t median[YEARS_MAX];
  for (size_t i = 0; i < chart->count; i++) {
    const plots_band_t *b = &chart->required[i];
    const double x = (double)i + box_x;
    wide[i] = (plots_box_t){x - 0.14, x + 0.14, b->low, b->high};
    narrow[i] = (plots_box_t){x - 0.085, x + 0.085, b->lower, b->upper};
    median[i] = (plots_point_t){x, b->median};
  }
  plots_pen_t dot = plots_pen_median;
  if (chart->count > 12)
    dot.size = 8, dot.width = 1.5;
  plots_script_boxes(script, &plots_pen_band90, wide, chart->count);
  plots_script_boxes(script, &plots_pen_band50, narrow, chart->count);
  plots_script_points(script, &dot, median, chart->count);
}

/* A dashed line over the year, a square at its right part, and its own whisker. */
static void draw_ceiling(const plots_budget_t *chart, plots_script_t *script) {
  plots_line_t line[YEARS_MAX], whisker[3 * YEARS_MAX];
  plots_point_t mark[YEARS_MAX];
  size_t lines = 0;
  for (size_t i = 0; i < chart->count; i++) {
    const plots_band_t *b = &chart->ceiling[i];
    const double x = (double)i, m = x + mark_x;
    line[i] = (plots_line_t){x - 0.42, b->median, x + 0.42, b->median};
    mark[i] = (plots_point_t){m, b->median};
    if (b->low < b->high) { /* no whisker where the ceiling is certain */
      whisker[lines++] = (plots_line_t){m, b->low, m, b->high};
      whisker[lines++] = (plots_line_t){m - 0.03, b->low, m + 0.03, b->low};
      whisker[lines++] = (plots_line_t){m - 0.03, b->high, m + 0.03, b->high};
    }
  }
  plots_pen_t square = plots_pen_limit;
  if (chart->count > 12)
    square.size = 8, square.width = 1.0;
  plots_script_lines(script, &plots_pen_limit, line, chart->count);
  plots_script_lines(script, &plots_pen_whisker, whisker, lines);
  plots_script_points(script, &square, mark, chart->count);
}

/* Whether every median fits above its box. */
static bool medians_fit(const plots_budget_t *chart, double slot) {
  for (size_t i = 0; i < chart->count; i++) {
    char text[PLOTS_NUMBER_BYTES];
    plots_format_number(text, chart->required[i].median, &chart->format);
    if (0.9 * plots_text_width(text, plots_type_value.size, true) > slot - 4)
      return false;
  }
  return true;
}

static void write_median(const plots_budget_t *chart, plots_script_t *script,
                         const plots_frame_t *frame, size_t i) {
  char text[PLOTS_NUMBER_BYTES];
  const plots_band_t *b = &chart->required[i], *c = &chart->ceiling[i];
  if (!isfinite(b->median))
    return;
  plots_format_number(text, b->median, &chart->format);
  const double line = plots_frame_y(frame, c->median);
  double y = plots_frame_y(frame, fmax(b->high, b->median)) - 18;
  if (isfinite(line) && fabs(line - y) < 14)
    y = line - 16;
  plots_script_text(script, plots_frame_x(frame, (double)i + box_x), y, PLOTS_CENTRE,
                    &plots_type_value, text);
}

static void write_year(const plots_budget_t *chart, plots_script_t *script,
                       const plots_frame_t *frame, size_t i, double size) {
  const plots_format_t percent = {1, true, chart->format.lang};
  const double x = plots_frame_x(frame, (double)i);
  char text[PLOTS_NUMBER_BYTES];
  snprintf(text, sizeof text, "%d", chart->years[i]);
  plots_script_text(script, x, frame->bottom + 22, PLOTS_CENTRE, &plots_type_label, text);
  plots_format_number(text, chart->probability ? chart->probability[i] : NAN, &percent);
  const plots_type_t large = {size, true, PLOTS_INK};
  plots_script_text(script, x, frame->bottom + 62, PLOTS_CENTRE, &large, text);
}

static void describe(const plots_budget_t *chart, plots_script_t *script) {
  const plots_format_t percent = {1, true, chart->format.lang};
  for (size_t i = 0; i < chart->count; i++) {
    const double p = chart->probability ? chart->probability[i] : NAN;
    const plots_band_t sure = {NAN, NAN, p, NAN, NAN};
    char year[16];
    snprintf(year, sizeof year, "%d", chart->years[i]);
    plots_buffer_printf(&script->description, "%s. ", year);
    plots_layout_describe(script, chart->required_label, &chart->required[i], &chart->format);
    plots_layout_describe(script, chart->ceiling_label, &chart->ceiling[i], &chart->format);
    plots_layout_describe(script, chart->probability_label, &sure, &percent);
  }
}

static int compose(const plots_budget_t *chart, plots_script_t *script, const plots_ticks_t *ticks,
                   double high) {
  const plots_lang_t lang = chart->caption.lang;
  const double slot = (PLOTS_WIDTH - PLOTS_MARGIN - margin_left) / (double)chart->count;
  const bool written = medians_fit(chart, slot);
  char required[256];
  snprintf(required, sizeof required, "%.150s: %s",
           chart->required_label ? chart->required_label : "",
           plots_word(written ? PLOTS_WORD_WRITTEN : PLOTS_WORD_MEDIAN, lang));
  const plots_key_item_t key[KEY_COUNT] = {
      {PLOTS_KEY_MARK, &plots_pen_median, required},
      {PLOTS_KEY_BOX, &plots_pen_band50, plots_word(PLOTS_WORD_BAND50, lang)},
      {PLOTS_KEY_BOX, &plots_pen_band90, plots_word(PLOTS_WORD_BAND90, lang)},
      {PLOTS_KEY_MARK_LINE, &plots_pen_limit, chart->ceiling_label}};
  plots_script_init(script, PLOTS_HEIGHT);
  const double y = plots_layout_heading(script, &chart->caption);
  plots_frame_t frame = {.left = margin_left,
                         .right = script->width - PLOTS_MARGIN,
                         .top = y + plots_layout_key_height(script, key, KEY_COUNT) + 46,
                         .bottom = script->height - 146,
                         .x_low = -0.5,
                         .x_high = (double)chart->count - 0.5,
                         .y_low = ticks->value[0],
                         .y_high = plots_layout_headroom(ticks, high)};
  const double size = slot < 116.0 ? 18.0 : 24.0; /* of the probabilities; 4.8 letters wide */
  const size_t stride = (size_t)ceil(4.8 * size / slot);
  plots_script_panel(script, &frame, NULL, 0, ticks->value, ticks->count);
  draw_required(chart, script);
  draw_ceiling(chart, script);
  plots_script_page(script);
  plots_layout_key(script, key, KEY_COUNT, y);
  plots_layout_axis_y(script, &frame, ticks, &chart->format, chart->unit);
  plots_layout_base(script, &frame);
  for (size_t i = 0; written && i < chart->count; i++)
    write_median(chart, script, &frame, i);
  for (size_t i = 0; i < chart->count; i += stride)
    write_year(chart, script, &frame, i, size);
  plots_script_paragraph(script, PLOTS_MARGIN, frame.bottom + 62, margin_left - PLOTS_MARGIN - 30,
                         PLOTS_LEFT, &plots_type_note, 3, true, chart->probability_label);
  describe(chart, script);
  return plots_script_finish(script);
}

int plots_budget_script(const plots_budget_t *chart, plots_script_t *script) {
  plots_ticks_t ticks;
  double low = NAN, high = NAN;
  plots_script_init(script, 0);
  if (!chart->years || !chart->required || !chart->ceiling || chart->count < 1 ||
      chart->count > YEARS_MAX)
    return PLOTS_ERR_ARGUMENT;
  for (size_t i = 0; i < chart->count; i++) {
    plots_layout_extend_band(&low, &high, &chart->required[i]);
    plots_layout_extend_band(&low, &high, &chart->ceiling[i]);
  }
  if (isnan(low))
    return PLOTS_ERR_EMPTY;
  plots_layout_ticks(&ticks, low, high, 8);
  return compose(chart, script, &ticks, high);
}

int plots_budget_write(const plots_budget_t *chart, plots_target_t *target) {
  plots_script_t script;
  int status = plots_budget_script(chart, &script);
  if (status == PLOTS_OK)
    status = plots_chart_write(&script, &chart->caption, target);
  plots_script_free(&script);
  return status;
}
