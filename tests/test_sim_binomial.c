// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/binomial.h"
#include "tests/discrete_rows.h"
#include "tests/support.h"

static quantile_row_t rows[ROWS_LARGEST];

static void expect_quantile(double n, double p, double u, double want, double got) {
  if (got != want)
    fail_msg("n %.17g, p %.17g, u %.17g: %.17g, not %.17g", n, p, u, got, want);
}

static void quantiles_equal_the_references(void **state) {
  (void)state;
  const size_t count = read_quantile_rows(0, rows);
  assert_in_range(count, 6500, ROWS_LARGEST - 1);
  for (size_t i = 0; i < count; i++) {
    const quantile_row_t r = rows[i];
    expect_quantile(r.n, r.p, r.u, r.k, sim_binomial_quantile(r.n, r.p, r.u));
  }
}

static void blocks_equal_single_calls_and_may_work_in_place(void **state) {
  (void)state;
  static double n[ROWS_LARGEST], p[ROWS_LARGEST], u[ROWS_LARGEST];
  for (int place = 0; place < 3; place++) {
    const size_t count = read_quantile_rows(0, rows);
    for (size_t i = 0; i < count; i++) {
      n[i] = rows[i].n;
      p[i] = rows[i].p;
      u[i] = rows[i].u;
    }
    double *const k = place == 0 ? n : place == 1 ? p : u;
    sim_binomial_quantiles(count, n, p, u, k);
    for (size_t i = 0; i < count; i++)
      expect_quantile(rows[i].n, rows[i].p, rows[i].u, rows[i].k, k[i]);
  }
}

static double cdf(double n, double p, double k) {
  return sim_binomial_cdf(k, n, p);
}

static double sf(double n, double p, double k) {
  return sim_binomial_sf(k, n, p);
}

static double pmf(double n, double p, double k) {
  return sim_binomial_pmf(k, n, p);
}

static void tails_agree_with_fifty_digits(void **state) {
  (void)state;
  assert_in_range(check_tails(0, cdf, sf), 1000, 2000);
}

/* At every jump of a grid of laws: u below F(k) by 1.5e-13 F(k) gives k, above k + 1; away from the
   upper tail, where the rounding of F(k) decides, u = F(k) and its neighbour below give k. Jumps
   that 4e-13 cannot tell apart are left out. */
static size_t scan_jumps(double n, double p) {
  size_t jumps = 0;
  double f = sim_binomial_cdf(0.0, n, p);
  const double middle = n * p, sd = sqrt(n * p * (1.0 - p));
  const double from = fmax(0.0, floor(middle - 9.0 * sd)), end = fmin(n - 1.0, middle + 9.0 * sd);
  for (double k = from; k <= end; k += 1.0) {
    f = sim_binomial_cdf(k, n, p);
    const double before = sim_binomial_pmf(k, n, p), after = sim_binomial_pmf(k + 1.0, n, p);
    if (f < 0x1p-54 || before < 4e-13 * f || after < 4e-13 * f || f > 1.0 - 4e-13)
      continue;
    const double probes[] = {f, nextafter(f, 0.0), f * (1.0 - 1.5e-13), f * (1.0 + 1.5e-13)};
    for (int i = f < 0.95 ? 0 : 2; i < 4; i++)
      expect_quantile(n, p, probes[i], k + (i == 3), sim_binomial_quantile(n, p, probes[i]));
    jumps++;
  }
  return jumps;
}

static void right_on_both_sides_of_every_jump(void **state) {
  (void)state;
  static const double sizes[] = {1,  2,   3,   5,   8,   13,   21,   34,
                                 60, 100, 150, 250, 517, 1000, 1200, 5000};
  static const double chances[] = {1e-9, 0.001, 0.004, 0.01, 0.02, 0.03, 0.05, 0.08,
                                   0.13, 0.2,   0.3,   0.4,  0.5,  0.6,  0.7,  0.8,
                                   0.85, 0.9,   0.95,  0.98, 0.99, 0.999};
  size_t jumps = 0;
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
    for (size_t j = 0; j < sizeof chances / sizeof chances[0]; j++)
      jumps += scan_jumps(sizes[i], chances[j]);
  assert_in_range(jumps, 15000, 30000);
}

/* Against the definition, u of both far tails included. */
static void random_draws_fulfil_the_definition(void **state) {
  (void)state;
  uint64_t seed = 7;
  for (int i = 0; i < 40000; i++) {
    const double n = floor(pow(10.0, 3.5 * next_uniform(&seed)));
    const double p = i % 2 ? next_uniform(&seed) : fmin(1.0, 30.0 * next_uniform(&seed) / n);
    const double tail = pow(2.0, -53.0 * next_uniform(&seed));
    const double u = i % 4 == 0 ? tail / 2.0 : i % 4 == 1 ? 1.0 - tail : next_uniform(&seed);
    if (!(u > 0.0 && u < 1.0))
      continue;
    const double k = sim_binomial_quantile(n, p, u), v = 1.0 - u;
    assert_true(k >= 0.0 && k <= n && k == floor(k));
    const int reached = u <= 0.5 ? sim_binomial_cdf(k, n, p) >= u * (1.0 - 2e-13)
                                 : sim_binomial_sf(k, n, p) <= v + 2e-13 * fmax(v, 1e-3);
    const int first = k == 0.0 || (u <= 0.5 ? sim_binomial_cdf(k - 1.0, n, p) < u * (1.0 + 2e-13)
                                            : sim_binomial_sf(k - 1.0, n, p) > v * (1.0 - 2e-13));
    if (!(reached && first))
      fail_msg("n %.17g, p %.17g, u %.17g: %.17g is not the quantile", n, p, u, k);
  }
}

