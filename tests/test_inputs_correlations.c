// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/forecast.h"
#include "tests/bad_corpus.h"
#include "tests/group_folder.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* correlations.csv as the program reads it, and the variant that redes ships. Wrong files are in
   tests/bad. */

enum { PATH = 512 };

/* A copy of redes with this correlations.csv; loads it with these variants. */
static int load(const char *text, const char *const *variants, size_t count,
                inputs_programme_t *out, words_report_t *report) {
  char folder[PATH], path[PATH + 32];
  snprintf(folder, sizeof folder, "%s/redes", group_folder);
  snprintf(path, sizeof path, "%s/correlations.csv", folder);
  (void)folder_remove(folder);
  assert_true(bad_copy_programme("scenarios/redes", folder));
  assert_true(bad_write(path, text, strlen(text)));
  words_report_init(report, WORDS_EN);
  return inputs_load(
      &(inputs_request_t){.folder = folder, .variants = variants, .variant_count = count}, out,
      report);
}

static size_t row(const inputs_programme_t *inputs, const char *name, int year) {
  const size_t i = models_inputs_find(&inputs->inputs, name, year);
  assert_true(i < inputs->inputs.count);
  return i;
}

static double rank_of(const inputs_programme_t *inputs, const char *a, const char *b) {
  const size_t k = models_correlation_find(&inputs->inputs, row(inputs, a, 0), row(inputs, b, 0));
  return k < inputs->inputs.correlation_count ? inputs->inputs.correlations[k].rank : (double)NAN;
}

