// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "tests/support.h"

static void test_amounts(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "completion.course", 0, 1.0, "share");
  assert_int_equal(world_run(&w, 4), 0);
  near(world_first(&w, "budget.required", 2026), 50000.0, 1e-15); /* 400 · 100 / 0.8 */
  near(world_first(&w, "budget.required.real", 2027), 60000.0, 1e-15);
  near(world_first(&w, "spending", 2026), 50000.0, 1e-15);
  near(world_first(&w, "spending.admin", 2026), 10000.0, 1e-15);
  near(world_first(&w, "spending.component.course", 2026), 10000.0, 1e-15);
  near(world_first(&w, "spending.component.fair", 2026), 30000.0, 1e-15);
  near(world_first(&w, "cost.per_beneficiary", 2026), 500.0, 1e-15);
  near(world_first(&w, "cost.per_unit.fair", 2026), 300.0, 1e-15);
  near(world_first(&w, "budget.ceiling.real", 2027), 50000.0, 0.0);
  world_free(&w);
}

/* π[2025] = 5 %, then 0.03 + 0.5 (π − 0.03): 4 %, 3.5 %. I[2026] = 1, I[2027] = 1.035. */
static void test_prices(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  assert_int_equal(world_run(&w, 1), 0);
  near(world_first(&w, "inflation", 2026), 0.04, 1e-14);
  near(world_first(&w, "inflation", 2027), 0.035, 1e-14);
  near(world_first(&w, "price.index", 2026), 1.0, 0.0);
  near(world_first(&w, "price.index", 2027), 1.035, 1e-14);
  near(world_first(&w, "budget.ceiling", 2027), 51750.0, 1e-14);
  near(world_first(&w, "budget.required", 2027), 62100.0, 1e-14);
  world_free(&w);
}

/* 100 pesos of 2025 are 104 of 2026; 103.5 of 2027 are 100 of 2026; nominal ones are themselves. */
static void test_price_bases(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "budget.ceiling", 0, 100.0, "M$2025");
  assert_int_equal(world_run(&w, 1), 0);
  near(world_first(&w, "budget.ceiling", 2026), 104.0, 1e-14);
  near(world_first(&w, "budget.ceiling.real", 2027), 104.0, 1e-14);
  near(world_first(&w, "budget.ceiling", 2027), 104.0 * 1.035, 1e-14);
  world_free(&w);
  world_init(&w);
  world_set(&w, "budget.ceiling", 0, 103.5, "M$2027");
  assert_int_equal(world_run(&w, 1), 0);
  near(world_first(&w, "budget.ceiling", 2026), 100.0, 1e-14);
  near(world_first(&w, "budget.ceiling", 2027), 103.5, 1e-14);
  world_free(&w);
  world_init(&w);
  world_set(&w, "budget.ceiling", 0, 310000.0, "M$nominal");
  assert_int_equal(world_run(&w, 1), 0);
  near(world_first(&w, "budget.ceiling", 2027), 310000.0, 0.0);
  near(world_first(&w, "budget.ceiling.real", 2027), 310000.0 / 1.035, 1e-14);
  world_free(&w);
}

/* Whatever is drawn, spending stays within the ceiling. */
static void test_spending_never_passes_the_ceiling(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "inflation.sd", 0, 0.02, "1/year");
  models_input_t *cost = &w.inputs.rows[models_inputs_find(&w.inputs, "cost.fair", 0)];
  cost->distribution = MODELS_UNIFORM;
  cost->low = 200.0;
  cost->high = 500.0;
  assert_int_equal(world_run(&w, 20000), 0);
  for (int year = 2026; year <= 2027; year++)
    for (size_t r = 0; r < 20000; r++)
      assert_true(world_column(&w, "spending", year)[r] <=
                  world_column(&w, "budget.ceiling", year)[r] * (1.0 + 1e-12));
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_amounts),
      cmocka_unit_test(test_prices),
      cmocka_unit_test(test_price_bases),
      cmocka_unit_test(test_spending_never_passes_the_ceiling),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
