// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/tiles.h"

#include "plots/layout.h"
#include "plots/shades.h"
#include "plots/text.h"
#include "words/messages.h"

#include <math.h>
#include <stdio.h>

enum { TILES_MAX = 100 };
static const double key_left = 870, key_gap = 40, tile_gap = 6, order_height = 34;

/* Strips of tiles; those in the middle hold one more where the number does not divide. */
typedef struct {
  size_t strips;
  double left, top, width, height; /* of the first tile */
} map_t;

static size_t class_of(const plots_ticks_t *limits, double value) {
  size_t class = 0;
  while (class + 2 < limits->count && value >= limits->value[class + 1])
    class ++;
  return class;
}

static void draw_tile(plots_script_t *script, const plots_box_t *box, const char *fill) {
  const plots_pen_t pen = {PLOTS_INK, fill, 1.0, 0, 0, 0};
  plots_script_boxes(script, &pen, box, 1);
}

static size_t strips_of(size_t count) {
  return count <= 6 ? 1 : count <= 12 ? 2 : count <= 18 ? 3 : count <= 44 ? 4 : 5;
}

/* How many tiles a strip holds: what is over goes to the strips in the middle. */
static size_t held(size_t count, size_t strips, size_t strip) {
  const size_t over = count % strips, first = (strips - over) / 2;
  return count / strips + (strip >= first && strip < first + over);
}

static size_t rows_of(size_t count, size_t strips) {
  return (count + strips - 1) / strips;
}

static plots_box_t box_of(const map_t *map, size_t count, size_t i) {
  size_t strip = 0, before = 0;
  while (i >= before + held(count, map->strips, strip))
    before += held(count, map->strips, strip++);
  const double x = map->left + (map->width + tile_gap) * (double)strip,
               y = map->top + (map->height + tile_gap) * (double)(i - before);
  return (plots_box_t){x, x + map->width, y, y + map->height};
}

static void write_tile(const plots_tiles_t *chart, plots_script_t *script,
                       const plots_ticks_t *limits, const map_t *map, size_t i) {
  const size_t classes = limits->count - 1;
  const double value = chart->values[i], h = map->height;
  const plots_shade_t blank = {PLOTS_WHITE, PLOTS_INK};
  const plots_shade_t *shade =
      isfinite(value) ? plots_shade(class_of(limits, value), classes) : &blank;
  const plots_box_t box = box_of(map, chart->count, i);
  const char *detail = chart->details && h >= 78 ? chart->details[i] : NULL;
  const double size = fmin(26, h * 0.36), small = fmin(18, h * 0.27);
  plots_type_t name = {small, false, shade->text}, number = {size, true, shade->text};
  const plots_type_t note = {fmin(16, h * 0.2), false, shade->text};
  char text[WORDS_NUMBER_BYTES];
  words_format_number(text, value, &chart->format);
  draw_tile(script, &box, shade->fill);
  const double wide = plots_text_width(chart->labels[i], name.size, false);
  name.size *= fmax(0.7, fmin(1.0, 0.97 * (map->width - 24) / wide));
  number.size *= fmin(1.0, (map->width - 24) / plots_text_width(text, number.size, true));
  plots_script_paragraph(script, box.x_low + 12, box.y_low + h * (detail ? 0.2 : 0.28),
                         map->width - 24, PLOTS_LEFT, &name, 1, true, chart->labels[i]);
  plots_script_text(script, box.x_low + 12, box.y_low + h * (detail ? 0.51 : 0.7), PLOTS_LEFT,
                    &number, text);
  if (detail)
    plots_script_paragraph(script, box.x_low + 12, box.y_low + h * 0.81, map->width - 24,
                           PLOTS_LEFT, &note, 1, true, detail);
  plots_page_describe(script, chart->labels[i], text);
}

/* "150 a 199" for counts, "150 a menos de 200" otherwise would be long: with decimals the limits
   are written as they are. */
static void class_text(const plots_tiles_t *chart, const plots_ticks_t *limits, size_t class,
                       char *out, size_t size) {
  char low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  words_format_t format = chart->format;
  format.decimals = limits->decimals;
  const bool last = class + 2 == limits->count;
  const double step = format.decimals || last ? 0.0 : 1.0;
  words_format_number(low, limits->value[class], &format);
  words_format_number(high, limits->value[class + 1] - step, &format);
  snprintf(out, size, "%s %s %s", low, words_message(WORDS_MSG_DRAWN_TO, format.lang), high);
}

