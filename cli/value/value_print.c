// SPDX-License-Identifier: GPL-3.0-or-later
/* What exante value says on the terminal. */
#include "cli/common/say.h"
#include "cli/value/value.h"
#include "sim/laws/normal.h"
#include "words/grid.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DECISION_COLUMNS = 6, GAIN_COLUMNS = 5 };

typedef struct {
  const cli_value_t *value;
  FILE *stream;
  words_lang_t lang;
  int decimals, margin_decimals; /* of gains; of decisions and what is between them */
  bool folds;                    /* for a terminal */
  bool lost;
} show_t;

typedef struct {
  char text[WORDS_NUMBER_BYTES];
} number_t;

static number_t number(const show_t *self, double x, int decimals, bool percent) {
  number_t out = {"–"};
  if (isfinite(x))
    (percent ? words_numeral_percent : words_numeral)(out.text, x, decimals, self->lang);
  return out;
}

/* A gain; the value of a decision, or a difference between two. */
static number_t figure(const show_t *self, double x) {
  return number(self, x, self->decimals, false);
}

static number_t worth_of(const show_t *self, double x) {
  return number(self, x, self->margin_decimals, false);
}

static number_t share(const show_t *self, double x) {
  number_t out = {"–"};
  if (isfinite(x))
    words_numeral_chance(out.text, x, 1, self->lang);
  return out;
}

static void say(show_t *self, words_message_t id, const char *const *args) {
  self->lost =
      (self->folds ? cli_say_folded : cli_say)(self->stream, self->lang, id, args) || self->lost;
}

static void print_grid(show_t *self, words_grid_t *grid) {
  static const bool left[DECISION_COLUMNS] = {true};
  self->lost = words_grid_print(grid, left, self->stream) || self->lost;
  words_grid_free(grid);
}

static void add(words_grid_t *grid, number_t number) {
  words_grid_add(grid, number.text);
}

static void say_criterion(show_t *self) {
  const studies_criterion_t *criterion = &self->value->study.criterion;
  char *text = cli_value_criterion(self->value);
  say(self, criterion->most ? WORDS_MSG_VALUE_BY_MOST : WORDS_MSG_VALUE_BY_LEAST,
      WORDS_ARGS(text ? text : ""));
  say(self, WORDS_MSG_VALUE_UNIT, WORDS_ARGS(criterion->shown[self->lang]));
  self->lost = self->lost || !text;
  free(text);
}

static void print_head(show_t *self) {
  const cli_value_t *value = self->value;
  char label[INPUTS_LABEL_SIZE], seed[24], count[24];
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)value->options->seed);
  snprintf(count, sizeof count, "%zu", value->study.alternatives.count);
  char *scenarios = words_message_format(WORDS_MSG_VALUE_SCENARIOS, self->lang, WORDS_ARGS(count));
  const char *programme =
      inputs_label(&value->study.alternatives.items[0].inputs, "programme", self->lang, label);
  say(self, WORDS_MSG_VALUE_HEAD,
      WORDS_ARGS(programme, scenarios ? scenarios : "",
                 number(self, (double)value->study.request.replicates, 0, false).text, seed));
  self->lost = self->lost || !scenarios;
  free(scenarios);
  say_criterion(self);
  fputc('\n', self->stream);
}

static void fill_decisions(const show_t *self, words_grid_t *grid) {
  static const words_message_t heads[DECISION_COLUMNS] = {
      WORDS_MSG_VALUE_COL_DECISION, WORDS_MSG_VALUE_COL_MEAN, WORDS_MSG_COL_P05, WORDS_MSG_COL_P95,
      WORDS_MSG_VALUE_COL_BEHIND,   WORDS_MSG_VALUE_COL_SHARE};
  const cli_value_t *value = self->value;
  words_grid_init(grid, DECISION_COLUMNS);
  for (size_t c = 0; c < DECISION_COLUMNS; c++)
    words_grid_add(grid, words_message(heads[c], self->lang));
  for (size_t a = 0; a < value->study.alternatives.count; a++) {
    const studies_value_decision_t *decision = &value->study.decisions[a];
    words_grid_add(grid, value->study.alternatives.items[a].name);
    add(grid, worth_of(self, decision->value.mean));
    add(grid, worth_of(self, decision->p05));
    add(grid, worth_of(self, decision->p95));
    add(grid, worth_of(self, a == value->study.best ? (double)NAN : decision->behind.mean));
    add(grid, share(self, decision->share));
  }
}

