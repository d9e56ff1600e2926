// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_ROBUSTNESS_SHOW_H
#define CLI_COMMON_ROBUSTNESS_SHOW_H

#include "inputs/programme.h"
#include "studies/robustness.h"
#include "words/numeral.h"

#include <stdio.h>

/* "×1,5": how many times as wide run i is. */
enum { CLI_WIDTH_BYTES = WORDS_NUMBER_BYTES + 4 };
void cli_robustness_width(size_t i, words_lang_t lang, char out[CLI_WIDTH_BYTES]);

/* How many inputs were learned and so keep their width, those whose spread could not be widened so
   far, by "label ×1.6", and why a line could not be run: one line each, nothing when there is
   nothing to say. 0, or −1 when out of memory. */
int cli_robustness_say(const studies_robustness_t *self, const inputs_programme_t *inputs,
                       words_lang_t lang, FILE *stream);

/* Why there is no table of widths that was asked for: no spread is judged, or no event is
   forecast. 0, or −1 when out of memory. */
int cli_robustness_say_none(const inputs_programme_t *inputs, words_lang_t lang, FILE *stream);

#endif
