// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "sim/status.h"
#include "tests/support.h"

/* P(q) = 1 − (1 − hq)^minimum · exp(−extra·h·q) with the tests' own libm. */
static double any_link(double q, double h, double minimum, double extra) {
  return 1.0 - pow(1.0 - h * q, minimum) * exp(-extra * h * q);
}

/* Everybody participates, so that linked counts are Binomial(100, p); five standard errors, 6e-7
   for each of the comparisons. */
enum { N = 100000 };

static void check_mean(const world_t *w, const char *name, double n, double p) {
  const double se = sqrt(n * p * (1.0 - p) / N);
  const double mean = world_mean(w, name, 2026);
  if (!(fabs(mean - n * p) <= 5.0 * se))
    fail_msg("%s: %.6g, expected %.6g ± %.2g", name, mean, n * p, se);
}

static void everybody(world_t *w) {
  world_init(w);
  world_set(w, "completion.course", 0, 1.0, "share");
}

static void test_closed_form(void **unused) {
  (void)unused;
  for (double minimum = 0.0; minimum <= 5.0; minimum += 1.0) {
    world_t w;
    everybody(&w);
    world_set(&w, "meetings.minimum", 0, minimum, "meetings");
    assert_int_equal(world_run(&w, N), 0);
    check_mean(&w, "linked.contact", 100.0, any_link(0.25, 0.8, minimum, 2.0));
    check_mean(&w, "linked.deal", 100.0, any_link(0.125, 0.8, minimum, 2.0));
    check_mean(&w, "linked.form", 100.0, any_link(1.0, 0.8, minimum, 2.0));
    for (size_t r = 0; r < N; r++)
      assert_true(
          world_column(&w, "linked.deal", 2026)[r] <= world_column(&w, "linked.contact", 2026)[r] &&
          world_column(&w, "linked.contact", 2026)[r] <= world_column(&w, "linked.form", 2026)[r]);
    world_free(&w);
  }
}

/* Certain and impossible links, where logarithms end. */
static void test_ends(void **unused) {
  (void)unused;
  static const struct {
    double q, h, minimum, extra, contacts, met;
  } cases[] = {{1.0, 1.0, 1.0, 0.0, 100.0, 100.0},
               {0.0, 1.0, 3.0, 2.0, 0.0, 100.0},
               {1.0, 0.0, 1.0, 2.0, 0.0, 0.0},
               {0.3, 0.5, 0.0, 0.0, 0.0, 0.0}};
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    world_t w;
    everybody(&w);
    world_set(&w, "link.contact", 0, cases[c].q, "share");
    world_set(&w, "link.round_effect_sd", 0, 0.7, "logit");
    world_set(&w, "meetings.kept", 0, cases[c].h, "share");
    world_set(&w, "meetings.minimum", 0, cases[c].minimum, "meetings");
    world_set(&w, "meetings.extra", 0, cases[c].extra, "meetings");
    assert_int_equal(world_run(&w, 256), 0);
    near(world_mean(&w, "linked.contact", 2026), cases[c].contacts, 0.0);
    near(world_mean(&w, "linked.form", 2026), cases[c].met, 0.0);
    assert_true(world_mean(&w, "linked.deal", 2026) <= cases[c].contacts);
    world_free(&w);
  }
}

/* Without preparation the untrained have their odds divided; half delivered, half of them. */
static void test_without_preparation(void **unused) {
  (void)unused;
  for (double delivered = 0.0; delivered <= 1.0; delivered += 0.5) {
    world_t w;
    everybody(&w);
    world_set(&w, "preparation.delivered", 0, delivered, "share");
    world_set(&w, "preparation.odds_ratio", 0, 3.0, "ratio");
    world_set(&w, "training.untrained", 0, 0.6, "share");
    assert_int_equal(world_run(&w, N), 0);
    const double odds = 0.25 / 0.75 / 3.0, low = odds / (1.0 + odds);
    const double share = 0.6 * (1.0 - delivered);
    check_mean(&w, "linked.contact", 100.0,
               (1.0 - share) * any_link(0.25, 0.8, 1.0, 2.0) +
                   share * any_link(low, 0.8, 1.0, 2.0));
    check_mean(&w, "linked.deal", 100.0,
               (1.0 - share) * any_link(0.125, 0.8, 1.0, 2.0) +
                   share * any_link(0.5 * low, 0.8, 1.0, 2.0));
    world_free(&w);
  }
}

