// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_MESSAGES_H
#define WORDS_MESSAGES_H

#include "words/language.h"

#include <stddef.h>

/* Texts for people, in Spanish and English. A template holds {1}, {2} ... for its arguments, so
   that each language orders them as it likes, and {1|word|words} for the word that goes with the
   number {1}. An argument that is a number with a sign, "< 0,1 %" (words_format_chance), is read
   aloud after a word: "con menos de 0,1 %". */

enum { WORDS_ARGS_MAX = 6 };

typedef enum {
#include "words/message_ids.h" /* made from words/messages*.def */
  WORDS_MSG_COUNT
} words_message_t;

/* The arguments of a message: at most WORDS_ARGS_MAX texts. */
#define WORDS_ARGS(...) ((const char *const[WORDS_ARGS_MAX + 1]){__VA_ARGS__, NULL})

/* The template of a message; never NULL: an id or language out of range gives "". */
const char *words_message(words_message_t id, words_lang_t lang);

/* The template with its arguments filled in; the caller frees. `args` may be NULL, or holds texts
   up to a NULL; a placeholder without argument becomes nothing. NULL when memory ran out. */
char *words_message_format(words_message_t id, words_lang_t lang, const char *const *args);

#endif
