// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_PROBLEM_WORDS_H
#define INPUTS_PROBLEM_WORDS_H

#include "inputs/problem_parts.h"

/* Adds the problem to the loader's report: the text of its row in words/messages_problems.def, or
   the one of another code or message where that mends it better. */
void inputs_problem_say(const inputs_problem_view_t *self);

#endif