static void print_decisions(show_t *self) {
  words_grid_t grid;
  fill_decisions(self, &grid);
  print_grid(self, &grid);
  fputc('\n', self->stream);
}

static size_t second(const cli_value_t *value) {
  size_t found = value->study.best == 0;
  for (size_t a = 0; a < value->study.alternatives.count; a++)
    if (a != value->study.best &&
        value->study.decisions[a].behind.mean < value->study.decisions[found].behind.mean)
      found = a;
  return found;
}

/* The two best are worth the same in every replicate. */
static bool is_tie(const cli_value_t *value) {
  const sim_moments_t *behind = &value->study.decisions[second(value)].behind;
  return behind->mean == 0.0 && behind->m2 == 0.0;
}

/* Which is best, and whether the simulation can tell it from the next. */
static void print_best(show_t *self) {
  const cli_value_t *value = self->value;
  const size_t next = second(value);
  const sim_moments_t *behind = &value->study.decisions[next].behind;
  const double half = SIM_Z975 * sim_moments_se(behind);
  const words_message_t id = is_tie(value)          ? WORDS_MSG_VALUE_BEST_TIE
                             : behind->mean <= half ? WORDS_MSG_VALUE_BEST_CLOSE
                                                    : WORDS_MSG_VALUE_BEST;
  say(self, id,
      WORDS_ARGS(value->study.alternatives.items[value->study.best].name,
                 worth_of(self, value->study.decisions[value->study.best].value.mean).text,
                 value->study.alternatives.items[next].name, worth_of(self, behind->mean).text,
                 worth_of(self, behind->mean - half).text,
                 worth_of(self, behind->mean + half).text));
}

static void add_gain(const show_t *self, words_grid_t *grid, const char *name, sim_gain_t gain) {
  const cli_value_t *value = self->value;
  const studies_value_interval_t interval = studies_value_interval(gain);
  char *text = words_message_format(
      WORDS_MSG_VALUE_INTERVAL, self->lang,
      WORDS_ARGS(figure(self, interval.low).text, figure(self, interval.high).text));
  words_grid_add(grid, name);
  add(grid, figure(self, interval.value));
  words_grid_add(grid, text);
  add(grid,
      share(self, interval.value / fabs(value->study.decisions[value->study.best].value.mean)));
  add(grid, share(self, gain.changed));
  grid->lost |= !text;
  free(text);
}

/* The inputs whose interval lies above 0, the greatest first; returns how many there are. */
static size_t add_inputs(const show_t *self, words_grid_t *grid) {
  const cli_value_t *value = self->value;
  size_t count = 0;
  for (size_t i = 0; i < value->study.input_count; i++) {
    char name[CLI_VALUE_LABEL + 2] = "  ";
    if (!(studies_value_interval(value->study.inputs[i].gain).low > 0.0))
      continue;
    cli_value_input_label(value, &value->study.inputs[i], name + 2);
    if (count++ < CLI_VALUE_SHOWN)
      add_gain(self, grid, name, value->study.inputs[i].gain);
  }
  return count;
}

/* Returns how many inputs are worth knowing. */
static size_t fill_gains(const show_t *self, words_grid_t *grid) {
  static const words_message_t heads[GAIN_COLUMNS] = {
      WORDS_MSG_VALUE_COL_KNOWING, WORDS_MSG_VALUE_COL_WORTH, WORDS_MSG_VALUE_COL_INTERVAL,
      WORDS_MSG_VALUE_COL_PERCENT, WORDS_MSG_VALUE_COL_CHANGES};
  words_grid_init(grid, GAIN_COLUMNS);
  for (size_t c = 0; c < GAIN_COLUMNS; c++)
    words_grid_add(grid, words_message(heads[c], self->lang));
  add_gain(self, grid, words_message(WORDS_MSG_VALUE_EVERYTHING, self->lang),
           self->value->study.everything);
  add_gain(self, grid, words_message(WORDS_MSG_VALUE_INPUTS, self->lang),
           self->value->study.all_inputs);
  return add_inputs(self, grid);
}

