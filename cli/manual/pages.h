// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_MANUAL_PAGES_H
#define CLI_MANUAL_PAGES_H

#include "cli/command/catalogue.h"

#include <stdio.h>

/* What else is made from the rows of the verbs and the options, when the program is built. */

/* The manual page exante(1), for man. */
void cli_manual_page(words_lang_t lang, FILE *stream);

/* The completion for bash. */
void cli_manual_completion(FILE *stream);

/* The tables of docs/en/commands.md and of its twin, in Markdown: every option with the verbs that
   take it, and the exit codes. */
void cli_manual_options(words_lang_t lang, FILE *stream);
void cli_manual_exits(words_lang_t lang, FILE *stream);

#endif
