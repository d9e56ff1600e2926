// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/spread_scale.h"

#include "tests/support.h"

/* Halfway between two rows, and how many times as wide one is as another, by hand. */

static models_input_t row_of(models_distribution_t kind, double value, double low, double high,
                             double n, double year_sd) {
  return (models_input_t){.name = (char[]){"cost.x"},
                          .distribution = kind,
                          .value = value,
                          .low = low,
                          .high = high,
                          .n = n,
                          .year_sd = year_sd};
}

static models_point_t part(models_distribution_t kind, double low, double high, double n) {
  return (models_point_t){
      .p = 0.5, .distribution = kind, .value = 7.0, .low = low, .high = high, .n = n};
}

static void middle(void **state) {
  (void)state;
  const models_input_t a = row_of(MODELS_TRIANGULAR, 1, 4, 9, 10, 0.2);
  const models_input_t b = row_of(MODELS_TRIANGULAR, 3, 16, 25, 30, 0.6);
  models_input_t out = a;
  models_spread_middle(&a, &b, &out);
  near(out.value, 2.0, 1e-15);
  near(out.low, 10.0, 1e-15);
  near(out.high, 17.0, 1e-15);
  near(out.n, 20.0, 1e-15);
  near(out.year_sd, 0.4, 1e-15);
  out.distribution = MODELS_LOGNORMAL; /* on the scale of logarithms */
  models_spread_middle(&a, &b, &out);
  near(out.low, 8.0, 1e-15);
  near(out.high, 15.0, 1e-15);
  near(out.value, 2.0, 1e-15);
}

static void middle_of_many(void **state) {
  (void)state;
  double x[] = {1.0, 2.0, 6.0}, y[] = {3.0, 8.0, 10.0}, z[3];
  models_input_t a = row_of(MODELS_EMPIRICAL, NAN, NAN, NAN, NAN, 0), b = a, out = a;
  a.sample = x;
  b.sample = y;
  out.sample = z;
  a.sample_count = b.sample_count = out.sample_count = 3;
  models_spread_middle(&a, &b, &out);
  assert_true(z[0] == 2.0 && z[1] == 5.0 && z[2] == 8.0);
  models_point_t p[] = {part(MODELS_LOGNORMAL, 4, 9, 10), part(MODELS_UNIFORM, 1, 2, 10)};
  models_point_t q[] = {part(MODELS_LOGNORMAL, 16, 25, 30), part(MODELS_UNIFORM, 3, 8, 20)}, r[2];
  memcpy(r, p, sizeof r);
  a = b = out = row_of(MODELS_MIXTURE, NAN, NAN, NAN, NAN, 0);
  a.points = p;
  b.points = q;
  out.points = r;
  a.point_count = b.point_count = out.point_count = 2;
  models_spread_middle(&a, &b, &out);
  near(r[0].low, 8.0, 1e-15);
  near(r[0].high, 15.0, 1e-15);
  near(r[0].n, 20.0, 1e-15);
  near(r[0].value, 7.0, 1e-15);
  near(r[1].low, 2.0, 1e-15);
  near(r[1].high, 5.0, 1e-15);
  near(r[1].n, 15.0, 1e-15);
}

static void widening(void **state) {
  (void)state;
  static const struct {
    models_distribution_t kind;
    double low[2], high[2], n[2], times;
  } cases[] = {
      {MODELS_PROPORTION, {NAN, NAN}, {NAN, NAN}, {100, 25}, 2.0},
      {MODELS_WEIGHT, {NAN, NAN}, {NAN, NAN}, {9, 81}, 1.0 / 3.0},
      {MODELS_LOGNORMAL, {3, 1}, {6, 8}, {NAN, NAN}, 3.0}, /* log 8 / log 2 */
      {MODELS_NORMAL, {2, 0}, {4, 5}, {NAN, NAN}, 2.5},
      {MODELS_PERT, {2, 2}, {4, 3}, {NAN, NAN}, 0.5},
      {MODELS_CONSTANT, {2, 2}, {4, 3}, {5, 5}, INFINITY},
      {MODELS_JOINT, {2, 2}, {4, 3}, {5, 5}, INFINITY},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    models_input_t row[2];
    for (size_t k = 0; k < 2; k++)
      row[k] = row_of(cases[i].kind, 3, cases[i].low[k], cases[i].high[k], cases[i].n[k], 0);
    const double times = models_spread_widening(&row[0], &row[1]);
    if (isinf(cases[i].times))
      assert_true(times == cases[i].times);
    else
      near(times, cases[i].times, 1e-14);
  }
}

/* From end to end of a sample and of points; of a mixture the part that widened least, wherever. */
static void widening_of_many(void **state) {
  (void)state;
  double x[] = {1.0, 2.0, 6.0}, y[] = {0.0, 2.0, 20.0};
  models_input_t before = row_of(MODELS_EMPIRICAL, NAN, NAN, NAN, NAN, 0), after = before;
  before.sample = x;
  after.sample = y;
  before.sample_count = after.sample_count = 3;
  near(models_spread_widening(&before, &after), 4.0, 1e-15);
  models_point_t p[] = {{.p = 0, .value = 1}, {.p = 0.5, .value = 2}, {.p = 1, .value = 6}};
  models_point_t q[] = {{.p = 0, .value = -4}, {.p = 0.5, .value = 2}, {.p = 1, .value = 6}};
  before = after = row_of(MODELS_QUANTILES, NAN, NAN, NAN, NAN, 0);
  before.points = p;
  after.points = q;
  before.point_count = after.point_count = 3;
  near(models_spread_widening(&before, &after), 2.0, 1e-15);
  for (size_t least = 0; least < 2; least++) {
    models_point_t was[] = {part(MODELS_UNIFORM, 0, 2, NAN),
                            part(MODELS_UNIFORM, 0, 2, NAN),
                            {.p = 0.1, .distribution = MODELS_CONSTANT, .value = 1}};
    models_point_t is[] = {part(MODELS_UNIFORM, 0, 6, NAN),
                           part(MODELS_UNIFORM, 0, 6, NAN),
                           {.p = 0.1, .distribution = MODELS_CONSTANT, .value = 1}};
    is[least].high = 3.0;
    before = after = row_of(MODELS_MIXTURE, NAN, NAN, NAN, NAN, 0);
    before.points = was;
    after.points = is;
    before.point_count = after.point_count = 3;
    near(models_spread_widening(&before, &after), 1.5, 1e-15);
  }
}

/* n is divided by the square; no further down than where the rarer answer is worth 0.01, and no
   further up than ten millions. */
static void scaled_answers(void **state) {
  (void)state;
  static const struct {
    double value, n, times, expected;
  } cases[] = {{0.1, 1, 20, 0.1},    {0.9, 1, 20, 0.1},     {0.1, 1, 2, 0.25},
               {0.5, 1, 20, 0.02},   {0.1, 0.05, 20, 0.05}, {0.1, 1, 0.5, 4},
               {0.1, 9e6, 0.5, 1e7}, {0.1, 1e6, 0.5, 4e6},  {0.0, 1, 20, 0.0025},
               {1.0, 1, 20, 0.0025}};
  const models_inputs_t none = {0};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    models_input_t row = row_of(MODELS_PROPORTION, cases[i].value, NAN, NAN, cases[i].n, 0);
    models_spread_scale(&none, &row, cases[i].times);
    near(row.n, cases[i].expected, 1e-14);
    assert_true(row.value == cases[i].value);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(middle), cmocka_unit_test(middle_of_many),
                                     cmocka_unit_test(widening), cmocka_unit_test(widening_of_many),
                                     cmocka_unit_test(scaled_answers)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
