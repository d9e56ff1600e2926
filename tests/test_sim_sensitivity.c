// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/estimate/sensitivity.h"
#include "sim/laws/dist.h"
#include "sim/status.h"
#include "tests/support.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Functions whose indices are known in closed form, each input a set of its own; the estimates,
   and the coverage of their intervals over 400 seeds. */

enum { INPUTS_MAX = 6, POINTS = 4096, SEEDS = 400, COVERAGE_POINTS = 2048 };

typedef struct {
  const char *name;
  size_t inputs;
  double (*f)(const double *x);
  const sim_dist_t *laws; /* of its inputs; NULL: uniform */
  void (*known)(double *first, double *total);
  bool is_rare; /* its intervals are wider than they need be */
} function_t;

/* Ishigami and Homma 1990, a = 7, b = 0.1; the indices follow by integration. */
static double ishigami(const double *u) {
  const double x = M_PI * (2 * u[0] - 1), y = M_PI * (2 * u[1] - 1), z = M_PI * (2 * u[2] - 1);
  return sin(x) + 7.0 * sin(y) * sin(y) + 0.1 * z * z * z * z * sin(x);
}

static void ishigami_known(double *first, double *total) {
  const double a = 7.0, b = 0.1, p4 = pow(M_PI, 4), p8 = p4 * p4;
  const double v1 = 0.5 * pow(1 + b * p4 / 5, 2), v2 = a * a / 8, v13 = 8 * b * b * p8 / 225;
  const double v = v1 + v2 + v13;
  memcpy(first, (double[]){v1 / v, v2 / v, 0}, 3 * sizeof *first);
  memcpy(total, (double[]){(v1 + v13) / v, v2 / v, v13 / v}, 3 * sizeof *total);
}

/* A product of independent factors with squared coefficients of variation c:
   first = c_i / (Π(1 + c) − 1), total = c_i / (1 + c_i) · Π(1 + c) / (Π(1 + c) − 1). */
static void product_known(size_t n, const double *c, double *first, double *total) {
  double all = 1.0;
  for (size_t i = 0; i < n; i++)
    all *= 1.0 + c[i];
  for (size_t i = 0; i < n; i++) {
    first[i] = c[i] / (all - 1.0);
    total[i] = c[i] / (1.0 + c[i]) * all / (all - 1.0);
  }
}

/* Sobol's g-function (Saltelli and Sobol' 1995): Var of factor i is 1 / (3 (1 + a_i)²), mean 1. */
static const double g_a[] = {0.0, 0.5, 3.0, 9.0, 99.0, 99.0};

static double g_function(const double *u) {
  double product = 1.0;
  for (size_t i = 0; i < 6; i++)
    product *= (fabs(4.0 * u[i] - 2.0) + g_a[i]) / (1.0 + g_a[i]);
  return product;
}

static void g_known(double *first, double *total) {
  double c[6];
  for (size_t i = 0; i < 6; i++)
    c[i] = 1.0 / (3.0 * (1.0 + g_a[i]) * (1.0 + g_a[i]));
  product_known(6, c, first, total);
}

/* Linear in inputs of equal variance, on a mean a million times the spread; the last is a dummy. */
static double linear(const double *u) {
  return 1e6 + u[0] + 0.5 * u[1] + 0.1 * u[2];
}

static void linear_known(double *first, double *total) {
  const double squares[] = {1.0, 0.25, 0.01, 0.0};
  for (size_t i = 0; i < 4; i++)
    first[i] = total[i] = squares[i] / 1.26;
}

static double interaction(const double *u) {
  return (u[0] - 0.5) * (u[1] - 0.5);
}

static void interaction_known(double *first, double *total) {
  first[0] = first[1] = 0.0;
  total[0] = total[1] = 1.0;
}

/* The target population of `redes`: a number of firms times five shares known as well as from n
   answers, Beta(pn, (1 − p)n) with variance p(1 − p)/(n + 1). */
static const double shares[5][2] = {
    {0.446, 10000}, {0.686, 10000}, {0.967, 3100}, {0.88, 300}, {0.95, 300}};
static sim_dist_t betas[5];

static double population(const double *share) {
  double firms = 1157151.0;
  for (size_t i = 0; i < 5; i++)
    firms *= share[i];
  return firms;
}

