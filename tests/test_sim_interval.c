// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/elementary.h"
#include "sim/engine/pilot.h"
#include "sim/estimate/interval.h"
#include "sim/summary/ascend.h"
#include "tests/support.h"
#include "tests/zoo.h"

#include <gsl/gsl_cdf.h>
#include <stdlib.h>
#include <string.h>

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

static sim_interval_t statistic_of_event(size_t ones, size_t count, sim_statistic_kind_t kind) {
  double *x = calloc(count, sizeof *x);
  for (size_t i = 0; i < ones; i++)
    x[i] = 1.0;
  sim_summary_t summary = summary_of(count, x, true);
  const sim_interval_t interval = sim_interval_of(&summary, (sim_statistic_t){.kind = kind});
  sim_summaries_free(1, &summary);
  free(x);
  return interval;
}

static sim_interval_t of_event(size_t ones, size_t count) {
  return statistic_of_event(ones, count, SIM_MEAN);
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

/* √(p(1 − p)) over the same intervals, which rises up to p = 1/2. */
static void test_deviations_of_events(void **unused) {
  (void)unused;
  const struct {
    size_t ones, count;
    double low, high; /* of p or, where that is above 1/2, of 1 − p */
  } cases[] = {{81, 263, 0.2553, 0.3662},
               {182, 263, 0.2553, 0.3662},
               {15, 148, 0.0624, 0.1605},
               {133, 148, 0.0624, 0.1605}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const sim_interval_t sd = statistic_of_event(cases[i].ones, cases[i].count, SIM_SD);
    assert_true(fabs(sd.low - sqrt(cases[i].low * (1.0 - cases[i].low))) < 1e-4);
    assert_true(fabs(sd.high - sqrt(cases[i].high * (1.0 - cases[i].high))) < 1e-4);
  }
  const sim_interval_t even = statistic_of_event(52, 100, SIM_SD),
                       none = statistic_of_event(0, 100, SIM_SD);
  assert_true(even.high == 0.5 && even.low < 0.5 && even.low > 0.47);
  assert_true(none.low == 0.0 && none.high > 0.18 && none.high < 0.19);
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

/* Where the numbers of a low-discrepancy sequence (u = the fractions of multiples of the golden
   section) put the quantiles of a shape: exact to LEEWAY of rank, a hundredth of what 2,000
   replicates know. */
enum { REFERENCE = 200003 };
#define LEEWAY 5e-5

static double reference[2 * REFERENCE];

static double lay_reference(const shape_t *shape) {
  double mean = 0.0;
  for (size_t i = 0; i < REFERENCE; i++) {
    const double at = (double)(i + 1) * 0.6180339887498949;
    reference[i] = shape->of(at - floor(at));
    mean += reference[i] / REFERENCE;
  }
  sim_ascend(REFERENCE, reference, reference + REFERENCE);
  return mean;
}

static double true_quantile(double p) {
  return reference[(size_t)(p * REFERENCE)];
}

/* `count` draws of a shape, of which the share `defined` is. */
static sim_summary_t drawn(const shape_t *shape, double defined, size_t count, uint64_t seed) {
  double *x = malloc(2 * count * sizeof *x), *fate = x + count;
  sim_stream_t stream;
  sim_stream_init(&stream, seed, shape->name);
  sim_stream_uniforms(&stream, 0, count, x);
  sim_stream_init(&stream, seed, "defined");
  sim_stream_uniforms(&stream, 0, count, fate);
  for (size_t i = 0; i < count; i++)
    x[i] = fate[i] < defined ? shape->of(x[i]) : (double)NAN;
  const sim_summary_t summary = summary_of(count, x, shape->whole);
  free(x);
  return summary;
}

enum { QUANTILES = 8 };

typedef struct {
  size_t quantile[QUANTILES], mean;
} covered_t;

static void add_covered(covered_t *self, const sim_summary_t *summary, double true_mean) {
  static const double p[QUANTILES] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95};
  for (size_t q = 0; q < QUANTILES; q++) {
    const sim_interval_t i = sim_interval_of(summary, (sim_statistic_t){SIM_QUANTILE, p[q]});
    self->quantile[q] +=
        i.low <= true_quantile(p[q] + LEEWAY) && true_quantile(p[q] - LEEWAY) <= i.high;
  }
  const sim_interval_t mean = sim_interval_of(summary, (sim_statistic_t){SIM_MEAN, 0.0});
  const double hair = 1e-9 * fabs(true_mean);
  self->mean += mean.low <= true_mean + hair && true_mean - hair <= mean.high;
}

static covered_t coverage_of(const shape_t *shape, double defined, size_t seeds) {
  covered_t covered = {0};
  const double mean = lay_reference(shape);
  for (uint64_t seed = 1; seed <= seeds; seed++) {
    sim_summary_t summary = drawn(shape, defined, 2000, seed);
    add_covered(&covered, &summary, mean);
    sim_summaries_free(1, &summary);
  }
  print_message("%-22s", shape->name);
  for (size_t q = 0; q < QUANTILES; q++)
    print_message(" %.3f", (double)covered.quantile[q] / (double)seeds);
  print_message("  mean %.3f\n", (double)covered.mean / (double)seeds);
  return covered;
}

/* The mean of these hangs on values that few runs of 2,000 replicates meet, or does not exist. */
static bool has_unseen_mean(const shape_t *shape) {
  return strstr("heavy, rare counts, lognormal 3, lognormal 4, both signs", shape->name) != NULL;
}

/* Shapes without repeated values or clusters: there intervals are no wider than they need be. */
static bool is_plain(const shape_t *shape) {
  return strstr("uniform, skewed, heavy, peaked, lognormal 3, lognormal 4, twentieth power, gaps",
                shape->name) != NULL;
}

/* Of `seeds` intervals of each quantile, and of the mean, as many hold the truth as 95 % allow; of
   plain shapes as few as 97 % allow, since some of 2,000 replicates fall into one bin. Each count
   is outside these bounds by chance once in a million: 560 counts of both tests give a false alarm
   in one of 1,800 draws of the seeds, which are fixed. THOROUGH=1: over 10,000 seeds. */
static void assert_zoo_is_covered(double defined, size_t few_seeds) {
  const size_t seeds = getenv("THOROUGH") ? 10000 : few_seeds;
  unsigned least = 0, most = (unsigned)seeds;
  while (gsl_cdf_binomial_P(least, 0.95, (unsigned)seeds) <= 1e-6)
    least++;
  while (gsl_cdf_binomial_Q(most - 1, 0.97, (unsigned)seeds) <= 1e-6)
    most--;
  for (size_t z = 0; z < SHAPES; z++) {
    const covered_t covered = coverage_of(&shapes[z], defined, seeds);
    for (size_t q = 0; q < QUANTILES; q++)
      assert_in_range(covered.quantile[q], least, is_plain(&shapes[z]) ? most : seeds);
    if (!has_unseen_mean(&shapes[z]))
      assert_in_range(covered.mean, least, seeds);
  }
}

static void test_the_zoo_is_covered(void **unused) {
  (void)unused;
  assert_zoo_is_covered(1.0, 300);
}

/* Defined in a quarter of the replicates: the pilot holds few values. */
static void test_the_seldom_defined_zoo_is_covered(void **unused) {
  (void)unused;
  assert_zoo_is_covered(0.25, 100);
}

static double
    edge; /* up to which share of the replicates the values differ; then an atom to 60 % */

static double beside_an_atom(double u) {
  return u < edge ? u : u < 0.6 ? edge : u;
}

/* P25 beside an atom, at its edge and within it. Bounds of 4.9 standard errors of a count: one in a
   million for each; the seeds are fixed. */
static void test_a_quantile_beside_an_atom(void **unused) {
  (void)unused;
  static const struct { double edge, rate; } cases[] = {{0.275, 0.95}, {0.25, 0.975}, {0.20, 1.0}};
  static const shape_t shape = {"edge", beside_an_atom, false, 0.0};
  enum { SEEDS = 1000 };
  for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
    const double rate = cases[k].rate, slack = 4.9 * sqrt(rate * (1.0 - rate) * SEEDS);
    size_t covered = 0;
    edge = cases[k].edge;
    const double truth = beside_an_atom(0.25);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
      sim_summary_t summary = drawn(&shape, 1.0, 2000, seed);
      const sim_interval_t i = sim_interval_of(&summary, (sim_statistic_t){SIM_QUANTILE, 0.25});
      covered += i.low <= truth + 1e-9 && truth - 1e-9 <= i.high;
      sim_summaries_free(1, &summary);
    }
    print_message("P25, atom from %.3f: %.3f\n", edge, (double)covered / SEEDS);
    assert_true(fabs((double)covered - rate * SEEDS) <= slack);
  }
}

/* One replicate tells nothing, a rank that does not exist neither. */
static void test_ranks_that_do_not_exist(void **unused) {
  (void)unused;
  sim_summary_t s = drawn(&shapes[0], 1.0, 40, 1);
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
      cmocka_unit_test(test_deviations_of_events),
      cmocka_unit_test(test_mean_sd_and_quantile),
      cmocka_unit_test(test_the_zoo_is_covered),
      cmocka_unit_test(test_the_seldom_defined_zoo_is_covered),
      cmocka_unit_test(test_a_quantile_beside_an_atom),
      cmocka_unit_test(test_ranks_that_do_not_exist),
      cmocka_unit_test(test_an_event_not_seen_may_vary),
      cmocka_unit_test(test_nothing_is_known_of_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
