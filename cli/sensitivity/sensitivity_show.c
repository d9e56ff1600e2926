// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/notes.h"
#include "cli/common/say.h"
#include "cli/sensitivity/sensitivity.h"
#include "words/grid.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The short table of the terminal: what matters, largest first, the rest folded. */

enum { COLUMNS = 7, PERCENT = 1 };

/* Above this standard error of the variance, as a share of it, intervals are rough. */
#define ROUGH 0.1

typedef struct {
  const cli_sensitivity_t *self;
  size_t o;
  FILE *stream;
  int lost;
} view_t;

static words_lang_t lang_of(const view_t *view) {
  return view->self->options->lang;
}

static void write_number(const view_t *view, double x, int decimals, char *text) {
  words_numeral(text, x, decimals, lang_of(view));
}

static void write_percent(const view_t *view, double share, char *text) {
  write_number(view, 100.0 * share, PERCENT, text);
}

static void write_interval(const view_t *view, const sim_index_t *index, char *text) {
  char low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  write_percent(view, index->low, low);
  write_percent(view, index->high, high);
  snprintf(text, 2 * WORDS_NUMBER_BYTES + 8, "[%s–%s]", low, high);
}

static void say(view_t *view, words_message_t id, const char *const *args) {
  view->lost |= cli_say(view->stream, lang_of(view), id, args);
}

static void add_index(const view_t *view, words_grid_t *grid, const sim_index_t *index) {
  char text[2 * WORDS_NUMBER_BYTES + 8];
  write_percent(view, index->shown, text);
  words_grid_add(grid, text);
  write_interval(view, index, text);
  words_grid_add(grid, text);
}

static void add_mean(const view_t *view, words_grid_t *grid, const sim_moments_t *end) {
  char text[WORDS_NUMBER_BYTES] = "";
  if (end && end->count > 0)
    write_number(view, end->mean, cli_mean_decimals(view->self->study.results[view->o].mean), text);
  words_grid_add(grid, text);
}

static void print_grid(view_t *view, words_grid_t *grid) {
  view->lost |= words_grid_print(grid, (const bool[COLUMNS]){true}, view->stream);
  words_grid_free(grid);
}

static void fill_inputs(const view_t *view, size_t shown, words_grid_t *grid) {
  static const words_message_t heads[COLUMNS] = {
      WORDS_MSG_SENSITIVITY_COL_INPUT, WORDS_MSG_SENSITIVITY_COL_ALONE,
      WORDS_MSG_SENSITIVITY_COL_95,    WORDS_MSG_SENSITIVITY_COL_TOTAL,
      WORDS_MSG_SENSITIVITY_COL_95,    WORDS_MSG_SENSITIVITY_COL_P5,
      WORDS_MSG_SENSITIVITY_COL_P95};
  const cli_sensitivity_t *self = view->self;
  char name[WORDS_SHOWN];
  words_grid_init(grid, COLUMNS);
  for (size_t c = 0; c < COLUMNS; c++)
    words_grid_add(grid, words_message(heads[c], lang_of(view)));
  for (size_t i = 0; i < shown; i++) {
    const size_t set = studies_sensitivity_ranking(&self->study, view->o)[i];
    const bool is_group = set < self->study.groups.count;
    const studies_effect_t *effect =
        is_group ? studies_sensitivity_effect(&self->study, view->o, set) : NULL;
    words_grid_add(grid, cli_sensitivity_set_label(self, set, name));
    add_index(view, grid, &self->study.results[view->o].sets[set].first);
    add_index(view, grid, &self->study.results[view->o].sets[set].total);
    add_mean(view, grid, effect ? &effect->swing.low : NULL);
    add_mean(view, grid, effect ? &effect->swing.high : NULL);
  }
}

static void print_inputs(view_t *view, size_t shown) {
  words_grid_t grid;
  fill_inputs(view, shown, &grid);
  print_grid(view, &grid);
}

/* What the table leaves out. */
static void print_rest(view_t *view, size_t shown) {
  const cli_sensitivity_t *self = view->self;
  const sim_sensitivity_t *result = &self->study.results[view->o];
  const size_t count = self->study.groups.count + 1;
  char folded[24], still[24], most[WORDS_NUMBER_BYTES], points[WORDS_NUMBER_BYTES];
  size_t unmoved = 0;
  for (size_t set = 0; set < count; set++)
    unmoved += result->sets[set].changed == 0;
  snprintf(folded, sizeof folded, "%zu", count - shown - unmoved);
  snprintf(still, sizeof still, "%zu", unmoved);
  write_percent(view, studies_sensitivity_rest(&self->study, view->o, shown), most);
  write_number(view, (double)result->used, 0, points);
  if (count > shown + unmoved)
    say(view, WORDS_MSG_SENSITIVITY_OTHERS, WORDS_ARGS(folded, most));
  if (unmoved > 0)
    say(view, WORDS_MSG_SENSITIVITY_UNMOVED, WORDS_ARGS(still, points));
}

