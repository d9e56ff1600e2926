// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/elementary.h"
#include "sim/interval.h"
#include "sim/normal.h"
#include "sim/stream.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>

static sim_summary_t summary_of(size_t count, const double *x, bool whole) {
  double *scratch = malloc((2 * count + 2) * sizeof *scratch);
  sim_summary_t summary = {0};
  summary.grid =
      sim_grid_alloc(count < SIM_PILOT_SHORT ? count : SIM_PILOT_SHORT, x, whole, scratch);
  assert_int_equal(sim_histogram_init(&summary.histogram, summary.grid), 0);
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
    const double bin = whole ? 1.0 : 20.0; /* two of the pilot's order statistics */
    assert_true(fabs(p80.estimate - 8000.0) <= bin);
    assert_true(fabs(p80.low - (8000.0 - 78.4)) <= bin + 0.5);
    assert_true(fabs(p80.high - (8000.0 + 78.4)) <= bin + 0.5);
    sim_summaries_free(1, &summary);
  }
}

/* Outputs with known quantiles: of u, uniform, and v, in (0, 1). `least` is the value at p. */
static double normal_of(double u, double v) {
  (void)v;
  return sim_normal_quantile(u);
}
static double skewed_of(double u, double v) {
  (void)v;
  return pow(u, 20.0);
}
static double lognormal_of(double u, double v) {
  (void)v;
  return sim_exp(4.0 * sim_normal_quantile(u));
}
static double counts_of(double u, double v) {
  (void)v;
  return floor(40.0 * u * u);
}
static double event_of(double u, double v) {
  (void)v;
  return u < 0.2 ? 0.0 : 1.0;
}
static double lattice_of(double u, double v) {
  (void)v;
  return 100.0 * floor(300.0 * u) / 1157151.0;
}
static double cluster_of(double u, double v) {
  return floor(200.0 * u) + 1e-7 * (v - 0.5);
}
static double atom_of(double u, double v) {
  (void)v;
  return u < 0.3 || u > 0.8 ? u - 0.8 : u < 0.775 ? -0.5 : (u - 0.8) * 1e-9;
}
static double per_number_of(double u, double v) {
  return 310000.0 / (20.0 + floor(300.0 * (1.0 - u))) * (1.0 + 1e-9 * v);
}

/* All ascend in u but for v, whose part is within a cluster: the truth is the cluster with the
   value of u = p, and v where in the cluster the rank falls. */
static double truth_of(double (*of)(double, double), double p) {
  const bool clustered = of == cluster_of, divided = of == per_number_of;
  const double v = clustered ? 200.0 * p - floor(200.0 * p)
                   : divided ? 1.0 - (300.0 * (1.0 - p) - floor(300.0 * (1.0 - p)))
                             : 0.5;
  return of(p, v);
}

static sim_summary_t drawn(double (*of)(double, double), bool whole, size_t count, uint64_t seed) {
  double *x = malloc(2 * count * sizeof *x), *v = x + count;
  sim_stream_t stream;
  sim_stream_init(&stream, seed, "u");
  sim_stream_uniforms(&stream, 0, count, x);
  sim_stream_init(&stream, seed, "v");
  sim_stream_uniforms(&stream, 0, count, v);
  for (size_t i = 0; i < count; i++)
    x[i] = of(x[i], v[i]);
  const sim_summary_t summary = summary_of(count, x, whole);
  free(x);
  return summary;
}

/* Over SEEDS seeds the interval of each quantile holds the truth in 93 to 97 % of them; where
   values repeat, in 93 % at least. Of the true coverage of 95 % (95 to 96 with the bins) the count
   falls below the bound of 4.5 standard errors with a probability of 3e-6, for 72 counts.
   THOROUGH=1: over 10,000 seeds, and 93 and 97 % are asked for as such. */
