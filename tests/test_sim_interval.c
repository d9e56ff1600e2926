// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/interval.h"

#include <math.h>
#include <stdlib.h>

static sim_summary_t summary_of(size_t count, const double *x, bool whole) {
  double *scratch = malloc((count + 1) * sizeof *scratch);
  const sim_grid_t grid = sim_grid_of(count, x, whole, scratch);
  sim_summary_t summary = {0};
  assert_int_equal(sim_histogram_init(&summary.histogram, &grid), 0);
  sim_histogram_add(&summary.histogram, count, x);
  sim_moments_of(&summary.moments, count, x);
  free(scratch);
  return summary;
}

static sim_interval_t of_event(size_t ones, size_t count) {
  double *x = calloc(count, sizeof *x);
  for (size_t i = 0; i < ones; i++)
    x[i] = 1.0;
  sim_summary_t summary = summary_of(count, x, true);
  const sim_interval_t interval = sim_interval_of(&summary, (sim_statistic_t){.kind = SIM_MEAN});
  sim_summaries_free(1, &summary);
  free(x);
  return interval;
}

/* Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17
   (1998), 857–872, table I, method 3 (to four decimals); its other two, 0/20 and 1/29, are too few
   for us. */
static void test_events_are_those_of_newcombe(void **unused) {
  (void)unused;
  const struct {
    size_t ones, count;
    double low, high;
  } cases[] = {{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}};
  for (size_t i = 0; i < 2; i++) {
    const sim_interval_t interval = of_event(cases[i].ones, cases[i].count);
    assert_true(fabs(interval.estimate - (double)cases[i].ones / (double)cases[i].count) < 1e-15);
    assert_true(fabs(interval.low - cases[i].low) < 5.1e-5);
    assert_true(fabs(interval.high - cases[i].high) < 5.1e-5);
  }
  assert_true(isinf(of_event(0, 20).high) && isinf(of_event(1, 29).low));
  /* none and all: z²/(n + z²) on the open side */
  assert_true(of_event(0, 100).low == 0.0 && fabs(of_event(0, 100).high - 0.0369935) < 1e-7);
  assert_true(of_event(100, 100).high == 1.0 && fabs(of_event(100, 100).low - 0.9630065) < 1e-7);
}

/* The values 1 … 10,000 in some order: mean 5000.5, sd √(n(n + 1)/12); a rank is its own value. */
static void test_mean_sd_and_quantile(void **unused) {
  (void)unused;
  enum { N = 10000 };
  static double x[N];
  for (size_t i = 0; i < N; i++)
    x[i] = (double)(i * 7919 % N + 1);
  const double sd = sqrt(N * (N + 1.0) / 12.0);
  for (int whole = 0; whole < 2; whole++) {
    sim_summary_t summary = summary_of(N, x, whole);
    const sim_interval_t mean = sim_interval_of(&summary, (sim_statistic_t){.kind = SIM_MEAN});
    assert_true(fabs(mean.estimate - 5000.5) < 1e-9);
    assert_true(fabs(sim_interval_half_width(&mean) - 1.959964 * sd / 100.0) < 1e-3);
    const sim_interval_t spread = sim_interval_of(&summary, (sim_statistic_t){.kind = SIM_SD});
    assert_true(fabs(spread.estimate - sd) < 1e-6);
    /* kurtosis 9/5: sd √0.8 / 2 / √n */
    assert_true(fabs(spread.high - spread.estimate - 1.959964 * sd * 0.4472136 / 100.0) < 0.1);
    const sim_interval_t p80 =
        sim_interval_of(&summary, (sim_statistic_t){.kind = SIM_QUANTILE, .p = 0.8});
    assert_true(fabs(p80.estimate - 8000.0) <= 1.0);
    assert_true(fabs(p80.low - (8000.0 - 78.4)) <= 1.5 && fabs(p80.high - (8000.0 + 78.4)) <= 1.5);
    sim_summaries_free(1, &summary);
  }
}

static void test_nothing_is_known_of_nothing(void **unused) {
  (void)unused;
  const double x[] = {(double)NAN, (double)NAN};
  sim_summary_t summary = summary_of(2, x, false);
  for (int kind = SIM_MEAN; kind <= SIM_QUANTILE; kind++) {
    const sim_interval_t interval =
        sim_interval_of(&summary, (sim_statistic_t){(sim_statistic_kind_t)kind, 0.5});
    assert_true(isnan(interval.estimate) && isinf(sim_interval_half_width(&interval)));
  }
  sim_summaries_free(1, &summary);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_events_are_those_of_newcombe),
      cmocka_unit_test(test_mean_sd_and_quantile),
      cmocka_unit_test(test_nothing_is_known_of_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
