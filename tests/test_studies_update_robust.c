// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/normal.h"
#include "sim/status.h"
#include "studies/update_robust.h"
#include "tests/support.h"
#include "update_support.h"

/* What is learned under a prior that gives way: a mixture of normal priors and a normal likelihood,
   of which mean, spread and weights are known in closed form. To 4.5 standard errors of the lines
   (one false alarm in 150,000 each; seeds are fixed), and by quadrature to 1e-9. */

static const double z95 = 1.6448536269514722;

/* The posterior of x_1 under the mixture, x_i of n having (1 − w) N(m_i, s_i²) + w N(m_i, 4s_i²),
   when y = Σ x_i + t z was observed. */
typedef struct {
  double mean, variance, wide[2], any;
} known_t;

static known_t known(size_t n, const double *m, const double *s, double t, double y) {
  const double w = 1.0 - pow(0.9, 1.0 / (double)n);
  known_t out = {0};
  double all = 0.0, square = 0.0;
  for (unsigned k = 0; k < 1U << n; k++) {
    double weight = 1.0, v = t * t, first = 0.0, centre = 0.0;
    for (size_t i = 0; i < n; i++) {
      const bool is_wide = k >> i & 1;
      const double own = s[i] * s[i] * (is_wide ? 4.0 : 1.0);
      weight *= is_wide ? w : 1.0 - w;
      v += own;
      centre += m[i];
      first = i == 0 ? own : first;
    }
    weight *= exp(-0.5 * (y - centre) * (y - centre) / v) / sqrt(v);
    const double mean = m[0] + first / v * (y - centre), variance = first * (1.0 - first / v);
    all += weight;
    out.mean += weight * mean;
    square += weight * (variance + mean * mean);
    out.any += k ? weight : 0.0;
    for (size_t i = 0; i < n; i++)
      out.wide[i] += k >> i & 1 ? weight : 0.0;
  }
  out.mean /= all;
  out.variance = square / all - out.mean * out.mean;
  out.any /= all;
  for (size_t i = 0; i < n; i++)
    out.wide[i] /= all;
  return out;
}

static void normal(case_t *self, const char *name, double mean, double sd) {
  law(self, name, MODELS_NORMAL, (double)NAN, mean - z95 * sd, mean + z95 * sd, (double)NAN);
}

static int learn_robust(case_t *self, size_t draws) {
  self->is_robust = true;
  return learn(self, draws / 4, draws, 1);
}

static void check(const case_t *self, const char *name, const known_t *is) {
  const studies_learned_t *of = learned(self, name, false);
  double sum = 0.0, square = 0.0, fourth = 0.0;
  assert_non_null(of);
  for (size_t i = 0; i < STUDIES_UPDATE_LINES; i++)
    sum += of->lines[i] / STUDIES_UPDATE_LINES;
  for (size_t i = 0; i < STUDIES_UPDATE_LINES; i++) {
    const double d = (of->lines[i] - is->mean) * (of->lines[i] - is->mean);
    square += d / STUDIES_UPDATE_LINES;
    fourth += d * d / STUDIES_UPDATE_LINES;
  }
  /* lines and weights each have their error */
  const double each =
      sqrt(1.0 / fmin(self->update.effective, STUDIES_UPDATE_LINES) + 1.0 / STUDIES_UPDATE_LINES);
  if (fabs(sum - is->mean) > 4.5 * sqrt(is->variance) * each)
    fail_msg("%s: mean %.6f, known %.6f", name, sum, is->mean);
  if (fabs(square - is->variance) > 4.5 * sqrt(fourth - square * square) * each)
    fail_msg("%s: variance %.8f, known %.8f", name, square, is->variance);
  if (fabs(of->wide - is->wide[0]) > 4.5 * 0.5 * each)
    fail_msg("%s: wide %.4f, known %.4f", name, of->wide, is->wide[0]);
  if (fabs(self->update.wide - is->any) > 4.5 * 0.5 * each)
    fail_msg("%s: some wide %.4f, known %.4f", name, self->update.wide, is->any);
  assert_true(self->update.effective > 1000.0);
}

/* 2026 had 0.5 · 0.05 + 0.5 μ + 0.01 z, and μ is stated as N(0.03, 0.02²). */
static void test_one_input(void **unused) {
  (void)unused;
  static const double seen[] = {0.04, 0.10}; /* in the middle, and 4.2 deviations out */
  for (size_t i = 0; i < sizeof seen / sizeof seen[0]; i++) {
    case_t one;
    begin(&one);
    world_set(&one.world, "inflation.sd", 0, 0.01, "1/year");
    normal(&one, "inflation.mean", 0.03, 0.02);
    see(&one, "inflation", seen[i], 0, (double)NAN, (double)NAN);
    assert_int_equal(learn_robust(&one, 8000), SIM_OK);
    const known_t is = known(1, (double[]){0.03}, (double[]){0.02}, 0.02, 2.0 * (seen[i] - 0.025));
    assert_true(i ? is.any > 0.1 : is.any < 0.1);
    check(&one, "inflation.mean", &is);
    assert_true(learned(&one, "inflation.mean", false)->before.sd < 0.021); /* the stated one */
    end(&one);
  }
}

