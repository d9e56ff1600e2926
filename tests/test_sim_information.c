// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/estimate/information.h"
#include "sim/laws/normal.h"
#include "sim/status.h"
#include "tests/support.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { N = 65536, SEEDS = 200, SMALL = 8192, BELL = 5 };

static double phi(double x) {
  return gsl_ran_ugaussian_pdf(x);
}

static double upper(double x) {
  return gsl_cdf_ugaussian_Q(x);
}

/* Two actions, V_1 = 0 and V_2 ~ N(mean, s²) once the information is there: Raiffa and Schlaifer
   1961, section 5.4 and table of the unit normal loss integral: s (φ(m/s) − (m/s) Φ(−m/s)). */
static double unit_normal_loss(double mean, double s) {
  const double m = fabs(mean) / s;
  return s * (phi(m) - m * upper(m));
}

/* n zeros, and behind them what no sum may hold. */
static double *column(size_t n) {
  double *x = calloc(n + 1, sizeof *x);
  assert_non_null(x);
  x[n] = (double)NAN;
  return x;
}

static void normals(uint64_t seed, const char *name, size_t n, double *x) {
  sim_stream_t stream;
  sim_stream_init(&stream, seed, name);
  sim_stream_uniforms(&stream, 0, n, x);
  for (size_t i = 0; i < n; i++)
    x[i] = sim_normal_quantile(x[i]);
}

/* V_2 = mean + Σ a_i X_i + ε with X_i and ε standard normal; a_3 = 0: a dummy. */
static const double slopes[] = {1.0, 0.5, 0.0};
static const double bell_mean = 0.3, chance_sd = 1.0;

typedef struct {
  double *x[3], *v[2];
  sim_choice_t choice;
} bell_t;

static void bell_make(bell_t *self, size_t n) {
  for (size_t i = 0; i < 3; i++)
    self->x[i] = column(n);
  for (size_t d = 0; d < 2; d++)
    self->v[d] = column(n);
  self->choice = (sim_choice_t){2, n, (const double *const *)self->v};
}

static void bell_draw(bell_t *self, uint64_t seed) {
  static const char *const names[] = {"first", "second", "dummy"};
  const size_t n = self->choice.replicates;
  normals(seed, "chance", n, self->v[1]);
  for (size_t i = 0; i < 3; i++)
    normals(seed, names[i], n, self->x[i]);
  for (size_t r = 0; r < n; r++)
    self->v[1][r] = bell_mean + slopes[0] * self->x[0][r] + slopes[1] * self->x[1][r] +
                    chance_sd * self->v[1][r];
}

static void bell_free(bell_t *self) {
  for (size_t i = 0; i < 3; i++)
    free(self->x[i]);
  for (size_t d = 0; d < 2; d++)
    free(self->v[d]);
}

static double sd_of_everything(void) {
  return sqrt(slopes[0] * slopes[0] + slopes[1] * slopes[1] + chance_sd * chance_sd);
}

/* At four standard errors a right estimate fails once in 16,000; the rule learnt may miss one
   hundredth of the value. */
static void assert_near(sim_gain_t gain, double truth) {
  assert_true(gain.mean - truth < 4.0 * gain.se);
  assert_true(truth - gain.mean < 4.0 * gain.se + 0.01 * truth);
}

static void test_two_actions_in_closed_form(void **unused) {
  (void)unused;
  bell_t bell;
  sim_gain_t gain;
  bell_make(&bell, N);
  bell_draw(&bell, 1);
  const size_t best = sim_information_best(&bell.choice);
  assert_int_equal(best, 1);
  assert_near(sim_information_everything(&bell.choice, best),
              unit_normal_loss(bell_mean, sd_of_everything()));
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal(sim_information_input(&bell.choice, best, bell.x[i], &gain), SIM_OK);
    assert_near(gain, unit_normal_loss(bell_mean, slopes[i]));
    const double changed = upper(bell_mean / slopes[i]);
    assert_true(fabs(gain.changed - changed) < 0.02);
  }
  bell_free(&bell);
}

