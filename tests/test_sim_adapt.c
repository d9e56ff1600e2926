// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/adapt.h"
#include "sim/estimate/psis.h"
#include "sim/laws/dist.h"
#include "sim/laws/normal.h"
#include "sim/status.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Posteriors with closed forms. Comparisons are to 4.5 standard errors from the effective number of
   draws, one false alarm in 150,000 each; seeds are fixed. */

typedef struct {
  sim_dist_t prior;
  double k, n; /* binomial: of n; Poisson: n 0; normal: observed k with standard deviation n */
  size_t used; /* dimensions that the observation adds up */
  int fails;
} case_t;

static int normal(void *ctx, int worker, uint64_t first, size_t count, double *const *z,
                  double *out) {
  const case_t *self = ctx;
  (void)worker, (void)first;
  for (size_t i = 0; i < count; i++) {
    double sum = 0.0;
    for (size_t d = 0; d < self->used; d++)
      sum += z[d][i];
    out[i] = -0.5 * (sum - self->k) * (sum - self->k) / (self->n * self->n);
  }
  return self->fails;
}

static int counted(void *ctx, int worker, uint64_t first, size_t count, double *const *z,
                   double *out) {
  const case_t *self = ctx;
  (void)worker, (void)first;
  for (size_t i = 0; i < count; i++) {
    const double x = sim_dist_quantile(&self->prior, sim_normal_cdf(z[0][i]));
    out[i] =
        self->n > 0.0 ? self->k * log(x) + (self->n - self->k) * log1p(-x) : self->k * log(x) - x;
  }
  return 0;
}

static int never(void *ctx, int worker, uint64_t first, size_t count, double *const *z,
                 double *out) {
  (void)ctx, (void)worker, (void)first, (void)z;
  for (size_t i = 0; i < count; i++)
    out[i] = i % 2 ? (double)NAN : -INFINITY;
  return 0;
}

static sim_adapt_t adapt_of(case_t *self, size_t dimensions,
                            int (*likelihood)(void *, int, uint64_t, size_t, double *const *,
                                              double *)) {
  return (sim_adapt_t){.dimensions = dimensions,
                       .pilot = 4000,
                       .draws = 20000,
                       .seed = 5,
                       .name = "test",
                       .threads = 2,
                       .ctx = self,
                       .likelihood = likelihood};
}

typedef struct {
  double mean, sd, error; /* of the mean */
} moments_t;

static moments_t moments(const sim_posterior_t *self, const double *x) {
  moments_t m = {0};
  for (size_t i = 0; i < self->draws; i++)
    m.mean += self->weights[i] * x[i];
  for (size_t i = 0; i < self->draws; i++)
    m.sd += self->weights[i] * (x[i] - m.mean) * (x[i] - m.mean);
  m.sd = sqrt(m.sd);
  m.error = m.sd / sqrt(self->effective);
  return m;
}

static void check(const sim_posterior_t *posterior, const double *x, double mean, double sd) {
  const moments_t m = moments(posterior, x);
  if (fabs(m.mean - mean) > 4.5 * m.error)
    fail_msg("mean %.6f, known %.6f, error %.6f", m.mean, mean, m.error);
  if (fabs(m.sd / sd - 1.0) > 4.5 * 1.2 / sqrt(posterior->effective)) /* nearly normal */
    fail_msg("sd %.6f, known %.6f", m.sd, sd);
  assert_true(posterior->is_reached && posterior->shape < 0.5);
  assert_true(posterior->effective > 0.3 * (double)posterior->draws);
}

static void test_normal(void **state) {
  (void)state;
  static const double errors[] = {3.0, 0.3, 0.003}; /* hardly anything, much, nearly all */
  for (size_t c = 0; c < 3; c++) {
    case_t one = {.k = 1.7, .n = errors[c], .used = 1};
    sim_posterior_t posterior;
    const sim_adapt_t adapt = adapt_of(&one, 1, normal);
    assert_int_equal(sim_adapt(&adapt, &posterior), SIM_OK);
    const double noise = one.n * one.n;
    check(&posterior, posterior.z, one.k / (1.0 + noise), sqrt(noise / (1.0 + noise)));
    sim_posterior_free(&posterior);
  }
}

/* Of twenty independent normals only the sum of ten was seen: their posterior is a ridge. */
static void test_ridge(void **state) {
  (void)state;
  case_t one = {.k = 9.0, .n = 0.05, .used = 10};
  sim_posterior_t posterior;
  sim_adapt_t adapt = adapt_of(&one, 20, normal);
  adapt.pilot = 5000;
  assert_int_equal(sim_adapt(&adapt, &posterior), SIM_OK);
  const double all = 10.0 + one.n * one.n;
  assert_true(posterior.effective > 0.2 * 20000 && posterior.shape < 0.7);
  for (size_t d = 0; d < 20; d++) {
    const moments_t m = moments(&posterior, posterior.z + d * posterior.draws);
    const double mean = d < 10 ? one.k / all : 0.0, sd = d < 10 ? sqrt(1.0 - 1.0 / all) : 1.0;
    assert_true(fabs(m.mean - mean) < 4.5 * m.error && fabs(m.sd - sd) < 0.06);
  }
  sim_posterior_free(&posterior);
}

