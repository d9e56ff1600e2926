// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/groups.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "words/messages.h"

#include <math.h>
#include <stdio.h>

enum { KEY_MOST = PLOTS_MARKS + 2 };
static const double title_height = 44, axis_height = 44, plot_height = 300, spread = 0.8;

typedef struct {
  plots_ticks_t ticks[PLOTS_GROUPS_PANELS];
  plots_frame_t frames[PLOTS_GROUPS_PANELS];
} layout_t;

static const plots_band_t *band_of(const plots_groups_t *chart, size_t panel, size_t group,
                                   size_t year) {
  return &chart->panels[panel].bands[group * chart->count + year];
}

static double level_of(const plots_groups_t *chart, size_t panel, size_t group, size_t year) {
  const double *levels = chart->panels[panel].levels;
  return levels ? levels[group * chart->count + year] : (double)NAN;
}

/* Where a group stands, in years. */
static double x_of(const plots_groups_t *chart, size_t group, size_t year) {
  return (double)year + spread * (((double)group + 0.5) / (double)chart->group_count - 0.5);
}

static bool set_ticks(const plots_groups_t *chart, size_t panel, plots_ticks_t *ticks) {
  double low = NAN, high = NAN;
  for (size_t g = 0; g < chart->group_count; g++)
    for (size_t y = 0; y < chart->count; y++) {
      const plots_band_t *band = band_of(chart, panel, g, y);
      plots_layout_extend(&low, &high, band->low);
      plots_layout_extend(&low, &high, band->median);
      plots_layout_extend(&low, &high, band->high);
      plots_layout_extend(&low, &high, level_of(chart, panel, g, y));
    }
  if (isnan(low))
    return false;
  plots_layout_ticks(ticks, low, high, 7);
  return true;
}

/* Whiskers with their ends, and the dashed lines; half a slot wide. */
static void draw_lines(const plots_groups_t *chart, plots_script_t *script, size_t panel,
                       size_t group) {
  plots_line_t whiskers[3 * PLOTS_GROUPS_YEARS], levels[PLOTS_GROUPS_YEARS];
  const double half = 0.5 * spread / (double)chart->group_count, end = fmin(0.4 * half, 0.03);
  size_t count = 0;
  for (size_t y = 0; y < chart->count; y++) {
    const plots_band_t *b = band_of(chart, panel, group, y);
    const double x = x_of(chart, group, y), level = level_of(chart, panel, group, y);
    whiskers[count++] = (plots_line_t){x, b->low, x, b->high};
    whiskers[count++] = (plots_line_t){x - end, b->low, x + end, b->low};
    whiskers[count++] = (plots_line_t){x - end, b->high, x + end, b->high};
    levels[y] = (plots_line_t){x - 0.92 * half, level, x + 0.92 * half, level};
  }
  plots_script_lines(script, &plots_pen_whisker, whiskers, count);
  if (chart->level)
    plots_script_lines(script, &plots_pen_limit, levels, chart->count);
}

static void draw_marks(const plots_groups_t *chart, plots_script_t *script,
                       const plots_frame_t *frame, size_t panel, size_t group) {
  plots_point_t points[PLOTS_GROUPS_YEARS];
  const double slot =
      (plots_frame_x(frame, 1.0) - plots_frame_x(frame, 0.0)) * spread / (double)chart->group_count;
  plots_pen_t pen = plots_pattern_mark(group);
  for (size_t y = 0; y < chart->count; y++)
    points[y] = (plots_point_t){x_of(chart, group, y), band_of(chart, panel, group, y)->median};
  pen.size = fmin(pen.size, fmax(5.0, 0.8 * slot));
  plots_script_points(script, &pen, points, chart->count);
}

static void draw(const plots_groups_t *chart, plots_script_t *script, const layout_t *layout,
                 size_t panel) {
  const plots_frame_t *frame = &layout->frames[panel];
  const plots_pen_t fence = {PLOTS_GREY, NULL, 1.0, 2, 0, 0};
  plots_line_t fences[PLOTS_GROUPS_YEARS];
  for (size_t y = 1; y < chart->count; y++)
    fences[y - 1] = (plots_line_t){(double)y - 0.5, frame->y_low, (double)y - 0.5, frame->y_high};
  if (chart->count > 1)
    plots_script_lines(script, &fence, fences, chart->count - 1);
  for (size_t g = 0; g < chart->group_count; g++)
    draw_lines(chart, script, panel, g);
  for (size_t g = 0; g < chart->group_count; g++)
    draw_marks(chart, script, frame, panel, g);
}

/* Years under the panel, as many as fit. */
static void write_years(const plots_groups_t *chart, plots_script_t *script,
                        const plots_frame_t *frame) {
  const double slot = plots_frame_x(frame, 1.0) - plots_frame_x(frame, 0.0);
  const size_t stride = (size_t)ceil(56.0 / slot);
  for (size_t y = 0; y < chart->count; y += stride) {
    char text[16];
    snprintf(text, sizeof text, "%d", chart->years[y]);
    plots_script_text(script, plots_frame_x(frame, (double)y), frame->bottom + 20, PLOTS_CENTRE,
                      &plots_type_label, text);
  }
}

static void describe(const plots_groups_t *chart, plots_script_t *script, size_t panel) {
  words_format_t format = chart->format;
  format.decimals = chart->panels[panel].decimals;
  plots_buffer_printf(&script->description, "%s: ", chart->panels[panel].title);
  for (size_t g = 0; g < chart->group_count; g++)
    for (size_t y = 0; y < chart->count; y++) {
      char label[128];
      snprintf(label, sizeof label, "%.100s %d", chart->groups[g], chart->years[y]);
      plots_layout_describe(script, label, band_of(chart, panel, g, y), &format);
    }
}