static bool covers(sim_gain_t gain, double truth) {
  return fabs(gain.mean - truth) <= 1.959963984540054 * gain.se;
}

/* Coverage of 95 % intervals over 200 seeds: fewer than 178 or all of 200 would come less than once
   in 4,000 (binomial). */
static void assert_coverage(unsigned covered) {
  print_message("covered %u of %d\n", covered, (int)SEEDS);
  assert_in_range(covered, 178, 199);
}

/* The rule learnt misses something: the mean of the estimates may lie at most 2 % below the truth
   at this small number of replicates, and never above (at four standard errors). */
static void assert_slightly_low(const sim_moments_t *estimates, double truth) {
  const double se = sim_moments_se(estimates);
  print_message("mean estimate %.5f, truth %.5f, se %.5f\n", estimates->mean, truth, se);
  assert_true(estimates->mean < truth + 4.0 * se);
  assert_true(estimates->mean > 0.98 * truth - 4.0 * se);
}

static void test_coverage_of_intervals(void **unused) {
  (void)unused;
  const double truths[3] = {unit_normal_loss(bell_mean, slopes[0]),
                            unit_normal_loss(bell_mean, slopes[1]),
                            unit_normal_loss(bell_mean, sd_of_everything())};
  unsigned covered[3] = {0};
  double estimates[3][SEEDS];
  bell_t bell;
  bell_make(&bell, SMALL);
  for (uint64_t seed = 0; seed < SEEDS; seed++) {
    sim_gain_t gain[3];
    bell_draw(&bell, seed);
    const size_t best = sim_information_best(&bell.choice);
    for (size_t i = 0; i < 2; i++)
      assert_int_equal(sim_information_input(&bell.choice, best, bell.x[i], &gain[i]), SIM_OK);
    gain[2] = sim_information_everything(&bell.choice, best);
    for (size_t i = 0; i < 3; i++) {
      covered[i] += covers(gain[i], truths[i]) ? 1 : 0;
      estimates[i][seed] = gain[i].mean;
    }
  }
  for (size_t i = 0; i < 3; i++) {
    sim_moments_t moments;
    sim_moments_of(&moments, SEEDS, estimates[i]);
    assert_coverage(covered[i]);
    assert_slightly_low(&moments, truths[i]);
  }
  bell_free(&bell);
}

/* An input that has no part in a close decision: the interval lies above 0 in one seed of forty at
   most; more than 14 of 200 would come less than once in 5,000. */
static void test_dummy_in_a_close_decision(void **unused) {
  (void)unused;
  unsigned false_alarms = 0;
  sim_moments_t moments;
  double estimates[SEEDS];
  bell_t bell;
  bell_make(&bell, SMALL);
  for (uint64_t seed = 0; seed < SEEDS; seed++) {
    sim_gain_t gain;
    bell_draw(&bell, seed);
    for (size_t r = 0; r < SMALL; r++)
      bell.v[1][r] += 0.01 - bell_mean;
    const size_t best = sim_information_best(&bell.choice);
    assert_int_equal(sim_information_input(&bell.choice, best, bell.x[2], &gain), SIM_OK);
    estimates[seed] = gain.mean;
    false_alarms += gain.mean > 1.959963984540054 * gain.se ? 1 : 0;
  }
  sim_moments_of(&moments, SEEDS, estimates);
  print_message("false alarms %u of %d, mean estimate %.5f, se %.5f\n", false_alarms, (int)SEEDS,
                moments.mean, sim_moments_se(&moments));
  assert_true(false_alarms <= 14);
  assert_true(moments.mean < 4.0 * sim_moments_se(&moments));
  bell_free(&bell);
}

