// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/help.h"
#include "tests/support.h"
#include "words/grid.h"

#include <stdlib.h>
#include <string.h>

static char *help_of(cli_verb_t verb, words_lang_t lang) {
  char *text = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&text, &size);
  if (verb == CLI_VERB_COUNT)
    cli_help(lang, stream);
  else
    cli_help_verb(verb, lang, stream);
  fclose(stream);
  return text;
}

/* The line that begins with `head`, up to its end. */
static bool has_line(const char *text, const char *head) {
  const size_t length = strlen(head);
  for (const char *at = text; at; at = strchr(at, '\n'), at = at ? at + 1 : NULL)
    if (strncmp(at, head, length) == 0)
      return true;
  return false;
}

/* Each option that a verb takes and tells has its line, and no other has. */
static void the_options_of_a_verb(void **state) {
  (void)state;
  for (int v = 0; v < CLI_VERB_COUNT; v++)
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
      char *text = help_of((cli_verb_t)v, (words_lang_t)lang);
      for (int i = 0; i < CLI_OPTION_COUNT; i++) {
        const cli_option_t option = (cli_option_t)i;
        char head[160], line[162];
        cli_help_head(option, (words_lang_t)lang, head, sizeof head);
        snprintf(line, sizeof line, "  %s", head);
        const bool is_told = cli_verb_takes((cli_verb_t)v, option) && option != CLI_OPTION_HELP &&
                             *cli_option_does(option, (cli_verb_t)v, (words_lang_t)lang) &&
                             (option != CLI_OPTION_OUT || *cli_verb((cli_verb_t)v)->folder[lang]);
        assert_int_equal(has_line(text, line), is_told);
      }
      free(text);
    }
}

/* No line is wider than a terminal of 100 columns, but for a use and the examples, and no {1} is
   left. */
static void the_width(void **state) {
  (void)state;
  for (int v = 0; v < CLI_VERB_COUNT; v++)
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
      char *text = help_of((cli_verb_t)v, (words_lang_t)lang);
      assert_null(strchr(text, '{'));
      for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        if (strncmp(line + strspn(line, " "), "exante ", 7) != 0)
          assert_true(words_text_width(line) <= 100);
      free(text);
    }
}

static void the_layout(void **state) {
  (void)state;
  char *text = help_of(CLI_VERB_SOLVE, WORDS_EN);
  assert_non_null(strstr(
      text,
      "[options]:\nthe value of an input that reaches a goal.\n\nWhat is asked\n  --find "
      "INPUT[.YEAR]      the input to find; without a year, one value for every year\n"
      "  --so-that 'STAT(OUTPUT[.YEAR]) >= NUMBER', or <=\n                           STAT: "));
  assert_non_null(strstr(text, "\n  -n N                     replicates at each value (200000)\n"));
  free(text);
  text = help_of(CLI_VERB_CHARTS, WORDS_ES);
  assert_non_null(strstr(text, "\nEjemplo:\n  exante charts scenarios/cuenta-publica-2025\n"));
  free(text);
  text = help_of(CLI_VERB_COUNT, WORDS_ES);
  assert_non_null(strstr(text, "\n  exante solve PROGRAMA        el valor de un dato"));
  free(text);
}

/* Both languages say something of everything, and the folder stands in both or in none. */
static void both_languages(void **state) {
  (void)state;
  for (int v = 0; v < CLI_VERB_COUNT; v++) {
    const cli_verb_row_t *row = cli_verb((cli_verb_t)v);
    assert_true(*row->does[0] && *row->does[1]);
    assert_int_equal(!*row->arguments[0], !*row->arguments[1]);
    assert_int_equal(!*row->folder[0], !*row->folder[1]);
    assert_int_equal(!*row->before[0], !*row->before[1]);
    assert_int_equal(!*row->after[0], !*row->after[1]);
    assert_int_equal(cli_verb_find(row->name), v);
    for (int i = 0; i < CLI_OPTION_COUNT; i++)
      assert_int_equal(!*cli_option_does((cli_option_t)i, (cli_verb_t)v, WORDS_ES),
                       !*cli_option_does((cli_option_t)i, (cli_verb_t)v, WORDS_EN));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_options_of_a_verb),
      cmocka_unit_test(the_width),
      cmocka_unit_test(the_layout),
      cmocka_unit_test(both_languages),
  };
  return cmocka_run_group_tests_name("cli_help", tests, NULL, NULL);
}
