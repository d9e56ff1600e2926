// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_NAMING_H
#define CLI_COMMON_NAMING_H

#include "inputs/programme.h"
#include "words/table_words.h"

/* What tables call outputs and inputs: the labels of the programme (NULL: none), and the texts of
   models/outputs.def. `inputs` must outlive it. */
words_naming_t cli_naming(const inputs_programme_t *inputs, words_lang_t lang);

#endif
