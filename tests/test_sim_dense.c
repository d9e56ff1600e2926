// SPDX-License-Identifier: GPL-3.0-or-later
/* What kind of numbers a sorted pilot holds, and the edges laid for it, by hand. */
#include "sim/summary/dense.h"
#include "tests/support.h"

static double after(double x) {
  return nextafter(x, (double)INFINITY);
}

static void edges_are(size_t count, const double *sorted, sim_dense_t kind, size_t expected_count,
                      const double *expected) {
  double edges[64];
  edges[expected_count] = 77.0;
  assert_int_equal(sim_dense_edges(count, sorted, kind, edges), expected_count);
  for (size_t i = 0; i < expected_count; i++)
    if (edges[i] != expected[i])
      fail_msg("%zu: %.17g, expected %.17g", i, edges[i], expected[i]);
  assert_true(edges[expected_count] == 77.0);
}

static void test_kinds(void **unused) {
  (void)unused;
  static const struct {
    size_t count;
    double x[8], step;
    bool discrete;
  } cases[] = {
      {4, {1, 2, 3, 4, NAN}, 0, false},
      {6, {1, 1, 2, 2, 4, 4, NAN}, 1, true},
      {6, {1, 1, 2.5, 2.5, 3, 3, NAN}, 0.5, true},
      {6, {1, 1, 1, 2, 3, 4, NAN}, 0, false},          /* two of six repeat */
      {6, {0, 0, 1, 1, 2.3, 2.3, NAN}, 0, true},       /* no lattice */
      {6, {0, 0, 1, 1, 2.05, 2.05, NAN}, 1.025, true}, /* nearly one */
      {4, {3, 3, 3, 3, NAN}, 0, true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const sim_dense_t kind = sim_dense_of(cases[i].count, cases[i].x);
    assert_int_equal(kind.discrete, cases[i].discrete);
    near(kind.step, cases[i].step, 1e-15);
  }
}

static void test_edges(void **unused) {
  (void)unused;
  static const double lattice[] = {1, 1, 2, 2, 4, 4, NAN}, mixed[] = {1, 2, 2, 5, NAN};
  const double places[] = {1, after(1), 2, after(2), 2.5, 3.5, 4, after(4)};
  const double atoms[] = {1, 2, after(2), 5, after(5)};
  const double alone[] = {1, after(1), 2, after(2), 4, after(4)};
  edges_are(6, lattice, (sim_dense_t){.discrete = true, .step = 1}, 8, places);
  edges_are(6, lattice, (sim_dense_t){.discrete = true}, 6, alone);
  edges_are(4, mixed, (sim_dense_t){0}, 5, atoms);
}

/* Of many numbers one in so many is an edge, but for those near the quantiles that are asked for.
 */
static void test_strides(void **unused) {
  (void)unused;
  static const double wanted[] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95};
  enum { STRIDE = 8, COUNT = STRIDE * SIM_DENSE_COARSE };
  double *x = calloc(COUNT + 1, sizeof *x), *edges = calloc(COUNT + 3, sizeof *edges);
  size_t last = 0, at = 0;
  for (size_t i = 0; i < COUNT; i++)
    x[i] = (double)i;
  x[COUNT] = (double)NAN;
  const size_t count = sim_dense_edges(COUNT, x, (sim_dense_t){0}, edges);
  for (size_t i = 0; i < COUNT; i++) {
    bool is_near = false;
    for (size_t q = 0; q < sizeof wanted / sizeof wanted[0]; q++) {
      const double p = wanted[q], share = ((double)i + 0.5) / COUNT;
      is_near = is_near || fabs(share - p) <= 4.5 * sqrt(p * (1.0 - p) / COUNT);
    }
    if (!is_near && i > 0 && i + 1 < COUNT && i - last < STRIDE)
      continue;
    last = i;
    if (at >= count || edges[at++] != x[i])
      fail_msg("edge %zu is not %g", at, x[i]);
  }
  assert_true(at + 1 == count && edges[at] == after(x[COUNT - 1]));
  free(x);
  free(edges);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_kinds),
      cmocka_unit_test(test_edges),
      cmocka_unit_test(test_strides),
  };
  return cmocka_run_group_tests_name("sim_dense", tests, NULL, NULL);
}
