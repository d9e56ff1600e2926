// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/scenario.h"
#include "tests/support.h"

#include <stdlib.h>
#include <string.h>

static void assert_name(const cli_options_t *options, const char *expected) {
  char *name = cli_scenario_name(options);
  assert_string_equal(name, expected);
  free(name);
}

static void layers(void **state) {
  (void)state;
  assert_name(&(cli_options_t){0}, "base");
  assert_name(&(cli_options_t){.variants = {{"a", "b"}, 2}}, "a+b");
  assert_name(&(cli_options_t){.overrides = {{"x.2027=800", "y=+1",
                                              "z=\xe2\x88\x92"
                                              "2"},
                                             3}},
              "base+x.2027=800+y=1+z=-2");
}

/* The digest is that of sha256sum. */
static void too_long(void **state) {
  (void)state;
  assert_null(cli_scenario_fit(NULL, 3, "head+"));
  char *name = cli_scenario_fit(strdup("abc"), 3, "head+");
  assert_string_equal(name, "abc");
  free(name);
  name = cli_scenario_fit(strdup("abc"), 2, "head+");
  assert_string_equal(name, "head+ba7816bf8f01cfea");
  free(name);
  char value[201];
  memset(value, '1', sizeof value - 1);
  value[sizeof value - 1] = '\0';
  const cli_options_t options = {.variants = {{"alza"}, 1}, .overrides = {{value}, 1}};
  name = cli_scenario_name(&options);
  assert_int_equal(strlen(name), strlen("alza+") + 16);
  assert_memory_equal(name, "alza+", 5);
  free(name);
}

static void folders(void **state) {
  (void)state;
  char *folder = cli_scenario_folder(&(cli_options_t){0}, "redes", "base");
  assert_string_equal(folder, "out/redes/base");
  free(folder);
  folder = cli_scenario_folder(&(cli_options_t){.out = "here"}, "redes", "base");
  assert_string_equal(folder, "here");
  free(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(layers), cmocka_unit_test(too_long),
                                     cmocka_unit_test(folders)};
  return cmocka_run_group_tests_name("cli_scenario", tests, NULL, NULL);
}
