// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_MESSAGES_H
#define CLI_MESSAGES_H

#include <stddef.h>

/* Texts for people, in Spanish and English. A template holds {1}, {2} ... for its arguments, so
   that each language orders them as it likes, and {1|word|words} for the word that goes with the
   number {1}. */

typedef enum { CLI_ES, CLI_EN, CLI_LANG_COUNT } cli_lang_t;

enum { CLI_ARGS_MAX = 6 };

typedef enum {
#define CLI_MESSAGE(id, es, en) CLI_MSG_##id,
#include "cli/messages.def"
#include "cli/messages_account.def"
#include "cli/messages_charts.def"
#include "cli/messages_check.def"
#include "cli/messages_compare.def"
#include "cli/messages_dependence.def"
#include "cli/messages_design.def"
#include "cli/messages_program.def"
#include "cli/messages_sensitivity.def"
#include "cli/messages_solve.def"
#include "cli/messages_value.def"
#undef CLI_MESSAGE
  CLI_MSG_COUNT
} cli_message_t;

/* The arguments of a message: at most CLI_ARGS_MAX texts. */
#define CLI_ARGS(...) ((const char *const[CLI_ARGS_MAX + 1]){__VA_ARGS__, NULL})

/* The template of a message; never NULL: an id or language out of range gives "". */
const char *cli_message(cli_message_t id, cli_lang_t lang);

/* The template with its arguments filled in; the caller frees. `args` may be NULL, or holds texts
   up to a NULL; a placeholder without argument becomes nothing. NULL when memory ran out. */
char *cli_message_format(cli_message_t id, cli_lang_t lang, const char *const *args);

/* Reads "es" or "en"; returns 0, or -1 for anything else. */
int cli_lang_parse(const char *text, cli_lang_t *out);

#endif
