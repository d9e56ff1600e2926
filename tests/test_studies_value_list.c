// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/value.h"
#include "tests/support.h"

/* Every row that some alternative draws is listed once, with the first alternative that draws it;
   parts of splits are only counted. */

static const char *const names[] = {"base", "objetado"};

static size_t listed(const studies_value_t *study, const models_input_t *row, size_t a) {
  size_t count = 0;
  for (size_t i = 0; i < study->input_count; i++) {
    const studies_value_input_t *input = &study->inputs[i];
    if (strcmp(input->name, row->name) != 0 || input->year != row->year)
      continue;
    count++;
    if (input->alternative != a)
      continue;
    const models_output_t *columns =
        models_programme_outputs(study->alternatives.items[a].programme);
    assert_int_equal(input->grade, models_input_spread_grade(row));
    assert_int_equal(columns[input->column].year, row->year);
    assert_memory_equal(columns[input->column].name, "input.", 6);
    assert_string_equal(columns[input->column].name + 6, row->name);
  }
  return count;
}

static void every_row_once(void **state) {
  (void)state;
  studies_value_t study = {0};
  words_report_t report;
  size_t rows = 0, parts = 0, later = 0;
  words_report_init(&report, WORDS_EN);
  const inputs_request_t request = {.folder = "scenarios/redes"};
  assert_int_equal(
      studies_alternatives_load(&study.alternatives, &request, names, 2, "value", &report), SIM_OK);
  assert_int_equal(studies_alternatives_compile(&study.alternatives, 1, true), SIM_OK);
  assert_int_equal(studies_value_list(&study), SIM_OK);
  for (size_t a = 0; a < 2; a++) {
    const studies_alternative_t *item = &study.alternatives.items[a];
    for (size_t i = 0; i < item->inputs.inputs.count; i++) {
      const models_input_t *row = &item->inputs.inputs.rows[i];
      const bool is_part = row->distribution == MODELS_WEIGHT;
      if (!models_programme_is_drawn(item->programme, i))
        continue;
      assert_int_equal(listed(&study, row, a), is_part ? 0 : 1);
      parts += is_part;
      rows += !is_part && a == 0;
    }
  }
  for (size_t i = 0; i < study.input_count; i++)
    later += study.inputs[i].alternative == 1;
  assert_true(rows > 10);
  assert_int_equal(study.input_count, rows + later);
  assert_int_equal(study.split_rows, parts);
  studies_value_free(&study);
  words_report_free(&report);
}

static void shown(void **state) {
  (void)state;
  char text[STUDIES_VALUE_NAME];
  studies_value_name(&(studies_value_input_t){.name = "plan.places", .year = 2027}, text);
  assert_string_equal(text, "plan.places.2027");
  studies_value_name(&(studies_value_input_t){.name = "goal.deal"}, text);
  assert_string_equal(text, "goal.deal");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_row_once),
      cmocka_unit_test(shown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
