// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/spans.h"

#include "plots/layout.h"
#include "plots/marks.h"
#include "plots/text.h"

#include <math.h>

static const double axis_height = 76, row_most = 60, half = 0.3, gap = 12, end_most = 150;

/* The end a is light and b is dark, in bars and in marks. */
static const plots_pen_t a_bar = {PLOTS_BLUE, PLOTS_WHITE, 2.0, 0, 0, 0},
                         b_bar = {PLOTS_BLUE, PLOTS_BLUE, 2.0, 0, 0, 0},
                         a_mark = {PLOTS_BLUE, PLOTS_WHITE, 2.5, 0, PLOTS_CIRCLE, 16},
                         b_mark = {PLOTS_INK, PLOTS_BLUE, 1.5, 0, PLOTS_CIRCLE, 18},
                         link_pen = {PLOTS_MIDTONE, NULL, 6.0, 0, 0, 0},
                         interval_pen = {PLOTS_INK, NULL, 1.5, 0, 0, 0};

typedef struct {
  plots_columns_t columns;
  plots_ticks_t ticks;
  double row, left, right; /* of the rows; room for the texts at the ends */
  double size;             /* of their letters */
} layout_t;

static const char *end_text(const plots_span_t *span, bool left) {
  const bool a_is_left = span->a <= span->b || !isfinite(span->b);
  return left == a_is_left ? span->a_text : span->b_text;
}

static bool measure(const plots_spans_t *chart, layout_t *layout) {
  double low = NAN, high = NAN;
  layout->row = plots_page_row((double)chart->count);
  layout->row = fmin(1.25 * layout->row, 46.0);
  plots_columns_start(&layout->columns, layout->row);
  for (size_t i = 0; i < chart->count; i++) {
    const plots_span_t *span = &chart->spans[i];
    const double values[] = {span->a, span->b, span->low, span->high};
    for (size_t k = 0; k < 4; k++)
      plots_layout_extend(&low, &high, values[k]);
    plots_columns_add(&layout->columns, span->label, span->text);
  }
  if (isnan(low))
    return false;
  plots_layout_extend(&low, &high, chart->reference);
  plots_layout_ticks(&layout->ticks, low, high, 7);
  plots_columns_finish(&layout->columns);
  layout->columns.texts =
      fmax(layout->columns.texts, plots_text_width(chart->heading, plots_type_note.size, false));
  layout->size = fmin(layout->columns.size, 19);
  for (size_t i = 0; i < chart->count; i++)
    for (int side = 0; side < 2; side++) {
      double *room = side ? &layout->left : &layout->right;
      const char *text = end_text(&chart->spans[i], side);
      if (text)
        *room = fmax(*room, gap + fmin(end_most, plots_text_width(text, layout->size, false)));
    }
  return true;
}

/* The longer bar first, so that both show where they lie on one side. */
static void draw_bars(const plots_spans_t *chart, plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    const plots_span_t *span = &chart->spans[i];
    const double from = chart->reference, y = (double)i;
    const bool a_first = !(fabs(span->b - from) > fabs(span->a - from));
    for (int step = 0; step < 2; step++) {
      const bool is_a = (step == 0) == a_first;
      const double to = is_a ? span->a : span->b;
      const plots_box_t box = {fmin(from, to), fmax(from, to), y - half, y + half};
      plots_script_boxes(script, is_a ? &a_bar : &b_bar, &box, 1);
    }
  }
}

static void draw_marks(const plots_spans_t *chart, plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    const plots_span_t *span = &chart->spans[i];
    const double y = (double)i;
    const plots_line_t link = {span->a, y, span->b, y}, interval = {span->low, y, span->high, y};
    const plots_point_t a = {span->a, y}, b = {span->b, y};
    plots_script_lines(script, &link_pen, &link, 1);
    plots_script_lines(script, &interval_pen, &interval, 1);
    plots_script_points(script, &b_mark, &b, 1);
    plots_script_points(script, &a_mark, &a, 1);
  }
}

/* The text at an end of a row, on white, behind its bar, its mark or its interval. */
static void write_end(const plots_spans_t *chart, plots_script_t *script, const layout_t *layout,
                      const plots_frame_t *frame, size_t row, bool left) {
  const plots_span_t *span = &chart->spans[row];
  const char *text = end_text(span, left);
  const plots_type_t type = {layout->size, false, PLOTS_INK};
  const double ends[] = {span->a, span->b, span->low, span->high};
  double low = NAN, high = NAN;
  for (size_t k = 0; k < 4; k++)
    plots_layout_extend(&low, &high, ends[k]);
  if (!text || isnan(low))
    return;
  const double mark = chart->from_reference ? 0.0 : 6.0;
  const double x = left ? plots_frame_x(frame, low) - gap + 4 - mark
                        : plots_frame_x(frame, high) + gap - 4 + mark;
  plots_script_paragraph(script, x, plots_frame_y(frame, (double)row), end_most,
                         left ? PLOTS_RIGHT : PLOTS_LEFT, &type, 1, true, text);
}

