// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/poisson.h"
#include "tests/discrete_rows.h"
#include "tests/support.h"

static quantile_row_t rows[ROWS_LARGEST];

static void expect_quantile(double lambda, double u, double want, double got) {
  if (got != want)
    fail_msg("lambda %.17g, u %.17g: %.17g, not %.17g", lambda, u, got, want);
}

static void quantiles_equal_the_references(void **state) {
  (void)state;
  const size_t count = read_quantile_rows(1, rows);
  assert_in_range(count, 3000, ROWS_LARGEST - 1);
  for (size_t i = 0; i < count; i++)
    expect_quantile(rows[i].p, rows[i].u, rows[i].k, sim_poisson_quantile(rows[i].p, rows[i].u));
}

static void blocks_equal_single_calls_and_may_work_in_place(void **state) {
  (void)state;
  static double lambda[ROWS_LARGEST], u[ROWS_LARGEST];
  for (int place = 0; place < 2; place++) {
    const size_t count = read_quantile_rows(1, rows);
    for (size_t i = 0; i < count; i++) {
      lambda[i] = rows[i].p;
      u[i] = rows[i].u;
    }
    double *const k = place == 0 ? lambda : u;
    sim_poisson_quantiles(count, lambda, u, k);
    for (size_t i = 0; i < count; i++)
      expect_quantile(rows[i].p, rows[i].u, rows[i].k, k[i]);
  }
}

static double cdf(double n, double p, double k) {
  (void)n;
  return sim_poisson_cdf(k, p);
}

static double sf(double n, double p, double k) {
  (void)n;
  return sim_poisson_sf(k, p);
}

static double pmf(double n, double p, double k) {
  (void)n;
  return sim_poisson_pmf(k, p);
}

static void tails_agree_with_fifty_digits(void **state) {
  (void)state;
  assert_in_range(check_tails(1, cdf, sf), 350, 600);
}

/* At every jump of a grid of laws: u below F(k) by 1.5e-13 F(k) gives k, above k + 1; away from the
   upper tail, where the rounding of F(k) decides, u = F(k) and its neighbour below give k. Jumps
   that 4e-13 cannot tell apart are left out. */
static size_t scan_jumps(double lambda) {
  size_t jumps = 0;
  const double sd = sqrt(lambda), from = fmax(0.0, floor(lambda - 9.0 * sd));
  for (double k = from; k <= lambda + 9.0 * sd + 9.0; k += 1.0) {
    const double f = sim_poisson_cdf(k, lambda);
    const double before = sim_poisson_pmf(k, lambda), after = sim_poisson_pmf(k + 1.0, lambda);
    if (f < 0x1p-54 || before < 4e-13 * f || after < 4e-13 * f || f > 1.0 - 4e-13)
      continue;
    const double probes[] = {f, nextafter(f, 0.0), f * (1.0 - 1.5e-13), f * (1.0 + 1.5e-13)};
    for (int i = f < 0.95 ? 0 : 2; i < 4; i++)
      expect_quantile(lambda, probes[i], k + (i == 3), sim_poisson_quantile(lambda, probes[i]));
    jumps++;
  }
  return jumps;
}

static void right_on_both_sides_of_every_jump(void **state) {
  (void)state;
  size_t jumps = 0;
  for (double lambda = 1e-6; lambda < 4000.0; lambda *= 1.13)
    jumps += scan_jumps(lambda);
  assert_in_range(jumps, 15000, 16000);
}

/* Against the definition, u of both far tails included. */
static void random_draws_fulfil_the_definition(void **state) {
  (void)state;
  uint64_t seed = 8;
  for (int i = 0; i < 40000; i++) {
    const double lambda = pow(10.0, 6.0 * next_uniform(&seed) - 2.0);
    const double tail = pow(2.0, -53.0 * next_uniform(&seed));
    const double u = i % 4 == 0 ? tail / 2.0 : i % 4 == 1 ? 1.0 - tail : next_uniform(&seed);
    if (!(u > 0.0 && u < 1.0))
      continue;
    const double k = sim_poisson_quantile(lambda, u), v = 1.0 - u;
    assert_true(k >= 0.0 && k == floor(k));
    const int reached = u <= 0.5 ? sim_poisson_cdf(k, lambda) >= u * (1.0 - 2e-13)
                                 : sim_poisson_sf(k, lambda) <= v * (1.0 + 2e-13);
    const int first = k == 0.0 || (u <= 0.5 ? sim_poisson_cdf(k - 1.0, lambda) < u * (1.0 + 2e-13)
                                            : sim_poisson_sf(k - 1.0, lambda) > v * (1.0 - 2e-13));
    if (!(reached && first))
      fail_msg("lambda %.17g, u %.17g: %.17g is not the quantile", lambda, u, k);
  }
}

