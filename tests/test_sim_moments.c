// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/summary/moments.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>

/* Correct digits: −log10 of the relative error, 15 at most. */
static double digits(double got, double true_value) {
  const double error = fabs(got - true_value) / fabs(true_value);
  return error == 0.0 ? 15.0 : fmin(15.0, -log10(error));
}

/* The moments of a sample in grains, merged in order. */
static sim_moments_t in_grains(size_t count, const double *x, size_t grain) {
  sim_moments_t all = {0}, part;
  for (size_t at = 0; at < count; at += grain) {
    sim_moments_of(&part, count - at < grain ? count - at : grain, x + at);
    sim_moments_merge(&all, &part);
  }
  return all;
}

/* NIST StRD, univariate: NumAcc1 to NumAcc4, whose mean and sd are known exactly. NumAcc2 to 4 are
   c + 0.2 once and then c + 0.1 and c + 0.3 in turn, 1001 values; the bars are what doubles allow,
   because c + 0.1 is not a double. */
static void test_nist_numerical_accuracy(void **unused) {
  (void)unused;
  static const struct {
    double base, mean_digits, sd_digits;
  } cases[] = {{1.0, 14.8, 14.5}, {1e6, 14.8, 9.4}, {1e7, 14.8, 8.2}};
  double x[1001];
  for (size_t c = 0; c < 3; c++) {
    x[0] = cases[c].base + 0.2;
    for (size_t i = 1; i < 1001; i++)
      x[i] = cases[c].base + (i % 2 ? 0.1 : 0.3);
    for (size_t grain = 7; grain <= 2048; grain *= 3) {
      const sim_moments_t m = in_grains(1001, x, grain);
      assert_true(digits(m.mean, cases[c].base + 0.2) >= cases[c].mean_digits);
      assert_true(digits(sim_moments_sd(&m), 0.1) >= cases[c].sd_digits);
    }
  }
  const double first[] = {10000001.0, 10000003.0, 10000002.0};
  const sim_moments_t m = in_grains(3, first, 2);
  assert_true(m.mean == 10000002.0 && sim_moments_sd(&m) == 1.0);
}

static void test_constants_are_exact(void **unused) {
  (void)unused;
  double x[1000];
  for (size_t i = 0; i < 1000; i++)
    x[i] = 599.6131528046421;
  const sim_moments_t m = in_grains(1000, x, 256);
  assert_true(m.mean == x[0] && m.m2 == 0.0 && m.count == 1000);
  assert_true(sim_moments_se(&m) == 0.0);
}

static void test_undefined_values_are_left_out(void **unused) {
  (void)unused;
  const double x[] = {(double)NAN, 2.0, (double)INFINITY, 4.0, -(double)INFINITY, 9.0};
  sim_moments_t m;
  sim_moments_of(&m, 6, x);
  assert_int_equal(m.count, 3);
  assert_int_equal(m.undefined, 3);
  assert_true(m.mean == 5.0 && fabs(m.m2 - 26.0) < 1e-12);
  sim_moments_t none, all = {0};
  sim_moments_of(&none, 1, x);
  sim_moments_merge(&all, &none);
  sim_moments_merge(&all, &m);
  assert_int_equal(all.undefined, 4);
  assert_true(all.mean == 5.0);
  sim_moments_of(&none, 1, x);
  assert_true(none.count == 0 && isnan(sim_moments_sd(&none)) && isnan(sim_moments_se(&none)));
  sim_moments_of(&none, 1, x + 1); /* one value tells nothing of a spread */
  assert_true(none.mean == 2.0 && isnan(sim_moments_sd(&none)) && isnan(sim_moments_se(&none)));
}

/* Against the two-pass sums in long double. */
static void test_agrees_with_two_passes(void **unused) {
  (void)unused;
  enum { COUNT = 10007 };
  double *x = malloc(COUNT * sizeof *x);
  sim_stream_t stream;
  sim_stream_init(&stream, 3, "moments");
  sim_stream_uniforms(&stream, 0, COUNT, x);
  long double sum = 0.0L, m2 = 0.0L;
  for (size_t i = 0; i < COUNT; i++)
    sum += x[i] = 286207.0 + 8000.0 * x[i] * x[i];
  for (size_t i = 0; i < COUNT; i++)
    m2 += (x[i] - sum / COUNT) * (x[i] - sum / COUNT);
  const sim_moments_t m = in_grains(COUNT, x, 256);
  assert_true(digits(m.mean, (double)(sum / COUNT)) > 14.5);
  assert_true(digits(m.m2, (double)m2) > 13.5);
  free(x);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_nist_numerical_accuracy),
      cmocka_unit_test(test_constants_are_exact),
      cmocka_unit_test(test_undefined_values_are_left_out),
      cmocka_unit_test(test_agrees_with_two_passes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
