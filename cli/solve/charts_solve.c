// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/assumptions.h"
#include "cli/common/charts.h"
#include "cli/common/sheet.h"
#include "cli/solve/solution.h"
#include "cli/solve/titles_solve.h"
#include "plots/gnuplot.h"
#include "plots/response.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The chart of exante solve: the curve on which the answer was found. */

typedef char text_t[CLI_SOLUTION_TEXT];

static bool has_one(const cli_solution_t *self) {
  return self->search.verdict == STUDIES_SMALLEST || self->search.verdict == STUDIES_LARGEST;
}

/* Whiskers at the values of the grid; those of the search lie too close together. */
static void fill_points(const cli_solution_t *self, plots_response_point_t *points) {
  double factor, x_factor;
  cli_solution_format(self, &factor);
  cli_solution_value_format(self, &x_factor);
  for (size_t i = 0; i < self->search.count; i++) {
    const studies_point_t *p = &self->search.points[i];
    points[i] = (plots_response_point_t){x_factor * p->value, factor * p->response.estimate,
                                         p->grid ? factor * p->response.low : (double)NAN,
                                         p->grid ? factor * p->response.high : (double)NAN};
  }
}

/* What the input is today: NaN where its rows differ, or it lies beyond what was tried. */
static double now_of(const cli_solution_t *self) {
  const studies_lever_t *lever = &self->lever;
  const studies_search_t *s = &self->search;
  const bool one = lever->least == lever->most && s->count > 0;
  return one && lever->least >= s->points[0].value && lever->least <= s->points[s->count - 1].value
             ? lever->least
             : (double)NAN;
}

/* Beyond these a probability is as good as 0 or 100 %, and the curve has nothing to show. */
static bool is_flat(const cli_solution_t *self, double factor, size_t i) {
  const double p = factor * self->search.points[i].response.estimate;
  return factor > 1.0 && (p < 0.1 || p > 99.9);
}

static bool alike(const cli_solution_t *self, size_t i, size_t j) {
  const studies_point_t *p = self->search.points;
  return (p[i].response.estimate < 0.5) == (p[j].response.estimate < 0.5);
}

/* The points that are drawn, first to last: without what is as good as 0 or 100 % at either end,
   but with the answer and with what there is today. */
typedef struct {
  size_t first, last;
} drawn_t;

static drawn_t drawn_of(const cli_solution_t *self) {
  const studies_search_t *s = &self->search;
  const studies_point_t *at = has_one(self) ? studies_search_point(s, s->answer) : NULL;
  const double now = now_of(self), low = fmin(at ? at->value : NAN, now),
               high = fmax(at ? at->value : NAN, now);
  drawn_t drawn = {0, s->count - 1};
  double factor;
  cli_solution_format(self, &factor);
  while (drawn.first + 1 < s->count && is_flat(self, factor, drawn.first + 1) &&
         alike(self, 0, drawn.first + 1) && !(s->points[drawn.first + 1].value > low))
    drawn.first++;
  while (drawn.last > drawn.first + 3 && is_flat(self, factor, drawn.last - 1) &&
         alike(self, s->count - 1, drawn.last - 1) && !(s->points[drawn.last - 1].value < high))
    drawn.last--;
  return drawn.last < drawn.first + 3 ? (drawn_t){0, s->count - 1} : drawn;
}

static size_t fill_stretches(const cli_solution_t *self, drawn_t drawn,
                             plots_stretch_t *stretches) {
  const studies_search_t *s = &self->search;
  const size_t found =
      s->stretch_count < STUDIES_STRETCHES_MAX ? s->stretch_count : STUDIES_STRETCHES_MAX;
  const double low = s->points[drawn.first].value, high = s->points[drawn.last].value;
  size_t count = 0;
  double factor;
  cli_solution_value_format(self, &factor);
  for (size_t i = 0; i < found; i++) {
    const double from = fmax(low, studies_lattice_value(&s->lattice, s->stretches[i].from));
    const double to = fmin(high, studies_lattice_value(&s->lattice, s->stretches[i].to));
    if (from <= to)
      stretches[count++] = (plots_stretch_t){factor * from, factor * to};
  }
  return count;
}

