// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/sheet_names.h"

#include "models/table/names.h"
#include "models/table/translate.h"
#include "words/list.h"
#include "words/messages.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const struct {
  const char *file, *name[WORDS_LANG_COUNT];
} sheets[] = {
#define INPUTS_SHEET(file, es, en) {file, {es, en}},
#include "inputs/sheets.def"
#undef INPUTS_SHEET
};

enum { SHEETS = sizeof sheets / sizeof sheets[0] };

/* "factores" of "variants/factores.csv" into `out`. */
static void base_name(const char *file, char out[INPUTS_WANTED_NAME]) {
  const char *slash = strrchr(file, '/');
  snprintf(out, INPUTS_WANTED_NAME, "%s", slash ? slash + 1 : file);
  char *dot = strrchr(out, '.');
  if (dot)
    *dot = '\0';
}

inputs_wanted_sheet_t inputs_wanted_sheet(const char *file) {
  inputs_wanted_sheet_t out = {.is_by_variant = false};
  const bool is_variant = strncmp(file, "variants/", 9) == 0;
  const bool is_pairs = strncmp(file, "correlations", 12) == 0;
  const char *key = is_variant ? "variants/" : is_pairs ? "correlations.csv" : file;
  out.is_by_variant = is_variant || is_pairs;
  if (is_variant || strncmp(file, "correlations/", 13) == 0)
    base_name(file, out.variant);
  base_name(file, out.own);
  out.own[INPUTS_SHEET_NAME - 1] = '\0'; /* no sheet has a longer one */
  for (size_t i = 0; i < SHEETS; i++)
    if (strcmp(sheets[i].file, key) == 0)
      memcpy(out.name, sheets[i].name, sizeof out.name);
  return out;
}

const char *inputs_sheet_name(const char *file, words_lang_t lang, char own[INPUTS_SHEET_NAME]) {
  const inputs_wanted_sheet_t wanted = inputs_wanted_sheet(file);
  memcpy(own, wanted.own, INPUTS_SHEET_NAME);
  return wanted.name[lang] ? wanted.name[lang] : own;
}

/* Takes the next letter of a name, plain and small. */
static char next_letter(const char **text) {
  char letter;
  *text += models_plain_letter(*text, &letter);
  return (char)tolower((unsigned char)letter);
}

/* Compares without capitals and accents. */
static bool same_name(const char *a, const char *b) {
  while (*a && *b)
    if (next_letter(&a) != next_letter(&b))
      return false;
  return !*a && !*b;
}

bool inputs_sheet_is_wanted(const inputs_wanted_sheet_t *wanted, const char *name) {
  if (!wanted->is_by_variant && same_name(name, wanted->own))
    return true;
  if (!wanted->name[0])
    return same_name(name, wanted->own);
  for (size_t k = 0; k < WORDS_LANG_COUNT; k++)
    if (same_name(name, wanted->name[k]))
      return true;
  return false;
}

bool inputs_sheet_is_known(const char *name) {
  for (size_t k = 0; k < WORDS_LANG_COUNT; k++)
    if (same_name(name, words_message(WORDS_MSG_NEW_README, (words_lang_t)k)))
      return true;
  for (size_t i = 0; i < SHEETS; i++) {
    const inputs_wanted_sheet_t wanted = inputs_wanted_sheet(sheets[i].file);
    if (inputs_sheet_is_wanted(&wanted, name))
      return true;
  }
  return false;
}

/* The name plain and small, cut at what one may add to it: "datos" of "Datos 2027". */
static void plain(const char *name, char out[INPUTS_SHEET_NAME]) {
  size_t length = 0;
  while (*name && !strchr(" _-.(0123456789", *name) && length + 1 < INPUTS_SHEET_NAME)
    out[length++] = next_letter(&name);
  out[length] = '\0';
}

const char *inputs_sheet_near(const char *name) {
  char word[INPUTS_SHEET_NAME], known[INPUTS_SHEET_NAME];
  const char *best = NULL;
  plain(name, word);
  size_t least = strlen(word) / 4 + 1;
  for (size_t i = 0; i < SHEETS; i++)
    for (size_t k = 0; k < WORDS_LANG_COUNT; k++) {
      plain(sheets[i].name[k], known);
      const size_t distance = models_edit_distance(word, known);
      if (distance > least || (distance == least && best))
        continue;
      least = distance;
      best = sheets[i].name[k];
    }
  return best;
}

void inputs_sheets_known(words_lang_t lang, char out[INPUTS_SHEETS_TOLD]) {
  out[0] = '\0';
  for (size_t i = 0; i < SHEETS; i++)
    words_list_add(out, INPUTS_SHEETS_TOLD, sheets[i].name[lang]);
}

bool inputs_sheet_is_spanish(const inputs_book_t *book, const inputs_wanted_sheet_t *wanted,
                             const char *name) {
  if (wanted->name[WORDS_ES] && !same_name(wanted->name[WORDS_ES], wanted->name[WORDS_EN]))
    return same_name(name, wanted->name[WORDS_ES]);
  for (size_t i = 0; i < book->sheet_count; i++)
    for (size_t k = 0; k < SHEETS; k++)
      if (!same_name(sheets[k].name[WORDS_ES], sheets[k].name[WORDS_EN]) &&
          same_name(book->sheets[i].name, sheets[k].name[WORDS_ES]))
        return true;
  return false;
}