/* The values of one-dimensional draws. */
static double *values(const sim_posterior_t *posterior, const sim_dist_t *prior) {
  double *x = malloc(posterior->draws * sizeof *x);
  assert_non_null(x);
  for (size_t i = 0; i < posterior->draws; i++)
    x[i] = sim_dist_quantile(prior, sim_normal_cdf(posterior->z[i]));
  return x;
}

static void test_conjugate(void **state) {
  (void)state;
  sim_posterior_t posterior;
  case_t binomial = {.k = 41.0, .n = 60.0}, poisson = {.k = 31.0};
  assert_int_equal(sim_dist_init_beta(&binomial.prior, 3.0, 9.0), SIM_OK);
  sim_adapt_t adapt = adapt_of(&binomial, 1, counted);
  assert_int_equal(sim_adapt(&adapt, &posterior), SIM_OK);
  double *x = values(&posterior, &binomial.prior);
  const double a = 3.0 + 41.0, b = 9.0 + 19.0, n = a + b;
  check(&posterior, x, a / n, sqrt(a * b / (n * n * (n + 1.0))));
  free(x);
  sim_posterior_free(&posterior);
  assert_int_equal(sim_dist_init_gamma(&poisson.prior, 12.0), SIM_OK);
  adapt = adapt_of(&poisson, 1, counted);
  assert_int_equal(sim_adapt(&adapt, &posterior), SIM_OK);
  x = values(&posterior, &poisson.prior);
  check(&posterior, x, 43.0 / 2.0, sqrt(43.0) / 2.0);
  free(x);
  sim_posterior_free(&posterior);
  sim_dist_free(&binomial.prior);
  sim_dist_free(&poisson.prior);
}

/* Rows picked with equal weight: each as often as its weight asks, within one. */
static void test_resample(void **state) {
  (void)state;
  enum { PICKS = 5000 };
  case_t one = {.k = 1.0, .n = 0.5, .used = 1};
  sim_posterior_t posterior;
  const sim_adapt_t adapt = adapt_of(&one, 1, normal);
  size_t picks[PICKS], *times = calloc(20000, sizeof *times);
  double mean = 0.0, order = 0.0;
  assert_non_null(times);
  assert_int_equal(sim_adapt(&adapt, &posterior), SIM_OK);
  assert_int_equal(sim_posterior_resample(&posterior, 5, "test.rows", PICKS, picks), SIM_OK);
  for (size_t i = 0; i < PICKS; i++) {
    times[picks[i]]++;
    mean += posterior.z[picks[i]] / PICKS;
    order += ((double)i / PICKS - 0.5) * ((double)picks[i] / 20000.0 - 0.5);
  }
  for (size_t i = 0; i < posterior.draws; i++)
    assert_true(fabs((double)times[i] - PICKS * posterior.weights[i]) < 1.0);
  assert_true(fabs(mean - 0.8) < 4.5 * sqrt(0.2) / sqrt(PICKS));
  assert_true(fabs(order) < 4.5 * sqrt(PICKS) / 12.0); /* no trend in the order of the rows */
  free(times);
  sim_posterior_free(&posterior);
}

static void test_threads(void **state) {
  (void)state;
  case_t one = {.k = 2.0, .n = 0.1, .used = 3};
  sim_posterior_t a, b;
  sim_adapt_t adapt = adapt_of(&one, 5, normal);
  assert_int_equal(sim_adapt(&adapt, &a), SIM_OK);
  adapt.threads = 1;
  assert_int_equal(sim_adapt(&adapt, &b), SIM_OK);
  assert_memory_equal(a.z, b.z, 5 * a.draws * sizeof *a.z);
  assert_memory_equal(a.weights, b.weights, a.draws * sizeof *a.weights);
  sim_posterior_free(&a);
  sim_posterior_free(&b);
}

static void test_refused(void **state) {
  (void)state;
  sim_posterior_t posterior;
  case_t one = {.k = 1.0, .n = 1.0, .used = 1};
  sim_adapt_t adapt = adapt_of(&one, 1, never);
  assert_int_equal(sim_adapt(&adapt, &posterior), SIM_ERR_DOMAIN);
  one.fails = 1;
  adapt = adapt_of(&one, 1, normal);
  assert_int_equal(sim_adapt(&adapt, &posterior), SIM_ERR_MODEL);
  one.fails = 0;
  adapt.dimensions = 0;
  assert_int_equal(sim_adapt(&adapt, &posterior), SIM_ERR_DOMAIN);
  adapt.dimensions = SIM_ADAPT_DIMENSIONS + 1;
  assert_int_equal(sim_adapt(&adapt, &posterior), SIM_ERR_DOMAIN);
  adapt.dimensions = 1;
  adapt.draws = 999;
  assert_int_equal(sim_adapt(&adapt, &posterior), SIM_ERR_DOMAIN);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_normal),    cmocka_unit_test(test_ridge),
      cmocka_unit_test(test_conjugate), cmocka_unit_test(test_resample),
      cmocka_unit_test(test_threads),   cmocka_unit_test(test_refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