static const char *key_of(const cli_solution_t *self, cli_sheet_t *sheet) {
  const studies_search_t *s = &self->search;
  text_t low, high;
  cli_solution_value(self, s->interval_low, low);
  cli_solution_value(self, s->interval_high, high);
  return cli_sheet_text(
      sheet, s->open_low || s->open_high ? WORDS_MSG_SOLVE_ANSWER_OPEN : WORDS_MSG_SOLVE_ANSWER_KEY,
      WORDS_ARGS(low, high));
}

static const char *now_label(const cli_solution_t *self, cli_sheet_t *sheet, double now) {
  text_t number;
  cli_solution_number(self, now, number);
  return cli_sheet_text(sheet, WORDS_MSG_SOLVE_NOW, WORDS_ARGS(number));
}

/* Empty, and no chart, when the output is defined nowhere. */
static int draw_response(cli_sheet_t *sheet) {
  const cli_solution_t *self = sheet->subject;
  const studies_search_t *s = &self->search;
  const studies_point_t *at = has_one(self) ? studies_search_point(s, s->answer) : NULL;
  plots_response_point_t *points = cli_sheet_array(sheet, s->count, sizeof *points);
  const drawn_t drawn = drawn_of(self);
  const bool is_cut = drawn.first > 0 || drawn.last + 1 < s->count;
  const double now = now_of(self);
  plots_stretch_t stretches[STUDIES_STRETCHES_MAX];
  text_t amount, threshold;
  double factor, x_factor;
  const words_format_t format = cli_solution_format(self, &factor),
                       x_format = cli_solution_value_format(self, &x_factor);
  const bool at_least = s->inequality.at_least;
  if (!points)
    return PLOTS_ERR_NO_MEMORY;
  fill_points(self, points);
  cli_solution_amount(self, s->answer, amount);
  cli_solution_threshold(self, threshold);
  plots_response_t chart = {
      .caption = cli_sheet_caption(sheet, "solve", cli_solve_title(sheet, self),
                                   cli_solve_subtitle(sheet, self), WORDS_MSG_SOLVE_ABOUT),
      .x_unit = cli_solve_axis(sheet, self),
      .y_unit = cli_solve_unit(sheet, self),
      .x_format = x_format,
      .y_format = format,
      .points = points + drawn.first,
      .count = drawn.last - drawn.first + 1,
      .curve_label = cli_solve_curve(sheet, self),
      .whisker_label = words_message(WORDS_MSG_SOLVE_WHISKER, sheet->lang),
      .satisfied_label = words_message(WORDS_MSG_SOLVE_SATISFIED, sheet->lang),
      .threshold = factor * s->inequality.threshold,
      .threshold_label =
          cli_sheet_text(sheet, at_least ? WORDS_MSG_SOLVE_AT_LEAST : WORDS_MSG_SOLVE_AT_MOST,
                         WORDS_ARGS(threshold)),
      .satisfied = stretches,
      .satisfied_count = fill_stretches(self, drawn, stretches),
      .answer_x = at ? x_factor * at->value : (double)NAN,
      .answer_y = at ? factor * at->response.estimate : (double)NAN,
      .now_x = x_factor * now,
      .now_label = isnan(now) ? NULL : now_label(self, sheet, now),
      .answer_key = key_of(self, sheet),
      .answer_label =
          cli_sheet_text(sheet,
                         s->verdict == STUDIES_LARGEST ? WORDS_MSG_SOLVE_ANSWER_LARGEST
                                                       : WORDS_MSG_SOLVE_ANSWER_SMALLEST,
                         WORDS_ARGS(amount))};
  chart.caption.note = cli_solve_note(sheet, self, is_cut);
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_response_write(&chart, &sheet->target);
}

int cli_solution_draw(const cli_solution_t *self, const cli_canvas_t *canvas,
                      char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[] = {draw_response};
  const cli_charts_t set = {
      .facts = {.replicates = self->options->replicates, .seed = self->options->seed},
      .subject = self,
      .inputs = &self->lever.inputs,
      .head = WORDS_MSG_TABLE_HEAD};
  return cli_charts_draw_scenario(set, self->options, canvas, charts, 1, detail);
}
