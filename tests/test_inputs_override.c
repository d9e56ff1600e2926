// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "inputs/number/percent.h"
#include "sim/status.h"
#include "tests/support.h"

#include <string.h>

/* Percentages: of a share they are the value, of anything else, with a sign, a change of it. */

static inputs_programme_t inputs;
static size_t said; /* notes of the last load */

static size_t load_from(const char *folder, const char *variant, const char *set) {
  words_report_t report;
  words_report_init(&report, WORDS_ES);
  const char *const variants[] = {variant}, *const sets[] = {set};
  inputs_programme_free(&inputs);
  inputs_load(&(inputs_request_t){.folder = folder,
                                  .variants = variants,
                                  .variant_count = variant != NULL,
                                  .overrides = sets,
                                  .override_count = set != NULL},
              &inputs, &report);
  const size_t errors = report.errors;
  said = report.notes;
  words_report_free(&report);
  return errors;
}

static size_t load(const char *variant, const char *set) {
  return load_from("scenarios/redes", variant, set);
}

static const models_input_t *row_of(const char *name, int year) {
  const size_t i = models_inputs_find(&inputs.inputs, name, year);
  assert_true(i < inputs.inputs.count);
  return &inputs.inputs.rows[i];
}

/* The same double as the decimal that it says. */
static void test_percent_is_the_decimal(void **state) {
  (void)state;
  static const struct {
    const char *text;
    inputs_number_style_t style;
    double value;
  } cases[] = {
      {"85 %", INPUTS_NUMBER_COMMA, 0.85},        {"6,9%", INPUTS_NUMBER_COMMA, 0.069},
      {"6,9\u00a0%", INPUTS_NUMBER_COMMA, 0.069}, {"6,9\u202f%", INPUTS_NUMBER_COMMA, 0.069},
      {"6.9 %", INPUTS_NUMBER_POINT, 0.069},      {"12.345%", INPUTS_NUMBER_EITHER, 0.12345},
      {"12,345%", INPUTS_NUMBER_EITHER, 0.12345}, {"0 %", INPUTS_NUMBER_EITHER, 0.0},
      {"100%", INPUTS_NUMBER_POINT, 1.0},         {"-2%", INPUTS_NUMBER_COMMA, -0.02},
      {"44.6%", INPUTS_NUMBER_POINT, 0.446},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    double value = -1;
    assert_int_equal(inputs_percent_parse(cases[i].text, cases[i].style, &value, NULL),
                     INPUTS_NUMBER_OK);
    assert_true(value == cases[i].value);
  }
  double value = -1;
  assert_int_equal(inputs_percent_parse("%", INPUTS_NUMBER_EITHER, &value, NULL),
                   INPUTS_NUMBER_NOT);
  assert_int_equal(inputs_percent_parse("a%", INPUTS_NUMBER_EITHER, &value, NULL),
                   INPUTS_NUMBER_NOT);
  assert_int_not_equal(inputs_percent_parse("8%%", INPUTS_NUMBER_EITHER, &value, NULL),
                       INPUTS_NUMBER_OK);
  assert_true(value == -1);
}

/* −15 % and +2 % are what the shipped variants of the budget write out, year by year. */
static void test_change_is_the_variant(void **state) {
  (void)state;
  static const char *const pairs[][2] = {{"objetado", "budget.ceiling=-15%"},
                                         {"objetado", "budget.ceiling= -15 %\u00a0"},
                                         {"objetado", "budget.ceiling=\u221215 %"},
                                         {"recomendado", "budget.ceiling=+2 %"}};
  for (size_t k = 0; k < 3; k++)
    for (int year = 2026; year <= 2029; year++) {
      assert_int_equal(load(pairs[k][0], NULL), 0);
      const double value = row_of("budget.ceiling", year)->value;
      assert_int_equal(load(NULL, pairs[k][1]), 0);
      assert_true(row_of("budget.ceiling", year)->value == value);
      assert_int_equal(row_of("budget.ceiling", year)->grade, MODELS_JUDGEMENT);
    }
}

/* What is uncertain stays so; what is in several units keeps each. */
static void test_change_keeps(void **state) {
  (void)state;
  assert_int_equal(load(NULL, "cost.round=-50%"), 0);
  const models_input_t *cost = row_of("cost.round", 0);
  assert_int_equal(cost->distribution, MODELS_LOGNORMAL);
  assert_true(cost->low == 240.3 / 2 && cost->high == 324.2 / 2);
  assert_int_equal(models_input_spread_grade(cost), MODELS_JUDGEMENT);
  assert_int_equal(load("techo-nominal", "budget.ceiling.2027=+10%"), 0);
  assert_true(row_of("budget.ceiling", 2027)->value == 341000);
  assert_true(row_of("budget.ceiling", 2028)->value == 310000);
  assert_string_equal(row_of("budget.ceiling", 2027)->unit, "M$nominal");
  assert_int_equal(load(NULL, "plan.places.2027=-15%"), 0);
  assert_true(row_of("plan.places", 2027)->value == 510);
}

