// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

static void what_was_written(void **state) {
  (void)state;
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  assert_non_null(stream);
  for (int i = 0; i < 10000; i++)
    fprintf(stream, "%04d", i);
  char *text = words_draft_end(&draft);
  assert_int_equal(strlen(text), 40000);
  assert_memory_equal(text + 4 * 1234, "1234", 4);
  free(text);
}

static void nothing_written(void **state) {
  (void)state;
  words_draft_t draft;
  assert_non_null(words_draft_begin(&draft));
  char *text = words_draft_end(&draft);
  assert_string_equal(text, "");
  free(text);
}

static void never_begun(void **state) {
  (void)state;
  words_draft_t draft = {0};
  assert_null(words_draft_end(&draft));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_was_written),
                                     cmocka_unit_test(nothing_written),
                                     cmocka_unit_test(never_begun)};
  return cmocka_run_group_tests_name("words_draft", tests, NULL, NULL);
}