static size_t members(const plots_tiles_t *chart, const plots_ticks_t *limits, size_t class) {
  size_t count = 0;
  for (size_t i = 0; i < chart->count; i++)
    count += isfinite(chart->values[i]) && class_of(limits, chart->values[i]) == class;
  return count;
}

/* Darkest on top, as in the sentence "the darker the more". */
static void draw_key(const plots_tiles_t *chart, plots_script_t *script,
                     const plots_ticks_t *limits, double top) {
  const double right = script->width - PLOTS_MARGIN;
  char text[3 * WORDS_NUMBER_BYTES];
  double range = 0;
  for (size_t k = 0; k + 1 < limits->count; k++) {
    class_text(chart, limits, k, text, sizeof text);
    range = fmax(range, plots_text_width(text, plots_type_label.size, false));
  }
  const double shrink = fmin(1.0, (right - key_left - 130) / range);
  const plots_type_t type = {shrink * plots_type_label.size, false, plots_type_label.colour};
  range *= shrink;
  double y = top + 14 +
             plots_script_paragraph(script, key_left, top, right - key_left, PLOTS_LEFT,
                                    &plots_type_note, 5, false, chart->key);
  for (size_t k = limits->count - 1; k-- > 0; y += 42) {
    const plots_box_t box = {key_left, key_left + 54, y, y + 34};
    const size_t count = members(chart, limits, k);
    class_text(chart, limits, k, text, sizeof text);
    draw_tile(script, &box, plots_shade(k, limits->count - 1)->fill);
    plots_script_text(script, key_left + 70, y + 17, PLOTS_LEFT, &type, text);
    snprintf(text, sizeof text, "(%zu)", count);
    plots_script_text(script, key_left + 86 + range, y + 17, PLOTS_LEFT, &plots_type_note, text);
  }
  for (size_t i = 0; i < chart->count; i++)
    if (!isfinite(chart->values[i])) {
      const plots_box_t box = {key_left, key_left + 54, y, y + 34};
      draw_tile(script, &box, PLOTS_WHITE);
      plots_script_text(script, key_left + 70, y + 17, PLOTS_LEFT, &plots_type_label, chart->none);
      return;
    }
}

int plots_tiles_script(const plots_tiles_t *chart, plots_script_t *script) {
  double low = NAN, high = NAN, top, bottom;
  plots_ticks_t limits;
  plots_script_init(script, 0);
  if (!chart->labels || !chart->values || chart->count < 1 || chart->count > TILES_MAX)
    return PLOTS_ERR_ARGUMENT;
  for (size_t i = 0; i < chart->count; i++)
    plots_layout_extend(&low, &high, chart->values[i]);
  if (isnan(low))
    return PLOTS_ERR_EMPTY;
  const double n = (double)chart->count;
  plots_ticks(&limits, low, high, (int)fmin(PLOTS_CLASSES_MAX, 1 + n / 2) + 1);
  map_t map = {.strips = strips_of(chart->count), .left = PLOTS_MARGIN};
  const size_t rows = rows_of(chart->count, map.strips);
  map.width = (key_left - key_gap - PLOTS_MARGIN + tile_gap) / (double)map.strips - tile_gap;
  map.height = fmax(44.0, fmin(92.0, 900.0 / (double)rows));
  const double body = order_height + (map.height + tile_gap) * (double)rows;
  const plots_page_rows_t page = {fmax(body, order_height + 120 + 42.0 * (double)limits.count) + 20,
                                  0, 0, 0};
  plots_page_open_rows(script, &chart->caption, &chart->foot, &page, &top, &bottom);
  map.top = top + order_height;
  plots_script_page(script);
  plots_script_text(script, PLOTS_MARGIN, top + 12, PLOTS_LEFT, &plots_type_note, chart->order);
  for (size_t i = 0; i < chart->count; i++)
    write_tile(chart, script, &limits, &map, i);
  draw_key(chart, script, &limits, map.top);
  return plots_script_finish(script);
}
