// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/status.h"
#include "words/messages.h"

#include <limits.h>

static void every_code_has_its_text(void **state) {
  (void)state;
  for (int lang = WORDS_ES; lang <= WORDS_EN; lang++) {
    const char *unknown = plots_status_text(1, (words_lang_t)lang);
    for (int code = PLOTS_OK; code >= PLOTS_ERR_FONTS; code--) {
      const char *text = plots_status_text(code, (words_lang_t)lang);
      assert_non_null(text);
      assert_string_not_equal(text, unknown);
      for (int other = PLOTS_OK; other > code; other--)
        assert_string_not_equal(text, plots_status_text(other, (words_lang_t)lang));
    }
    assert_string_equal(plots_status_text(PLOTS_ERR_FONTS - 1, (words_lang_t)lang), unknown);
    assert_string_equal(plots_status_text(INT_MIN, (words_lang_t)lang), unknown);
    assert_string_equal(plots_status_text(INT_MAX, (words_lang_t)lang), unknown);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_code_has_its_text)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
