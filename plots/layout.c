// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/layout.h"

#include "plots/text.h"
#include "words/messages.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { HEADING_LINES = 2 };
static const double swatch = 34, key_gap = 22, key_pitch = 30;

/* The least width at which a text takes no more lines than at the full one: lines of like length,
   not one word alone in the last. */
static double balanced(const char *text, double width, const plots_type_t *type) {
  const double unbold = type->bold ? 1.1 : 1.0;
  plots_lines_t lines;
  plots_text_wrap(&lines, text, width / unbold, type->size, HEADING_LINES + 1);
  const size_t count = lines.count;
  if (count != HEADING_LINES)
    return width;
  for (int steps = 0; width - 20.0 * steps > width / 3; steps++) {
    plots_text_wrap(&lines, text, (width - 20.0 * steps) / unbold, type->size, HEADING_LINES + 1);
    if (lines.count > count)
      return width - 20.0 * (steps - 1);
  }
  return width;
}

bool plots_layout_title_fits(const char *title) {
  plots_lines_t lines;
  plots_text_wrap(&lines, title, (PLOTS_WIDTH - 2 * PLOTS_MARGIN) / 1.1, plots_type_title.size,
                  HEADING_LINES + 1);
  return lines.count <= HEADING_LINES;
}

static const double foot_pitch = 20.0; /* 1.25 of plots_type_footer */

/* Writes a text of as many lines as it takes, from `y` down; returns their height. */
static double write_lines(plots_script_t *script, const char *text, double y, double width) {
  plots_lines_t lines;
  plots_text_wrap(&lines, text, width, plots_type_footer.size, PLOTS_LINES_MAX);
  for (size_t i = 0; i < lines.count; i++)
    plots_script_text(script, PLOTS_MARGIN, y + foot_pitch * (double)i, PLOTS_LEFT,
                      &plots_type_footer, lines.line[i]);
  return foot_pitch * (double)lines.count;
}

/* What must be known of the figures; then programme, scenario and what was set, replicates, seed:
   never cut, so the page grows with them, and with the logo beside them. */
static void write_foot(plots_script_t *script, const plots_caption_t *caption) {
  static const plots_logo_t none = {0};
  const plots_logo_t *logo = caption->logo ? caption->logo : &none;
  const double width = script->width - 2 * PLOTS_MARGIN - plots_logo_room(logo);
  const double first = script->height - 22;
  double y = first;
  if (caption->note && *caption->note)
    y += write_lines(script, caption->note, y, width) + 4;
  y += write_lines(script, caption->footer, y, width);
  script->tail = fmax(plots_logo_tail(logo), y - foot_pitch - first);
}

double plots_layout_heading(plots_script_t *script, const plots_caption_t *caption) {
  const double width = script->width - 2 * PLOTS_MARGIN;
  double y = PLOTS_MARGIN - 12;
  const plots_type_t *title = &plots_type_title, *subtitle = &plots_type_subtitle;
  y += plots_script_paragraph(script, PLOTS_MARGIN, y, balanced(caption->title, width, title),
                              PLOTS_LEFT, title, HEADING_LINES, false, caption->title);
  y += plots_script_paragraph(script, PLOTS_MARGIN, y + 6,
                              balanced(caption->subtitle, width, subtitle), PLOTS_LEFT, subtitle,
                              HEADING_LINES, false, caption->subtitle);
  write_foot(script, caption);
  if (caption->description)
    plots_buffer_printf(&script->description, "%s ", caption->description);
  return y + 18;
}

/* Where the entry after one of this text begins, and whether it had to go to a new line. */
static bool advance(double *x, double *next, const char *text, double right) {
  const double width = swatch + 10 + plots_text_width(text, plots_type_note.size, false);
  const bool wrap = *x > PLOTS_MARGIN && *x + width > right;
  if (wrap)
    *x = PLOTS_MARGIN;
  *next = *x + width + key_gap;
  return wrap;
}

