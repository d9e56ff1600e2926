// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/score_rules.h"

#include "sim/design/stream.h"
#include "sim/laws/normal.h"
#include "sim/laws/poisson.h"
#include "sim/summary/ascend.h"
#include "studies/score.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 100000 };

static void assert_near(double found, double expected, double tolerance) {
  if (!(fabs(found - expected) <= tolerance * fmax(1.0, fabs(expected))))
    fail_msg("%.17g is not %.17g", found, expected);
}

static void fill(const char *kind, size_t n, double *x) {
  double scratch[1024];
  for (size_t i = 0; i < n; i++)
    x[i] = strcmp(kind, "whole") == 0 ? (double)(i * 7919 % 101)
                                      : (double)((i * i * 31 + i * 17) % 1009) / 64.0 - 5.0;
  sim_ascend(n, x, scratch);
}

/* Against R: CRPS by the integral of the squared distance of the distribution functions, and the
   logarithmic score by the share of the sample. */
static void scores_of_r(void **state) {
  (void)state;
  FILE *file = fopen("tests/reference/score.csv", "r");
  char line[160], kind[16];
  double x[1024], y, crps, log_score, se;
  size_t n, rows = 0, seen = 0;
  assert_non_null(file);
  assert_non_null(fgets(line, sizeof line, file));
  while (fgets(line, sizeof line, file)) {
    assert_int_equal(sscanf(line, "%15[a-z],%zu,%lf,%lf,%lf", kind, &n, &y, &crps, &log_score), 5);
    fill(kind, n, x);
    assert_near(studies_score_crps(n, x, y), crps, 1e-12);
    const double found = studies_score_log(studies_score_place(n, x, y), n, &se);
    if (isinf(log_score))
      assert_true(isinf(found) && found > 0.0);
    else
      assert_near(found, log_score, 1e-12);
    seen += isfinite(log_score) != 0;
    rows++;
  }
  fclose(file);
  assert_int_equal(rows, 60);
  assert_int_equal(seen, 14);
}

/* A point, a binomial with each value as often as it is likely, a uniform and a normal by their
   quantiles. */
static void crps_closed(void **state) {
  (void)state;
  static const double points[] = {3.0, 3.0, 3.0};
  static const double tosses[] = {0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4};
  static const double share[] = {1, 5, 11, 15, 16};
  double se;
  assert_near(studies_score_crps(3, points, 5.5), 2.5, 1e-15);
  assert_near(studies_score_crps(3, points, 3.0), 0.0, 1e-15);
  assert_true(isnan(studies_score_crps(0, points, 3.0)));
  for (int y = 0; y <= 4; y++) {
    double expected = 0.0;
    for (int k = 0; k < 4; k++)
      expected += pow(share[k] / 16.0 - (y <= k), 2);
    assert_near(studies_score_crps(16, tosses, y), expected, 1e-14);
    const double chance = tgamma(5.0) / tgamma(y + 1.0) / tgamma(5.0 - y) / 16.0;
    assert_near(studies_score_log(studies_score_place(16, tosses, y), 16, &se), -log(chance),
                1e-13);
  }
  /* N(0, 1): y (2 Φ(y) − 1) + 2 φ(y) − 1/√π (Gneiting and Raftery 2007); the quantiles at the
     middle of each of n parts are that distribution up to 1e-7 here. */
  double *x = malloc(MOST * sizeof *x);
  /* U(0, 1): (y³ + (1 − y)³)/3; of n quantiles that is right to 1/(4 n²) where y is between two. */
  for (size_t i = 0; i < MOST; i++)
    x[i] = ((double)i + 0.5) / MOST;
  for (double y = 0.0; y <= 1.0; y += 0.125)
    assert_near(studies_score_crps(MOST, x, y), (pow(y, 3) + pow(1.0 - y, 3)) / 3.0, 1e-10);
  for (size_t i = 0; i < MOST; i++)
    x[i] = sim_normal_quantile(((double)i + 0.5) / MOST);
  for (double y = -2.5; y <= 2.5; y += 0.5) {
    const double pdf = exp(-0.5 * y * y) / sqrt(2.0 * acos(-1.0));
    assert_near(studies_score_crps(MOST, x, y),
                y * erf(y / sqrt(2.0)) + 2.0 * pdf - 1.0 / sqrt(acos(-1.0)), 1e-6);
  }
  free(x);
}

static void interval(void **state) {
  (void)state;
  assert_near(studies_score_interval(10.0, 30.0, 0.1, 20.0), 20.0, 1e-15);
  assert_near(studies_score_interval(10.0, 30.0, 0.1, 30.0), 20.0, 1e-15);
  assert_near(studies_score_interval(10.0, 30.0, 0.1, 8.0), 20.0 + 20.0 * 2.0, 1e-15);
  assert_near(studies_score_interval(10.0, 30.0, 0.5, 33.0), 20.0 + 4.0 * 3.0, 1e-15);
}

static void log_and_place(void **state) {
  (void)state;
  static const double x[] = {1, 2, 2, 2, 5, 7, 7, 9};
  double se;
  const studies_place_t two = studies_score_place(8, x, 2), six = studies_score_place(8, x, 6);
  assert_true(two.below == 1 && two.equal == 3);
  assert_true(six.below == 5 && six.equal == 0);
  assert_near(studies_score_log(two, 8, &se), log(8.0 / 3.0), 1e-15);
  assert_near(se, sqrt((1.0 - 3.0 / 8.0) / (8.0 * 3.0 / 8.0)), 1e-15);
  assert_true(isinf(studies_score_log(six, 8, &se)) && isnan(se));
  assert_near(studies_score_pit(two, 8, 0.25), (1.0 + 0.75) / 8.0, 1e-15);
  assert_near(studies_score_pit(six, 8, 0.9), 5.0 / 8.0, 1e-15);
}

