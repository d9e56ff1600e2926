// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/suggest.h"

#include "models/table/names.h"
#include "words/list.h"
#include "words/messages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *inputs_did_you_mean(words_lang_t lang, const char *word, const char *const *words,
                          size_t count) {
  size_t best = count, best_distance = strlen(word) / 4 + 2;
  for (size_t i = 0; i < count; i++) {
    const size_t distance = models_edit_distance(word, words[i]);
    if (distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  return best < count ? words_message_format(WORDS_MSG_DID_YOU_MEAN, lang, WORDS_ARGS(words[best]))
                      : strdup("");
}

char *inputs_did_you_mean_input(words_lang_t lang, const char *word,
                                const models_inputs_t *inputs) {
  const char **names = calloc(inputs->count + 1, sizeof *names);
  for (size_t i = 0; names && i < inputs->count; i++)
    names[i] = inputs->rows[i].name;
  char *hint = names ? inputs_did_you_mean(lang, word, names, inputs->count) : NULL;
  free(names);
  return hint;
}

void inputs_list_years(const models_inputs_t *inputs, const char *name, char *buffer, size_t size) {
  buffer[0] = '\0';
  for (size_t i = 0; i < inputs->count; i++) {
    const models_input_t *row = &inputs->rows[i];
    if (row->year != 0 && strcmp(row->name, name) == 0)
      words_list_add_number(buffer, size, row->year);
  }
}