static void population_known(double *first, double *total) {
  double c[5];
  for (size_t i = 0; i < 5; i++)
    c[i] = (1.0 - shares[i][0]) / shares[i][0] / (shares[i][1] + 1.0);
  product_known(5, c, first, total);
}

/* 0/1, mean ½: P(x + y > 1), whose conditional means given x are x, given y are y. */
static double event(const double *u) {
  return u[0] + u[1] > 1.0 ? 1.0 : 0.0;
}

static void event_known(double *first, double *total) {
  first[0] = first[1] = 1.0 / 3.0;
  total[0] = total[1] = 2.0 / 3.0;
}

/* A rare event: 1 when all three of independent events of probability 0.1, 0.1, 0.8 happen, so 16
   times in 2,048. A product, c = (1 − p) / p. */
static double rare(const double *u) {
  return u[0] < 0.1 && u[1] < 0.1 && u[2] < 0.8 ? 1.0 : 0.0;
}

static void rare_known(double *first, double *total) {
  product_known(3, (const double[]){9.0, 9.0, 0.25}, first, total);
}

static const function_t functions[] = {
    {.name = "ishigami", .inputs = 3, .f = ishigami, .known = ishigami_known},
    {.name = "g", .inputs = 6, .f = g_function, .known = g_known},
    {.name = "linear", .inputs = 4, .f = linear, .known = linear_known},
    {.name = "interaction", .inputs = 2, .f = interaction, .known = interaction_known},
    {.name = "population", .inputs = 5, .f = population, .laws = betas, .known = population_known},
    {.name = "event", .inputs = 2, .f = event, .known = event_known},
    {.name = "rare", .inputs = 3, .f = rare, .known = rare_known, .is_rare = true},
};

enum { FUNCTIONS = sizeof functions / sizeof functions[0] };

typedef struct {
  const function_t *function;
  sim_stream_t streams[INPUTS_MAX];
  double undefined; /* an output below this is NaN */
} model_t;

static void *workspace_alloc(const void *self, size_t block) {
  (void)self;
  return malloc(INPUTS_MAX * block * sizeof(double));
}

static int evaluate(const void *self, void *workspace, size_t sample, uint64_t first, size_t count,
                    double *const *columns) {
  const model_t *model = self;
  double *u = workspace;
  for (size_t k = 0; k < model->function->inputs; k++) {
    const bool is_b = sample == SIM_SAMPLE_B || sample == SIM_SAMPLE_MIXED + k;
    sim_stream_uniforms(&model->streams[k], first + (is_b ? UINT64_C(1) << 40 : 0), count,
                        u + k * count);
    if (model->function->laws)
      sim_dist_quantiles(&model->function->laws[k], count, u + k * count, u + k * count);
  }
  for (size_t i = 0; i < count; i++) {
    double x[INPUTS_MAX];
    for (size_t k = 0; k < model->function->inputs; k++)
      x[k] = u[k * count + i];
    columns[0][i] = model->function->f(x);
    if (columns[0][i] < model->undefined)
      columns[0][i] = NAN;
  }
  return 0;
}

static model_t model_of(const function_t *function, uint64_t seed) {
  model_t self = {.function = function, .undefined = -INFINITY};
  for (size_t k = 0; k < function->inputs; k++) {
    char name[32];
    snprintf(name, sizeof name, "x.%zu", k);
    sim_stream_init(&self.streams[k], seed, name);
  }
  return self;
}

static sim_sensitivity_t run(const model_t *model, size_t points, int threads) {
  sim_sensitivity_t result;
  const sim_sensitivity_model_t design = {.self = model,
                                          .set_count = model->function->inputs,
                                          .partitions = (const unsigned char[]){1, 1, 1, 1, 1, 1},
                                          .output_count = 1,
                                          .workspace_alloc = workspace_alloc,
                                          .workspace_free = free,
                                          .evaluate = evaluate};
  const sim_sensitivity_options_t options = {.points = points, .threads = threads};
  assert_int_equal(sim_sensitivity_run(&design, &options, &result), SIM_OK);
  return result;
}

