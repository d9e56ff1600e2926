// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/unit.h"

#include "inputs/loader.h"
#include "models/table/unit.h"
#include "words/table_words.h"

#include <stdio.h>
#include <string.h>

/* The label unit.NAME; NULL when there is none. */
static const char *label_of(const inputs_programme_t *self, const char *unit, words_lang_t lang) {
  char name[INPUTS_LABEL_SIZE];
  snprintf(name, sizeof name, "unit.%s", unit);
  return inputs_label_given(self, name, lang);
}

const char *inputs_unit_plural(const inputs_programme_t *self, const char *unit,
                               words_lang_t lang) {
  const words_naming_t naming = {.lang = lang};
  const char *label = label_of(self, unit, lang);
  char buffer[WORDS_SHOWN];
  const char *word = words_naming_cell(&naming, WORDS_UNIT, unit, buffer);
  return label ? label : word == buffer ? unit : word;
}

const char *inputs_unit(const inputs_programme_t *self, words_lang_t lang) {
  const char *unit = models_inputs_unit(&self->inputs);
  return inputs_unit_plural(self, unit ? unit : models_unit_at(0), lang);
}

/* ASCII letters, and those with a mark that UTF-8 writes 0xc3 0xa0 … 0xbe, 0x20 above their
   capitals. */
const char *inputs_unit_capital(const inputs_programme_t *self, words_lang_t lang,
                                char buffer[INPUTS_UNIT_BYTES]) {
  snprintf(buffer, INPUTS_UNIT_BYTES, "%s", inputs_unit(self, lang));
  unsigned char *c = (unsigned char *)buffer;
  if (c[0] >= 'a' && c[0] <= 'z')
    c[0] = (unsigned char)(c[0] - 0x20);
  else if (c[0] == 0xc3 && c[1] >= 0xa0 && c[1] <= 0xbe && c[1] != 0xb7)
    c[1] = (unsigned char)(c[1] - 0x20);
  return buffer;
}

void inputs_unit_check(const inputs_loader_t *loader) {
  const models_inputs_t *inputs = &loader->rows.inputs;
  const size_t i = models_inputs_counted(inputs);
  if (i == inputs->count || loader->rows.origins[i].wrong & INPUTS_WRONG(MODELS_FIELD_UNIT))
    return;
  const char *unit = inputs->rows[i].unit;
  const inputs_origin_t *origin = &loader->rows.origins[i];
  if (!models_unit_is_countable(unit) || models_unit_is_known(unit) ||
      label_of(loader->out, unit, WORDS_ES))
    return;
  const words_place_t place = {origin->path, origin->line, origin->column[MODELS_FIELD_UNIT]};
  const char separator[] = {origin->separator ? origin->separator : ';', '\0'};
  words_report_error(loader->report, &place, WORDS_MSG_UNIT_UNNAMED, WORDS_ARGS(unit, separator));
}