/* A decision that is better by far is never changed: no noise, exactly 0. */
static void test_a_sure_decision_has_no_value(void **unused) {
  (void)unused;
  bell_t bell;
  sim_gain_t gain;
  bell_make(&bell, SMALL);
  bell_draw(&bell, 1);
  for (size_t r = 0; r < SMALL; r++)
    bell.v[1][r] += 50.0;
  assert_int_equal(sim_information_input(&bell.choice, 1, bell.x[0], &gain), SIM_OK);
  assert_true(gain.mean == 0.0 && gain.se == 0.0 && gain.changed == 0.0);
  gain = sim_information_everything(&bell.choice, 1);
  assert_true(gain.mean == 0.0 && gain.se == 0.0 && gain.changed == 0.0);
  assert_true(sim_information_share(&bell.choice, 1) == 1.0);
  assert_true(sim_information_share(&bell.choice, 0) == 0.0);
  bell_free(&bell);
}

/* Never better and often equal: a fit of the difference, which is 0 over half of the inputs' range,
   swings about 0 there, but no rule can gain. */
static double sometimes_less(size_t d, double x) {
  return d ? fmin(0.0, -5.0 * x) : 0.0;
}

static void test_a_decision_without_rival_has_no_value(void **unused) {
  (void)unused;
  double *x = column(SMALL), *zero = column(SMALL), *less = column(SMALL);
  sim_gain_t gain;
  normals(5, "x", SMALL, x);
  for (size_t r = 0; r < SMALL; r++)
    less[r] = sometimes_less(1, x[r]);
  zero[SMALL] = 0.0;
  less[SMALL] = 1.0; /* of no replicate */
  const sim_choice_t choice = {2, SMALL, (const double *const[]){zero, less}};
  assert_int_equal(sim_information_input(&choice, 0, x, &gain), SIM_OK);
  assert_true(gain.mean == 0.0 && gain.se == 0.0 && gain.changed == 0.0);
  free(x);
  free(zero);
  free(less);
}

/* Two names for one decision: a tie in every replicate, of no value. */
static void test_equal_decisions_tie(void **unused) {
  (void)unused;
  bell_t bell;
  sim_gain_t gain;
  bell_make(&bell, SMALL);
  bell_draw(&bell, 1);
  const double *const twice[] = {bell.v[1], bell.v[1]};
  const sim_choice_t choice = {2, SMALL, twice};
  assert_int_equal(sim_information_best(&choice), 0);
  assert_true(sim_information_share(&choice, 0) == 1.0);
  assert_true(sim_information_share(&choice, 1) == 1.0);
  assert_int_equal(sim_information_input(&choice, 0, bell.x[0], &gain), SIM_OK);
  assert_true(gain.mean == 0.0 && gain.changed == 0.0);
  bell_free(&bell);
}

/* 600 replicates, more than are summed at once: the second decision is 1, 2 ... 600 above the
   first, the third 400 below it in all but the last 300, where it is 801 above it. */
static void test_sums_by_hand(void **unused) {
  (void)unused;
  enum { COUNT = 600 };
  double *v[3];
  for (size_t d = 0; d < 3; d++)
    v[d] = column(COUNT);
  for (size_t r = 0; r < COUNT; r++) {
    v[0][r] = 7.0 - (double)r;
    v[1][r] = v[0][r] + (double)r + 1.0;
    v[2][r] = v[0][r] + (r < 300 ? -400.0 : 801.0);
  }
  const sim_choice_t choice = {2, COUNT, (const double *const *)v},
                     three = {3, COUNT, choice.values};
  const sim_moments_t above = sim_information_difference(&choice, 1, 0);
  assert_int_equal(above.count, COUNT);
  near(above.mean, 300.5, 1e-14);
  near(sim_moments_se(&above), sqrt(601.0 / 12.0), 1e-12); /* n (n + 1) / 12, over n */
  near(sim_information_difference(&choice, 0, 1).mean, -300.5, 1e-14);
  near(sim_information_difference(&three, 2, 0).mean, 200.5, 1e-14);
  assert_int_equal(sim_information_best(&choice), 1);
  assert_int_equal(sim_information_best(&three), 1);
  assert_true(sim_information_share(&choice, 0) == 0.0);
  assert_true(sim_information_share(&three, 1) == 0.5 && sim_information_share(&three, 2) == 0.5);
  /* 801 less 301 ... 600, in half of the replicates */
  const sim_gain_t gain = sim_information_everything(&three, 1);
  near(gain.mean, 0.5 * (801.0 - 450.5), 1e-14);
  assert_true(gain.changed == 0.5);
  for (size_t d = 0; d < 3; d++)
    free(v[d]);
}

