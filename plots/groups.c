// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/groups.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "words/messages.h"

#include <math.h>
#include <stdio.h>

enum { KEY_COUNT = 4 };
static const double name_height = 46, title_height = 50, years_height = 30, gap = 16, row_gap = 14;
static const plots_pen_t mark_pen = {PLOTS_INK, PLOTS_BLUE, 1.5, 0, PLOTS_CIRCLE, 13};
static const plots_pen_t behind_pen = {NULL, PLOTS_GRID, 0, 0, 0, 0};
static const plots_type_t years_type = {16, false, PLOTS_GREY};

/* Blocks in rows; a block has its panels one below the other. */
typedef struct {
  plots_ticks_t ticks[PLOTS_GROUPS_PANELS];
  size_t columns, rows;
  double left, pitch, plot, top; /* of the first panel, of blocks, height of a panel, first row */
} layout_t;

static const plots_band_t *band_of(const plots_groups_t *chart, size_t panel, size_t group,
                                   size_t year) {
  return &chart->panels[panel].bands[group * chart->count + year];
}

static double level_of(const plots_groups_t *chart, size_t panel, size_t group, size_t year) {
  const double *levels = chart->panels[panel].levels;
  return levels ? levels[group * chart->count + year] : (double)NAN;
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
  plots_layout_ticks(ticks, low, high, 5);
  return true;
}

/* As many beside each other as stay legible, in rows as full as can be. */
static size_t columns_of(size_t groups) {
  const size_t most = groups <= 4 ? groups : groups <= 6 || groups == 9 ? 3 : 4;
  return most;
}

static double block_height(const plots_groups_t *chart, const layout_t *layout) {
  return name_height + (title_height + layout->plot) * (double)chart->panel_count + years_height;
}

static plots_frame_t frame_of(const plots_groups_t *chart, const layout_t *layout, size_t panel,
                              size_t group) {
  const size_t row = group / layout->columns, column = group % layout->columns;
  const plots_ticks_t *ticks = &layout->ticks[panel];
  plots_frame_t frame = {.left = layout->left + layout->pitch * (double)column,
                         .x_low = -0.5,
                         .x_high = (double)chart->count - 0.5,
                         .y_low = ticks->value[0],
                         .y_high = ticks->value[ticks->count - 1]};
  frame.right = frame.left + layout->pitch - gap;
  frame.top = layout->top + (block_height(chart, layout) + row_gap) * (double)row + name_height +
              title_height + (title_height + layout->plot) * (double)panel;
  frame.bottom = frame.top + layout->plot;
  return frame;
}

static void draw_behind(const plots_groups_t *chart, plots_script_t *script, size_t panel) {
  plots_box_t boxes[PLOTS_GROUPS_YEARS];
  for (size_t y = 0; y < chart->count; y++) {
    const plots_band_t *b = band_of(chart, panel, 0, y);
    boxes[y] = (plots_box_t){(double)y - 0.36, (double)y + 0.36, b->low, b->high};
  }
  plots_script_boxes(script, &behind_pen, boxes, chart->count);
}

/* Whiskers with their ends, and the dashed lines. */
static void draw_lines(const plots_groups_t *chart, plots_script_t *script, size_t panel,
                       size_t group) {
  plots_line_t whiskers[3 * PLOTS_GROUPS_YEARS], levels[PLOTS_GROUPS_YEARS];
  const double end = fmin(0.1, 0.02 * (double)chart->count);
  size_t count = 0;
  for (size_t y = 0; y < chart->count; y++) {
    const plots_band_t *b = band_of(chart, panel, group, y);
    const double x = (double)y, level = level_of(chart, panel, group, y);
    whiskers[count++] = (plots_line_t){x, b->low, x, b->high};
    whiskers[count++] = (plots_line_t){x - end, b->low, x + end, b->low};
    whiskers[count++] = (plots_line_t){x - end, b->high, x + end, b->high};
    levels[y] = (plots_line_t){x - 0.46, level, x + 0.46, level};
  }
  plots_script_lines(script, &plots_pen_whisker, whiskers, count);
  if (chart->level)
    plots_script_lines(script, &plots_pen_limit, levels, chart->count);
}

static void draw_marks(const plots_groups_t *chart, plots_script_t *script,
                       const plots_frame_t *frame, size_t panel, size_t group) {
  plots_point_t points[PLOTS_GROUPS_YEARS];
  plots_pen_t pen = mark_pen;
  for (size_t y = 0; y < chart->count; y++)
    points[y] = (plots_point_t){(double)y, band_of(chart, panel, group, y)->median};
  pen.size = fmin(pen.size, fmax(4.0, 0.6 * (frame->right - frame->left) / (double)chart->count));
  plots_script_points(script, &pen, points, chart->count);
}

static void draw(const plots_groups_t *chart, plots_script_t *script, const layout_t *layout,
                 size_t panel, size_t group) {
  const plots_frame_t frame = frame_of(chart, layout, panel, group);
  plots_script_panel(script, &frame, NULL, 0, layout->ticks[panel].value,
                     layout->ticks[panel].count);
  if (group > 0)
    draw_behind(chart, script, panel);
  draw_lines(chart, script, panel, group);
  draw_marks(chart, script, &frame, panel, group);
}

