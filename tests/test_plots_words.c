// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/words.h"

static void every_word_in_both_languages(void **state) {
  (void)state;
  for (int word = 0; word < PLOTS_WORD_COUNT; word++) {
    const char *es = plots_word((plots_word_t)word, PLOTS_ES);
    const char *en = plots_word((plots_word_t)word, PLOTS_EN);
    assert_true(strlen(es) > 0);
    assert_true(strlen(en) > 0);
    assert_string_not_equal(es, en);
  }
}

static void out_of_range_is_empty(void **state) {
  (void)state;
  assert_string_equal(plots_word(PLOTS_WORD_COUNT, PLOTS_ES), "");
  assert_string_equal(plots_word((plots_word_t)-1, PLOTS_EN), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_word_in_both_languages),
                                     cmocka_unit_test(out_of_range_is_empty)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
