// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "studies/forecast.h"
#include "tests/support.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The forecast against tests/oracle: an independent computation in R, with R's own generators and
   samplers, of every output of design, year by year. Means agree within five standard errors of the
   difference; quantiles lie between the oracle's own quantiles at p ± 5√(2p(1−p)/n). 37,100
   comparisons at 5.7e-7: a false alarm in fewer than 2.3 % of choices of seeds; seeds are fixed. */

enum { COLUMNS = 37, MEAN = 2, N = 4, DEFINED = 5, P05 = 6, SE = 14, LOW = 23 - 1, HIGH = 30 };

typedef struct {
  char output[96];
  int year;
  double x[48]; /* by column of the table; NaN where empty */
} oracle_t;

static int read_row(FILE *file, oracle_t *row) {
  char line[4096], *at = line;
  if (!fgets(line, sizeof line, file))
    return 0;
  line[strcspn(line, "\r\n")] = '\0';
  for (size_t i = 0; i < 48; i++)
    row->x[i] = (double)NAN;
  row->year = 0;
  for (size_t i = 0; at; i++) {
    const char *cell = strsep(&at, ",");
    if (i == 0)
      snprintf(row->output, sizeof row->output, "%s", cell);
    else if (i == 1 && *cell)
      row->year = atoi(cell);
    else if (i > 1 && i < 48 && *cell && strcmp(cell, "NA") != 0 && strcmp(cell, "NaN") != 0)
      row->x[i] = strtod(cell, NULL);
  }
  return 1;
}

static int differs(const char *what, const oracle_t *row, double ours, double theirs,
                   double limit) {
  if (isnan(ours) && isnan(theirs))
    return 0;
  if (fabs(ours - theirs) <= limit)
    return 0;
  print_error("%s.%d %s: %.10g, oracle %.10g, allowed %.3g\n", row->output, row->year, what, ours,
              theirs, limit);
  return 1;
}

static int compare_row(const oracle_t *row, const studies_estimate_t *e) {
  const double se = hypot(row->x[SE], e->mc_se);
  const double share = 0.5 * (row->x[DEFINED] + e->defined);
  const double share_se = sqrt(2.0 * fmax(share * (1.0 - share), 0.0) / row->x[N]);
  int bad = differs("mean", row, e->mean, row->x[MEAN], 5.0 * se + 1e-9 * fabs(row->x[MEAN]));
  bad += differs("defined", row, e->defined, row->x[DEFINED], 5.0 * share_se + 1e-5);
  for (int q = 0; q < STUDIES_QUANTILES; q++) {
    const double low = row->x[23 + q], high = row->x[31 + q];
    const double slack = 1e-9 * fabs(row->x[P05 + q]);
    if (isnan(low) && isnan(e->quantile[q]))
      continue;
    if (e->quantile[q] >= low - slack && e->quantile[q] <= high + slack)
      continue;
    print_error("%s.%d p%02.0f: %.10g, oracle %.10g in [%.10g, %.10g]\n", row->output, row->year,
                100.0 * studies_quantile_probability(q), e->quantile[q], row->x[P05 + q], low,
                high);
    bad++;
  }
  return bad;
}

static void compare(const char *folder, const char *variant, const char *table,
                    uint64_t replicates) {
  char path[256];
  inputs_programme_t inputs;
  words_report_t report;
  studies_forecast_t forecast;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = folder,
                                                   .variants = &variant,
                                                   .variant_count = variant != NULL},
                               &inputs, &report),
                   0);
  const sim_run_options_t options = {.replicates = replicates};
  assert_int_equal(studies_forecast_run(&forecast, &inputs.inputs, 2026, &options, false), 0);
  snprintf(path, sizeof path, "tests/oracle/%s.csv", table);
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  oracle_t row;
  read_row(file, &row); /* the head */
  size_t rows = 0;
  int bad = 0;
  for (; read_row(file, &row); rows++) {
    const studies_estimate_t *e = studies_forecast_find(&forecast, row.output, row.year);
    if (!e)
      print_error("no output %s.%d\n", row.output, row.year);
    bad += e ? compare_row(&row, e) : 1;
  }
  fclose(file);
  assert_true(rows > 200);
  assert_int_equal(bad, 0);
  studies_forecast_free(&forecast);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

/* Programmes unlike redes: people with results and no rounds; organisations, one component, neither
   rounds nor results; with THOROUGH=1 also households, eight components, 16 regions, which takes as
   long as all else. */
