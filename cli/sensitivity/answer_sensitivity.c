// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sensitivity/sensitivity.h"
#include "words/draft.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What drives each output, for the first sheet of the workbook: an answer an output. */

enum {
  TOTAL,
  TOTAL_LOW,
  TOTAL_HIGH,
  ALONE,
  ALONE_LOW,
  ALONE_HIGH,
  SHARES,
  AT_P5 = SHARES,
  AT_P95,
  COLUMNS
};

typedef struct {
  const cli_sensitivity_t *of;
  size_t o;
  cli_answer_t *out;
} making_t;

static const sim_sensitivity_t *result_of(const making_t *self) {
  return &self->of->study.results[self->o];
}

static const char *label_of(const making_t *self, size_t i, char buffer[WORDS_SHOWN]) {
  return cli_sensitivity_set_label(
      self->of, studies_sensitivity_ranking(&self->of->study, self->o)[i], buffer);
}

static const sim_index_t *total_of(const making_t *self, size_t i) {
  return &result_of(self)->sets[studies_sensitivity_ranking(&self->of->study, self->o)[i]].total;
}

/* "37,0 % [34,2–39,8]" */
static void write_share(const making_t *self, const sim_index_t *index, char *text, size_t size) {
  char share[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  words_numeral_percent(share, 100.0 * index->shown, 1, self->out->lang);
  words_numeral(low, 100.0 * index->low, 1, self->out->lang);
  words_numeral(high, 100.0 * index->high, 1, self->out->lang);
  snprintf(text, size, "%s [%s–%s]", share, low, high);
}

/* What moves it most; two, when their intervals do not tell them apart. */
static void say_most(const making_t *self, const char *output) {
  char names[2][WORDS_SHOWN], first[4 * WORDS_NUMBER_BYTES], second[4 * WORDS_NUMBER_BYTES];
  const size_t shown = studies_sensitivity_shown(&self->of->study, self->o, CLI_SENSITIVITY_SHOWN);
  const bool tie = shown > 1 && total_of(self, 1)->high >= total_of(self, 0)->low;
  write_share(self, total_of(self, 0), first, sizeof first);
  if (tie)
    write_share(self, total_of(self, 1), second, sizeof second);
  cli_answer_say(self->out, tie ? WORDS_MSG_SENSITIVITY_SAYS_TIE : WORDS_MSG_SENSITIVITY_SAYS_MOST,
                 WORDS_ARGS(output, label_of(self, 0, names[0]), first,
                            tie ? label_of(self, 1, names[1]) : "", tie ? second : ""));
}

static void say_all(const making_t *self, const char *output) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  bool lost = !stream;
  if (stream)
    fprintf(stream, "%s. ", output);
  if (stream)
    lost = cli_sensitivity_moments(self->of, self->o, stream);
  cli_answer_say_lines(self->out, words_draft_end(&draft));
  if (!result_of(self)->is_constant)
    say_most(self, output);
  stream = words_draft_begin(&draft);
  lost = lost || !stream || cli_sensitivity_words(self->of, self->o, stream);
  char *rest = words_draft_end(&draft);
  if (rest && *rest)
    cli_answer_say_lines(self->out, rest);
  else
    free(rest);
  self->out->lost = self->out->lost || lost || !rest;
}

/* An index with its interval, in `values` from `at` on. */
static void put_index(const sim_index_t *index, double *values) {
  values[0] = index->shown;
  values[1] = index->low;
  values[2] = index->high;
}

static double mean_of(const sim_moments_t *moments) {
  return moments->count > 0 ? moments->mean : (double)NAN;
}

static void add_set(const making_t *self, size_t set, bool has_swing) {
  const studies_sensitivity_t *study = &self->of->study;
  const sim_set_indices_t *indices = &result_of(self)->sets[set];
  char label[WORDS_SHOWN];
  double *values;
  if (!cli_answer_line(self->out, cli_sensitivity_set_label(self->of, set, label), &values))
    return;
  put_index(&indices->total, values + TOTAL);
  put_index(&indices->first, values + ALONE);
  if (!has_swing || set >= study->groups.count)
    return;
  const studies_swing_t *swing = &studies_sensitivity_effect(study, self->o, set)->swing;
  values[AT_P5] = mean_of(&swing->low);
  values[AT_P95] = mean_of(&swing->high);
}

