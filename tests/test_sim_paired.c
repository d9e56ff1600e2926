// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/estimate/paired.h"
#include "sim/status.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Two models with closed forms over shared uniforms X, Y and a die D:
     SUM     reference X        variant X + Y − 0.3    difference uniform on (−0.3, 0.7)
     AGAINST reference X        variant 1 − X          levels that move against each other
     DIE     reference D        variant D + [D = 6]    whole; zero in five of six
     RATIO   reference X/(D−1)  variant X/(D−2)        undefined when D is 1, or 2
     SAME    reference X + Y    variant Y + X + tiny   equal but for the last digits
     FIXED   reference 3        variant 5              nothing varies */
enum { SUM, AGAINST, DIE, RATIO, SAME, FIXED, OUTPUTS };
static const bool whole[OUTPUTS] = {[DIE] = true};

typedef struct {
  sim_stream_t x, y, die;
  int is_variant;
  uint64_t fails_at;
} toy_t;

static void *workspace_alloc(const void *self, size_t block) {
  (void)self;
  return calloc(3 * block, sizeof(double));
}

static int evaluate(const void *self, void *workspace, uint64_t first, size_t count,
                    double *const *columns) {
  const toy_t *toy = self;
  double *x = workspace, *y = x + count, *die = y + count;
  sim_stream_uniforms(&toy->x, first, count, x);
  sim_stream_uniforms(&toy->y, first, count, y);
  sim_stream_uniforms(&toy->die, first, count, die);
  for (size_t r = 0; r < count; r++) {
    const double d = 1.0 + floor(6.0 * die[r]), by = toy->is_variant ? d - 2.0 : d - 1.0;
    columns[SUM][r] = toy->is_variant ? x[r] + y[r] - 0.3 : x[r];
    columns[AGAINST][r] = toy->is_variant ? 1.0 - x[r] : x[r];
    columns[DIE][r] = toy->is_variant && d == 6.0 ? 7.0 : d;
    columns[RATIO][r] = by == 0.0 ? (double)NAN : x[r] / by;
    columns[SAME][r] = (x[r] + y[r]) * (toy->is_variant ? 1.0 + 0x1p-50 : 1.0);
    columns[FIXED][r] = toy->is_variant ? 5.0 : 3.0;
  }
  return toy->fails_at >= first && toy->fails_at < first + count;
}

static toy_t toy_of(uint64_t seed, int is_variant) {
  toy_t toy = {.is_variant = is_variant, .fails_at = UINT64_MAX};
  sim_stream_init(&toy.x, seed, "x");
  sim_stream_init(&toy.y, seed, "y");
  sim_stream_init(&toy.die, seed, "die");
  return toy;
}

static sim_model_t model_of(const toy_t *toy) {
  return (sim_model_t){.self = toy,
                       .output_count = OUTPUTS,
                       .whole = whole,
                       .workspace_alloc = workspace_alloc,
                       .workspace_free = free,
                       .evaluate = evaluate};
}

static const sim_match_t all[OUTPUTS] = {{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}};

static int run(uint64_t seed, const sim_run_options_t *options, sim_contrast_t *contrasts) {
  const toy_t reference = toy_of(seed, 0), variant = toy_of(seed, 1);
  const sim_model_t a = model_of(&reference), b = model_of(&variant);
  return sim_paired_run(&a, &b, all, OUTPUTS, options, contrasts);
}

static void assert_near(double got, double expected, double limit) {
  if (!(fabs(got - expected) <= limit))
    fail_msg("%.10g, expected %.10g within %.3g", got, expected, limit);
}

/* Each number within five standard errors of its closed form: a false alarm in 6e-7 of choices of
   the seed, for each of 11 numbers. The cut is a ratio of variances: 1 % is beyond 9 errors. */
