// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/steps.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "plots/text.h"

#include <math.h>

enum { LABEL_LINES = 4 };
static const double labels_height = 112, body_least = 420, half = 0.36, number_gap = 16;
static const plots_pen_t level_pen = {PLOTS_INK, PLOTS_BLUE, 1.0, 0, 0, 0},
                         rise_pen = {PLOTS_BLUE, PLOTS_MIDTONE, 1.5, 0, 0, 0},
                         fall_pen = {PLOTS_BLUE, PLOTS_WHITE, 1.5, 0, 0, 0},
                         limit_pen = {PLOTS_ORANGE, PLOTS_WHITE, 2.5, 0, 0, 0},
                         link_pen = {PLOTS_GREY, NULL, 1.0, 2, 0, 0};

typedef struct {
  double from[PLOTS_STEPS], to[PLOTS_STEPS]; /* where each bar begins and ends */
  plots_ticks_t ticks;
  plots_frame_t frame;
} layout_t;

static void place(const plots_steps_t *chart, layout_t *layout) {
  double reached = 0.0, low = 0.0, high = 0.0;
  for (size_t i = 0; i < chart->count; i++) {
    const plots_step_t *step = &chart->steps[i];
    layout->from[i] = step->kind == PLOTS_STEP_CHANGE ? reached : 0.0;
    layout->to[i] = layout->from[i] + step->value;
    if (step->kind != PLOTS_STEP_LIMIT)
      reached = layout->to[i];
    low = fmin(low, layout->to[i]);
    high = fmax(high, layout->to[i]);
  }
  plots_ticks(&layout->ticks, low, high, 7);
  layout->frame.y_low = layout->ticks.value[0];
  layout->frame.y_high = plots_layout_headroom(&layout->ticks, high);
}

static const plots_pen_t *pen_of(const plots_step_t *step) {
  return step->kind == PLOTS_STEP_LEVEL   ? &level_pen
         : step->kind == PLOTS_STEP_LIMIT ? &limit_pen
         : step->value < 0.0              ? &fall_pen
                                          : &rise_pen;
}

/* From the end of each bar to the next that begins or ends there; a limit's line through all. */
static void draw_lines(const plots_steps_t *chart, plots_script_t *script, const layout_t *layout) {
  for (size_t i = 0; i < chart->count; i++) {
    const bool is_limit = chart->steps[i].kind == PLOTS_STEP_LIMIT;
    const bool links =
        i + 1 < chart->count && !is_limit && chart->steps[i + 1].kind != PLOTS_STEP_LIMIT;
    const double y = layout->to[i];
    const plots_line_t through = {layout->frame.x_low, y, layout->frame.x_high, y};
    const plots_line_t link = {(double)i + half, y, (double)i + 1.0 - half, y};
    if (is_limit)
      plots_script_lines(script, &plots_pen_limit, &through, 1);
    else if (links)
      plots_script_lines(script, &link_pen, &link, 1);
  }
}

static void draw_bars(const plots_steps_t *chart, plots_script_t *script, const layout_t *layout) {
  for (size_t i = 0; i < chart->count; i++) {
    const double a = layout->from[i], b = layout->to[i];
    const plots_box_t box = {(double)i - half, (double)i + half, fmin(a, b), fmax(a, b)};
    plots_script_boxes(script, pen_of(&chart->steps[i]), &box, 1);
  }
}

/* The size at which every number fits over its bar. */
static double number_size(const plots_steps_t *chart, double slot) {
  double widest = 1.0;
  for (size_t i = 0; i < chart->count; i++)
    widest = fmax(widest, plots_text_width(chart->steps[i].text, 1.0, true));
  return fmin(plots_type_value.size, (slot - 8) / widest);
}

/* On white, as a limit's line may pass behind it. */
static void write_number(plots_script_t *script, const plots_type_t *type, double x, double y,
                         const char *text) {
  const plots_pen_t plaque = {NULL, PLOTS_WHITE, 0, 0, 0, 0};
  const double reach = 0.45 * plots_text_width(text, type->size, true), rise = 0.55 * type->size;
  const plots_box_t behind = {x - reach, x + reach, y - rise, y + rise};
  plots_script_boxes(script, &plaque, &behind, 1);
  plots_script_text(script, x, y, PLOTS_CENTRE, type, text);
}

static void write_texts(const plots_steps_t *chart, plots_script_t *script,
                        const layout_t *layout) {
  const plots_frame_t *frame = &layout->frame;
  const double slot = (frame->right - frame->left) / (double)chart->count;
  const plots_type_t number = {number_size(chart, slot), true, PLOTS_INK};
  const plots_type_t label = {fmin(plots_type_note.size, slot / 7.0), false, PLOTS_INK};
  for (size_t i = 0; i < chart->count; i++) {
    const plots_step_t *step = &chart->steps[i];
    const double x = plots_frame_x(frame, (double)i);
    const double top = plots_frame_y(frame, fmax(layout->from[i], layout->to[i]));
    write_number(script, &number, x, top - number_gap, step->text);
    plots_script_paragraph(script, x, frame->bottom + 12, slot - 12, PLOTS_CENTRE, &label,
                           LABEL_LINES, false, step->label);
    plots_page_describe(script, step->label, step->text);
  }
}

static void record(const plots_steps_t *chart, plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    plots_mark_t mark = plots_mark(NULL, chart->steps[i].label, chart->steps[i].value, chart->unit);
    mark.label = chart->steps[i].text;
    plots_marks_add(script, &chart->caption, &mark);
  }
}

static bool is_drawable(const plots_steps_t *chart) {
  if (!chart->steps || chart->count < 1 || chart->count > PLOTS_STEPS)
    return false;
  for (size_t i = 0; i < chart->count; i++)
    if (!isfinite(chart->steps[i].value))
      return false;
  return true;
}

int plots_steps_script(const plots_steps_t *chart, plots_script_t *script) {
  layout_t layout = {.frame = {.x_low = -0.5}};
  double top, bottom;
  plots_script_init(script, 0);
  if (!is_drawable(chart))
    return PLOTS_ERR_ARGUMENT;
  place(chart, &layout);
  plots_page_open(script, &chart->caption, &chart->foot, body_least, &top, &bottom);
  layout.frame.left = PLOTS_MARGIN + plots_layout_tick_width(&layout.ticks, &chart->format) + 16;
  layout.frame.right = script->width - PLOTS_MARGIN;
  layout.frame.top = top + 34;
  layout.frame.bottom = bottom - labels_height;
  layout.frame.x_high = (double)chart->count - 0.5;
  plots_script_panel(script, &layout.frame, NULL, 0, layout.ticks.value, layout.ticks.count);
  draw_bars(chart, script, &layout);
  draw_lines(chart, script, &layout);
  plots_script_page(script);
  plots_layout_axis_y(script, &layout.frame, &layout.ticks, &chart->format, chart->unit);
  plots_layout_base(script, &layout.frame);
  write_texts(chart, script, &layout);
  record(chart, script);
  return plots_script_finish(script);
}

int plots_steps_write(const plots_steps_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_steps_script(chart, &script), &script, &chart->caption, target);
}
