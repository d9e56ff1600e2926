// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/numeral.h"
#include "tests/support.h"

static void both_languages(void **state) {
  (void)state;
  char text[PLOTS_NUMBER_BYTES];
  cli_numeral(text, 1157151.04, 0, CLI_ES);
  assert_string_equal(text, "1.157.151");
  cli_numeral(text, 1157151.04, 1, CLI_EN);
  assert_string_equal(text, "1,157,151.0");
  cli_numeral_percent(text, 12.34, 1, CLI_ES);
  assert_string_equal(text, "12,3\u00a0%");
  cli_numeral_percent(text, 12.34, 1, CLI_EN);
  assert_string_equal(text, "12.3%");
  assert_int_equal(cli_plots_lang(CLI_ES), PLOTS_ES);
  assert_int_equal(cli_plots_lang(CLI_EN), PLOTS_EN);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(both_languages)};
  return cmocka_run_group_tests_name("cli_numeral", tests, NULL, NULL);
}
