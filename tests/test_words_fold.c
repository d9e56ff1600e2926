// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support.h"
#include "words/fold.h"

#include <stdlib.h>
#include <string.h>

static void folds(void **state) {
  (void)state;
  static const struct {
    const char *text, *folded;
  } cases[] = {
      {"", ""},
      {"one two", "one two"},
      {"one two three", "one two\nthree"},
      {"1234567890123 a b", "1234567890123\na b"},
      {"ñandú él más", "ñandú él\nmás"}, /* eight characters in ten bytes */
      {"uno\ndos tres\n", "uno\ndos tres\n"},
      {"12345678 9", "12345678\n9"},
      {"\xff bad bytes here", "\xff bad\nbytes\nhere"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    words_fold(cases[i].text, 8, stream);
    fclose(stream);
    assert_string_equal(text, cases[i].folded);
    free(text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(folds)};
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