/* 4.9 standard errors: one false alarm in 10⁶ for each of the 44 indices. */
static void assert_near(const char *name, size_t input, const sim_index_t *index, double truth) {
  const double slack = 4.9 * index->se + 1e-12;
  if (fabs(index->raw - truth) > slack)
    fail_msg("%s, input %zu: %.5f ± %.5f, known %.5f", name, input, index->raw, index->se, truth);
  assert_true(index->low <= index->shown && index->shown <= index->high);
  assert_true(index->low >= 0.0 && index->high <= 1.0);
}

static void known_answers(void **state) {
  (void)state;
  for (size_t f = 0; f < FUNCTIONS; f++) {
    const model_t model = model_of(&functions[f], 2026);
    double first[INPUTS_MAX], total[INPUTS_MAX], sum = 0.0;
    functions[f].known(first, total);
    sim_sensitivity_t result = run(&model, POINTS, 0);
    for (size_t k = 0; k < functions[f].inputs; k++) {
      const sim_set_indices_t *set = &result.sets[k];
      assert_near(functions[f].name, k, &set->first, first[k]);
      assert_near(functions[f].name, k, &set->total, total[k]);
      print_message("%-12s %zu  first %.4f [%.4f, %.4f] known %.4f  total %.4f [%.4f, %.4f] known "
                    "%.4f\n",
                    functions[f].name, k, set->first.shown, set->first.low, set->first.high,
                    first[k], set->total.shown, set->total.low, set->total.high, total[k]);
      sum += first[k];
    }
    assert_near("sum", f, &result.sums[0], sum);
    sim_sensitivity_free(1, &result);
  }
}

/* The fewest and the most of SEEDS intervals at 95 % that may hold the truth, each end with a false
   alarm in 10⁵. */
static void bounds(size_t *low, size_t *high) {
  *low = 0;
  *high = SEEDS;
  while (gsl_cdf_binomial_P((unsigned)*low, 0.95, SEEDS) <= 1e-5)
    ++*low;
  while (*high > 0 && gsl_cdf_binomial_Q((unsigned)*high - 1, 0.95, SEEDS) <= 1e-5)
    --*high;
}

static bool holds(const sim_index_t *index, double truth) {
  return fabs(index->raw - truth) <= 1.959963984540054 * index->se;
}

typedef struct {
  size_t first[INPUTS_MAX], total[INPUTS_MAX], sum;
} covered_t;

static covered_t count_covered(const function_t *function, const double *first,
                               const double *total) {
  covered_t covered = {0};
  for (uint64_t seed = 1; seed <= SEEDS; seed++) {
    const model_t model = model_of(function, seed);
    sim_sensitivity_t result = run(&model, COVERAGE_POINTS, 0);
    double sum = 0.0;
    for (size_t k = 0; k < function->inputs; k++) {
      covered.first[k] += holds(&result.sets[k].first, first[k]);
      covered.total[k] += holds(&result.sets[k].total, total[k]);
      sum += first[k];
    }
    covered.sum += holds(&result.sums[0], sum);
    sim_sensitivity_free(1, &result);
  }
  return covered;
}

static void coverage(void **state) {
  (void)state;
  size_t low, high;
  bounds(&low, &high);
  print_message("of %d intervals, %zu to %zu must hold the truth\n", SEEDS, low, high);
  for (size_t f = 0; f < FUNCTIONS; f++) {
    double first[INPUTS_MAX], total[INPUTS_MAX];
    functions[f].known(first, total);
    const covered_t covered = count_covered(&functions[f], first, total);
    print_message("%-12s sum %zu\n", functions[f].name, covered.sum);
    assert_in_range(covered.sum, low, functions[f].is_rare ? SEEDS : high);
    for (size_t k = 0; k < functions[f].inputs; k++)
      print_message("%-12s %zu  first %zu  total %zu\n", functions[f].name, k, covered.first[k],
                    covered.total[k]);
    for (size_t k = 0; k < functions[f].inputs; k++) {
      /* An index of 0 or below 1/N, which the control leaves uncertain by about 1/N, is held more
         often, and so are those of a rare event. */
      const bool is_wide = functions[f].is_rare || total[k] == 0.0;
      assert_in_range(covered.first[k], low,
                      is_wide || first[k] * COVERAGE_POINTS < 1.0 ? SEEDS : high);
      assert_in_range(covered.total[k], low, is_wide ? SEEDS : high);
    }
  }
}

