// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/contrasts.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "plots/text.h"
#include "words/messages.h"

#include <math.h>
#include <stdio.h>

enum { ROW_TEXT = PLOTS_INTERVAL_BYTES + WORDS_NUMBER_BYTES, KEY_COUNT = 4, FEW = 4 };
static const double title_height = 44, axis_height = 48, ends = 0.5, column_gap = 30;
static const double plot_least = 150; /* the width of a panel without its numbers */

static const plots_type_t title_type = {17, true, PLOTS_INK};

typedef struct {
  plots_columns_t columns;
  plots_ticks_t ticks[PLOTS_CONTRASTS_PANELS]; /* count 0: the panel has no figures */
  plots_frame_t frames[PLOTS_CONTRASTS_PANELS];
  size_t panels;           /* with figures */
  size_t across;           /* panels beside each other, with one column of labels for all */
  double row, left, pitch; /* of a row of a panel; of the first panel, from one to the next */
} layout_t;

static words_format_t format_of(const plots_contrasts_t *chart, size_t panel) {
  return (words_format_t){.decimals = chart->panels[panel].decimals, .lang = chart->caption.lang};
}

/* "−45 (−62 a −31)"; of many rows, whose letters would be too small, "−45". */
static void row_text(const plots_contrasts_t *chart, size_t panel, size_t i, char out[ROW_TEXT]) {
  char median[WORDS_NUMBER_BYTES], interval[PLOTS_INTERVAL_BYTES];
  const plots_band_t *b = &chart->panels[panel].bands[i];
  const words_format_t format = format_of(chart, panel);
  words_format_number(median, b->median, &format);
  plots_layout_interval(interval, b->low, b->high, &format);
  const bool whole = isfinite(b->low) && isfinite(b->high) && chart->count <= FEW;
  snprintf(out, ROW_TEXT, whole ? "%s (%s)" : "%s", median, interval);
}

/* An axis that always holds zero. */
static bool set_ticks(const plots_contrasts_t *chart, size_t panel, plots_ticks_t *ticks) {
  double low = NAN, high = NAN;
  *ticks = (plots_ticks_t){0};
  for (size_t i = 0; i < chart->count; i++)
    plots_layout_extend_band(&low, &high, &chart->panels[panel].bands[i]);
  if (isnan(low))
    return false;
  plots_ticks(ticks, fmin(low, 0.0), fmax(high, 0.0), chart->panel_count > 1 ? 5 : 8);
  return true;
}

/* As many panels beside each other as keep a width of their own. */
static void spread(const plots_contrasts_t *chart, layout_t *layout) {
  const size_t wanted = chart->count <= FEW ? 2 : 3;
  layout->left = PLOTS_MARGIN + layout->columns.labels + 20;
  for (layout->across = wanted < layout->panels ? wanted : layout->panels;; layout->across--) {
    layout->pitch =
        (PLOTS_WIDTH - PLOTS_MARGIN - layout->left + column_gap) / (double)layout->across;
    const double plot = layout->pitch - column_gap - layout->columns.texts - 16;
    if (layout->across == 1 || plot >= plot_least)
      return;
  }
}

static void measure(const plots_contrasts_t *chart, layout_t *layout) {
  char text[ROW_TEXT];
  layout->row = chart->count <= FEW ? 34.0 : 26.0;
  plots_columns_start(&layout->columns, fmin(layout->row, 29.0));
  for (size_t p = 0; p < chart->panel_count; p++)
    for (size_t i = 0; layout->ticks[p].count && i < chart->count; i++) {
      row_text(chart, p, i, text);
      plots_columns_add(&layout->columns, chart->labels[i], text);
    }
  plots_columns_finish(&layout->columns);
  layout->columns.texts = fmax(layout->columns.texts, 60.0);
  spread(chart, layout);
}

static double panel_height(const plots_contrasts_t *chart, const layout_t *layout) {
  return title_height + layout->row * ((double)chart->count + 2 * ends) + axis_height;
}

static void place(const plots_contrasts_t *chart, layout_t *layout, double top) {
  size_t shown = 0;
  for (size_t p = 0; p < chart->panel_count; p++) {
    const plots_ticks_t *ticks = &layout->ticks[p];
    if (ticks->count == 0)
      continue;
    const size_t row = shown / layout->across, column = shown % layout->across;
    const double left = layout->left + layout->pitch * (double)column,
                 above = top + panel_height(chart, layout) * (double)row;
    layout->frames[p] =
        (plots_frame_t){.left = left,
                        .right = left + layout->pitch - column_gap - layout->columns.texts - 16,
                        .top = above + title_height,
                        .bottom = above + panel_height(chart, layout) - axis_height,
                        .x_low = ticks->value[0],
                        .x_high = ticks->value[ticks->count - 1],
                        .y_low = (double)chart->count - 0.5 + ends,
                        .y_high = -0.5 - ends};
    shown++;
  }
}

