// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/budget.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "plots/page.h"
#include "plots/text.h"
#include "words/messages.h"

#include <math.h>
#include <stdio.h>

enum { YEARS_MAX = 100, KEY_COUNT = 4 };
static const double margin_left = 260, number_gap = 7, type_least = 13;

/* From left to right in the slot of a year: the ceiling's mark, the box, the median's number; in
   slots of at most 240 pixels, the middle of wider ones. */
static const double slot_most = 240, mark_at = -0.38, box_at = -0.15, box_reach = 0.13;

static double slot_of(const plots_budget_t *chart) {
  return (PLOTS_WIDTH - PLOTS_MARGIN - margin_left) / (double)chart->count;
}

static double in_years(const plots_budget_t *chart, double share) {
  return share * fmin(1.0, slot_most / slot_of(chart));
}

/* Where the medians are written: beside their boxes where there is room, else in a row under the
   years, and not at all where even that is too narrow. */
typedef enum { MEDIANS_NONE, MEDIANS_BESIDE, MEDIANS_UNDER } medians_t;

typedef struct {
  medians_t medians;
  double slot;         /* pixels of a year */
  double number, size; /* of the letters of medians and probabilities */
} layout_t;

static void draw_boxes(const plots_budget_t *chart, plots_script_t *script) {
  plots_box_t wide[YEARS_MAX], narrow[YEARS_MAX];
  const double box_x = in_years(chart, box_at), box_half = in_years(chart, box_reach);
  for (size_t i = 0; i < chart->count; i++) {
    const plots_band_t *b = &chart->required[i];
    const double x = (double)i + box_x;
    wide[i] = (plots_box_t){x - box_half, x + box_half, b->low, b->high};
    narrow[i] = (plots_box_t){x - 0.6 * box_half, x + 0.6 * box_half, b->lower, b->upper};
  }
  plots_script_boxes(script, &plots_pen_band90, wide, chart->count);
  plots_script_boxes(script, &plots_pen_band50, narrow, chart->count);
}

/* Over the ceiling's line, which may lie at the same height. */
static void draw_medians(const plots_budget_t *chart, plots_script_t *script) {
  plots_point_t median[YEARS_MAX];
  const double box_x = in_years(chart, box_at);
  for (size_t i = 0; i < chart->count; i++)
    median[i] = (plots_point_t){(double)i + box_x, chart->required[i].median};
  plots_pen_t dot = plots_pen_median;
  if (chart->count > 12)
    dot.size = 8, dot.width = 1.5;
  plots_script_points(script, &dot, median, chart->count);
}

/* A dashed line over the year, a square at its left part, and its own whisker. */
static void draw_ceiling(const plots_budget_t *chart, plots_script_t *script) {
  plots_line_t line[YEARS_MAX], whisker[3 * YEARS_MAX];
  plots_point_t mark[YEARS_MAX];
  size_t lines = 0;
  for (size_t i = 0; i < chart->count; i++) {
    const plots_band_t *b = &chart->ceiling[i];
    const double x = (double)i, m = x + in_years(chart, mark_at);
    const double half = in_years(chart, 0.42), cap = in_years(chart, 0.03);
    line[i] = (plots_line_t){x - half, b->median, x + half, b->median};
    mark[i] = (plots_point_t){m, b->median};
    if (b->low < b->high) { /* no whisker where the ceiling is certain */
      whisker[lines++] = (plots_line_t){m, b->low, m, b->high};
      whisker[lines++] = (plots_line_t){m - cap, b->low, m + cap, b->low};
      whisker[lines++] = (plots_line_t){m - cap, b->high, m + cap, b->high};
    }
  }
  plots_pen_t square = plots_pen_limit;
  if (chart->count > 12)
    square.size = 8, square.width = 1.0;
  plots_script_lines(script, &plots_pen_limit, line, chart->count);
  plots_script_lines(script, &plots_pen_whisker, whisker, lines);
  plots_script_points(script, &square, mark, chart->count);
}

/* The widest of the texts, in letters of size 1; nine tenths, as the estimate is from above. */
static double widest_median(const plots_budget_t *chart) {
  double widest = 0.0;
  for (size_t i = 0; i < chart->count; i++) {
    char text[WORDS_NUMBER_BYTES];
    words_format_number(text, chart->required[i].median, &chart->format);
    widest = fmax(widest, 0.9 * plots_text_width(text, 1.0, true));
  }
  return widest;
}

