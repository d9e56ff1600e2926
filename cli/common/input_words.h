// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_INPUT_WORDS_H
#define CLI_COMMON_INPUT_WORDS_H

#include "inputs/programme.h"
#include "words/table_words.h"

/* What people call an input, or a group of inputs of studies/groups.h: what labels.csv says, else
   the words of cli/common/inputs.def, else its name without the points that make it a code. Always
   something, in `out`, which is returned. */
const char *cli_input_name(const inputs_programme_t *inputs, const char *name, words_lang_t lang,
                           char out[WORDS_SHOWN]);

/* The same where there is a label or words for it; false, and `out` as it was, where it would be
   the name. */
bool cli_input_words(const inputs_programme_t *inputs, const char *name, words_lang_t lang,
                     char out[WORDS_SHOWN]);

/* What a part of a name is called that has no label: "first_half.one" is first half: one. */
void cli_plain_name(const char *name, char out[WORDS_SHOWN]);

/* The same with a capital, where it stands by itself: a region, a component. */
void cli_part_name(const char *part, char out[WORDS_SHOWN]);

#endif
