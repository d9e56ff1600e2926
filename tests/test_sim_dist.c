// SPDX-License-Identifier: GPL-3.0-or-later
/* sim/laws/dist.c: block form against exact form, distribution of a million draws against GSL's
   distribution functions, moments, frozen bits. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "sim/elementary.h"
#include "sim/laws/dist.h"
#include "sim/laws/normal.h"
#include "sim/status.h"
#include "tests/support.h"

enum { COUNT = 100003, MANY = 1000000 };

static const double SAMPLE[] = {3.0, -1.0, 2.0, 2.0, 7.5, 0.0, 1e6};

static double uniform(uint64_t *state) {
  uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
  z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
  return ((double)((z ^ (z >> 31)) >> 12) + 0.5) * 0x1p-52;
}

typedef struct {
  sim_dist_kind_t kind;
  double p[3];
  double origin; /* low of a pert: the table's accuracy is relative to x - low */
} case_t;

static const case_t CASES[] = {
    {SIM_DIST_CONSTANT, {4.5}, 0.0},
    {SIM_DIST_BETA, {967.0, 33.0}, 0.0},
    {SIM_DIST_BETA, {4460.0, 5540.0}, 0.0},
    {SIM_DIST_BETA, {17.1, 2.9}, 0.0},
    {SIM_DIST_BETA, {0.5, 0.5}, 0.0},
    {SIM_DIST_BETA, {0.05, 0.05}, 0.0},
    {SIM_DIST_BETA, {0.05, 1000.0}, 0.0},
    {SIM_DIST_BETA, {1e6, 1e5}, 0.0},
    {SIM_DIST_GAMMA, {0.05}, 0.0},
    {SIM_DIST_GAMMA, {1.0}, 0.0},
    {SIM_DIST_GAMMA, {3.7}, 0.0},
    {SIM_DIST_GAMMA, {1000.0}, 0.0},
    {SIM_DIST_NORMAL, {-3.0, 2.5}, 0.0},
    {SIM_DIST_LOGNORMAL, {0.875, 0.504}, 0.0},
    {SIM_DIST_UNIFORM, {0.5, 0.8}, 0.0},
    {SIM_DIST_TRIANGULAR, {-1.0, 0.25, 4.0}, 0.0},
    {SIM_DIST_TRIANGULAR, {1.0, 1.0, 4.0}, 0.0},
    {SIM_DIST_TRIANGULAR, {1.0, 4.0, 4.0}, 0.0},
    {SIM_DIST_PERT, {10.0, 11.0, 20.0}, 10.0},
    {SIM_DIST_PERT, {-5.0, -5.0, 0.0}, -5.0},
    {SIM_DIST_EMPIRICAL, {0.0}, 0.0},
};
enum { N_CASES = sizeof CASES / sizeof *CASES };

static int init(sim_dist_t *dist, const case_t *c) {
  const double *p = c->p;
  switch (c->kind) {
  case SIM_DIST_BETA:
    return sim_dist_init_beta(dist, p[0], p[1]);
  case SIM_DIST_GAMMA:
    return sim_dist_init_gamma(dist, p[0]);
  case SIM_DIST_NORMAL:
    return sim_dist_init_normal(dist, p[0], p[1]);
  case SIM_DIST_LOGNORMAL:
    return sim_dist_init_lognormal(dist, p[0], p[1]);
  case SIM_DIST_UNIFORM:
    return sim_dist_init_uniform(dist, p[0], p[1]);
  case SIM_DIST_TRIANGULAR:
    return sim_dist_init_triangular(dist, p[0], p[1], p[2]);
  case SIM_DIST_PERT:
    return sim_dist_init_pert(dist, p[0], p[1], p[2]);
  case SIM_DIST_EMPIRICAL:
    return sim_dist_init_empirical(dist, SAMPLE, sizeof SAMPLE / sizeof *SAMPLE);
  default:
    return sim_dist_init_constant(dist, p[0]);
  }
}