/* The money of 90 places is 112.5 times the sum of two costs: each may be the one that was wrong.
 */
static void test_two_inputs(void **unused) {
  (void)unused;
  const double m[2] = {300.0, 100.0}, s[2] = {30.0, 10.0};
  case_t one;
  begin(&one);
  normal(&one, "cost.fair", m[0], s[0]);
  normal(&one, "cost.course", m[1], s[1]);
  see(&one, "beneficiaries", 90, 0, (double)NAN, (double)NAN);
  see(&one, "spending", 112.5 * 520.0, 0, (double)NAN, 112.5 * 10.0);
  assert_int_equal(learn_robust(&one, 8000), SIM_OK);
  assert_int_equal(one.update.learned_count, 2);
  const known_t fair = known(2, m, s, 10.0, 520.0);
  const known_t other = known(2, (double[]){m[1], m[0]}, (double[]){s[1], s[0]}, 10.0, 520.0);
  assert_true(fair.any > 0.5 && fair.wide[0] > 2.0 * fair.wide[1]);
  check(&one, "cost.fair", &fair);
  check(&one, "cost.course", &other);
  end(&one);
}

/* By an exact road: y over the midpoints of the prior's own scale, where the sum converges faster
   than any power. */
static void test_exact(void **unused) {
  (void)unused;
  enum { NODES = 4000 };
  studies_robust_t prior;
  static double z[NODES];
  double all = 0.0, first = 0.0, wide = 0.0;
  assert_int_equal(studies_robust_init(&prior, 1), SIM_OK);
  for (int i = 0; i < NODES; i++)
    z[i] = -8.0 + 16.0 * (i + 0.5) / NODES;
  studies_robust_scores(&prior, NODES, z);
  for (int i = 0; i < NODES; i++) {
    const double y = -8.0 + 16.0 * (i + 0.5) / NODES, p = sim_normal_cdf(fmin(y, -y));
    const double at = y < 0.0 ? z[i] : -z[i];
    const double tail = 0.9 * sim_normal_cdf(at) + 0.1 * sim_normal_cdf(0.5 * at);
    if (y < 7.0 && fabs(tail / p - 1.0) > 1e-9 + (y > 0.0 ? 3e-16 / p : 0.0))
      fail_msg("y %.4f: z %.12f", y, z[i]);
    const double weight = exp(-0.5 * y * y - 0.5 * (z[i] - 4.0) * (z[i] - 4.0));
    all += weight;
    first += weight * z[i];
    wide += weight * studies_robust_wide(&prior, z[i]);
  }
  const known_t is = known(1, (double[]){0.0}, (double[]){1.0}, 1.0, 4.0);
  near(first / all, is.mean, 1e-9);
  near(wide / all, is.wide[0], 1e-9);
  studies_robust_free(&prior);
}

/* However many inputs there are, none is wide with probability 0.9; the stated prior has no wide
   law and moves nothing. */
static void test_chance(void **unused) {
  (void)unused;
  for (size_t n = 1; n <= 500; n += 83) {
    studies_robust_t prior;
    assert_int_equal(studies_robust_init(&prior, n), SIM_OK);
    near(pow(1.0 - prior.each, (double)n), 0.9, 1e-12);
    studies_robust_free(&prior);
  }
  const studies_robust_t stated = {0};
  double y = 1.25;
  studies_robust_scores(&stated, 1, &y);
  assert_true(y == 1.25);
  assert_true(studies_robust_wide(&stated, 5.0) == 0.0);
}

static void test_threads(void **unused) {
  (void)unused;
  double *lines = NULL, wide = 0.0;
  for (int threads = 1; threads <= 3; threads += 2) {
    case_t one;
    begin(&one);
    one.threads = threads;
    normal(&one, "inflation.mean", 0.03, 0.02);
    world_set(&one.world, "inflation.sd", 0, 0.01, "1/year");
    see(&one, "inflation", 0.09, 0, (double)NAN, (double)NAN);
    assert_int_equal(learn_robust(&one, 4000), SIM_OK);
    if (lines) {
      assert_memory_equal(lines, one.update.learned[0].lines, STUDIES_UPDATE_LINES * sizeof *lines);
      assert_true(wide == one.update.wide);
    } else {
      lines = one.update.learned[0].lines;
      wide = one.update.wide;
      one.update.learned[0].lines = NULL;
    }
    end(&one);
  }
  free(lines);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_one_input), cmocka_unit_test(test_two_inputs),
      cmocka_unit_test(test_exact), cmocka_unit_test(test_chance), cmocka_unit_test(test_threads)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