static void print_sum(view_t *view) {
  const sim_index_t *index = &view->self->study.results[view->o].sums[STUDIES_BY_GROUP];
  char sum[WORDS_NUMBER_BYTES], interval[2 * WORDS_NUMBER_BYTES + 8];
  write_percent(view, index->shown, sum);
  write_interval(view, index, interval);
  say(view, WORDS_MSG_SENSITIVITY_SUM, WORDS_ARGS(sum, interval));
}

static void print_judgement(view_t *view) {
  const studies_picks_t *picks = &view->self->study.picks;
  char share[WORDS_NUMBER_BYTES], interval[2 * WORDS_NUMBER_BYTES + 8];
  char sum[WORDS_NUMBER_BYTES], rest[2 * WORDS_NUMBER_BYTES + 8];
  const sim_sensitivity_t *result = &view->self->study.results[view->o];
  const sim_index_t *closed = &result->sums[STUDIES_BY_GRADE];
  const sim_index_t left = sim_index_of(1.0 - closed->raw, closed->se);
  for (size_t i = 0; i < picks->grade_count; i++) {
    if (picks->grades[i] != MODELS_JUDGEMENT)
      continue;
    const sim_index_t *index = &result->sets[studies_picks_grade(picks, i)].first;
    write_percent(view, index->shown, share);
    write_interval(view, index, interval);
    say(view, WORDS_MSG_SENSITIVITY_JUDGEMENT, WORDS_ARGS(share, interval));
  }
  write_percent(view, left.shown, sum);
  write_interval(view, &left, rest);
  say(view, WORDS_MSG_SENSITIVITY_BETWEEN, WORDS_ARGS(sum, rest));
}

static void print_grades(view_t *view) {
  static const words_message_t heads[] = {
      WORDS_MSG_SENSITIVITY_COL_GRADE, WORDS_MSG_SENSITIVITY_COL_ALONE,
      WORDS_MSG_SENSITIVITY_COL_95, WORDS_MSG_SENSITIVITY_COL_TOTAL, WORDS_MSG_SENSITIVITY_COL_95};
  const studies_picks_t *picks = &view->self->study.picks;
  char name[WORDS_SHOWN];
  words_grid_t grid;
  words_grid_init(&grid, sizeof heads / sizeof heads[0]);
  for (size_t c = 0; c < sizeof heads / sizeof heads[0]; c++)
    words_grid_add(&grid, words_message(heads[c], lang_of(view)));
  for (size_t i = 0; i <= picks->grade_count; i++) {
    const size_t set =
        i < picks->grade_count ? studies_picks_grade(picks, i) : studies_picks_chance(picks);
    words_grid_add(&grid, cli_sensitivity_set_label(view->self, set, name));
    add_index(view, &grid, &view->self->study.results[view->o].sets[set].first);
    add_index(view, &grid, &view->self->study.results[view->o].sets[set].total);
  }
  print_grid(view, &grid);
  print_judgement(view);
}

static void print_cautions(view_t *view) {
  const sim_sensitivity_t *result = &view->self->study.results[view->o];
  char dropped[WORDS_NUMBER_BYTES], all[WORDS_NUMBER_BYTES], error[WORDS_NUMBER_BYTES];
  write_number(view, (double)result->dropped, 0, dropped);
  write_number(view, (double)(result->used + result->dropped), 0, all);
  write_number(view, 100.0 * result->variance_error, 0, error);
  if (result->dropped > 0)
    say(view, WORDS_MSG_SENSITIVITY_DROPPED, WORDS_ARGS(dropped, all));
  if (result->variance_error > ROUGH)
    say(view, WORDS_MSG_SENSITIVITY_ROUGH, WORDS_ARGS(error));
}

static void print_heading(view_t *view) {
  const cli_sensitivity_t *self = view->self;
  char *label = cli_sensitivity_output_label(self, view->o), name[128];
  studies_sensitivity_output_name(&self->study, view->o, name, sizeof name);
  view->lost |= !label;
  if (label && strcmp(label, name) != 0)
    fprintf(view->stream, "\n%s (%s)\n", label, name);
  else
    fprintf(view->stream, "\n%s\n", name);
  free(label);
}

