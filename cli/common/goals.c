// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/goals.h"

#include "cli/common/grade.h"
#include "cli/common/say.h"
#include "models/table/describe.h"
#include "words/numeral.h"

#include <math.h>
#include <string.h>

enum { GOALS = 3 };

static const struct {
  const char *input, *event;
  words_message_t name, word, judged;
} goals[GOALS] = {
    {"goal.form", "event.goal_met.form", WORDS_MSG_GOAL_FORM, WORDS_MSG_ROW_GOAL_FORM,
     WORDS_MSG_ROW_GOAL_FORM_JUDGED},
    {"goal.contact", "event.goal_met.contact", WORDS_MSG_GOAL_CONTACT, WORDS_MSG_ROW_GOAL_CONTACT,
     WORDS_MSG_ROW_GOAL_CONTACT_JUDGED},
    {"goal.deal", "event.goal_met.deal", WORDS_MSG_GOAL_DEAL, WORDS_MSG_ROW_GOAL,
     WORDS_MSG_ROW_GOAL_JUDGED},
};

bool cli_goal_is_judged(const models_inputs_t *inputs, const char *name) {
  const size_t i = models_inputs_find(inputs, name, 0);
  return i < inputs->count && inputs->rows[i].grade == MODELS_JUDGEMENT;
}

bool cli_goal_event(const models_inputs_t *inputs, const char *output, words_message_t *word,
                    bool *judged) {
  *judged = false;
  for (size_t k = 0; k < GOALS; k++) {
    const bool is_judged = cli_goal_is_judged(inputs, goals[k].input);
    *judged = *judged || is_judged;
    if (strcmp(goals[k].event, output) != 0)
      continue;
    *judged = is_judged;
    *word = is_judged ? goals[k].judged : goals[k].word;
    return true;
  }
  if (strcmp(output, "event.goal_met") == 0)
    *word = *judged ? WORDS_MSG_ROW_GOALS_JUDGED : WORDS_MSG_ROW_GOALS;
  else if (strcmp(output, "event.all_met") == 0)
    *word = *judged ? WORDS_MSG_ROW_ALL_JUDGED : WORDS_MSG_ROW_ALL;
  else
    return false;
  return true;
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
