// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/notes.h"
#include "cli/common/say.h"
#include "cli/solve/solution.h"
#include "words/grid.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef char text_t[CLI_SOLUTION_TEXT];

enum { ROWS = 9 }; /* of the curve, besides the answer and its neighbour */

typedef struct {
  const cli_solution_t *of;
  FILE *stream;
  int lost;
} show_t;

static void say(show_t *self, words_message_t id, const char *const *args) {
  self->lost |= cli_say(self->stream, self->of->options->lang, id, args);
}

/* A name with its year: plan.places.2026. */
static void write_name(text_t out, const char *name, int year) {
  if (year)
    snprintf(out, sizeof(text_t), "%.200s.%d", name, year);
  else
    snprintf(out, sizeof(text_t), "%.200s", name);
}

/* What the lever's rows hold as they are. */
static void write_now(const show_t *self, text_t out) {
  const studies_lever_t *lever = &self->of->lever;
  text_t least, most, unit;
  cli_solution_unit(self->of, unit);
  cli_solution_number(self->of, lever->least, least);
  cli_solution_number(self->of, lever->most, most);
  const bool one = lever->least == lever->most;
  snprintf(out, sizeof(text_t), "%.60s%s%.60s%s%.100s", least, one ? "" : " – ", one ? "" : most,
           unit[0] ? " " : "", unit);
}

static void show_question(show_t *self) {
  const cli_solution_t *s = self->of;
  const studies_lattice_t *l = &s->search.lattice;
  char buffer[WORDS_SHOWN];
  const char *meaning = cli_solution_meaning(s, buffer);
  text_t name, now, low, high, condition, step;
  write_name(name, s->lever.name, s->lever.year);
  write_now(self, now);
  cli_solution_value(s, l->low, low);
  cli_solution_value(s, l->high, high);
  cli_solution_condition(s, condition);
  cli_solution_number(s, studies_lattice_step(l), step);
  say(self, WORDS_MSG_SOLVE_FIND, WORDS_ARGS(name, now));
  say(self, WORDS_MSG_SOLVE_SO_THAT, WORDS_ARGS(condition));
  if (meaning)
    say(self, WORDS_MSG_SOLVE_MEANING, WORDS_ARGS(meaning));
  say(self, s->lever.given ? WORDS_MSG_SOLVE_BETWEEN : WORDS_MSG_SOLVE_BETWEEN_DEFAULT,
      WORDS_ARGS(low, high, step));
  fputc('\n', self->stream);
}

static void show_interval(show_t *self) {
  const studies_search_t *s = &self->of->search;
  text_t low, high;
  cli_solution_value(self->of, s->interval_low, low);
  cli_solution_value(self->of, s->interval_high, high);
  say(self,
      s->open_low && s->open_high ? WORDS_MSG_SOLVE_INTERVAL_NONE
      : s->open_low               ? WORDS_MSG_SOLVE_INTERVAL_LOW
      : s->open_high              ? WORDS_MSG_SOLVE_INTERVAL_HIGH
                                  : WORDS_MSG_SOLVE_INTERVAL,
      WORDS_ARGS(low, high));
}

/* Its interval, what the statistic is there and at the next value. */
static void explain_answer(show_t *self) {
  const cli_solution_t *of = self->of;
  const studies_search_t *s = &of->search;
  const bool largest = s->verdict == STUDIES_LARGEST;
  const studies_point_t *at = studies_search_point(s, s->answer),
                        *next = studies_search_point(s, s->beyond);
  text_t value, beyond, there, then;
  cli_solution_value(of, s->answer, value);
  cli_solution_value(of, s->beyond, beyond);
  cli_solution_statistic(of, at->response.estimate, there);
  cli_solution_statistic(of, next->response.estimate, then);
  show_interval(self);
  say(self, WORDS_MSG_SOLVE_THERE, WORDS_ARGS(cli_solution_word(of), value, there, beyond, then));
  say(self, largest ? WORDS_MSG_SOLVE_HARDER : WORDS_MSG_SOLVE_EASIER, NULL);
  if (s->rises == s->falls)
    say(self, WORDS_MSG_SOLVE_UNEVEN, NULL);
}

/* The value at which the condition comes nearest, for when it holds nowhere. */
static void show_nowhere(show_t *self) {
  const studies_point_t *best = studies_search_best(&self->of->search);
  const bool flat = !self->of->search.rises && !self->of->search.falls;
  text_t amount, statistic;
  if (!best) {
    say(self, WORDS_MSG_SOLVE_UNDEFINED, NULL);
    return;
  }
  cli_solution_amount(self->of, best->k, amount);
  cli_solution_statistic(self->of, best->response.estimate, statistic);
  if (flat)
    say(self, WORDS_MSG_SOLVE_FLAT_FAILS,
        WORDS_ARGS(cli_solution_word(self->of), statistic, amount));
  else
    say(self, WORDS_MSG_SOLVE_NOWHERE, WORDS_ARGS(cli_solution_word(self->of), statistic, amount));
}

