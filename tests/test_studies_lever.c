// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"
#include "studies/lever.h"
#include "tests/support.h"

/* What --find and --between name, in the programme `taller`: goal.deal 0.2, places of 120, 120,
   150, 150 and 90, a ceiling of M$2027 26,000 but for the M$nominal 18,000 to 22,000 of 2031. */

static int load(studies_lever_t *lever, const char *find, const char *low, const char *high,
                words_report_t *report) {
  const studies_lever_request_t request = {
      .programme = {.folder = "tests/programmes/taller"}, .find = find, .between = {low, high}};
  words_report_init(report, WORDS_EN);
  return studies_lever_load(lever, &request, report);
}

static void test_ranges(void **unused) {
  (void)unused;
  static const struct {
    const char *find, *between[2], *name, *unit;
    int year;
    double least, most, low, high, step;
    bool whole;
  } cases[] = {
      {"goal.deal", {NULL}, "goal.deal", "share", 0, 0.2, 0.2, 0, 1, 1e-4, false},
      {"meta.negocio", {NULL}, "goal.deal", "share", 0, 0.2, 0.2, 0, 1, 1e-4, false},
      {"goal.deal", {"0.1", "0.3"}, "goal.deal", "share", 0, 0.2, 0.2, 0.1, 0.3, 1e-5, false},
      /* an end that is open is left out, unless it was asked for */
      {"cost.admin_share",
       {NULL},
       "cost.admin_share",
       "share",
       0,
       0.08,
       0.08,
       0,
       0.9999,
       1e-4,
       false},
      {"plan.places.2028", {NULL}, "plan.places", "places", 2028, 120, 120, 60, 240, 1, true},
      {"plan.places", {NULL}, "plan.places", "places", 0, 90, 150, 45, 300, 1, true},
      {"budget.ceiling.2031",
       {NULL},
       "budget.ceiling",
       "M$nominal",
       2031,
       20000,
       20000,
       10000,
       40000,
       1,
       false},
      /* a year that the row of all years serves */
      {"budget.ceiling.2028",
       {NULL},
       "budget.ceiling",
       "M$2027",
       2028,
       26000,
       26000,
       13000,
       52000,
       1,
       false},
      {"inflation.persistence",
       {NULL},
       "inflation.persistence",
       "ratio",
       0,
       0.3,
       0.3,
       0.15,
       0.6,
       1e-5,
       false},
      {"link.round_effect_sd",
       {NULL},
       "link.round_effect_sd",
       "logit",
       0,
       0.4,
       0.4,
       0.2,
       0.8,
       1e-5,
       false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    studies_lever_t lever;
    words_report_t report;
    if (load(&lever, cases[i].find, cases[i].between[0], cases[i].between[1], &report))
      fail_msg("%s: %s", cases[i].find, report.entries[0].text);
    assert_string_equal(lever.name, cases[i].name);
    assert_string_equal(lever.unit, cases[i].unit);
    assert_int_equal(lever.year, cases[i].year);
    assert_int_equal(lever.whole, cases[i].whole);
    assert_int_equal(lever.given, cases[i].between[0] != NULL);
    near(lever.least, cases[i].least, 1e-12);
    near(lever.most, cases[i].most, 1e-12);
    near(studies_lattice_value(&lever.lattice, lever.lattice.low), cases[i].low, 1e-12);
    near(studies_lattice_value(&lever.lattice, lever.lattice.high), cases[i].high, 1e-12);
    near(studies_lattice_step(&lever.lattice), cases[i].step, 1e-12);
    studies_lever_free(&lever);
    words_report_free(&report);
  }
}

static void test_refused(void **unused) {
  (void)unused;
  static const struct {
    const char *find, *between[2], *message;
    size_t errors;
  } cases[] = {
      {"", {NULL}, "expected NAME or NAME.YEAR", 1},
      {"goal..deal", {NULL}, "--find \"goal..deal\": expected NAME or NAME.YEAR", 1},
      {"Goal.deal", {NULL}, "expected NAME or NAME.YEAR", 1},
      {"goal.dael", {NULL}, "\"goal.dael\" is not an input of this programme", 1},
      {"budget.revision", {NULL}, "\"budget.revision\" is not an input of this programme", 1},
      {"goal.deal.2027", {NULL}, "goal.deal takes no year. Leave out \".2027\"", 1},
      {"plan.places.2035", {NULL}, "plan.places has no year 2035. It has: 2027", 1},
      {"budget.ceiling",
       {NULL},
       "budget.ceiling has rows in different units, M$2027 and M$nominal",
       1},
      {"goal.deal", {"0.3", "0.1"}, "--between: \"0.3\" is not below \"0.1\"", 1},
      {"goal.deal", {"0.3", "0.3"}, "--between: \"0.3\" is not below \"0.3\"", 1},
      {"goal.deal", {"x", "0.3"}, "--between", 1},
      {"goal.deal", {"0.1", "x"}, "--between", 1},
      {"plan.places.2028",
       {"60.2", "60.8"},
       "there are not two values to try between 60.2 and 60.8",
       1},
      {"plan.places.2028",
       {"60", "60.8"},
       "there are not two values to try between 60 and 60.8",
       1},
      {"goal.deal", {"0.5", "1.5"}, "the end 1.5 of the range will not do", 2},
      {"goal.deal", {"-0.5", "0.5"}, "the end -0.5 of the range will not do", 2},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    studies_lever_t lever;
    words_report_t report;
    const int status =
        load(&lever, cases[i].find, cases[i].between[0], cases[i].between[1], &report);
    const words_entry_t *last = report.count ? &report.entries[report.count - 1] : NULL;
    if (status != SIM_ERR_DOMAIN || report.errors != cases[i].errors ||
        !strstr(last->text, cases[i].message))
      fail_msg("%s: %d, %zu errors, %s", cases[i].find, status, report.errors,
               last ? last->text : "");
    studies_lever_free(&lever);
    words_report_free(&report);
  }
}

/* Only the rows of the lever take the value. */
static void test_set(void **unused) {
  (void)unused;
  static const struct {
    const char *find;
    size_t rows;
  } cases[] = {
      {"plan.places", 5}, {"plan.places.2028", 1}, {"budget.ceiling.2028", 1}, {"goal.deal", 1}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    studies_lever_t lever;
    words_report_t report;
    size_t rows = 0;
    assert_int_equal(load(&lever, cases[i].find, NULL, NULL, &report), SIM_OK);
    const double value = studies_lattice_value(&lever.lattice, lever.lattice.low + 3);
    studies_lever_set(&lever, value);
    for (size_t r = 0; r < lever.inputs.inputs.count; r++) {
      const models_input_t *row = &lever.inputs.inputs.rows[r];
      const bool is_of =
          strcmp(row->name, lever.name) == 0 && (lever.year == 0 || lever.year == row->year);
      assert_int_equal(is_of, row->value == value);
      assert_true(!is_of || row->distribution == MODELS_CONSTANT);
      rows += is_of;
    }
    assert_int_equal(rows, cases[i].rows);
    studies_lever_free(&lever);
    words_report_free(&report);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_ranges),
      cmocka_unit_test(test_refused),
      cmocka_unit_test(test_set),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