double plots_layout_key_height(const plots_script_t *script, const plots_key_item_t *items,
                               size_t count) {
  double x = PLOTS_MARGIN, next, height = key_pitch;
  for (size_t i = 0; i < count; i++) {
    if (!items[i].text)
      continue;
    if (advance(&x, &next, items[i].text, script->width - PLOTS_MARGIN))
      height += key_pitch;
    x = next;
  }
  return height;
}

static void draw_swatch(plots_script_t *script, const plots_key_item_t *item, double x, double y) {
  const plots_box_t box = {x, x + swatch, y - 8, y + 8};
  const plots_line_t line = {x, y, x + swatch, y};
  const plots_point_t mark = {x + swatch / 2, y};
  if (item->kind == PLOTS_KEY_BOX)
    plots_script_boxes(script, item->pen, &box, 1);
  if (item->kind == PLOTS_KEY_LINE || item->kind == PLOTS_KEY_MARK_LINE)
    plots_script_lines(script, item->pen, &line, 1);
  if (item->kind == PLOTS_KEY_MARK || item->kind == PLOTS_KEY_MARK_LINE)
    plots_script_points(script, item->pen, &mark, 1);
}

void plots_layout_key(plots_script_t *script, const plots_key_item_t *items, size_t count,
                      double y) {
  double x = PLOTS_MARGIN, next;
  y += key_pitch / 2;
  for (size_t i = 0; i < count; i++) {
    if (!items[i].text)
      continue;
    const double right = script->width - PLOTS_MARGIN;
    if (advance(&x, &next, items[i].text, right))
      y += key_pitch;
    draw_swatch(script, &items[i], x, y);
    plots_script_paragraph(script, x + swatch + 10, y, right - x - swatch - 10, PLOTS_LEFT,
                           &plots_type_note, 1, true, items[i].text);
    x = next;
  }
}

/* Ticks are written with the decimals that the ticks need. */
static void format_tick(char out[WORDS_NUMBER_BYTES], const plots_ticks_t *ticks, size_t i,
                        const words_format_t *format) {
  words_format_t tick = *format;
  tick.decimals = ticks->decimals;
  words_format_number(out, ticks->value[i], &tick);
}

void plots_layout_unit(char out[PLOTS_UNIT_BYTES], const char *unit, const plots_ticks_t *ticks,
                       words_lang_t lang) {
  const bool cut = ticks->value[0] > 0.0 || ticks->value[ticks->count - 1] < 0.0;
  snprintf(out, PLOTS_UNIT_BYTES, "%s%s%s", unit ? unit : "", cut && unit && *unit ? " · " : "",
           cut ? words_message(WORDS_MSG_DRAWN_CUT, lang) : "");
}

double plots_layout_tick_width(const plots_ticks_t *ticks, const words_format_t *format) {
  double widest = 0.0;
  for (size_t i = 0; i < ticks->count; i++) {
    char text[WORDS_NUMBER_BYTES];
    format_tick(text, ticks, i, format);
    widest = fmax(widest, plots_text_width(text, plots_type_note.size, false));
  }
  return widest;
}

void plots_layout_axis_y(plots_script_t *script, const plots_frame_t *frame,
                         const plots_ticks_t *ticks, const words_format_t *format,
                         const char *unit) {
  for (size_t i = 0; i < ticks->count; i++) {
    char text[WORDS_NUMBER_BYTES];
    format_tick(text, ticks, i, format);
    plots_script_text(script, frame->left - 10, plots_frame_y(frame, ticks->value[i]), PLOTS_RIGHT,
                      &plots_type_note, text);
  }
  /* above the frame, and clear of the topmost number */
  const double top = plots_frame_y(frame, ticks->value[ticks->count - 1]) - 28;
  plots_script_paragraph(script, PLOTS_MARGIN, fmin(frame->top - 12, top),
                         script->width - 2 * PLOTS_MARGIN, PLOTS_LEFT, &plots_type_note, 1, true,
                         unit);
}

