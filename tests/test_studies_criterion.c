// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"
#include "studies/criterion.h"
#include "tests/support.h"

#include <math.h>
#include <string.h>

static studies_alternatives_t alternatives;
static words_report_t report;

static int setup(void **unused) {
  (void)unused;
  static const char *const names[] = {"base", "objetado+inflacion-alta"};
  const inputs_request_t base = {.folder = "scenarios/redes"};
  words_report_init(&report, WORDS_EN);
  assert_int_equal(studies_alternatives_load(&alternatives, &base, names, 2, "value", &report),
                   SIM_OK);
  assert_int_equal(studies_alternatives_compile(&alternatives, 2026, true), SIM_OK);
  return 0;
}

static int teardown(void **unused) {
  (void)unused;
  studies_alternatives_free(&alternatives);
  words_report_free(&report);
  return 0;
}

static int parse(studies_criterion_t *out, const char *most, const char *least) {
  return studies_criterion_parse(out, most, least, &alternatives, &report);
}

static const models_output_t *output_of(size_t a, size_t column) {
  return &models_programme_outputs(alternatives.items[a].programme)[column];
}

static void test_layers(void **unused) {
  (void)unused;
  assert_int_equal(alternatives.count, 2);
  assert_int_equal(alternatives.items[0].inputs.file_count,
                   3); /* inputs.csv, labels.csv, notes.csv */
  assert_int_equal(alternatives.items[1].inputs.file_count, 5);
}

static void test_total_and_year(void **unused) {
  (void)unused;
  studies_criterion_t criterion;
  assert_int_equal(parse(&criterion, NULL, "places.unfilled"), SIM_OK);
  assert_false(criterion.most || criterion.is_ratio);
  assert_int_equal(parse(&criterion, "linked.deal.2028", NULL), SIM_OK);
  for (size_t a = 0; a < 2; a++) {
    assert_string_equal(output_of(a, criterion.over[a])->name, "linked.deal");
    assert_int_equal(output_of(a, criterion.over[a])->year, 2028);
  }
  assert_true(criterion.most && criterion.factor == 1.0);
  assert_string_equal(criterion.unit, "firms");
}

/* M$ are thousands of pesos: what is counted per M$ is 1,000 times as much per million. */
static void test_units_of_ratios(void **unused) {
  (void)unused;
  static const struct {
    const char *text, *unit, *es, *en;
    double factor;
  } cases[] = {
      {"linked.deal/spending.real", "firms/1000 M$2026", "empresas por millón de pesos de 2026",
       "firms per million pesos of 2026", 1000.0},
      {"places/spending.2027", "places/1000 M$nominal", "cupos por millón de pesos nominales",
       "places per million nominal pesos", 1000.0},
      {"spending.real/beneficiaries", "M$2026/firms", "M$ de 2026 (miles de pesos) por empresa",
       "M$ of 2026 (thousands of pesos) per firm", 1.0},
      {"spending/budget.ceiling", "M$nominal/M$nominal",
       "M$ nominales (miles de pesos) por M$ nominales (miles de pesos)",
       "M$ nominal (thousands of pesos) per M$ nominal (thousands of pesos)", 1.0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    studies_criterion_t criterion;
    assert_int_equal(parse(&criterion, cases[i].text, NULL), SIM_OK);
    assert_true(criterion.is_ratio && criterion.factor == cases[i].factor);
    assert_string_equal(criterion.unit, cases[i].unit);
    assert_string_equal(criterion.shown[WORDS_ES], cases[i].es);
    assert_string_equal(criterion.shown[WORDS_EN], cases[i].en);
  }
}

static void test_values(void **unused) {
  (void)unused;
  enum { MANY = 1000 };
  static double over[4] = {30.0, 1.0, 0.0, NAN}, under[4] = {600000.0, 0.0, 0.0, 1.0};
  double *columns[MANY] = {0}, out[4];
  studies_criterion_t criterion;
  assert_int_equal(parse(&criterion, "linked.deal/spending.real", NULL), SIM_OK);
  assert_true(criterion.over[1] < MANY && criterion.under[1] < MANY);
  columns[criterion.over[1]] = over;
  columns[criterion.under[1]] = under;
  studies_criterion_values(&criterion, 1, 4, columns, out);
  assert_true(out[0] == 0.05); /* 30 deals for 600 million pesos */
  for (size_t i = 1; i < 4; i++)
    assert_true(isnan(out[i]));
}

static void test_refused(void **unused) {
  (void)unused;
  static const char *const texts[] = {"",
                                      "/",
                                      "linked.deal/",
                                      "/linked.deal",
                                      "a/b/c",
                                      "linked",
                                      "linked.deal.2025",
                                      "population.target",
                                      ".2026",
                                      "linked.deal/nothing"};
  studies_criterion_t criterion;
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    const size_t errors = report.errors;
    assert_int_equal(parse(&criterion, texts[i], NULL), SIM_ERR_DOMAIN);
    assert_int_equal(report.errors, errors + 1);
  }
  assert_int_equal(parse(&criterion, NULL, NULL), SIM_ERR_DOMAIN);
  assert_int_equal(parse(&criterion, "linked.deal", "linked.deal"), SIM_ERR_DOMAIN);
  char longest[400];
  memset(longest, 'a', sizeof longest - 1);
  longest[sizeof longest - 1] = '\0';
  assert_int_equal(parse(&criterion, longest, NULL), SIM_ERR_DOMAIN);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_layers),          cmocka_unit_test(test_total_and_year),
      cmocka_unit_test(test_units_of_ratios), cmocka_unit_test(test_values),
      cmocka_unit_test(test_refused),
  };
  return cmocka_run_group_tests_name("studies_criterion", tests, setup, teardown);
}
