// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/funnel.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "plots/text.h"
#include "words/messages.h"

#include <math.h>

static const double label_width = 310, share_width = 120;
static const plots_pen_t bar_pen = {PLOTS_BLUE, PLOTS_TINT, 1.5, 0, 0, 0};
static const plots_pen_t last_pen = {PLOTS_BLUE, PLOTS_MIDTONE, 3.0, 0, 0, 0};

/* The room that the numbers behind the bars take. */
static double value_width(const plots_funnel_t *chart, double size) {
  double widest = 100;
  for (size_t i = 0; i < chart->count; i++) {
    const plots_stage_t *stage = &chart->stages[i];
    char text[PLOTS_INTERVAL_BYTES];
    words_format_number(text, stage->value, &chart->format);
    widest = fmax(widest, plots_text_width(text, size, true));
    plots_layout_interval(text, stage->low, stage->high, &chart->format);
    widest = fmax(widest, plots_text_width(text, size * 0.85, false));
  }
  return fmin(widest + 14, 480);
}

/* The values at the sides of the bars; false when nothing can be drawn. */
static bool scale(const plots_funnel_t *chart, plots_frame_t *frame) {
  double low = NAN, high = NAN;
  for (size_t i = 0; i < chart->count; i++) {
    plots_layout_extend(&low, &high, chart->stages[i].value);
    plots_layout_extend(&low, &high, chart->stages[i].low);
    plots_layout_extend(&low, &high, chart->stages[i].high);
  }
  if (isnan(low))
    return false;
  frame->x_low = fmin(0.0, low);
  frame->x_high = fmax(high, 0.0);
  if (frame->x_high <= frame->x_low)
    frame->x_high = frame->x_low + 1.0;
  return true;
}

static void draw_bars(const plots_funnel_t *chart, plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    const plots_stage_t *stage = &chart->stages[i];
    const double y = (double)i;
    const plots_box_t bar = {fmin(0.0, stage->value), fmax(0.0, stage->value), y - 0.3, y + 0.3};
    const plots_line_t whisker[3] = {{stage->low, y, stage->high, y},
                                     {stage->low, y - 0.14, stage->low, y + 0.14},
                                     {stage->high, y - 0.14, stage->high, y + 0.14}};
    plots_script_boxes(script, i + 1 == chart->count ? &last_pen : &bar_pen, &bar, 1);
    if (stage->low < stage->high)
      plots_script_lines(script, &plots_pen_whisker, whisker, 3);
  }
}

/* The number and its interval behind the bar's end, the share in its column. */
static void write_row(const plots_funnel_t *chart, plots_script_t *script,
                      const plots_frame_t *frame, size_t i, double size) {
  const plots_stage_t *stage = &chart->stages[i];
  const plots_type_t label = {size, false, plots_type_label.colour};
  const plots_type_t value = {size, true, plots_type_value.colour};
  const plots_type_t note = {size * 0.85, false, plots_type_note.colour};
  const double y = plots_frame_y(frame, (double)i),
               row = plots_frame_y(frame, 1.0) - plots_frame_y(frame, 0.0);
  const bool interval = stage->low < stage->high;
  double end = fmax(stage->value, 0.0);
  end = interval ? fmax(end, stage->high) : end;
  const double x = plots_frame_x(frame, end) + 14;
  char text[PLOTS_INTERVAL_BYTES];
  plots_script_paragraph(script, frame->left - 16, y, label_width, PLOTS_RIGHT, &label,
                         (size_t)fmax(1, fmin(3, floor(row / (1.25 * size)))), true, stage->label);
  words_format_number(text, stage->value, &chart->format);
  plots_script_text(script, x, y - (interval ? size * 0.6 : 0), PLOTS_LEFT, &value, text);
  if (interval) {
    plots_layout_interval(text, stage->low, stage->high, &chart->format);
    plots_script_text(script, x, y + size * 0.6, PLOTS_LEFT, &note, text);
  }
  if (isfinite(stage->share)) {
    const words_format_t percent = {1, true, chart->format.lang};
    words_format_chance(text, stage->share, &percent);
    plots_script_text(script, script->width - PLOTS_MARGIN, y, PLOTS_RIGHT, &value, text);
  }
}

