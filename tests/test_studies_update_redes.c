// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme_support.h"
#include "studies/update.h"

/* What redes learns from invented results of two years (tests/oracle/update.csv), and what it
   forecasts then, by two other roads whose figures were kept: a random walk of Metropolis in R
   (tests/oracle/update.R) and JAGS (tests/oracle/jags.R). */

enum { REPLICATES = 5000 };

static inputs_programme_t inputs;
static inputs_observed_t observed;
static studies_update_t update;

static int learn(void **unused) {
  (void)unused;
  words_report_t report;
  models_programme_t *outline;
  words_report_init(&report, WORDS_EN);
  programme_load("scenarios/redes", NULL, &inputs);
  assert_int_equal(models_programme_outline(&outline, &inputs.inputs), SIM_OK);
  assert_int_equal(inputs_observed_read("tests/oracle/update.csv", outline, &observed, &report),
                   SIM_OK);
  models_programme_free(outline);
  const studies_update_request_t request = {
      .name = "a", .seed = 2026, .replicates = REPLICATES, .threads = 2};
  assert_int_equal(studies_update_run(&update, &inputs, &observed, &request, &report), SIM_OK);
  words_report_free(&report);
  return 0;
}

static int forget(void **unused) {
  (void)unused;
  studies_update_free(&update);
  inputs_observed_free(&observed);
  inputs_programme_free(&inputs);
  return 0;
}

static const studies_learned_t *find(const char *name, int year) {
  for (size_t d = 0; d < update.learned_count; d++)
    if (strcmp(update.learned[d].name, name) == 0 && update.learned[d].year == year)
      return &update.learned[d];
  return NULL;
}

/* Reads NAME, YEAR and four numbers; false: no more lines. */
static bool next(FILE *table, char name[64], int *year, double known[4]) {
  char line[256], *rest = line;
  if (!fgets(line, sizeof line, table))
    return false;
  snprintf(name, 64, "%s", strsep(&rest, ","));
  *year = atoi(strsep(&rest, ","));
  for (int k = 0; k < 4; k++)
    known[k] = strtod(strsep(&rest, ","), NULL);
  return true;
}

static FILE *table_of(const char *path) {
  FILE *table = fopen(path, "r");
  char head[256];
  assert_non_null(table);
  assert_non_null(fgets(head, sizeof head, table));
  return table;
}

/* P5, P50 and P95 of each input to 0.25 of its standard deviation. The errors of both are at most
   0.05 of it, so that this is five standard errors. */
static void test_walk(void **unused) {
  (void)unused;
  char name[64];
  int year;
  double known[4];
  size_t count = 0;
  FILE *table = table_of("tests/oracle/learned.csv");
  assert_true(update.shape < 0.7 && update.effective > 8000.0);
  for (; next(table, name, &year, known); count++) {
    const studies_learned_t *of = find(name, year);
    assert_non_null(of);
    const double found[3] = {of->after.low, of->after.middle, of->after.high};
    for (int k = 0; k < 3; k++)
      if (!(fabs(found[k] - known[k]) < 0.25 * known[3]))
        fail_msg("%s %d: %.5g, by the walk %.5g", name, year, found[k], known[k]);
  }
  fclose(table);
  assert_int_equal(count, update.learned_count);
}

static double mean_of(const double *x, size_t n) {
  double sum = 0.0;
  for (size_t i = 0; i < n; i++)
    sum += x[i];
  return sum / (double)n;
}

/* Means and standard deviations, of each input and of what is forecast, to 4.5 standard errors:
   those of JAGS as it states them, and of this side from how many independent draws count. Of a
   standard deviation they are at most 1.3 times those of a mean where tails are these. One false
   alarm in 150,000 each. */
static void test_jags(void **unused) {
  (void)unused;
  char name[64];
  int year;
  double known[4]; /* mean, sd, and the errors of both */
  size_t inputs_seen = 0, outputs_seen = 0;
  FILE *table = table_of("tests/oracle/jags.csv");
  while (next(table, name, &year, known)) {
    const studies_learned_t *of = find(name, year);
    const studies_estimate_t *e = of ? NULL : studies_forecast_find(&update.after, name, year);
    assert_true(of || e);
    const double mean = of ? mean_of(of->lines, STUDIES_UPDATE_LINES) : e->mean;
    const double sd = of ? of->after.sd : e->sd;
    const double own =
        known[1] * sqrt(1.0 / (of ? update.effective : REPLICATES) + 1.0 / STUDIES_UPDATE_LINES);
    if (!(fabs(mean - known[0]) <= 4.5 * hypot(own, known[2])))
      fail_msg("%s %d: mean %.6g, by JAGS %.6g", name, year, mean, known[0]);
    if (!(fabs(sd - known[1]) <= 4.5 * hypot(1.3 * own, known[3])))
      fail_msg("%s %d: sd %.6g, by JAGS %.6g", name, year, sd, known[1]);
    inputs_seen += of != NULL;
    outputs_seen += e != NULL;
  }
  fclose(table);
  assert_int_equal(inputs_seen, update.learned_count);
  assert_int_equal(outputs_seen, 14);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_walk), cmocka_unit_test(test_jags)};
  return cmocka_run_group_tests(tests, learn, forget);
}
