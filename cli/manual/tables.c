// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/help.h"
#include "cli/common/exits.h"
#include "cli/manual/pages.h"
#include "words/draft.h"
#include "words/messages.h"

#include <stdlib.h>

enum { HEAD = 120 };

/* A cell: a bar within it would end it. */
static void put_cell(const char *text, FILE *stream) {
  for (; *text; text++)
    if (*text == '|')
      fputs("\\|", stream);
    else
      fputc(*text, stream);
}

static void put_verbs(cli_option_t option, words_lang_t lang, FILE *stream) {
  const char *comma = "";
  size_t count = 0;
  for (int verb = 0; verb < CLI_VERB_COUNT; verb++)
    count += cli_help_tells(option, (cli_verb_t)verb, lang);
  if (count == CLI_VERB_COUNT)
    fputs(words_message(WORDS_MSG_MANUAL_ALL, lang), stream);
  for (int verb = 0; verb < CLI_VERB_COUNT && count < CLI_VERB_COUNT; verb++)
    if (cli_help_tells(option, (cli_verb_t)verb, lang)) {
      fprintf(stream, "%s`%s`", comma, cli_verb((cli_verb_t)verb)->name);
      comma = ", ";
    }
}

/* The value without it of each verb that has its own; the caller frees. */
static char *initials(cli_option_t option, words_lang_t lang) {
  words_draft_t draft;
  const char *comma = "";
  FILE *stream = words_draft_begin(&draft);
  for (int verb = 0; stream && verb < CLI_VERB_COUNT; verb++)
    if (cli_help_tells(option, (cli_verb_t)verb, lang)) {
      char digits[24];
      fprintf(stream, "%s`%s` %s", comma, cli_verb((cli_verb_t)verb)->name,
              cli_option_initial(option, (cli_verb_t)verb, lang, digits));
      comma = ", ";
    }
  return words_draft_end(&draft);
}

static char *does(cli_option_t option, words_lang_t lang) {
  if (option != CLI_OPTION_OUT && option != CLI_OPTION_REPLICATES)
    return cli_help_fill(cli_option(option)->does[lang], cli_option(option)->initial);
  char *each = initials(option, lang);
  char *text = each ? cli_help_fill(cli_option(option)->does[lang], each) : NULL;
  free(each);
  return text;
}

void cli_manual_options(words_lang_t lang, FILE *stream) {
  fprintf(stream, "%s\n|---|---|---|\n", words_message(WORDS_MSG_MANUAL_OPTIONS, lang));
  for (int i = 0; i < CLI_OPTION_COUNT; i++) {
    const cli_option_t option = (cli_option_t)i;
    char head[HEAD];
    if (option == CLI_OPTION_HELP)
      continue;
    char *text = does(option, lang);
    cli_help_head(option, lang, head, sizeof head);
    fputs("| `", stream);
    put_cell(head, stream);
    fputs("` | ", stream);
    put_verbs(option, lang, stream);
    fputs(" | ", stream);
    put_cell(text ? text : "", stream);
    fputs(" |\n", stream);
    free(text);
  }
}

void cli_manual_exits(words_lang_t lang, FILE *stream) {
  fprintf(stream, "%s\n|---|---|\n", words_message(WORDS_MSG_MANUAL_EXITS, lang));
  const cli_exit_row_t *row;
  for (size_t i = 0; (row = cli_exit_row(i)); i++)
    fprintf(stream, "| %d | %s |\n", row->code, row->when[lang]);
}