/* Distribution functions from elsewhere. */
static double oracle(const case_t *c, double x) {
  const double *p = c->p;
  switch (c->kind) {
  case SIM_DIST_BETA:
    return gsl_cdf_beta_P(x, p[0], p[1]);
  case SIM_DIST_GAMMA:
    return gsl_cdf_gamma_P(x, p[0], 1.0);
  case SIM_DIST_NORMAL:
    return gsl_cdf_gaussian_P(x - p[0], p[1]);
  case SIM_DIST_LOGNORMAL:
    return gsl_cdf_lognormal_P(x, p[0], p[1]);
  case SIM_DIST_UNIFORM:
    return gsl_cdf_flat_P(x, p[0], p[1]);
  case SIM_DIST_TRIANGULAR:
    return x < p[1]
               ? (x - p[0]) * (x - p[0]) / ((p[2] - p[0]) * (p[1] - p[0]))
               : 1.0 - (p[2] - x) * (p[2] - x) / ((p[2] - p[0]) * (p[2] - p[1] + (p[2] == p[1])));
  default: { /* pert */
    const double span = p[2] - p[0];
    return gsl_cdf_beta_P((x - p[0]) / span, 1.0 + 4.0 * (p[1] - p[0]) / span,
                          1.0 + 4.0 * (p[2] - p[1]) / span);
  }
  }
}

/* Block and exact forms: before and after the table, in place, special u, frozen bits. */
static void test_block_form(void **state) {
  (void)state;
  double *u = calloc(COUNT, sizeof *u), *x = calloc(COUNT, sizeof *x);
  assert_true(u && x);
  uint64_t digest = UINT64_C(0xcbf29ce484222325), seed = 5;
  for (size_t i = 0; i < COUNT; i++)
    u[i] = uniform(&seed);
  const double special[] = {0x1p-53, 1.0 - 0x1p-53, 0.5, 0x1p-14, 1e-300, 0.25, 0.75};
  memcpy(u + 700, special, sizeof special);
  for (size_t k = 0; k < N_CASES; k++) {
    sim_dist_t dist;
    assert_int_equal(init(&dist, &CASES[k]), SIM_OK);
    assert_int_equal(dist.kind, CASES[k].kind);
    sim_dist_quantiles(&dist, 50, u, x);
    for (size_t i = 0; i < 50; i++) /* without the table: the exact quantile */
      assert_true(fabs(x[i] - sim_dist_quantile(&dist, u[i])) <= 1e-12 * fabs(x[i]));
    assert_int_equal(sim_dist_prepare(&dist), SIM_OK);
    assert_int_equal(sim_dist_prepare(&dist), SIM_OK);
    sim_dist_quantiles(&dist, COUNT, u, x);
    double worst = 0.0;
    for (size_t i = 0; i < COUNT; i++) {
      const double exact = sim_dist_quantile(&dist, u[i]);
      const double size = fmax(fabs(exact - CASES[k].origin), sim_dist_sd(&dist));
      const double error = fabs(x[i] - exact) - 4e-16 * fabs(exact);
      worst = fmax(worst, error > 0.0 ? error / size : 0.0);
      digest = (digest ^ sim_bits_of_(x[i])) * UINT64_C(0x100000001b3);
    }
    if (getenv("SIM_TEST_VERBOSE"))
      printf("%s(%g, %g, %g): block error %.2g, emptied rows %u\n", sim_dist_name(CASES[k].kind),
             CASES[k].p[0], CASES[k].p[1], CASES[k].p[2], worst, dist.table.emptied);
    if (!(worst <= SIM_TABLE_ACCURACY))
      fail_msg("case %zu: %.2g", k, worst);
    double place[1000];
    memcpy(place, u, sizeof place);
    sim_dist_quantiles(&dist, 1000, place, place);
    assert_memory_equal(place, x, sizeof place);
    const double outside[] = {-0.5, 1.5, NAN};
    sim_dist_quantiles(&dist, 3, outside, place);
    for (int i = 0; i < 3; i++)
      assert_true(dist.kind == SIM_DIST_CONSTANT ? place[i] == 4.5 : isnan(place[i]));
    sim_dist_free(&dist);
    sim_dist_free(&dist);
  }
  free(u);
  free(x);
  if (getenv("SIM_TEST_VERBOSE"))
    printf("dist digest %016llx\n", (unsigned long long)digest);
  assert_true(digest == UINT64_C(0x10216d70a6b6b52b));
}