static void write_rows(const plots_spans_t *chart, plots_script_t *script, const layout_t *layout,
                       const plots_frame_t *frame) {
  const plots_type_t type = {layout->columns.size, false, plots_type_label.colour};
  for (size_t i = 0; i < chart->count; i++) {
    const plots_span_t *span = &chart->spans[i];
    const double y = plots_frame_y(frame, (double)i);
    plots_columns_label(&layout->columns, script, frame->left - layout->left - 14, y, layout->row,
                        span->label);
    plots_script_text(script, script->width - PLOTS_MARGIN, y, PLOTS_RIGHT, &type, span->text);
    for (int side = 0; side < 2; side++)
      write_end(chart, script, layout, frame, i, side);
    plots_page_describe(script, span->label, span->text);
  }
  plots_script_text(script, script->width - PLOTS_MARGIN, frame->top - 14, PLOTS_RIGHT,
                    &plots_type_note, chart->heading);
}

static void write_reference(const plots_spans_t *chart, plots_script_t *script,
                            const plots_frame_t *frame) {
  if (!isfinite(chart->reference) || !chart->reference_label)
    return;
  const plots_type_t type = {plots_type_note.size, true, PLOTS_INK};
  const double wide = plots_text_width(chart->reference_label, type.size, true) / 2;
  const double x = plots_frame_x(frame, chart->reference);
  plots_script_text(script, fmax(PLOTS_MARGIN + wide, fmin(x, script->width - PLOTS_MARGIN - wide)),
                    frame->top - 42, PLOTS_CENTRE, &type, chart->reference_label);
}

/* An end, with its own text for a label. */
static void record_end(const plots_spans_t *chart, plots_script_t *script, const plots_span_t *span,
                       bool is_a) {
  plots_mark_t mark = plots_mark(is_a ? chart->a_label : chart->b_label, span->label,
                                 is_a ? span->a : span->b, chart->unit);
  mark.label = is_a ? span->a_text : span->b_text;
  if (!is_a && isfinite(span->low)) {
    mark.low = span->low;
    mark.high = span->high;
    mark.interval = chart->interval;
  }
  plots_marks_add(script, &chart->caption, &mark);
}

static void record(const plots_spans_t *chart, plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    record_end(chart, script, &chart->spans[i], true);
    record_end(chart, script, &chart->spans[i], false);
  }
  const plots_mark_t reference =
      plots_mark(chart->reference_label, NULL, chart->reference, chart->unit);
  plots_marks_add(script, &chart->caption, &reference);
}

static void draw(const plots_spans_t *chart, plots_script_t *script, const plots_frame_t *frame) {
  const plots_line_t reference = {chart->reference, frame->y_low, chart->reference, frame->y_high};
  if (chart->from_reference)
    draw_bars(chart, script);
  else
    draw_marks(chart, script);
  plots_script_lines(script, &plots_pen_goal, &reference, 1);
}

static int compose(const plots_spans_t *chart, plots_script_t *script, const layout_t *layout) {
  const plots_key_t kind = chart->from_reference ? PLOTS_KEY_BOX : PLOTS_KEY_MARK;
  const plots_key_item_t key[] = {{kind, chart->from_reference ? &a_bar : &a_mark, chart->a_label},
                                  {kind, chart->from_reference ? &b_bar : &b_mark, chart->b_label},
                                  {PLOTS_KEY_LINE, &interval_pen, chart->interval}};
  char unit[PLOTS_UNIT_BYTES];
  double top, bottom;
  plots_script_init(script, 0);
  const double above = plots_layout_key_height(script, key, 3) + 38 +
                       (isfinite(chart->reference) && chart->reference_label ? 28 : 0);
  const plots_page_rows_t rows = {above + axis_height, (double)chart->count, layout->row, row_most};
  plots_page_open_rows(script, &chart->caption, &chart->foot, &rows, &top, &bottom);
  plots_frame_t frame = {
      .left = PLOTS_MARGIN + layout->columns.labels + 18 + layout->left,
      .right = script->width - PLOTS_MARGIN - layout->columns.texts - 28 - layout->right,
      .top = top + above,
      .bottom = fmin(bottom - axis_height, top + above + row_most * (double)chart->count),
      .x_low = layout->ticks.value[0],
      .x_high = layout->ticks.value[layout->ticks.count - 1],
      .y_low = (double)chart->count - 0.5,
      .y_high = -0.5};
  plots_script_panel(script, &frame, layout->ticks.value, layout->ticks.count, NULL, 0);
  draw(chart, script, &frame);
  plots_script_page(script);
  plots_layout_key(script, key, 3, top);
  plots_layout_unit(unit, chart->unit, &layout->ticks, chart->caption.lang);
  plots_layout_axis_x(script, &frame, &layout->ticks, &chart->format, unit);
  plots_layout_base(script, &frame);
  write_rows(chart, script, layout, &frame);
  write_reference(chart, script, &frame);
  record(chart, script);
  return plots_script_finish(script);
}

int plots_spans_script(const plots_spans_t *chart, plots_script_t *script) {
  layout_t layout = {0};
  plots_script_init(script, 0);
  if (!chart->spans || chart->count < 1 || chart->count > PLOTS_SPANS ||
      (chart->from_reference && !isfinite(chart->reference)))
    return PLOTS_ERR_ARGUMENT;
  if (!measure(chart, &layout))
    return PLOTS_ERR_EMPTY;
  return compose(chart, script, &layout);
}

int plots_spans_write(const plots_spans_t *chart, plots_target_t *target) {
  plots_script_t script;
  return plots_chart_finish(plots_spans_script(chart, &script), &script, &chart->caption, target);
}