static void test_programmes(void **unused) {
  (void)unused;
  compare("tests/programmes/capacitacion", NULL, "capacitacion", 200000);
  compare("tests/programmes/fondo", NULL, "fondo", 200000);
  if (thorough())
    compare("tests/programmes/nacional", NULL, "nacional", 200000);
}

static void test_base(void **unused) {
  (void)unused;
  compare("scenarios/redes", NULL, "base", 1000000);
}

/* Three of unlike kinds (all constants, other inflows, more rounds); THOROUGH=1 takes them all. */
static void test_variants(void **unused) {
  (void)unused;
  static const char *const variants[] = {
      "documento",       "tendencia",           "seis-rondas",
      "sin-preparacion", "recomendado",         "techo-nominal",
      "objetado",        "inflacion-alta",      "baja-demanda",
      "expansion",       "demanda-norte",       "sin-costo-fijo",
      "sin-revision",    "sin-variacion-anual", "sin-lista-de-espera",
      "version-1"};
  const size_t count = thorough() ? sizeof variants / sizeof variants[0] : 3;
  for (size_t i = 0; i < count; i++)
    compare("scenarios/redes", variants[i], variants[i], 200000);
}

/* What varies from year to year switched off, and the first inputs: the numbers of 0.1.0. */
static void test_version_1(void **unused) {
  (void)unused;
  compare("scenarios/redes", "version-1", "0.1.0", 200000);
}

/* Midpoints of `count` equal steps of probability of an input as shipped. */
static void quantiles_of(const models_inputs_t *inputs, const char *name, size_t count, double *x) {
  const size_t i = models_inputs_find(inputs, name, 0);
  assert_true(i < inputs->count);
  const models_input_t *row = &inputs->rows[i];
  for (size_t k = 0; k < count; k++) {
    const double u = ((double)k + 0.5) / (double)count;
    x[k] = row->distribution == MODELS_PROPORTION
               ? gsl_cdf_beta_Pinv(u, row->value * row->n, (1.0 - row->value) * row->n)
           : row->distribution == MODELS_UNIFORM ? row->low + u * (row->high - row->low)
                                                 : row->value;
  }
}

static double value_of(const models_inputs_t *inputs, const char *name) {
  double x;
  quantiles_of(inputs, name, 1, &x);
  return x;
}

static int ascending(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* The prior against what it is anchored on (ex-ante form, 5.1): with ChileCompra's 4,000 meetings
   held by 1,200 firms, at least 30 % of the firms have a deal. P = 1 − (1 − hqs)^m e^(−x·hqs), x =
   4000/1200 − m, over the laws of q, s and the effect of a round; held meetings are not to be
   discounted by no-shows again. */
static void test_the_prior_meets_its_anchor(void **unused) {
  (void)unused;
  enum { Q = 60, S = 60, E = 25, SD = 4, ALL = Q * S * E * SD };
  inputs_programme_t inputs;
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = "scenarios/redes"}, &inputs, &report),
                   0);
  double q[Q], s[S], sd[SD], *p = malloc(ALL * sizeof *p);
  const double kept = value_of(&inputs.inputs, "meetings.kept");
  const double minimum = value_of(&inputs.inputs, "meetings.minimum");
  quantiles_of(&inputs.inputs, "link.contact", Q, q);
  quantiles_of(&inputs.inputs, "link.deal_per_contact", S, s);
  quantiles_of(&inputs.inputs, "link.round_effect_sd", SD, sd);
  for (size_t i = 0; i < ALL; i++) {
    const double e = gsl_cdf_ugaussian_Pinv(((double)(i / (Q * S) % E) + 0.5) / E);
    const double odds = q[i % Q] / (1.0 - q[i % Q]) * exp(sd[i / (Q * S * E)] * e);
    const double met = kept * odds / (1.0 + odds) * s[i / Q % S];
    p[i] = 1.0 - pow(1.0 - met, minimum) * exp(-(4000.0 / 1200.0 - minimum) * met);
  }
  qsort(p, ALL, sizeof *p, ascending);
  print_message("median share of firms with a deal: %.4f\n", p[ALL / 2]);
  assert_true(p[ALL / 2] >= 0.30 && p[ALL / 2] < 0.32);
  free(p);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

static void test_another_programme(void **unused) {
  (void)unused;
  compare("tests/programmes/taller", NULL, "taller", 200000);
  compare("tests/programmes/escaso", NULL, "escaso", 200000); /* few firms, three goals, a gap */
}

/* The target population is a product of five betas: mean and sd in closed form, quantiles by
   numerical convolution (tests/oracle/closed_form.R). */
