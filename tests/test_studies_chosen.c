// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/chosen.h"
#include "tests/support.h"

/* Which outputs --only keeps. */

enum { LISTS = 3 };

static inputs_programme_t inputs;
static models_programme_t *programme;

static int setup(void **state) {
  (void)state;
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  int status =
      inputs_load(&(inputs_request_t){.folder = "tests/programmes/curso"}, &inputs, &report);
  words_report_free(&report);
  if (!status)
    status = models_programme_init(&programme, &inputs.inputs, 1, false);
  return status;
}

static int teardown(void **state) {
  (void)state;
  models_programme_free(programme);
  inputs_programme_free(&inputs);
  return 0;
}

static bool *choose(const char *const *lists, size_t count, int expected, size_t errors) {
  words_report_t report;
  bool *kept = calloc(models_programme_output_count(programme), sizeof *kept);
  assert_non_null(kept);
  words_report_init(&report, WORDS_EN);
  assert_int_equal(studies_chosen(lists, count, programme, kept, &report), expected);
  assert_int_equal(report.errors, errors);
  words_report_free(&report);
  return kept;
}

/* A name is all its years and the total; a beginning all that begins so, a part of a name too
   unless a point ends it; lists add up. */
static void test_kept(void **unused) {
  (void)unused;
  static const struct {
    const char *lists[LISTS];
    size_t count;
    const char *beginnings[LISTS]; /* of the names that are kept, with a year behind a space */
  } cases[] = {
      {{"spending"}, 1, {"spending "}},
      {{"spending.2028"}, 1, {"spending 2028"}},
      {{"spending", "beneficiaries.2027"}, 2, {"spending ", "beneficiaries 2027"}},
      {{"spending, beneficiaries.2027 ,applicants"},
       1,
       {"spending ", "beneficiaries 2027", "applicants "}},
      {{"budget.*"}, 1, {"budget."}},
      {{"participants.*", "spending.2027"}, 2, {"participants.", "spending 2027"}},
  };
  const models_output_t *outputs = models_programme_outputs(programme);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    bool *kept = choose(cases[i].lists, cases[i].count, SIM_OK, 0);
    size_t found = 0;
    for (size_t k = 0; k < models_programme_output_count(programme); k++) {
      char shown[256];
      bool is_expected = false;
      snprintf(shown, sizeof shown, "%s %d", outputs[k].name, outputs[k].year);
      for (size_t b = 0; b < LISTS && cases[i].beginnings[b]; b++)
        is_expected = is_expected ||
                      strncmp(shown, cases[i].beginnings[b], strlen(cases[i].beginnings[b])) == 0;
      if (kept[k] != is_expected)
        fail_msg("%s …: %s is%s kept", cases[i].lists[0], shown, kept[k] ? "" : " not");
      found += kept[k];
    }
    assert_true(found > 0);
    free(kept);
  }
}

/* Each item that cannot be is said, those of later lists too. */
static void test_refused(void **unused) {
  (void)unused;
  static const struct {
    const char *lists[LISTS];
    size_t count, errors;
  } cases[] = {
      {{"spendingg"}, 1, 1},
      {{"budgets.*"}, 1, 1},
      {{"spending.2035"}, 1, 1},
      {{"bud*get"}, 1, 1},
      {{"spendingg", "budgets.*"}, 2, 2},
      {{"spending,nothing,budgets.*"}, 1, 2},
      {{"*spending"}, 1, 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    free(choose(cases[i].lists, cases[i].count, SIM_ERR_DOMAIN, cases[i].errors));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_kept), cmocka_unit_test(test_refused)};
  return cmocka_run_group_tests(tests, setup, teardown);
}
