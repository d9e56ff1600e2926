// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models_support.h"

static void near(double got, double expected, double relative) {
  if (!(fabs(got - expected) <= relative * fabs(expected)))
    fail_msg("%.17g, expected %.17g", got, expected);
}

/* Weights 1 : 0 : 3 over 100 firms: 25, 0, 75, always summing to the whole; five standard errors.
 */
static void test_fixed_weights(void **unused) {
  (void)unused;
  enum { N = 50000 };
  world_t w;
  world_init(&w);
  world_set(&w, "completion.course", 0, 1.0, "share");
  world_set(&w, "region.north", 0, 1.0, "firms");
  world_set(&w, "region.none", 0, 0.0, "firms");
  world_set(&w, "region.south", 0, 3.0, "firms");
  assert_int_equal(world_run(&w, N), 0);
  for (size_t r = 0; r < N; r++)
    assert_true(world_column(&w, "participants.region.north", 2026)[r] +
                    world_column(&w, "participants.region.none", 2026)[r] +
                    world_column(&w, "participants.region.south", 2026)[r] ==
                world_column(&w, "participants", 2026)[r]);
  assert_true(fabs(world_mean(&w, "participants.region.north", 2026) - 25.0) <
              5.0 * sqrt(18.75 / N));
  near(world_mean(&w, "participants.region.none", 2026), 0.0, 0.0);
  world_free(&w);
}

/* Dirichlet(5, 15) mixes the binomial: variance n p (1 − p) (n + 20) / 21 (beta-binomial). */
static void test_dirichlet_weights(void **unused) {
  (void)unused;
  enum { N = 50000 };
  world_t w;
  world_init(&w);
  world_set(&w, "completion.course", 0, 1.0, "share");
  world_set(&w, "region.north", 0, 1.0, "firms");
  world_set(&w, "region.south", 0, 3.0, "firms");
  for (size_t i = 0; i < w.inputs.count; i++)
    if (strncmp(w.inputs.rows[i].name, "region.", 7) == 0) {
      w.inputs.rows[i].distribution = MODELS_WEIGHT;
      w.inputs.rows[i].n = 20.0;
    }
  assert_int_equal(world_run(&w, N), 0);
  const double variance = 100.0 * 0.25 * 0.75 * 120.0 / 21.0;
  const double sd = world_sd(&w, "participants.region.north", 2026);
  assert_true(fabs(world_mean(&w, "participants.region.north", 2026) - 25.0) <
              5.0 * sqrt(variance / N));
  assert_true(fabs(sd * sd / variance - 1.0) < 5.0 * sqrt(2.2 / N));
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_fixed_weights),
      cmocka_unit_test(test_dirichlet_weights),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
