// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/heat.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "plots/shades.h"
#include "plots/text.h"
#include "words/messages.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { HEADING_LINES = 3, MANY = 8, KEY_MOST = PLOTS_SHADES + 1 };

static const double gap = 3, heading_least = 60, total_gap = 18, number_most = 20, labels_few = 264;
static const double heading_most = 19, row_most = 56;

typedef struct {
  plots_columns_t texts; /* labels left, references right */
  double top, row, left, pitch, right;
  double apart;  /* between the last column and those before */
  double number; /* size of the numbers */
  double head;   /* size of the headings */
} layout_t;

/* Rows, and headings of groups among them. */
static size_t slots_before(const plots_heat_t *chart, size_t row) {
  size_t slots = row;
  for (size_t i = 0; i <= row && i < chart->count; i++)
    slots += chart->rows[i].group != NULL;
  return slots;
}

static size_t slots_of(const plots_heat_t *chart) {
  return slots_before(chart, chart->count - 1) + 1;
}

/* The size at which every number fits its cell, all alike. */
static double number_size(const plots_heat_t *chart, const layout_t *layout) {
  char text[WORDS_NUMBER_BYTES];
  double widest = 1.0;
  for (size_t i = 0; i < chart->count; i++)
    for (size_t c = 0; c < chart->column_count; c++) {
      words_format_chance(text, chart->rows[i].values[c], &chart->format);
      widest = fmax(widest, plots_text_width(text, 1.0, true));
    }
  return fmin(fmin(number_most, layout->row * 0.5), 0.92 * (layout->pitch - 2 * gap) / widest);
}

/* The size at which no word of a heading is wider than its column. */
static double heading_size(const plots_heat_t *chart, double width) {
  double widest = 1.0;
  for (size_t c = 0; c < chart->column_count; c++)
    for (const char *at = chart->columns[c]; *at; at += strspn(at, " ")) {
      char word[64];
      const size_t length = strcspn(at, " ");
      snprintf(word, sizeof word, "%.*s", (int)length, at);
      widest = fmax(widest, plots_text_width(word, 1.0, true));
      at += length;
    }
  return fmin(heading_most, width / widest);
}

static void measure(const plots_heat_t *chart, layout_t *layout) {
  layout->row = fmin(46.0, 1.2 * plots_page_row((double)slots_of(chart)));
  plots_columns_start(&layout->texts, layout->row);
  for (size_t i = 0; i < chart->count; i++)
    plots_columns_add(&layout->texts, chart->rows[i].label, chart->rows[i].reference);
  plots_columns_finish(&layout->texts);
  if (chart->column_count > MANY) /* longer labels take two lines */
    layout->texts.labels = fmin(layout->texts.labels, labels_few);
  const double texts = chart->reference ? fmax(150, layout->texts.texts) + 20 : 0.0;
  layout->left = PLOTS_MARGIN + layout->texts.labels + 18;
  layout->right = PLOTS_WIDTH - PLOTS_MARGIN - texts;
  layout->apart = chart->has_total && chart->column_count > 1 ? total_gap : 0.0;
  layout->pitch = (layout->right - layout->left - layout->apart) / (double)chart->column_count;
  layout->number = number_size(chart, layout);
  layout->head = heading_size(chart, (layout->pitch - 8) / 1.15);
}

static double heading_height(const plots_heat_t *chart, const layout_t *layout) {
  size_t most = 1;
  for (size_t c = 0; c < chart->column_count; c++) {
    plots_lines_t lines;
    plots_text_wrap(&lines, chart->columns[c], (layout->pitch - 8) / 1.1, layout->head,
                    HEADING_LINES);
    most = lines.count > most ? lines.count : most;
  }
  if (chart->reference) {
    plots_lines_t lines;
    plots_text_wrap(&lines, chart->reference,
                    (PLOTS_WIDTH - PLOTS_MARGIN - layout->right - 16) / 1.1, layout->head,
                    HEADING_LINES);
    most = lines.count > most ? lines.count : most;
  }
  return fmax(heading_least, 1.25 * layout->head * (double)most + 12.0);
}

