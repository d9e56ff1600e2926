// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/help.h"

#include "words/grid.h"
#include "words/messages.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 100, TEXT_AT = 27, HEAD = 120 };

/* Characters of a word of `length` bytes. */
static size_t width_of(const char *word, size_t length) {
  size_t width = 0;
  for (size_t i = 0; i < length; i++)
    width += (word[i] & 0xC0) != 0x80;
  return width;
}

/* The text from column `at` on, at most WIDTH wide, later lines indented alike. */
static void write_wrapped(const char *text, size_t at, FILE *stream) {
  size_t column = at;
  for (const char *p = text + strspn(text, " "); *p; p += strspn(p, " ")) {
    const size_t length = strcspn(p, " "), width = width_of(p, length);
    const bool is_first = column == at;
    if (!is_first && column + 1 + width > WIDTH) {
      fprintf(stream, "\n%*s", (int)at, "");
      column = at;
    } else if (!is_first) {
      fputc(' ', stream);
      column++;
    }
    fwrite(p, 1, length, stream);
    column += width;
    p += length;
  }
  fputc('\n', stream);
}

void cli_help_head(cli_option_t option, words_lang_t lang, char *head, size_t size) {
  const cli_option_row_t *row = cli_option(option);
  const char *argument = row->argument[lang];
  const char *space = *argument ? " " : "";
  if (row->letter && *argument)
    snprintf(head, size, "-%c%s%s", row->letter, space, argument);
  else
    snprintf(head, size, "--%s%s%s", row->name, space, argument);
}

char *cli_help_fill(const char *text, const char *value) {
  const char *mark = strstr(text, "{1}");
  char *out = NULL;
  if (!mark)
    return strdup(text);
  if (asprintf(&out, "%.*s%s%s", (int)(mark - text), text, value, mark + 3) < 0)
    return NULL;
  return out;
}

char *cli_help_option(cli_option_t option, cli_verb_t verb, words_lang_t lang) {
  char digits[24];
  return cli_help_fill(cli_option_does(option, verb, lang),
                       cli_option_initial(option, verb, lang, digits));
}

static void write_option(cli_option_t option, cli_verb_t verb, words_lang_t lang, FILE *stream) {
  char head[HEAD];
  char *text = cli_help_option(option, verb, lang);
  cli_help_head(option, lang, head, sizeof head);
  fprintf(stream, "  %s", head);
  const size_t end = 2 + words_text_width(head);
  if (end + 1 > TEXT_AT)
    fprintf(stream, "\n%*s", TEXT_AT, "");
  else
    fprintf(stream, "%*s", (int)(TEXT_AT - end), "");
  write_wrapped(text ? text : "", TEXT_AT, stream);
  free(text);
}

bool cli_help_tells(cli_option_t option, cli_verb_t verb, words_lang_t lang) {
  if (option == CLI_OPTION_OUT && !*cli_verb(verb)->folder[lang]) /* nothing goes anywhere */
    return false;
  return cli_verb_takes(verb, option) && option != CLI_OPTION_HELP &&
         *cli_option_does(option, verb, lang);
}

static void write_options(cli_verb_t verb, words_lang_t lang, FILE *stream) {
  static const words_message_t headings[] = {
      [CLI_SECTION_ASKED] = WORDS_MSG_HELP_ASKED,
      [CLI_SECTION_SCENARIO] = WORDS_MSG_HELP_SCENARIO,
      [CLI_SECTION_SIMULATION] = WORDS_MSG_HELP_SIMULATION,
      [CLI_SECTION_RESULTS] = WORDS_MSG_HELP_RESULTS,
  };
  int section = -1;
  for (int i = 0; i < CLI_OPTION_COUNT; i++) {
    const cli_option_t option = (cli_option_t)i;
    const cli_section_t its = cli_option(option)->section;
    if (!cli_help_tells(option, verb, lang))
      continue;
    if ((int)its != section)
      fprintf(stream, "%s\n", words_message(headings[its], lang));
    section = (int)its;
    write_option(option, verb, lang, stream);
  }
}

static void write_examples(const char *examples, words_lang_t lang, FILE *stream) {
  const bool is_one = !strchr(examples, '\n');
  fprintf(stream, "\n%s\n",
          words_message(is_one ? WORDS_MSG_HELP_EXAMPLE : WORDS_MSG_HELP_EXAMPLES, lang));
  for (const char *line = examples; *line; line += *line == '\n') {
    const size_t length = strcspn(line, "\n");
    fprintf(stream, "  exante %.*s\n", (int)length, line);
    line += length;
  }
}

void cli_help_verb(cli_verb_t verb, words_lang_t lang, FILE *stream) {
  const cli_verb_row_t *row = cli_verb(verb);
  char *title = words_message_format(WORDS_MSG_HELP_USE, lang,
                                     WORDS_ARGS(row->name, row->arguments[lang], row->does[lang]));
  char *heading = strstr(title ? title : "", ": ");
  if (heading && words_text_width(title) > WIDTH)
    heading[1] = '\n';
  fprintf(stream, "%s\n\n", title ? title : "");
  if (*row->before[lang]) {
    write_wrapped(row->before[lang], 0, stream);
    fputc('\n', stream);
  }
  write_options(verb, lang, stream);
  if (*row->after[lang]) {
    fputc('\n', stream);
    write_wrapped(row->after[lang], 0, stream);
  }
  write_examples(row->examples, lang, stream);
  free(title);
}

void cli_help(words_lang_t lang, FILE *stream) {
  words_grid_t grid;
  char use[HEAD];
  words_grid_init(&grid, 2);
  for (int i = 0; i < CLI_VERB_COUNT; i++) {
    const cli_verb_row_t *row = cli_verb((cli_verb_t)i);
    const char *arguments = row->arguments[lang];
    snprintf(use, sizeof use, "  exante %s %.*s", row->name, (int)strcspn(arguments, " "),
             arguments);
    words_grid_add(&grid, use);
    words_grid_add(&grid, row->does[lang]);
  }
  fprintf(stream, "%s\n\n", words_message(WORDS_MSG_HELP, lang));
  (void)words_grid_print(&grid, (const bool[]){true, true}, stream);
  fprintf(stream, "\n%s\n", words_message(WORDS_MSG_HELP_MORE, lang));
  write_examples("run scenarios/redes\nrun scenarios/redes --set budget.ceiling=330000", lang,
                 stream);
  words_grid_free(&grid);
}
