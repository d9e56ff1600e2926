// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/laws/normal.h"
#include "sim/status.h"
#include "studies/search.h"
#include "tests/support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The search on functions whose answers are known. */

typedef struct {
  double (*f)(double x);
  double se, difference_se;
  int evaluations, fail_at; /* 0: never */
} toy_t;

static int evaluate(void *ctx, double value, studies_response_t *out) {
  toy_t *toy = ctx;
  const double y = toy->f(value);
  if (++toy->evaluations == toy->fail_at)
    return SIM_ERR_CANCELLED;
  *out = (studies_response_t){y, toy->se, y - 1.96 * toy->se, y + 1.96 * toy->se, 1.0, NULL};
  return 0;
}

static double difference_se(void *ctx, const studies_response_t *a, const studies_response_t *b) {
  (void)a, (void)b;
  return ((const toy_t *)ctx)->difference_se;
}

static int search(studies_search_t *out, toy_t *toy, double low, double high, bool whole,
                  bool at_least, double threshold) {
  studies_lattice_t lattice;
  const studies_function_t function = {toy, evaluate, difference_se};
  const studies_inequality_t inequality = {at_least, threshold};
  assert_true(studies_lattice_init(&lattice, low, high, whole));
  return studies_search_run(out, &lattice, &inequality, &function);
}

static double identity(double x) {
  return x;
}
static double negative(double x) {
  return -x;
}
static double logistic(double x) {
  return 1.0 / (1.0 + exp(-x));
}
static double steep(double x) {
  return 1.0 / (1.0 + exp(-40.0 * (x - 0.123)));
}
static double step(double x) {
  return x >= 41.0 ? 1.0 : 0.0;
}
static double constant(double x) {
  (void)x;
  return 0.8;
}
static double hump(double x) {
  return 1.0 - (x - 50.0) * (x - 50.0) / 2500.0;
}
static double waves(double x) {
  return sin(x);
}
static double late_hump(double x) {
  return x < 80.0 ? x : 80.0 - (x - 80.0);
}
static double undefined_below(double x) {
  return x < 30.0 ? (double)NAN : x;
}

static double answer_of(const studies_search_t *s) {
  return studies_lattice_value(&s->lattice, s->answer);
}

