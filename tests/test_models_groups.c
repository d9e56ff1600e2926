// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "sim/status.h"
#include "tests/support.h"

/* Everybody participates, so that counts by part are binomial; five standard errors, 6e-7 for each
   of the comparisons. */
enum { N = 20000 };

static void everybody(world_t *w) {
  world_init(w);
  world_set(w, "completion.course", 0, 1.0, "share");
  world_set(w, "demand.applicants_per_place", 0, 10.0, "ratio"); /* nobody lacks */
  world_set(w, "budget.ceiling", 0, 1e6, "M$2026");
  world_set(w, "result.income", 0, 0.4, "share");
}

static void with_groups(world_t *w) {
  everybody(w);
  world_set(w, "group.sex.women", 0, 0.3, "share");
  world_set(w, "group.sex.men", 0, 0.7, "share");
  world_set(w, "group.trade.food", 0, 2.0, "firms");
  world_set(w, "group.trade.crafts", 0, 5.0, "firms");
  world_set(w, "group.trade.none", 0, 0.0, "firms");
  world_set(w, "group.trade.other", 0, 3.0, "firms");
}

/* Binomial(n, p): mean and variance. */
static void check_binomial(const world_t *w, const char *name, double n, double p) {
  const double variance = n * p * (1.0 - p), sd = world_sd(w, name, 2026);
  const double mean = world_mean(w, name, 2026);
  if (!(fabs(mean - n * p) <= 5.0 * sqrt(variance / N) &&
        fabs(sd * sd / variance - 1.0) < 5.0 * sqrt(2.2 / N)))
    fail_msg("%s: %.6g, variance %.6g; expected %.6g, %.6g", name, mean, sd * sd, n * p, variance);
}

/* Marked without replacement from a multinomial split, each part is again a binomial: of 100 firms,
   those that are of the part and have it. */
static void test_closed_form(void **unused) {
  (void)unused;
  const double contact = 1.0 - (1.0 - 0.8 * 0.25) * exp(-2.0 * 0.8 * 0.25);
  const double deal = 1.0 - (1.0 - 0.8 * 0.125) * exp(-2.0 * 0.8 * 0.125);
  world_t w;
  with_groups(&w);
  assert_int_equal(world_run(&w, N), 0);
  check_binomial(&w, "participants.group.sex.women", 100.0, 0.3);
  check_binomial(&w, "linked.contact.group.sex.women", 100.0, 0.3 * contact);
  check_binomial(&w, "linked.deal.group.sex.women", 100.0, 0.3 * deal);
  check_binomial(&w, "result.income.group.sex.men", 100.0, 0.7 * 0.4);
  check_binomial(&w, "participants.group.trade.crafts", 100.0, 0.5);
  check_binomial(&w, "linked.deal.group.trade.other", 100.0, 0.3 * deal);
  check_binomial(&w, "result.income.group.trade.food", 100.0, 0.2 * 0.4);
  world_free(&w);
}

/* Sum of the parts of a dimension in a replicate. */
static double sum(const world_t *w, const char *stem, const char *const *parts, int year,
                  size_t r) {
  double all = 0.0;
  for (; *parts; parts++) {
    char name[128];
    snprintf(name, sizeof name, "%s.group.%s", stem, *parts);
    all += world_column(w, name, year)[r];
  }
  return all;
}

static void test_parts_add_up(void **unused) {
  (void)unused;
  static const char *const dimensions[][5] = {
      {"sex.women", "sex.men", NULL},
      {"trade.food", "trade.crafts", "trade.none", "trade.other", NULL}};
  static const struct {
    const char *stem, *whole;
  } kinds[] = {{"participants", "participants"},
               {"linked.contact", "linked.contact"},
               {"linked.deal", "linked.deal"},
               {"result.income", "result.income"}};
  world_t w;
  with_groups(&w);
  assert_int_equal(world_run(&w, 500), 0);
  for (size_t r = 0; r < 500; r++)
    for (int year = 2026; year <= 2028; year++)
      for (size_t d = 0; d < 2; d++)
        for (size_t k = 0; k < 4; k++) {
          const int y = year == 2028 ? 0 : year;
          assert_true(sum(&w, kinds[k].stem, dimensions[d], y, r) ==
                      world_column(&w, kinds[k].whole, y)[r]);
        }
  for (size_t r = 0; r < 500; r++) {
    const double *sizes = world_column(&w, "participants.group.trade.food", 2027);
    const double *contacts = world_column(&w, "linked.contact.group.trade.food", 2027);
    assert_true(contacts[r] <= sizes[r]);
    assert_true(world_column(&w, "linked.deal.group.trade.food", 2027)[r] <= contacts[r]);
    assert_true(world_column(&w, "result.income.group.trade.none", 2027)[r] == 0.0);
  }
  world_free(&w);
}