static void probability_text(const plots_budget_t *chart, size_t i, char out[WORDS_NUMBER_BYTES]) {
  const words_format_t percent = {1, true, chart->format.lang};
  words_format_chance(out, chart->probability ? chart->probability[i] : NAN, &percent);
}

static double widest_probability(const plots_budget_t *chart) {
  double widest = 0.0;
  for (size_t i = 0; i < chart->count; i++) {
    char text[WORDS_NUMBER_BYTES];
    probability_text(chart, i, text);
    widest = fmax(widest, 0.9 * plots_text_width(text, 1.0, true));
  }
  return widest;
}

static layout_t layout_of(const plots_budget_t *chart) {
  const double slot = slot_of(chart), median = widest_median(chart);
  const double room = (0.5 - in_years(chart, box_at + box_reach)) * slot;
  layout_t layout = {MEDIANS_NONE, slot, plots_type_value.size,
                     fmax(type_least, fmin(24, (slot - 6) / widest_probability(chart)))};
  if (median * plots_type_value.size + 2 * number_gap <= room)
    layout.medians = MEDIANS_BESIDE;
  else if (median * type_least <= slot - 6) {
    layout.medians = MEDIANS_UNDER;
    layout.number = fmin(plots_type_note.size, (slot - 6) / median);
  }
  return layout;
}

/* At the height of the dot, on white, and clear of the ceiling's line. */
static void write_beside(const plots_budget_t *chart, plots_script_t *script,
                         const plots_frame_t *frame, size_t i) {
  char text[WORDS_NUMBER_BYTES];
  const plots_band_t *b = &chart->required[i];
  if (!isfinite(b->median))
    return;
  words_format_number(text, b->median, &chart->format);
  const double x =
      plots_frame_x(frame, (double)i + in_years(chart, box_at + box_reach)) + number_gap;
  const double dot = plots_frame_y(frame, b->median);
  const double line = plots_frame_y(frame, chart->ceiling[i].median);
  double y = dot;
  if (isfinite(line) && fabs(line - dot) < 17)
    y = line < dot ? line + 17 : line - 17;
  y = fmin(y, frame->bottom - 14);
  const double width = 0.9 * plots_text_width(text, plots_type_value.size, true);
  plots_script_boxes(script, &plots_pen_halo, &(plots_box_t){x - 2, x + width + 2, y - 11, y + 11},
                     1);
  plots_script_text(script, x, y, PLOTS_LEFT, &plots_type_value, text);
}

/* The rows of figures under the year: medians, if they are there, then probabilities. */
static void write_year(const plots_budget_t *chart, plots_script_t *script,
                       const plots_frame_t *frame, const layout_t *layout, size_t i) {
  const plots_type_t number = {layout->number, true, PLOTS_INK};
  const plots_type_t chance = {layout->size, true, PLOTS_INK};
  const double x = plots_frame_x(frame, (double)i);
  const double stride = ceil(56.0 / layout->slot);
  const bool under = layout->medians == MEDIANS_UNDER;
  char text[WORDS_NUMBER_BYTES];
  snprintf(text, sizeof text, "%d", chart->years[i]);
  if (fmod((double)i, stride) == 0.0)
    plots_script_text(script, x, frame->bottom + 22, PLOTS_CENTRE, &plots_type_label, text);
  words_format_number(text, chart->required[i].median, &chart->format);
  if (under && isfinite(chart->required[i].median))
    plots_script_text(script, x, frame->bottom + 56, PLOTS_CENTRE, &number, text);
  probability_text(chart, i, text);
  if (fmod((double)i, ceil(widest_probability(chart) * layout->size / layout->slot)) == 0.0)
    plots_script_text(script, x, frame->bottom + (under ? 98 : 62), PLOTS_CENTRE, &chance, text);
}

/* What the rows of figures are, at their left. */
static void write_row_labels(const plots_budget_t *chart, plots_script_t *script,
                             const plots_frame_t *frame, const layout_t *layout) {
  const double width = margin_left - PLOTS_MARGIN - 30;
  const bool under = layout->medians == MEDIANS_UNDER;
  char text[256];
  snprintf(text, sizeof text, "%.150s (P50)", chart->required_label ? chart->required_label : "");
  if (under)
    plots_script_paragraph(script, PLOTS_MARGIN, frame->bottom + 56, width, PLOTS_LEFT,
                           &plots_type_note, 1, true, text);
  plots_script_paragraph(script, PLOTS_MARGIN, frame->bottom + (under ? 98 : 62), width, PLOTS_LEFT,
                         &plots_type_note, under ? 2 : 3, true, chart->probability_label);
}

