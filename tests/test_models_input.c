// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/input.h"

#include "sim/status.h"
#include "tests/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_words(void **state) {
  (void)state;
  for (int i = 0; i < MODELS_DISTRIBUTION_COUNT; i++)
    for (int j = 0; j < i; j++)
      assert_string_not_equal(models_distribution_name((models_distribution_t)i),
                              models_distribution_name((models_distribution_t)j));
  for (int i = 0; i < MODELS_GRADE_COUNT; i++)
    assert_true(strlen(models_grade_name((models_grade_t)i)) > 4);
  assert_null(models_distribution_name(MODELS_DISTRIBUTION_COUNT));
  assert_null(models_distribution_name((models_distribution_t)-1));
  assert_null(models_grade_name(MODELS_GRADE_COUNT));
  assert_string_equal(models_distribution_name(MODELS_PERT), "pert");
  assert_string_equal(models_grade_name(MODELS_JUDGEMENT), "judgement");
}

static void test_table(void **state) {
  (void)state;
  models_inputs_t table = {0};
  assert_int_equal(models_inputs_find(&table, "a", 0), 0);
  for (int i = 0; i < 200; i++) {
    char name[16];
    snprintf(name, sizeof name, "n%d", i / 2);
    models_input_t row = {.name = strdup(name), .year = i % 2 ? 2026 : 0, .value = i};
    row.sample = malloc(sizeof *row.sample);
    assert_int_equal(models_inputs_append(&table, &row), SIM_OK);
  }
  assert_int_equal(table.count, 200);
  assert_int_equal(models_inputs_find(&table, "n37", 0), 74);
  assert_int_equal(models_inputs_find(&table, "n37", 2026), 75);
  assert_int_equal(models_inputs_find(&table, "n37", 2027), 200);
  assert_int_equal(models_inputs_find(&table, "n100", 0), 200);
  assert_true(table.rows[75].value == 75);
  models_inputs_free(&table);
  assert_int_equal(table.count, 0);
  assert_null(table.rows);
  models_inputs_free(&table);
}

/* By name and year, whatever the order of the rows: 97 is prime to 200, so i · 97 mod 200 is one.
 */
static void test_by_name(void **state) {
  (void)state;
  models_inputs_t table = {0};
  for (size_t i = 0; i < 200; i++) {
    char name[16];
    const size_t k = i * 97 % 200;
    snprintf(name, sizeof name, "n%03zu", k / 2);
    models_input_t row = {.name = strdup(name), .year = k % 2 ? 2026 : 0, .value = (double)k};
    assert_int_equal(models_inputs_append(&table, &row), SIM_OK);
  }
  size_t *order = models_inputs_by_name(&table);
  assert_non_null(order);
  for (size_t i = 0; i < 200; i++)
    assert_true(table.rows[order[i]].value == (double)i);
  free(order);
  models_inputs_free(&table);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_words),
      cmocka_unit_test(test_table),
      cmocka_unit_test(test_by_name),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
