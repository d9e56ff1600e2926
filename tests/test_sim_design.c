// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/design.h"
#include "sim/design/net.h"
#include "sim/status.h"
#include "tests/support.h"

#include <stdlib.h>
#include <string.h>

enum { M = SIM_DESIGN_REPLICATIONS };

static sim_stream_t stream_of(uint64_t seed, const char *name) {
  sim_stream_t stream;
  sim_stream_init(&stream, seed, name);
  return stream;
}

static sim_design_t design_of(sim_design_kind_t kind, uint64_t replicates) {
  sim_design_t design;
  assert_int_equal(sim_design_init(&design, kind, replicates), SIM_OK);
  return design;
}

static void test_replicates_are_raised(void **unused) {
  (void)unused;
  static const struct {
    sim_design_kind_t kind;
    uint64_t asked, given;
  } cases[] = {
      {SIM_DESIGN_RANDOM, 1, 1},
      {SIM_DESIGN_RANDOM, 12345, 12345},
      {SIM_DESIGN_LHS, 1, 32},
      {SIM_DESIGN_LHS, 32, 32},
      {SIM_DESIGN_LHS, 33, 64},
      {SIM_DESIGN_LHS, 1000000, 1000000},
      {SIM_DESIGN_LHS, 1000001, 1000032},
      {SIM_DESIGN_SOBOL, 1, 32},
      {SIM_DESIGN_SOBOL, 33, 64},
      {SIM_DESIGN_SOBOL, 65, 128},
      {SIM_DESIGN_SOBOL, 1000000, 1048576},
      {SIM_DESIGN_SOBOL, 1048576, 1048576},
      {SIM_DESIGN_SOBOL, SIM_DESIGN_MOST, SIM_DESIGN_MOST},
      {SIM_DESIGN_LHS, SIM_DESIGN_MOST + 1, 0},
      {SIM_DESIGN_SOBOL, UINT64_MAX, 0},
      {SIM_DESIGN_LHS, 0, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    assert_int_equal(sim_design_replicates(cases[i].kind, cases[i].asked), cases[i].given);
  sim_design_t design;
  assert_int_equal(sim_design_init(&design, SIM_DESIGN_LHS, 33), SIM_ERR_DOMAIN);
  assert_int_equal(sim_design_init(&design, SIM_DESIGN_LHS, 0), SIM_ERR_DOMAIN);
  assert_int_equal(sim_design_init(&design, SIM_DESIGN_SOBOL, 96), SIM_ERR_DOMAIN);
}

static void test_random_is_the_stream(void **unused) {
  (void)unused;
  const sim_stream_t stream = stream_of(2026, "criterion.sector");
  double plain[600], designed[600];
  sim_stream_uniforms(&stream, 12345, 600, plain);
  sim_design_uniforms(&(sim_design_t){0}, &stream, 7, 12345, 600, designed);
  assert_memory_equal(plain, designed, sizeof plain);
  /* Sobol' points beyond the table of direction numbers too */
  const sim_design_t sobol = design_of(SIM_DESIGN_SOBOL, M * 1024);
  sim_design_uniforms(&sobol, &stream, SIM_NET_DIMENSIONS, 12345, 600, designed);
  assert_memory_equal(plain, designed, sizeof plain);
  sim_design_uniforms(&sobol, &stream, SIM_NET_DIMENSIONS - 1, 12345, 600, designed);
  assert_memory_not_equal(plain, designed, sizeof plain);
}

/* In every randomisation each of `points` intervals has one point; the randomisations differ. */
static void check_strata(sim_design_kind_t kind, uint64_t points) {
  const sim_stream_t stream = stream_of(1, "x");
  const sim_design_t design = design_of(kind, M * points);
  double *u = calloc(points, sizeof *u), first = 0.0;
  char *seen = calloc(points, 1);
  for (uint64_t k = 0; k < M + 2; k++) { /* beyond the last too: a pilot may be larger than a run */
    memset(seen, 0, points);
    sim_design_uniforms(&design, &stream, 3, k * points, points, u);
    for (size_t i = 0; i < points; i++) {
      assert_true(u[i] > 0.0 && u[i] < 1.0);
      assert_int_equal(seen[(size_t)(u[i] * (double)points)]++, 0);
    }
    assert_true(u[0] != first);
    first = u[0];
  }
  free(seen);
  free(u);
}

static void test_randomisations_are_even(void **unused) {
  (void)unused;
  check_strata(SIM_DESIGN_LHS, 1);
  check_strata(SIM_DESIGN_LHS, 625);
  check_strata(SIM_DESIGN_LHS, 1000);
  check_strata(SIM_DESIGN_SOBOL, 1);
  check_strata(SIM_DESIGN_SOBOL, 1024);
}

/* The same numbers however they are asked for, across the borders of randomisations too. */
static void test_parts_are_the_whole(void **unused) {
  (void)unused;
  enum { N = 3000 };
  static double whole[N], part[N];
  const sim_stream_t stream = stream_of(5, "x");
  for (int kind = SIM_DESIGN_LHS; kind <= SIM_DESIGN_SOBOL; kind++) {
    const sim_design_t design = design_of((sim_design_kind_t)kind, M * 512);
    sim_design_uniforms(&design, &stream, 11, 0, N, whole);
    for (size_t from = 0; from < N; from += 173) {
      sim_design_uniforms(&design, &stream, 11, from, N - from, part);
      assert_memory_equal(part, whole + from, (N - from) * sizeof *part);
    }
    for (size_t i = 0; i < N; i += 97) {
      sim_design_uniforms(&design, &stream, 11, i, 1, part);
      assert_true(part[0] == whole[i]);
    }
  }
}

/* Over 20,000 seeds, one point of each kind in 20 bins: χ² on 19 degrees of freedom below its
   quantile at 1 − 1e-7, 69.8 (R: qchisq); and no correlation of two quantities or of two
   randomisations, |z| < 5.3, each 1e-7. Seeds fixed. */
static void test_points_are_uniform_and_independent(void **unused) {
  (void)unused;
  enum { SEEDS = 20000, BINS = 20 };
  for (int kind = SIM_DESIGN_LHS; kind <= SIM_DESIGN_SOBOL; kind++) {
    const sim_design_t design = design_of((sim_design_kind_t)kind, M * 16);
    double count[BINS] = {0}, chi_square = 0.0, names = 0.0, parts = 0.0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
      const sim_stream_t a = stream_of(seed, "a"), b = stream_of(seed, "b");
      double x, y, z;
      sim_design_uniforms(&design, &a, 0, 5, 1, &x);
      sim_design_uniforms(&design, &b, 1, 5, 1, &y);
      sim_design_uniforms(&design, &a, 0, 5 + 16, 1, &z);
      count[(size_t)(x * BINS)] += 1.0;
      names += 12.0 * (x - 0.5) * (y - 0.5);
      parts += 12.0 * (x - 0.5) * (z - 0.5);
    }
    for (size_t i = 0; i < BINS; i++)
      chi_square += (count[i] - SEEDS / BINS) * (count[i] - SEEDS / BINS) / (SEEDS / BINS);
    assert_true(chi_square < 69.8);
    assert_true(names * names < 5.3 * 5.3 * SEEDS && parts * parts < 5.3 * 5.3 * SEEDS);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_replicates_are_raised),
      cmocka_unit_test(test_random_is_the_stream),
      cmocka_unit_test(test_randomisations_are_even),
      cmocka_unit_test(test_parts_are_the_whole),
      cmocka_unit_test(test_points_are_uniform_and_independent),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
