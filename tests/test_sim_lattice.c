// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

#include "sim/laws/lattice.h"
#include "tests/support.h"

static double poisson_pmf(const sim_lattice_t *self, double k) {
  return gsl_ran_poisson_pdf((unsigned)k, self->p);
}

static double binomial_pmf(const sim_lattice_t *self, double k) {
  return gsl_ran_binomial_pdf((unsigned)k, self->p, (unsigned)self->cap);
}

static sim_lattice_t poisson(double lambda) {
  return (sim_lattice_t){
      .pmf = poisson_pmf, .cap = 1.0, .odds = lambda, .top = INFINITY, .mean = lambda, .p = lambda};
}

static sim_lattice_t binomial(double n, double p) {
  return (sim_lattice_t){.pmf = binomial_pmf,
                         .cap = n,
                         .step = 1.0,
                         .odds = p / (1.0 - p),
                         .top = n,
                         .mean = n * p,
                         .p = p};
}

static void close_to(double value, double want, double relative) {
  if (!(fabs(value - want) <= relative * want))
    fail_msg("%.17g, not %.17g", value, want);
}

/* GSL serves as the other opinion; its distribution functions hold ten digits here. */
static void tails_agree_with_gsl(void **state) {
  (void)state;
  const sim_lattice_t p = poisson(37.5), b = binomial(90.0, 0.3);
  for (unsigned k = 0; k <= 90; k++) {
    close_to(sim_lattice_lower(&p, k), gsl_cdf_poisson_P(k, 37.5), 1e-10);
    close_to(sim_lattice_upper(&p, k), gsl_cdf_poisson_Q(k, 37.5), 1e-10);
    close_to(sim_lattice_lower(&b, k), gsl_cdf_binomial_P(k, 0.3, 90), 1e-10);
    if (k < 90)
      close_to(sim_lattice_upper(&b, k), gsl_cdf_binomial_Q(k, 0.3, 90), 1e-10);
  }
  assert_true(sim_lattice_upper(&b, 90.0) == 0.0);
}

static void search_is_right_from_any_guess(void **state) {
  (void)state;
  static const double guesses[] = {-1e6, 0.0, 10.2, 27.0, 45.0, 90.0, 1e6};
  const sim_lattice_t b = binomial(90.0, 0.3), p = poisson(27.0);
  static const double us[] = {1e-15, 1e-6, 0.01, 0.3, 0.5, 0.7, 0.99, 1.0 - 1e-9, 1.0 - 1e-15};
  for (size_t i = 0; i < sizeof us / sizeof us[0]; i++) {
    const double k = sim_lattice_search(&b, us[i], 27.0), j = sim_lattice_search(&p, us[i], 27.0);
    assert_true(sim_lattice_lower(&b, k) >= us[i] && sim_lattice_lower(&b, k - 1.0) < us[i]);
    assert_true(sim_lattice_lower(&p, j) >= us[i] && sim_lattice_lower(&p, j - 1.0) < us[i]);
    for (size_t g = 0; g < sizeof guesses / sizeof guesses[0]; g++) {
      assert_true(sim_lattice_search(&b, us[i], guesses[g]) == k);
      if (guesses[g] < 1e3)
        assert_true(sim_lattice_search(&p, us[i], guesses[g]) == j);
    }
  }
}

/* Rows of different laws and all remainders of the group size. */
static void batch_equals_search(void **state) {
  (void)state;
  static sim_lattice_batch_t batch;
  static double u[SIM_LATTICE_BATCH];
  for (size_t count = 0; count <= SIM_LATTICE_BATCH; count += 17) {
    batch.count = count;
    batch.step = 1.0;
    for (size_t i = 0; i < count; i++) {
      const double n = (double)(1 + i % 61), p = 0.01 + 0.49 * (double)i / 256.0;
      batch.cap[i] = n;
      batch.odds[i] = p / (1.0 - p);
      batch.pmf[i] = pow(1.0 - p, n);
      batch.u[i] = u[i] = i % 50 == 0 ? SIM_LATTICE_LARGEST_U : (0.37 + (double)i) / 256.4;
    }
    sim_lattice_batch_run(&batch);
    for (size_t i = 0; i < count; i++) {
      const sim_lattice_t law = binomial((double)(1 + i % 61), 0.01 + 0.49 * (double)i / 256.0);
      assert_true(batch.k[i] == sim_lattice_search(&law, u[i], law.mean));
    }
  }
}

static void batch_leaves_ties_undecided(void **state) {
  (void)state;
  static sim_lattice_batch_t batch;
  static const double us[] = {0.25, 0.25 * (1.0 + 5e-13), 0.25 * (1.0 + 2e-12), 0.75, 0.5};
  static const double want[] = {NAN, NAN, 1, NAN, 1};
  batch.count = 5;
  batch.step = 1.0;
  for (size_t i = 0; i < 5; i++) {
    batch.cap[i] = 2.0;
    batch.odds[i] = 1.0;
    batch.pmf[i] = 0.25;
    batch.u[i] = us[i];
  }
  sim_lattice_batch_run(&batch);
  for (size_t i = 0; i < 5; i++)
    assert_true(isnan(want[i]) ? isnan(batch.k[i]) : batch.k[i] == want[i]);
}

static void search_counts_near_ties_as_ties(void **state) {
  (void)state;
  const sim_lattice_t law = binomial(2.0, 0.5);
  assert_true(sim_lattice_search(&law, 0.25, 1.0) == 0.0);
  assert_true(sim_lattice_search(&law, 0.25 * (1.0 + 3e-14), 1.0) == 0.0);
  assert_true(sim_lattice_search(&law, 0.25 * (1.0 + 1e-13), 1.0) == 1.0);
  assert_true(sim_lattice_search(&law, 0.75, 1.0) == 1.0);
  assert_true(sim_lattice_search(&law, 0.75 + 0.25 * 1e-13, 1.0) == 2.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tails_agree_with_gsl),
      cmocka_unit_test(search_is_right_from_any_guess),
      cmocka_unit_test(batch_equals_search),
      cmocka_unit_test(batch_leaves_ties_undecided),
      cmocka_unit_test(search_counts_near_ties_as_ties),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
