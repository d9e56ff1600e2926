// SPDX-License-Identifier: GPL-3.0-or-later
/* Both tails of every law against closed forms, at its ends and beyond them. */
#include "sim/laws/compound.h"
#include "sim/status.h"
#include "tests/support.h"

typedef struct {
  double x, lower, upper; /* P(X < x), P(X > x) */
} tail_t;

static void check(sim_dist_t law, const tail_t *tails, size_t count) {
  for (size_t i = 0; i < count; i++) {
    double at[2];
    const double lower = sim_dist_tail(&law, tails[i].x, 0, &at[0]);
    const double upper = sim_dist_tail(&law, tails[i].x, 1, &at[1]);
    if (!(fabs(lower - tails[i].lower) <= 1e-14 * tails[i].lower &&
          fabs(upper - tails[i].upper) <= 1e-14 * tails[i].upper))
      fail_msg("%g: %.17g and %.17g", tails[i].x, lower, upper);
    const double atom = 1.0 - tails[i].lower - tails[i].upper;
    assert_true(at[0] == at[1] && fabs(at[0] - atom) < 1e-15);
  }
  sim_dist_free(&law);
}

#define CHECK(law, ...)                                                                            \
  check(law, (const tail_t[]){__VA_ARGS__}, sizeof((const tail_t[]){__VA_ARGS__}) / sizeof(tail_t))

static void test_constant(void **unused) {
  (void)unused;
  sim_dist_t law;
  assert_int_equal(sim_dist_init_constant(&law, 3.0), SIM_OK);
  CHECK(law, {2.0, 0.0, 1.0}, {3.0, 0.0, 0.0}, {4.0, 1.0, 0.0});
}

/* Powers: Beta(2, 1), Beta(1, 3), PERT with its mode at an end, which is Beta(5, 1) or (1, 5). */
static void test_betas(void **unused) {
  (void)unused;
  sim_dist_t law;
  assert_int_equal(sim_dist_init_beta(&law, 2.0, 1.0), SIM_OK);
  CHECK(law, {-1.0, 0.0, 1.0}, {0.0, 0.0, 1.0}, {0.25, 0.0625, 0.9375}, {1e-9, 1e-18, 1.0},
        {1.0, 1.0, 0.0}, {1.5, 1.0, 0.0});
  assert_int_equal(sim_dist_init_beta(&law, 1.0, 3.0), SIM_OK);
  CHECK(law, {0.5, 0.875, 0.125}, {0.75, 63.0 / 64.0, 1.0 / 64.0});
  assert_int_equal(sim_dist_init_pert(&law, 2.0, 4.0, 4.0), SIM_OK);
  CHECK(law, {1.0, 0.0, 1.0}, {2.0, 0.0, 1.0}, {3.0, 1.0 / 32.0, 31.0 / 32.0}, {4.0, 1.0, 0.0},
        {5.0, 1.0, 0.0});
  assert_int_equal(sim_dist_init_pert(&law, 2.0, 2.0, 4.0), SIM_OK);
  CHECK(law, {3.0, 31.0 / 32.0, 1.0 / 32.0}, {3.5, 1023.0 / 1024.0, 1.0 / 1024.0});
}

/* Φ(−2) and Φ(−8), R's pnorm. */
static void test_normals(void **unused) {
  (void)unused;
  const double two = 0.022750131948179209, eight = 6.2209605742717844e-16;
  sim_dist_t law;
  assert_int_equal(sim_dist_init_normal(&law, 1.0, 2.0), SIM_OK);
  CHECK(law, {1.0, 0.5, 0.5}, {5.0, 1.0 - two, two}, {-3.0, two, 1.0 - two}, {17.0, 1.0, eight},
        {-15.0, eight, 1.0});
  assert_int_equal(sim_dist_init_lognormal(&law, 0.0, 2.0), SIM_OK);
  CHECK(law, {-1.0, 0.0, 1.0}, {0.0, 0.0, 1.0}, {1.0, 0.5, 0.5});
  assert_int_equal(sim_dist_init_lognormal(&law, log(3.0), log(2.0)), SIM_OK);
  CHECK(law, {12.0, 1.0 - two, two}, {0.75, two, 1.0 - two});
}

/* Lines and parabolas. */
static void test_polygons(void **unused) {
  (void)unused;
  sim_dist_t law;
  assert_int_equal(sim_dist_init_uniform(&law, 2.0, 4.0), SIM_OK);
  CHECK(law, {1.0, 0.0, 1.0}, {2.0, 0.0, 1.0}, {2.5, 0.25, 0.75}, {4.0, 1.0, 0.0}, {9.0, 1.0, 0.0});
  assert_int_equal(sim_dist_init_triangular(&law, 1.0, 2.0, 5.0), SIM_OK);
  CHECK(law, {0.0, 0.0, 1.0}, {1.0, 0.0, 1.0}, {1.5, 1.0 / 16.0, 15.0 / 16.0}, {2.0, 0.25, 0.75},
        {3.5, 1.0 - 2.25 / 12.0, 2.25 / 12.0}, {5.0, 1.0, 0.0}, {6.0, 1.0, 0.0});
  assert_int_equal(sim_dist_init_triangular(&law, 1.0, 1.0, 5.0), SIM_OK);
  CHECK(law, {0.0, 0.0, 1.0}, {1.0, 0.0, 1.0}, {2.0, 7.0 / 16.0, 9.0 / 16.0}, {5.0, 1.0, 0.0});
  assert_int_equal(sim_dist_init_triangular(&law, 1.0, 5.0, 5.0), SIM_OK);
  CHECK(law, {1.0, 0.0, 1.0}, {2.0, 1.0 / 16.0, 15.0 / 16.0}, {5.0, 1.0, 0.0}, {6.0, 1.0, 0.0});
}

/* A sample has no tails of its own. */
static void test_none(void **unused) {
  (void)unused;
  sim_dist_t law;
  const double sample[] = {1.0, 2.0, 3.0};
  double at;
  assert_int_equal(sim_dist_init_empirical(&law, sample, 3), SIM_OK);
  const double tail = sim_dist_tail(&law, 2.0, 0, &at);
  assert_true(isnan(tail) && at == 0.0);
  sim_dist_free(&law);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_constant), cmocka_unit_test(test_betas), cmocka_unit_test(test_normals),
      cmocka_unit_test(test_polygons), cmocka_unit_test(test_none),
  };
  return cmocka_run_group_tests_name("sim_below", tests, NULL, NULL);
}
