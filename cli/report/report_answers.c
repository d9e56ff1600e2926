// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/answer_compare.h"
#include "cli/report/report.h"
#include "cli/run/answer.h"
#include "words/draft.h"
#include "words/numeral.h"

#include <stdlib.h>

/* The answers of the report: that of the forecast with what it rests on, the scenarios side by
   side, the findings. */

/* "97,8 % [97,6–98,0] de «Presupuesto requerido, M$ nominales, 2026–2029»" */
static char *rests(const cli_sensitivity_t *sensitivity, size_t output, const sim_index_t *index,
                   words_lang_t lang) {
  char share[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  char *label = cli_sensitivity_output_label(sensitivity, output);
  words_numeral_percent(share, 100.0 * index->shown, 1, lang);
  words_numeral(low, 100.0 * index->low, 1, lang);
  words_numeral(high, 100.0 * index->high, 1, lang);
  char *text = label ? words_message_format(WORDS_MSG_BOARD_SAYS_RESTS_OF, lang,
                                            WORDS_ARGS(share, low, high, label))
                     : NULL;
  free(label);
  return text;
}

/* Writes how much of each output's variance rests on judgement alone; returns how many. */
static size_t list_judged(const cli_report_t *self, FILE *stream, bool *lost) {
  const cli_sensitivity_t *sensitivity = &self->sensitivity;
  const studies_picks_t *picks = &sensitivity->study.picks;
  size_t said = 0;
  for (size_t o = 0; o < self->output_count && o < sensitivity->study.output_count; o++) {
    const sim_sensitivity_t *result = &sensitivity->study.results[o];
    for (size_t i = 0; !result->is_constant && i < picks->grade_count; i++) {
      if (picks->grades[i] != MODELS_JUDGEMENT)
        continue;
      char *text = rests(sensitivity, o, &result->sets[studies_picks_grade(picks, i)].first,
                         self->options->lang);
      *lost |= !text;
      fprintf(stream, "%s%s", said++ ? "; " : "", text ? text : "");
      free(text);
    }
  }
  return said;
}

/* Adds the sentence. */
static int say_rests(const cli_report_t *self, cli_answer_t *answer) {
  words_draft_t draft;
  bool lost = false;
  FILE *stream = words_draft_begin(&draft);
  const size_t said = stream ? list_judged(self, stream, &lost) : 0;
  char *text = words_draft_end(&draft);
  lost |= !text;
  if (!lost && said > 0)
    cli_answer_say(answer, WORDS_MSG_BOARD_SAYS_RESTS, WORDS_ARGS(text));
  free(text);
  return lost ? -1 : 0;
}

/* With the section that lists them: a reader of the report has no command line. */
static void say_contradicted(const cli_report_t *self, cli_answer_t *answer) {
  const size_t count = self->has_check ? cli_check_contradictions(&self->audit) : 0;
  char number[24];
  snprintf(number, sizeof number, "%zu", count);
  if (count > 0)
    cli_answer_say(answer, WORDS_MSG_REPORT_CONTRADICTED,
                   WORDS_ARGS(number, words_message(WORDS_MSG_REPORT_CHECK, self->options->lang)));
}

int cli_report_answers(cli_report_t *self) {
  const cli_comparison_t comparison = {&self->comparison, self->options};
  int lost = cli_run_answer(&self->answer, &self->forecast, &self->robustness, &self->inputs,
                            self->options->lang);
  lost |= say_rests(self, &self->answer);
  say_contradicted(self, &self->answer);
  lost |= cli_answer_end(&self->answer);
  lost |= cli_monitor_answer(&self->findings, &self->monitor);
  if (self->has_comparison)
    lost |= cli_compare_answer(&self->side, &comparison);
  self->answer.answer.next = self->has_comparison ? &self->side.answer : &self->findings.answer;
  self->side.answer.next = &self->findings.answer;
  return lost ? -1 : 0;
}

void cli_report_answers_free(cli_report_t *self) {
  cli_answer_free(&self->answer);
  cli_answer_free(&self->side);
  cli_answer_free(&self->findings);
}
