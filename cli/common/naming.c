// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/naming.h"

#include "cli/common/finding_words.h"
#include "cli/common/output_words.h"
#include "models/table/unit.h"

#include <stdio.h>
#include <string.h>

static const struct {
  const char *name, *label, *text[WORDS_LANG_COUNT];
} parts[] = {
#define CLI_PART(name, label, es, en) {name, label, {es, en}},
#include "cli/common/parts.def"
};

enum { PARTS = sizeof parts / sizeof parts[0] };

static const char *label_of(const inputs_programme_t *inputs, const char *name, words_lang_t lang) {
  for (size_t i = 0; inputs && i < inputs->label_count; i++)
    if (strcmp(inputs->labels[i].name, name) == 0)
      return inputs->labels[i].text[lang];
  return NULL;
}

/* The label kind.PART of an output by part; NULL: there is none. */
static const char *label_of_part(const inputs_programme_t *inputs, const char *kind,
                                 const char *part, words_lang_t lang) {
  char name[INPUTS_LABEL_SIZE];
  snprintf(name, sizeof name, "%s.%s", kind, part);
  return label_of(inputs, name, lang);
}

/* Fills {1} of a template; cut where the buffer ends. */
static void fill(char out[WORDS_SHOWN], const char *template, const char *text) {
  const char *hole = strstr(template, "{1}");
  snprintf(out, WORDS_SHOWN, "%.*s%s%s", (int)(hole - template), template, text, hole + 3);
}

static bool name_part(const inputs_programme_t *inputs, const char *name, words_lang_t lang,
                      char out[WORDS_SHOWN]) {
  size_t found = PARTS;
  const char *label = NULL, *part = NULL;
  for (size_t i = 0; !label && i < PARTS; i++) {
    const size_t length = strlen(parts[i].name);
    if (strncmp(name, parts[i].name, length) != 0 || name[length] != '.')
      continue;
    part = name + length + 1;
    label = label_of_part(inputs, parts[i].label, part, lang);
    found = label || found == PARTS ? i : found;
  }
  if (found < PARTS)
    fill(out, parts[found].text[lang], label ? label : part);
  return found < PARTS;
}

/* What a programme counts in a word of its own. */
static bool name_unit(const inputs_programme_t *inputs, const char *unit, words_lang_t lang,
                      char out[WORDS_SHOWN]) {
  const char *label = label_of_part(inputs, MODELS_UNIT, unit, lang);
  if (label)
    snprintf(out, WORDS_SHOWN, "%s", label);
  return label != NULL;
}

static bool name_of(const void *ctx, words_kind_t kind, const char *text, words_lang_t lang,
                    char out[WORDS_SHOWN]) {
  const inputs_programme_t *inputs = ctx;
  if (kind == WORDS_UNIT)
    return name_unit(inputs, text, lang, out);
  if (kind != WORDS_NAME)
    return false;
  const char *label = label_of(inputs, text, lang);
  const models_series_id_t output = models_series_find(text);
  if (!label && output < MODELS_S_COUNT)
    label = cli_output_label(output, lang);
  if (label)
    snprintf(out, WORDS_SHOWN, "%s", label);
  return label || cli_finding_words(text, inputs, lang, out) || name_part(inputs, text, lang, out);
}

words_naming_t cli_naming(const inputs_programme_t *inputs, words_lang_t lang) {
  return (words_naming_t){.lang = lang, .ctx = inputs, .name = name_of};
}
