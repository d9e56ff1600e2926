// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "tests/support.h"

/* Inflation 0.05 in 2025, and from there half way to 0.03 each year: 0.04 and 0.035; the index is 1
   in 2026. */
static void test_path(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  assert_int_equal(world_run(&w, 3), 0);
  near(world_first(&w, "inflation", 2026), 0.04, 1e-14);
  near(world_first(&w, "inflation", 2027), 0.035, 1e-14);
  assert_true(world_first(&w, "price.index", 2026) == 1.0);
  near(world_first(&w, "price.index", 2027), 1.035, 1e-14);
  world_free(&w);
}

/* A ceiling of 50,000 in the pesos of a year, or of each. */
static void test_pesos(void **unused) {
  (void)unused;
  static const struct {
    const char *unit;
    double nominal[2], real[2]; /* of 2026 and 2027 */
  } cases[] = {
      {"M$2025", {52000, 52000 * 1.035}, {52000, 52000}},
      {"M$2026", {50000, 50000 * 1.035}, {50000, 50000}},
      {"M$2027", {50000 / 1.035, 50000}, {50000 / 1.035, 50000 / 1.035}},
      {"M$nominal", {50000, 50000}, {50000, 50000 / 1.035}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    world_t w;
    world_init(&w);
    world_set(&w, "budget.ceiling", 0, 50000.0, cases[i].unit);
    assert_int_equal(world_run(&w, 3), 0);
    for (int y = 0; y < 2; y++) {
      near(world_first(&w, "budget.ceiling", 2026 + y), cases[i].nominal[y], 1e-13);
      near(world_first(&w, "budget.ceiling.real", 2026 + y), cases[i].real[y], 1e-13);
    }
    world_free(&w);
  }
}

/* Inflation known up to two years before the plan: the path goes on from there. */
static void test_earlier_start(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_drop(&w, "inflation.start");
  world_set(&w, "inflation.start", 2024, 0.07, "1/year");
  world_set(&w, "budget.ceiling", 0, 50000.0, "M$2024");
  assert_int_equal(world_run(&w, 2), 0);
  /* 0.07, 0.05, 0.04, 0.035 */
  near(world_first(&w, "inflation", 2026), 0.04, 1e-14);
  near(world_first(&w, "inflation", 2027), 0.035, 1e-14);
  near(world_first(&w, "budget.ceiling", 2026), 50000 * 1.05 * 1.04, 1e-13);
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_path),
      cmocka_unit_test(test_pesos),
      cmocka_unit_test(test_earlier_start),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
