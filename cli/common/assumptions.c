// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/assumptions.h"

#include "cli/common/amount.h"
#include "cli/common/input_words.h"
#include "cli/common/scenario.h"
#include "inputs/dated.h"
#include "inputs/number/number.h"
#include "inputs/number/percent.h"
#include "models/table/schema.h"
#include "words/draft.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The unit of the input's rows; "" when it has none. */
static const char *unit_of(const inputs_programme_t *inputs, const char *name) {
  for (size_t i = 0; i < inputs->inputs.count; i++)
    if (strcmp(inputs->inputs.rows[i].name, name) == 0)
      return inputs->inputs.rows[i].unit;
  return "";
}

/* The decimals that the value was given. */
static int decimals_of(double value) {
  int decimals = 0;
  for (double unit = 1.0; decimals < 8 && fabs(value * unit - rint(value * unit)) > 1e-9 * unit;
       unit *= 10.0)
    decimals++;
  return decimals;
}

/* " = 330.000 M$ de 2026", " = 85 %"; a change of what there was " −15 %"; what is no number as it
   was typed. */
static void write_value(FILE *stream, const char *text, const char *unit,
                        const inputs_programme_t *inputs, words_lang_t lang) {
  char amount[CLI_AMOUNT_BYTES], trimmed[INPUTS_NUMBER_SIZE];
  double value;
  bool is_signed;
  const bool is_percent = inputs_percent_trim(text, trimmed, sizeof trimmed) &&
                          inputs_percent_change(trimmed, &value, &is_signed) == INPUTS_NUMBER_OK;
  if (is_percent && is_signed) {
    words_numeral_percent(amount, value, decimals_of(value), lang);
    fprintf(stream, " %s%s", value > 0.0 ? "+" : "", amount);
  } else if (is_percent) {
    words_numeral_percent(amount, value, decimals_of(value), lang);
    fprintf(stream, " = %s", amount);
  } else if (inputs_number_parse(text, INPUTS_NUMBER_EITHER, &value, NULL) == INPUTS_NUMBER_OK) {
    cli_amount(inputs, value, decimals_of(value), unit, lang, amount);
    fprintf(stream, " = %s", amount);
  } else {
    fprintf(stream, " = %s", text);
  }
}

/* NAME[.YEAR]=VALUE */
static void write_override(FILE *stream, const char *text, const inputs_programme_t *inputs,
                           words_lang_t lang) {
  char name[MODELS_NAME_MAX + 8], words[WORDS_SHOWN];
  const char *equals = strchr(text, '=');
  const size_t length = equals ? (size_t)(equals - text) : 0;
  int year = 0;
  if (length == 0 || length >= sizeof name) {
    fputs(text, stream);
    return;
  }
  memcpy(name, text, length);
  name[inputs_dated_split(text, length, &year)] = '\0';
  fputs(cli_input_name(inputs, name, lang, words), stream);
  if (year)
    fprintf(stream, " %d", year);
  write_value(stream, equals + 1, unit_of(inputs, name), inputs, lang);
}

char *cli_assumptions_set(const cli_options_t *options, const inputs_programme_t *inputs) {
  words_draft_t text;
  FILE *stream = words_draft_begin(&text);
  for (size_t i = 0; stream && i < options->overrides.count; i++) {
    fputs(i ? "; " : "", stream);
    write_override(stream, options->overrides.items[i], inputs, options->lang);
  }
  return stream ? words_draft_end(&text) : NULL;
}

static char *joined_variants(const cli_options_t *options) {
  words_draft_t text;
  FILE *stream = words_draft_begin(&text);
  if (stream && options->variants.count == 0)
    fputs("base", stream);
  for (size_t i = 0; stream && i < options->variants.count; i++)
    fprintf(stream, "%s%s", i ? "+" : "", options->variants.items[i]);
  return stream ? words_draft_end(&text) : NULL;
}

char *cli_assumptions_scenario(const cli_options_t *options, const inputs_programme_t *inputs) {
  char *names = joined_variants(options), *set = cli_assumptions_set(options, inputs);
  char *variants = names ? cli_scenario_label(inputs, names, options->lang) : NULL, *text = NULL;
  if (variants && set && set[0])
    text = words_message_format(WORDS_MSG_ASSUMED_WITH, options->lang, WORDS_ARGS(variants, set));
  else if (variants && set)
    text = strdup(variants);
  free(names);
  free(variants);
  free(set);
  return text;
}
