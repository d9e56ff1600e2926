// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/fan.h"

#include "plots/layout.h"
#include "plots/pattern.h"
#include "plots/text.h"
#include "words/messages.h"

#include <math.h>
#include <stdio.h>

enum { KEY_MOST = PLOTS_FAN_LINES + 5 };
static const double title_height = 56, plot_height = 230, years_height = 44;
static const double half90 = 0.34, half50 = 0.2;
static const plots_pen_t past_pen = {PLOTS_GREY, NULL, 3.0, 0, 0, 0};
static const plots_pen_t past_mark = {PLOTS_GREY, PLOTS_WHITE, 2.0, 0, PLOTS_SQUARE, 12};
static const plots_pen_t now_pen = {PLOTS_GREY, NULL, 1.0, 2, 0, 0};

typedef struct {
  plots_ticks_t ticks[PLOTS_FAN_PANELS];
  plots_frame_t frames[PLOTS_FAN_PANELS];
  double slot; /* the width of a year */
  double size; /* of the figures; 0: none is written */
} layout_t;

static bool set_ticks(const plots_fan_t *chart, size_t panel, plots_ticks_t *ticks) {
  const plots_fan_panel_t *p = &chart->panels[panel];
  double low = NAN, high = NAN, past_low = NAN, past_high = NAN;
  for (size_t i = 0; i < chart->past_count; i++)
    plots_layout_extend(&past_low, &past_high, p->past[i]);
  for (size_t i = 0; i < chart->count; i++)
    plots_layout_extend_band(&low, &high, &p->bands[i]);
  if (isnan(low) || isnan(past_low))
    return false;
  plots_layout_extend(&low, &high, past_low);
  plots_layout_extend(&low, &high, past_high);
  for (size_t i = 0; p->levels && i < chart->count; i++)
    plots_layout_extend(&low, &high, p->levels[i]);
  for (size_t i = 0; p->lines && i < chart->line_count * chart->count; i++)
    plots_layout_extend(&low, &high, p->lines[i]);
  plots_layout_ticks(ticks, low, high, 6);
  return true;
}

static void draw_bands(const plots_fan_t *chart, plots_script_t *script, size_t panel) {
  plots_box_t wide[PLOTS_FAN_YEARS], narrow[PLOTS_FAN_YEARS];
  plots_line_t levels[PLOTS_FAN_YEARS];
  plots_point_t medians[PLOTS_FAN_YEARS];
  const plots_fan_panel_t *p = &chart->panels[panel];
  for (size_t i = 0; i < chart->count; i++) {
    const plots_band_t *b = &p->bands[i];
    const double x = chart->years[i], level = p->levels ? p->levels[i] : (double)NAN;
    wide[i] = (plots_box_t){x - half90, x + half90, b->low, b->high};
    narrow[i] = (plots_box_t){x - half50, x + half50, b->lower, b->upper};
    levels[i] = (plots_line_t){x - 0.46, level, x + 0.46, level};
    medians[i] = (plots_point_t){x, b->median};
  }
  plots_script_boxes(script, &plots_pen_band90, wide, chart->count);
  if (!chart->line_count) /* on the dark half the marks of others are lost in grey */
    plots_script_boxes(script, &plots_pen_band50, narrow, chart->count);
  if (p->levels)
    plots_script_lines(script, &plots_pen_limit, levels, chart->count);
  plots_script_points(script, &plots_pen_median, medians, chart->count);
}

static void draw_past(const plots_fan_t *chart, plots_script_t *script, size_t panel) {
  plots_point_t points[PLOTS_FAN_YEARS];
  for (size_t i = 0; i < chart->past_count; i++)
    points[i] = (plots_point_t){chart->past_years[i], chart->panels[panel].past[i]};
  plots_script_curve(script, &past_pen, points, chart->past_count);
  plots_script_points(script, &past_mark, points, chart->past_count);
}

/* The others beside each other in the slot of the year, each with a mark of its own. */
static void draw_lines(const plots_fan_t *chart, plots_script_t *script, size_t panel) {
  plots_point_t points[PLOTS_FAN_YEARS];
  const double *lines = chart->panels[panel].lines;
  for (size_t g = 0; lines && g < chart->line_count; g++) {
    const double at = 0.7 * (((double)g + 0.5) / (double)chart->line_count - 0.5);
    plots_pen_t pen = plots_pattern_mark(g + 1);
    pen.size = fmin(pen.size, 12.0);
    for (size_t i = 0; i < chart->count; i++)
      points[i] = (plots_point_t){chart->years[i] + at, lines[g * chart->count + i]};
    plots_script_points(script, &pen, points, chart->count);
  }
}