static void write_panel(const plots_groups_t *chart, plots_script_t *script, const layout_t *layout,
                        size_t panel) {
  const plots_frame_t *frame = &layout->frames[panel];
  char title[PLOTS_UNIT_BYTES];
  plots_layout_unit(title, chart->panels[panel].title, &layout->ticks[panel], chart->format.lang);
  plots_script_paragraph(script, PLOTS_MARGIN, frame->top - 24, PLOTS_WIDTH - 2 * PLOTS_MARGIN,
                         PLOTS_LEFT, &plots_type_value, 1, true, title);
  plots_layout_axis_y(script, frame, &layout->ticks[panel], &chart->format, NULL);
  write_years(chart, script, frame);
  plots_layout_base(script, frame);
  describe(chart, script, panel);
}

static size_t fill_key(const plots_groups_t *chart, plots_pen_t pens[PLOTS_MARKS],
                       plots_key_item_t key[KEY_MOST]) {
  size_t count = 0;
  for (size_t g = 0; g < chart->group_count; g++) {
    pens[g] = plots_pattern_mark(g);
    key[count++] = (plots_key_item_t){PLOTS_KEY_MARK, &pens[g], chart->groups[g]};
  }
  key[count++] = (plots_key_item_t){PLOTS_KEY_LINE, &plots_pen_whisker, chart->interval};
  key[count++] = (plots_key_item_t){PLOTS_KEY_LINE, &plots_pen_limit, chart->level};
  return count;
}

static void place(const plots_groups_t *chart, layout_t *layout, double top) {
  double wide = 40.0;
  for (size_t p = 0; p < chart->panel_count; p++)
    wide = fmax(wide, plots_layout_tick_width(&layout->ticks[p], &chart->format));
  for (size_t p = 0; p < chart->panel_count; p++) {
    const plots_ticks_t *ticks = &layout->ticks[p];
    layout->frames[p] = (plots_frame_t){.left = PLOTS_MARGIN + wide + 10,
                                        .right = PLOTS_WIDTH - PLOTS_MARGIN,
                                        .top = top + title_height,
                                        .bottom = top + title_height + plot_height,
                                        .x_low = -0.5,
                                        .x_high = (double)chart->count - 0.5,
                                        .y_low = ticks->value[0],
                                        .y_high = ticks->value[ticks->count - 1]};
    top += title_height + plot_height + axis_height;
  }
}

/* The panel's title holds the unit. */
static void record(const plots_groups_t *chart, plots_script_t *script, size_t panel, size_t group,
                   size_t year) {
  char item[32];
  snprintf(item, sizeof item, "%d", chart->years[year]);
  const plots_band_t *band = band_of(chart, panel, group, year);
  plots_mark_t mark =
      plots_mark(chart->groups[group], item, band->median, chart->panels[panel].title);
  mark.low = band->low;
  mark.high = band->high;
  mark.interval = isfinite(band->low) ? chart->interval : NULL;
  plots_marks_add(script, &chart->caption, &mark);
  if (!chart->level)
    return;
  mark.low = mark.high = (double)NAN;
  mark.value = level_of(chart, panel, group, year);
  mark.interval = chart->level;
  plots_marks_add(script, &chart->caption, &mark);
}

static void record_all(const plots_groups_t *chart, plots_script_t *script) {
  for (size_t p = 0; p < chart->panel_count; p++)
    for (size_t g = 0; g < chart->group_count; g++)
      for (size_t y = 0; y < chart->count; y++)
        record(chart, script, p, g, y);
}

static int compose(const plots_groups_t *chart, plots_script_t *script, layout_t *layout) {
  plots_pen_t pens[PLOTS_MARKS];
  plots_key_item_t key[KEY_MOST];
  const size_t entries = fill_key(chart, pens, key);
  plots_script_init(script, 0);
  const double above = plots_layout_key_height(script, key, entries) + 8;
  const double body =
      above + (double)chart->panel_count * (title_height + plot_height + axis_height);
  double top, bottom;
  plots_script_free(script);
  plots_page_open(script, &chart->caption, &chart->foot, body, &top, &bottom);
  place(chart, layout, top + above);
  for (size_t p = 0; p < chart->panel_count; p++) {
    plots_script_panel(script, &layout->frames[p], NULL, 0, layout->ticks[p].value,
                       layout->ticks[p].count);
    draw(chart, script, layout, p);
  }
  plots_script_page(script);
  plots_layout_key(script, key, entries, top);
  for (size_t p = 0; p < chart->panel_count; p++)
    write_panel(chart, script, layout, p);
  record_all(chart, script);
  return plots_script_finish(script);
}

int plots_groups_script(const plots_groups_t *chart, plots_script_t *script) {
  layout_t layout = {0};
  plots_script_init(script, 0);
  if (!chart->years || !chart->groups || !chart->panels || chart->count < 1 ||
      chart->count > PLOTS_GROUPS_YEARS || chart->group_count < 1 ||
      chart->group_count > PLOTS_MARKS || chart->panel_count < 1 ||
      chart->panel_count > PLOTS_GROUPS_PANELS)
    return PLOTS_ERR_ARGUMENT;
  for (size_t p = 0; p < chart->panel_count; p++) {
    if (!chart->panels[p].bands)
      return PLOTS_ERR_ARGUMENT;
    if (!set_ticks(chart, p, &layout.ticks[p]))
      return PLOTS_ERR_EMPTY;
  }
  return compose(chart, script, &layout);
}

int plots_groups_write(const plots_groups_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_groups_script(chart, &script), &script, &chart->caption, target);
}
