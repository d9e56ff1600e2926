// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/language.h"

#include <string.h>

int words_lang_parse(const char *text, words_lang_t *out) {
  static const char *const names[WORDS_LANG_COUNT] = {"es", "en"};
  for (int i = 0; i < WORDS_LANG_COUNT; i++) {
    if (strcmp(text, names[i]) != 0)
      continue;
    *out = (words_lang_t)i;
    return 0;
  }
  return -1;
}