/* The gain of knowing x for decisions with values f_d(X) + noise, X standard normal. */
typedef double (*worth_t)(size_t d, double x);

static sim_gain_t gain_of_curve(size_t decisions, worth_t worth, double (*shown)(double)) {
  double *v[3], *x = column(N), *noise = column(N);
  sim_gain_t gain;
  normals(7, "x", N, x);
  normals(7, "noise", N, noise);
  for (size_t d = 0; d < decisions; d++) {
    v[d] = column(N);
    for (size_t r = 0; r < N; r++)
      v[d][r] = worth(d, x[r]) + (d ? noise[r] : 0.0);
  }
  for (size_t r = 0; shown && r < N; r++)
    x[r] = shown(x[r]);
  const sim_choice_t choice = {decisions, N, (const double *const *)v};
  const size_t best = sim_information_best(&choice);
  assert_int_equal(sim_information_input(&choice, best, x, &gain), SIM_OK);
  for (size_t d = 0; d < decisions; d++)
    free(v[d]);
  free(x);
  free(noise);
  return gain;
}

/* The upper envelope of three lines bends at −0.3 and 0.5. */
static double line(size_t d, double x) {
  return d == 0 ? 0.0 : d == 1 ? -0.3 - x : -0.4 + 0.8 * x;
}

static void test_three_decisions(void **unused) {
  (void)unused;
  const double truth = -0.3 * upper(0.3) + phi(0.3) - 0.4 * upper(0.5) + 0.8 * phi(0.5);
  assert_near(gain_of_curve(3, line, NULL), truth);
}

/* E max(0, e^X − 2): the expected pay-off of an option (Black and Scholes 1973). */
static double growing(size_t d, double x) {
  return d ? exp(x) - 2.0 : 0.0;
}

static void test_curved_input(void **unused) {
  (void)unused;
  const double truth = exp(0.5) * upper(log(2.0) - 1.0) - 2.0 * upper(log(2.0));
  const sim_gain_t gain = gain_of_curve(2, growing, NULL);
  assert_near(gain, truth);
  /* whatever the scale on which it is written */
  assert_near(gain_of_curve(2, growing, exp), truth);
}

/* E max(0, X² − c) = 2 (√c φ(√c) + (1 − c) Φ(−√c)): worth having at both ends. */
static double hollow(size_t d, double x) {
  return d ? x * x - 1.5 : 0.0;
}

static void test_input_that_is_not_monotone(void **unused) {
  (void)unused;
  const double c = 1.5, root = sqrt(c);
  assert_near(gain_of_curve(2, hollow, NULL), 2.0 * (root * phi(root) + (1.0 - c) * upper(root)));
}

/* An input of two values, 1 in three cases of ten: 0.3 · 0.6. */
static const double third = 0.5244005127080407; /* exceeded with probability 0.3 */

static double stepped(size_t d, double x) {
  return d ? (x > third) - 0.4 : 0.0;
}

static double step(double x) {
  return x > third;
}

static void test_input_of_two_values(void **unused) {
  (void)unused;
  assert_near(gain_of_curve(2, stepped, step), 0.18);
}

