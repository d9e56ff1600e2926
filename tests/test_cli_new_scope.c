// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/scope.h"
#include "tests/support.h"

#include <stdlib.h>
#include <string.h>

static const cli_new_plan_t plan = {
    .lang = WORDS_ES,
    .first_year = 2027,
    .last_year = 2029,
    .lists = {
        [CLI_NEW_COMPONENT] = {{{"taller", {"Taller", "Workshop"}}, {"feria", {"Feria", "Fair"}}},
                               2},
        [CLI_NEW_CRITERION] = {{{"sector", {"Sector", "Sector"}}}, 1},
        [CLI_NEW_CONDITION] = {{{"al_dia", {"Al día", "Up to date"}}}, 1}}};

/* Writes what each repetition makes of a text, one after the other. */
typedef struct {
  char text[400];
} written_t;

static void write_it(void *self, const void *what, const cli_new_scope_t *scope) {
  written_t *written = self;
  const size_t length = strlen(written->text);
  char *text = cli_new_expand(scope, what);
  assert_non_null(text);
  snprintf(written->text + length, sizeof written->text - length, "%s;", text);
  free(text);
}

static void expect(cli_new_each_t each, const char *text, const char *expected) {
  written_t written = {""};
  cli_new_each(&plan, each, write_it, &written, text);
  assert_string_equal(written.text, expected);
}

static void repeats_for_parts_and_years(void **state) {
  (void)state;
  expect(CLI_NEW_ONE, "a", "a;");
  expect(CLI_NEW_EACH_COMPONENT, "cost.<…>", "cost.taller;cost.feria;");
  expect(CLI_NEW_EACH_CRITERION, "f_<…>", "f_sector;");
  expect(CLI_NEW_EACH_CONDITION, "f_<…>", "f_al_dia;");
  expect(CLI_NEW_EACH_REGION, "r", "");
  expect(CLI_NEW_EACH_YEAR, "<year>", "2027;2028;2029;");
  expect(CLI_NEW_FIRST_YEAR, "<year>", "2027;");
  expect(CLI_NEW_LATER_YEARS, "<year>", "2028;2029;");
}

static void replaces_what_stands_for_something(void **state) {
  (void)state;
  expect(CLI_NEW_ONE, "<first>-<last>, <count> of <criteria>", "2027-2029, 2 of 1;");
  expect(CLI_NEW_ONE, "potential<product>", "potential*factor_sector*factor_al_dia;");
  expect(CLI_NEW_ONE, "<sum> + x", "spend_taller + spend_feria + x;");
  expect(CLI_NEW_EACH_COMPONENT, "<index>: <before>", "0: places_2027;1: production_taller;");
  expect(CLI_NEW_ONE, "a < b <other> <…", "a < b <other> <…;");
}

static void tells_the_part_or_the_year(void **state) {
  (void)state;
  cli_leaf_t leaf = {.columns = 1};
  const cli_new_scope_t part = {.plan = &plan, .part = &plan.lists[CLI_NEW_COMPONENT].items[0]};
  const cli_new_scope_t year = {.plan = &plan, .year = 2028};
  assert_string_equal(cli_new_about(&leaf, &part, WORDS_MSG_FORM_SPEND, WORDS_EN),
                      "Spending: Workshop");
  assert_string_equal(cli_new_about(&leaf, &year, WORDS_MSG_FORM_PLACES, WORDS_ES),
                      "Población beneficiaria 2028");
  assert_false(leaf.lost);
  cli_leaf_free(&leaf);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(repeats_for_parts_and_years),
      cmocka_unit_test(replaces_what_stands_for_something),
      cmocka_unit_test(tells_the_part_or_the_year),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
