// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>

#include "cli/command/options.h"
#include "tests/support.h"

enum { WORDS_MAX = 24 };

/* The command that repeats these words; their first two are the program and the verb. */
static char *line_of(int count, const char *const *words, const char *name) {
  cli_options_t options;
  words_report_t report;
  char *argv[WORDS_MAX + 1] = {NULL};
  for (int i = 0; i < count; i++)
    argv[i] = strdup(words[i]);
  words_report_init(&report, WORDS_ES);
  assert_int_equal(cli_options_parse(&options, count, argv, cli_verb_find(words[1]), &report), 0);
  char *line = cli_options_line(&options, name);
  words_report_free(&report);
  for (int i = 0; i < count; i++)
    free(argv[i]);
  assert_non_null(line);
  return line;
}

#define EXPECT(expected, ...)                                                                      \
  do {                                                                                             \
    const char *const words[] = {"exante", __VA_ARGS__};                                           \
    char *line = line_of(sizeof words / sizeof words[0], words, "redes");                          \
    assert_string_equal(line, expected);                                                           \
    free(line);                                                                                    \
  } while (0)

/* What changes the results is in it, with what went without saying; the rest is not. */
static void what_it_holds(void **state) {
  (void)state;
  EXPECT("exante run redes -n 1000000 --seed 2026 --lang es", "run", "/a/b/redes", "--out", "x",
         "--threads", "2", "--quiet", "--no-plots");
  EXPECT("exante run redes --variant a --variant b --set 'x=1;2' -n 20 --seed 0 --draws --lang en",
         "run", "redes", "--draws", "--seed", "0", "-n", "20", "--set", "x=1;2", "--variant", "a",
         "--variant=b", "--lang", "en");
  EXPECT("exante compare redes base a+b -n 200000 --seed 2026 --lang es", "compare", "redes",
         "base", "a+b");
  EXPECT("exante solve redes --find plan.places --so-that 'mean(spending) <= 1' --between 1 2 -n 5 "
         "--seed 2026 --lang es",
         "solve", "redes", "-n5", "--between", "1", "2", "--so-that", "mean(spending) <= 1",
         "--find", "plan.places");
  EXPECT("exante check redes --lang es", "check", "redes");
}

/* A shell reads each word as it was. */
static void quotes(void **state) {
  (void)state;
  EXPECT("exante run redes --set 'a'\\''b' --set '' --set '$(rm)' --set 'meta=ñ' -n 1 --seed 2026 "
         "--lang es",
         "run", "redes", "--set", "a'b", "--set", "", "--set", "$(rm)", "--set", "meta=ñ", "-n",
         "1");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_it_holds),
      cmocka_unit_test(quotes),
  };
  return cmocka_run_group_tests_name("cli_line", tests, NULL, NULL);
}
