// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/naming.h"

#include "cli/common/finding_words.h"
#include "cli/common/input_words.h"
#include "cli/common/output_words.h"
#include "inputs/unit.h"
#include "models/table/unit.h"
#include "words/messages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *name, *label, *text[WORDS_LANG_COUNT];
} part_t;

static const part_t parts[] = {
#define CLI_PART(name, label, es, en) {name, label, {es, en}},
#include "cli/common/parts.def"
};

enum { PARTS = sizeof parts / sizeof parts[0] };

/* The label kind.PART of an output by part; NULL: there is none. */
static const char *label_of_part(const inputs_programme_t *inputs, const char *kind,
                                 const char *part, words_lang_t lang) {
  char name[INPUTS_LABEL_SIZE];
  const int length = snprintf(name, sizeof name, "%s.%s", kind, part);
  return length < (int)sizeof name ? inputs_label_given(inputs, name, lang) : NULL;
}

/* Fills {1} and {2} of a template; cut where the buffer ends. */
static void fill(char out[WORDS_SHOWN], const char *template, const char *const texts[2]) {
  size_t length = 0;
  for (const char *c = template; *c && length + 1 < WORDS_SHOWN; c++) {
    const bool is_hole = *c == '{' && (c[1] == '1' || c[1] == '2') && c[2] == '}';
    const int more = is_hole ? snprintf(out + length, WORDS_SHOWN - length, "%s", texts[c[1] - '1'])
                             : snprintf(out + length, WORDS_SHOWN - length, "%c", *c);
    length += (size_t)more;
    c += is_hole ? 2 : 0;
  }
  out[length < WORDS_SHOWN ? length : WORDS_SHOWN - 1] = '\0';
}

void cli_result_words(const inputs_programme_t *inputs, const char *result, words_lang_t lang,
                      char out[WORDS_SHOWN]) {
  char words[WORDS_SHOWN];
  const char *label = label_of_part(inputs, "result", result, lang);
  cli_plain_name(result, words);
  char *text =
      label ? NULL : words_message_format(WORDS_MSG_RESULT_UNNAMED, lang, WORDS_ARGS(words));
  snprintf(out, WORDS_SHOWN, "%s", label ? label : text ? text : words);
  free(text);
}

/* result.RESULT.group.DIMENSION.PART. */
static bool name_result_of_group(const inputs_programme_t *inputs, const char *name,
                                 words_lang_t lang, char out[WORDS_SHOWN]) {
  const char *group = strstr(name, ".group.");
  char result[INPUTS_LABEL_SIZE], words[WORDS_SHOWN], part[WORDS_SHOWN];
  if (strncmp(name, "result.", 7) != 0 || !group)
    return false;
  snprintf(result, sizeof result, "%.*s", (int)(group - name) - 7, name + 7);
  const char *of = inputs_label_given(inputs, group + 1, lang);
  cli_result_words(inputs, result, lang, words);
  cli_part_name(group + 7, part);
  if (of)
    snprintf(part, sizeof part, "%s", of);
  snprintf(out, WORDS_SHOWN,
           lang == WORDS_ES ? "Participantes %.150s: %.150s" : "Participants %.150s: %.150s", words,
           part);
  return true;
}

static bool is_of_result(const part_t *part) {
  return strcmp(part->label, "result") == 0;
}

/* result.RESULT, whose label is what stands behind "participants". */
static bool is_result(const char *name) {
  return strncmp(name, "result.", 7) == 0 && !strchr(name + 7, '.');
}

static bool name_part(const inputs_programme_t *inputs, const char *name, words_lang_t lang,
                      char out[WORDS_SHOWN]) {
  if (name_result_of_group(inputs, name, lang, out))
    return true;
  size_t found = PARTS;
  const char *label = NULL, *part = NULL;
  for (size_t i = 0; !label && i < PARTS; i++) {
    const size_t length = strlen(parts[i].name);
    if (strncmp(name, parts[i].name, length) != 0 || name[length] != '.' ||
        (is_of_result(&parts[i]) && strchr(name + length + 1, '.')))
      continue;
    part = name + length + 1;
    label = label_of_part(inputs, parts[i].label, part, lang);
    found = label || found == PARTS ? i : found;
  }
  if (found == PARTS)
    return false;
  char words[WORDS_SHOWN], unit[INPUTS_UNIT_BYTES] = "";
  if (is_of_result(&parts[found]))
    cli_result_words(inputs, part, lang, words);
  else
    cli_part_name(part, words);
  if (inputs)
    inputs_unit_capital(inputs, lang, unit);
  fill(out, parts[found].text[lang], (const char *const[2]){label ? label : words, unit});
  return true;
}

static bool name_of(const void *ctx, words_kind_t kind, const char *text, words_lang_t lang,
                    char out[WORDS_SHOWN]) {
  const inputs_programme_t *inputs = ctx;
  if (kind == WORDS_UNIT) {
    const char *label = label_of_part(inputs, MODELS_UNIT, text, lang);
    if (label)
      snprintf(out, WORDS_SHOWN, "%s", label);
    return label != NULL;
  }
  if (kind != WORDS_NAME)
    return false;
  const char *label = is_result(text) ? NULL : inputs_label_given(inputs, text, lang);
  const models_series_id_t output = models_series_find(text);
  if (!label && output < MODELS_S_COUNT)
    label = cli_output_label(output, lang);
  if (label)
    snprintf(out, WORDS_SHOWN, "%s", label);
  return label || cli_finding_words(text, inputs, lang, out) ||
         name_part(inputs, text, lang, out) || cli_input_words(inputs, text, lang, out);
}

bool cli_output_name(const inputs_programme_t *inputs, const char *output, words_lang_t lang,
                     char out[WORDS_SHOWN]) {
  return name_of(inputs, WORDS_NAME, output, lang, out);
}

words_naming_t cli_naming(const inputs_programme_t *inputs, words_lang_t lang) {
  return (words_naming_t){.lang = lang, .ctx = inputs, .name = name_of};
}
