// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"
#include "studies/comparison.h"
#include "studies/forecast.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Comparisons of the programme `redes`, against what is known beforehand and against runs of each
   scenario alone. */

static void load(studies_comparison_t *self, uint64_t seed, uint64_t replicates,
                 const char *reference, const char *variant) {
  const inputs_request_t base = {.folder = "scenarios/redes"};
  const char *const names[] = {reference, variant};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  const int status = studies_comparison_load(self, &base, names, 2, replicates, seed, &report);
  words_report_print(&report, stderr);
  words_report_free(&report);
  assert_int_equal(status, SIM_OK);
}

static void run(studies_comparison_t *self) {
  assert_int_equal(
      studies_comparison_run(self, &(sim_run_options_t){.replicates = self->replicates}), SIM_OK);
}

static void test_a_ceiling_two_percent_higher(void **unused) {
  (void)unused;
  studies_comparison_t c;
  load(&c, 2026, 3000, "base", "recomendado");
  run(&c);
  for (int year = 2026; year <= 2029; year++) {
    const studies_difference_t *d =
        studies_contrast_find(&c.contrasts[0], "budget.ceiling.real", year);
    assert_non_null(d);
    assert_true(d->mean == 6200.0 && d->mc_se == 0.0 && d->positive == 1.0 && d->zero == 0.0);
    assert_true(d->quantile[STUDIES_DIFF_P05] == 6200.0 && d->quantile[STUDIES_DIFF_P95] == 6200.0);
    d = studies_contrast_find(&c.contrasts[0], "budget.required", year);
    assert_true(d->mean == 0.0 && d->zero == 1.0 && isinf(d->cut));
    d = studies_contrast_find(&c.contrasts[0], "beneficiaries", year);
    assert_true(d->negative == 0.0 && d->positive > 0.0);
  }
  assert_null(studies_contrast_find(&c.contrasts[0], "budget.ceiling.real", 2030));
  studies_cut_t cut;
  assert_int_equal(studies_contrast_cut(&c.contrasts[0], &cut), SIM_OK);
  assert_true(cut.median > 10.0 && cut.varying > 200);
  assert_true(cut.changed >= cut.varying + cut.fixed && cut.changed < c.contrasts[0].count);
  studies_comparison_free(&c);
}

/* A pair whose levels are those of two runs: the difference of their means, to rounding. */
static void test_differences_of_runs(void **unused) {
  (void)unused;
  const sim_run_options_t options = {.replicates = 3000};
  studies_comparison_t c;
  studies_forecast_t runs[2];
  load(&c, 5, 3000, "sin-preparacion", "expansion+inflacion-alta");
  run(&c);
  for (size_t i = 0; i < 2; i++)
    assert_int_equal(
        studies_forecast_run(&runs[i], &c.scenarios.items[i].inputs.inputs, 5, &options, false),
        SIM_OK);
  size_t compared = 0;
  for (size_t i = 0; i < c.contrasts[0].count; i++) {
    const studies_difference_t *d = &c.contrasts[0].differences[i];
    const studies_estimate_t *a = studies_forecast_find(&runs[0], d->output, d->year);
    const studies_estimate_t *b = studies_forecast_find(&runs[1], d->output, d->year);
    if (a->defined < 1.0 || b->defined < 1.0)
      continue;
    const double limit = 1e-11 * (fabs(a->mean) + fabs(b->mean));
    if (fabs(d->mean - (b->mean - a->mean)) > limit || fabs(d->reference_mean - a->mean) > limit ||
        fabs(d->variant_mean - b->mean) > limit)
      fail_msg("%s.%d: %.15g, means %.15g and %.15g", d->output, d->year, d->mean, a->mean,
               b->mean);
    compared++;
  }
  assert_true(compared > 300);
  for (size_t i = 0; i < 2; i++)
    studies_forecast_free(&runs[i]);
  studies_comparison_free(&c);
}

/* Only these outputs in one year: the others would cost their time. */
static void keep(studies_contrast_t *self, const char *const *outputs, size_t count, int year) {
  size_t kept = 0;
  for (size_t i = 0; i < self->count; i++)
    for (size_t k = 0; k < count; k++)
      if (self->differences[i].year == year && !strcmp(self->differences[i].output, outputs[k])) {
        self->matches[kept] = self->matches[i];
        self->differences[kept++] = self->differences[i];
      }
  self->count = kept;
}

/* Over SEEDS seeds the spread of the mean difference is what mc_se says: Σ((mean − average)/se)² is
   χ² with SEEDS − 1 degrees, between its quantiles at 0.0001 and 0.9999 (R: qchisq(…, 39)). Six
   outputs: a false alarm in 1 of 800 choices of the seeds. */
