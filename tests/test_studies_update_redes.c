// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/update.h"
#include "tests/support.h"

/* What redes learns from invented results of two years, against a random walk of Metropolis in R
   (tests/oracle/update.R): P5, P50 and P95 of each input to 0.25 of its standard deviation. The
   errors of both are at most 0.05 of it, so that this is five standard errors. */

static inputs_programme_t inputs;
static inputs_observed_t observed;
static studies_update_t update;

static void learn(void) {
  words_report_t report;
  models_programme_t *outline;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = "scenarios/redes"}, &inputs, &report),
                   SIM_OK);
  assert_int_equal(models_programme_outline(&outline, &inputs.inputs), SIM_OK);
  assert_int_equal(inputs_observed_read("tests/oracle/update.csv", outline, &observed, &report),
                   SIM_OK);
  models_programme_free(outline);
  assert_int_equal(studies_update_rows(&update, &inputs.inputs, &observed, &report), SIM_OK);
  words_report_free(&report);
  assert_int_equal(studies_update_prepare(&update, 2026), SIM_OK);
  const studies_update_request_t request = {.name = "a", .seed = 2026};
  assert_int_equal(studies_update_sample(&update, &request), SIM_OK);
}

static const studies_learned_t *find(const char *name, int year) {
  for (size_t d = 0; d < update.learned_count; d++)
    if (strcmp(update.learned[d].name, name) == 0 && update.learned[d].year == year)
      return &update.learned[d];
  return NULL;
}

static void test_walk(void **unused) {
  (void)unused;
  char line[256];
  size_t count = 0;
  FILE *table = fopen("tests/oracle/learned.csv", "r");
  assert_non_null(table);
  learn();
  assert_true(update.shape < 0.7 && update.effective > 8000.0);
  assert_non_null(fgets(line, sizeof line, table));
  for (; fgets(line, sizeof line, table); count++) {
    char *rest = line, *const name = strsep(&rest, ",");
    const int year = atoi(strsep(&rest, ","));
    double known[4];
    for (int k = 0; k < 4; k++)
      known[k] = strtod(strsep(&rest, ","), NULL);
    const studies_learned_t *of = find(name, year);
    assert_non_null(of);
    const double found[3] = {of->after.low, of->after.middle, of->after.high};
    for (int k = 0; k < 3; k++)
      if (!(fabs(found[k] - known[k]) < 0.25 * known[3]))
        fail_msg("%s %d: %.5g, by the walk %.5g", name, year, found[k], known[k]);
  }
  fclose(table);
  assert_int_equal(count, update.learned_count);
  studies_update_free(&update);
  inputs_observed_free(&observed);
  inputs_programme_free(&inputs);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_walk)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
