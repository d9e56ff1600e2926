// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/rounded.h"
#include "tests/support.h"

#include <math.h>
#include <string.h>

static void plain(char *text) {
  for (char *c; (c = strstr(text, "\u00a0"));) { /* blanks that do not break */
    *c = ' ';
    memmove(c + 1, c + 2, strlen(c + 2) + 1);
  }
}

static void test_money_as_people_say_it(void **state) {
  (void)state;
  static const struct {
    double thousands, spread;
    bool up;
    const char *es, *en;
  } cases[] = {{1538849, 0, false, "$1.539 millones", "CLP 1,539 million"},
               {1538849, 400000, false, "$1.540 millones", "CLP 1,540 million"},
               {1531000, 400000, true, "$1.540 millones", "CLP 1,540 million"},
               {1540000, 400000, true, "$1.540 millones", "CLP 1,540 million"},
               {1542.4, 20, false, "$1,542 millones", "CLP 1.542 million"},
               {850.2, 300, false, "$850 mil", "CLP 850 thousand"},
               {4.05, 0.9, false, "$4.050", "CLP 4,050"},
               {0.64, 0.2, false, "$640", "CLP 640"},
               {999999, 30000, false, "$1.000 millones", "CLP 1,000 million"},
               {0, 0, false, "$0", "CLP 0"},
               {0, 500, true, "$0", "CLP 0"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
      char out[CLI_PESOS_BYTES];
      (cases[i].up ? cli_pesos_at_most : cli_pesos)(out, cases[i].thousands, cases[i].spread,
                                                    (words_lang_t)lang);
      plain(out);
      assert_string_equal(out, lang == WORDS_EN ? cases[i].en : cases[i].es);
    }
}

/* A tenth of the spread at most is lost, and no digit is written that the spread denies. */
static void test_rounded_to_the_spread(void **state) {
  (void)state;
  char out[WORDS_NUMBER_BYTES];
  cli_rounded(out, 1234, 300, WORDS_ES);
  assert_string_equal(out, "1.230");
  cli_rounded(out, 1234, 99, WORDS_ES);
  assert_string_equal(out, "1.234");
  cli_rounded(out, 1234, 0, WORDS_EN);
  assert_string_equal(out, "1,234");
  cli_rounded(out, 49, 1000, WORDS_EN);
  assert_string_equal(out, "0");
  for (double spread = 0.001; spread < 1e9; spread *= 1.7) {
    const double step = cli_rounded_step(spread);
    assert_true(step <= spread / 10.0 * (1 + 1e-12) && step > spread / 100.0);
  }
  assert_true(cli_rounded_step(0) == 0 && cli_rounded_step((double)NAN) == 0 &&
              cli_rounded_step((double)INFINITY) == 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_money_as_people_say_it),
                                     cmocka_unit_test(test_rounded_to_the_spread)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