static void known_values_and_ends(void **state) {
  (void)state;
  static const double cases[][4] = {
      /* n, p, u, k */
      {2, 0.5, 0.25, 0},
      {2, 0.5, 0.75, 1},
      {2, 0.5, 0.7500001, 2},
      {1, 0.25, 0.75, 0},
      {1, 0.25, 0.76, 1},
      {3, 0.5, 0.125, 0},
      {4, 0.5, 0.6875, 2},
      {1, 0.75, 0.25, 0},
      {1, 0.75, 0x1.0000000000001p-2, 0},
      {1, 0.75, 0.2501, 1},
      {0, 0.3, 0.9, 0},
      {10, 0.0, 0.999, 0},
      {10, 1.0, 1e-300, 10},
      {0, 0.0, 0.5, 0},
      {0, 1.0, 0.5, 0},
      {2147483648., 1.0, .5, 2147483648.},
      {2147483648., 0.0, .5, 0},
      {10, 1e-300, 0.5, 0},
      {2147483648., 5e-324, 0x1.fffffffffffffp-1, 0},
      {2147483648., 1e-12, 0x1.fffffffffffffp-1, 5},
      {2147483648., 0x1.fffffffffffffp-1, 0x1p-54, 2147483646.},
      {10, 0.3, 1e-300, 0},
      {100, 0.5, 1e-300, 0},
      {3, 0.5, 0x1.fffffffffffffp-1, 3},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const double *c = cases[i];
    expect_quantile(c[0], c[1], c[2], c[3], sim_binomial_quantile(c[0], c[1], c[2]));
  }
  assert_true(sim_binomial_pmf(0.0, 0.0, 0.5) == 1.0 && sim_binomial_pmf(10.0, 10.0, 1.0) == 1.0);
  assert_true(sim_binomial_pmf(1.5, 10.0, 0.5) == 0.0 && sim_binomial_pmf(11.0, 10.0, 0.5) == 0.0);
  assert_true(sim_binomial_cdf(-1.0, 10.0, 0.5) == 0.0 && sim_binomial_cdf(10.0, 10.0, 0.5) == 1.0);
  assert_true(sim_binomial_cdf(3.7, 10.0, 0.5) == sim_binomial_cdf(3.0, 10.0, 0.5));
  assert_true(sim_binomial_sf(9.0, 10.0, 1.0) == 1.0 && sim_binomial_sf(0.0, 10.0, 0.0) == 0.0);
}

static void outside_the_domain_is_nan(void **state) {
  (void)state;
  static const double cases[][3] = {
      /* n, p, u */
      {-1, 0.5, 0.5},   {1.5, 0.5, 0.5},      {100.5, 0.5, 0.5}, {2147483649., 0.5, 0.5},
      {NAN, 0.5, 0.5},  {10, -0.1, 0.5},      {10, 1.1, 0.5},    {10, NAN, 0.5},
      {10, 0.5, 0.0},   {10, 0.5, 1.0},       {10, 0.5, -0.5},   {1000, 0.5, 1.5},
      {1000, 0.5, NAN}, {INFINITY, 0.5, 0.5}, {0, 0.5, 2.0},     {10, 0.0, 0.0},
      {10, 1.0, 1.0},   {-0.5, 0.0, 0.5},     {1e300, 0.5, 0.5}, {10, INFINITY, 0.5},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const double *c = cases[i];
    if (!isnan(sim_binomial_quantile(c[0], c[1], c[2])))
      fail_msg("n %g, p %g, u %g accepted", c[0], c[1], c[2]);
  }
  assert_true(isnan(sim_binomial_pmf(1.0, 1.5, 0.5)) && isnan(sim_binomial_pmf(NAN, 1.0, 0.5)));
  assert_true(isnan(sim_binomial_cdf(1.0, -1.0, 0.5)) && isnan(sim_binomial_sf(1.0, 3.0, 2.0)));
}

static void draws_follow_the_law(void **state) {
  (void)state;
  enum { DRAWS = 1000000, BLOCK = 1000, LARGEST = 1200 };
  static const double laws[][2] = {{517, 0.85}, {150, 0.5}, {1200, 0.83},
                                   {60, 0.06},  {20, 0.7},  {400, 0.002}};
  static double n[BLOCK], p[BLOCK], u[BLOCK], k[BLOCK], counts[LARGEST + 1];
  uint64_t seed = 11;
  for (size_t l = 0; l < sizeof laws / sizeof laws[0]; l++) {
    memset(counts, 0, sizeof counts);
    for (int block = 0; block < DRAWS / BLOCK; block++) {
      for (int i = 0; i < BLOCK; i++) {
        n[i] = laws[l][0];
        p[i] = laws[l][1];
        u[i] = next_uniform(&seed);
      }
      sim_binomial_quantiles(BLOCK, n, p, u, k);
      for (int i = 0; i < BLOCK; i++)
        counts[(int)k[i]] += 1.0;
    }
    check_law(counts, (int)laws[l][0], DRAWS, laws[l][0], laws[l][1], pmf);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(quantiles_equal_the_references),
      cmocka_unit_test(blocks_equal_single_calls_and_may_work_in_place),
      cmocka_unit_test(tails_agree_with_fifty_digits),
      cmocka_unit_test(right_on_both_sides_of_every_jump),
      cmocka_unit_test(random_draws_fulfil_the_definition),
      cmocka_unit_test(known_values_and_ends),
      cmocka_unit_test(outside_the_domain_is_nan),
      cmocka_unit_test(draws_follow_the_law),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
