// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/pattern.h"

#include "plots/text.h"

#include <math.h>

enum { LINES_MAX = 512 };
static const double pitch = 9, swatch = 34, key_pitch = 30, key_gap = 22;

#define BOX(fill)                                                                                  \
  { PLOTS_INK, fill, 1.0, 0, 0, 0 }
#define YELLOW "#F2C728" /* under an outline only, as the next */
#define AMBER  "#FFA11B"

/* Neighbours differ in lightness; fills that grey makes alike differ in their lines. */
static const plots_pattern_t patterns[PLOTS_PATTERNS] = {
    {BOX(PLOTS_BLUE), PLOTS_HATCH_NONE, PLOTS_WHITE},
    {BOX(YELLOW), PLOTS_HATCH_UP, PLOTS_INK},
    {BOX(PLOTS_TEAL), PLOTS_HATCH_ACROSS, PLOTS_WHITE},
    {BOX(PLOTS_TINT), PLOTS_HATCH_NONE, PLOTS_INK},
    {BOX(AMBER), PLOTS_HATCH_DOWN, PLOTS_INK},
    {BOX(PLOTS_INK), PLOTS_HATCH_NONE, PLOTS_WHITE},
    {BOX(PLOTS_WHITE), PLOTS_HATCH_UPRIGHT, PLOTS_INK},
    {BOX(PLOTS_MIDTONE), PLOTS_HATCH_CROSS, PLOTS_INK},
    {BOX(PLOTS_PURPLE), PLOTS_HATCH_ACROSS, PLOTS_WHITE},
    {BOX(YELLOW), PLOTS_HATCH_ACROSS, PLOTS_INK},
    {BOX(PLOTS_BLUE), PLOTS_HATCH_UPRIGHT, PLOTS_WHITE},
    {BOX(PLOTS_TINT), PLOTS_HATCH_DOWN, PLOTS_INK},
    {BOX(PLOTS_TEAL), PLOTS_HATCH_CROSS, PLOTS_WHITE},
    {BOX(PLOTS_WHITE), PLOTS_HATCH_UP, PLOTS_INK},
    {BOX(AMBER), PLOTS_HATCH_UPRIGHT, PLOTS_INK},
    {BOX(PLOTS_WHITE), PLOTS_HATCH_NONE, PLOTS_INK},
};

const plots_pattern_t *plots_pattern(size_t i) {
  return &patterns[i % PLOTS_PATTERNS];
}

plots_pen_t plots_pattern_mark(size_t i) {
  static const plots_pen_t shapes[PLOTS_SYMBOL_COUNT] = {
      {PLOTS_INK, PLOTS_BLUE, 1.5, 0, PLOTS_CIRCLE, 15},
      {PLOTS_INK, PLOTS_ORANGE, 1.5, 0, PLOTS_SQUARE, 15},
      {PLOTS_INK, YELLOW, 1.5, 0, PLOTS_TRIANGLE, 18},
      {PLOTS_INK, PLOTS_WHITE, 2.0, 0, PLOTS_DIAMOND, 18},
      {PLOTS_INK, PLOTS_TEAL, 1.5, 0, PLOTS_TRIANGLE_DOWN, 18}};
  static const char *const fills[] = {NULL, PLOTS_TINT, PLOTS_INK};
  plots_pen_t pen = shapes[i % PLOTS_SYMBOL_COUNT];
  const size_t round = i / PLOTS_SYMBOL_COUNT % 3;
  if (round)
    pen.fill = fills[round];
  return pen;
}

/* The part of the line x + slope·y = c that lies in the box; slope is 1 or −1. */
static plots_line_t slanted(const plots_box_t *box, double slope, double c) {
  const double y_left = slope * (c - box->x_low), y_right = slope * (c - box->x_high);
  const double low = fmax(box->y_low, fmin(y_left, y_right)),
               high = fmin(box->y_high, fmax(y_left, y_right));
  return (plots_line_t){c - slope * low, low, c - slope * high, high};
}

static size_t slants(const plots_box_t *box, double slope, plots_line_t *lines, size_t count) {
  const double a = box->x_low + slope * (slope > 0 ? box->y_low : box->y_high),
               b = box->x_high + slope * (slope > 0 ? box->y_high : box->y_low);
  /* multiples of the pitch: lines of neighbouring boxes meet */
  for (double c = pitch * ceil(a / pitch); c < b && count < LINES_MAX; c += pitch)
    lines[count++] = slanted(box, slope, c);
  return count;
}

static size_t uprights(const plots_box_t *box, plots_line_t *lines, size_t count) {
  for (double x = box->x_low + pitch / 2; x < box->x_high && count < LINES_MAX; x += pitch)
    lines[count++] = (plots_line_t){x, box->y_low, x, box->y_high};
  return count;
}

static size_t acrosses(const plots_box_t *box, plots_line_t *lines, size_t count) {
  const double step = pitch * 0.75;
  for (double y = box->y_low + step / 2; y < box->y_high && count < LINES_MAX; y += step)
    lines[count++] = (plots_line_t){box->x_low, y, box->x_high, y};
  return count;
}

void plots_pattern_hatch(plots_script_t *script, const plots_pattern_t *pattern,
                         const plots_box_t *box) {
  plots_line_t lines[LINES_MAX];
  const plots_pen_t pen = {pattern->pen.colour, NULL, 1.0, 0, 0, 0};
  size_t count = 0;
  if (!isfinite(box->x_low) || !isfinite(box->x_high) || box->x_high - box->x_low < 1.0)
    return;
  if (pattern->hatch == PLOTS_HATCH_UP || pattern->hatch == PLOTS_HATCH_CROSS)
    count = slants(box, 1.0, lines, count);
  if (pattern->hatch == PLOTS_HATCH_DOWN || pattern->hatch == PLOTS_HATCH_CROSS)
    count = slants(box, -1.0, lines, count);
  if (pattern->hatch == PLOTS_HATCH_UPRIGHT)
    count = uprights(box, lines, count);
  if (pattern->hatch == PLOTS_HATCH_ACROSS)
    count = acrosses(box, lines, count);
  if (count)
    plots_script_lines(script, &pen, lines, count);
}

/* Where entry i of the key stands; the height so far is in *y. */
static double place(const plots_script_t *script, const char *text, double *x, double *y) {
  const double width = swatch + 10 + plots_text_width(text, plots_type_note.size, false);
  if (*x > PLOTS_MARGIN && *x + width > script->width - PLOTS_MARGIN) {
    *x = PLOTS_MARGIN;
    *y += key_pitch;
  }
  const double at = *x;
  *x += width + key_gap;
  return at;
}

double plots_pattern_key_height(const plots_script_t *script, const char *const *texts,
                                size_t count) {
  double x = PLOTS_MARGIN, y = key_pitch;
  for (size_t i = 0; i < count; i++)
    (void)place(script, texts[i], &x, &y);
  return y;
}

void plots_pattern_key(plots_script_t *script, const char *const *texts, size_t count, double y) {
  double x = PLOTS_MARGIN;
  y += key_pitch / 2;
  for (size_t i = 0; i < count; i++) {
    const double at = place(script, texts[i], &x, &y), label = at + swatch + 10;
    const plots_box_t box = {at, at + swatch, y - 9, y + 9};
    plots_script_boxes(script, &plots_pattern(i)->pen, &box, 1);
    plots_pattern_hatch(script, plots_pattern(i), &box);
    plots_script_paragraph(script, label, y, script->width - PLOTS_MARGIN - label, PLOTS_LEFT,
                           &plots_type_note, 1, true, texts[i]);
  }
}