static void print_moments(view_t *view) {
  const sim_sensitivity_t *result = &view->self->study.results[view->o];
  const int decimals = cli_mean_decimals(result->mean);
  char mean[WORDS_NUMBER_BYTES], error[WORDS_NUMBER_BYTES], sd[WORDS_NUMBER_BYTES];
  char points[WORDS_NUMBER_BYTES], *unit = cli_sensitivity_unit(view->self, view->o);
  write_number(view, result->mean, decimals, mean);
  write_number(view, result->mean_se, cli_error_decimals(result->mean_se), error);
  write_number(view, sqrt(result->variance), decimals, sd);
  write_number(view, (double)result->used, 0, points);
  view->lost |= !unit;
  if (result->is_constant)
    say(view, WORDS_MSG_SENSITIVITY_CONSTANT, WORDS_ARGS(mean, unit ? unit : "", points));
  else
    say(view, WORDS_MSG_SENSITIVITY_OF, WORDS_ARGS(mean, unit ? unit : "", error, sd));
  free(unit);
}

static void print_notes(view_t *view) {
  const cli_sensitivity_t *self = view->self;
  const models_output_t *output = cli_sensitivity_output(self, view->o);
  view->lost |=
      cli_notes_say(&self->study.inputs, output->name, output->year, lang_of(view), view->stream);
}

words_grid_t cli_sensitivity_grid(const cli_sensitivity_t *self, size_t o) {
  const view_t view = {.self = self, .o = o};
  words_grid_t grid;
  fill_inputs(&view, studies_sensitivity_shown(&self->study, o, CLI_SENSITIVITY_SHOWN), &grid);
  return grid;
}

int cli_sensitivity_moments(const cli_sensitivity_t *self, size_t o, FILE *stream) {
  view_t view = {.self = self, .o = o, .stream = stream};
  print_moments(&view);
  return view.lost ? -1 : 0;
}

int cli_sensitivity_words(const cli_sensitivity_t *self, size_t o, FILE *stream) {
  view_t view = {.self = self, .o = o, .stream = stream};
  print_notes(&view);
  if (!self->study.results[o].is_constant) {
    print_rest(&view, studies_sensitivity_shown(&self->study, o, CLI_SENSITIVITY_SHOWN));
    print_judgement(&view);
    print_cautions(&view);
  }
  return view.lost ? -1 : 0;
}

static void print_output(view_t *view) {
  print_heading(view);
  print_moments(view);
  print_notes(view);
  if (view->self->study.results[view->o].is_constant)
    return;
  const size_t shown =
      studies_sensitivity_shown(&view->self->study, view->o, CLI_SENSITIVITY_SHOWN);
  print_inputs(view, shown);
  print_rest(view, shown);
  print_sum(view);
  fputc('\n', view->stream);
  print_grades(view);
  print_cautions(view);
}

static void print_fixed(view_t *view) {
  char *fixed = cli_sensitivity_fixed(view->self);
  view->lost |= !fixed;
  if (fixed && fixed[0])
    say(view, WORDS_MSG_SENSITIVITY_FIXED, WORDS_ARGS(fixed));
  free(fixed);
}

int cli_sensitivity_print(const void *subject, FILE *stream) {
  const cli_sensitivity_t *self = subject;
  view_t view = {.self = self, .stream = stream};
  char label[INPUTS_LABEL_SIZE], points[WORDS_NUMBER_BYTES], seed[24];
  const words_lang_t lang = self->options->lang;
  write_number(&view, (double)self->options->replicates, 0, points);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)self->options->seed);
  say(&view, WORDS_MSG_SENSITIVITY_HEAD,
      WORDS_ARGS(inputs_label(&self->study.inputs, "programme", lang, label), self->scenario,
                 points, seed));
  for (view.o = 0; view.o < self->study.output_count; view.o++)
    print_output(&view);
  fputc('\n', stream);
  print_fixed(&view);
  view.lost |= cli_say_folded(stream, lang, WORDS_MSG_SENSITIVITY_FOOT, NULL);
  for (size_t g = 0; g < self->study.groups.count; g++)
    if (self->study.groups.groups[g].is_joined) {
      say(&view, WORDS_MSG_SENSITIVITY_JOINED, NULL);
      break;
    }
  return view.lost ? -1 : 0;
}
