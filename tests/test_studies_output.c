// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/output.h"
#include "tests/support.h"

#include <string.h>

static inputs_programme_t inputs;
static models_programme_t *programme;
static words_report_t report;

static int setup(void **unused) {
  (void)unused;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = "scenarios/redes"}, &inputs, &report),
                   SIM_OK);
  assert_int_equal(models_programme_init(&programme, &inputs.inputs, 2026, false), SIM_OK);
  return 0;
}

static int teardown(void **unused) {
  (void)unused;
  models_programme_free(programme);
  inputs_programme_free(&inputs);
  words_report_free(&report);
  return 0;
}

/* What the last of the entries says. */
static const char *last_said(void) {
  return report.entries[report.count - 1].text;
}

static void years_and_totals(void **state) {
  (void)state;
  static const char *const texts[] = {"spending", "spending.2026", "spending.2029",
                                      "budget.required.2027", "population.target.2026"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    studies_output_t output;
    size_t index;
    char text[STUDIES_OUTPUT_TEXT];
    assert_true(studies_output_parse(&output, texts[i], strlen(texts[i])));
    assert_int_equal(studies_output_find(&output, programme, "--x", &index, &report), SIM_OK);
    const models_output_t *found = &models_programme_outputs(programme)[index];
    assert_string_equal(found->name, output.name);
    assert_int_equal(found->year, output.year);
    assert_int_equal(studies_output_index(&output, programme), index);
    studies_output_text(&output, text);
    assert_string_equal(text, texts[i]);
  }
  assert_int_equal(report.count, 0);
}

static void no_names(void **state) {
  (void)state;
  studies_output_t output;
  char longest[STUDIES_OUTPUT_SIZE + 6];
  memset(longest, 'a', sizeof longest);
  memcpy(longest + STUDIES_OUTPUT_SIZE - 1, ".2026", 6);
  assert_false(studies_output_parse(&output, "", 0));
  assert_false(studies_output_parse(&output, ".2026", 5));
  assert_false(studies_output_parse(&output, longest, STUDIES_OUTPUT_SIZE));
  assert_true(studies_output_parse(&output, longest, STUDIES_OUTPUT_SIZE - 1));
  assert_true(studies_output_parse(&output, longest, STUDIES_OUTPUT_SIZE + 4));
  assert_int_equal(output.year, 2026);
}

static void refused(void **state) {
  (void)state;
  static const struct {
    const char *text, *said;
  } cases[] = {
      {"spendin.2026",
       "--x: \"spendin\" is not an output of this programme. Did you mean "
       "\"spending\"? The names are in column output of the summary.csv that exante "
       "run writes."},
      {"nothing.at_all",
       "--x: \"nothing.at_all\" is not an output of this programme. The names are "
       "in column output of the summary.csv that exante run writes."},
      {"spending.2035", "--x: spending has no year 2035. It has: 2026, 2027, 2028, 2029."},
      {"price.index", "--x: price.index has no total over the years. Add a year after a point: "
                      "2026, 2027, 2028, 2029."},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    studies_output_t output;
    size_t index;
    assert_true(studies_output_parse(&output, cases[i].text, strlen(cases[i].text)));
    assert_int_equal(studies_output_find(&output, programme, "--x", &index, &report),
                     SIM_ERR_DOMAIN);
    assert_int_equal(report.errors, i + 1);
    assert_string_equal(last_said(), cases[i].said);
    assert_int_equal(studies_output_index(&output, programme),
                     models_programme_output_count(programme));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(years_and_totals), cmocka_unit_test(no_names),
                                     cmocka_unit_test(refused)};
  return cmocka_run_group_tests_name("studies_output", tests, setup, teardown);
}