/* Nothing but the points and the model enters a result. */
static void same_for_any_threads(void **state) {
  (void)state;
  const model_t model = model_of(&functions[0], 1);
  sim_sensitivity_t one = run(&model, 1500, 1), many = run(&model, 1500, 7);
  assert_memory_equal(one.sets, many.sets, 3 * sizeof *one.sets);
  assert_memory_equal(&one.sums, &many.sums, sizeof one.sums);
  assert_true(one.mean == many.mean && one.variance == many.variance);
  sim_sensitivity_free(1, &one);
  sim_sensitivity_free(1, &many);
}

/* Mean, variance and its relative standard error of the uniform: ½, 1/12, √(0.8 / 2N). */
static double identity(const double *u) {
  return u[0];
}

static void moments(void **state) {
  (void)state;
  const function_t function = {.name = "identity", .inputs = 1, .f = identity};
  const model_t model = model_of(&function, 3);
  sim_sensitivity_t result = run(&model, POINTS, 0);
  assert_int_equal(result.used, POINTS);
  assert_true(fabs(result.mean - 0.5) < 4.9 * result.mean_se);
  assert_true(fabs(result.variance * 12.0 - 1.0) < 4.9 * result.variance_error);
  assert_true(fabs(result.variance_error / sqrt(0.8 / (2.0 * POINTS)) - 1.0) < 0.05);
  assert_true(result.sets[0].first.raw == 1.0 && result.sets[0].first.se == 0.0);
  assert_int_equal(result.sets[0].changed, POINTS);
  sim_sensitivity_free(1, &result);
}

/* Mean and variance are those of the points of A and B together, with n − 1. */
static void moments_of_few_points(void **state) {
  (void)state;
  enum { N = 64 };
  const function_t function = {.name = "identity", .inputs = 1, .f = identity};
  const model_t model = model_of(&function, 3);
  double x[2 * N], sum = 0.0, squares = 0.0;
  sim_stream_uniforms(&model.streams[0], 0, N, x);
  sim_stream_uniforms(&model.streams[0], UINT64_C(1) << 40, N, x + N);
  for (size_t i = 0; i < 2 * N; i++)
    sum += x[i] / (2 * N);
  for (size_t i = 0; i < 2 * N; i++)
    squares += (x[i] - sum) * (x[i] - sum);
  sim_sensitivity_t result = run(&model, N, 1);
  assert_true(fabs(result.mean - sum) < 1e-14);
  assert_true(fabs(result.variance * (2 * N - 1) / squares - 1.0) < 1e-13);
  sim_sensitivity_free(1, &result);
}

/* A mean of a million spreads costs no digit that matters. */
static double far_away(const double *u) {
  return linear(u) - 1e6 + 1e9;
}

static void far_from_zero(void **state) {
  (void)state;
  const function_t far = {.name = "far", .inputs = 4, .f = far_away};
  const model_t at_million = model_of(&functions[2], 5), at_milliard = model_of(&far, 5);
  sim_sensitivity_t near = run(&at_million, 1024, 0), away = run(&at_milliard, 1024, 0);
  for (size_t k = 0; k < 4; k++) {
    assert_true(fabs(near.sets[k].first.raw - away.sets[k].first.raw) < 1e-6);
    assert_true(fabs(near.sets[k].total.raw - away.sets[k].total.raw) < 1e-6);
    assert_true(fabs(near.sets[k].total.se - away.sets[k].total.se) < 1e-6);
  }
  sim_sensitivity_free(1, &near);
  sim_sensitivity_free(1, &away);
}

/* The dummy changes nothing: exactly 0, said so. */
static void dummy(void **state) {
  (void)state;
  const model_t model = model_of(&functions[2], 9);
  sim_sensitivity_t result = run(&model, 1024, 0);
  const sim_set_indices_t *set = &result.sets[3];
  assert_int_equal(set->changed, 0);
  assert_true(set->first.shown == 0.0 && set->first.high == 0.0);
  assert_true(set->total.shown == 0.0 && set->total.high == 0.0);
  sim_sensitivity_free(1, &result);
}

