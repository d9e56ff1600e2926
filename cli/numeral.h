// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NUMERAL_H
#define CLI_NUMERAL_H

#include "cli/messages.h"
#include "plots/number.h"

/* Numbers for people, on the terminal and in messages, as charts write them. */

/* The language of messages, as plots/ calls it. */
plots_lang_t cli_plots_lang(cli_lang_t lang);

/* plots_format_number in that language; `decimals` 0: a whole number. */
void cli_numeral(char out[PLOTS_NUMBER_BYTES], double x, int decimals, cli_lang_t lang);

/* The same with a percent sign: 0.18 is written 0,18 % or 0.18%. */
void cli_numeral_percent(char out[PLOTS_NUMBER_BYTES], double x, int decimals, cli_lang_t lang);

/* A figure as its unit is written: "%" with its sign, "year" as digits only (2026), others as
   numbers. */
void cli_numeral_unit(char out[PLOTS_NUMBER_BYTES], double x, int decimals, const char *unit,
                      cli_lang_t lang);

/* A probability of 0 to 1 in %, as plots_format_chance writes it: never 0 % for what may happen. */
void cli_numeral_chance(char out[PLOTS_NUMBER_BYTES], double probability, int decimals,
                        cli_lang_t lang);

#endif