static void test_product_of_betas(void **unused) {
  (void)unused;
  inputs_programme_t inputs;
  words_report_t report;
  models_programme_t *programme;
  sim_columns_t columns;
  sim_summary_t target;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = "scenarios/redes"}, &inputs, &report),
                   0);
  const sim_run_options_t options = {.replicates = 1000000};
  assert_int_equal(models_programme_init(&programme, &inputs.inputs, 7, false), 0);
  const models_output_t *outputs = models_programme_outputs(programme);
  size_t index = 0;
  while (strcmp(outputs[index].name, "population.target") != 0 || outputs[index].year != 2026)
    assert_true(++index < models_programme_output_count(programme));
  const sim_model_t all = models_programme_model_of(programme, 1, &index);
  assert_int_equal(sim_columns_init(&columns, &all, 1, &index), 0);
  const sim_model_t model = sim_columns_model(&columns);
  assert_int_equal(sim_run(&model, &options, &target), 0);
  FILE *file = fopen("tests/oracle/product_of_betas.csv", "r");
  assert_non_null(file);
  char line[256], name[64];
  double value;
  int seen = 0, bad = 0;
  while (fgets(line, sizeof line, file)) {
    if (sscanf(line, "%63[^,],%lf", name, &value) != 2)
      continue;
    double ours = (double)NAN, se = 0.0;
    if (strcmp(name, "mean") == 0) {
      ours = target.moments.mean;
      se = sim_moments_se(&target.moments);
    } else if (strcmp(name, "sd") == 0) {
      ours = sim_moments_sd(&target.moments);
      se = sim_moments_sd(&target.moments) /
           sqrt(2.0 * (double)options.replicates); /* nearly normal */
    }
    for (int q = 0; q < STUDIES_QUANTILES; q++) {
      char quantile[8];
      snprintf(quantile, sizeof quantile, "p%02.0f", 100.0 * studies_quantile_probability(q));
      if (strcmp(name, quantile) == 0) {
        ours = sim_histogram_quantile(&target.histogram, studies_quantile_probability(q));
        se = sim_histogram_quantile_se(&target.histogram, studies_quantile_probability(q));
      }
    }
    if (isnan(ours))
      continue;
    seen++;
    if (!(fabs(ours - value) <= 5.0 * se)) {
      print_error("%s: %.10g, exact %.10g, se %.3g\n", name, ours, value, se);
      bad++;
    }
  }
  fclose(file);
  assert_int_equal(seen, 2 + STUDIES_QUANTILES);
  assert_int_equal(bad, 0);
  sim_summaries_free(1, &target);
  sim_columns_free(&columns);
  models_programme_free(programme);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

/* The events alone have the same estimates, to the bit, as among all outputs. */
static void test_events_alone(void **unused) {
  (void)unused;
  inputs_programme_t inputs;
  words_report_t report;
  studies_forecast_t all, events;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = "scenarios/redes"}, &inputs, &report),
                   0);
  const sim_run_options_t options = {.replicates = 2048, .threads = 1};
  for (int design = SIM_DESIGN_RANDOM; design <= SIM_DESIGN_SOBOL; design++) {
    assert_int_equal(studies_forecast_prepare(&all, &inputs.inputs, 3, false), 0);
    assert_int_equal(studies_forecast_simulate(&all, &options, (sim_design_kind_t)design), 0);
    assert_int_equal(studies_forecast_prepare_events(&events, &inputs.inputs, 3, &all), 0);
    assert_int_equal(studies_forecast_simulate(&events, &options, (sim_design_kind_t)design), 0);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++) {
      const studies_estimate_t *a = &all.estimates[i];
      if (strcmp(a->unit, "event") != 0)
        continue;
      const studies_estimate_t *e = studies_forecast_find(&events, a->output, a->year);
      assert_non_null(e);
      assert_true(e->mean == a->mean && e->sd == a->sd && e->mc_se == a->mc_se);
      assert_true(e->mean_low == a->mean_low && e->mean_high == a->mean_high);
      assert_memory_equal(e->quantile, a->quantile, sizeof a->quantile);
      count++;
    }
    assert_true(count > 30);
    assert_int_equal(events.count, count);
    studies_forecast_free(&events);
    studies_forecast_free(&all);
  }
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_programmes),        cmocka_unit_test(test_base),
      cmocka_unit_test(test_variants),          cmocka_unit_test(test_version_1),
      cmocka_unit_test(test_another_programme), cmocka_unit_test(test_the_prior_meets_its_anchor),
      cmocka_unit_test(test_product_of_betas),  cmocka_unit_test(test_events_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
