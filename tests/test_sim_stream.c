// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "tests/support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The statistical tests look at 4,283 numbers that are nearly standard normal when streams are
   independent, each against 7.0: P(|z| > 7) = 2.6e-12, so a false alarm once in 9e7 choices of
   seeds; the seeds are fixed. A correlation of 0.16 over 20,000 pairs, as plain stream numbers
   show, gives z = 22. */
static const double LIMIT = 7.0;

static double normal_of_correlation(size_t n, const double *x, const double *y) {
  double sum = 0.0;
  for (size_t i = 0; i < n; i++)
    sum += (x[i] - 0.5) * (y[i] - 0.5);
  return sum * 12.0 / sqrt((double)n); /* variance of one term: 1/144 */
}

static void test_position_is_all_that_counts(void **unused) {
  (void)unused;
  sim_stream_t stream;
  double whole[3000], part[3000];
  sim_stream_init(&stream, 2026, "criterion.sales_band");
  sim_stream_uniforms(&stream, 0, 3000, whole);
  for (size_t first = 0; first < 3000; first += 611) {
    sim_stream_uniforms(&stream, first, 3000 - first, part);
    for (size_t i = first; i < 3000; i++)
      assert_true(part[i - first] == whole[i]);
  }
  sim_stream_uniforms(&stream, (uint64_t)1 << 47, 4, part);
  assert_true(part[0] > 0.0 && part[0] < 1.0 && part[0] != part[1]);
}

static void test_names_and_seeds_matter(void **unused) {
  (void)unused;
  static const char *const names[] = {"a",
                                      "b",
                                      "ab",
                                      "ba",
                                      "a.2026",
                                      "a.2027",
                                      "aaaaaaaa",
                                      "aaaaaaaaa",
                                      "",
                                      "inflation.2028",
                                      "inflation.2082"};
  enum { NAMES = sizeof names / sizeof names[0] };
  double first[4 * NAMES];
  for (size_t i = 0; i < 4 * NAMES; i++) {
    sim_stream_t stream;
    sim_stream_init(&stream, i / NAMES, names[i % NAMES]);
    sim_stream_uniforms(&stream, 0, 1, &first[i]);
    for (size_t j = 0; j < i; j++)
      assert_true(first[i] != first[j]);
  }
}

/* The k-th draw of stream s, k = 0 … 4, along s: no correlation at any lag up to 64. */
static void check_along(void (*name)(char *, size_t, size_t), uint64_t seed, uint64_t seed_step) {
  enum { STREAMS = 20000, DRAWS = 5, LAGS = 64 };
  double *x = malloc(DRAWS * STREAMS * sizeof *x);
  assert_non_null(x);
  for (size_t s = 0; s < STREAMS; s++) {
    char text[64];
    double u[DRAWS];
    sim_stream_t stream;
    name(text, sizeof text, s);
    sim_stream_init(&stream, seed + seed_step * s, text);
    sim_stream_uniforms(&stream, 0, DRAWS, u);
    for (size_t k = 0; k < DRAWS; k++)
      x[k * STREAMS + s] = u[k];
  }
  for (size_t k = 0; k < DRAWS; k++)
    for (size_t lag = 1; lag <= LAGS; lag++) {
      const double *column = x + k * STREAMS;
      assert_true(fabs(normal_of_correlation(STREAMS - lag, column, column + lag)) < LIMIT);
    }
  free(x);
}

static void numbered(char *text, size_t size, size_t s) {
  snprintf(text, size, "x.%zu", s);
}

static void by_year(char *text, size_t size, size_t s) {
  snprintf(text, size, "attend.preparation.%zu.%zu", 2026 + s / 100, s % 100);
}

static void the_same(char *text, size_t size, size_t s) {
  (void)s;
  snprintf(text, size, "criterion.sector");
}

static void test_similar_names_are_uncorrelated(void **unused) {
  (void)unused;
  check_along(numbered, 2026, 0);
  check_along(by_year, 1, 0);
}

static void test_neighbouring_seeds_are_uncorrelated(void **unused) {
  (void)unused;
  check_along(the_same, 0, 1);
  check_along(the_same, 12345, UINT64_C(1) << 63 | 1); /* the top bit too */
}

/* Whole streams against each other, replicate by replicate, and each against its own past. */
static void test_streams_are_uncorrelated_over_replicates(void **unused) {
  (void)unused;
  enum { STREAMS = 77, REPLICATES = 20000 };
  double *x = malloc(STREAMS * REPLICATES * sizeof *x);
  assert_non_null(x);
  for (size_t s = 0; s < STREAMS; s++) {
    char text[64];
    sim_stream_t stream;
    numbered(text, sizeof text, s);
    sim_stream_init(&stream, 2026, text);
    sim_stream_uniforms(&stream, 0, REPLICATES, x + s * REPLICATES);
  }
  for (size_t s = 0; s < STREAMS; s++)
    for (size_t t = 0; t <= s; t++) {
      const double *a = x + s * REPLICATES, *b = x + t * REPLICATES;
      const size_t lag = s == t ? 1 : 0;
      assert_true(fabs(normal_of_correlation(REPLICATES - lag, a + lag, b)) < LIMIT);
    }
  free(x);
}

/* Evenly spread, but not more evenly than chance: χ² of the first draws of 100,000 streams in 256
   bins, held between its quantiles at 1e-9 and 1 − 1e-9 on 255 degrees of freedom (R: qchisq). */
static void test_first_draws_are_uniform(void **unused) {
  (void)unused;
  enum { STREAMS = 100000, BINS = 256 };
  double count[BINS] = {0}, chi_square = 0.0;
  for (size_t s = 0; s < STREAMS; s++) {
    char text[64];
    double u;
    sim_stream_t stream;
    numbered(text, sizeof text, s);
    sim_stream_init(&stream, 99, text);
    sim_stream_uniforms(&stream, 0, 1, &u);
    count[(size_t)(u * BINS)] += 1.0;
  }
  const double expected = (double)STREAMS / BINS;
  for (size_t i = 0; i < BINS; i++)
    chi_square += (count[i] - expected) * (count[i] - expected) / expected;
  assert_true(chi_square > 141.9 && chi_square < 414.5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_position_is_all_that_counts),
      cmocka_unit_test(test_names_and_seeds_matter),
      cmocka_unit_test(test_similar_names_are_uncorrelated),
      cmocka_unit_test(test_neighbouring_seeds_are_uncorrelated),
      cmocka_unit_test(test_streams_are_uncorrelated_over_replicates),
      cmocka_unit_test(test_first_draws_are_uniform),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