/* Nested simulation of the two actions with K inner samples: the rule sees the mean of K − 1 of
   them, T = S + ε̄, where S ~ N(m, s²) is what can be known; E(S; T > 0) = m Φ(m/τ) + s²/τ φ(m/τ),
   τ² = s² + σ²/(K − 1). That is what the estimate must be, below the value of knowing S. */
enum { INNER = 8, OUTER = 4096 };
static const double nested_mean = 0.3;

typedef struct {
  double *known, *zero, *gains, *changed, *v[2 * INNER];
} nest_t;

static void nest_make(nest_t *self, double sd) {
  double sums[2];
  *self = (nest_t){
      .known = column(N), .zero = column(N), .gains = column(OUTER), .changed = column(OUTER)};
  normals(3, "known", N, self->known);
  for (size_t k = 0; k < INNER; k++) {
    char name[] = {'c', (char)('0' + k), '\0'};
    double *v = self->v[INNER + k] = column(N);
    self->v[k] = self->zero;
    normals(3, name, N, v);
    for (size_t r = 0; r < N; r++)
      v[r] = nested_mean + self->known[r] + sd * v[r];
  }
  sim_information_inner(2, INNER, OUTER, 1, (const double *const *)self->v, sums, self->gains,
                        self->changed);
}

static sim_gain_t nest_gain(const nest_t *self) {
  const double *const values[] = {self->zero, self->v[INNER]};
  const sim_choice_t choice = {2, N, values};
  return sim_information_nested(&choice, 1, OUTER, self->gains, self->changed);
}

static void nest_free(nest_t *self) {
  for (size_t k = 0; k < INNER; k++)
    free(self->v[INNER + k]);
  free(self->known);
  free(self->zero);
  free(self->gains);
  free(self->changed);
}

static void test_nested_simulation(void **unused) {
  (void)unused;
  const double m = nested_mean, tau = sqrt(1.0 + 1.0 / (INNER - 1));
  const double truth = m * upper(-m / tau) + phi(m / tau) / tau - m;
  nest_t nest;
  nest_make(&nest, 1.0);
  sim_moments_t gains, changes;
  sim_moments_of(&gains, OUTER, nest.gains);
  sim_moments_of(&changes, OUTER, nest.changed);
  assert_true(fabs(gains.mean - truth) < 4.0 * sim_moments_se(&gains));
  assert_true(fabs(changes.mean - upper(m / tau)) < 4.0 * sim_moments_se(&changes));
  assert_true(truth < unit_normal_loss(m, 1.0));
  const sim_gain_t gain = nest_gain(&nest);
  print_message("nested %.5f, se %.5f (%.5f without control), truth %.5f\n", gain.mean, gain.se,
                sim_moments_se(&gains), truth);
  assert_true(fabs(gain.mean - truth) < 4.0 * gain.se);
  assert_true(gain.se < sim_moments_se(&gains));
  assert_true(gain.changed == changes.mean);
  nest_free(&nest);
}

/* Without chance, knowing all inputs is knowing everything: the estimates are one. */
static void test_nested_simulation_without_chance(void **unused) {
  (void)unused;
  nest_t nest;
  nest_make(&nest, 0.0);
  const double *const values[] = {nest.zero, nest.v[INNER]};
  const sim_choice_t choice = {2, N, values};
  const sim_gain_t gain = nest_gain(&nest), all = sim_information_everything(&choice, 1);
  assert_true(fabs(gain.mean - all.mean) < 1e-12);
  assert_true(fabs(gain.se / all.se - 1.0) < 0.01);
  nest_free(&nest);
}

/* Three decisions with three inner samples each, the second the best on the whole; left out each in
   turn, by hand. */