static size_t print_gains(show_t *self) {
  words_grid_t grid;
  const size_t worth = fill_gains(self, &grid);
  print_grid(self, &grid);
  fputc('\n', self->stream);
  return worth;
}

/* What was found of the inputs that are not in the table. */
static void print_rest(show_t *self, size_t worth) {
  const cli_value_t *value = self->value;
  const char *best = value->study.alternatives.items[value->study.best].name;
  if (value->study.input_count == 0)
    say(self, WORDS_MSG_VALUE_NO_INPUTS, NULL);
  else if (worth == 0)
    say(self,
        studies_value_interval(value->study.all_inputs).low > 0.0 ? WORDS_MSG_VALUE_NONE_BUT
        : is_tie(value)                                           ? WORDS_MSG_VALUE_NONE_TIE
                                                                  : WORDS_MSG_VALUE_NONE,
        WORDS_ARGS(best));
  else if (worth < value->study.input_count)
    say(self, WORDS_MSG_VALUE_REST,
        WORDS_ARGS(number(self, (double)(value->study.input_count - worth), 0, false).text));
}

static void print_foot(show_t *self) {
  const cli_value_t *value = self->value;
  const double undefined =
      1.0 - (double)value->study.replicates / (double)value->study.request.replicates;
  say(self, WORDS_MSG_VALUE_FOOT_RISK, NULL);
  if (value->study.criterion.is_ratio)
    say(self, WORDS_MSG_VALUE_FOOT_RATIO, NULL);
  say(self,
      studies_value_is_short(&value->study) ? WORDS_MSG_VALUE_FOOT_SHORT
                                            : WORDS_MSG_VALUE_FOOT_BOUNDS,
      WORDS_ARGS(number(self, (double)value->study.samples, 0, false).text,
                 number(self, STUDIES_VALUE_INNER, 0, false).text));
  if (value->study.split_rows)
    say(self,
        value->study.splits_matter ? WORDS_MSG_VALUE_FOOT_SPLITS_MATTER
                                   : WORDS_MSG_VALUE_FOOT_SPLITS,
        NULL);
  if (undefined > 0.0)
    say(self, WORDS_MSG_VALUE_FOOT_UNDEFINED,
        WORDS_ARGS(number(self, 100.0 * undefined, 3, true).text));
}

static show_t show_of(const cli_value_t *value, FILE *stream) {
  return (show_t){.value = value,
                  .stream = stream,
                  .lang = value->options->lang,
                  .decimals = cli_value_decimals(value),
                  .margin_decimals = cli_value_margin_decimals(value)};
}

words_grid_t cli_value_decisions_grid(const cli_value_t *value) {
  const show_t self = show_of(value, NULL);
  words_grid_t grid;
  fill_decisions(&self, &grid);
  return grid;
}

words_grid_t cli_value_gains_grid(const cli_value_t *value) {
  const show_t self = show_of(value, NULL);
  words_grid_t grid;
  fill_gains(&self, &grid);
  return grid;
}

int cli_value_criterion_words(const cli_value_t *value, FILE *stream) {
  show_t self = show_of(value, stream);
  say_criterion(&self);
  return self.lost ? -1 : 0;
}

int cli_value_best_words(const cli_value_t *value, FILE *stream) {
  show_t self = show_of(value, stream);
  print_best(&self);
  return self.lost ? -1 : 0;
}

int cli_value_rest_words(const cli_value_t *value, FILE *stream) {
  show_t self = show_of(value, stream);
  words_grid_t grid;
  const size_t worth = fill_gains(&self, &grid);
  words_grid_free(&grid);
  print_rest(&self, worth);
  print_foot(&self);
  return self.lost ? -1 : 0;
}

int cli_value_print(const void *subject, FILE *stream) {
  show_t self = show_of(subject, stream);
  self.folds = true;
  print_head(&self);
  print_decisions(&self);
  print_best(&self);
  fputc('\n', stream);
  print_rest(&self, print_gains(&self));
  print_foot(&self);
  return self.lost ? -1 : 0;
}
