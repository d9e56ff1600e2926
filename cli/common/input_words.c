// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/input_words.h"

#include "words/messages.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *start, *end, *label, *text[WORDS_LANG_COUNT];
} input_t;

static const input_t rows[] = {
#define CLI_INPUT(start, end, label, es, en) {start, end, label, {es, en}},
#include "cli/common/inputs.def"
};

enum { ROWS = sizeof rows / sizeof rows[0] };

void cli_plain_name(const char *name, char out[WORDS_SHOWN]) {
  size_t length = 0;
  for (const char *c = name; *c && length + 3 < WORDS_SHOWN; c++) {
    if (*c == '.') {
      out[length++] = ':';
      out[length++] = ' ';
    } else {
      out[length++] = *c == '_' ? ' ' : *c;
    }
  }
  out[length] = '\0';
}

void cli_part_name(const char *part, char out[WORDS_SHOWN]) {
  cli_plain_name(part, out);
  out[0] = (char)toupper((unsigned char)out[0]);
}

/* The part between start and end; its length, 0 where the name does not follow the row. */
static size_t part_of(const input_t *row, const char *name) {
  const size_t start = strlen(row->start), end = strlen(row->end), all = strlen(name);
  const bool follows = strncmp(name, row->start, start) == 0 && all > start + end &&
                       strcmp(name + all - end, row->end) == 0;
  return follows ? all - start - end : 0;
}

static bool is_row_of(const input_t *row, const char *name) {
  return *row->label ? part_of(row, name) > 0 : strcmp(row->start, name) == 0;
}

/* The words of a row, with {1} filled in. */
static void write_row(const input_t *row, const inputs_programme_t *inputs, const char *name,
                      words_lang_t lang, char out[WORDS_SHOWN]) {
  const char *text = row->text[lang], *hole = strstr(text, "{1}");
  char part[WORDS_SHOWN], label[WORDS_SHOWN];
  if (!hole) {
    snprintf(out, WORDS_SHOWN, "%s", text);
    return;
  }
  snprintf(part, sizeof part, "%.*s", (int)part_of(row, name), name + strlen(row->start));
  snprintf(label, sizeof label, "%s.%.900s", row->label, part);
  const char *given = inputs_label_given(inputs, label, lang);
  if (!given)
    (inputs_label_follows(label) ? cli_plain_name : cli_part_name)(part, label);
  snprintf(out, WORDS_SHOWN, "%.*s%.800s%s", (int)(hole - text), text, given ? given : label,
           hole + 3);
}

/* "Contactos: Comercializar con Proveedores", of association.PURPOSE.PARTNER. */
static bool write_contact(const inputs_programme_t *inputs, const char *name, words_lang_t lang,
                          char out[WORDS_SHOWN]) {
  static const char stem[] = "association.";
  const char *purpose = name + strlen(stem), *dot;
  char what[WORDS_SHOWN], whom[WORDS_SHOWN], label[WORDS_SHOWN];
  if (strncmp(name, stem, strlen(stem)) != 0 || !(dot = strchr(purpose, '.')))
    return false;
  snprintf(label, sizeof label, "purpose.%.*s", (int)(dot - purpose), purpose);
  const char *given = inputs_label_given(inputs, label, lang);
  cli_part_name(label + strlen("purpose."), what);
  if (given)
    snprintf(what, sizeof what, "%s", given);
  snprintf(label, sizeof label, "partner.%.900s", dot + 1);
  given = inputs_label_given(inputs, label, lang);
  cli_part_name(dot + 1, whom);
  char *text =
      words_message_format(WORDS_MSG_LABEL_CONTACTS, lang, WORDS_ARGS(what, given ? given : whom));
  if (text)
    snprintf(out, WORDS_SHOWN, "%s", text);
  free(text);
  return text != NULL;
}

static bool write_one(const inputs_programme_t *inputs, const char *name, words_lang_t lang,
                      char out[WORDS_SHOWN]) {
  const char *given = inputs_label_given(inputs, name, lang);
  size_t i = 0;
  while (!given && i < ROWS && !is_row_of(&rows[i], name))
    i++;
  if (given)
    snprintf(out, WORDS_SHOWN, "%s", given);
  else if (i < ROWS)
    write_row(&rows[i], inputs, name, lang, out);
  return given || i < ROWS || write_contact(inputs, name, lang, out);
}

/* NAME.year: by how much the years of an input differ. */
static bool write_years(const inputs_programme_t *inputs, const char *name, words_lang_t lang,
                        char out[WORDS_SHOWN]) {
  enum { SUFFIX = sizeof ".year" - 1 };
  const size_t length = strlen(name);
  const bool years = length > SUFFIX && strcmp(name + length - SUFFIX, ".year") == 0 &&
                     !inputs_label_given(inputs, name, lang);
  char input[WORDS_SHOWN];
  snprintf(input, sizeof input, "%.*s", (int)(years ? length - SUFFIX : length), name);
  if (!write_one(inputs, input, lang, out))
    return false;
  char *text = years ? words_message_format(WORDS_MSG_LABEL_YEARS, lang, WORDS_ARGS(out)) : NULL;
  if (text)
    snprintf(out, WORDS_SHOWN, "%s", text);
  free(text);
  return true;
}

bool cli_input_words(const inputs_programme_t *inputs, const char *name, words_lang_t lang,
                     char out[WORDS_SHOWN]) {
  return !strstr(name, " + ") && write_years(inputs, name, lang, out);
}

const char *cli_input_name(const inputs_programme_t *inputs, const char *name, words_lang_t lang,
                           char out[WORDS_SHOWN]) {
  static const char joint[] = " + ";
  size_t length = 0;
  for (const char *rest = name, *next; rest; rest = next) {
    char one[WORDS_SHOWN], words[WORDS_SHOWN];
    next = strstr(rest, joint);
    snprintf(one, sizeof one, "%.*s", next ? (int)(next - rest) : (int)strlen(rest), rest);
    if (!write_years(inputs, one, lang, words))
      cli_plain_name(one, words);
    const int more =
        snprintf(out + length, WORDS_SHOWN - length, "%s%s", length ? joint : "", words);
    length = length + (size_t)more < WORDS_SHOWN ? length + (size_t)more : WORDS_SHOWN - 1;
    next = next ? next + strlen(joint) : NULL;
  }
  return out;
}