static void describe(const plots_budget_t *chart, plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    char year[16], chance[WORDS_NUMBER_BYTES];
    probability_text(chart, i, chance);
    snprintf(year, sizeof year, "%d", chart->years[i]);
    plots_buffer_printf(&script->description, "%s. ", year);
    plots_layout_describe(script, chart->required_label, &chart->required[i], &chart->format);
    plots_layout_describe(script, chart->ceiling_label, &chart->ceiling[i], &chart->format);
    if (chart->probability && isfinite(chart->probability[i]))
      plots_page_describe(script, chart->probability_label, chance);
  }
}

static void record(const plots_budget_t *chart, plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    char year[16], chance[WORDS_NUMBER_BYTES];
    const double none = (double)NAN;
    snprintf(year, sizeof year, "%d", chart->years[i]);
    plots_mark_t mark = plots_mark(chart->required_label, year, none, chart->unit);
    plots_marks_band(script, &chart->caption, &mark, &chart->required[i], &chart->format);
    mark.series = chart->ceiling_label;
    plots_band_t ceiling = chart->ceiling[i];
    if (!(ceiling.low < ceiling.high))
      ceiling.low = ceiling.high = none;
    ceiling.lower = ceiling.upper = none; /* not drawn */
    plots_marks_band(script, &chart->caption, &mark, &ceiling, NULL);
    mark = plots_mark(chart->probability_label, year,
                      chart->probability ? chart->probability[i] : none, "%");
    probability_text(chart, i, chance);
    mark.label = chance;
    plots_marks_add(script, &chart->caption, &mark);
  }
}

static int compose(const plots_budget_t *chart, plots_script_t *script, const plots_ticks_t *ticks,
                   double high) {
  const words_lang_t lang = chart->caption.lang;
  const layout_t layout = layout_of(chart);
  char required[256], unit[PLOTS_UNIT_BYTES];
  snprintf(
      required, sizeof required, "%.150s: %s", chart->required_label ? chart->required_label : "",
      words_message(
          layout.medians == MEDIANS_NONE ? WORDS_MSG_DRAWN_MEDIAN : WORDS_MSG_DRAWN_WRITTEN, lang));
  const plots_key_item_t key[KEY_COUNT] = {
      {PLOTS_KEY_MARK, &plots_pen_median, required},
      {PLOTS_KEY_BOX, &plots_pen_band50, words_message(WORDS_MSG_DRAWN_BAND50, lang)},
      {PLOTS_KEY_BOX, &plots_pen_band90, words_message(WORDS_MSG_DRAWN_BAND90, lang)},
      {PLOTS_KEY_MARK_LINE, &plots_pen_limit, chart->ceiling_label}};
  plots_script_init(script, PLOTS_HEIGHT);
  const double y = plots_layout_heading(script, &chart->caption);
  plots_frame_t frame = {.left = margin_left,
                         .right = script->width - PLOTS_MARGIN,
                         .top = y + plots_layout_key_height(script, key, KEY_COUNT) + 46,
                         .bottom = script->height - (layout.medians == MEDIANS_UNDER ? 172 : 146),
                         .x_low = -0.5,
                         .x_high = (double)chart->count - 0.5,
                         .y_low = ticks->value[0],
                         .y_high = plots_layout_headroom(ticks, high)};
  plots_script_panel(script, &frame, NULL, 0, ticks->value, ticks->count);
  draw_boxes(chart, script);
  draw_ceiling(chart, script);
  draw_medians(chart, script);
  plots_script_page(script);
  plots_layout_key(script, key, KEY_COUNT, y);
  plots_layout_unit(unit, chart->unit, ticks, lang);
  plots_layout_axis_y(script, &frame, ticks, &chart->format, unit);
  plots_layout_base(script, &frame);
  for (size_t i = 0; layout.medians == MEDIANS_BESIDE && i < chart->count; i++)
    write_beside(chart, script, &frame, i);
  for (size_t i = 0; i < chart->count; i++)
    write_year(chart, script, &frame, &layout, i);
  write_row_labels(chart, script, &frame, &layout);
  describe(chart, script);
  record(chart, script);
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
  return plots_chart_finish(plots_budget_script(chart, &script), &script, &chart->caption, target);
}
