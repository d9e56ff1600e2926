// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/notes.h"
#include "cli/solve/titles_solve.h"
#include "words/draft.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The answer of exante solve for the first sheet of its workbook. */

enum { VALUE, ESTIMATE, LOW, HIGH, ASKED, CURVE_COLUMNS };

typedef struct {
  const cli_solution_t *of;
  cli_answer_t *out;
  cli_sheet_t *texts; /* holds what is said while the answer is made */
} making_t;

/* "Cupos, 2026: con 455 cupos o menos, «El techo alcanza» tiene 80 % de probabilidad o más. …" */
static void say_finding(const making_t *self) {
  cli_answer_say(self->out, WORDS_MSG_SOLVE_SAYS,
                 WORDS_ARGS(cli_solve_finding(self->texts, self->of), self->of->scenario));
}

/* A text that is held as long as the answer. */
static const char *held(const making_t *self, const char *text) {
  return cli_answer_text(self->out, strdup(text));
}

static void say_rest(const making_t *self) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  const bool lost = !stream || cli_solution_explain(self->of, stream);
  cli_answer_say_lines(self->out, words_draft_end(&draft));
  self->out->lost = self->out->lost || lost;
}

/* A value, and the ends of what it stands for; NaN: none. */
static void add_value(const making_t *self, words_message_t label, double value, double from,
                      double to) {
  double *values;
  if (!cli_answer_line(self->out, words_message(label, self->out->lang), &values))
    return;
  values[0] = value;
  values[1] = from;
  values[2] = to;
}

static double value_at(const cli_solution_t *of, int64_t k) {
  return studies_lattice_value(&of->search.lattice, k);
}

/* How values of the lever are shown, and the statistic. */
static reports_form_t value_form(const cli_solution_t *of) {
  double factor;
  const words_format_t format = cli_solution_value_format(of, &factor);
  return (reports_form_t){.decimals = format.decimals, .is_share = format.percent};
}

static reports_form_t estimate_form(const cli_solution_t *of) {
  double factor;
  const words_format_t format = cli_solution_format(of, &factor);
  return (reports_form_t){.decimals = format.decimals, .is_share = factor > 1.0};
}

static void add_answer(const making_t *self) {
  static const words_message_t heads[] = {WORDS_MSG_SOLVE_BOARD_ONE, WORDS_MSG_SOLVE_BOARD_FROM,
                                          WORDS_MSG_SOLVE_BOARD_TO};
  const cli_solution_t *of = self->of;
  const studies_search_t *s = &of->search;
  const studies_lever_t *lever = &of->lever;
  const double none = (double)NAN;
  const bool one = lever->least == lever->most;
  cli_answer_begin_titled(self->out, held(self, cli_solve_axis(self->texts, of)), heads, 3);
  reports_form_t *forms = cli_answer_hold(self->out, calloc(3, sizeof *forms));
  for (size_t c = 0; forms && c < 3; c++)
    forms[c] = value_form(of);
  cli_answer_forms(self->out, forms);
  if (cli_solution_is_one(of))
    add_value(self,
              s->verdict == STUDIES_LARGEST ? WORDS_MSG_SOLVE_BOARD_LARGEST
                                            : WORDS_MSG_SOLVE_BOARD_SMALLEST,
              value_at(of, s->answer), s->open_low ? none : value_at(of, s->interval_low),
              s->open_high ? none : value_at(of, s->interval_high));
  add_value(self, WORDS_MSG_SOLVE_BOARD_NOW, one ? lever->least : none, one ? none : lever->least,
            one ? none : lever->most);
  add_value(self, WORDS_MSG_SOLVE_BOARD_RANGE, none, value_at(of, s->lattice.low),
            value_at(of, s->lattice.high));
}

static void add_point(const making_t *self, const studies_point_t *point) {
  const studies_search_t *s = &self->of->search;
  const bool is_here = cli_solution_is_one(self->of) && point->k == s->answer;
  const words_message_t label = is_here            ? WORDS_MSG_SOLVE_BOARD_HERE
                                : point->satisfied ? WORDS_MSG_SOLVE_BOARD_HOLDS
                                                   : WORDS_MSG_SOLVE_BOARD_FAILS;
  double *values, *errors = cli_answer_hold(self->out, calloc(CURVE_COLUMNS, sizeof *errors));
  reports_line_t *line = cli_answer_line(self->out, words_message(label, self->out->lang), &values);
  if (!line || !errors)
    return;
  values[VALUE] = point->value;
  values[ESTIMATE] = point->response.estimate;
  values[LOW] = point->response.low;
  values[HIGH] = point->response.high;
  values[ASKED] = s->inequality.threshold;
  errors[ESTIMATE] = isfinite(point->response.se) ? point->response.se : 0.0;
  line->errors = errors;
}

static void add_curve(const making_t *self) {
  static const words_message_t heads[CURVE_COLUMNS] = {
      WORDS_MSG_SOLVE_BOARD_ONE, WORDS_MSG_SOLVE_BOARD_STATISTIC, WORDS_MSG_BOARD_LOW,
      WORDS_MSG_BOARD_HIGH, WORDS_MSG_SOLVE_BOARD_ASKED};
  const cli_solution_t *of = self->of;
  bool is_defined = false;
  cli_answer_begin_titled(self->out, held(self, cli_solve_subtitle(self->texts, of)), heads,
                          CURVE_COLUMNS);
  reports_form_t *forms = cli_answer_hold(self->out, calloc(CURVE_COLUMNS, sizeof *forms));
  for (size_t c = 0; forms && c < CURVE_COLUMNS; c++)
    forms[c] = c == VALUE ? value_form(of) : estimate_form(of);
  cli_answer_forms(self->out, forms);
  for (size_t i = 0; i < of->search.count; i++) {
    add_point(self, &of->search.points[i]);
    is_defined = is_defined || isfinite(of->search.points[i].response.estimate);
  }
  if (is_defined)
    cli_answer_chart(self->out, REPORTS_CURVE_CHART, NULL, CURVE_COLUMNS - 1);
  const studies_output_t *output = &of->condition.of.output;
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  const bool lost = !stream || cli_notes_say(&of->lever.inputs, output->name, output->year,
                                             self->out->lang, stream);
  cli_answer_note_lines(self->out, words_draft_end(&draft));
  self->out->lost = self->out->lost || lost;
}

int cli_solution_answer(cli_answer_t *out, const cli_solution_t *of) {
  cli_sheet_t texts = {.inputs = &of->lever.inputs, .lang = of->options->lang};
  const making_t self = {.of = of, .out = out, .texts = &texts};
  *out = (cli_answer_t){.lang = of->options->lang};
  say_finding(&self);
  say_rest(&self);
  add_answer(&self);
  add_curve(&self);
  out->lost = out->lost || texts.lost;
  cli_sheet_free(&texts);
  return cli_answer_end(out);
}
