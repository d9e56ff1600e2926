// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support.h"
#include "words/list.h"

/* To the last byte of room, and not one more. */
static void room(void **state) {
  (void)state;
  char list[10] = "";
  assert_true(words_list_add(list, sizeof list, "ab"));
  assert_true(words_list_add_number(list, sizeof list, -2026));
  assert_string_equal(list, "ab, -2026"); /* nine and the end */
  assert_false(words_list_add(list, sizeof list, ""));
  assert_string_equal(list, "ab, -2026");
  list[0] = '\0';
  assert_false(words_list_add(list, sizeof list, "ten letter"));
  assert_string_equal(list, "");
  assert_true(words_list_add(list, sizeof list, "nine char"));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(room)};
  return cmocka_run_group_tests_name("words_list", tests, NULL, NULL);
}
