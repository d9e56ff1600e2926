// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_AMOUNT_H
#define CLI_COMMON_AMOUNT_H

#include "inputs/programme.h"
#include "words/numeral.h"

/* What an input is worth, for people: "330.000 M$ de 2026", "3 ruedas", "85 %";
   what a programme counts by the word that it has for it. */

enum { CLI_AMOUNT_BYTES = 160 };

/* 100 for units whose values people read as a percentage (share, 1/year), else 1. */
double cli_amount_factor(const char *unit);

/* The unit in words, behind a number; "" when it has none worth saying. */
void cli_amount_unit(const inputs_programme_t *inputs, const char *unit, words_lang_t lang,
                     char out[CLI_AMOUNT_BYTES]);

/* The value with its unit. `decimals` are those of the value as it stands in the file. */
void cli_amount(const inputs_programme_t *inputs, double value, int decimals, const char *unit,
                words_lang_t lang, char out[CLI_AMOUNT_BYTES]);

#endif