/* Where a column begins. */
static double column_x(const plots_heat_t *chart, const layout_t *layout, size_t c) {
  return layout->left + layout->pitch * (double)c +
         (c > 0 && c + 1 == chart->column_count ? layout->apart : 0.0);
}

static double row_y(const plots_heat_t *chart, const layout_t *layout, size_t i) {
  return layout->top + layout->row * (double)slots_before(chart, i);
}

static size_t class_of(const plots_heat_t *chart, double value) {
  size_t class = 0;
  while (class + 2 < chart->limit_count && value >= chart->limits[class + 1])
    class ++;
  return class;
}

static void write_cell(const plots_heat_t *chart, plots_script_t *script, const layout_t *layout,
                       size_t i, size_t c) {
  const plots_heat_row_t *row = &chart->rows[i];
  const double value = row->values[c], y = row_y(chart, layout, i) + layout->row / 2;
  const double x = column_x(chart, layout, c);
  const plots_shade_t blank = {PLOTS_WHITE, PLOTS_INK};
  const plots_shade_t *shade = isnan(value) || row->is_apart
                                   ? &blank
                                   : plots_shade(class_of(chart, value), chart->limit_count - 1);
  const plots_pen_t pen = {isnan(value) ? PLOTS_GRID : PLOTS_GREY, shade->fill, 1.0, 0, 0, 0};
  const plots_box_t box = {x + gap, x + layout->pitch - gap, y - layout->row / 2 + gap,
                           y + layout->row / 2 - gap};
  const plots_type_t type = {layout->number, !isnan(value), shade->text};
  char text[WORDS_NUMBER_BYTES], label[256];
  words_format_chance(text, value, &chart->format);
  plots_script_boxes(script, &pen, &box, 1);
  plots_script_text(script, x + layout->pitch / 2, y, PLOTS_CENTRE, &type, text);
  snprintf(label, sizeof label, "%.180s, %.40s", row->label, chart->columns[c]);
  plots_page_describe(script, label, text);
}

/* The heading of a group stands on the slot above its first row. */
static void write_group(plots_script_t *script, const layout_t *layout, const char *group,
                        double row_top) {
  const plots_type_t type = {fmin(heading_most, layout->row * 0.6), true, PLOTS_INK};
  if (!group)
    return;
  plots_script_paragraph(script, PLOTS_MARGIN, row_top - layout->row * 0.42,
                         script->width - 2 * PLOTS_MARGIN, PLOTS_LEFT, &type, 1, true, group);
  plots_buffer_printf(&script->description, "%s. ", group);
}

static void write_row(const plots_heat_t *chart, plots_script_t *script, const layout_t *layout,
                      size_t i) {
  const plots_heat_row_t *row = &chart->rows[i];
  const double top = row_y(chart, layout, i), y = top + layout->row / 2;
  const plots_pen_t line = {PLOTS_GREY, NULL, 1.5, 0, 0, 0};
  const plots_line_t rule = {PLOTS_MARGIN, top, script->width - PLOTS_MARGIN, top};
  const plots_type_t type = {layout->texts.size, false, PLOTS_INK};
  if (row->is_apart && i > 0)
    plots_script_lines(script, &line, &rule, 1);
  write_group(script, layout, row->group, top);
  plots_columns_label(&layout->texts, script, layout->left - 12, y, layout->row, row->label);
  for (size_t c = 0; c < chart->column_count; c++)
    write_cell(chart, script, layout, i, c);
  if (!chart->reference)
    return;
  plots_script_text(script, layout->right + 16, y, PLOTS_LEFT, &type, row->reference);
  plots_page_describe(script, chart->reference, row->reference);
}

/* "5 a 10"; the last class holds its upper end. */
static void class_text(const plots_heat_t *chart, size_t class, char *out, size_t size) {
  char low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  words_format_t format = chart->format;
  format.decimals = 0;
  words_format_number(low, chart->limits[class], &format);
  format.percent = true;
  words_format_number(high, chart->limits[class + 1], &format);
  snprintf(out, size, "%s %s %s", low, words_message(WORDS_MSG_DRAWN_TO, format.lang), high);
}

