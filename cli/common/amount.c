// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/amount.h"

#include "inputs/number/percent.h"
#include "inputs/unit.h"
#include "models/table/unit.h"
#include "words/messages.h"

#include <stdio.h>
#include <string.h>

double cli_amount_factor(const char *unit) {
  return inputs_percent_fits(unit) ? 100.0 : 1.0;
}

void cli_amount_unit(const inputs_programme_t *inputs, const char *unit, words_lang_t lang,
                     char out[CLI_AMOUNT_BYTES]) {
  static const struct {
    const char *unit;
    words_message_t word;
  } words[] = {{"places", WORDS_MSG_AMOUNT_PLACES},
               {"meetings", WORDS_MSG_AMOUNT_MEETINGS},
               {"rounds", WORDS_MSG_AMOUNT_ROUNDS},
               {"1/year", WORDS_MSG_AMOUNT_PER_YEAR},
               {"M$nominal", WORDS_MSG_AMOUNT_NOMINAL}};
  const char *word = models_unit_is_countable(unit) ? inputs_unit_plural(inputs, unit, lang) : "";
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strcmp(unit, words[i].unit) == 0)
      word = words_message(words[i].word, lang);
  if (!word[0] && strncmp(unit, "M$", 2) == 0)
    snprintf(out, CLI_AMOUNT_BYTES, "%s %.60s", words_message(WORDS_MSG_AMOUNT_MONEY, lang),
             unit + 2);
  else
    snprintf(out, CLI_AMOUNT_BYTES, "%s", word);
}

void cli_amount(const inputs_programme_t *inputs, double value, int decimals, const char *unit,
                words_lang_t lang, char out[CLI_AMOUNT_BYTES]) {
  char number[WORDS_NUMBER_BYTES], word[CLI_AMOUNT_BYTES];
  const double factor = cli_amount_factor(unit);
  cli_amount_unit(inputs, unit, lang, word);
  if (factor > 1.0)
    words_numeral_percent(number, factor * value, decimals > 2 ? decimals - 2 : 0, lang);
  else
    words_numeral(number, value, decimals, lang);
  snprintf(out, CLI_AMOUNT_BYTES, "%s%s%.100s", number, *word ? " " : "", word);
}
