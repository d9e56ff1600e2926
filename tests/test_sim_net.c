// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/net.h"
#include "tests/support.h"

#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t coordinate(size_t dimension, uint64_t index) {
  uint64_t v[SIM_NET_COLUMNS], x;
  sim_net_directions(dimension, SIM_NET_COLUMNS, v);
  sim_net_points(SIM_NET_COLUMNS, v, 0, index, 1, &x);
  return x;
}

/* tests/reference/sobol.csv, SciPy's points in 18 dimensions up to the last. */
static void test_points_are_those_of_scipy(void **unused) {
  (void)unused;
  FILE *file = fopen("tests/reference/sobol.csv", "r");
  unsigned long long index, dimension, value;
  size_t seen = 0;
  assert_non_null(file);
  assert_int_equal(fscanf(file, "index,dimension,value"), 0);
  while (fscanf(file, "%llu,%llu,%llu", &index, &dimension, &value) == 3) {
    assert_int_equal(coordinate(dimension, index) >> 34, value);
    seen++;
  }
  fclose(file);
  assert_int_equal(seen, 432);
}

/* GSL's generator has other direction numbers (Bratley and Fox 1988) from the third dimension on;
   in the first two there is nothing to choose. It leaves out the point 0. */
static void test_first_dimensions_are_those_of_gsl(void **unused) {
  (void)unused;
  gsl_qrng *q = gsl_qrng_alloc(gsl_qrng_sobol, 2);
  for (uint64_t i = 1; i < 5000; i++) {
    double x[2];
    gsl_qrng_get(q, x);
    for (size_t d = 0; d < 2; d++)
      assert_true(ldexp((double)(coordinate(d, i ^ i >> 1) >> 11), -53) == x[d]);
  }
  gsl_qrng_free(q);
}

static void test_parts_are_the_whole(void **unused) {
  (void)unused;
  enum { N = 700, COLUMNS = 12 };
  uint64_t v[COLUMNS], whole[N], part[N];
  sim_net_directions(77, COLUMNS, v);
  sim_net_points(COLUMNS, v, 99, 3000, N, whole);
  for (size_t from = 0; from < N; from += 61) {
    sim_net_points(COLUMNS, v, 99, 3000 + from, N - from, part);
    assert_memory_equal(part, whole + from, (N - from) * sizeof *part);
  }
  /* beyond the columns the sequence starts again, also at the last index there is */
  sim_net_points(COLUMNS, v, 99, UINT64_MAX - 1, 4, part);
  sim_net_points(COLUMNS, v, 99, (1 << COLUMNS) - 2, 4, whole);
  assert_memory_equal(part, whole, 4 * sizeof *part);
  sim_net_points(0, v, 99, 5, 2, part);
  assert_true(part[0] == 99 && part[1] == 99);
}

/* Points of a dimension, plain (seed 0) or scrambled. */
static void net(size_t dimension, size_t columns, uint64_t seed, uint64_t *x) {
  uint64_t v[SIM_NET_COLUMNS], shift = 0;
  sim_net_directions(dimension, columns, v);
  if (seed) {
    sim_pcg_t generator;
    sim_pcg_seed(&generator, seed, dimension);
    sim_net_scramble(columns, v, &generator);
    shift = sim_pcg_next(&generator);
  }
  sim_net_points(columns, v, shift, 0, (size_t)1 << columns, x);
}

/* Each of 2^columns intervals has one point, in every dimension. */
static void test_every_dimension_is_equidistributed(void **unused) {
  (void)unused;
  enum { COLUMNS = 10, N = 1 << COLUMNS };
  uint64_t x[N];
  for (uint64_t seed = 0; seed < 3; seed++)
    for (size_t d = 0; d < SIM_NET_DIMENSIONS; d++) {
      char seen[N] = {0};
      net(d, COLUMNS, seed, x);
      for (size_t i = 0; i < N; i++)
        seen[x[i] >> (64 - COLUMNS)]++;
      for (size_t i = 0; i < N; i++)
        assert_int_equal(seen[i], 1);
    }
}

