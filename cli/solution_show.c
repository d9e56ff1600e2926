// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/grid.h"
#include "cli/numeral.h"
#include "cli/say.h"
#include "cli/solution.h"

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

static void say(show_t *self, cli_message_t id, const char *const *args) {
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
  const cli_lever_t *lever = &self->of->lever;
  plots_format_t format = cli_solution_value_format(self->of);
  char least[PLOTS_NUMBER_BYTES], most[PLOTS_NUMBER_BYTES];
  text_t unit;
  cli_solution_unit(self->of, unit);
  plots_format_number(least, lever->least, &format);
  plots_format_number(most, lever->most, &format);
  const bool one = lever->least == lever->most;
  snprintf(out, sizeof(text_t), "%s%s%s%s%.100s", least, one ? "" : " – ", one ? "" : most,
           unit[0] ? " " : "", unit);
}

static void show_question(show_t *self) {
  const cli_solution_t *s = self->of;
  const cli_lattice_t *l = &s->search.lattice;
  const char *meaning = cli_solution_meaning(s);
  text_t name, now, low, high, condition, step;
  const plots_format_t format = cli_solution_value_format(s);
  write_name(name, s->lever.name, s->lever.year);
  write_now(self, now);
  cli_solution_value(s, l->low, low);
  cli_solution_value(s, l->high, high);
  cli_solution_condition(s, condition);
  plots_format_number(step, cli_lattice_step(l), &format);
  say(self, CLI_MSG_SOLVE_FIND, CLI_ARGS(name, now));
  say(self, CLI_MSG_SOLVE_SO_THAT, CLI_ARGS(condition));
  if (meaning)
    say(self, CLI_MSG_SOLVE_MEANING, CLI_ARGS(meaning));
  say(self, s->lever.given ? CLI_MSG_SOLVE_BETWEEN : CLI_MSG_SOLVE_BETWEEN_DEFAULT,
      CLI_ARGS(low, high, step));
  fputc('\n', self->stream);
}

static void show_interval(show_t *self) {
  const cli_search_t *s = &self->of->search;
  text_t low, high;
  cli_solution_value(self->of, s->interval_low, low);
  cli_solution_value(self->of, s->interval_high, high);
  say(self,
      s->open_low && s->open_high ? CLI_MSG_SOLVE_INTERVAL_NONE
      : s->open_low               ? CLI_MSG_SOLVE_INTERVAL_LOW
      : s->open_high              ? CLI_MSG_SOLVE_INTERVAL_HIGH
                                  : CLI_MSG_SOLVE_INTERVAL,
      CLI_ARGS(low, high));
}

/* The answer, what the statistic is there and at the next value. */
static void show_answer(show_t *self) {
  const cli_solution_t *of = self->of;
  const cli_search_t *s = &of->search;
  const bool largest = s->verdict == CLI_LARGEST;
  const cli_point_t *at = cli_search_point(s, s->answer), *next = cli_search_point(s, s->beyond);
  text_t amount, value, beyond, there, then;
  cli_solution_amount(of, s->answer, amount);
  cli_solution_value(of, s->answer, value);
  cli_solution_value(of, s->beyond, beyond);
  cli_solution_statistic(of, at->response.estimate, there);
  cli_solution_statistic(of, next->response.estimate, then);
  say(self, largest ? CLI_MSG_SOLVE_LARGEST : CLI_MSG_SOLVE_SMALLEST, CLI_ARGS(amount));
  show_interval(self);
  say(self, CLI_MSG_SOLVE_THERE, CLI_ARGS(cli_solution_word(of), value, there, beyond, then));
  say(self, largest ? CLI_MSG_SOLVE_HARDER : CLI_MSG_SOLVE_EASIER, NULL);
  if (s->rises == s->falls)
    say(self, CLI_MSG_SOLVE_UNEVEN, NULL);
}

/* The value at which the condition comes nearest, for when it holds nowhere. */
static void show_nowhere(show_t *self) {
  const cli_point_t *best = cli_search_best(&self->of->search);
  const bool flat = !self->of->search.rises && !self->of->search.falls;
  text_t amount, statistic;
  if (!best) {
    say(self, CLI_MSG_SOLVE_UNDEFINED, NULL);
    return;
  }
  cli_solution_amount(self->of, best->k, amount);
  cli_solution_statistic(self->of, best->response.estimate, statistic);
  if (flat)
    say(self, CLI_MSG_SOLVE_FLAT_FAILS, CLI_ARGS(cli_solution_word(self->of), statistic, amount));
  else
    say(self, CLI_MSG_SOLVE_NOWHERE, CLI_ARGS(cli_solution_word(self->of), statistic, amount));
}

