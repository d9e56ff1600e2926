// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/programme_support.h"

/* history.csv beside the programme taller, whose plan begins in 2027. What is said of wrong cells,
   to the letter, is in tests/bad/cases.tsv. */

static beside_t beside;

static void read_as_written(void **state) {
  (void)state;
  inputs_programme_t inputs;
  words_report_t report;
  assert_int_equal(beside_load(&beside,
                               "name;year;value;unit;source\n"
                               "gasto;2026;131.000;;an account\n" /* in Spanish as in English */
                               "spending;2025;116.000,5;M$2024;\n"
                               "budget.initial;2026;140.000;M$nominal;\n"
                               "beneficiarios;2026;52;empresas;\n"
                               "inflation;2025;4,1 %;;\n"
                               "inflation;2024;0,045;1/year;\n"
                               "indicador.negocio;2026;41,5;%;\n"
                               "indicator.form;2026;80 %;;\n"
                               "indicator.form;2025;56 %;;\n",
                               &inputs, &report),
                   SIM_OK);
  static const struct {
    const char *name;
    int year;
    double value;
    int base;
  } expected[] = {{"spending", 2026, 131000, 0},       {"spending", 2025, 116000.5, 2024},
                  {"budget.initial", 2026, 140000, 0}, {"beneficiaries", 2026, 52, 0},
                  {"inflation", 2025, 0.041, 0},       {"inflation", 2024, 0.045, 0},
                  {"indicator.deal", 2026, 41.5, 0},   {"indicator.form", 2026, 80, 0},
                  {"indicator.form", 2025, 56, 0}};
  assert_int_equal(inputs.history_count, sizeof expected / sizeof expected[0]);
  for (size_t i = 0; i < inputs.history_count; i++) {
    assert_string_equal(inputs.history[i].name, expected[i].name);
    assert_int_equal(inputs.history[i].year, expected[i].year);
    assert_true(inputs.history[i].value == expected[i].value);
    assert_int_equal(inputs.history[i].base, expected[i].base);
  }
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

/* 0.35 of an indicator in % is what was written, and likely 35. */
static void small(void **state) {
  (void)state;
  static const struct {
    const char *row;
    size_t notes;
  } rows[] = {{"indicator.deal,2026,0.35,%", 1},
              {"indicator.deal,2026,0.35 %,%", 0},
              {"indicator.deal,2026,0,%", 0},
              {"indicator.deal,2026,1,%", 0},
              {"inflation,2025,0.03,", 0}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    inputs_programme_t inputs;
    words_report_t report;
    char text[128];
    snprintf(text, sizeof text, "name,year,value,unit\n%s\n", rows[i].row);
    assert_int_equal(beside_load(&beside, text, &inputs, &report), SIM_OK);
    assert_int_equal(report.notes, rows[i].notes);
    inputs_programme_free(&inputs);
    words_report_free(&report);
  }
}

static void refused(void **state) {
  (void)state;
  static const refused_t wrong[] = {
      {"expense,2026,1,", WORDS_MSG_HISTORY_NAME},
      {"indicator.sales,2026,1,", WORDS_MSG_HISTORY_NAME},
      {"indicator.,2026,1,", WORDS_MSG_HISTORY_NAME},
      {",2026,1,", WORDS_MSG_CELL_EMPTY},
      {"spending,2027,1,", WORDS_MSG_HISTORY_YEAR},
      {"spending,26,1,", WORDS_MSG_YEAR_NOT},
      {"spending,2026,x,", WORDS_MSG_NUMBER_NOT},
      {"spending,2026,-1,", WORDS_MSG_HISTORY_VALUE},
      {"budget.initial,2026,0,", WORDS_MSG_HISTORY_VALUE},
      {"beneficiaries,2026,2.5,", WORDS_MSG_HISTORY_WHOLE},
      {"indicator.deal,2026,101,", WORDS_MSG_HISTORY_VALUE},
      {"inflation,2025,-0.95,", WORDS_MSG_HISTORY_VALUE},
      {"spending,2026,1,firms", WORDS_MSG_UNIT},
      {"spending,2026,1,M$20", WORDS_MSG_UNIT},
      {"spending,2026,1,M$2099", WORDS_MSG_UNIT},
      {"beneficiaries,2026,1,M$2026", WORDS_MSG_UNIT},
      {"beneficiaries,2026,1,people", WORDS_MSG_UNIT},
      {"inflation,2025,0.03,\ninflation,2025,0.04,", WORDS_MSG_DUPLICATE}};
  beside_refuses(&beside, "name,year,value,unit", wrong, sizeof wrong / sizeof wrong[0]);
}

static int make(void **state) {
  (void)state;
  return beside_make(&beside, "taller", "history.csv");
}

static int clear(void **state) {
  (void)state;
  return folder_remove(beside.folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(read_as_written), cmocka_unit_test(small),
                                     cmocka_unit_test(refused)};
  return cmocka_run_group_tests(tests, make, clear);
}