typedef struct {
  plots_pen_t pens[KEY_MOST];
  char texts[KEY_MOST][3 * WORDS_NUMBER_BYTES];
  plots_key_item_t items[KEY_MOST];
  size_t count;
} legend_t;

static void list_classes(const plots_heat_t *chart, legend_t *legend) {
  const size_t classes = chart->limit_count - 1;
  for (size_t k = 0; k < classes; k++) {
    legend->pens[k] = (plots_pen_t){PLOTS_GREY, plots_shade(k, classes)->fill, 1.0, 0, 0, 0};
    class_text(chart, k, legend->texts[k], sizeof legend->texts[k]);
    legend->items[k] = (plots_key_item_t){PLOTS_KEY_BOX, &legend->pens[k], legend->texts[k]};
  }
  legend->pens[classes] = (plots_pen_t){PLOTS_GRID, PLOTS_WHITE, 1.0, 0, 0, 0};
  legend->items[classes] = (plots_key_item_t){PLOTS_KEY_BOX, &legend->pens[classes], chart->none};
  legend->count = classes + 1;
}

static void write_headings(const plots_heat_t *chart, plots_script_t *script,
                           const layout_t *layout, double y) {
  const plots_type_t heading_type = {layout->head, true, PLOTS_INK};
  for (size_t c = 0; c < chart->column_count; c++)
    plots_script_paragraph(script, column_x(chart, layout, c) + layout->pitch / 2, y,
                           layout->pitch - 8, PLOTS_CENTRE, &heading_type, HEADING_LINES, true,
                           chart->columns[c]);
  if (chart->reference)
    plots_script_paragraph(script, layout->right + 16, y,
                           script->width - PLOTS_MARGIN - layout->right - 16, PLOTS_LEFT,
                           &heading_type, HEADING_LINES, true, chart->reference);
}

static void record(const plots_heat_t *chart, plots_script_t *script) {
  const char *group = NULL;
  for (size_t i = 0; i < chart->count; i++)
    for (size_t c = 0; c < chart->column_count; c++) {
      const plots_heat_row_t *row = &chart->rows[i];
      char text[WORDS_NUMBER_BYTES], series[320];
      group = row->group ? row->group : group;
      snprintf(series, sizeof series, group ? "%.150s: %.150s" : "%.0s%.150s", group ? group : "",
               row->label);
      plots_mark_t mark = plots_mark(series, chart->columns[c], row->values[c], "%");
      words_format_chance(text, row->values[c], &chart->format);
      mark.label = text;
      plots_marks_add(script, &chart->caption, &mark);
    }
}

static bool is_drawable(const plots_heat_t *chart) {
  return chart->rows && chart->columns && chart->limits && chart->count >= 1 &&
         chart->count <= PLOTS_HEAT_ROWS && chart->column_count >= 1 &&
         chart->column_count <= PLOTS_HEAT_COLUMNS && chart->limit_count >= 2 &&
         chart->limit_count <= PLOTS_SHADES + 1;
}

int plots_heat_script(const plots_heat_t *chart, plots_script_t *script) {
  layout_t layout = {0};
  legend_t legend = {0};
  double top, bottom;
  plots_script_init(script, 0);
  if (!is_drawable(chart))
    return PLOTS_ERR_ARGUMENT;
  measure(chart, &layout);
  list_classes(chart, &legend);
  const double key = plots_layout_key_height(script, legend.items, legend.count) + 6;
  const double heading = heading_height(chart, &layout);
  const plots_page_rows_t rows = {key + heading + 20, (double)slots_of(chart), layout.row,
                                  row_most};
  plots_page_open_rows(script, &chart->caption, &chart->foot, &rows, &top, &bottom);
  layout.top = top + key + heading;
  layout.row = fmin((bottom - 20 - layout.top) / (double)slots_of(chart), row_most);
  plots_script_page(script);
  plots_layout_key(script, legend.items, legend.count, top);
  write_headings(chart, script, &layout, top + key + heading / 2);
  for (size_t i = 0; i < chart->count; i++)
    write_row(chart, script, &layout, i);
  record(chart, script);
  return plots_script_finish(script);
}

int plots_heat_write(const plots_heat_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_heat_script(chart, &script), &script, &chart->caption, target);
}