static int ascending(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Kolmogorov-Smirnov over a million draws, p = 1e-6 per case (the seed is fixed, so it fails always
   or never), and F(x(u)) = u pointwise. Every fiftieth ordered draw is looked at. */
static void test_distribution_of_draws(void **state) {
  (void)state;
  double *u = calloc(MANY, sizeof *u), *x = calloc(MANY, sizeof *x);
  assert_true(u && x);
  uint64_t seed = 2026;
  for (size_t i = 0; i < MANY; i++)
    u[i] = uniform(&seed);
  qsort(u, MANY, sizeof *u, ascending);
  for (size_t k = 1; k + 1 < N_CASES; k++) {
    sim_dist_t dist;
    assert_int_equal(init(&dist, &CASES[k]), SIM_OK);
    assert_int_equal(sim_dist_prepare(&dist), SIM_OK);
    sim_dist_quantiles(&dist, MANY, u, x);
    double distance = 0.0, pointwise = 0.0, sum = 0.0;
    for (size_t i = 0; i < MANY; i += 50) {
      if (CASES[k].kind == SIM_DIST_BETA && x[i] > 1.0 - 1e-9)
        break; /* where the density is infinite at 1, x says too little of 1 - x */
      const double f = oracle(&CASES[k], x[i]);
      distance = fmax(distance, fabs(f - ((double)i + 0.5) / MANY));
      pointwise = fmax(pointwise, fabs(f - u[i]));
    }
    for (size_t i = 0; i < MANY; i++)
      sum += x[i];
    const double z = (sum / MANY - sim_dist_mean(&dist)) / (sim_dist_sd(&dist) / 1000.0);
    if (getenv("SIM_TEST_VERBOSE"))
      printf("%s(%g, %g, %g): KS %.2g, F(x(u)) - u %.2g, mean %.2f standard errors\n",
             sim_dist_name(CASES[k].kind), CASES[k].p[0], CASES[k].p[1], CASES[k].p[2], distance,
             pointwise, z);
    /* sqrt(-log(1e-6/2)/2) = 2.69; the draws skipped add at most 5e-5 */
    if (!(distance < 2.69e-3 + 5e-5 && fabs(z) < 5.0))
      fail_msg("case %zu: KS %.3g, mean off by %.2f standard errors", k, distance, z);
    if (!(pointwise < (CASES[k].p[0] == 0.05 ? 1e-6 : 1e-10)))
      fail_msg("case %zu: F(x(u)) - u = %.3g", k, pointwise);
    sim_dist_free(&dist);
  }
  free(u);
  free(x);
}

/* Second moments by the midpoint rule over u, against sim_dist_sd. */
static void test_sd(void **state) {
  (void)state;
  for (size_t k = 1; k < N_CASES; k++) {
    sim_dist_t dist;
    assert_int_equal(init(&dist, &CASES[k]), SIM_OK);
    assert_int_equal(sim_dist_prepare(&dist), SIM_OK);
    enum { STEPS = 70000 };
    double sum = 0.0;
    for (size_t i = 0; i < STEPS; i++) {
      const double u = ((double)i + 0.5) / STEPS;
      double x;
      sim_dist_quantiles(&dist, 1, &u, &x);
      sum += (x - sim_dist_mean(&dist)) * (x - sim_dist_mean(&dist));
    }
    const double ratio = sqrt(sum / STEPS) / sim_dist_sd(&dist);
    if (!(fabs(ratio - 1.0) < 0.01))
      fail_msg("case %zu: sd ratio %.6f", k, ratio);
    sim_dist_free(&dist);
  }
}

static void test_names(void **state) {
  (void)state;
  assert_string_equal(sim_dist_name(SIM_DIST_PERT), "pert");
  assert_string_equal(sim_dist_name((sim_dist_kind_t)99), "?");
}

/* No digits are lost near an end of the range that is 0: x to 20 digits from 60, at u as it is in
   binary. */
static void test_ends_of_the_range(void **state) {
  (void)state;
  static const struct {
    double low, mode, high, u, x;
  } cases[] = {
      {0.0, 0.0, 1.0, 1e-12, 5.00000000000124995998e-13},
      {0.0, 0.0, 1.0, 0.001, 5.00125062539089927649e-04},
      {0.0, 0.0, 7.0, 0x1p-53, 3.88578058618804789148e-16},
      {0.0, 1e-9, 1.0, 1e-8, 5.50000001012500050914e-09},
      {0.0, 0.25, 1.0, 1e-12, 4.99999999999999977374e-07},
      {0.0, 1.0, 1.0, 1e-12, 9.99999999999999954748e-07},
      {0.0, 0.0, 1.0, 0.75, 0.5},
      {-1.0, -1.0, 0.0, 1.0 - 0x1p-40, -9.53674316406250000000e-07},
      {-1.0, 0.0, 0.0, 1.0 - 0x1p-40, -4.54747350886567516534e-13},
      {-1.0, -0.25, 0.0, 1.0 - 0x1p-40, -4.76837158203125000000e-07},
      {-3.0, 0.0, 0.0, 1.0 - 0x1p-53, -1.66533453693773481064e-16},
      {-1.0, 0.0, 0.0, 0.75, -1.33974596215561347901e-01},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    sim_dist_t d;
    assert_int_equal(sim_dist_init_triangular(&d, cases[i].low, cases[i].mode, cases[i].high),
                     SIM_OK);
    double x;
    sim_dist_quantiles(&d, 1, &cases[i].u, &x);
    if (!(fabs(x / cases[i].x - 1.0) <= 8e-16) || x != sim_dist_quantile(&d, cases[i].u))
      fail_msg("case %zu: %.17g, not %.17g", i, x, cases[i].x);
  }
  sim_dist_t d;
  assert_int_equal(sim_dist_init_uniform(&d, -0.3, 0.0), SIM_OK);
  assert_true(fabs(sim_dist_quantile(&d, 1.0 - 0x1p-50) / (-0.3 * 0x1p-50) - 1.0) <= 4e-16);
  assert_int_equal(sim_dist_init_uniform(&d, 0.1, 0.7), SIM_OK);
  assert_true(sim_dist_quantile(&d, 0.0) == 0.1 && sim_dist_quantile(&d, 1.0) == 0.7);
}

/* A table comes from another distribution only if it is the same table. */
static void test_a_table_is_that_of_its_law(void **state) {
  (void)state;
  sim_dist_t others[3], like[4], alone[4];
  assert_int_equal(sim_dist_init_gamma(&others[0], 2.5), SIM_OK);
  assert_int_equal(sim_dist_init_beta(&others[1], 1.0 + 4.0 * 0.25, 1.0 + 4.0 * 0.75), SIM_OK);
  assert_int_equal(sim_dist_init_beta(&others[2], 2.5, 2.5), SIM_OK);
  for (size_t i = 0; i < 3; i++)
    assert_int_equal(sim_dist_prepare(&others[i]), SIM_OK);
  for (sim_dist_t *set = like;; set = alone) {
    assert_int_equal(sim_dist_init_gamma(&set[0], 2.5), SIM_OK);
    assert_int_equal(sim_dist_init_pert(&set[1], 3.0, 4.0, 7.0), SIM_OK); /* of others[1] */
    assert_int_equal(sim_dist_init_beta(&set[2], 2.5, 3.0), SIM_OK);
    assert_int_equal(sim_dist_init_gamma(&set[3], 3.0), SIM_OK);
    if (set == alone)
      break;
  }
  for (size_t i = 0; i < 4; i++) {
    assert_int_equal(sim_dist_prepare_like(&like[i], 3, others), SIM_OK);
    assert_int_equal(sim_dist_prepare(&alone[i]), SIM_OK);
    assert_memory_equal(like[i].table.rows, alone[i].table.rows,
                        2 * SIM_ROWS_SIDE * sizeof *like[i].table.rows);
    assert_int_equal(like[i].table.emptied, alone[i].table.emptied);
    sim_dist_free(&like[i]);
    sim_dist_free(&alone[i]);
  }
  for (size_t i = 0; i < 3; i++)
    sim_dist_free(&others[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_block_form),
      cmocka_unit_test(test_distribution_of_draws),
      cmocka_unit_test(test_sd),
      cmocka_unit_test(test_names),
      cmocka_unit_test(test_ends_of_the_range),
      cmocka_unit_test(test_a_table_is_that_of_its_law),
  };
  return cmocka_run_group_tests_name("sim_dist", tests, NULL, NULL);
}