static void test_read(void **state) {
  (void)state;
  inputs_programme_t inputs;
  words_report_t report;
  assert_int_equal(load("\xef\xbb\xbfsource;rank_correlation;name_b;name_a\r\n"
                        "Juicio;-0,25;cost.round;cost.preparation\r\n"
                        ";;;\r\n"
                        "Peque\xc3\xb1o;5e-1;budget.ceiling.2027;budget.ceiling.2026\r\n",
                        NULL, 0, &inputs, &report),
                   SIM_OK);
  assert_int_equal(report.errors, 0);
  assert_int_equal(report.notes, 2); /* the ceilings are constants */
  assert_int_equal(inputs.correlation_count, 2);
  assert_int_equal(inputs.inputs.correlation_count, 2);
  assert_true(rank_of(&inputs, "cost.round", "cost.preparation") == -0.25);
  assert_string_equal(inputs.correlations[1].source, "Pequeño");
  assert_int_equal(inputs.inputs.correlations[1].a, row(&inputs, "budget.ceiling", 2026));
  assert_int_equal(inputs.inputs.correlations[1].b, row(&inputs, "budget.ceiling", 2027));
  assert_string_equal(inputs.files[1]->name, "correlations.csv");
  assert_int_equal(strlen(inputs.files[1]->digest), 64);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

/* A file with no more than its header is not a table, here as elsewhere. */
static void test_header_only(void **state) {
  (void)state;
  inputs_programme_t inputs;
  words_report_t report;
  assert_int_equal(load("name_a,name_b,rank_correlation,source\n", NULL, 0, &inputs, &report),
                   SIM_ERR_DOMAIN);
  assert_int_equal(report.errors, 1);
  assert_int_equal(report.entries[0].id, WORDS_MSG_CSV_NO_ROWS);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

/* A variant's pair replaces the base's, in either order of the names; the others stay. */
static void test_layers(void **state) {
  (void)state;
  static const char *const variants[] = {"factores-correlacionados"};
  inputs_programme_t inputs;
  words_report_t report;
  assert_int_equal(load("name_a,name_b,rank_correlation,source\n"
                        "admissibility.no_pending_accounts,admissibility.no_debt,-0.1,x\n"
                        "cost.round,cost.preparation,0.7,x\n",
                        variants, 1, &inputs, &report),
                   SIM_OK);
  assert_int_equal(inputs.inputs.correlation_count, 7);
  assert_true(rank_of(&inputs, "admissibility.no_debt", "admissibility.no_pending_accounts") ==
              0.5);
  assert_true(rank_of(&inputs, "cost.preparation", "cost.round") == 0.7);
  assert_string_equal(inputs.files[3]->name, "correlations/factores-correlacionados.csv");
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

/* What is proposed in place of correlations that contradict each other is taken as it is. */
static void test_proposal(void **state) {
  (void)state;
  static const char head[] = "name_a;name_b;rank_correlation;source\n";
  char text[4096];
  inputs_programme_t inputs;
  words_report_t report;
  snprintf(
      text, sizeof text,
      "%scriterion.sales_band;criterion.sector;0,9;x\ncriterion.sector;criterion.untrained;0,9;"
      "x\nadmissibility.no_debt;criterion.untrained;-0,7;x\ncriterion.sales_band;criterion."
      "untrained;-0,9;x\n",
      head);
  assert_int_equal(load(text, NULL, 0, &inputs, &report), SIM_ERR_DOMAIN);
  assert_int_equal(report.errors, 1);
  assert_int_equal(report.notes, 6);
  size_t length = (size_t)snprintf(text, sizeof text, "%s", head);
  for (size_t i = 0; i < report.count; i++)
    if (report.entries[i].is_note)
      length += (size_t)snprintf(text + length, sizeof text - length, "%s;x\n",
                                 strrchr(report.entries[i].text, ' ') + 1);
  words_report_free(&report);
  assert_int_equal(load(text, NULL, 0, &inputs, &report), SIM_OK);
  assert_int_equal(inputs.inputs.correlation_count, 6);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

/* The target population with correlated factors against R (tests/oracle/correlated.R), the latter
   from a million draws: five standard errors of the difference, 6e-7 for each of ten comparisons.
 */
static void test_against_r(void **state) {
  (void)state;
  enum { N = 200000, N_OF_R = 1000000 };
  static const char *const variants[] = {"factores-correlacionados"};
  inputs_programme_t inputs;
  words_report_t report;
  studies_forecast_t forecast;
  char line[128], name[16];
  double value;
  int seen = 0, bad = 0;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = "scenarios/redes",
                                                   .variants = variants,
                                                   .variant_count = 1},
                               &inputs, &report),
                   0);
  const sim_run_options_t options = {.replicates = N};
  assert_int_equal(studies_forecast_run(&forecast, &inputs.inputs, 2026, &options, false), 0);
  const studies_estimate_t *e = studies_forecast_find(&forecast, "population.target", 2026);
  FILE *file = fopen("tests/oracle/correlated.csv", "r");
  assert_true(e && file);
  while (fgets(line, sizeof line, file)) {
    if (sscanf(line, "%15[^,],%lf", name, &value) != 2)
      continue;
    const bool is_mean = strcmp(name, "mean") == 0;
    double ours = is_mean ? e->mean : e->sd, se = is_mean ? e->mc_se : e->sd / sqrt(2.0 * N);
    for (int q = 0; q < STUDIES_QUANTILES; q++)
      if (name[0] == 'p' && fabs(atof(name + 1) / 100 - studies_quantile_probability(q)) < 1e-9) {
        ours = e->quantile[q];
        se = e->quantile_se[q];
      }
    seen++;
    if (!(fabs(ours - value) <= 5.0 * sqrt(1.0 + (double)N / N_OF_R) * se)) {
      print_error("%s: %.8g, R %.8g, se %.3g\n", name, ours, value, se);
      bad++;
    }
  }
  fclose(file);
  assert_int_equal(seen, 2 + STUDIES_QUANTILES);
  assert_int_equal(bad, 0);
  studies_forecast_free(&forecast);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_read),      cmocka_unit_test(test_header_only),
      cmocka_unit_test(test_layers),    cmocka_unit_test(test_proposal),
      cmocka_unit_test(test_against_r),
  };
  return cmocka_run_group_tests_name("inputs_correlations", tests, group_folder_make,
                                     group_folder_remove);
}
