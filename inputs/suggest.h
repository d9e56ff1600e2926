// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_SUGGEST_H
#define INPUTS_SUGGEST_H

#include "models/table/input.h"
#include "words/language.h"

#include <stddef.h>

/* " Did you mean ...?" for the nearest of words, or "" when none is near; the caller frees. */
char *inputs_did_you_mean(words_lang_t lang, const char *word, const char *const *words,
                          size_t count);

/* The same for the names of the inputs. */
char *inputs_did_you_mean_input(words_lang_t lang, const char *word, const models_inputs_t *inputs);

/* The years of the rows of `name`, as text: "2026, 2027"; "" when none has a year. */
void inputs_list_years(const models_inputs_t *inputs, const char *name, char *buffer, size_t size);

#endif
