// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/names.h"

#include <stdio.h>
#include <string.h>

const char *cli_new_word(models_names_kind_t kind, const char *english, words_lang_t lang) {
  for (size_t i = 0; lang == WORDS_ES && models_names_at(i); i++) {
    const models_name_pair_t *pair = models_names_at(i);
    if (pair->kind == kind && strcmp(pair->english, english) == 0)
      return pair->spanish;
  }
  return english;
}

const char *cli_new_name(cli_leaf_t *out, const char *pattern, const char *id, words_lang_t lang) {
  const char *known = cli_new_word(MODELS_NAMES_INPUT, pattern, lang);
  const char *at = strstr(known, CLI_NEW_PART);
  char *name = NULL;
  if (!at)
    return known;
  if (asprintf(&name, "%.*s%s%s", (int)(at - known), known, id, at + strlen(CLI_NEW_PART)) < 0)
    name = NULL;
  return cli_leaf_hold(out, name);
}
