// SPDX-License-Identifier: GPL-3.0-or-later
/* The language of man: a line that begins with a point is a request; \- is the dash of an option,
   which stays a dash where it is copied from; \e is a backslash. */
#include "cli/command/help.h"
#include "cli/common/exits.h"
#include "cli/manual/pages.h"
#include "words/messages.h"

#include <stdlib.h>
#include <string.h>

enum { HEAD = 120 };

/* The text with what man would read as its own language written out; without `marks`. */
static void put(const char *text, FILE *stream) {
  if (*text == '.' || *text == '\'')
    fputs("\\&", stream);
  for (; *text; text++)
    if (*text == '\\')
      fputs("\\e", stream);
    else if (*text == '-')
      fputs("\\-", stream);
    else if (*text != '`')
      fputc(*text, stream);
}

static void put_line(const char *request, const char *text, FILE *stream) {
  fputs(request, stream);
  put(text, stream);
  fputc('\n', stream);
}

static void put_heading(words_message_t id, words_lang_t lang, FILE *stream) {
  put_line(".SH ", words_message(id, lang), stream);
}

static void put_paragraph(const char *text, FILE *stream) {
  if (*text) {
    fputs(".PP\n", stream);
    put_line("", text, stream);
  }
}

/* What is told, and below it, indented, what it is. */
static void put_item(const char *term, const char *text, FILE *stream) {
  put_line(".TP\n.B ", term, stream);
  put_line("", text, stream);
}

static void put_options(cli_verb_t verb, words_lang_t lang, FILE *stream) {
  for (int i = 0; i < CLI_OPTION_COUNT; i++) {
    const cli_option_t option = (cli_option_t)i;
    char head[HEAD];
    if (!cli_help_tells(option, verb, lang))
      continue;
    char *text = cli_help_option(option, verb, lang);
    cli_help_head(option, lang, head, sizeof head);
    put_item(head, text ? text : "", stream);
    free(text);
  }
}

static void put_examples(const char *examples, FILE *stream) {
  fputs(".PP\n.EX\n", stream);
  for (const char *line = examples; *line; line += *line == '\n') {
    char *one = strndup(line, strcspn(line, "\n"));
    put_line("exante ", one ? one : "", stream);
    free(one);
    line += strcspn(line, "\n");
  }
  fputs(".EE\n", stream);
}

static void put_verb(cli_verb_t verb, words_lang_t lang, FILE *stream) {
  const cli_verb_row_t *row = cli_verb(verb);
  char use[HEAD * 2];
  snprintf(use, sizeof use, "exante %s %s", row->name, row->arguments[lang]);
  put_line(".SS ", use, stream);
  char *does = words_message_format(WORDS_MSG_MANUAL_DOES, lang, WORDS_ARGS(row->does[lang]));
  put_line("", does ? does : "", stream);
  free(does);
  put_paragraph(row->before[lang], stream);
  put_options(verb, lang, stream);
  put_paragraph(row->after[lang], stream);
  put_examples(row->examples, stream);
}

static void put_exits(words_lang_t lang, FILE *stream) {
  const cli_exit_row_t *row;
  for (size_t i = 0; (row = cli_exit_row(i)); i++) {
    char code[16];
    snprintf(code, sizeof code, "%d", row->code);
    put_item(code, row->when[lang], stream);
  }
}

void cli_manual_page(words_lang_t lang, FILE *stream) {
  fputs(".\\\" Made by the build from cli/command/verbs.def and options.def.\n"
        ".TH EXANTE 1 \"\" \"exante " EXANTE_VERSION "\"\n",
        stream);
  put_heading(WORDS_MSG_MANUAL_NAME, lang, stream);
  put_line("exante \\- ", words_message(WORDS_MSG_MANUAL_BRIEF, lang), stream);
  put_heading(WORDS_MSG_MANUAL_USE, lang, stream);
  put_line(".B exante\n", words_message(WORDS_MSG_MANUAL_SYNOPSIS, lang), stream);
  put_heading(WORDS_MSG_MANUAL_DESCRIPTION, lang, stream);
  put_line("", words_message(WORDS_MSG_MANUAL_ABOUT, lang), stream);
  put_paragraph(words_message(WORDS_MSG_MANUAL_PROGRAMME, lang), stream);
  put_heading(WORDS_MSG_MANUAL_COMMANDS, lang, stream);
  for (int verb = 0; verb < CLI_VERB_COUNT; verb++)
    put_verb((cli_verb_t)verb, lang, stream);
  put_heading(WORDS_MSG_MANUAL_EXIT, lang, stream);
  put_exits(lang, stream);
  put_heading(WORDS_MSG_MANUAL_ENVIRONMENT, lang, stream);
  put_item("EXANTE_SCENARIOS", words_message(WORDS_MSG_MANUAL_SCENARIOS, lang), stream);
  put_item("LC_ALL, LC_MESSAGES, LANG", words_message(WORDS_MSG_MANUAL_LANG, lang), stream);
}
