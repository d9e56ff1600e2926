// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/dependence.h"
#include "models_support.h"
#include "sim/status.h"
#include "tests/support.h"

static size_t row(const world_t *w, const char *name) {
  const size_t i = models_inputs_find(&w->inputs, name, 0);
  assert_true(i < w->inputs.count);
  return i;
}

static void correlate(world_t *w, const char *a, const char *b, double rank) {
  assert_int_equal(models_inputs_correlate(&w->inputs, row(w, a), row(w, b), rank), SIM_OK);
}

static void test_groups(void **state) {
  (void)state;
  world_t w;
  models_bundles_t groups;
  world_init(&w);
  assert_int_equal(models_bundles_init(&groups, &w.inputs), SIM_OK);
  assert_int_equal(groups.count, 0);
  correlate(&w, "cost.fair", "cost.course", 0.4);
  correlate(&w, "link.contact", "criterion.first", 0.2);
  correlate(&w, "criterion.second", "link.contact", -0.3);
  correlate(&w, "meetings.kept", "meetings.extra", 0.0); /* joins nothing */
  assert_int_equal(models_bundles_init(&groups, &w.inputs), SIM_OK);
  assert_int_equal(groups.count, 2);
  const models_bundle_t *three = &groups.groups[0], *two = &groups.groups[1];
  assert_int_equal(three->count, 3);
  assert_int_equal(three->rows[0], row(&w, "criterion.first"));
  assert_int_equal(three->rows[1], row(&w, "criterion.second"));
  assert_int_equal(three->rows[2], row(&w, "link.contact"));
  const double expected[] = {1, 0, 0.2, 0, 1, -0.3, 0.2, -0.3, 1};
  assert_memory_equal(three->ranks, expected, sizeof expected);
  assert_int_equal(two->count, 2);
  assert_int_equal(two->rows[0], row(&w, "cost.course"));
  models_bundles_free(&groups);
  world_free(&w);
}

/* The table with one pair that must not be. */
static int init_with(size_t a, size_t b, double rank) {
  world_t w;
  models_bundles_t groups;
  world_init(&w);
  assert_int_equal(models_inputs_correlate(&w.inputs, a, b, rank), SIM_OK);
  const int status = models_bundles_init(&groups, &w.inputs);
  models_bundles_free(&groups);
  world_free(&w);
  return status;
}

static void test_refusals(void **state) {
  (void)state;
  world_t w;
  models_bundles_t groups;
  world_init(&w);
  assert_int_equal(init_with(1, 2, 0.5), SIM_OK);
  assert_int_equal(init_with(1, 1, 0.5), SIM_ERR_DOMAIN);
  assert_int_equal(init_with(1, w.inputs.count, 0.5), SIM_ERR_DOMAIN);
  assert_int_equal(init_with(1, 2, 1.0), SIM_ERR_DOMAIN);
  assert_int_equal(init_with(1, 2, -1.0), SIM_ERR_DOMAIN);
  assert_int_equal(init_with(1, 2, (double)NAN), SIM_ERR_DOMAIN);
  correlate(&w, "criterion.first", "criterion.second", 0.5);
  w.inputs.rows[row(&w, "criterion.first")].distribution = MODELS_WEIGHT;
  assert_int_equal(models_bundles_init(&groups, &w.inputs), SIM_ERR_DOMAIN);
  world_free(&w);
}

/* A pair is one pair in either order, and the last value counts. */
static void test_replaced(void **state) {
  (void)state;
  world_t w;
  world_init(&w);
  correlate(&w, "criterion.first", "criterion.second", 0.5);
  correlate(&w, "criterion.second", "criterion.first", -0.25);
  assert_int_equal(w.inputs.correlation_count, 1);
  assert_true(w.inputs.correlations[0].rank == -0.25);
  world_free(&w);
}

