// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_SAY_H
#define CLI_COMMON_SAY_H

#include "words/messages.h"

#include <stdio.h>

/* Exit codes of the program. */
enum {
  CLI_EXIT_OK = 0,
  CLI_EXIT_FOUND = 1,       /* check found a contradiction, solve found no solution */
  CLI_EXIT_INPUT = 2,       /* the command line or an input is wrong */
  CLI_EXIT_ENVIRONMENT = 3, /* disk full, gnuplot missing, no memory */
  CLI_EXIT_INTERRUPTED = 130
};

/* Prints a message and a line end. 0; −1 when there was no memory for it: then it says that. */
int cli_say(FILE *stream, words_lang_t lang, words_message_t id, const char *const *args);

/* Prints "exante: message" to standard error and returns `code`. */
int cli_fail(words_lang_t lang, int code, words_message_t id, const char *const *args);

/* What an errno says, with a small letter and no end; in the words of the system when it is none of
   the common ones. Static. */
const char *cli_errno_text(int error, words_lang_t lang);

/* The same for a status of sim/ that is not SIM_OK. */
int cli_fail_status(words_lang_t lang, int status);

#endif
