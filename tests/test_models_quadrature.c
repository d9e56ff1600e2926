// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/quadrature.h"

#include <gsl/gsl_cdf.h>

#include "tests/support.h"

/* An outcome whose likelihood is normal in the effect, exp(-(z - k)^2 / (2 s^2)), has a weight of
   -k^2 / (2 (1 + s^2)) + log(s^2 / (1 + s^2)) / 2, and leaves of the effect the normal law of mean
   k / (1 + s^2) and variance s^2 / (1 + s^2). The rule's sum is without the step of a half and the
   1/sqrt(2 pi) of the prior. */

enum { R = 40 };

typedef struct {
  double k[R], s;
  size_t count;
} outcome_t;

static void add(const void *outcome, const double *z, double *out) {
  const outcome_t *self = outcome;
  for (size_t r = 0; r < self->count; r++)
    out[r] -= 0.5 * (z[r] - self->k[r]) * (z[r] - self->k[r]) / (self->s * self->s);
}

static void check(double s) {
  static double room[MODELS_NODES][R + 1];
  double *nodes[MODELS_NODES], u[R], weight[R + 1], z[R + 1], alone[R];
  outcome_t outcome = {.s = s, .count = R};
  for (size_t i = 0; i < MODELS_NODES; i++) {
    nodes[i] = room[i];
    room[i][R] = (double)i; /* what comes later is more: a search beyond the end would take it */
  }
  for (size_t r = 0; r < R; r++) {
    outcome.k[r] = 0.2 * ((double)r - 0.5 * R);
    u[r] = ((double)r + 0.5) / R;
    weight[r] = 10.0;
  }
  z[R] = weight[R] = 3.25;
  models_workspace_t workspace = {.nodes = nodes};
  const models_block_t block = {.workspace = &workspace, .count = R};
  const models_integral_t integral = {&block, &outcome, add};
  models_integrate(&integral, u, weight, z);
  const double variance = s * s / (1.0 + s * s), constant = log(0.5 / sqrt(2.0 * acos(-1.0)));
  for (size_t r = 0; r < R; r++) {
    const double k = outcome.k[r], mean = k / (1.0 + s * s);
    const double truth = -0.5 * k * k / (1.0 + s * s) + 0.5 * log(variance);
    assert_true(fabs(weight[r] - 10.0 + constant - truth) < 1e-9);
    /* straight between nodes half a deviation apart: off by a few hundredths of one at most */
    const double drawn = mean + sqrt(variance) * gsl_cdf_ugaussian_Pinv(u[r]);
    assert_true(fabs(z[r] - drawn) < 0.08 * sqrt(variance));
  }
  models_integrate(&integral, u, NULL, alone);
  assert_memory_equal(alone, z, sizeof alone);
  assert_true(z[R] == 3.25 && weight[R] == 3.25);
  for (size_t i = 0; i < MODELS_NODES; i++)
    assert_true(room[i][R] == (double)i);
}

static void normal(void **state) {
  (void)state;
  static const double widths[] = {0.05, 0.3, 1.0, 2.0};
  for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++)
    check(widths[i]);
}

/* Nothing said: the prior again. And an outcome that only an effect far out makes likely. */
static void ends(void **state) {
  (void)state;
  check(1e6);
  check(0.01);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(normal), cmocka_unit_test(ends)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
