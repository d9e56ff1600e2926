// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_SAY_H
#define CLI_COMMON_SAY_H

#include "words/messages.h"

#include <stdio.h>

/* Prints a message and a line end. 0; −1 when there was no memory for it: then it says that. */
int cli_say(FILE *stream, words_lang_t lang, words_message_t id, const char *const *args);

/* The same in lines that a terminal shows whole (words/fold.h). */
int cli_say_folded(FILE *stream, words_lang_t lang, words_message_t id, const char *const *args);

/* Prints "exante: message" to standard error and returns `code`. */
int cli_fail(words_lang_t lang, int code, words_message_t id, const char *const *args);

/* What an errno says, with a small letter and no end; in the words of the system when it is none of
   the common ones. Static. */
const char *cli_errno_text(int error, words_lang_t lang);

#endif