static void test_the_stated_error_is_the_error(void **unused) {
  (void)unused;
  enum { FIRST = 0, SEEDS = 40, OUTPUTS = 6 };
  static const char *const outputs[OUTPUTS] = {"budget.required", "beneficiaries",
                                               "spending",        "indicator.contact",
                                               "indicator.deal",  "cost.per_beneficiary"};
  double mean[OUTPUTS][SEEDS], se[OUTPUTS][SEEDS];
  for (uint64_t seed = 0; seed < SEEDS; seed++) {
    studies_comparison_t c;
    load(&c, FIRST + seed, 1500, "base", "sin-preparacion+inflacion-alta");
    keep(&c.contrasts[0], outputs, OUTPUTS, 2028);
    run(&c);
    for (size_t i = 0; i < OUTPUTS; i++) {
      const studies_difference_t *d = studies_contrast_find(&c.contrasts[0], outputs[i], 2028);
      assert_non_null(d);
      mean[i][seed] = d->mean;
      se[i][seed] = d->mc_se;
    }
    studies_comparison_free(&c);
  }
  for (size_t i = 0; i < OUTPUTS; i++) {
    double average = 0.0, sum = 0.0;
    for (size_t s = 0; s < SEEDS; s++)
      average += mean[i][s] / SEEDS;
    for (size_t s = 0; s < SEEDS; s++)
      sum += pow((mean[i][s] - average) / se[i][s], 2.0);
    print_message("%-22s chi-square %.1f with 39 degrees\n", outputs[i], sum);
    if (!(sum > 14.295 && sum < 80.646))
      fail_msg("%s: chi-square %.2f", outputs[i], sum);
  }
}

static void test_identical_scenarios(void **unused) {
  (void)unused;
  studies_comparison_t c;
  load(&c, 1, 1500, "recomendado", "recomendado+recomendado");
  run(&c);
  for (size_t i = 0; i < c.contrasts[0].count; i++) {
    const studies_difference_t *d = &c.contrasts[0].differences[i];
    if (d->defined > 0.0)
      assert_true(d->mean == 0.0 && d->mc_se == 0.0 && d->zero == 1.0);
  }
  studies_cut_t cut;
  assert_int_equal(studies_contrast_cut(&c.contrasts[0], &cut), SIM_OK);
  assert_true(cut.varying == 0 && isnan(cut.median));
  studies_comparison_free(&c);
}

static void write_rows(const char *folder, const char *name, const char *rows) {
  char path[2 * FOLDER_SIZE];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(rows, file);
  assert_int_equal(fclose(file), 0);
}

/* Plans of other years: what both have is compared, by year; no total, whichever is the longer. */
static void test_plans_of_other_years(void **unused) {
  (void)unused;
  static const char head[] = "name;year;distribution;value;low;high;n;unit;grade;source\n";
  char folder[FOLDER_SIZE], path[2 * FOLDER_SIZE], text[8192];
  assert_true(folder_make(folder));
  FILE *file = fopen("tests/programmes/curso/inputs.csv", "r");
  assert_non_null(file);
  const size_t size = fread(text, 1, sizeof text - 1, file);
  (void)fclose(file);
  text[size] = '\0';
  write_rows(folder, "inputs.csv", text);
  snprintf(path, sizeof path, "%s/variants", folder);
  assert_int_equal(mkdir(path, 0700), 0);
  snprintf(text, sizeof text, "%splan.places;2029;constant;300;;;;places;stated;x\n", head);
  write_rows(folder, "variants/longer.csv", text);
  snprintf(text, sizeof text, "%scriterion.other;;constant;0,9;;;;share;stated;x\n", head);
  write_rows(folder, "variants/other.csv", text);
  static const char *const names[][2] = {{"base", "longer"}, {"longer", "base"}, {"base", "other"}};
  for (size_t i = 0; i < 3; i++) {
    const inputs_request_t base = {.folder = folder};
    studies_comparison_t c;
    words_report_t report;
    words_report_init(&report, WORDS_EN);
    assert_int_equal(studies_comparison_load(&c, &base, names[i], 2, 500, 1, &report), SIM_OK);
    const studies_contrast_t *contrast = &c.contrasts[0];
    assert_int_equal(contrast->first_year, 2027);
    assert_int_equal(contrast->years, 2);
    for (int year = 2026; year <= 2029; year++)
      assert_int_equal(studies_contrast_find(contrast, "beneficiaries", year) != NULL,
                       year == 2027 || year == 2028);
    assert_int_equal(studies_contrast_find(contrast, "beneficiaries", 0) != NULL, i == 2);
    for (size_t k = 0; k < contrast->count && i < 2; k++)
      assert_int_not_equal(contrast->differences[k].year, 0);
    /* a criterion that one alone has is left out, in each year */
    assert_int_equal(contrast->left_out > 0, i == 2);
    assert_int_equal(report.errors, 0);
    words_report_free(&report);
    studies_comparison_free(&c);
  }
  assert_int_equal(folder_remove(folder), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_ceiling_two_percent_higher),
      cmocka_unit_test(test_differences_of_runs),
      cmocka_unit_test(test_the_stated_error_is_the_error),
      cmocka_unit_test(test_identical_scenarios),
      cmocka_unit_test(test_plans_of_other_years),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
