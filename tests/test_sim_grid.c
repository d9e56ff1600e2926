// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/summary/grid.h"
#include "tests/support.h"
#include "tests/zoo.h"

/* Where a grid puts values, against a plain search through its own bins, one after the other. */

enum { PILOT = 4096, TRIED = 2000 };

static sim_grid_t *grid_of(const char *name, double (*of)(double), bool whole,
                           double pilot[PILOT]) {
  static double scratch[2 * PILOT];
  sim_stream_t stream;
  sim_stream_init(&stream, 3, name);
  sim_stream_uniforms(&stream, 0, PILOT, pilot);
  for (size_t i = 0; i < PILOT; i++)
    pilot[i] = of(pilot[i]);
  sim_grid_t *grid = sim_grid_alloc(PILOT, pilot, whole, scratch);
  assert_non_null(grid);
  return grid;
}

/* The bin that holds x; grid->bins when none does. A bin of edges ends below the next. */
static size_t plain(const sim_grid_t *grid, double x) {
  if (grid->whole)
    return x >= grid->origin && x < grid->origin + (double)grid->bins ? (size_t)(x - grid->origin)
                                                                      : grid->bins;
  for (size_t bin = 0; bin < grid->bins; bin++)
    if (grid->edges[bin + 1] <= x && x < grid->edges[bin + 2])
      return bin;
  return grid->bins;
}

static void check(const sim_grid_t *grid, size_t count, const double *x) {
  static uint32_t bins[PILOT];
  sim_grid_locate(grid, count, x, bins);
  for (size_t i = 0; i < count; i++) {
    double low, high;
    assert_int_equal(bins[i], plain(grid, x[i]));
    if (bins[i] == grid->bins)
      continue;
    sim_grid_ends(grid, bins[i], &low, &high);
    assert_true(low <= x[i] && x[i] <= high);
  }
}

/* Values of the pilot, others of the same law, every edge and its neighbours, and what is far. */
static void every_shape(void **state) {
  (void)state;
  static const double far[] = {-(double)INFINITY, -1e300,     -1.0, 0.0, 1e300,
                               (double)INFINITY,  (double)NAN};
  for (size_t k = 0; k < SHAPES; k++) {
    static double pilot[PILOT], others[TRIED];
    sim_grid_t *grid = grid_of(shapes[k].name, shapes[k].of, shapes[k].whole, pilot);
    check(grid, TRIED, pilot);
    for (size_t i = 0; i < TRIED; i++)
      others[i] = shapes[k].of(((double)i + 0.5) / TRIED);
    check(grid, TRIED, others);
    check(grid, sizeof far / sizeof far[0], far);
    for (size_t i = 1; !grid->whole && i <= grid->bins + 1 && i < TRIED; i++) {
      const double near_edge[] = {nextafter(grid->edges[i], -(double)INFINITY), grid->edges[i],
                                  nextafter(grid->edges[i], (double)INFINITY)};
      check(grid, 3, near_edge);
    }
    sim_grid_free(grid);
  }
}

/* Bins do not overlap, ascend, and those of whole numbers hold one number each. */
static void bins_ascend(void **state) {
  (void)state;
  static double pilot[PILOT];
  for (int whole = 0; whole < 2; whole++) {
    sim_grid_t *grid = grid_of("ascend", whole ? counts : skewed, whole, pilot);
    double low, high, before = -(double)INFINITY;
    assert_true(grid->bins > 100);
    for (size_t bin = 0; bin < grid->bins; bin++) {
      sim_grid_ends(grid, bin, &low, &high);
      assert_true(low <= high && low >= before);
      assert_true(!whole || low == high);
      before = high;
    }
    sim_grid_free(grid);
  }
}

/* A value that the pilot repeats has a bin of its own, and so has each place of a lattice. */
static void repeated_values(void **state) {
  (void)state;
  static double pilot[PILOT];
  double low, high;
  uint32_t bin;
  sim_grid_t *grid = grid_of("own", atom, false, pilot);
  const double repeated = 599.6131528;
  sim_grid_locate(grid, 1, &repeated, &bin);
  sim_grid_ends(grid, bin, &low, &high);
  assert_true(low == repeated && high == repeated);
  sim_grid_free(grid);
  grid = grid_of("places", lattice, false, pilot);
  assert_true(grid->discrete);
  for (int k = 1810; k < 2290; k++) {
    const double place = 100.0 * k / 1157151.0, next = 100.0 * (k + 1) / 1157151.0;
    uint32_t bins[2];
    sim_grid_locate(grid, 2, (const double[]){place, next}, bins);
    assert_true(bins[0] < bins[1]);
  }
  sim_grid_free(grid);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_shape), cmocka_unit_test(bins_ascend),
                                     cmocka_unit_test(repeated_values)};
  return cmocka_run_group_tests_name("sim_grid", tests, NULL, NULL);
}
