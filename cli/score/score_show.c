// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/say.h"
#include "cli/score/score.h"
#include "words/draft.h"
#include "words/grid.h"
#include "words/list.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 7 };

static void add_share(words_grid_t *grid, double share, words_lang_t lang) {
  char text[WORDS_NUMBER_BYTES];
  if (isnan(share))
    snprintf(text, sizeof text, "–");
  else
    words_numeral_percent(text, 100.0 * share, 0, lang);
  words_grid_add(grid, text);
}

static void add_row(words_grid_t *grid, const cli_score_t *self, const studies_score_t *score) {
  const words_lang_t lang = self->options.lang;
  const bool has = !score->is_event && score->replicates > 0;
  char label[WORDS_SHOWN], text[4 * WORDS_NUMBER_BYTES], value[WORDS_NUMBER_BYTES];
  cli_score_label(self, score, label);
  words_grid_add(grid, label);
  cli_score_amount(self, score, score->value, value);
  words_grid_add(grid, value);
  cli_score_forecast(self, score, text, sizeof text);
  words_grid_add(grid, text);
  words_grid_add(
      grid,
      !has ? "–" : words_message(score->in_90 ? WORDS_MSG_SCORE_YES : WORDS_MSG_SCORE_NO, lang));
  if (has)
    words_numeral_chance(value, score->below + 0.5 * score->equal, 1, lang);
  words_grid_add(grid, has ? value : "–");
  for (int r = 0; r < STUDIES_REFERENCES; r++)
    add_share(grid, score->skill[r], lang);
}

static words_grid_t grid_of(const cli_score_t *self) {
  static const words_message_t heads[COLUMNS] = {
      WORDS_MSG_SCORE_COL_OUTPUT, WORDS_MSG_SCORE_COL_OBSERVED, WORDS_MSG_SCORE_COL_FORECAST,
      WORDS_MSG_SCORE_COL_INSIDE, WORDS_MSG_SCORE_COL_RANK,     WORDS_MSG_SCORE_COL_PREVIOUS,
      WORDS_MSG_SCORE_COL_PLAN};
  words_grid_t grid;
  words_grid_init(&grid, COLUMNS);
  for (int c = 0; c < COLUMNS; c++)
    words_grid_add(&grid, words_message(heads[c], self->options.lang));
  for (size_t i = 0; i < self->study.count; i++)
    add_row(&grid, self, &self->study.scores[i]);
  return grid;
}

/* Counts of which no replicate has the value have no log score, and that is said. */
static int say_never(const cli_score_t *self, FILE *stream) {
  int lost = 0;
  for (size_t i = 0; !lost && i < self->study.count; i++) {
    const studies_score_t *score = &self->study.scores[i];
    char label[WORDS_SHOWN], n[WORDS_NUMBER_BYTES];
    if (!isinf(score->log_score))
      continue;
    cli_score_label(self, score, label);
    words_numeral(n, (double)score->replicates, 0, self->options.lang);
    lost = cli_say(stream, self->options.lang, WORDS_MSG_SCORE_NEVER, WORDS_ARGS(label, n));
  }
  return lost;
}

static int say_left_out(const cli_score_t *self, FILE *stream) {
  char n[WORDS_NUMBER_BYTES];
  words_numeral(n, (double)self->study.by_round, 0, self->options.lang);
  return self->study.by_round
             ? cli_say(stream, self->options.lang, WORDS_MSG_SCORE_BY_ROUND, WORDS_ARGS(n))
             : 0;
}

/* The rows that the forecast was fed, by their names. */
static int say_fed(const cli_score_t *self, FILE *stream) {
  char list[1024] = "", label[WORDS_SHOWN];
  for (size_t i = 0; i < self->study.fed_count; i++) {
    const inputs_observed_row_t *row = &self->observed.rows[self->study.fed[i]];
    const studies_score_t score = {.estimate = &self->forecast.estimates[row->output]};
    cli_score_label(self, &score, label);
    words_list_add(list, sizeof list, label);
  }
  return *list ? cli_say(stream, self->options.lang, WORDS_MSG_SCORE_FED, WORDS_ARGS(list)) : 0;
}

/* What the forecast knew before it was scored. */
static int say_known(const cli_score_t *self, FILE *stream) {
  char late[24], year[16];
  snprintf(late, sizeof late, "%zu", self->study.late);
  snprintf(year, sizeof year, "%d", self->study.fed_to);
  const int lost = say_fed(self, stream);
  return lost || !self->study.late
             ? lost
             : cli_say(stream, self->options.lang, WORDS_MSG_SCORE_LATE, WORDS_ARGS(late, year));
}

int cli_score_print(const void *subject, FILE *stream) {
  static const bool left[COLUMNS] = {true};
  const cli_score_t *self = subject;
  const words_lang_t lang = self->options.lang;
  char label[INPUTS_LABEL_SIZE], replicates[WORDS_NUMBER_BYTES], seed[24];
  words_numeral(replicates, (double)self->frozen.replicates, 0, lang);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)self->frozen.seed);
  int lost = cli_say(stream, lang, WORDS_MSG_TABLE_HEAD,
                     WORDS_ARGS(inputs_label(&self->inputs, "programme", lang, label),
                                self->frozen.scenario, replicates, seed));
  lost |= cli_say(stream, lang, WORDS_MSG_SCORE_HEAD,
                  WORDS_ARGS(self->frozen.program, self->frozen.seal));
  fputc('\n', stream);
  words_grid_t grid = grid_of(self);
  lost |= words_grid_print(&grid, left, stream);
  words_grid_free(&grid);
  fputc('\n', stream);
  lost |= cli_score_say(self, stream) | say_never(self, stream);
  lost |= say_known(self, stream) | say_left_out(self, stream);
  lost |= cli_say(stream, lang, WORDS_MSG_SCORE_FOOT, NULL);
  if (self->ledger.path)
    fputc('\n', stream);
  lost |= cli_score_say_track(self, stream);
  return lost ? -1 : 0;
}

/* The sentences one by one, as the first sheet has them. */
int cli_score_answer(cli_answer_t *out, const cli_score_t *self) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  *out = (cli_answer_t){.lang = self->options.lang};
  const int lost = !stream || cli_score_say(self, stream) || say_known(self, stream) ||
                   cli_score_say_track(self, stream);
  cli_answer_say_lines(out, words_draft_end(&draft));
  out->lost = out->lost || lost;
  return cli_answer_end(out);
}
