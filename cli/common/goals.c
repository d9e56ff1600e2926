// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/goals.h"

#include "cli/common/grade.h"
#include "cli/common/naming.h"
#include "cli/common/output_words.h"
#include "cli/common/say.h"
#include "models/table/describe.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GOALS = 3 };

static const struct {
  const char *input;
  models_series_id_t event;
  words_message_t name, judged;
} goals[GOALS] = {
    {"goal.form", MODELS_S_GOAL_MET_FORM, WORDS_MSG_GOAL_FORM, WORDS_MSG_ROW_GOAL_FORM_JUDGED},
    {"goal.contact", MODELS_S_GOAL_MET_CONTACT, WORDS_MSG_GOAL_CONTACT,
     WORDS_MSG_ROW_GOAL_CONTACT_JUDGED},
    {"goal.deal", MODELS_S_GOAL_MET_DEAL, WORDS_MSG_GOAL_DEAL, WORDS_MSG_ROW_GOAL_JUDGED},
};

bool cli_goal_is_judged(const models_inputs_t *inputs, const char *name) {
  const size_t i = models_inputs_find(inputs, name, 0);
  return i < inputs->count && inputs->rows[i].grade == MODELS_JUDGEMENT;
}

double cli_goal_percent(const models_inputs_t *inputs, const char *name) {
  const size_t i = models_inputs_find(inputs, name, 0);
  models_range_t range;
  return i == inputs->count || models_input_range(inputs, i, &range)
             ? (double)NAN
             : rint(1e6 * range.central) / 1e4;
}

/* The result of `goal.RESULT`; NULL when the input is another, or a goal of links. */
static const char *result_of(const char *input) {
  if (strncmp(input, "goal.", 5) != 0)
    return NULL;
  for (size_t k = 0; k < GOALS; k++)
    if (strcmp(input, goals[k].input) == 0)
      return NULL;
  return input + 5;
}

/* The message with what the result is called. */
static const char *of_result(const inputs_programme_t *inputs, const char *result,
                             words_message_t id, words_lang_t lang, char buffer[WORDS_SHOWN]) {
  char words[WORDS_SHOWN];
  cli_result_words(inputs, result, lang, words);
  char *text = words_message_format(id, lang, WORDS_ARGS(words));
  snprintf(buffer, WORDS_SHOWN, "%s", text ? text : result);
  free(text);
  return buffer;
}

static const char *result_event(const inputs_programme_t *inputs, const char *result,
                                words_lang_t lang, bool *judged, char buffer[WORDS_SHOWN]) {
  char goal[MODELS_NAME_MAX + 8], output[WORDS_SHOWN];
  snprintf(goal, sizeof goal, "goal.%.*s", MODELS_NAME_MAX, result);
  *judged = cli_goal_is_judged(&inputs->inputs, goal);
  if (*judged)
    return of_result(inputs, result, WORDS_MSG_ROW_GOAL_RESULT_JUDGED, lang, buffer);
  snprintf(output, sizeof output, "event.goal_met.%.*s", MODELS_NAME_MAX, result);
  return cli_output_name(inputs, output, lang, buffer) ? buffer : NULL;
}

static bool any_judged(const models_inputs_t *inputs) {
  for (size_t i = 0; i < inputs->count; i++)
    if (strncmp(inputs->rows[i].name, "goal.", 5) == 0 && inputs->rows[i].grade == MODELS_JUDGEMENT)
      return true;
  return false;
}

const char *cli_goal_event(const inputs_programme_t *inputs, const char *output, words_lang_t lang,
                           bool *judged, char buffer[WORDS_SHOWN]) {
  static const char met[] = "event.goal_met.";
  const models_series_id_t id = models_series_find(output);
  *judged = false;
  for (size_t k = 0; k < GOALS; k++) {
    if (goals[k].event != id)
      continue;
    *judged = cli_goal_is_judged(&inputs->inputs, goals[k].input);
    return *judged ? words_message(goals[k].judged, lang) : cli_output_label(id, lang);
  }
  if (strncmp(output, met, strlen(met)) == 0)
    return result_event(inputs, output + strlen(met), lang, judged, buffer);
  if (id != MODELS_S_GOAL_MET && id != MODELS_S_ALL_MET)
    return NULL;
  *judged = any_judged(&inputs->inputs);
  if (id == MODELS_S_GOAL_MET)
    return *judged ? words_message(WORDS_MSG_ROW_GOALS_JUDGED, lang) : cli_output_label(id, lang);
  return words_message(*judged ? WORDS_MSG_ROW_ALL_JUDGED : WORDS_MSG_ROW_ALL, lang);
}

/* "Meta de negocios: 29 %, juicio. Source." */
static int print_goal(const inputs_programme_t *inputs, size_t i, const char *name,
                      words_lang_t lang, FILE *stream) {
  const models_input_t *row = &inputs->inputs.rows[i];
  const double percent = cli_goal_percent(&inputs->inputs, row->name);
  char value[WORDS_NUMBER_BYTES] = "–";
  if (isfinite(percent))
    words_numeral_percent(value, percent, percent == rint(percent) ? 0 : 1, lang);
  return cli_say(stream, lang, WORDS_MSG_FOOT_GOAL,
                 WORDS_ARGS(name, value, cli_grade_word(row->grade, lang), row->source));
}

int cli_goals_print(const inputs_programme_t *inputs, words_lang_t lang, FILE *stream) {
  char buffer[WORDS_SHOWN];
  int lost = 0;
  for (size_t k = 0; k < GOALS; k++) {
    const size_t i = models_inputs_find(&inputs->inputs, goals[k].input, 0);
    if (i < inputs->inputs.count)
      lost |= print_goal(inputs, i, words_message(goals[k].name, lang), lang, stream);
  }
  for (size_t i = 0; i < inputs->inputs.count; i++) {
    const char *result = result_of(inputs->inputs.rows[i].name);
    if (result)
      lost |= print_goal(inputs, i, of_result(inputs, result, WORDS_MSG_GOAL_RESULT, lang, buffer),
                         lang, stream);
  }
  return lost ? -1 : 0;
}