static void test_inner_samples_by_hand(void **unused) {
  (void)unused;
  static const double samples[9][4] = {{1, 1, 1, NAN}, {4, 1, 2, NAN}, {1, 1, 3, NAN},
                                       {2, 3, 4, NAN}, {2, 0, 2, NAN}, {2, 0, 0, NAN},
                                       {0, 0, 0, NAN}, {0, 2, 0, NAN}, {9, 2, 0, NAN}};
  const double *values[9];
  double sums[3], gains[4] = {0, 0, 0, 8}, changed[4] = {0, 0, 0, 9};
  for (size_t i = 0; i < 9; i++)
    values[i] = samples[i];
  sim_information_inner(3, 3, 3, 1, values, sums, gains, changed);
  near(gains[0], -5.0 / 3.0, 1e-15); /* the third, the third, the first */
  near(gains[1], -1.0, 1e-15);       /* the third, none, none */
  near(gains[2], -1.0, 1e-15);       /* the first, none, none */
  assert_true(changed[0] == 1.0 && changed[1] == 1.0 / 3.0 && changed[2] == 1.0 / 3.0);
  assert_true(gains[3] == 8.0 && changed[3] == 9.0);
}

/* What knowing everything gains, 1 0 5 in the samples and 1 3 beside them, explains gains 1 0 2
   with slope 5/14; b = 5/14 · 2/5. */
static void test_control_by_hand(void **unused) {
  (void)unused;
  static const double zero[] = {0, 0, 0, 0, 0, NAN}, other[] = {1, -8, 5, 1, 3, NAN};
  static const double gains[] = {1, 0, 2, NAN}, changed[] = {0, 0.5, 1, NAN};
  const sim_choice_t choice = {2, 5, (const double *const[]){zero, other}};
  const sim_gain_t gain = sim_information_nested(&choice, 0, 3, gains, changed);
  near(gain.mean, 1.0, 1e-14);
  near(gain.se, sqrt(8.0) / 7.0, 1e-14);
  near(gain.changed, 0.5, 1e-14);
  const sim_choice_t still = {2, 5, (const double *const[]){zero, zero}};
  near(sim_information_nested(&still, 0, 3, gains, changed).mean, 1.0, 1e-14);
}

static void test_bad_columns_are_refused(void **unused) {
  (void)unused;
  bell_t bell;
  sim_gain_t gain;
  bell_make(&bell, SIM_INFORMATION_LEAST);
  bell_draw(&bell, 1);
  bell.x[0][17] = (double)NAN;
  assert_int_equal(sim_information_input(&bell.choice, 0, bell.x[0], &gain), SIM_ERR_DOMAIN);
  sim_choice_t few = bell.choice;
  few.replicates--;
  assert_int_equal(sim_information_input(&few, 0, bell.x[1], &gain), SIM_ERR_DOMAIN);
  assert_int_equal(sim_information_input(&bell.choice, 2, bell.x[1], &gain), SIM_ERR_DOMAIN);
  bell.v[1][5] = (double)INFINITY;
  assert_int_equal(sim_information_input(&bell.choice, 0, bell.x[1], &gain), SIM_ERR_DOMAIN);
  bell_free(&bell);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_two_actions_in_closed_form),
      cmocka_unit_test(test_coverage_of_intervals),
      cmocka_unit_test(test_dummy_in_a_close_decision),
      cmocka_unit_test(test_a_sure_decision_has_no_value),
      cmocka_unit_test(test_a_decision_without_rival_has_no_value),
      cmocka_unit_test(test_equal_decisions_tie),
      cmocka_unit_test(test_sums_by_hand),
      cmocka_unit_test(test_three_decisions),
      cmocka_unit_test(test_curved_input),
      cmocka_unit_test(test_input_that_is_not_monotone),
      cmocka_unit_test(test_input_of_two_values),
      cmocka_unit_test(test_nested_simulation),
      cmocka_unit_test(test_nested_simulation_without_chance),
      cmocka_unit_test(test_inner_samples_by_hand),
      cmocka_unit_test(test_control_by_hand),
      cmocka_unit_test(test_bad_columns_are_refused),
  };
  return cmocka_run_group_tests_name("sim_information", tests, NULL, NULL);
}