/* A number is that number in every year, as the row of a variant is; a change keeps the years. The
   note on the fixed part of a cost: where a scenario changes the places that it was costed for. */
static void test_years(void **state) {
  (void)state;
  assert_int_equal(load(NULL, "budget.revision=1"), 0);
  assert_true(row_of("budget.revision", 0)->year_sd == 0.0);
  assert_int_equal(load(NULL, "budget.revision.2027=0.9"), 0);
  assert_true(row_of("budget.revision", 2027)->year_sd == 0.0);
  assert_true(row_of("budget.revision", 0)->year_sd == 0.06);
  assert_int_equal(load(NULL, "cost.round=+10%"), 0);
  assert_true(row_of("cost.round", 0)->year_sd == 0.14);
  assert_int_equal(load_from("tests/programmes/capacitacion", NULL, "plan.places=100"), 0);
  assert_int_equal(said, 1);
  assert_int_equal(load_from("tests/programmes/fondo", NULL, "plan.places=10"), 0);
  assert_int_equal(said, 0);
}

static void test_share_is_set(void **state) {
  (void)state;
  assert_int_equal(load(NULL, "cost.admin_share=6,9 %"), 0);
  assert_true(row_of("cost.admin_share", 0)->value == 0.069);
  assert_int_equal(row_of("cost.admin_share", 0)->distribution, MODELS_CONSTANT);
  assert_int_equal(load(NULL, "inflation.mean=3%"), 0);
  assert_true(row_of("inflation.mean", 0)->value == 0.03);
}

/* The spread of the costs rests on judgement though their value is stated; a note goes where what
   it rests on is changed. */
static void test_standing(void **state) {
  (void)state;
  assert_int_equal(load(NULL, NULL), 0);
  assert_int_equal(row_of("cost.round", 0)->grade, MODELS_STATED);
  assert_int_equal(models_input_spread_grade(row_of("cost.round", 0)), MODELS_JUDGEMENT);
  assert_int_equal(models_input_spread_grade(row_of("training.untrained", 0)), MODELS_SURVEY);
  assert_int_equal(row_of("budget.ceiling", 2026)->grade, MODELS_STATED);
  assert_int_equal(row_of("budget.ceiling", 2027)->grade, MODELS_JUDGEMENT);
  const size_t notes = inputs.note_count;
  assert_true(notes > 0);
  assert_string_equal(inputs.notes[0].output, "event.budget_suffices");
  assert_int_equal(load(NULL, "meetings.kept=0.8"), 0);
  assert_int_equal(inputs.note_count, notes);
  assert_int_equal(load(NULL, "budget.ceiling=310000"), 0); /* the number that they rest on */
  assert_int_equal(inputs.note_count, notes);
  assert_int_equal(load("recomendado", NULL), 0);
  for (size_t i = 0; i < inputs.note_count; i++) /* what rests on the ceiling is not said */
    assert_true(strncmp(inputs.notes[i].output, "event.", 6) != 0 &&
                (inputs.notes[i].year == 0 || strncmp(inputs.notes[i].output, "cost.", 5) != 0));
}

/* A name that is left out is added in the unit of its kind: of what the programme counts. */
static void test_added(void **state) {
  (void)state;
  assert_int_equal(load(NULL, "demand.applicants=900"), 0);
  assert_string_equal(row_of("demand.applicants", 0)->unit, "firms");
  assert_int_equal(load_from("tests/programmes/taller", NULL, "budget.revision.2030=0.9"),
                   4); /* and the other years? */
  assert_int_equal(load_from("tests/programmes/taller", NULL, "budget.revision=0.9"), 0);
  assert_string_equal(row_of("budget.revision", 0)->unit, "ratio");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_percent_is_the_decimal),
      cmocka_unit_test(test_change_is_the_variant),
      cmocka_unit_test(test_change_keeps),
      cmocka_unit_test(test_years),
      cmocka_unit_test(test_share_is_set),
      cmocka_unit_test(test_standing),
      cmocka_unit_test(test_added),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  const int failed = cmocka_run_group_tests(tests, NULL, NULL);
  inputs_programme_free(&inputs);
  return failed;
}
