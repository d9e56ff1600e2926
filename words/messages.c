// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/messages.h"

#include "words/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const templates[WORDS_MSG_COUNT][WORDS_LANG_COUNT] = {
#define WORDS_MESSAGE(id, es, en)      [WORDS_MSG_##id] = {es, en},
#define WORDS_PROBLEM(id, es, en, ...) WORDS_MESSAGE(id, es, en)
#include "words/messages.def"
#include "words/messages_account.def"
#include "words/messages_charts.def"
#include "words/messages_check.def"
#include "words/messages_compare.def"
#include "words/messages_dependence.def"
#include "words/messages_design.def"
#include "words/messages_fit.def"
#include "words/messages_manual.def"
#include "words/messages_monitor.def"
#include "words/messages_new.def"
#include "words/messages_page.def"
#include "words/messages_problems.def"
#include "words/messages_program.def"
#include "words/messages_ranks.def"
#include "words/messages_report.def"
#include "words/messages_score.def"
#include "words/messages_sensitivity.def"
#include "words/messages_sheets.def"
#include "words/messages_solve.def"
#include "words/messages_titles.def"
#include "words/messages_update.def"
#include "words/messages_value.def"
#include "words/messages_workbook.def"
#undef WORDS_PROBLEM
#undef WORDS_MESSAGE
};

const char *words_message(words_message_t id, words_lang_t lang) {
  if ((unsigned)id >= WORDS_MSG_COUNT || (unsigned)lang >= WORDS_LANG_COUNT)
    return "";
  return templates[id][lang];
}

/* {1|afirmación|afirmaciones} at `text`: the first word when argument 1 is "1", else the second.
   Writes it and returns the length of the whole; 0 when there is none here. */
static size_t put_plural(FILE *stream, const char *text, const char *const *args) {
  if (text[0] != '{' || text[1] < '1' || text[1] > '0' + WORDS_ARGS_MAX || text[2] != '|')
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
  if (text[0] != '{' || text[1] < '1' || text[1] > '0' + WORDS_ARGS_MAX || text[2] != '}')
    return NULL;
  for (int i = 0; args && i < text[1] - '1'; i++)
    if (!args[i])
      return "";
  return args && args[text[1] - '1'] ? args[text[1] - '1'] : "";
}

char *words_message_format(words_message_t id, words_lang_t lang, const char *const *args) {
  words_draft_t text;
  FILE *stream = words_draft_begin(&text);
  if (!stream)
    return NULL;
  for (const char *p = words_message(id, lang); *p;) {
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
  return words_draft_end(&text);
}