/* binom.test of R 4.2.2, and the closed form where none or all were seen. */
static void exact(void **state) {
  (void)state;
  double low, high;
  studies_score_exact(7, 9, &low, &high);
  assert_near(low, 0.39990642628368789, 1e-14);
  assert_near(high, 0.97185502652210176, 1e-14);
  studies_score_exact(0, 12, &low, &high);
  assert_near(low, 0.0, 0.0);
  assert_near(high, 1.0 - pow(0.025, 1.0 / 12.0), 1e-12);
  studies_score_exact(12, 12, &low, &high);
  assert_near(low, pow(0.025, 1.0 / 12.0), 1e-12);
  assert_near(high, 1.0, 0.0);
}

static void mean(void **state) {
  (void)state;
  static const double x[] = {1.0, 2.0, 4.0, 5.0};
  double se, jackknife = 0.0;
  assert_near(studies_score_mean(4, x, &se), 3.0, 1e-15);
  for (int i = 0; i < 4; i++)
    jackknife += 3.0 / 4.0 * pow((12.0 - x[i]) / 3.0 - 3.0, 2);
  assert_near(se, sqrt(jackknife), 1e-14);
  assert_near(studies_score_mean(1, x, &se), 1.0, 1e-15);
  assert_true(isnan(se));
  assert_true(isnan(studies_score_mean(0, x, &se)));
}

/* Draws and outcome from the same Poisson: the PIT is uniform, by Kolmogorov and Smirnov, whose 2.6
   is passed by chance once in 370,000 times; a forecast that is 5 % too low is seen. */
static double pit_distance(double factor) {
  enum { RUNS = 4000, DRAWS = 400 };
  static double pits[RUNS], scratch[RUNS];
  double u[DRAWS + 2], x[DRAWS], largest = 0.0;
  for (uint64_t r = 0; r < RUNS; r++) {
    sim_stream_t stream;
    char name[32];
    snprintf(name, sizeof name, "pit.%u", (unsigned)r);
    sim_stream_init(&stream, 14, name);
    sim_stream_uniforms(&stream, 0, DRAWS + 2, u);
    for (int i = 0; i < DRAWS; i++)
      x[i] = sim_poisson_quantile(20.0 * factor, u[i]);
    sim_ascend(DRAWS, x, scratch);
    const double y = sim_poisson_quantile(20.0, u[DRAWS]);
    pits[r] = studies_score_pit(studies_score_place(DRAWS, x, y), DRAWS, u[DRAWS + 1]);
  }
  sim_ascend(RUNS, pits, scratch);
  for (int i = 0; i < RUNS; i++)
    largest = fmax(largest, fmax(pits[i] - i / (double)RUNS, (i + 1) / (double)RUNS - pits[i]));
  return largest * sqrt(RUNS);
}

static void pit(void **state) {
  (void)state;
  assert_true(pit_distance(1.0) < 2.6);
  assert_true(pit_distance(0.95) > 2.6);
}

/* What is pooled: events apart, ratios of what can be compared, and errors from five on. */
static void pooled(void **state) {
  (void)state;
  const double none = (double)NAN;
  studies_score_t scores[7];
  for (int i = 0; i < 7; i++) {
    scores[i] = (studies_score_t){.value = 10.0,
                                  .replicates = 100,
                                  .crps = 2.0,
                                  .pit = 0.1 * i,
                                  .in_90 = i < 4,
                                  .in_50 = i < 2,
                                  .surprise = 0.2 + 0.1 * i,
                                  .brier = none,
                                  .reference = {6.0, none}};
  }
  scores[3].reference[STUDIES_PREVIOUS] = 10.0; /* that was right: no ratio */
  scores[4].surprise = 0.05;
  scores[6] = (studies_score_t){.is_event = true,
                                .replicates = 100,
                                .brier = 0.25,
                                .surprise = 0.5,
                                .crps = none,
                                .reference = {none, none}};
  studies_scores_t self = {.scores = scores, .count = 7};
  assert_int_equal(studies_score_pool(&self), 0);
  const studies_scores_pooled_t *p = &self.pooled;
  assert_int_equal(p->outputs, 7);
  assert_int_equal(p->events, 1);
  assert_int_equal(p->judged, 6);
  assert_int_equal(p->in_90, 4);
  assert_int_equal(p->in_50, 2);
  assert_int_equal(p->surprised, 4);
  assert_int_equal(p->compared[STUDIES_PREVIOUS], 5);
  assert_int_equal(p->compared[STUDIES_PLAN], 0);
  assert_near(p->log_ratio[STUDIES_PREVIOUS], log(0.5), 1e-15);
  assert_near(p->log_ratio_se[STUDIES_PREVIOUS], 0.0, 1e-15);
  assert_true(isnan(p->log_ratio[STUDIES_PLAN]));
  assert_near(p->pit, 0.25, 1e-15);
  assert_near(p->brier, 0.25, 1e-15);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(scores_of_r), cmocka_unit_test(crps_closed),
                                     cmocka_unit_test(interval),    cmocka_unit_test(log_and_place),
                                     cmocka_unit_test(exact),       cmocka_unit_test(mean),
                                     cmocka_unit_test(pit),         cmocka_unit_test(pooled)};
  return cmocka_run_group_tests_name("studies_score", tests, NULL, NULL);
}