/* How means of the output are shown. */
static reports_form_t mean_form(const making_t *self) {
  const bool is_event = strcmp(cli_sensitivity_output(self->of, self->o)->unit, "event") == 0;
  const int decimals = cli_mean_decimals(result_of(self)->mean);
  return (reports_form_t){.decimals = is_event ? 1 : decimals, .is_share = is_event};
}

/* A board whose columns are the indices, and the means with `columns` for them. */
static void begin(const making_t *self, words_message_t title, const char *output, size_t columns) {
  static const words_message_t heads[COLUMNS] = {
      WORDS_MSG_SENSITIVITY_COL_TOTAL, WORDS_MSG_BOARD_LOW,          WORDS_MSG_BOARD_HIGH,
      WORDS_MSG_SENSITIVITY_COL_ALONE, WORDS_MSG_BOARD_LOW,          WORDS_MSG_BOARD_HIGH,
      WORDS_MSG_SENSITIVITY_COL_P5,    WORDS_MSG_SENSITIVITY_COL_P95};
  cli_answer_begin_titled(
      self->out,
      cli_answer_text(self->out, words_message_format(title, self->out->lang, WORDS_ARGS(output))),
      heads, columns);
  reports_form_t *forms = cli_answer_hold(self->out, calloc(columns, sizeof *forms));
  for (size_t c = 0; forms && c < columns; c++)
    forms[c] = c < SHARES ? (reports_form_t){.is_share = true} : mean_form(self);
  cli_answer_forms(self->out, forms);
}

static void add_inputs(const making_t *self, const char *output) {
  const studies_sensitivity_t *study = &self->of->study;
  const size_t shown = studies_sensitivity_shown(study, self->o, CLI_SENSITIVITY_SHOWN);
  begin(self, WORDS_MSG_SENSITIVITY_BOARD_INPUTS, output, COLUMNS);
  for (size_t i = 0; i < shown; i++)
    add_set(self, studies_sensitivity_ranking(study, self->o)[i], true);
  cli_answer_chart(self->out, REPORTS_BAR_CHART, NULL, 1);
}

static void add_grades(const making_t *self, const char *output) {
  const studies_picks_t *picks = &self->of->study.picks;
  begin(self, WORDS_MSG_SENSITIVITY_BOARD_GRADES, output, SHARES);
  for (size_t i = 0; i < picks->grade_count; i++)
    add_set(self, studies_picks_grade(picks, i), false);
  add_set(self, studies_picks_chance(picks), false);
}

/* What no share of the variance shows. */
static void say_fixed(const cli_sensitivity_t *of, cli_answer_t *out) {
  char *fixed = cli_sensitivity_fixed(of);
  if (fixed && *fixed)
    cli_answer_say(out, WORDS_MSG_SENSITIVITY_FIXED, WORDS_ARGS(fixed));
  out->lost = out->lost || !fixed;
  free(fixed);
}

static int make(const cli_sensitivity_t *of, size_t o, cli_answer_t *out) {
  const making_t self = {.of = of, .o = o, .out = out};
  char *output = cli_sensitivity_output_label(of, o);
  const char *name = output ? output : "";
  *out = (cli_answer_t){.lang = of->options->lang, .lost = !output};
  say_all(&self, name);
  if (!result_of(&self)->is_constant) {
    add_inputs(&self, name);
    add_grades(&self, name);
  }
  if (o + 1 == of->study.output_count)
    say_fixed(of, out);
  free(output);
  return cli_answer_end(out);
}

cli_answer_t *cli_sensitivity_answers(const cli_sensitivity_t *self) {
  const size_t count = self->study.output_count;
  cli_answer_t *answers = calloc(count, sizeof *answers);
  bool lost = !answers;
  for (size_t o = 0; answers && o < count; o++)
    lost = make(self, o, &answers[o]) || lost;
  for (size_t o = 0; answers && o + 1 < count; o++)
    answers[o].answer.next = &answers[o + 1].answer;
  if (!lost)
    return answers;
  cli_sensitivity_answers_free(self, answers);
  return NULL;
}

void cli_sensitivity_answers_free(const cli_sensitivity_t *self, cli_answer_t *answers) {
  for (size_t o = 0; answers && o < self->study.output_count; o++)
    cli_answer_free(&answers[o]);
  free(answers);
}