static void test_quantiles_are_covered(void **unused) {
  (void)unused;
  static const struct {
    const char *name;
    double (*of)(double, double);
    bool whole, repeats;
  } zoo[] = {{"normal", normal_of, false, false},
             {"u^20", skewed_of, false, false},
             {"lognormal", lognormal_of, false, false},
             {"counts", counts_of, true, true},
             {"event", event_of, true, true},
             {"lattice", lattice_of, false, true},
             {"clusters", cluster_of, false, false},
             {"atom inside", atom_of, false, true},
             {"per number", per_number_of, false, false}};
  static const double p[] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95};
  const bool thorough = getenv("THOROUGH") != NULL;
  const size_t seeds = thorough ? 10000 : 400, count = 2000;
  const double n = (double)seeds, slack = thorough ? 0.0 : 4.5 * sqrt(0.95 * 0.05 / n) - 0.02;
  for (size_t z = 0; z < sizeof zoo / sizeof zoo[0]; z++) {
    size_t covered[8] = {0};
    for (uint64_t seed = 1; seed <= seeds; seed++) {
      sim_summary_t s = drawn(zoo[z].of, zoo[z].whole, count, seed);
      for (size_t q = 0; q < 8; q++) {
        const sim_interval_t i = sim_interval_of(&s, (sim_statistic_t){SIM_QUANTILE, p[q]});
        /* a hair below and above: p on the edge of an atom is either of two values */
        covered[q] += i.low <= truth_of(zoo[z].of, p[q] + 1e-12) &&
                      truth_of(zoo[z].of, p[q] - 1e-12) <= i.high;
      }
      sim_summaries_free(1, &s);
    }
    print_message("%-12s", zoo[z].name);
    for (size_t q = 0; q < 8; q++)
      print_message(" %.3f", (double)covered[q] / n);
    print_message("\n");
    for (size_t q = 0; q < 8; q++) {
      assert_true((double)covered[q] >= n * (0.93 - slack));
      assert_true(zoo[z].repeats || (double)covered[q] <= n * (0.97 + slack));
    }
  }
}

/* One replicate tells nothing, a rank that does not exist neither. */
static void test_ranks_that_do_not_exist(void **unused) {
  (void)unused;
  sim_summary_t s = drawn(normal_of, false, 40, 1);
  const sim_interval_t low = sim_interval_of(&s, (sim_statistic_t){SIM_QUANTILE, 0.05});
  assert_true(isinf(low.low) && isfinite(low.high) && isfinite(low.estimate));
  const sim_interval_t middle = sim_interval_of(&s, (sim_statistic_t){SIM_QUANTILE, 0.5});
  assert_true(isfinite(middle.low) && isfinite(middle.high));
  sim_summaries_free(1, &s);
}

/* 0 of 100: Wilson's upper end of the share is z²/(n + z²) = 0.036994, and √(0.036994 · 0.963006).
 */
static void test_an_event_not_seen_may_vary(void **unused) {
  (void)unused;
  double x[100] = {0};
  sim_summary_t summary = summary_of(100, x, true);
  sim_interval_t interval = sim_interval_of(&summary, (sim_statistic_t){SIM_SD, 0.0});
  assert_true(interval.estimate == 0.0 && interval.low == 0.0);
  assert_true(fabs(interval.high - 0.188747) < 1e-5);
  sim_summaries_free(1, &summary);
  for (size_t i = 0; i < 50; i++)
    x[i] = 1.0;
  summary = summary_of(100, x, true);
  interval = sim_interval_of(&summary, (sim_statistic_t){SIM_SD, 0.0});
  assert_true(interval.low > 0.48 && interval.high == 0.5);
  sim_summaries_free(1, &summary);
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
      cmocka_unit_test(test_quantiles_are_covered),
      cmocka_unit_test(test_ranks_that_do_not_exist),
      cmocka_unit_test(test_an_event_not_seen_may_vary),
      cmocka_unit_test(test_nothing_is_known_of_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
