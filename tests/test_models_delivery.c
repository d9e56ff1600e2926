// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "tests/support.h"

static void test_components_in_sequence(void **unused) {
  (void)unused;
  enum { N = 50000 };
  world_t w;
  world_init(&w);
  world_set(&w, "completion.fair", 0, 0.5, "share");
  assert_int_equal(world_run(&w, N), 0);
  const double *served = world_column(&w, "beneficiaries", 2026);
  const double *course = world_column(&w, "produced.course", 2026);
  const double *fair = world_column(&w, "produced.fair", 2026);
  const double *participants = world_column(&w, "participants", 2026);
  for (size_t r = 0; r < N; r++) {
    assert_true(course[r] <= served[r] && fair[r] <= course[r]);
    assert_true(participants[r] == fair[r]);
  }
  /* 100 places, all filled: Binomial(100, 0.45); five standard errors, 6e-7. */
  assert_true(fabs(world_mean(&w, "participants", 2026) - 45.0) < 5.0 * sqrt(24.75 / N));
  world_free(&w);
}

/* Who leaves one component says nothing of who leaves the next: the correlation of the two shares
   is within five standard errors, 6e-7. */
static void test_components_are_attended_independently(void **unused) {
  (void)unused;
  enum { N = 50000 };
  world_t w;
  world_init(&w);
  world_set(&w, "completion.course", 0, 0.6, "share");
  world_set(&w, "completion.fair", 0, 0.5, "share");
  assert_int_equal(world_run(&w, N), 0);
  const double *course = world_column(&w, "produced.course", 2026);
  const double *fair = world_column(&w, "produced.fair", 2026);
  double xx = 0.0, yy = 0.0, xy = 0.0;
  for (size_t r = 0; r < N; r++) {
    const double x = course[r] - 60.0, y = fair[r] - 0.5 * course[r];
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  assert_true(fabs(xy) < 5.0 * sqrt(xx * yy / N));
  world_free(&w);
}

static void test_certain_completion_loses_nobody(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  world_set(&w, "completion.course", 0, 1.0, "share");
  assert_int_equal(world_run(&w, 500), 0);
  near(world_mean(&w, "participants", 2026), 100.0, 0.0);
  world_free(&w);
}

/* Of 100 places one in ten is a no-show, and half of those are replaced: Binomial(100, 0.05) in
   all. Places, money and whom the next year may serve are as without a waiting list. */
static void test_no_shows_are_replaced(void **unused) {
  (void)unused;
  enum { N = 50000 };
  world_t w, none;
  world_init(&w);
  world_init(&none);
  world_set(&w, "demand.applicants_per_place", 0, 10.0, "ratio");
  world_set(&none, "demand.applicants_per_place", 0, 10.0, "ratio");
  world_set(&w, "demand.waiting_list", 0, 0.5, "share");
  assert_int_equal(world_run(&w, N), 0);
  assert_int_equal(world_run(&none, N), 0);
  assert_null(world_column(&none, "replaced", 2026));
  const double *replaced = world_column(&w, "replaced", 2026);
  const double *came = world_column(&none, "produced.course", 2026);
  const double *course = world_column(&w, "produced.course", 2026);
  for (size_t r = 0; r < N; r++)
    assert_true(course[r] == came[r] + replaced[r] && course[r] <= 100.0);
  assert_true(fabs(world_mean(&w, "replaced", 2026) - 5.0) < 5.0 * sqrt(4.75 / N));
  assert_true(fabs(world_mean(&w, "participants", 2026) - 95.0) < 5.0 * sqrt(4.75 / N));
  static const char *const still[] = {"beneficiaries", "spending", "places.unfilled"};
  for (size_t k = 0; k < sizeof still / sizeof still[0]; k++)
    assert_memory_equal(world_column(&w, still[k], 2027), world_column(&none, still[k], 2027),
                        N * sizeof(double));
  near(world_first(&w, "replaced", 0),
       world_first(&w, "replaced", 2026) + world_first(&w, "replaced", 2027), 0.0);
  world_free(&w);
  world_free(&none);
}

/* Nobody waits beyond the 103 firms of the target: three at most are called. */
static void test_no_more_than_those_who_wait(void **unused) {
  (void)unused;
  enum { N = 2000 };
  world_t w;
  world_init(&w);
  world_set(&w, "demand.applicants_per_place", 0, 10.0, "ratio");
  world_set(&w, "demand.waiting_list", 0, 1.0, "share");
  world_set(&w, "population.potential", 2025, 103.0 / 0.16, "firms");
  assert_int_equal(world_run(&w, N), 0);
  const double *replaced = world_column(&w, "replaced", 2026);
  const double *course = world_column(&w, "produced.course", 2026);
  size_t short_of = 0;
  for (size_t r = 0; r < N; r++) {
    const double missing = 100.0 - (course[r] - replaced[r]);
    assert_true(replaced[r] == (missing < 3.0 ? missing : 3.0));
    short_of += missing > 3.0;
  }
  assert_true(short_of > N / 2);
  near(world_mean(&w, "replaced", 2027), 0.0, 0.0); /* all who are left have a place */
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_components_in_sequence),
      cmocka_unit_test(test_components_are_attended_independently),
      cmocka_unit_test(test_certain_completion_loses_nobody),
      cmocka_unit_test(test_no_shows_are_replaced),
      cmocka_unit_test(test_no_more_than_those_who_wait),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
