// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/help.h"
#include "cli/common/exits.h"
#include "cli/manual/pages.h"
#include "tests/support.h"

#include <stdlib.h>
#include <string.h>

typedef void (*page_fn)(words_lang_t lang, FILE *stream);

static char *text_of(page_fn page, words_lang_t lang) {
  char *text = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&text, &size);
  page(lang, stream);
  fclose(stream);
  return text;
}

static char *contents(const char *path) {
  char *text = NULL;
  size_t size = 0;
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  assert_true(getdelim(&text, &size, '\0', file) > 0);
  fclose(file);
  return text;
}

/* The documents hold the tables as they are made now: `tools/docs_tables.sh build` renews them. */
static void the_documents(void **state) {
  (void)state;
  static const char *const paths[] = {"docs/es/ordenes.md", "docs/en/commands.md"};
  static const page_fn tables[] = {cli_manual_options, cli_manual_exits};
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++)
    for (size_t i = 0; i < 2; i++) {
      char *document = contents(paths[lang]), *table = text_of(tables[i], (words_lang_t)lang);
      assert_non_null(strstr(document, table));
      free(document);
      free(table);
    }
}

/* No line of a text is taken for a request of man's language, and no dash for a hyphen. */
static void the_language_of_man(void **state) {
  (void)state;
  static const char *const requests[] = {".\\\" ", ".TH ", ".SH ", ".SS ", ".B ",
                                         ".TP",    ".PP",  ".EX",  ".EE"};
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
    char *page = text_of(cli_manual_page, (words_lang_t)lang);
    assert_null(strstr(page, " -")); /* every dash is written \- */
    assert_null(strstr(page, "{1}"));
    for (char *line = strtok(page, "\n"); line; line = strtok(NULL, "\n")) {
      bool is_known = *line != '.' && *line != '\'';
      for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++)
        is_known |= strncmp(line, requests[i], strlen(requests[i])) == 0;
      assert_true(is_known);
    }
    free(page);
  }
}

static size_t count_of(const char *text, const char *part) {
  size_t count = 0;
  for (const char *at = text; (at = strstr(at, part)); at++)
    count++;
  return count;
}

/* Each verb has its part, and in it each option that it tells. */
static void all_is_there(void **state) {
  (void)state;
  char *page = text_of(cli_manual_page, WORDS_EN);
  size_t told = 0;
  for (int verb = 0; verb < CLI_VERB_COUNT; verb++) {
    char heading[80];
    snprintf(heading, sizeof heading, "\n.SS exante %s ", cli_verb((cli_verb_t)verb)->name);
    assert_int_equal(count_of(page, heading), 1);
    for (int option = 0; option < CLI_OPTION_COUNT; option++)
      told += cli_help_tells((cli_option_t)option, (cli_verb_t)verb, WORDS_EN);
  }
  size_t exits = 0;
  while (cli_exit_row(exits))
    exits++;
  assert_int_equal(count_of(page, "\n.TP\n.B "),
                   told + exits + 2); /* 2: what is read from outside */
  free(page);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_documents),
      cmocka_unit_test(the_language_of_man),
      cmocka_unit_test(all_is_there),
  };
  return cmocka_run_group_tests_name("cli_manual", tests, NULL, NULL);
}
