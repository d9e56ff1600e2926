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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_components_in_sequence),
      cmocka_unit_test(test_components_are_attended_independently),
      cmocka_unit_test(test_certain_completion_loses_nobody),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