static void draw(const plots_fan_t *chart, plots_script_t *script, const layout_t *layout,
                 size_t panel) {
  const plots_frame_t *frame = &layout->frames[panel];
  const double now = 0.5 * (chart->past_years[chart->past_count - 1] + chart->years[0]);
  const plots_line_t fence = {now, frame->y_low, now, frame->y_high};
  plots_script_panel(script, frame, NULL, 0, layout->ticks[panel].value,
                     layout->ticks[panel].count);
  plots_script_lines(script, &now_pen, &fence, 1);
  draw_bands(chart, script, panel);
  draw_past(chart, script, panel);
  draw_lines(chart, script, panel);
}

/* Figures over what was, and beside what may be. */
static void write_figures(const plots_fan_t *chart, plots_script_t *script, const layout_t *layout,
                          size_t panel) {
  const plots_frame_t *frame = &layout->frames[panel];
  const plots_fan_panel_t *p = &chart->panels[panel];
  const words_format_t format = plots_fan_format(chart, panel);
  const plots_type_t type = {layout->size, true, PLOTS_INK};
  char text[WORDS_NUMBER_BYTES];
  for (size_t i = 0; i < chart->past_count; i++) {
    if (!isfinite(p->past[i]))
      continue;
    words_format_number(text, p->past[i], &format);
    const double y = plots_frame_y(frame, p->past[i]);
    plots_script_text(script, plots_frame_x(frame, chart->past_years[i]),
                      y - 18 < frame->top ? y + 18 : y - 18, PLOTS_CENTRE, &type, text);
  }
  for (size_t i = 0; i < chart->count; i++) {
    if (!isfinite(p->bands[i].median))
      continue;
    words_format_number(text, p->bands[i].median, &format);
    /* Not on the dashed line, nor on the base. */
    double y = fmin(plots_frame_y(frame, p->bands[i].median), frame->bottom - 0.6 * layout->size);
    const double line = p->levels ? plots_frame_y(frame, p->levels[i]) : (double)NAN;
    if (fabs(y - line) < 0.7 * layout->size)
      y = line +
          (y < line || line + 1.4 * layout->size > frame->bottom ? -0.8 : 0.8) * layout->size;
    plots_script_text(script, plots_frame_x(frame, chart->years[i] + half90) + 4, y, PLOTS_LEFT,
                      &type, text);
  }
}

static void write_year(plots_script_t *script, const plots_frame_t *frame, int year, double *free) {
  const double x = plots_frame_x(frame, year);
  char text[16];
  if (x - 24 < *free)
    return;
  snprintf(text, sizeof text, "%d", year);
  plots_script_text(script, x, frame->bottom + 20, PLOTS_CENTRE, &plots_type_label, text);
  *free = x + 30;
}

static void write_panel(const plots_fan_t *chart, plots_script_t *script, const layout_t *layout,
                        size_t panel) {
  const plots_frame_t *frame = &layout->frames[panel];
  char title[PLOTS_UNIT_BYTES];
  double free = 0.0;
  plots_layout_unit(title, chart->panels[panel].title, &layout->ticks[panel], chart->format.lang);
  plots_script_paragraph(script, PLOTS_MARGIN, frame->top - 32, PLOTS_WIDTH - 2 * PLOTS_MARGIN,
                         PLOTS_LEFT, &plots_type_value, 1, true, title);
  plots_layout_axis_y(script, frame, &layout->ticks[panel], &chart->format, NULL);
  for (size_t i = 0; i < chart->past_count; i++)
    write_year(script, frame, chart->past_years[i], &free);
  for (size_t i = 0; i < chart->count; i++)
    write_year(script, frame, chart->years[i], &free);
  plots_layout_base(script, frame);
  if (layout->size > 0.0)
    write_figures(chart, script, layout, panel);
}

static size_t fill_key(const plots_fan_t *chart, plots_pen_t pens[PLOTS_FAN_LINES],
                       plots_key_item_t key[KEY_MOST]) {
  const words_lang_t lang = chart->format.lang;
  size_t count = 0;
  key[count++] = (plots_key_item_t){PLOTS_KEY_MARK, &past_mark, chart->past};
  key[count++] = (plots_key_item_t){PLOTS_KEY_MARK, &plots_pen_median,
                                    words_message(WORDS_MSG_DRAWN_MEDIAN, lang)};
  key[count++] =
      (plots_key_item_t){PLOTS_KEY_BOX, &plots_pen_band50,
                         chart->line_count ? NULL : words_message(WORDS_MSG_DRAWN_BAND50, lang)};
  key[count++] = (plots_key_item_t){PLOTS_KEY_BOX, &plots_pen_band90,
                                    words_message(WORDS_MSG_DRAWN_BAND90, lang)};
  key[count++] = (plots_key_item_t){PLOTS_KEY_LINE, &plots_pen_limit, chart->level};
  for (size_t g = 0; g < chart->line_count; g++) {
    pens[g] = plots_pattern_mark(g + 1);
    key[count++] = (plots_key_item_t){PLOTS_KEY_MARK, &pens[g], chart->lines[g]};
  }
  return count;
}