/* Odds beyond any number: the link of a kept meeting is certain, not undefined. */
static void test_huge_odds(void **unused) {
  (void)unused;
  world_t w;
  everybody(&w);
  world_set(&w, "preparation.delivered", 0, 0.0, "share");
  world_set(&w, "preparation.odds_ratio", 0, 1e-310, "ratio");
  world_set(&w, "training.untrained", 0, 1.0, "share");
  assert_int_equal(world_run(&w, N), 0);
  check_mean(&w, "linked.contact", 100.0, any_link(1.0, 0.8, 1.0, 2.0));
  world_free(&w);
}

/* One effect per round makes firms alike: the variance is that of a mixture, by Gauss's rule of 41
   points on a grid of the normal (trapezoid, error far below the tolerance). */
static void test_round_effects_spread(void **unused) {
  (void)unused;
  const double sd = 0.65;
  double mean = 0.0, square = 0.0, weight = 0.0;
  for (int i = -400; i <= 400; i++) {
    const double z = i / 50.0, f = exp(-0.5 * z * z);
    const double odds = exp(log(0.25 / 0.75) + sd * z);
    const double p = any_link(odds / (1.0 + odds), 0.8, 1.0, 2.0);
    weight += f;
    mean += f * p;
    square += f * p * p;
  }
  mean /= weight;
  const double between = square / weight - mean * mean;
  world_t w;
  everybody(&w);
  world_set(&w, "link.round_effect_sd", 0, sd, "logit");
  assert_int_equal(world_run(&w, N), 0);
  /* Rounds of 34, 33 and 33 firms. */
  double variance = 0.0;
  for (int i = 0; i < 3; i++) {
    const double n = i == 0 ? 34.0 : 33.0;
    variance += n * mean * (1.0 - mean) + n * (n - 1.0) * between;
  }
  const double got_sd = world_sd(&w, "linked.contact", 2026);
  assert_true(fabs(world_mean(&w, "linked.contact", 2026) - 100.0 * mean) <
              5.0 * sqrt(variance / N));
  assert_true(fabs(got_sd * got_sd / variance - 1.0) < 5.0 * sqrt(2.0 / N));
  assert_true(variance > 3.0 * 100.0 * mean * (1.0 - mean)); /* a binomial understates it */
  world_free(&w);
}

static void test_baseline_and_splits(void **unused) {
  (void)unused;
  world_t w;
  everybody(&w);
  world_set(&w, "association.baseline", 0, 0.1217, "share");
  world_set(&w, "association.sell.suppliers", 0, 0.1, "share");
  world_set(&w, "association.sell.others", 0, 0.3, "share");
  world_set(&w, "association.buy.suppliers", 0, 0.5, "share");
  world_set(&w, "association.buy.others", 0, 0.1, "share");
  assert_int_equal(world_run(&w, N), 0);
  check_mean(&w, "linked.baseline", 100.0, 0.1217);
  const double *contact = world_column(&w, "linked.contact", 2026);
  const double *sell = world_column(&w, "linked.purpose.sell", 2026);
  const double *buy = world_column(&w, "linked.purpose.buy", 2026);
  const double *suppliers = world_column(&w, "linked.partner.suppliers", 2026);
  const double *others = world_column(&w, "linked.partner.others", 2026);
  const double *net = world_column(&w, "linked.net", 2026);
  const double *baseline = world_column(&w, "linked.baseline", 2026);
  for (size_t r = 0; r < N; r++) {
    assert_true(sell[r] + buy[r] == contact[r] && suppliers[r] + others[r] == contact[r]);
    assert_true(net[r] == contact[r] - baseline[r]);
  }
  const double contacts = world_mean(&w, "linked.contact", 2026);
  assert_true(fabs(world_mean(&w, "linked.purpose.sell", 2026) - 0.4 * contacts) < 0.08);
  assert_true(fabs(world_mean(&w, "linked.partner.suppliers", 2026) - 0.6 * contacts) < 0.08);
  world_free(&w);
}