static void draw(const plots_contrasts_t *chart, plots_script_t *script, const layout_t *layout,
                 size_t panel) {
  plots_box_t wide[PLOTS_CONTRASTS_ROWS], narrow[PLOTS_CONTRASTS_ROWS];
  plots_point_t median[PLOTS_CONTRASTS_ROWS];
  const plots_frame_t *frame = &layout->frames[panel];
  const plots_line_t zero = {0.0, frame->y_low, 0.0, frame->y_high};
  for (size_t i = 0; i < chart->count; i++) {
    const plots_band_t *b = &chart->panels[panel].bands[i];
    const double y = (double)i;
    wide[i] = (plots_box_t){b->low, b->high, y - 0.32, y + 0.32};
    narrow[i] = (plots_box_t){b->lower, b->upper, y - 0.2, y + 0.2};
    median[i] = (plots_point_t){b->median, y};
  }
  plots_script_boxes(script, &plots_pen_band90, wide, chart->count);
  plots_script_boxes(script, &plots_pen_band50, narrow, chart->count);
  plots_script_lines(script, &plots_pen_goal, &zero, 1);
  plots_script_points(script, &plots_pen_median, median, chart->count);
}

static void write_panel(const plots_contrasts_t *chart, plots_script_t *script,
                        const layout_t *layout, size_t panel) {
  const plots_type_t label = {layout->columns.size, false, plots_type_label.colour};
  const plots_frame_t *frame = &layout->frames[panel];
  const words_format_t format = format_of(chart, panel);
  const double end = frame->left + layout->pitch - column_gap;
  const bool is_first = frame->left < layout->left + 1.0;
  plots_script_paragraph(script, frame->left, frame->top - 22, end - frame->left, PLOTS_LEFT,
                         &title_type, 2, true, chart->panels[panel].title);
  plots_buffer_printf(&script->description, "%s: ", chart->panels[panel].title);
  for (size_t i = 0; i < chart->count; i++) {
    char text[ROW_TEXT];
    const double y = plots_frame_y(frame, (double)i);
    row_text(chart, panel, i, text);
    if (is_first)
      plots_columns_label(&layout->columns, script, frame->left - 18, y, layout->row,
                          chart->labels[i]);
    plots_script_text(script, end, y, PLOTS_RIGHT, &label, text);
    plots_layout_describe(script, chart->labels[i], &chart->panels[panel].bands[i], &format);
  }
  plots_layout_axis_x(script, frame, &layout->ticks[panel], &format, NULL);
  plots_layout_base(script, frame);
}

static void record(const plots_contrasts_t *chart, plots_script_t *script) {
  for (size_t p = 0; p < chart->panel_count; p++)
    for (size_t i = 0; i < chart->count; i++) {
      const words_format_t format = format_of(chart, p);
      const plots_mark_t mark =
          plots_mark(chart->panels[p].title, chart->labels[i], (double)NAN, chart->panels[p].unit);
      plots_marks_band(script, &chart->caption, &mark, &chart->panels[p].bands[i], &format);
    }
}

static int compose(const plots_contrasts_t *chart, plots_script_t *script, layout_t *layout) {
  const words_lang_t lang = chart->caption.lang;
  const plots_key_item_t key[KEY_COUNT] = {
      {PLOTS_KEY_MARK, &plots_pen_median,
       words_message(chart->count <= FEW ? WORDS_MSG_DRAWN_FIGURES : WORDS_MSG_DRAWN_WRITTEN,
                     lang)},
      {PLOTS_KEY_BOX, &plots_pen_band50, words_message(WORDS_MSG_DRAWN_BAND50, lang)},
      {PLOTS_KEY_BOX, &plots_pen_band90, words_message(WORDS_MSG_DRAWN_BAND90, lang)},
      {PLOTS_KEY_LINE, &plots_pen_goal, chart->zero}};
  plots_script_init(script, 0);
  const double above = plots_layout_key_height(script, key, KEY_COUNT) + 8;
  const size_t rows = (layout->panels + layout->across - 1) / layout->across;
  const plots_page_rows_t body = {above, (double)rows, panel_height(chart, layout),
                                  panel_height(chart, layout)};
  double top, bottom;
  plots_script_free(script);
  plots_page_open_rows(script, &chart->caption, &chart->foot, &body, &top, &bottom);
  place(chart, layout, top + above);
  for (size_t p = 0; p < chart->panel_count; p++) {
    const plots_ticks_t *ticks = &layout->ticks[p];
    if (ticks->count == 0)
      continue;
    plots_script_panel(script, &layout->frames[p], ticks->value, ticks->count, NULL, 0);
    draw(chart, script, layout, p);
  }
  plots_script_page(script);
  plots_layout_key(script, key, KEY_COUNT, top);
  for (size_t p = 0; p < chart->panel_count; p++)
    if (layout->ticks[p].count)
      write_panel(chart, script, layout, p);
  record(chart, script);
  return plots_script_finish(script);
}

int plots_contrasts_script(const plots_contrasts_t *chart, plots_script_t *script) {
  layout_t layout = {0};
  plots_script_init(script, 0);
  if (!chart->labels || !chart->panels || chart->count < 1 || chart->count > PLOTS_CONTRASTS_ROWS ||
      chart->panel_count < 1 || chart->panel_count > PLOTS_CONTRASTS_PANELS)
    return PLOTS_ERR_ARGUMENT;
  for (size_t p = 0; p < chart->panel_count; p++) {
    if (!chart->panels[p].bands)
      return PLOTS_ERR_ARGUMENT;
    layout.panels += set_ticks(chart, p, &layout.ticks[p]);
  }
  if (layout.panels == 0)
    return PLOTS_ERR_EMPTY;
  measure(chart, &layout);
  return compose(chart, script, &layout);
}

int plots_contrasts_write(const plots_contrasts_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_contrasts_script(chart, &script), &script, &chart->caption,
                            target);
}
