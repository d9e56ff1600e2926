// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "tests/support.h"

static void test_filters_multiply_in_order(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  assert_int_equal(world_run(&w, 4), 0);
  near(world_first(&w, "population.potential", 2026), 100000.0, 0.0);
  near(world_first(&w, "population.after.first", 2026), 50000.0, 1e-15);
  near(world_first(&w, "population.after.second", 2026), 20000.0, 1e-15);
  near(world_first(&w, "population.after.clean", 2027), 16000.0, 1e-15);
  near(world_first(&w, "population.target", 2027), 16000.0, 1e-15);
  assert_null(world_column(&w, "population.target", 0));
  world_free(&w);
}

/* Growth acts from the year after the base; a row with a year wins over the one without. */
static void test_growth(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "population.growth", 0, 0.10, "1/year");
  world_set(&w, "population.growth", 2027, -0.50, "1/year");
  assert_int_equal(world_run(&w, 1), 0);
  near(world_first(&w, "population.potential", 2026), 110000.0, 1e-15);
  near(world_first(&w, "population.potential", 2027), 55000.0, 1e-15);
  world_free(&w);
}

static void test_criteria_by_year(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "criterion.first", 2027, 1.0, "share");
  assert_int_equal(world_run(&w, 1), 0);
  near(world_first(&w, "population.target", 2026), 16000.0, 1e-15);
  near(world_first(&w, "population.target", 2027), 32000.0, 1e-15);
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_filters_multiply_in_order),
      cmocka_unit_test(test_growth),
      cmocka_unit_test(test_criteria_by_year),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
