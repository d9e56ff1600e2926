// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_EFFORT_SHOW_H
#define CLI_RUN_EFFORT_SHOW_H

#include "studies/effort.h"

#include <stdio.h>

/* What the reader of the results is told of it; nothing for a number of random draws. 0, or −1 when
   out of memory. */
int cli_effort_print(const studies_effort_t *self, words_lang_t lang, FILE *stream);

/* A line on what was reached after `replicates`. 0, or −1 when out of memory. */
int cli_precision_print(const studies_precision_t *self, uint64_t replicates, words_lang_t lang,
                        FILE *stream);

/* Says, last of all, that a precision was not reached, with the results in place; with the table
   which those are has been said, and it is said here of a quiet run. Returns CLI_EXIT_FOUND. */
int cli_effort_say_unreached(const studies_effort_t *self, bool is_quiet, words_lang_t lang);

#endif
