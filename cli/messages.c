// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messages.h"

#include "cli/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const templates[CLI_MSG_COUNT][CLI_LANG_COUNT] = {
#define CLI_MESSAGE(id, es, en) [CLI_MSG_##id] = {es, en},
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
};

const char *cli_message(cli_message_t id, cli_lang_t lang) {
  if ((unsigned)id >= CLI_MSG_COUNT || (unsigned)lang >= CLI_LANG_COUNT)
    return "";
  return templates[id][lang];
}

/* {1|afirmación|afirmaciones} at `text`: the first word when argument 1 is "1", else the second.
   Writes it and returns the length of the whole; 0 when there is none here. */
static size_t put_plural(FILE *stream, const char *text, const char *const *args) {
  if (text[0] != '{' || text[1] < '1' || text[1] > '0' + CLI_ARGS_MAX || text[2] != '|')
    return 0;
  const char *one = text + 3, *bar = strchr(one, '|'), *end = bar ? strchr(bar, '}') : NULL;
  if (!end)
    return 0;
  const char *number = "";
  for (int i = 0; args && args[i]; i++)
    if (i == text[1] - '1')
      number = args[i];
  if (strcmp(number, "1") == 0)
    fwrite(one, 1, (size_t)(bar - one), stream);
  else
    fwrite(bar + 1, 1, (size_t)(end - bar - 1), stream);
  return (size_t)(end - text) + 1;
}

/* The argument that the placeholder at `text` stands for ({1} is the first); NULL when `text` is
   not a placeholder. */
static const char *argument(const char *text, const char *const *args) {
  if (text[0] != '{' || text[1] < '1' || text[1] > '0' + CLI_ARGS_MAX || text[2] != '}')
    return NULL;
  for (int i = 0; args && i < text[1] - '1'; i++)
    if (!args[i])
      return "";
  return args && args[text[1] - '1'] ? args[text[1] - '1'] : "";
}

char *cli_message_format(cli_message_t id, cli_lang_t lang, const char *const *args) {
  cli_draft_t text;
  FILE *stream = cli_draft_begin(&text);
  if (!stream)
    return NULL;
  for (const char *p = cli_message(id, lang); *p;) {
    const size_t plural = put_plural(stream, p, args);
    const char *filled = plural ? NULL : argument(p, args);
    if (plural) {
      p += plural;
      continue;
    }
    if (filled)
      fputs(filled, stream);
    else
      fputc(*p, stream);
    p += filled ? 3 : 1;
  }
  return cli_draft_end(&text);
}

int cli_lang_parse(const char *text, cli_lang_t *out) {
  static const char *const names[CLI_LANG_COUNT] = {"es", "en"};
  for (int i = 0; i < CLI_LANG_COUNT; i++) {
    if (strcmp(text, names[i]) != 0)
      continue;
    *out = (cli_lang_t)i;
    return 0;
  }
  return -1;
}
