// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/tiles.h"

#include "plots/layout.h"
#include "plots/shades.h"
#include "plots/text.h"
#include "words/messages.h"

#include <math.h>
#include <stdio.h>

enum { TILES_MAX = 100 };
static const double left = 120, width = 560, key_left = 750;

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

static void write_tile(const plots_tiles_t *chart, plots_script_t *script,
                       const plots_ticks_t *limits, size_t i, double top, double pitch) {
  const size_t classes = limits->count - 1;
  const double value = chart->values[i], y = top + pitch * ((double)i + 0.5);
  const plots_shade_t blank = {PLOTS_WHITE, PLOTS_INK};
  const plots_shade_t *shade =
      isfinite(value) ? plots_shade(class_of(limits, value), classes) : &blank;
  const double size = fmin(22, pitch * 0.56);
  const plots_type_t name = {size, false, shade->text}, number = {size, true, shade->text};
  const plots_box_t box = {left, left + width, y - pitch / 2 + 2, y + pitch / 2 - 2};
  char text[WORDS_NUMBER_BYTES];
  words_format_number(text, value, &chart->format);
  draw_tile(script, &box, shade->fill);
  plots_script_paragraph(script, left + 18, y, width - 160, PLOTS_LEFT, &name, 1, true,
                         chart->labels[i]);
  plots_script_text(script, left + width - 18, y, PLOTS_RIGHT, &number, text);
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
  double y = top + 14 +
             plots_script_paragraph(script, key_left, top, right - key_left, PLOTS_LEFT,
                                    &plots_type_note, 5, false, chart->key);
  for (size_t k = limits->count - 1; k-- > 0; y += 42) {
    const plots_box_t box = {key_left, key_left + 54, y, y + 34};
    const size_t count = members(chart, limits, k);
    class_text(chart, limits, k, text, sizeof text);
    draw_tile(script, &box, plots_shade(k, limits->count - 1)->fill);
    plots_script_text(script, key_left + 70, y + 17, PLOTS_LEFT, &plots_type_label, text);
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

static void draw_compass(const plots_tiles_t *chart, plots_script_t *script, double top,
                         double bottom) {
  const plots_pen_t line = {PLOTS_GREY, NULL, 2.0, 0, 0, 0};
  const double x = PLOTS_MARGIN + 30;
  const plots_line_t arrow[] = {{x, top + 26, x, bottom - 26},
                                {x, bottom - 26, x - 7, bottom - 38},
                                {x, bottom - 26, x + 7, bottom - 38}};
  plots_script_lines(script, &line, arrow, 3);
  plots_script_text(script, x, top + 10, PLOTS_CENTRE, &plots_type_note, chart->north);
  plots_script_text(script, x, bottom - 10, PLOTS_CENTRE, &plots_type_note, chart->south);
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
  const double pitch = fmax(24.0, fmin(46.0, 900.0 / n));
  plots_page_open(script, &chart->caption, &chart->foot, fmax(n * pitch, 420) + 32, &top, &bottom);
  top += 12;
  const double tall = fmin((bottom - top - 12) / n, 70.0);
  plots_script_page(script);
  draw_compass(chart, script, top, top + fmax(tall * n, 120));
  for (size_t i = 0; i < chart->count; i++)
    write_tile(chart, script, &limits, i, top, tall);
  draw_key(chart, script, &limits, top);
  return plots_script_finish(script);
}