/* Every way in which a monotone condition may run, on whole numbers. */
static void whole_numbers(void **state) {
  (void)state;
  const struct {
    double (*f)(double);
    bool at_least;
    double threshold;
    studies_verdict_t verdict;
    int64_t answer, beyond;
  } cases[] = {
      {identity, true, 37.5, STUDIES_SMALLEST, 38, 37},
      {identity, true, 38, STUDIES_SMALLEST, 38, 37},
      {identity, false, 37.5, STUDIES_LARGEST, 37, 38},
      {negative, true, -37.5, STUDIES_LARGEST, 37, 38},
      {negative, false, -37.5, STUDIES_SMALLEST, 38, 37},
      {step, true, 0.5, STUDIES_SMALLEST, 41, 40},
      {step, false, 0.5, STUDIES_LARGEST, 40, 41},
      {identity, true, 100, STUDIES_SMALLEST, 100, 99},
      {identity, false, 0, STUDIES_LARGEST, 0, 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    toy_t toy = {.f = cases[i].f};
    studies_search_t s;
    assert_int_equal(search(&s, &toy, 0, 100, true, cases[i].at_least, cases[i].threshold), 0);
    assert_int_equal(s.verdict, cases[i].verdict);
    assert_int_equal(s.answer, cases[i].answer);
    assert_int_equal(s.beyond, cases[i].beyond);
    assert_true(studies_search_point(&s, s.answer)->satisfied);
    assert_false(studies_search_point(&s, s.beyond)->satisfied);
    assert_int_equal(s.interval_low, s.answer);
    assert_int_equal(s.interval_high, s.answer);
    assert_false(s.open_low || s.open_high);
    studies_search_free(&s);
  }
}

/* logistic(x) = 0.8 at ln 4 = 1.38629436…: the first of steps of 0.001 above it. A cell of the grid
   has 833 steps, which bisection narrows in 10. */
static void smooth_curves(void **state) {
  (void)state;
  toy_t toy = {.f = logistic, .se = 0.001};
  studies_search_t s;
  assert_int_equal(search(&s, &toy, -10, 10, false, true, 0.8), 0);
  assert_int_equal(s.verdict, STUDIES_SMALLEST);
  assert_int_equal(s.lattice.decimals, 3);
  assert_int_equal(s.answer, 1387);
  /* logit(0.8 ∓ 0.00196) = 1.37410…, 1.39861… */
  assert_int_equal(s.interval_low, 1375);
  assert_int_equal(s.interval_high, 1399);
  assert_true(s.rises);
  assert_false(s.falls);
  assert_true(toy.evaluations <= STUDIES_GRID_POINTS + 18);
  studies_search_free(&s);
  toy = (toy_t){.f = steep};
  assert_int_equal(search(&s, &toy, 0, 1, false, false, 0.5), 0);
  assert_int_equal(s.verdict, STUDIES_LARGEST);
  assert_true(fabs(answer_of(&s) - 0.123) < 1e-12);
  studies_search_free(&s);
}

/* A step is the worst case of interpolation: hardly more than bisection's ceil(log2 417) = 9. */
static void steps_cost_little(void **state) {
  (void)state;
  toy_t toy = {.f = step};
  studies_search_t s;
  assert_int_equal(search(&s, &toy, 0, 10000, true, true, 0.5), 0);
  assert_int_equal(s.answer, 41);
  assert_true(toy.evaluations <= STUDIES_GRID_POINTS + 12);
  studies_search_free(&s);
}

static void ends_of_the_range(void **state) {
  (void)state;
  const struct {
    double threshold;
    studies_verdict_t verdict;
  } cases[] = {{-1, STUDIES_EVERYWHERE}, {0, STUDIES_EVERYWHERE}, {101, STUDIES_NOWHERE}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    toy_t toy = {.f = identity};
    studies_search_t s;
    assert_int_equal(search(&s, &toy, 0, 100, true, true, cases[i].threshold), 0);
    assert_int_equal(s.verdict, cases[i].verdict);
    assert_int_equal(s.count, STUDIES_GRID_POINTS);
    assert_int_equal(studies_search_best(&s)->k, 100);
    studies_search_free(&s);
  }
}

/* Where less is wanted than there is at either end, the nearest is the first. */
static void best_may_be_the_first(void **state) {
  (void)state;
  toy_t toy = {.f = identity};
  studies_search_t s;
  assert_int_equal(search(&s, &toy, 0, 100, true, false, -1), 0);
  assert_int_equal(s.verdict, STUDIES_NOWHERE);
  assert_int_equal(studies_search_best(&s)->k, 0);
  studies_search_free(&s);
}

/* The interval reaches beyond the range where its ends would. */
static void open_intervals(void **state) {
  (void)state;
  toy_t toy = {.f = identity, .se = 3};
  studies_search_t s;
  assert_int_equal(search(&s, &toy, 0, 100, true, true, 97), 0);
  assert_int_equal(s.answer, 97);
  assert_int_equal(s.interval_low, 92); /* 97 − 5.88 */
  assert_false(s.open_low);
  assert_true(s.open_high);
  assert_int_equal(s.interval_high, 100);
  studies_search_free(&s);
  assert_int_equal(search(&s, &toy, 0, 100, true, false, 3), 0);
  assert_int_equal(s.answer, 3);
  assert_true(s.open_low);
  assert_int_equal(s.interval_high, 8);
  studies_search_free(&s);
}

static double trembling(double x) {
  return 0.8 + (fmod(rint(x), 2.0) > 0.5 ? 1e-4 : -1e-4);
}

static void flat_curves(void **state) {
  (void)state;
  toy_t toy = {.f = constant, .se = 0.001};
  studies_search_t s;
  assert_int_equal(search(&s, &toy, 0, 100, true, true, 0.81), 0);
  assert_int_equal(s.verdict, STUDIES_NOWHERE);
  assert_false(s.rises || s.falls);
  studies_search_free(&s);
  assert_int_equal(search(&s, &toy, 0, 100, true, true, 0.8), 0);
  assert_int_equal(s.verdict, STUDIES_EVERYWHERE);
  studies_search_free(&s);
  /* On both sides of the threshold, by less than the error. */
  toy = (toy_t){.f = trembling, .se = 0.001, .difference_se = 0.001};
  assert_int_equal(search(&s, &toy, 0, 24, true, true, 0.8), 0);
  assert_int_equal(s.verdict, STUDIES_FLAT);
  studies_search_free(&s);
}

/* Changes several times: every stretch, to the unit. hump ≥ 0.75 from 25 to 75. */
static void not_monotone(void **state) {
  (void)state;
  toy_t toy = {.f = hump};
  studies_search_t s;
  assert_int_equal(search(&s, &toy, 0, 100, true, true, 0.75), 0);
  assert_int_equal(s.verdict, STUDIES_STRETCHES);
  assert_true(s.rises && s.falls);
  assert_int_equal(s.stretch_count, 1);
  assert_int_equal(s.stretches[0].from, 25);
  assert_int_equal(s.stretches[0].to, 75);
  studies_search_free(&s);
  assert_int_equal(search(&s, &toy, 0, 100, true, false, 0.75), 0);
  assert_int_equal(s.stretch_count, 2);
  assert_int_equal(s.stretches[0].from, 0);
  assert_int_equal(s.stretches[0].to, 25);
  assert_int_equal(s.stretches[1].from, 75);
  assert_int_equal(s.stretches[1].to, 100);
  studies_search_free(&s);
  /* sin ≥ 0 on [2πj, (2j + 1)π] */
  toy = (toy_t){.f = waves};
  assert_int_equal(search(&s, &toy, 1, 16, false, true, 0), 0);
  assert_int_equal(s.stretch_count, 3);
  for (int j = 0; j < 3; j++) {
    const double from = studies_lattice_value(&s.lattice, s.stretches[j].from);
    const double to = studies_lattice_value(&s.lattice, s.stretches[j].to);
    assert_true(fabs(from - (j ? 2.0 * M_PI * j : 1.0)) < 1.1e-3);
    assert_true(fabs(to - (2.0 * j + 1.0) * M_PI) < 1.1e-3);
  }
  studies_search_free(&s);
}

/* More stretches than are kept: counted, none written past the end. */
static double comb(double x) {
  return fmod(rint(x), 2.0);
}
static void many_stretches(void **state) {
  (void)state;
  toy_t toy = {.f = comb};
  studies_search_t s;
  assert_int_equal(search(&s, &toy, 0, 24, true, true, 0.5), 0);
  assert_int_equal(s.verdict, STUDIES_STRETCHES);
  assert_int_equal(s.stretch_count, 12);
  assert_int_equal(s.stretches[7].from, 15);
  assert_int_equal(s.stretches[7].to, 15);
  studies_search_free(&s);
}

/* The statistic turns, the condition does not. */
static void turns_but_crosses_once(void **state) {
  (void)state;
  toy_t toy = {.f = late_hump};
  studies_search_t s;
  assert_int_equal(search(&s, &toy, 0, 100, true, true, 33), 0);
  assert_int_equal(s.verdict, STUDIES_SMALLEST);
  assert_int_equal(s.answer, 33);
  assert_true(s.rises && s.falls);
  studies_search_free(&s);
}

static void undefined_values(void **state) {
  (void)state;
  toy_t toy = {.f = undefined_below};
  studies_search_t s;
  assert_int_equal(search(&s, &toy, 0, 100, true, true, 10), 0);
  assert_int_equal(s.verdict, STUDIES_SMALLEST);
  assert_int_equal(s.answer, 30);
  studies_search_free(&s);
}

static void failures_end_the_search(void **state) {
  (void)state;
  for (int at = 1; at <= STUDIES_GRID_POINTS + 4; at++) {
    toy_t toy = {.f = logistic, .fail_at = at};
    studies_search_t s;
    assert_int_equal(search(&s, &toy, -10, 10, false, true, 0.8), SIM_ERR_CANCELLED);
    assert_int_equal(toy.evaluations, at);
    studies_search_free(&s);
  }
}

/* Draws of their own at each value: x + noise. The paired errors say that a dip is noise. */
static double noise[101];
static double noisy(double x) {
  return x / 20.0 + noise[(int)rint(x)];
}

static void noise_is_no_course(void **state) {
  (void)state;
  sim_stream_t stream;
  size_t one_answer = 0, false_alarms = 0;
  for (uint64_t seed = 1; seed <= 200; seed++) {
    toy_t toy = {.f = noisy, .se = 0.2, .difference_se = 0.2 * M_SQRT2};
    studies_search_t s;
    sim_stream_init(&stream, seed, "noise");
    sim_stream_uniforms(&stream, 0, 101, noise);
    for (int i = 0; i <= 100; i++)
      noise[i] = 0.2 * sim_normal_quantile(noise[i]);
    assert_int_equal(search(&s, &toy, 0, 100, true, true, 2.5), 0);
    one_answer += s.verdict == STUDIES_SMALLEST;
    false_alarms += s.falls;
    assert_true(s.rises);
    studies_search_free(&s);
  }
  /* P(|z| > 4) · 24 · 200 = 0.15 alarms are expected, if the comparisons were with one neighbour;
     with the highest of all before, several times that. */
  assert_true(false_alarms <= 3);
  assert_int_equal(one_answer + false_alarms, 200);
}

/* mean of n draws of N(x, 1) ≥ 1: the root is 1. On the same draws the estimate is x + z̄. The 95 %
   interval must hold it in 190 ± 9.2 of 200 seeds (three s.d.). */
static double shift;
static double shifted(double x) {
  return x + shift;
}

static void coverage_of_the_interval(void **state) {
  (void)state;
  enum { DRAWS = 400, SEEDS = 200 };
  int covered = 0;
  for (uint64_t seed = 1; seed <= SEEDS; seed++) {
    double u[DRAWS];
    sim_stream_t stream;
    studies_search_t s;
    toy_t toy = {.f = shifted, .se = 1.0 / 20.0};
    sim_stream_init(&stream, seed, "toy");
    sim_stream_uniforms(&stream, 0, DRAWS, u);
    shift = 0.0;
    for (int i = 0; i < DRAWS; i++)
      shift += sim_normal_quantile(u[i]) / DRAWS;
    assert_int_equal(search(&s, &toy, 0, 2, false, true, 1.0), 0);
    const double step = studies_lattice_step(&s.lattice);
    covered += studies_lattice_value(&s.lattice, s.interval_low) - step <= 1.0 &&
               studies_lattice_value(&s.lattice, s.interval_high) >= 1.0;
    studies_search_free(&s);
  }
  print_message("covered: %d of %d\n", covered, SEEDS);
  assert_in_range(covered, 181, 199);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(whole_numbers),         cmocka_unit_test(smooth_curves),
      cmocka_unit_test(steps_cost_little),     cmocka_unit_test(ends_of_the_range),
      cmocka_unit_test(best_may_be_the_first), cmocka_unit_test(open_intervals),
      cmocka_unit_test(flat_curves),           cmocka_unit_test(not_monotone),
      cmocka_unit_test(many_stretches),        cmocka_unit_test(turns_but_crosses_once),
      cmocka_unit_test(undefined_values),      cmocka_unit_test(failures_end_the_search),
      cmocka_unit_test(noise_is_no_course),    cmocka_unit_test(coverage_of_the_interval),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