static void known_values_and_ends(void **state) {
  (void)state;
  static const double cases[][3] = {
      /* lambda, u, k */
      {0, 0.999, 0},  {1e-300, 0.5, 0}, {1, 0.3678, 0}, {1, 0.3679, 1}, {1, 0.7357, 1},
      {1, 0.7358, 2}, {30, 1e-300, 0},  {0.5, 0.99, 3}, {2, 0.5, 2},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    expect_quantile(cases[i][0], cases[i][1], cases[i][2],
                    sim_poisson_quantile(cases[i][0], cases[i][1]));
  assert_true(sim_poisson_pmf(0.0, 0.0) == 1.0 && sim_poisson_pmf(1.0, 0.0) == 0.0);
  assert_true(sim_poisson_pmf(1.5, 2.0) == 0.0 && sim_poisson_pmf(-1.0, 2.0) == 0.0);
  assert_true(sim_poisson_pmf(INFINITY, 2.0) == 0.0);
  assert_true(sim_poisson_cdf(-1.0, 2.0) == 0.0 && sim_poisson_cdf(INFINITY, 2.0) == 1.0);
  assert_true(sim_poisson_sf(-1.0, 2.0) == 1.0 && sim_poisson_sf(INFINITY, 2.0) == 0.0);
  assert_true(sim_poisson_cdf(3.7, 2.0) == sim_poisson_cdf(3.0, 2.0));
  assert_true(sim_poisson_cdf(0.0, 0.0) == 1.0 && sim_poisson_sf(0.0, 0.0) == 0.0);
}

static void outside_the_domain_is_nan(void **state) {
  (void)state;
  static const double cases[][2] = {
      /* lambda, u */
      {-1, 0.5}, {1.0000001e9, 0.5}, {NAN, 0.5}, {INFINITY, 0.5}, {5, 0.0}, {5, 1.0},
      {5, -1.0}, {1000, 1.5},        {1000, 0},  {1000, NAN},     {0, 0.0}, {1e300, 0.5},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    if (!isnan(sim_poisson_quantile(cases[i][0], cases[i][1])))
      fail_msg("lambda %g, u %g accepted", cases[i][0], cases[i][1]);
  assert_true(isnan(sim_poisson_pmf(1.0, -1.0)) && isnan(sim_poisson_pmf(NAN, 1.0)));
  assert_true(isnan(sim_poisson_cdf(1.0, NAN)) && isnan(sim_poisson_sf(1.0, 1e10)));
}

static void draws_follow_the_law(void **state) {
  (void)state;
  enum { DRAWS = 1000000, BLOCK = 1000, LARGEST = 1600 };
  static const double laws[] = {1034.0, 4.2, 0.2, 60.0};
  static double lambda[BLOCK], u[BLOCK], k[BLOCK], counts[LARGEST + 1];
  uint64_t seed = 12;
  for (size_t l = 0; l < sizeof laws / sizeof laws[0]; l++) {
    memset(counts, 0, sizeof counts);
    for (int block = 0; block < DRAWS / BLOCK; block++) {
      for (int i = 0; i < BLOCK; i++) {
        lambda[i] = laws[l];
        u[i] = next_uniform(&seed);
      }
      sim_poisson_quantiles(BLOCK, lambda, u, k);
      for (int i = 0; i < BLOCK; i++)
        counts[(int)fmin(k[i], LARGEST)] += 1.0;
    }
    check_law(counts, LARGEST, DRAWS, 0.0, laws[l], pmf);
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