/* True when every elementary interval of 2^−p by 2^−(columns − t − p) has 2^t points. */
static bool is_net(const uint64_t *x, const uint64_t *y, size_t columns, size_t t) {
  const size_t cells = columns - t;
  uint32_t *count = calloc((size_t)1 << cells, sizeof *count);
  bool even = true;
  for (size_t p = 0; even && p <= cells; p++) {
    memset(count, 0, sizeof *count << cells);
    for (size_t i = 0; i < (size_t)1 << columns; i++) {
      const uint64_t a = p ? x[i] >> (64 - p) : 0, b = p < cells ? y[i] >> (64 - cells + p) : 0;
      count[a << (cells - p) | b]++;
    }
    for (size_t i = 0; even && i < (size_t)1 << cells; i++)
      even = count[i] == (uint32_t)1 << t;
  }
  free(count);
  return even;
}

/* The quality t of the projection on two dimensions. */
static size_t quality(size_t first, size_t second, size_t columns, uint64_t seed) {
  uint64_t *x = malloc(sizeof *x << columns), *y = malloc(sizeof *y << columns);
  net(first, columns, seed, x);
  net(second, columns, seed, y);
  size_t t = 0;
  while (!is_net(x, y, columns, t))
    t++;
  free(y);
  free(x);
  return t;
}

/* Sobol's t for two dimensions is at most the degrees of their polynomials less one each (Sobol'
   1967; Niederreiter 1992, corollary 4.31): 0 and 0 for the first two, 1, 2, 2, 3, 3, 4 … The
   scramble must keep every elementary interval: the same t, seed by seed. */
static void test_projections_keep_their_quality(void **unused) {
  (void)unused;
  static const size_t excess[] = {0, 0, 1, 2, 2, 3, 3, 4, 4, 4, 4, 4, 4};
  enum { DIMENSIONS = sizeof excess / sizeof excess[0], COLUMNS = 9 };
  assert_int_equal(quality(0, 1, 12, 0), 0);
  for (size_t a = 0; a < DIMENSIONS; a++)
    for (size_t b = 0; b < a; b++) {
      const size_t t = quality(a, b, COLUMNS, 0);
      assert_true(t <= excess[a] + excess[b]);
      for (uint64_t seed = 1; seed < 4; seed++)
        assert_int_equal(quality(a, b, COLUMNS, seed), t);
    }
}

/* Joe and Kuo's choice: no two of the dimensions in use fall on a few lines together. */
static void test_projections_of_far_dimensions(void **unused) {
  (void)unused;
  size_t worst = 0;
  for (size_t a = 200; a < 260; a++)
    for (size_t b = 200; b < a; b++) {
      const size_t t = quality(a, b, 10, 0);
      worst = t > worst ? t : worst;
    }
  assert_true(worst < 10);
}

/* A scrambled coordinate is uniform: over 4,000 seeds, point 5 of dimension 9 in 16 bins, χ² on 15
   degrees of freedom below its quantile at 1 − 1e-6, 55.5 (R: qchisq); seeds fixed. The scramble
   changes the order of the points, not only the shift: the same interval is met by many indices. */
static void test_scrambled_points_are_uniform(void **unused) {
  (void)unused;
  enum { SEEDS = 4000, BINS = 16, COLUMNS = 6 };
  double count[BINS] = {0}, chi_square = 0.0;
  uint64_t x[1 << COLUMNS], differences = 0;
  for (uint64_t seed = 1; seed <= SEEDS; seed++) {
    net(9, COLUMNS, seed, x);
    count[x[5] >> 60] += 1.0;
    differences |= (x[5] ^ x[6]) & ~((x[5] ^ x[6]) >> 1);
  }
  for (size_t i = 0; i < BINS; i++)
    chi_square += (count[i] - SEEDS / BINS) * (count[i] - SEEDS / BINS) / (SEEDS / BINS);
  assert_true(chi_square < 55.5);
  assert_true(__builtin_popcountll(differences) > 48); /* all bits below take part */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_points_are_those_of_scipy),
      cmocka_unit_test(test_first_dimensions_are_those_of_gsl),
      cmocka_unit_test(test_parts_are_the_whole),
      cmocka_unit_test(test_every_dimension_is_equidistributed),
      cmocka_unit_test(test_projections_keep_their_quality),
      cmocka_unit_test(test_projections_of_far_dimensions),
      cmocka_unit_test(test_scrambled_points_are_uniform),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
