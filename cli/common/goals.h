// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_GOALS_H
#define CLI_COMMON_GOALS_H

#include "inputs/programme.h"
#include "models/table/outputs.h"
#include "words/messages.h"
#include "words/table_words.h"

#include <stdbool.h>
#include <stdio.h>

/* The goals of a programme in words. A goal that is judgement says so wherever it is printed, and
   an event that follows from one is kept apart from those of the plan. */

/* True when the goal that the input `name` states is judgement. */
bool cli_goal_is_judged(const models_inputs_t *inputs, const char *name);

/* What the goal `name` asks for, in %, with the digits that its row has: 29, not 28.999…; NaN when
   the programme states none. */
double cli_goal_percent(const models_inputs_t *inputs, const char *name);

/* What an event of goals is called in a programme with these inputs, and *judged, whether some goal
   that it follows from is judgement; NULL when `output` is no such event. Static, or in buffer. */
const char *cli_goal_event(const inputs_programme_t *inputs, const char *output, words_lang_t lang,
                           bool *judged, char buffer[WORDS_SHOWN]);

/* A line for each goal that is judgement: its value, and its source as the inputs give it. Returns
   0, or −1 when out of memory. */
int cli_goals_print(const inputs_programme_t *inputs, words_lang_t lang, FILE *stream);

#endif