/* Groups change no other output by a bit, and the order of the rows no draw. */
static void test_nothing_else_moves(void **unused) {
  (void)unused;
  world_t with, without, other;
  with_groups(&with);
  everybody(&without);
  everybody(&other);
  world_set(&other, "group.trade.other", 0, 3.0, "firms");
  world_set(&other, "group.sex.men", 0, 0.7, "share");
  world_set(&other, "group.trade.none", 0, 0.0, "firms");
  world_set(&other, "group.trade.food", 0, 2.0, "firms");
  world_set(&other, "group.sex.women", 0, 0.3, "share");
  world_set(&other, "group.trade.crafts", 0, 5.0, "firms");
  assert_int_equal(world_run(&with, 200), 0);
  assert_int_equal(world_run(&without, 200), 0);
  assert_int_equal(world_run(&other, 200), 0);
  const models_output_t *outputs = models_programme_outputs(without.programme);
  for (size_t i = 0; i < models_programme_output_count(without.programme); i++)
    assert_memory_equal(world_column(&with, outputs[i].name, outputs[i].year),
                        world_column(&without, outputs[i].name, outputs[i].year),
                        200 * sizeof(double));
  outputs = models_programme_outputs(with.programme);
  for (size_t i = 0; i < models_programme_output_count(with.programme); i++)
    assert_memory_equal(world_column(&with, outputs[i].name, outputs[i].year),
                        world_column(&other, outputs[i].name, outputs[i].year),
                        200 * sizeof(double));
  world_free(&with);
  world_free(&without);
  world_free(&other);
}

/* Dirichlet weights of a dimension: of 100 firms a part with 3 of 10 answers has a beta-binomial
   number, Beta(3, 7). */
static void test_weights(void **unused) {
  (void)unused;
  world_t w;
  everybody(&w);
  world_set(&w, "group.sex.women", 0, 30.0, "firms");
  world_set(&w, "group.sex.men", 0, 70.0, "firms");
  for (size_t i = w.inputs.count - 2; i < w.inputs.count; i++) {
    w.inputs.rows[i].distribution = MODELS_WEIGHT;
    w.inputs.rows[i].n = 10.0;
  }
  world_set(&w, "group.half.one", 0, 1.0, "share"); /* another dimension, with a sum of its own */
  world_set(&w, "group.half.other", 0, 1.0, "share");
  assert_int_equal(world_run(&w, N), 0);
  const double between = 0.3 * 0.7 / 11.0, variance = 100.0 * 0.21 + 100.0 * 99.0 * between;
  const double sd = world_sd(&w, "participants.group.sex.women", 2026);
  assert_true(fabs(world_mean(&w, "participants.group.sex.women", 2026) - 30.0) <
              5.0 * sqrt(variance / N));
  assert_true(fabs(sd * sd / variance - 1.0) < 5.0 * sqrt(3.0 / N));
  check_binomial(&w, "participants.group.half.one", 100.0, 0.5);
  world_free(&w);
}

/* Without links: participants and results alone; outputs in the order of the file, after regions.
 */
static void test_outputs(void **unused) {
  (void)unused;
  static const char *const last[] = {
      "participants.group.sex.women",
      "participants.group.sex.men",
      "result.income.group.sex.women",
      "result.income.group.sex.men",
  };
  world_t w;
  everybody(&w);
  world_drop_links(&w);
  world_set(&w, "group.sex.women", 0, 0.3, "share");
  world_set(&w, "group.sex.men", 0, 0.7, "share");
  world_set(&w, "region.north", 0, 1.0, "share");
  assert_int_equal(world_run(&w, 10), 0);
  const models_output_t *outputs = models_programme_outputs(w.programme);
  const size_t count = models_programme_output_count(w.programme);
  for (size_t k = 0; k < 12; k++)
    assert_string_equal(outputs[count - 12 + k].name, last[k / 3]);
  assert_string_equal(outputs[count - 13].name, "participants.region.north");
  world_free(&w);
}

/* Dimensions and their parts are told in the order of the rows, of which they may be the first. */
static void test_order(void **unused) {
  (void)unused;
  static const char *const names[] = {"group.trade.food", "group.sex.women", "group.trade.none",
                                      "group.sex.men"};
  static const char *const expected[] = {
      "participants.group.trade.food", "participants.group.trade.none",
      "participants.group.sex.women", "participants.group.sex.men"};
  world_t w = {0}, rest;
  for (size_t i = 0; i < 4; i++)
    world_set(&w, names[i], 0, 0.5, "share");
  everybody(&rest);
  for (size_t i = 0; i < rest.inputs.count; i++)
    world_set(&w, rest.inputs.rows[i].name, rest.inputs.rows[i].year, rest.inputs.rows[i].value,
              rest.inputs.rows[i].unit);
  world_free(&rest);
  assert_int_equal(world_run(&w, 1), 0);
  const models_output_t *outputs = models_programme_outputs(w.programme);
  size_t found = 0;
  for (size_t i = 0; i < models_programme_output_count(w.programme); i++)
    if (outputs[i].year == 2026 && strncmp(outputs[i].name, "participants.group.", 19) == 0) {
      assert_true(found < 4);
      assert_string_equal(outputs[i].name, expected[found]);
      found++;
    }
  assert_int_equal(found, 4);
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_closed_form),  cmocka_unit_test(test_order),
      cmocka_unit_test(test_parts_add_up), cmocka_unit_test(test_nothing_else_moves),
      cmocka_unit_test(test_weights),      cmocka_unit_test(test_outputs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
