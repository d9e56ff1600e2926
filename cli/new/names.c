// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/names.h"

#include <stdio.h>
#include <string.h>

const char *cli_new_name(cli_leaf_t *out, const char *pattern, const char *id, words_lang_t lang) {
  const char *label = inputs_name_in(lang, MODELS_NAMES_LABEL, pattern);
  const char *known = inputs_name_in(lang, MODELS_NAMES_INPUT, label);
  const char *at = strstr(known, CLI_NEW_PART);
  char *name = NULL;
  if (!at)
    return known;
  if (asprintf(&name, "%.*s%s%s", (int)(at - known), known, id, at + strlen(CLI_NEW_PART)) < 0)
    name = NULL;
  return cli_leaf_hold(out, name);
}

void cli_new_head(cli_leaf_t *out, const char *const *columns, words_lang_t lang) {
  reports_cell_t *row = cli_leaf_row(out);
  for (size_t c = 0; row && c < out->columns; c++)
    row[c].text = inputs_name_in(lang, MODELS_NAMES_COLUMN, columns[c]);
}
