// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/goals.h"

#include "cli/common/grade.h"
#include "cli/common/output_words.h"
#include "cli/common/say.h"
#include "models/table/describe.h"
#include "words/numeral.h"

#include <math.h>
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

const char *cli_goal_event(const models_inputs_t *inputs, models_series_id_t output,
                           words_lang_t lang, bool *judged) {
  *judged = false;
  for (size_t k = 0; k < GOALS; k++) {
    const bool is_judged = cli_goal_is_judged(inputs, goals[k].input);
    *judged = *judged || is_judged;
    if (goals[k].event != output)
      continue;
    *judged = is_judged;
    return is_judged ? words_message(goals[k].judged, lang) : cli_output_label(output, lang);
  }
  if (output == MODELS_S_GOAL_MET)
    return *judged ? words_message(WORDS_MSG_ROW_GOALS_JUDGED, lang)
                   : cli_output_label(output, lang);
  if (output == MODELS_S_ALL_MET)
    return words_message(*judged ? WORDS_MSG_ROW_ALL_JUDGED : WORDS_MSG_ROW_ALL, lang);
  return NULL;
}

int cli_goals_print(const models_inputs_t *inputs, words_lang_t lang, FILE *stream) {
  int lost = 0;
  for (size_t k = 0; k < GOALS; k++) {
    const size_t i = models_inputs_find(inputs, goals[k].input, 0);
    models_range_t range;
    char value[WORDS_NUMBER_BYTES] = "–";
    if (i == inputs->count)
      continue;
    if (!models_input_range(inputs, i, &range)) {
      const double percent = rint(1e6 * range.central) / 1e4; /* 0.29 is 29 %, not 28.999… */
      words_numeral_percent(value, percent, percent == rint(percent) ? 0 : 1, lang);
    }
    lost |=
        cli_say(stream, lang, WORDS_MSG_FOOT_GOAL,
                WORDS_ARGS(words_message(goals[k].name, lang), value,
                           cli_grade_word(inputs->rows[i].grade, lang), inputs->rows[i].source));
  }
  return lost ? -1 : 0;
}
