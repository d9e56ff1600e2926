// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/options.h"
#include "words/draft.h"

#include <inttypes.h>
#include <string.h>

void cli_options_word(FILE *stream, const char *word) {
  static const char plain[] =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=,:+%@";
  if (*word && strspn(word, plain) == strlen(word)) {
    fputs(word, stream);
    return;
  }
  fputc('\'', stream);
  for (; *word; word++)
    if (*word == '\'')
      fputs("'\\''", stream);
    else
      fputc(*word, stream);
  fputc('\'', stream);
}

char *cli_options_quoted(const char *word) {
  words_draft_t text;
  FILE *stream = words_draft_begin(&text);
  if (stream)
    cli_options_word(stream, word);
  return words_draft_end(&text);
}

static void put_word(FILE *stream, const char *word) {
  fputc(' ', stream);
  cli_options_word(stream, word);
}

static void put_name(FILE *stream, cli_option_t option) {
  const cli_option_row_t *row = cli_option(option);
  if (row->letter)
    fprintf(stream, " -%c", row->letter);
  else
    fprintf(stream, " --%s", row->name);
}

static void put_text(FILE *stream, cli_option_t option, const char *text) {
  if (!text)
    return;
  put_name(stream, option);
  put_word(stream, text);
}

static void put_option(FILE *stream, cli_option_t option, const void *field) {
  const cli_texts_t *texts = field;
  const char *const *pair = field;
  switch (cli_option(option)->kind) {
  case CLI_KIND_FLAG:
    if (*(const bool *)field)
      put_name(stream, option);
    break;
  case CLI_KIND_TEXT:
  case CLI_KIND_FOLDER:
    put_text(stream, option, pair[0]);
    break;
  case CLI_KIND_TEXTS:
    for (size_t i = 0; i < texts->count; i++)
      put_text(stream, option, texts->items[i]);
    break;
  case CLI_KIND_COUNT:
    if (*(const uint64_t *)field || option == CLI_OPTION_SEED) {
      put_name(stream, option);
      fprintf(stream, " %" PRIu64, *(const uint64_t *)field);
    }
    break;
  case CLI_KIND_CORES:
    break;
  case CLI_KIND_PAIR:
    put_text(stream, option, pair[0]);
    if (pair[0] && pair[1])
      put_word(stream, pair[1]);
    break;
  case CLI_KIND_LANG:
    put_text(stream, option, *(const words_lang_t *)field == WORDS_EN ? "en" : "es");
  }
}

/* Where results go and how long they take does not change them. */
static bool changes_results(cli_option_t option) {
  return option != CLI_OPTION_THREADS && option != CLI_OPTION_OUT &&
         option != CLI_OPTION_NO_PLOTS && option != CLI_OPTION_QUIET && option != CLI_OPTION_HELP;
}

char *cli_options_line(const cli_options_t *self, const char *name) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  if (!stream)
    return NULL;
  fprintf(stream, "exante %s", cli_verb(self->verb)->name);
  put_word(stream, name);
  for (size_t i = 0; i < self->names.count; i++)
    put_word(stream, self->names.items[i]);
  for (int i = 0; i < CLI_OPTION_COUNT; i++) {
    const cli_option_t option = (cli_option_t)i;
    if (cli_verb_takes(self->verb, option) && changes_results(option))
      put_option(stream, option, cli_options_field(self, option));
  }
  return words_draft_end(&draft);
}
