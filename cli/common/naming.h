// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_NAMING_H
#define CLI_COMMON_NAMING_H

#include "inputs/programme.h"
#include "words/table_words.h"

/* What tables call outputs and inputs: the labels of the programme (NULL: none), and the texts of
   models/table/outputs.def. `inputs` must outlive it. */
words_naming_t cli_naming(const inputs_programme_t *inputs, words_lang_t lang);

/* What people call an output of the programme, by role or by part: "Participantes: Maule". False
   when there are no words for it. */
bool cli_output_name(const inputs_programme_t *inputs, const char *output, words_lang_t lang,
                     char out[WORDS_SHOWN]);

/* What a sentence puts behind "participants" for those with a result: what labels.csv calls it,
   "con empleo", or "con «empleo»". */
void cli_result_words(const inputs_programme_t *inputs, const char *result, words_lang_t lang,
                      char out[WORDS_SHOWN]);

#endif
