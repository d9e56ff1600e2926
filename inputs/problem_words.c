// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/problem_words.h"

#include "inputs/number/percent.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef inputs_problem_view_t view_t;

typedef struct {
  words_message_t text;
  inputs_problem_part_t parts[WORDS_ARGS_MAX];
} row_t;

static const row_t rows[MODELS_PROBLEM_CODE_COUNT] = {
#define P(part) INPUTS_PART_##part
#define WORDS_PROBLEM(code, es, en, ...)                                                           \
  [MODELS_PROBLEM_##code] = {WORDS_MSG_##code, {__VA_ARGS__}},
#include "words/messages_problems.def"
#undef WORDS_PROBLEM
#undef P
};

static words_place_t place_of(const view_t *self) {
  const inputs_origin_t *origin = self->origin;
  return origin ? (words_place_t){origin->path, origin->line, origin->column[self->problem->field]}
                : (words_place_t){self->loader->inputs_path, 0, 0};
}

static void say_text(const view_t *self, words_message_t id, const char *const *args) {
  const words_place_t place = place_of(self);
  words_report_error(self->loader->report, &place, id, args);
}

/* Whether its number is computed from other cells: a sign of percentage is not to be written there,
   and would not serve in those. */
static bool is_computed(const view_t *self) {
  const words_place_t place = place_of(self);
  words_trace_t trace;
  words_origins_trace(&self->loader->report->origins, &place, NULL, 0, &trace);
  return trace.count > 0 && !(trace.moved && trace.moved->is_all);
}

/* The text of a row, filled; `more` stands for what follows its parts, or is NULL. */
static void say_row(const view_t *self, models_problem_code_t code, words_message_t id,
                    const char *more) {
  const row_t *row = &rows[code];
  char texts[WORDS_ARGS_MAX][INPUTS_PART_SIZE];
  const char *args[WORDS_ARGS_MAX + 1] = {NULL};
  size_t count = 0;
  for (; count < WORDS_ARGS_MAX && row->parts[count] != INPUTS_PART_NOTHING; count++)
    args[count] = inputs_problem_part(self, row->parts[count], texts[count]);
  if (count < WORDS_ARGS_MAX)
    args[count] = more;
  say_text(self, id, args);
}

/* Whether a number outside its range is likely a percentage without its sign: a share from 2 on, a
   rate of a year beyond 1. */
static bool is_percentage(const view_t *self, double x) {
  const models_problem_t *p = self->problem;
  if (inputs_percent_is(self->found) || is_computed(self) || p->high != 1)
    return false;
  return p->low == 0 && !inputs_problem_is_rate(self)
             ? x >= 2 && x <= 100
             : inputs_problem_is_rate(self) && fabs(x) > 0.9 && fabs(x) <= 100;
}

/* The text of a row; with its sign of percentage when it is likely to lack it. */
static void say_mended(const view_t *self, models_problem_code_t code, words_message_t mended,
                       bool is_percent, double x) {
  char number[INPUTS_NUMBER_SIZE], percent[INPUTS_PART_SIZE];
  inputs_number_write(x, 12, self->file, number);
  snprintf(percent, sizeof percent, "%s%%", number);
  say_row(self, code, is_percent ? mended : rows[code].text, is_percent ? percent : NULL);
}

static void say_range(const view_t *self, double x) {
  say_mended(self, MODELS_PROBLEM_RANGE, WORDS_MSG_RANGE_FRACTION, is_percentage(self, x), x);
}

/* An end of a spread of a rate that is itself out of range, and not its tail alone. */
static bool is_end_beyond(const view_t *self, double *end) {
  const models_problem_t *p = self->problem;
  if (p->code != MODELS_PROBLEM_TAIL || !inputs_problem_is_rate(self))
    return false;
  *end = p->field == MODELS_FIELD_LOW ? self->row->low : self->row->high;
  return *end > p->high || *end < p->low;
}

void inputs_problem_say(const inputs_problem_view_t *self) {
  const models_problem_t *p = self->problem;
  const double x = p->number;
  double end;
  if (is_end_beyond(self, &end))
    say_range(self, end);
  else if (p->code == MODELS_PROBLEM_RANGE ||
           (p->code == MODELS_PROBLEM_PROPORTION && inputs_percent_is(self->found)))
    say_range(self, x);
  else if (p->code == MODELS_PROBLEM_PROPORTION)
    say_mended(self, p->code, WORDS_MSG_PROPORTION_PERCENT,
               x >= 2 && x <= 100 && !is_computed(self), x);
  else
    say_row(self, p->code, rows[p->code].text, NULL);
}
