// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_FINDING_WORDS_H
#define CLI_COMMON_FINDING_WORDS_H

#include "inputs/programme.h"
#include "words/table_words.h"

#include <stdbool.h>

/* What people call a finding of the official monitoring. */

/* Writes the words for `name`, as monitor.csv has it ("indicator_fell.deal"); false when there is
   no such finding. `inputs` gives the labels of results; may be NULL. */
bool cli_finding_words(const char *name, const inputs_programme_t *inputs, words_lang_t lang,
                       char out[WORDS_SHOWN]);

#endif