static void describe(const plots_funnel_t *chart, plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    const plots_stage_t *stage = &chart->stages[i];
    const plots_band_t band = {stage->low, NAN, stage->value, NAN, stage->high};
    plots_layout_describe(script, stage->label, &band, &chart->format);
  }
}

static void record(const plots_funnel_t *chart, plots_script_t *script) {
  const words_lang_t lang = chart->caption.lang;
  const words_format_t percent = {1, true, chart->format.lang};
  for (size_t i = 0; i < chart->count; i++) {
    const plots_stage_t *stage = &chart->stages[i];
    const bool interval = stage->low < stage->high;
    const plots_band_t band = {interval ? stage->low : NAN, NAN, stage->value, NAN,
                               interval ? stage->high : NAN};
    char text[WORDS_NUMBER_BYTES];
    plots_mark_t mark = plots_mark(chart->unit, stage->label, NAN, chart->unit);
    plots_marks_band(script, &chart->caption, &mark, &band, &chart->format);
    mark = plots_mark(words_message(WORDS_MSG_DRAWN_KEPT, lang), stage->label, stage->share, "%");
    words_format_chance(text, stage->share, &percent);
    mark.label = text;
    plots_marks_add(script, &chart->caption, &mark);
  }
}

int plots_funnel_script(const plots_funnel_t *chart, plots_script_t *script) {
  const plots_key_item_t key[] = {{PLOTS_KEY_BOX, &bar_pen, chart->unit},
                                  {PLOTS_KEY_LINE, &plots_pen_whisker,
                                   words_message(WORDS_MSG_DRAWN_BAND90, chart->caption.lang)}};
  const double row = chart->count > 9 ? fmax(680.0, fmin(5600.0, 34.0 * (double)chart->count)) /
                                            (double)chart->count
                                      : 76.0;
  const double size = row < 50 ? fmin(15, 0.42 * row) : 21;
  plots_frame_t frame = {.left = PLOTS_MARGIN + label_width + 16};
  plots_script_init(script, 0);
  if (!chart->stages || chart->count < 1 || chart->count > 200)
    return PLOTS_ERR_ARGUMENT;
  if (!scale(chart, &frame))
    return PLOTS_ERR_EMPTY;
  frame.right = PLOTS_WIDTH - PLOTS_MARGIN - share_width - value_width(chart, size);
  plots_script_init(script, fmax(fmin(PLOTS_HEIGHT, 250 + 110.0 * (double)chart->count),
                                 270 + row * (double)chart->count));
  const double y = plots_layout_heading(script, &chart->caption);
  frame.top = y + plots_layout_key_height(script, key, 2) + 34;
  frame.bottom = fmin(script->height - 50, frame.top + 110.0 * (double)chart->count);
  frame.y_low = (double)chart->count - 0.5; /* the first stage on top */
  frame.y_high = -0.5;
  plots_script_panel(script, &frame, NULL, 0, NULL, 0);
  draw_bars(chart, script);
  plots_script_page(script);
  plots_layout_key(script, key, 2, y);
  plots_script_text(script, script->width - PLOTS_MARGIN, frame.top - 12, PLOTS_RIGHT,
                    &plots_type_note, words_message(WORDS_MSG_DRAWN_KEPT, chart->caption.lang));
  for (size_t i = 0; i < chart->count; i++)
    write_row(chart, script, &frame, i, size);
  describe(chart, script);
  record(chart, script);
  return plots_script_finish(script);
}

int plots_funnel_write(const plots_funnel_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_funnel_script(chart, &script), &script, &chart->caption, target);
}