/* x below 0.02 is undefined: in A, in B or in a mixed sample, 1 − 0.98² of the points. */
static void undefined_points_are_dropped(void **state) {
  (void)state;
  const function_t function = {.name = "identity", .inputs = 1, .f = identity};
  model_t model = model_of(&function, 11);
  model.undefined = 0.02;
  sim_sensitivity_t result = run(&model, POINTS, 0);
  assert_int_equal(result.used + result.dropped, POINTS);
  const double share = 1.0 - 0.98 * 0.98;
  assert_true(fabs((double)result.dropped / POINTS - share) <
              4.9 * sqrt(share * (1.0 - share) / POINTS));
  assert_true(fabs(result.mean - 0.51) < 4.9 * result.mean_se);
  assert_true(result.sets[0].first.raw == 1.0);
  sim_sensitivity_free(1, &result);
  model.undefined = 2.0;
  result = run(&model, POINTS, 0);
  assert_int_equal(result.used, 0);
  sim_sensitivity_free(1, &result);
}

static double always(const double *u) {
  (void)u;
  return 0.1;
}

static void constant_output(void **state) {
  (void)state;
  const function_t function = {.name = "constant", .inputs = 2, .f = always};
  const model_t model = model_of(&function, 1);
  sim_sensitivity_t result = run(&model, 1024, 0);
  assert_true(result.is_constant && result.mean == 0.1 && result.variance == 0.0);
  sim_sensitivity_free(1, &result);
}

/* With no variance to share out nothing is known. */
static void no_variance_in_a_pair(void **state) {
  (void)state;
  const double p[4] = {1, 1, 1, 1}, r[4] = {1, 2, 3, 4};
  sim_index_t closed, rest;
  sim_sobol_closed(4, p, p, r, 0.0, NULL, &closed, &rest);
  assert_true(closed.low == 0.0 && closed.high == 1.0 && rest.low == 0.0 && rest.high == 1.0);
}

static bool always_cancelled(void *ctx) {
  (void)ctx;
  return true;
}

static int failing(const void *self, void *workspace, size_t sample, uint64_t first, size_t count,
                   double *const *columns) {
  (void)self, (void)workspace, (void)sample, (void)first, (void)count, (void)columns;
  return 1;
}

static void errors(void **state) {
  (void)state;
  const model_t model = model_of(&functions[0], 1);
  sim_sensitivity_model_t design = {.self = &model,
                                    .set_count = 3,
                                    .partitions = (const unsigned char[]){1, 1, 1},
                                    .output_count = 1,
                                    .workspace_alloc = workspace_alloc,
                                    .workspace_free = free,
                                    .evaluate = evaluate};
  sim_sensitivity_options_t options = {.points = SIM_POINTS_MIN - 1};
  sim_sensitivity_t result;
  assert_int_equal(sim_sensitivity_run(&design, &options, &result), SIM_ERR_DOMAIN);
  options.points = (size_t)SIM_POINTS_MAX + 1;
  assert_int_equal(sim_sensitivity_run(&design, &options, &result), SIM_ERR_DOMAIN);
  options = (sim_sensitivity_options_t){.points = 2048, .cancelled = always_cancelled};
  assert_int_equal(sim_sensitivity_run(&design, &options, &result), SIM_ERR_CANCELLED);
  options.cancelled = NULL;
  options.threads = -1;
  assert_int_equal(sim_sensitivity_run(&design, &options, &result), SIM_ERR_DOMAIN);
  options.threads = 0;
  design.evaluate = failing;
  assert_int_equal(sim_sensitivity_run(&design, &options, &result), SIM_ERR_MODEL);
}

int main(void) {
  for (size_t i = 0; i < 5; i++) {
    const double p = shares[i][0], n = shares[i][1];
    if (sim_dist_init_beta(&betas[i], p * n, (1.0 - p) * n) || sim_dist_prepare(&betas[i]))
      return 1;
  }
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(known_answers),
      cmocka_unit_test(coverage),
      cmocka_unit_test(same_for_any_threads),
      cmocka_unit_test(moments),
      cmocka_unit_test(moments_of_few_points),
      cmocka_unit_test(far_from_zero),
      cmocka_unit_test(dummy),
      cmocka_unit_test(undefined_points_are_dropped),
      cmocka_unit_test(constant_output),
      cmocka_unit_test(no_variance_in_a_pair),
      cmocka_unit_test(errors),
  };
  const int failed = cmocka_run_group_tests(tests, NULL, NULL);
  for (size_t i = 0; i < 5; i++)
    sim_dist_free(&betas[i]);
  return failed;
}