static void test_too_many(void **state) {
  (void)state;
  world_t w;
  models_bundles_t groups;
  world_init(&w);
  const size_t first = w.inputs.count;
  for (int i = 0; i <= SIM_COPULA_MAX; i++) {
    char name[32];
    snprintf(name, sizeof name, "criterion.c%d", i);
    world_set(&w, name, 0, 0.5, "share");
    if (i > 0)
      assert_int_equal(models_inputs_correlate(&w.inputs, first, first + (size_t)i, 0.01), SIM_OK);
    if (i == SIM_COPULA_MAX - 1) {
      assert_int_equal(models_bundles_init(&groups, &w.inputs), SIM_OK);
      models_bundles_free(&groups);
    }
  }
  assert_int_equal(models_bundles_init(&groups, &w.inputs), SIM_ERR_DOMAIN);
  world_free(&w);
}

/* Three correlations of r have the least eigenvalue 1 + 2r, their normals 1 + 4 sin(pi r/6):
   between −0.5 and 6/pi·asin(−1/4) = −0.48257 the first matrix is positive definite and the second
   is not. */
static void test_definite_without_an_image(void **state) {
  (void)state;
  static const struct {
    double rank;
    bool definite, valid;
  } cases[] = {{-0.482, true, true},   {-0.4826, true, false}, {-0.49, true, false},
               {-0.4999, true, false}, {-0.5, false, false},   {-0.6, false, false}};
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    world_t w;
    models_bundles_t groups;
    double ranks[9];
    bool is_valid;
    world_init(&w);
    correlate(&w, "criterion.first", "criterion.second", cases[c].rank);
    correlate(&w, "criterion.second", "link.contact", cases[c].rank);
    correlate(&w, "criterion.first", "link.contact", cases[c].rank);
    assert_int_equal(models_bundles_init(&groups, &w.inputs), SIM_OK);
    assert_int_equal(models_bundle_is_definite(&groups.groups[0]), cases[c].definite);
    assert_int_equal(models_bundle_nearest(&groups.groups[0], 3, ranks, &is_valid), SIM_OK);
    assert_int_equal(is_valid, cases[c].valid);
    models_bundles_free(&groups);
    world_free(&w);
  }
}

/* What is proposed for three rows that contradict each other is valid as it is written, and a
   valid group is left alone. The nearest normal correlations to (c, c, -c), c = 2 sin(0.9 pi/6),
   are by symmetry (h, h, -h); singular at h = 1/2, so the rank correlation is at most
   6/pi asin(1/4) = 0.4826. */
static void test_nearest(void **state) {
  (void)state;
  size_t rows[] = {0, 1, 2};
  double matrix[] = {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1}, good[] = {1, 0.5, 0.5, 1}, ranks[9];
  const models_bundle_t bad_group = {3, rows, matrix}, good_group = {2, rows, good};
  bool is_valid;
  for (int decimals = 2; decimals <= 6; decimals++) {
    sim_copula_t copula;
    assert_int_equal(models_bundle_nearest(&bad_group, decimals, ranks, &is_valid), SIM_OK);
    assert_false(is_valid);
    assert_int_equal(sim_copula_init(&copula, 3, ranks), SIM_OK);
    sim_copula_free(&copula);
    assert_true(ranks[1] == -ranks[2] && ranks[1] == ranks[5]);
    assert_true(ranks[1] <= 0.4827 && ranks[1] > 0.4826 - pow(10.0, -decimals) - 1e-3);
    const double scaled = ranks[1] * pow(10.0, decimals);
    assert_true(fabs(scaled - round(scaled)) < 1e-9);
  }
  assert_int_equal(models_bundle_nearest(&good_group, 3, ranks, &is_valid), SIM_OK);
  assert_true(is_valid);
  assert_memory_equal(ranks, good, sizeof good);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_groups),   cmocka_unit_test(test_refusals),
      cmocka_unit_test(test_replaced), cmocka_unit_test(test_too_many),
      cmocka_unit_test(test_nearest),  cmocka_unit_test(test_definite_without_an_image),
  };
  return cmocka_run_group_tests_name("models_dependence", tests, NULL, NULL);
}