/* The size at which every figure has room behind its box, all alike; 0 where none is legible. */
static double figure_size(const plots_fan_t *chart, double slot) {
  char text[WORDS_NUMBER_BYTES];
  double widest = 1.0;
  if (chart->line_count)
    return 0.0;
  for (size_t p = 0; p < chart->panel_count; p++) {
    const words_format_t format = plots_fan_format(chart, p);
    for (size_t i = 0; i < chart->count; i++) {
      words_format_number(text, chart->panels[p].bands[i].median, &format);
      widest = fmax(widest, plots_text_width(text, 1.0, true));
    }
    for (size_t i = 0; i < chart->past_count; i++) {
      words_format_number(text, chart->panels[p].past[i], &format);
      widest = fmax(widest, plots_text_width(text, 0.4, true));
    }
  }
  const double size = fmin(18.0, slot * (1.0 - 2.0 * half90) / widest - 4.0 / widest);
  return size < 12.0 ? 0.0 : size;
}

static void place(const plots_fan_t *chart, layout_t *layout, double top) {
  double wide = 40.0;
  for (size_t p = 0; p < chart->panel_count; p++)
    wide = fmax(wide, plots_layout_tick_width(&layout->ticks[p], &chart->format));
  const double first = chart->past_years[0], last = chart->years[chart->count - 1];
  const double left = PLOTS_MARGIN + wide + 10, right = PLOTS_WIDTH - PLOTS_MARGIN;
  layout->slot = (right - left) / (last - first + 1.4);
  layout->size = figure_size(chart, layout->slot);
  for (size_t p = 0; p < chart->panel_count; p++) {
    const plots_ticks_t *ticks = &layout->ticks[p];
    const double y = top + (title_height + plot_height + years_height) * (double)p;
    layout->frames[p] = (plots_frame_t){.left = left,
                                        .right = right,
                                        .top = y + title_height,
                                        .bottom = y + title_height + plot_height,
                                        .x_low = first - 0.6,
                                        .x_high = last + 0.8,
                                        .y_low = ticks->value[0],
                                        .y_high = ticks->value[ticks->count - 1]};
  }
}

static int compose(const plots_fan_t *chart, plots_script_t *script, layout_t *layout) {
  plots_pen_t pens[PLOTS_FAN_LINES];
  plots_key_item_t key[KEY_MOST];
  const size_t entries = fill_key(chart, pens, key);
  plots_script_init(script, 0);
  const double above = plots_layout_key_height(script, key, entries);
  const plots_page_rows_t rows = {above, (double)chart->panel_count,
                                  title_height + plot_height + years_height,
                                  title_height + plot_height + years_height};
  double top, bottom;
  plots_script_free(script);
  plots_page_open_rows(script, &chart->caption, &chart->foot, &rows, &top, &bottom);
  place(chart, layout, top + above);
  for (size_t p = 0; p < chart->panel_count; p++)
    draw(chart, script, layout, p);
  plots_script_page(script);
  plots_layout_key(script, key, entries, top);
  for (size_t p = 0; p < chart->panel_count; p++) {
    write_panel(chart, script, layout, p);
    plots_fan_tell(chart, script, p);
  }
  return plots_script_finish(script);
}

static bool rises(const int *years, size_t count) {
  for (size_t i = 1; i < count; i++)
    if (years[i] <= years[i - 1])
      return false;
  return true;
}

static bool is_drawable(const plots_fan_t *chart) {
  return chart->past_years && chart->years && chart->panels && chart->past_count >= 1 &&
         chart->past_count <= PLOTS_FAN_YEARS && chart->count >= 1 &&
         chart->count <= PLOTS_FAN_YEARS && chart->panel_count >= 1 &&
         chart->panel_count <= PLOTS_FAN_PANELS && chart->line_count <= PLOTS_FAN_LINES &&
         (chart->lines || !chart->line_count) && rises(chart->past_years, chart->past_count) &&
         rises(chart->years, chart->count) &&
         chart->past_years[chart->past_count - 1] < chart->years[0];
}

int plots_fan_script(const plots_fan_t *chart, plots_script_t *script) {
  layout_t layout = {0};
  plots_script_init(script, 0);
  if (!is_drawable(chart))
    return PLOTS_ERR_ARGUMENT;
  for (size_t p = 0; p < chart->panel_count; p++) {
    if (!chart->panels[p].past || !chart->panels[p].bands)
      return PLOTS_ERR_ARGUMENT;
    if (!set_ticks(chart, p, &layout.ticks[p]))
      return PLOTS_ERR_EMPTY;
  }
  return compose(chart, script, &layout);
}

int plots_fan_write(const plots_fan_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_fan_script(chart, &script), &script, &chart->caption, target);
}