static void show_stretches(show_t *self) {
  const studies_search_t *s = &self->of->search;
  say(self, WORDS_MSG_SOLVE_STRETCHES, NULL);
  for (size_t i = 0; i < s->stretch_count && i < STUDIES_STRETCHES_MAX; i++) {
    text_t from, to;
    cli_solution_value(self->of, s->stretches[i].from, from);
    cli_solution_amount(self->of, s->stretches[i].to, to);
    say(self, WORDS_MSG_SOLVE_STRETCH, WORDS_ARGS(from, to));
  }
  if (s->stretch_count > STUDIES_STRETCHES_MAX)
    say(self, WORDS_MSG_SOLVE_STRETCHES_MORE, NULL);
}

static void explain(show_t *self) {
  const studies_search_t *s = &self->of->search;
  switch (s->verdict) {
  case STUDIES_SMALLEST:
  case STUDIES_LARGEST:
    explain_answer(self);
    break;
  case STUDIES_EVERYWHERE:
    say(self, s->rises || s->falls ? WORDS_MSG_SOLVE_EVERYWHERE : WORDS_MSG_SOLVE_FLAT_HOLDS, NULL);
    break;
  case STUDIES_NOWHERE:
    show_nowhere(self);
    break;
  case STUDIES_STRETCHES:
    show_stretches(self);
    break;
  default:
    say(self, WORDS_MSG_SOLVE_FLAT, NULL);
  }
}

static void show_verdict(show_t *self) {
  const studies_search_t *s = &self->of->search;
  text_t amount;
  cli_solution_amount(self->of, s->answer, amount);
  if (cli_solution_is_one(self->of))
    say(self, s->verdict == STUDIES_LARGEST ? WORDS_MSG_SOLVE_LARGEST : WORDS_MSG_SOLVE_SMALLEST,
        WORDS_ARGS(amount));
  explain(self);
  fputc('\n', self->stream);
}

int cli_solution_explain(const cli_solution_t *self, FILE *stream) {
  show_t show = {.of = self, .stream = stream};
  explain(&show);
  return show.lost ? -1 : 0;
}

static void add_point(const show_t *self, words_grid_t *grid, const studies_point_t *p) {
  text_t value, estimate, low, high, interval;
  cli_solution_value(self->of, p->k, value);
  cli_solution_statistic(self->of, p->response.estimate, estimate);
  cli_solution_statistic(self->of, p->response.low, low);
  cli_solution_statistic(self->of, p->response.high, high);
  snprintf(interval, sizeof interval, "%.100s – %.100s", low, high);
  words_grid_add(grid, value);
  words_grid_add(grid, estimate);
  words_grid_add(grid, interval);
  words_grid_add(grid, words_message(p->satisfied ? WORDS_MSG_SOLVE_YES : WORDS_MSG_SOLVE_NO,
                                     self->of->options->lang));
}

/* Every third value of the grid, and those on both sides of the answer. */
static void show_curve(show_t *self) {
  const studies_search_t *s = &self->of->search;
  const words_lang_t lang = self->of->options->lang;
  const bool one = cli_solution_is_one(self->of);
  size_t n = 0;
  words_grid_t grid;
  words_grid_init(&grid, 4);
  words_grid_add(&grid, words_message(WORDS_MSG_SOLVE_COL_VALUE, lang));
  words_grid_add(&grid, cli_solution_heading(self->of));
  words_grid_add(&grid, words_message(WORDS_MSG_SOLVE_COL_INTERVAL, lang));
  words_grid_add(&grid, words_message(WORDS_MSG_SOLVE_COL_HOLDS, lang));
  for (size_t i = 0; i < s->count; i++) {
    const studies_point_t *p = &s->points[i];
    const bool shown = p->grid && n++ % ((STUDIES_GRID_POINTS - 1) / (ROWS - 1)) == 0;
    if (shown || (one && (p->k == s->answer || p->k == s->beyond)))
      add_point(self, &grid, p);
  }
  self->lost |= words_grid_print(&grid, (const bool[4]){false}, self->stream);
  fputc('\n', self->stream);
  words_grid_free(&grid);
}

int cli_solution_print(const cli_solution_t *self, FILE *stream) {
  show_t show = {.of = self, .stream = stream};
  char label[INPUTS_LABEL_SIZE], replicates[WORDS_NUMBER_BYTES], seed[24];
  words_numeral(replicates, (double)self->options->replicates, 0, self->options->lang);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)self->options->seed);
  say(&show, WORDS_MSG_TABLE_HEAD,
      WORDS_ARGS(inputs_label(&self->lever.inputs, "programme", self->options->lang, label),
                 self->scenario, replicates, seed));
  fputc('\n', stream);
  show_question(&show);
  show_verdict(&show);
  show_curve(&show);
  say(&show, WORDS_MSG_SOLVE_FOOT, NULL);
  const studies_output_t *output = &self->condition.of.output;
  show.lost |=
      cli_notes_say(&self->lever.inputs, output->name, output->year, self->options->lang, stream);
  return show.lost ? -1 : 0;
}
