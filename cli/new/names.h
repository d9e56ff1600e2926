// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NEW_NAMES_H
#define CLI_NEW_NAMES_H

#include "cli/new/leaf.h"
#include "models/table/translate.h"
#include "words/language.h"

/* The names of the model in the language of who will fill them in. */

#define CLI_NEW_PART "<…>" /* in a name, as in models/table/names.def */

/* A word of that kind: a column, a distribution, a unit. Borrowed. */
const char *cli_new_word(models_names_kind_t kind, const char *english, words_lang_t lang);

/* The name of an input, with the part's own id where the pattern has CLI_NEW_PART. Held by the
   leaf, or static. */
const char *cli_new_name(cli_leaf_t *out, const char *pattern, const char *id, words_lang_t lang);

#endif
