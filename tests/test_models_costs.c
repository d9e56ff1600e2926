// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "tests/support.h"

/* A fixed part of 15,000 = 300 · 0.5 · 100, and 250 for each place: at the costed plan a place
   costs 400 as without it. */
static void test_at_the_costed_plan(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "cost.fair.fixed_share", 0, 0.5, "share");
  world_set(&w, "completion.course", 0, 1.0, "share");
  assert_int_equal(world_run(&w, 4), 0);
  near(world_first(&w, "budget.required", 2026), 50000.0, 1e-15);
  near(world_first(&w, "budget.required.real", 2027), 56250.0, 1e-14); /* (15000 + 30000) / 0.8 */
  near(world_first(&w, "budget.required", 2027), 56250.0 * 1.035, 1e-14);
  near(world_first(&w, "affordable", 2026), 100.0, 0.0);
  near(world_first(&w, "affordable", 2027), 100.0, 0.0); /* (40000 − 15000) / 250 */
  near(world_first(&w, "spending", 2026), 50000.0, 1e-15);
  near(world_first(&w, "spending.admin", 2026), 10000.0, 1e-15);
  near(world_first(&w, "spending.component.course", 2026), 10000.0, 1e-15);
  near(world_first(&w, "spending.component.fair", 2026), 30000.0, 1e-15);
  near(world_first(&w, "cost.per_beneficiary", 2026), 500.0, 1e-15);
  world_free(&w);
}

/* Half the places do not halve the hall: (15000 + 250 · 50) / 0.8. */
static void test_fewer_places(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "cost.fair.fixed_share", 0, 0.5, "share");
  world_set(&w, "plan.costed_places", 0, 100.0, "places");
  world_set(&w, "plan.places", 2026, 50.0, "places");
  assert_int_equal(world_run(&w, 4), 0);
  near(world_first(&w, "beneficiaries", 2026), 50.0, 0.0);
  near(world_first(&w, "spending", 2026), 34375.0, 1e-14);
  near(world_first(&w, "spending.component.course", 2026), 5000.0, 1e-14);
  near(world_first(&w, "spending.component.fair", 2026), 22500.0, 1e-14);
  near(world_first(&w, "cost.per_beneficiary", 2026), 687.5, 1e-14);
  world_free(&w);
}

/* The fixed part is paid once a round: 300 · 0.5 · 50 · 3/2 and · 4/2. */
static void test_rounds(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "cost.fair.fixed_share", 0, 0.5, "share");
  world_set(&w, "plan.costed_places", 0, 50.0, "places");
  world_set(&w, "rounds.costed", 0, 2.0, "rounds");
  world_set(&w, "rounds.per_year", 2027, 4.0, "rounds");
  assert_int_equal(world_run(&w, 1), 0);
  near(world_first(&w, "budget.required.real", 2026), (11250.0 + 25000.0) / 0.8, 1e-14);
  near(world_first(&w, "budget.required.real", 2027), (15000.0 + 30000.0) / 0.8, 1e-14);
  near(world_first(&w, "affordable", 2026), 115.0, 0.0); /* (40000 − 11250) / 250 */
  world_free(&w);
}

/* Without rows of its own the costed plan is the first year that has places. */
static void test_the_first_year_with_places(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "cost.fair.fixed_share", 0, 0.5, "share");
  world_set(&w, "plan.places", 2026, 0.0, "places");
  world_set(&w, "rounds.per_year", 2026, 9.0, "rounds");
  assert_int_equal(world_run(&w, 1), 0);
  near(world_first(&w, "budget.required", 2026), 0.0, 0.0);
  near(world_first(&w, "spending", 2026), 0.0, 0.0);
  near(world_first(&w, "budget.required.real", 2027), 60000.0, 1e-14); /* 400 · 120 / 0.8 */
  world_free(&w);
}

