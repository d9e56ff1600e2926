// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/summary/ascend.h"
#include "sim/summary/histogram.h"
#include "sim/summary/sparse.h"
#include "tests/support.h"
#include "tests/zoo.h"

#include <stdlib.h>
#include <string.h>

static double edges[SIM_SPARSE_ROOM + 1];

/* Ascending without equals, finite, within the room, and every value has a bin of its own. */
static size_t lay(size_t count, const double *sorted) {
  edges[SIM_SPARSE_ROOM] = 42.0;
  const size_t laid = sim_sparse_edges(count, sorted, edges);
  assert_true(laid <= SIM_SPARSE_ROOM && edges[SIM_SPARSE_ROOM] == 42.0);
  for (size_t i = 0, at = 0; i < laid; i++) {
    assert_true(isfinite(edges[i]) && (i == 0 || edges[i - 1] < edges[i]));
    for (; at < count && edges[i] == sorted[at]; at++)
      assert_true(edges[i + 1] == nextafter(sorted[at], INFINITY));
    assert_true(i + 1 < laid || at == count);
  }
  return laid;
}

static void test_edges_ascend_and_hold_the_pilot(void **state) {
  (void)state;
  static const double cases[][2] = {
      {0.0, 0.0},     {1.0, 1.0},       {-3.0, 5.0},    {1e-300, 1e300},      {-1e308, 1e308},
      {-1e-320, 0.0}, {0x1p-1074, 1.0}, {1e9, 1e9 + 1}, {1.0, 1.0 + 0x1p-52}, {-7.0, -1e-12}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    (void)lay(2, cases[i]);
  static double sorted[2 * SIM_SPARSE_FEW];
  sim_stream_t stream;
  sim_stream_init(&stream, 1, "sparse");
  for (size_t count = SIM_SPARSE_FEW - 1; count > 0; count = count * 2 / 3) {
    sim_stream_uniforms(&stream, 0, count, sorted);
    sim_ascend(count, sorted, sorted + count);
    assert_true(lay(count, sorted) > 3000);
  }
}

/* The distance between edges, as a share of that to the nearest value of the pilot: what is near
   one, or within some octaves beyond all, is told apart to 5 %. */
static void test_edges_are_dense_near_the_pilot(void **state) {
  (void)state;
  const double sorted[] = {-2.0, 5.0, 1e6};
  const size_t laid = lay(3, sorted);
  for (size_t i = 0; i + 1 < laid; i++) {
    double nearest = INFINITY;
    for (size_t k = 0; k < 3; k++)
      nearest = fmin(nearest, fmin(fabs(edges[i] - sorted[k]), fabs(edges[i + 1] - sorted[k])));
    assert_true(nearest < 1e-5 || edges[i + 1] - edges[i] <= 0.05 * nearest);
  }
  assert_true(edges[0] < -2e8 && edges[laid - 1] > 2e8);
}

/* Each shape, defined in SHARE of N replicates: some 150 values, of which the pilot has some 6. */
enum { N = 100000, PILOT = 4096, SEEDS = 20, QUANTILES = 8 };
#define SHARE 0.0015

static size_t draw(const shape_t *shape, uint64_t seed, double *x, double *defined) {
  sim_stream_t value, fate;
  size_t count = 0;
  sim_stream_init(&value, seed, shape->name);
  sim_stream_init(&fate, seed, "defined");
  sim_stream_uniforms(&fate, 0, N, x);
  for (size_t i = 0; i < N; i++) {
    double u = (double)NAN;
    if (x[i] < SHARE)
      sim_stream_uniforms(&value, i, 1, &u);
    x[i] = x[i] < SHARE ? shape->of(u) : (double)NAN;
    if (isfinite(x[i]))
      defined[count++] = x[i];
  }
  return count;
}

/* By how many values the quantiles of one sample are off, in all; each lies where it says. */
static double values_off(const shape_t *shape, uint64_t seed) {
  static const double wanted[QUANTILES] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95};
  static double x[N], defined[2 * N], scratch[2 * PILOT];
  double off = 0.0;
  const size_t count = draw(shape, seed, x, defined);
  sim_ascend(count, defined, defined + count);
  sim_grid_t *grid = sim_grid_alloc(PILOT, x, shape->whole, scratch);
  sim_histogram_t histogram;
  assert_non_null(grid);
  assert_int_equal(sim_histogram_init(&histogram, grid), 0);
  sim_histogram_add(&histogram, N, x);
  for (size_t q = 0; q < QUANTILES; q++) {
    const double rank = ceil(wanted[q] * (double)count - 1e-9);
    const sim_order_t order = sim_histogram_order(&histogram, rank);
    const double exact = defined[(size_t)rank - 1];
    size_t below = 0, upto = 0;
    for (size_t i = 0; i < count; i++) {
      below += defined[i] < order.value;
      upto += defined[i] <= order.value;
    }
    assert_true(order.low <= exact && exact <= order.high);
    off += fmax(0.0, fmax((double)below + 1.0 - rank, rank - (double)upto));
  }
  sim_histogram_free(&histogram);
  sim_grid_free(grid);
  return off;
}

/* Seeds are fixed, so nothing is left to chance here. Quantiles are off by less than one of the 150
   values on average; by less than three where the pilot has seen none of several atoms or clusters,
   or none of the values, or where they fill ninety octaves. (Between the pilot's order statistics
   alone it would be 1.4 to 11 values.) */
static void test_quantiles_of_what_is_seldom_defined(void **state) {
  (void)state;
  static const char *const harder =
      "atom, two places, constant over a few, gaps, twentieth power, nearly constant";
  for (size_t s = 0; s < SHAPES; s++) {
    double off = 0.0;
    for (uint64_t seed = 1; seed <= SEEDS; seed++)
      off += values_off(&shapes[s], seed) / (SEEDS * QUANTILES);
    print_message("%-22s off by %.3f values\n", shapes[s].name, off);
    assert_true(off < (strstr(harder, shapes[s].name) ? 3.0 : 1.0));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_edges_ascend_and_hold_the_pilot),
      cmocka_unit_test(test_edges_are_dense_near_the_pilot),
      cmocka_unit_test(test_quantiles_of_what_is_seldom_defined),
  };
  return cmocka_run_group_tests_name("sim_sparse", tests, NULL, NULL);
}