static void test_known_answers(void **unused) {
  (void)unused;
  enum { N = 200000 };
  const double n = N;
  sim_contrast_t c[OUTPUTS];
  assert_int_equal(run(7, &(sim_run_options_t){.replicates = N}, c), SIM_OK);

  assert_near(c[SUM].difference.moments.mean, 0.2, 5.0 / sqrt(12.0 * n));
  assert_near(sim_moments_sd(&c[SUM].difference.moments), sqrt(1.0 / 12.0), 0.002);
  assert_near((double)sim_contrast_positive(&c[SUM]) / n, 0.7, 5.0 * sqrt(0.21 / n));
  assert_int_equal(sim_contrast_zero(&c[SUM]), 0);
  assert_near(sim_histogram_quantile(&c[SUM].difference.histogram, 0.05), -0.25,
              5.0 * sqrt(0.0475 / n));
  assert_near(sim_histogram_quantile(&c[SUM].difference.histogram, 0.95), 0.65,
              5.0 * sqrt(0.0475 / n));
  assert_near(sim_contrast_cut(&c[SUM]), sqrt(3.0), 0.01 * sqrt(3.0));
  /* 1 − 2X: the shared draws do harm, and that is said */
  assert_near(sim_contrast_cut(&c[AGAINST]), sqrt(0.5), 1e-6);

  assert_near((double)sim_contrast_positive(&c[DIE]) / n, 1.0 / 6.0, 5.0 * sqrt(5.0 / 36.0 / n));
  assert_int_equal(sim_contrast_positive(&c[DIE]) + sim_contrast_zero(&c[DIE]), N);
  assert_near(c[DIE].difference.moments.mean * n, (double)sim_contrast_positive(&c[DIE]), 1e-6);

  const sim_moments_t *ratio = &c[RATIO].difference.moments;
  assert_int_equal(ratio->count + ratio->undefined, N);
  assert_near((double)ratio->count / n, 4.0 / 6.0, 5.0 * sqrt(2.0 / 9.0 / n));
  assert_int_equal(c[RATIO].reference.moments.count, ratio->count);
  assert_int_equal(c[RATIO].variant.moments.count, ratio->count);
  assert_near(c[RATIO].variant.moments.mean - c[RATIO].reference.moments.mean, ratio->mean, 1e-12);

  assert_int_equal(sim_contrast_zero(&c[SAME]), N);
  assert_true(c[SAME].difference.moments.mean == 0.0 && c[SAME].difference.moments.m2 == 0.0);
  assert_true(isinf(sim_contrast_cut(&c[SAME])));
  assert_true(c[FIXED].difference.moments.mean == 2.0 && c[FIXED].difference.moments.m2 == 0.0);
  assert_int_equal(sim_contrast_positive(&c[FIXED]), N);
  assert_true(isnan(sim_contrast_cut(&c[FIXED])));
  sim_contrasts_free(OUTPUTS, c);
}

/* Over 40 seeds, Σ((mean − truth)/se)² is χ² with 40 degrees: between its quantiles at 0.0005 and
   0.9995 (R: qchisq), a false alarm in 1 of 1,000 choices of the seeds for each of two outputs. */
static void test_the_stated_error_is_the_error(void **unused) {
  (void)unused;
  double sums[2] = {0};
  for (uint64_t seed = 1; seed <= 40; seed++) {
    sim_contrast_t c[OUTPUTS];
    assert_int_equal(run(seed, &(sim_run_options_t){.replicates = 4000}, c), SIM_OK);
    const sim_moments_t *sum = &c[SUM].difference.moments, *die = &c[DIE].difference.moments;
    sums[0] += pow((sum->mean - 0.2) / sim_moments_se(sum), 2.0);
    sums[1] += pow((die->mean - 1.0 / 6.0) / sim_moments_se(die), 2.0);
    sim_contrasts_free(OUTPUTS, c);
  }
  for (size_t i = 0; i < 2; i++)
    if (!(sums[i] > 16.906 && sums[i] < 76.095))
      fail_msg("chi-square of output %zu: %.2f", i, sums[i]);
}

static void assert_same(const sim_contrast_t *a, const sim_contrast_t *b) {
  const sim_summary_t *left[] = {&a->reference, &a->variant, &a->difference, &a->sign};
  const sim_summary_t *right[] = {&b->reference, &b->variant, &b->difference, &b->sign};
  for (size_t s = 0; s < 4; s++) {
    assert_memory_equal(&left[s]->moments, &right[s]->moments, sizeof(sim_moments_t));
    for (double p = 0.0; p <= 1.0; p += 0.0625) {
      const double x = sim_histogram_quantile(&left[s]->histogram, p);
      const double y = sim_histogram_quantile(&right[s]->histogram, p);
      assert_memory_equal(&x, &y, sizeof x);
    }
  }
}