/* Without rounds there is nothing of links, and nothing else moves by a bit. */
static void test_without_links(void **unused) {
  (void)unused;
  world_t with, without;
  world_init(&with);
  world_init(&without);
  world_drop_links(&without);
  assert_int_equal(world_run(&with, 100), 0);
  assert_int_equal(world_run(&without, 100), 0);
  assert_null(world_column(&without, "linked.form", 2026));
  assert_null(world_column(&without, "indicator.deal", 2026));
  assert_null(world_column(&without, "cost.per_linked", 2026));
  /* form, contact, deal and their indicators, cost per linked and per deal: 2 years and a total. */
  const size_t count = models_programme_output_count(without.programme);
  assert_int_equal(count, models_programme_output_count(with.programme) - 8 * 3);
  const models_output_t *outputs = models_programme_outputs(without.programme);
  for (size_t i = 0; i < count; i++)
    assert_memory_equal(world_column(&without, outputs[i].name, outputs[i].year),
                        world_column(&with, outputs[i].name, outputs[i].year),
                        100 * sizeof(double));
  /* round effect, contact, deal, form: a stream per round; baseline: one per year. */
  assert_int_equal(models_programme_quantities(without.programme) + 7,
                   models_programme_quantities(with.programme) - (4 * 3 + 1) * 2);
  world_free(&with);
  world_free(&without);
}

static void test_half_of_links(void **unused) {
  (void)unused;
  static const char *const lone[] = {"goal.deal", "association.baseline", "association.a.b"};
  for (size_t i = 0; i <= sizeof lone / sizeof lone[0]; i++) {
    world_t w;
    world_init(&w);
    if (i > 0) {
      world_drop_links(&w);
      world_set(&w, lone[i - 1], 0, 0.5, "share");
    } else {
      world_drop(&w, "meetings.kept");
    }
    assert_int_equal(world_run(&w, 1), SIM_ERR_DOMAIN);
    world_free(&w);
  }
}

/* The rounds of a year are its own: each year is as in a plan whose years all have as many. */
static void test_rounds_by_year(void **unused) {
  (void)unused;
  static const int years[] = {2026, 2027};
  static const double rounds[] = {3.0, 5.0};
  world_t both;
  world_init(&both);
  world_set(&both, "link.round_effect_sd", 0, 0.7, "logit");
  world_set(&both, "rounds.per_year", 2027, rounds[1], "rounds");
  assert_int_equal(world_run(&both, 2000), 0);
  for (size_t k = 0; k < 2; k++) {
    world_t one;
    world_init(&one);
    world_set(&one, "link.round_effect_sd", 0, 0.7, "logit");
    world_set(&one, "rounds.per_year", 0, rounds[k], "rounds");
    assert_int_equal(world_run(&one, 2000), 0);
    assert_memory_equal(world_column(&both, "linked.deal", years[k]),
                        world_column(&one, "linked.deal", years[k]), 2000 * sizeof(double));
    const double other = world_mean(&one, "linked.deal", years[1 - k]);
    assert_true(world_mean(&both, "linked.deal", years[1 - k]) != other);
    world_free(&one);
  }
  world_free(&both);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_closed_form),          cmocka_unit_test(test_ends),
      cmocka_unit_test(test_without_preparation),  cmocka_unit_test(test_huge_odds),
      cmocka_unit_test(test_round_effects_spread), cmocka_unit_test(test_baseline_and_splits),
      cmocka_unit_test(test_without_links),        cmocka_unit_test(test_half_of_links),
      cmocka_unit_test(test_rounds_by_year),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