/* Years under the panel, as many as fit. */
static void write_years(const plots_groups_t *chart, plots_script_t *script,
                        const plots_frame_t *frame) {
  const double slot = (frame->right - frame->left) / (double)chart->count;
  const size_t stride = (size_t)ceil(52.0 / slot);
  for (size_t y = 0; y < chart->count; y += stride) {
    char text[16];
    const double x = plots_frame_x(frame, (double)y);
    if (y > 0 && x + 22 > frame->right) /* the next block's begin there */
      break;
    snprintf(text, sizeof text, "%d", chart->years[y]);
    plots_script_text(script, x, frame->bottom + 16, PLOTS_CENTRE, &years_type, text);
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

/* At the left of each row of panels its title, which holds the unit, and its numbers. */
static void write_panel(const plots_groups_t *chart, plots_script_t *script, const layout_t *layout,
                        size_t panel, size_t group) {
  const plots_frame_t frame = frame_of(chart, layout, panel, group);
  const plots_ticks_t *ticks = &layout->ticks[panel];
  char title[PLOTS_UNIT_BYTES];
  if (group % layout->columns == 0) {
    plots_layout_unit(title, chart->panels[panel].title, ticks, chart->format.lang);
    plots_script_paragraph(script, PLOTS_MARGIN, frame.top - 24, PLOTS_WIDTH - 2 * PLOTS_MARGIN,
                           PLOTS_LEFT, &plots_type_note, 1, true, title);
    plots_layout_axis_y(script, &frame, ticks, &chart->format, NULL);
  }
  if (panel + 1 == chart->panel_count)
    write_years(chart, script, &frame);
  plots_layout_base(script, &frame);
}

static void write_block(const plots_groups_t *chart, plots_script_t *script, const layout_t *layout,
                        size_t group) {
  const plots_frame_t first = frame_of(chart, layout, 0, group);
  plots_script_paragraph(script, first.left, first.top - title_height - 0.5 * name_height,
                         first.right - first.left, PLOTS_LEFT, &plots_type_value, 2, true,
                         chart->groups[group]);
  for (size_t p = 0; p < chart->panel_count; p++)
    write_panel(chart, script, layout, p, group);
}

static void place(const plots_groups_t *chart, layout_t *layout) {
  double wide = 40.0;
  for (size_t p = 0; p < chart->panel_count; p++)
    wide = fmax(wide, plots_layout_tick_width(&layout->ticks[p], &chart->format));
  layout->columns = columns_of(chart->group_count);
  layout->rows = (chart->group_count + layout->columns - 1) / layout->columns;
  layout->plot = layout->rows == 1 ? 210.0 : layout->rows == 2 ? 170.0 : 135.0;
  layout->left = PLOTS_MARGIN + wide + 10;
  layout->pitch = (PLOTS_WIDTH - PLOTS_MARGIN - layout->left + gap) / (double)layout->columns;
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
  const plots_key_item_t key[KEY_COUNT] = {
      {PLOTS_KEY_MARK, &mark_pen, words_message(WORDS_MSG_DRAWN_MEDIAN, chart->format.lang)},
      {PLOTS_KEY_LINE, &plots_pen_whisker, chart->interval},
      {PLOTS_KEY_LINE, &plots_pen_limit, chart->level},
      {PLOTS_KEY_BOX, &behind_pen, chart->group_count > 1 ? chart->behind : NULL}};
  plots_script_init(script, 0);
  place(chart, layout);
  const double above = plots_layout_key_height(script, key, KEY_COUNT) + 8;
  const double body = above + (block_height(chart, layout) + row_gap) * (double)layout->rows;
  double top, bottom;
  plots_script_free(script);
  const plots_page_rows_t rows = {body, 0.0, 0.0, 0.0};
  plots_page_open_rows(script, &chart->caption, &chart->foot, &rows, &top, &bottom);
  layout->top = top + above;
  for (size_t p = 0; p < chart->panel_count; p++)
    for (size_t g = 0; g < chart->group_count; g++)
      draw(chart, script, layout, p, g);
  plots_script_page(script);
  plots_layout_key(script, key, KEY_COUNT, top);
  for (size_t g = 0; g < chart->group_count; g++)
    write_block(chart, script, layout, g);
  for (size_t p = 0; p < chart->panel_count; p++)
    describe(chart, script, p);
  record_all(chart, script);
  return plots_script_finish(script);
}

int plots_groups_script(const plots_groups_t *chart, plots_script_t *script) {
  layout_t layout = {0};
  plots_script_init(script, 0);
  if (!chart->years || !chart->groups || !chart->panels || chart->count < 1 ||
      chart->count > PLOTS_GROUPS_YEARS || chart->group_count < 1 ||
      chart->group_count > PLOTS_GROUPS_MOST || chart->panel_count < 1 ||
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