static void test_same_bytes_for_threads_and_blocks(void **unused) {
  (void)unused;
  static const sim_run_options_t cases[] = {
      {.replicates = 10001, .threads = 2},
      {.replicates = 10001, .threads = 7, .block = 256},
      {.replicates = 10001, .threads = 3, .block = 4096},
  };
  sim_contrast_t expected[OUTPUTS], got[OUTPUTS];
  assert_int_equal(run(3, &(sim_run_options_t){.replicates = 10001, .threads = 1}, expected),
                   SIM_OK);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_int_equal(run(3, &cases[i], got), SIM_OK);
    for (size_t k = 0; k < OUTPUTS; k++)
      assert_same(&expected[k], &got[k]);
    sim_contrasts_free(OUTPUTS, got);
  }
  sim_contrasts_free(OUTPUTS, expected);
}

/* Matches in another order, and only some of them, change no number. */
static void test_matches_are_independent(void **unused) {
  (void)unused;
  const sim_run_options_t options = {.replicates = 3000};
  const toy_t reference = toy_of(5, 0), variant = toy_of(5, 1);
  const sim_model_t a = model_of(&reference), b = model_of(&variant);
  static const sim_match_t some[] = {{RATIO, RATIO}, {SUM, SUM}, {FIXED, AGAINST}};
  sim_contrast_t expected[OUTPUTS], got[3];
  assert_int_equal(run(5, &options, expected), SIM_OK);
  assert_int_equal(sim_paired_run(&a, &b, some, 3, &options, got), SIM_OK);
  assert_same(&got[0], &expected[RATIO]);
  assert_same(&got[1], &expected[SUM]);
  assert_near(got[2].difference.moments.mean, expected[AGAINST].variant.moments.mean - 3.0, 1e-12);
  sim_contrasts_free(3, got);
  sim_contrasts_free(OUTPUTS, expected);
}

static bool always(void *ctx) {
  (void)ctx;
  return true;
}

static int swallow(void *ctx, uint64_t first, size_t count, double *const *columns) {
  (void)ctx, (void)first, (void)count, (void)columns;
  return 0;
}

static void test_errors(void **unused) {
  (void)unused;
  sim_contrast_t c[OUTPUTS];
  toy_t reference = toy_of(5, 0), variant = toy_of(5, 1);
  const sim_model_t a = model_of(&reference), b = model_of(&variant);
  const sim_run_options_t options = {.replicates = 3000};
  static const sim_match_t beyond[] = {{0, OUTPUTS}}, twice[] = {{1, 1}, {2, 1}};
  assert_int_equal(sim_paired_run(&a, &b, all, 0, &options, c), SIM_ERR_DOMAIN);
  assert_int_equal(sim_paired_run(&a, &b, beyond, 1, &options, c), SIM_ERR_DOMAIN);
  assert_int_equal(sim_paired_run(&a, &b, twice, 2, &options, c), SIM_ERR_DOMAIN);
  assert_int_equal(run(1, &(sim_run_options_t){.replicates = 0}, c), SIM_ERR_DOMAIN);
  assert_int_equal(run(1, &(sim_run_options_t){.replicates = 9, .sink = swallow}, c),
                   SIM_ERR_DOMAIN);
  assert_int_equal(run(1, &(sim_run_options_t){.replicates = 9, .cancelled = always}, c),
                   SIM_ERR_CANCELLED);
  variant.fails_at = 2999;
  assert_int_equal(sim_paired_run(&a, &b, all, OUTPUTS, &options, c), SIM_ERR_MODEL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_known_answers),
      cmocka_unit_test(test_the_stated_error_is_the_error),
      cmocka_unit_test(test_same_bytes_for_threads_and_blocks),
      cmocka_unit_test(test_matches_are_independent),
      cmocka_unit_test(test_errors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
