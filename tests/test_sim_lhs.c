// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/lhs.h"
#include "sim/design/stream.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The statistical tests hold 164 numbers that are nearly χ² or normal for random orders against
   limits passed once in 1e6 (R: qchisq, qnorm): a false alarm in 2e-4 choices of the seeds, which
   are fixed. */

static void order_of(sim_lhs_t *self, uint32_t points, uint64_t seed) {
  sim_pcg_t generator;
  sim_pcg_seed(&generator, sim_u128_of(7, seed), seed);
  sim_lhs_init(self, points, &generator);
}

static void test_every_stratum_once(void **unused) {
  (void)unused;
  static const uint32_t sizes[] = {1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 1000, 31250, 65537};
  for (size_t n = 0; n < sizeof sizes / sizeof sizes[0]; n++)
    for (uint64_t seed = 0; seed < 20; seed++) {
      const uint32_t points = sizes[n];
      uint32_t *stratum = calloc(points, sizeof *stratum);
      char *seen = calloc(points, 1);
      sim_lhs_t order;
      order_of(&order, points, seed);
      sim_lhs_strata(&order, 0, points, stratum);
      for (uint32_t i = 0; i < points; i++) {
        assert_true(stratum[i] < points);
        assert_int_equal(seen[stratum[i]]++, 0);
      }
      free(seen);
      free(stratum);
    }
}

static void test_parts_are_the_whole(void **unused) {
  (void)unused;
  enum { N = 900 };
  uint32_t whole[N], part[N];
  sim_lhs_t order;
  order_of(&order, 5000, 3);
  sim_lhs_strata(&order, 4000, N, whole);
  for (uint32_t from = 0; from < N; from += 111) {
    sim_lhs_strata(&order, 4000 + from, N - from, part);
    assert_memory_equal(part, whole + from, (N - from) * sizeof *part);
  }
  order_of(&order, UINT32_C(1) << 31, 3); /* the largest */
  sim_lhs_strata(&order, (UINT32_C(1) << 31) - 2, 2, part);
  assert_true(part[0] != part[1] && part[0] < UINT32_C(1) << 31);
}

/* Pairs of places against pairs of strata, over many orders of a few points: a random order gives
   every ordered pair the same chance. */
static double chi_square_of_pairs(uint32_t points, size_t a, size_t b, size_t orders) {
  double count[16 * 16] = {0}, chi_square = 0.0;
  for (size_t k = 0; k < orders; k++) {
    uint32_t stratum[16];
    sim_lhs_t order;
    order_of(&order, points, 1000 + k);
    sim_lhs_strata(&order, 0, points, stratum);
    count[stratum[a] * 16 + stratum[b]] += 1.0;
  }
  const double expected = (double)orders / (points * (points - 1));
  for (uint32_t i = 0; i < points; i++)
    for (uint32_t j = 0; j < points; j++)
      if (i != j)
        chi_square += (count[16 * i + j] - expected) * (count[16 * i + j] - expected) / expected;
  return chi_square;
}

static void test_small_orders_are_random(void **unused) {
  (void)unused;
  static const struct {
    uint32_t points;
    double limit; /* χ² with points·(points − 1) − 1 degrees of freedom, 1 − 1e-6 */
  } cases[] = {{3, 35.9}, {5, 63.7}, {8, 119.9}, {11, 194.1}, {16, 357.7}};
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    const uint32_t last = cases[c].points - 1;
    const size_t pairs[][2] = {{0, 1}, {0, last}, {1, 2}, {last / 2, last}};
    for (size_t i = 0; i < 4; i++)
      if (pairs[i][0] != pairs[i][1]) {
        const double x = chi_square_of_pairs(cases[c].points, pairs[i][0], pairs[i][1], 20000);
        if (!(x < cases[c].limit))
          print_error("points %u pair %zu: %g\n", cases[c].points, i, x);
        assert_true(x < cases[c].limit);
      }
  }
}

/* Large orders: no correlation along the places at small lags, nor with the place itself, nor
   between two keys. For a random order of n, r·√n is nearly standard normal. */
static void test_large_orders_are_uncorrelated(void **unused) {
  (void)unused;
  enum { N = 31250, LAGS = 8 };
  uint32_t *x = calloc(N, sizeof *x), *y = calloc(N, sizeof *y);
  for (uint64_t seed = 0; seed < 8; seed++) {
    sim_lhs_t order;
    order_of(&order, N, seed);
    sim_lhs_strata(&order, 0, N, x);
    order_of(&order, N, seed + 1);
    sim_lhs_strata(&order, 0, N, y);
    for (size_t lag = 1; lag <= LAGS + 1; lag++) {
      double sum = 0.0, other = 0.0;
      for (size_t i = 0; i < N; i++) {
        const double centred = (x[i] + 0.5) / N - 0.5;
        sum += centred * ((x[(i + lag) % N] + 0.5) / N - 0.5);
        other += centred * (lag <= LAGS ? (y[(i + lag) % N] + 0.5) / N - 0.5 : (double)i / N - 0.5);
      }
      assert_true(fabs(12.0 * sum / sqrt(N)) < 4.9 && fabs(12.0 * other / sqrt(N)) < 4.9);
    }
  }
  free(y);
  free(x);
}

static void test_points_stay_in_their_strata(void **unused) {
  (void)unused;
  const uint32_t stratum[] = {0, 0, 6, 6, 3};
  double u[] = {0x1p-54, 1.0 - 0x1p-53, 0x1p-54, 1.0 - 0x1p-53, 0.5};
  sim_lhs_place(5, stratum, 7, u);
  assert_true(u[0] > 0.0 && u[0] < 1e-16);
  assert_true(fabs(u[1] - 1.0 / 7.0) < 1e-15 && fabs(u[2] - 6.0 / 7.0) < 1e-15);
  assert_true(u[3] < 1.0 && u[3] > 1.0 - 1e-15);
  assert_true(u[4] == 0.5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_stratum_once),
      cmocka_unit_test(test_parts_are_the_whole),
      cmocka_unit_test(test_small_orders_are_random),
      cmocka_unit_test(test_large_orders_are_uncorrelated),
      cmocka_unit_test(test_points_stay_in_their_strata),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
