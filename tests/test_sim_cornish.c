// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/laws/binomial.h"
#include "sim/laws/cornish.h"
#include "sim/laws/normal.h"
#include "sim/laws/poisson.h"
#include "tests/support.h"

/* A law of the grid: binomial (n, p), or Poisson of mean p if n = 0. */
typedef struct {
  double n, p;
} law_t;

static double worst_ratio;
static size_t jumps;

static double cdf(law_t l, double k) {
  return l.n > 0.0 ? sim_binomial_cdf(k, l.n, l.p) : sim_poisson_cdf(k, l.p);
}

static double sf(law_t l, double k) {
  return l.n > 0.0 ? sim_binomial_sf(k, l.n, l.p) : sim_poisson_sf(k, l.p);
}

static sim_cornish_t cornish(law_t l) {
  if (l.n == 0.0)
    return (sim_cornish_t){l.p, l.p, 0.0, 1.0};
  const double q = 1.0 - l.p;
  return (sim_cornish_t){l.n * l.p, l.n * l.p * q, l.p * q, q - l.p};
}

/* At the jump of F at k, Q should be k + 1: half the bound must cover the difference. */
static void check_jump(law_t l, double k) {
  const sim_cornish_t law = cornish(l);
  const double f = cdf(l, k), s = sf(l, k);
  const double z = f < 0.5 ? sim_normal_quantile(f) : -sim_normal_quantile(s);
  double bound;
  const double quantile = sim_cornish_quantile(law, sqrt(law.variance), z, &bound);
  if (!(bound < 1.0))
    return;
  const double error = fabs(quantile - (k + 1.0));
  worst_ratio = fmax(worst_ratio, error / bound);
  jumps++;
  if (!(error <= bound / 2.0))
    fail_msg("n %g, p %g, k %g, z %g: error %.3g, bound %.3g", l.n, l.p, k, z, error, bound);
}

/* About `points` jumps between -4.2 and 4.2 standard deviations, all of them if they are fewer. */
static void check_law(law_t l, double points) {
  const sim_cornish_t law = cornish(l);
  const double sigma = sqrt(law.variance), step = fmax(1.0, floor(8.4 * sigma / points));
  const double top = l.n > 0.0 ? l.n - 1.0 : HUGE_VAL;
  for (double k = floor(law.mean - 4.2 * sigma); k <= law.mean + 4.2 * sigma; k += step)
    if (k >= 0.0 && k <= top)
      check_jump(l, k);
}

static const double chances[] = {1e-6, 0.003, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12,
                                 0.16, 0.2,   0.25, 0.3,  0.35, 0.4,  0.45, 0.49,
                                 0.5,  0.55,  0.65, 0.75, 0.85, 0.95, 0.98, 0.997};

static void bound_is_twice_the_error_at_every_jump_of_small_laws(void **state) {
  (void)state;
  worst_ratio = 0.0;
  jumps = 0;
  for (double variance = 1.0; variance < 700.0; variance *= 1.06) {
    check_law((law_t){0.0, variance}, 1e4);
    for (size_t i = 0; i < sizeof chances / sizeof chances[0]; i++) {
      const double p = chances[i];
      check_law((law_t){ceil(variance / (p * (1.0 - p))), p}, 1e4);
    }
  }
  assert_in_range(jumps, 165000, 175000);
  /* the bound is used, not a wild guess: somewhere the error comes near half of it */
  assert_true(worst_ratio > 0.2);
}

static void bound_is_twice_the_error_for_large_laws(void **state) {
  (void)state;
  jumps = 0;
  for (double mean = 1000.0; mean < 2e9; mean *= 4.7) {
    if (mean <= SIM_POISSON_LARGEST_LAMBDA)
      check_law((law_t){0.0, mean}, 30);
    for (size_t i = 0; i < sizeof chances / sizeof chances[0]; i++) {
      const double n = ceil(mean / chances[i]);
      if (n <= SIM_BINOMIAL_LARGEST_N)
        check_law((law_t){n, chances[i]}, 30);
    }
  }
  assert_in_range(jumps, 6000, 6600);
}