void plots_layout_axis_x(plots_script_t *script, const plots_frame_t *frame,
                         const plots_ticks_t *ticks, const words_format_t *format,
                         const char *unit) {
  double room = frame->right - frame->left; /* between neighbours */
  for (size_t i = 1; i < ticks->count; i++)
    room = fmin(room,
                plots_frame_x(frame, ticks->value[i]) - plots_frame_x(frame, ticks->value[i - 1]));
  const double stride = ceil((plots_layout_tick_width(ticks, format) + 16) / room);
  for (size_t i = 0; i < ticks->count; i += (size_t)stride) {
    char text[WORDS_NUMBER_BYTES];
    format_tick(text, ticks, i, format);
    plots_script_text(script, plots_frame_x(frame, ticks->value[i]), frame->bottom + 20,
                      PLOTS_CENTRE, &plots_type_note, text);
  }
  plots_script_paragraph(script, (frame->left + frame->right) / 2, frame->bottom + 48,
                         script->width - 2 * PLOTS_MARGIN, PLOTS_CENTRE, &plots_type_note, 1, true,
                         unit);
}

void plots_layout_base(plots_script_t *script, const plots_frame_t *frame) {
  const plots_pen_t pen = {PLOTS_GREY, NULL, 1.5, 0, 0, 0};
  const plots_line_t line = {frame->left, frame->bottom, frame->right, frame->bottom};
  plots_script_lines(script, &pen, &line, 1);
}

void plots_layout_extend(double *low, double *high, double value) {
  if (!isfinite(value))
    return;
  *low = isnan(*low) || value < *low ? value : *low;
  *high = isnan(*high) || value > *high ? value : *high;
}

void plots_layout_extend_band(double *low, double *high, const plots_band_t *band) {
  const double values[] = {band->low, band->lower, band->median, band->upper, band->high};
  for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
    plots_layout_extend(low, high, values[i]);
}

void plots_layout_ticks(plots_ticks_t *ticks, double low, double high, int most) {
  if (low > 0.0 && low < high / 3.0)
    low = 0.0;
  else if (low > 0.0 && low < high)
    low -= 0.03 * (high - low); /* a box that ends on the axis looks cut off */
  if (high < 0.0 && high > low / 3.0)
    high = 0.0;
  if (low == high && low != 0.0) { /* one value only: in the middle, not at the edge */
    low -= 0.1 * fabs(low);
    high += 0.1 * fabs(high);
  }
  plots_ticks(ticks, low, high, most);
}

double plots_layout_headroom(const plots_ticks_t *ticks, double high) {
  const double first = ticks->value[0], last = ticks->value[ticks->count - 1];
  return fmax(last, high + 0.09 * (last - first));
}

void plots_layout_interval(char out[PLOTS_INTERVAL_BYTES], double low, double high,
                           const words_format_t *format) {
  char a[WORDS_NUMBER_BYTES], b[WORDS_NUMBER_BYTES];
  words_format_number(a, low, format);
  words_format_number(b, high, format);
  snprintf(out, PLOTS_INTERVAL_BYTES, "%s %s %s", a,
           words_message(WORDS_MSG_DRAWN_TO, format->lang), b);
}

void plots_layout_describe(plots_script_t *script, const char *label, const plots_band_t *band,
                           const words_format_t *format) {
  char median[WORDS_NUMBER_BYTES], interval[PLOTS_INTERVAL_BYTES];
  if (!isfinite(band->median))
    return;
  words_format_number(median, band->median, format);
  plots_layout_interval(interval, band->low, band->high, format);
  plots_buffer_printf(&script->description, "%s: %s", label ? label : "", median);
  if (isfinite(band->low) && isfinite(band->high))
    plots_buffer_printf(&script->description, " (P5–P95: %s)", interval);
  plots_buffer_puts(&script->description, ". ");
}
