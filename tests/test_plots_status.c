// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/status.h"
#include "plots/words.h"

#include <limits.h>

static void every_code_has_its_text(void **state) {
  (void)state;
  for (int lang = PLOTS_ES; lang <= PLOTS_EN; lang++) {
    const char *unknown = plots_status_text(1, (plots_lang_t)lang);
    for (int code = PLOTS_OK; code >= PLOTS_ERR_FONTS; code--) {
      const char *text = plots_status_text(code, (plots_lang_t)lang);
      assert_non_null(text);
      assert_string_not_equal(text, unknown);
      for (int other = PLOTS_OK; other > code; other--)
        assert_string_not_equal(text, plots_status_text(other, (plots_lang_t)lang));
    }
    assert_string_equal(plots_status_text(PLOTS_ERR_FONTS - 1, (plots_lang_t)lang), unknown);
    assert_string_equal(plots_status_text(INT_MIN, (plots_lang_t)lang), unknown);
    assert_string_equal(plots_status_text(INT_MAX, (plots_lang_t)lang), unknown);
  }
}

static void every_word_has_both_languages(void **state) {
  (void)state;
  for (int word = 0; word < PLOTS_WORD_COUNT; word++) {
    const char *es = plots_word((plots_word_t)word, PLOTS_ES);
    const char *en = plots_word((plots_word_t)word, PLOTS_EN);
    assert_true(*es && *en);
    assert_string_not_equal(es, en);
  }
  assert_string_equal(plots_word(PLOTS_WORD_COUNT, PLOTS_ES), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_code_has_its_text),
                                     cmocka_unit_test(every_word_has_both_languages)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