/* What is left is the next term, at most 0.016/sigma^4 for |z| <= 2, and at p = 1/2, where that
   vanishes, the one after it: a wrong digit in a coefficient shows. */
static void error_falls_as_the_order_promises(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof chances / sizeof chances[0]; i++) {
    const double p = chances[i];
    const int even = p == 0.5;
    for (double variance = even ? 100.0 : 3000.0; variance < 2e4; variance *= 1.7) {
      const law_t l = {fmin(ceil(variance / (p * (1.0 - p))), SIM_BINOMIAL_LARGEST_N), p};
      const sim_cornish_t law = cornish(l);
      const double sigma = sqrt(law.variance), v2 = law.variance * law.variance;
      const double limit = even ? 0.01 / (v2 * sigma) : 0.017 / v2;
      for (double k = floor(law.mean - 2.0 * sigma); k <= law.mean + 2.0 * sigma; k += 5.0) {
        const double f = cdf(l, k), s = sf(l, k);
        const double z = f < 0.5 ? sim_normal_quantile(f) : -sim_normal_quantile(s);
        double bound;
        const double error = sim_cornish_quantile(law, sigma, z, &bound) - (k + 1.0);
        const double noise = 1e-14 * sigma + 1e-15 * law.mean;
        if (!(fabs(error) <= limit + noise))
          fail_msg("p %g, variance %g, z %g: %g, limit %g", p, variance, z, error, limit);
      }
    }
  }
}

/* Below every jump that is out of range too, Q must stay below 1 so that k = 0 comes out. */
static void quantile_rises_with_z(void **state) {
  (void)state;
  for (double variance = 1.0; variance < 400.0; variance *= 1.3)
    for (size_t i = 0; i < sizeof chances / sizeof chances[0]; i++) {
      const double p = chances[i], n = ceil(variance / (p * (1.0 - p)));
      const sim_cornish_t law = cornish((law_t){n, p});
      const double sigma = sqrt(law.variance), limit = fmin(4.0, 1.5 * sigma);
      double before = -HUGE_VAL;
      for (double z = -limit; z <= limit; z += limit / 64.0) {
        double bound;
        const double quantile = sim_cornish_quantile(law, sigma, z, &bound);
        assert_true(quantile > before);
        assert_true(quantile < n + 1.0 + bound);
        before = quantile;
      }
    }
}

static void outside_its_range_the_bound_is_one(void **state) {
  (void)state;
  static const double cases[][2] = {
      /* lambda, z */
      {0.99, 0.0}, {1.0, 1.51}, {1.0, -1.51}, {100.0, 4.01}, {100.0, NAN}, {NAN, 0.0}, {4.0, 3.01},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const sim_cornish_t law = {cases[i][0], cases[i][0], 0.0, 1.0};
    double bound;
    const double quantile = sim_cornish_quantile(law, sqrt(law.variance), cases[i][1], &bound);
    assert_true(bound == 1.0);
    assert_true(isnan(sim_cornish_floor(quantile, bound)));
  }
}

static void floor_is_nan_near_an_integer(void **state) {
  (void)state;
  static const double cases[][3] = {
      /* Q, bound, result */
      {3.5, 0.1, 3},  {3.05, 0.1, NAN}, {2.95, 0.1, NAN}, {3.11, 0.1, 3},
      {2.89, 0.1, 2}, {-0.5, 0.1, -1},  {0.0, 0.1, NAN},  {2147483647.5, 1e-6, 2147483647},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const double got = sim_cornish_floor(cases[i][0], cases[i][1]);
    assert_true(isnan(cases[i][2]) ? isnan(got) : got == cases[i][2]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(bound_is_twice_the_error_at_every_jump_of_small_laws),
      cmocka_unit_test(bound_is_twice_the_error_for_large_laws),
      cmocka_unit_test(error_falls_as_the_order_promises),
      cmocka_unit_test(quantile_rises_with_z),
      cmocka_unit_test(outside_its_range_the_bound_is_one),
      cmocka_unit_test(floor_is_nan_near_an_integer),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
