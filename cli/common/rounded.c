// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/rounded.h"

#include "words/messages.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

double cli_rounded_step(double spread) {
  if (!(spread > 0.0) || !isfinite(spread))
    return 0.0;
  return words_ten_to(words_decade(spread) - 1);
}

void cli_rounded(char out[WORDS_NUMBER_BYTES], double value, double spread, words_lang_t lang) {
  const double step = fmax(1.0, cli_rounded_step(spread));
  words_numeral(out, step * rint(value / step), 0, lang);
}

/* Without a spread the amount has the three figures that amounts of its size have. */
static double step_of(double thousands, double spread) {
  const double step = cli_rounded_step(spread), size = fabs(thousands);
  return step > 0.0                     ? step
         : size > 0.0 && isfinite(size) ? words_ten_to(words_decade(size) - 3)
                                        : 1.0;
}

static void write_pesos(char out[CLI_PESOS_BYTES], double thousands, double step,
                        words_lang_t lang) {
  static const struct {
    double from, unit; /* in M$ */
    words_message_t word;
  } sizes[] = {{1e3, 1e3, WORDS_MSG_PESOS_MILLIONS},
               {100.0, 1.0, WORDS_MSG_PESOS_THOUSANDS},
               {0.0, 1e-3, WORDS_MSG_PESOS}};
  const double amount = fabs(thousands);
  size_t k = 0;
  while (amount < sizes[k].from)
    k++;
  const int decimals = words_decimals_of(step / sizes[k].unit, 1);
  char number[WORDS_NUMBER_BYTES];
  words_numeral(number, thousands / sizes[k].unit, decimals > 3 ? 3 : decimals, lang);
  char *text = words_message_format(sizes[k].word, lang, WORDS_ARGS(number));
  snprintf(out, CLI_PESOS_BYTES, "%s", text ? text : number);
  free(text);
}

void cli_pesos(char out[CLI_PESOS_BYTES], double thousands, double spread, words_lang_t lang) {
  const double step = step_of(thousands, spread);
  write_pesos(out, step * rint(thousands / step), step, lang);
}

void cli_pesos_at_most(char out[CLI_PESOS_BYTES], double thousands, double spread,
                       words_lang_t lang) {
  const double step = step_of(thousands, spread);
  write_pesos(out, step * ceil(thousands / step), step, lang);
}
