// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/assumptions.h"
#include "cli/common/charts.h"
#include "cli/common/sheet.h"
#include "cli/solve/solution.h"
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

static size_t fill_stretches(const cli_solution_t *self, plots_stretch_t *stretches) {
  const studies_search_t *s = &self->search;
  const size_t count =
      s->stretch_count < STUDIES_STRETCHES_MAX ? s->stretch_count : STUDIES_STRETCHES_MAX;
  double factor;
  cli_solution_value_format(self, &factor);
  for (size_t i = 0; i < count; i++)
    stretches[i] =
        (plots_stretch_t){factor * studies_lattice_value(&s->lattice, s->stretches[i].from),
                          factor * studies_lattice_value(&s->lattice, s->stretches[i].to)};
  return count;
}

/* The name of the lever, with its year. */
static void write_lever(const cli_solution_t *self, text_t out) {
  char year[16] = "";
  if (self->lever.year)
    snprintf(year, sizeof year, ".%d", self->lever.year);
  snprintf(out, sizeof(text_t), "%s%s", self->lever.name, year);
}

/* The words for the levers that are asked for most; else the name. */
static void write_lever_words(const cli_solution_t *self, text_t out) {
  const studies_lever_t *lever = &self->lever;
  const words_lang_t lang = self->options->lang;
  const char *words = strcmp(lever->name, "plan.places") == 0
                          ? words_message(WORDS_MSG_SOLVE_LEVER_PLACES, lang)
                      : strcmp(lever->name, "budget.ceiling") == 0
                          ? words_message(WORDS_MSG_SOLVE_LEVER_CEILING, lang)
                          : NULL;
  if (words && lever->year)
    snprintf(out, sizeof(text_t), "%s %d", words, lever->year);
  else if (words)
    snprintf(out, sizeof(text_t), "%s", words);
  else
    write_lever(self, out);
}

static const char *title_of(const cli_solution_t *self, cli_sheet_t *sheet) {
  static const words_message_t titles[] = {[STUDIES_SMALLEST] = WORDS_MSG_SOLVE_TITLE_SMALLEST,
                                           [STUDIES_LARGEST] = WORDS_MSG_SOLVE_TITLE_LARGEST,
                                           [STUDIES_EVERYWHERE] = WORDS_MSG_SOLVE_TITLE_EVERYWHERE,
                                           [STUDIES_NOWHERE] = WORDS_MSG_SOLVE_TITLE_NOWHERE,
                                           [STUDIES_STRETCHES] = WORDS_MSG_SOLVE_TITLE_STRETCHES,
                                           [STUDIES_FLAT] = WORDS_MSG_SOLVE_TITLE_FLAT};
  text_t lever, amount;
  write_lever_words(self, lever);
  cli_solution_amount(self, self->search.answer, amount);
  return cli_sheet_text(sheet, titles[self->search.verdict], WORDS_ARGS(lever, amount));
}

static const char *subtitle_of(const cli_solution_t *self, cli_sheet_t *sheet) {
  char buffer[WORDS_SHOWN];
  const char *meaning = cli_solution_meaning(self, buffer);
  text_t condition;
  cli_solution_condition(self, condition);
  return meaning ? cli_sheet_text(sheet, WORDS_MSG_SOLVE_SUBTITLE_MEANING,
                                  WORDS_ARGS(condition, meaning))
                 : cli_sheet_text(sheet, WORDS_MSG_SOLVE_SUBTITLE, WORDS_ARGS(condition));
}

static const char *axis_of(const cli_solution_t *self, cli_sheet_t *sheet) {
  text_t lever, unit;
  write_lever(self, lever);
  cli_solution_unit(self, unit);
  return cli_sheet_text(sheet, unit[0] ? WORDS_MSG_SOLVE_AXIS_UNIT : WORDS_MSG_SOLVE_AXIS,
                        WORDS_ARGS(lever, unit));
}

static const char *curve_of(const cli_solution_t *self, cli_sheet_t *sheet) {
  double factor;
  const words_format_t format = cli_solution_format(self, &factor);
  char name[STUDIES_ESTIMAND_TEXT];
  studies_estimand_text(&self->condition.of, name);
  if (factor > 1.0)
    return cli_sheet_text(sheet, WORDS_MSG_SOLVE_CURVE_CHANCE, WORDS_ARGS(name));
  return format.percent
             ? cli_sheet_text(sheet, WORDS_MSG_SOLVE_AXIS, WORDS_ARGS(name))
             : cli_sheet_text(sheet, WORDS_MSG_SOLVE_AXIS_UNIT, WORDS_ARGS(name, self->unit));
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

/* Empty, and no chart, when the output is defined nowhere. */
static int draw_response(cli_sheet_t *sheet) {
  const cli_solution_t *self = sheet->subject;
  const studies_search_t *s = &self->search;
  const studies_point_t *at = has_one(self) ? studies_search_point(s, s->answer) : NULL;
  plots_response_point_t *points = cli_sheet_array(sheet, s->count, sizeof *points);
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
  const plots_response_t chart = {
      .caption = cli_sheet_caption(sheet, "solve", title_of(self, sheet), subtitle_of(self, sheet),
                                   WORDS_MSG_SOLVE_ABOUT),
      .x_unit = axis_of(self, sheet),
      .x_format = x_format,
      .y_format = format,
      .points = points,
      .count = s->count,
      .curve_label = curve_of(self, sheet),
      .whisker_label = words_message(WORDS_MSG_SOLVE_WHISKER, sheet->lang),
      .satisfied_label = words_message(WORDS_MSG_SOLVE_SATISFIED, sheet->lang),
      .threshold = factor * s->inequality.threshold,
      .threshold_label =
          cli_sheet_text(sheet, at_least ? WORDS_MSG_SOLVE_AT_LEAST : WORDS_MSG_SOLVE_AT_MOST,
                         WORDS_ARGS(threshold)),
      .satisfied = stretches,
      .satisfied_count = fill_stretches(self, stretches),
      .answer_x = at ? x_factor * at->value : (double)NAN,
      .answer_y = at ? factor * at->response.estimate : (double)NAN,
      .answer_key = key_of(self, sheet),
      .answer_label =
          cli_sheet_text(sheet,
                         s->verdict == STUDIES_LARGEST ? WORDS_MSG_SOLVE_ANSWER_LARGEST
                                                       : WORDS_MSG_SOLVE_ANSWER_SMALLEST,
                         WORDS_ARGS(amount))};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_response_write(&chart, &sheet->target);
}

int cli_solution_draw(const cli_solution_t *self, const cli_canvas_t *canvas,
                      char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[] = {draw_response};
  char *scenario = cli_assumptions_scenario(self->options, &self->lever.inputs);
  if (!scenario)
    return cli_charts_explain(self->options->lang, PLOTS_ERR_NO_MEMORY, "", detail);
  const cli_charts_t set = {
      .facts = {.replicates = self->options->replicates, .seed = self->options->seed},
      .subject = self,
      .inputs = &self->lever.inputs,
      .head = WORDS_MSG_TABLE_HEAD,
      .scenario = scenario,
      .canvas = canvas,
      .lang = self->options->lang};
  const int status = cli_charts_draw(&set, charts, 1, detail);
  free(scenario);
  return status;
}
