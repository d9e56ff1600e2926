// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMAND_HELP_H
#define CLI_COMMAND_HELP_H

#include "cli/command/catalogue.h"

#include <stdio.h>

/* What --help says, from the rows of the verbs and the options. */

/* The help of the program: its verbs. */
void cli_help(words_lang_t lang, FILE *stream);

/* The help of a verb: its options, by section. */
void cli_help_verb(cli_verb_t verb, words_lang_t lang, FILE *stream);

/* What the option does, as the verb tells it, with its value without it; the caller frees. NULL
   when memory ran out. */
char *cli_help_option(cli_option_t option, cli_verb_t verb, words_lang_t lang);

/* Whether the help of the verb tells of the option: not of help itself. */
bool cli_help_tells(cli_option_t option, cli_verb_t verb, words_lang_t lang);

/* The text with `value` for its {1}; the caller frees. NULL when memory ran out. */
char *cli_help_fill(const char *text, const char *value);

/* The option with what stands for its argument: "--seed S", "-n N". */
void cli_help_head(cli_option_t option, words_lang_t lang, char *head, size_t size);

#endif
