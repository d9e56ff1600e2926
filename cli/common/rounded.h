// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_ROUNDED_H
#define CLI_COMMON_ROUNDED_H

#include "words/numeral.h"

/* Figures with no more digits than they are known to, and money as people say it. */

/* A step of 10^n, at most a tenth of `spread`, the width of what the figure may be; 0 when there is
   no spread. */
double cli_rounded_step(double spread);

/* The value to the nearest such step: 1.234 with a spread of 300 is "1.230". Without spread, a
   whole number. */
void cli_rounded(char out[WORDS_NUMBER_BYTES], double value, double spread, words_lang_t lang);

enum { CLI_PESOS_BYTES = WORDS_NUMBER_BYTES + 24 };

/* Thousands of pesos (M$) as people say them: "$1.542 millones" or "CLP 1,542 million", "$850 mil"
   or "CLP 850 thousand", "$640" or "CLP 640"; rounded to the step of the spread. */
void cli_pesos(char out[CLI_PESOS_BYTES], double thousands, double spread, words_lang_t lang);

/* The same rounded up, for amounts that something does not exceed. */
void cli_pesos_at_most(char out[CLI_PESOS_BYTES], double thousands, double spread,
                       words_lang_t lang);

#endif
