// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/input_words.h"
#include "cli/sensitivity/sensitivity.h"
#include "words/draft.h"

#include <string.h>

/* Assumptions that are held fixed: no share of variance can show them. */

static bool is_first(const models_inputs_t *inputs, size_t i) {
  for (size_t j = 0; j < i; j++)
    if (studies_sensitivity_is_fixed(&inputs->rows[j]) &&
        strcmp(inputs->rows[j].name, inputs->rows[i].name) == 0)
      return false;
  return true;
}

/* " 2027, 2028" behind a name that has years. */
static void write_years(const models_inputs_t *inputs, const char *name, FILE *stream) {
  const char *before = " ";
  for (size_t i = 0; i < inputs->count; i++)
    if (studies_sensitivity_is_fixed(&inputs->rows[i]) && inputs->rows[i].year &&
        strcmp(inputs->rows[i].name, name) == 0) {
      fprintf(stream, "%s%d", before, inputs->rows[i].year);
      before = ", ";
    }
}

size_t cli_sensitivity_fixed_count(const cli_sensitivity_t *self) {
  const models_inputs_t *inputs = &self->study.inputs.inputs;
  size_t count = 0;
  for (size_t i = 0; i < inputs->count; i++)
    count += studies_sensitivity_is_fixed(&inputs->rows[i]) && is_first(inputs, i);
  return count;
}

char *cli_sensitivity_fixed(const cli_sensitivity_t *self) {
  const models_inputs_t *inputs = &self->study.inputs.inputs;
  const char *before = "";
  char words[WORDS_SHOWN];
  words_draft_t text;
  FILE *stream = words_draft_begin(&text);
  for (size_t i = 0; stream && i < inputs->count; i++) {
    if (!studies_sensitivity_is_fixed(&inputs->rows[i]) || !is_first(inputs, i))
      continue;
    fprintf(stream, "%s%s", before,
            cli_input_name(&self->study.inputs, inputs->rows[i].name, self->options->lang, words));
    write_years(inputs, inputs->rows[i].name, stream);
    before = "; ";
  }
  return stream ? words_draft_end(&text) : NULL;
}