/* A budget below the fixed part buys no round: nobody is served and nothing is spent. */
static void test_a_budget_below_the_fixed_part(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "cost.fair.fixed_share", 0, 0.5, "share");
  world_set(&w, "budget.ceiling", 0, 18000.0, "M$2026");
  assert_int_equal(world_run(&w, 4), 0);
  near(world_first(&w, "affordable", 2026), 0.0, 0.0);
  near(world_first(&w, "beneficiaries", 2026), 0.0, 0.0);
  near(world_first(&w, "bound.budget", 2026), 1.0, 0.0);
  near(world_first(&w, "spending", 2026), 0.0, 0.0);
  near(world_first(&w, "spending.component.fair", 2026), 0.0, 0.0);
  near(world_first(&w, "budget.required", 2026), 50000.0, 1e-15);
  assert_true(isnan(world_first(&w, "cost.per_beneficiary", 2026)));
  world_free(&w);
}

/* All of the cost is fixed: 40,000 pay for every place, and a peso less for none. */
static void test_all_fixed(void **unused) {
  (void)unused;
  static const double ceilings[][2] = {{50000.0, 100.0}, {49999.0, 0.0}};
  for (size_t c = 0; c < 2; c++) {
    world_t w;
    world_init(&w);
    world_set(&w, "cost.course.fixed_share", 0, 1.0, "share");
    world_set(&w, "cost.fair.fixed_share", 0, 1.0, "share");
    world_set(&w, "budget.ceiling", 0, ceilings[c][0], "M$2026");
    assert_int_equal(world_run(&w, 1), 0);
    near(world_first(&w, "affordable", 2026), ceilings[c][1], 0.0);
    near(world_first(&w, "budget.required.real", 2026),
         world_first(&w, "budget.required.real", 2027), 1e-15);
    world_free(&w);
  }
}

static void spread(world_t *w, const char *name, double low, double high) {
  models_input_t *row = &w->inputs.rows[models_inputs_find(&w->inputs, name, 0)];
  row->distribution = MODELS_UNIFORM;
  row->low = low;
  row->high = high;
}

/* Whatever is drawn: the parts add up to the spending, which stays within the final budget, and one
   place more than is affordable would not. */
static void test_identities(void **unused) {
  (void)unused;
  enum { N = 20000 };
  world_t w;
  world_init(&w);
  world_set(&w, "cost.fair.fixed_share", 0, 0.5, "share");
  world_set(&w, "budget.revision", 0, 1.0, "ratio");
  spread(&w, "cost.fair", 150.0, 600.0);
  spread(&w, "cost.fair.fixed_share", 0.0, 1.0);
  spread(&w, "budget.revision", 0.5, 1.5);
  assert_int_equal(world_run(&w, N), 0);
  size_t unserved = 0;
  for (size_t r = 0; r < N; r++) {
    const double spending = world_column(&w, "spending", 2027)[r];
    const double final = world_column(&w, "budget.final", 2027)[r];
    const double served = world_column(&w, "beneficiaries", 2027)[r];
    const double affordable = world_column(&w, "affordable", 2027)[r];
    const double course = world_column(&w, "spending.component.course", 2027)[r];
    const double fair = world_column(&w, "spending.component.fair", 2027)[r];
    const double admin = world_column(&w, "spending.admin", 2027)[r];
    assert_true(spending <= final * (1.0 + 1e-12));
    assert_true(fabs(course + fair + admin - spending) <= 1e-12 * spending);
    unserved += served == 0.0;
    assert_true(served > 0.0 || spending == 0.0);
    if (served > 0.0 && served == affordable) {
      /* a place more costs v: spending rises by v / 0.8, v = (required − spending) / missing */
      const double required = world_column(&w, "budget.required", 2027)[r];
      if (served < 120.0)
        assert_true(spending + (required - spending) / (120.0 - served) > final);
    }
  }
  assert_true(unserved > 100 && unserved < N / 2);
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_at_the_costed_plan),
      cmocka_unit_test(test_fewer_places),
      cmocka_unit_test(test_rounds),
      cmocka_unit_test(test_the_first_year_with_places),
      cmocka_unit_test(test_a_budget_below_the_fixed_part),
      cmocka_unit_test(test_all_fixed),
      cmocka_unit_test(test_identities),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
