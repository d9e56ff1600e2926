// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NEW_NAMES_H
#define CLI_NEW_NAMES_H

#include "cli/new/leaf.h"
#include "inputs/names.h"
#include "words/language.h"

/* The names of the model in the language of who will fill them in. */

#define CLI_NEW_PART "<…>" /* in a name, as in models/table/names.def */

/* The name of an input, or of what is labelled besides inputs, with the part's own id where the
   pattern has CLI_NEW_PART. Held by the leaf, or static. */
const char *cli_new_name(cli_leaf_t *out, const char *pattern, const char *id, words_lang_t lang);

/* A first row with these columns, as many as the leaf has, in that language. */
void cli_new_head(cli_leaf_t *out, const char *const *columns, words_lang_t lang);

#endif