static void show_stretches(show_t *self) {
  const cli_search_t *s = &self->of->search;
  say(self, CLI_MSG_SOLVE_STRETCHES, NULL);
  for (size_t i = 0; i < s->stretch_count && i < CLI_STRETCHES_MAX; i++) {
    text_t from, to;
    cli_solution_value(self->of, s->stretches[i].from, from);
    cli_solution_amount(self->of, s->stretches[i].to, to);
    say(self, CLI_MSG_SOLVE_STRETCH, CLI_ARGS(from, to));
  }
  if (s->stretch_count > CLI_STRETCHES_MAX)
    say(self, CLI_MSG_SOLVE_STRETCHES_MORE, NULL);
}

static void show_verdict(show_t *self) {
  const cli_search_t *s = &self->of->search;
  switch (s->verdict) {
  case CLI_SMALLEST:
  case CLI_LARGEST:
    show_answer(self);
    break;
  case CLI_EVERYWHERE:
    say(self, s->rises || s->falls ? CLI_MSG_SOLVE_EVERYWHERE : CLI_MSG_SOLVE_FLAT_HOLDS, NULL);
    break;
  case CLI_NOWHERE:
    show_nowhere(self);
    break;
  case CLI_STRETCHES:
    show_stretches(self);
    break;
  default:
    say(self, CLI_MSG_SOLVE_FLAT, NULL);
  }
  fputc('\n', self->stream);
}

static void add_point(const show_t *self, cli_grid_t *grid, const cli_point_t *p) {
  text_t value, estimate, low, high, interval;
  cli_solution_value(self->of, p->k, value);
  cli_solution_statistic(self->of, p->response.estimate, estimate);
  cli_solution_statistic(self->of, p->response.low, low);
  cli_solution_statistic(self->of, p->response.high, high);
  snprintf(interval, sizeof interval, "%.100s – %.100s", low, high);
  cli_grid_add(grid, value);
  cli_grid_add(grid, estimate);
  cli_grid_add(grid, interval);
  cli_grid_add(grid, cli_message(p->satisfied ? CLI_MSG_SOLVE_YES : CLI_MSG_SOLVE_NO,
                                 self->of->options->lang));
}

/* Every third value of the grid, and those on both sides of the answer. */
static void show_curve(show_t *self) {
  const cli_search_t *s = &self->of->search;
  const cli_lang_t lang = self->of->options->lang;
  const bool one = s->verdict == CLI_SMALLEST || s->verdict == CLI_LARGEST;
  size_t n = 0;
  cli_grid_t grid;
  cli_grid_init(&grid, 4);
  cli_grid_add(&grid, cli_message(CLI_MSG_SOLVE_COL_VALUE, lang));
  cli_grid_add(&grid, cli_statistic_name(self->of->condition.of.statistic));
  cli_grid_add(&grid, cli_message(CLI_MSG_SOLVE_COL_INTERVAL, lang));
  cli_grid_add(&grid, cli_message(CLI_MSG_SOLVE_COL_HOLDS, lang));
  for (size_t i = 0; i < s->count; i++) {
    const cli_point_t *p = &s->points[i];
    const bool shown = p->grid && n++ % ((CLI_GRID_POINTS - 1) / (ROWS - 1)) == 0;
    if (shown || (one && (p->k == s->answer || p->k == s->beyond)))
      add_point(self, &grid, p);
  }
  self->lost |= cli_grid_print(&grid, (const bool[4]){false}, self->stream);
  fputc('\n', self->stream);
  cli_grid_free(&grid);
}

int cli_solution_print(const cli_solution_t *self, FILE *stream) {
  show_t show = {.of = self, .stream = stream};
  char label[CLI_LABEL_SIZE], replicates[PLOTS_NUMBER_BYTES], seed[24];
  cli_numeral(replicates, (double)self->options->replicates, 0, self->options->lang);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)self->options->seed);
  say(&show, CLI_MSG_TABLE_HEAD,
      CLI_ARGS(cli_label(&self->lever.inputs, "programme", self->options->lang, label),
               self->scenario, replicates, seed));
  fputc('\n', stream);
  show_question(&show);
  show_verdict(&show);
  show_curve(&show);
  say(&show, CLI_MSG_SOLVE_FOOT, NULL);
  return show.lost ? -1 : 0;
}
