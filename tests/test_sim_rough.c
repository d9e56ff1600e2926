// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "sim/laws/binomial.h"
#include "sim/laws/normal.h"
#include "sim/laws/rough.h"
#include "tests/discrete_rows.h"
#include "tests/support.h"

static double rough(double n, double p, double u) {
  double k;
  sim_rough_binomials(1, &n, &p, &u, &k);
  return k;
}

static size_t asked, decided;

/* The normal quantile of F(k), by the smaller tail; beyond 4 where there is none. */
static double jump_at(double n, double p, double k) {
  if (k < 0.0 || k >= n)
    return k < 0.0 ? -5.0 : 5.0;
  const double f = sim_binomial_cdf(k, n, p);
  return f < 0.5 ? sim_normal_quantile(f) : -sim_normal_quantile(sim_binomial_sf(k, n, p));
}

/* u on either side of the jump at k, in steps of z that shrink down to a billionth: whatever is
   decided is k below and k + 1 above. */
static void check_jump(double n, double p, double k) {
  const double before = jump_at(n, p, k - 1.0), z = jump_at(n, p, k), after = jump_at(n, p, k + 1);
  for (double step = 0.5 * fmin(z - before, after - z); step > 1e-9; step *= thorough() ? 0.9 : 0.6)
    for (int side = -1; side <= 1; side += 2) {
      const double got = rough(n, p, sim_normal_cdf(z + side * step));
      asked++;
      decided += isnan(got) ? 0 : 1;
      if (!isnan(got) && got != (side < 0 ? k : k + 1.0))
        fail_msg("n %g, p %g, k %g, z %g%+g: %g", n, p, k, z, side * step, got);
    }
}

static void check_jumps(double n, double p, double sigma) {
  const double jump = fmax(1.0, floor(sigma / 3.0));
  for (double k = floor(n * p - 3.5 * sigma); k <= n * p + 3.5 * sigma; k += jump)
    if (k >= 0.0 && k < n)
      check_jump(n, p, k);
}

static void decides_right_near_every_jump(void **state) {
  (void)state;
  static const double chances[] = {1e-4, 0.02, 0.06, 0.16, 0.3, 0.5, 0.7, 0.9, 0.98, 0.9999};
  const double most = thorough() ? 1e7 : 300.0;
  asked = decided = 0;
  for (double variance = 1.05; variance < most; variance *= 1.6)
    for (size_t i = 0; i < sizeof chances / sizeof chances[0]; i++)
      check_jumps(ceil(variance / (chances[i] * (1.0 - chances[i]))), chances[i], sqrt(variance));
  assert_true(asked > 80000 && decided > asked / 4 && decided < asked);
}

/* Draws of usual laws: few are left, and those decided are the exact quantiles. */
static void leaves_few(void **state) {
  (void)state;
  uint64_t seed = 11;
  size_t left = 0;
  for (int i = 0; i < 100000; i++) {
    const double n = 200.0 + floor(400.0 * next_uniform(&seed));
    const double p = 0.03 + 0.9 * next_uniform(&seed), u = next_uniform(&seed);
    const double k = rough(n, p, u);
    left += isnan(k) ? 1 : 0;
    if (i % 50 == 0 && !isnan(k))
      assert_true(sim_binomial_cdf(k, n, p) >= u && sim_binomial_cdf(k - 1.0, n, p) < u);
  }
  assert_in_range(left, 100, 500);
}

static void leaves_what_it_is_not_for(void **state) {
  (void)state;
  static const double cases[][3] = {
      /* n, p, u */
      {100.5, 0.5, 0.4}, {-8.0, 0.5, 0.4},   {-8.0, -1.0, 0.4}, {1e300, 0.5, 0.4},
      {NAN, 0.5, 0.4},   {100.0, 1.5, 0.4},  {100.0, NAN, 0.4}, {100.0, 0.5, 0.0},
      {100.0, 0.5, 1.0}, {100.0, 0.5, -1.0}, {100.0, 0.5, NAN}, {100.0, 0.5, 2.0},
      {10.0, 0.05, 0.5}, {100.0, 0.0, 0.5},  {100.0, 1.0, 0.5}, {100.0, 0.5, 1e-4},
      {0.0, 0.5, 0.5},   {1e9, 5e-10, 0.5},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    if (!isnan(rough(cases[i][0], cases[i][1], cases[i][2])))
      fail_msg("case %zu is decided", i);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(decides_right_near_every_jump),
      cmocka_unit_test(leaves_few),
      cmocka_unit_test(leaves_what_it_is_not_for),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
