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

#endif
