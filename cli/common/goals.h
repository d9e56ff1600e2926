// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_GOALS_H
#define CLI_COMMON_GOALS_H

#include "inputs/programme.h"
#include "words/messages.h"

#include <stdbool.h>
#include <stdio.h>

/* The goals of a programme in words. A goal that is judgement says so wherever it is printed, and
   an event that follows from one is kept apart from those of the plan. */

/* True when the goal that the input `name` states is judgement. */
bool cli_goal_is_judged(const models_inputs_t *inputs, const char *name);

/* True when `output` is an event of goals; *word is what it is called in a programme with these
   inputs, and *judged whether some goal that it follows from is judgement. */
bool cli_goal_event(const models_inputs_t *inputs, const char *output, words_message_t *word,
                    bool *judged);

/* A line for each goal that is judgement: its value, and its source as the inputs give it. Returns
   0, or −1 when out of memory. */
int cli_goals_print(const models_inputs_t *inputs, words_lang_t lang, FILE *stream);

#endif
