// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/pool.h"

#include "fits/rows.h"
#include "sim/status.h"
#include "tests/support.h"

static const double three[] = {0.05, 0.5, 0.95}, five[] = {0.05, 0.25, 0.5, 0.75, 0.95};
static const double equal[] = {1, 1, 1}, weights[] = {2, 1}, cuts[] = {1, 3};
static const double shares[] = {0.2, 0.35, 0.5, 0.3, 0.4, 0.55, 0.1, 0.2, 0.3};
static const double costs[] = {120, 150, 210, 140, 180, 260};
static const double wide[] = {1, 5, 20, 80, 300, 2, 9, 11, 13, 40};

static fits_experts_t experts_of(const char *name) {
  if (strcmp(name, "three") == 0)
    return (fits_experts_t){shares, equal, 3, three, 3, 0.0, 1.0};
  if (strcmp(name, "weighted") == 0)
    return (fits_experts_t){costs, weights, 2, three, 3, 0.0, 1e12};
  return (fits_experts_t){wide, cuts, 2, five, 5, 0.0, 1e12};
}

/* Against R, by root finding: tests/reference/fit_pool.R. */
static void of_r(void **state) {
  (void)state;
  FILE *file = fopen("tests/reference/fit_pool.csv", "r");
  char line[160], name[16];
  double p, value;
  size_t rows = 0;
  assert_non_null(file);
  assert_non_null(fgets(line, sizeof line, file));
  while (fgets(line, sizeof line, file)) {
    assert_int_equal(sscanf(line, "%15[a-z],%lf,%lf", name, &p, &value), 3);
    const fits_experts_t experts = experts_of(name);
    near(fits_pool_quantile(&experts, experts.experts, p), value, 1e-10);
    near(fits_pool_below(&experts, experts.experts, value), p, 1e-10);
    rows++;
  }
  fclose(file);
  assert_int_equal(rows, 27);
}

/* Each expert's own quantiles are what was said; alone the pool is that expert. */
static void each(void **state) {
  (void)state;
  const fits_experts_t experts = experts_of("three");
  for (size_t i = 0; i < 3; i++)
    for (size_t k = 0; k < 3; k++)
      near(fits_pool_quantile(&experts, i, three[k]), shares[3 * i + k], 1e-14);
  const fits_experts_t one = {costs, weights, 1, three, 3, 0.0, 1e12};
  for (size_t k = 0; k < 3; k++)
    near(fits_pool_quantile(&one, 1, three[k]), costs[k], 1e-14);
  double low, high;
  fits_pool_ends(&one, &low, &high);
  near(low, 111.0, 1e-14);
  near(high, 219.0, 1e-14);
}

/* The points are the pool: at them and between them. */
static void points(void **state) {
  (void)state;
  static const char *const names[] = {"three", "weighted", "cut"};
  for (int n = 0; n < 3; n++) {
    const fits_experts_t experts = experts_of(names[n]);
    fits_pool_t pool;
    fits_pool(&experts, &pool);
    assert_true(pool.count <= FITS_POOL_POINTS && pool.misfit == 0.0);
    assert_true(pool.p[0] == 0.0 && pool.p[pool.count - 1] == 1.0);
    for (size_t k = 1; k < pool.count; k++) {
      assert_true(pool.x[k] > pool.x[k - 1] && pool.p[k] >= pool.p[k - 1]);
      near(fits_pool_below(&experts, experts.experts, 0.5 * (pool.x[k - 1] + pool.x[k])),
           0.5 * (pool.p[k - 1] + pool.p[k]), 1e-12);
    }
  }
}

/* Of thirty experts there are more points than a row takes: how far it lies is what is said. */
static void many(void **state) {
  (void)state;
  double values[FITS_EXPERTS_MAX * 5], alike[FITS_EXPERTS_MAX];
  for (int i = 0; i < FITS_EXPERTS_MAX; i++) {
    alike[i] = 1.0;
    for (int k = 0; k < 5; k++)
      values[5 * i + k] = 100.0 + i * 37 % 31 + (10.0 + i * 11 % 7) * k;
  }
  const fits_experts_t experts = {values, alike, FITS_EXPERTS_MAX, five, 5, 0.0, 1e12};
  fits_pool_t pool;
  fits_pool(&experts, &pool);
  assert_int_equal(pool.count, FITS_POOL_POINTS);
  assert_true(pool.misfit > 0.0 && pool.misfit < 0.01);
  double most = 0.0;
  for (size_t k = 1; k < pool.count; k++)
    for (int j = 0; j <= 100; j++) {
      const double x = pool.x[k - 1] + (pool.x[k] - pool.x[k - 1]) * j / 100.0;
      const double p = pool.p[k - 1] + (pool.p[k] - pool.p[k - 1]) * j / 100.0;
      most = fmax(most, fabs(fits_pool_below(&experts, FITS_EXPERTS_MAX, x) - p));
    }
  assert_true(most <= pool.misfit + 1e-12);
}

/* The row is as the engine takes it, also where the values differ in their sixth figure. */
static void a_row(void **state) {
  (void)state;
  words_report_t report;
  fits_target_t target;
  models_inputs_t rows;
  fits_pool_t pool;
  const double close[] = {1000.01, 1000.02, 1000.03, 1000.015, 1000.02, 1000.04};
  const fits_experts_t experts = {close, weights, 2, three, 3, 0.0, 1e12};
  words_report_init(&report, WORDS_ES);
  assert_int_equal(
      fits_target_find(&(fits_asked_t){.name = "costo.rueda", .unit = "M$2026"}, &target, &report),
      SIM_OK);
  fits_pool(&experts, &pool);
  assert_int_equal(fits_rows_of_pool(&pool, &target, "data", &rows), SIM_OK);
  for (size_t k = 1; k < rows.rows[0].point_count; k++)
    assert_true(rows.rows[0].points[k].value > rows.rows[0].points[k - 1].value);
  models_inputs_free(&rows);
  const fits_experts_t said = experts_of("weighted");
  fits_pool(&said, &pool);
  assert_int_equal(fits_rows_of_pool(&pool, &target, "data", &rows), SIM_OK);
  const models_input_t *row = &rows.rows[0];
  assert_int_equal(row->distribution, MODELS_QUANTILES);
  assert_int_equal(row->point_count, pool.count);
  for (size_t k = 0; k < row->point_count; k++) {
    near(row->points[k].value, pool.x[k], 5e-4);
    assert_true(fabs(row->points[k].p - pool.p[k]) <= 5.1e-7);
    assert_true(k == 0 || row->points[k].p > row->points[k - 1].p);
  }
  models_inputs_free(&rows);
  words_report_free(&report);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(of_r), cmocka_unit_test(each),
                                     cmocka_unit_test(points), cmocka_unit_test(many),
                                     cmocka_unit_test(a_row)};
  return cmocka_run_group_tests_name("fits_pool", tests, NULL, NULL);
}
