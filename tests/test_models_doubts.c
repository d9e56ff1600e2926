// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/doubts.h"
#include "sim/status.h"
#include "tests/rows_support.h"

/* Each doubt at its limit and beside it, by hand. What is told does not hang on the order of rows,
   but for which of several is told: each table is tried with every row at its head. */

enum { ROWS = 8, TOLD = 4 };

typedef struct {
  models_doubt_code_t code;
  const char *name; /* of the row that it points to */
  int year;
  double number, other;
  size_t years;
} told_t;

typedef struct {
  const char *rows[ROWS]; /* up to the first NULL */
  told_t told[TOLD];      /* up to the first without a name */
} case_t;

static models_inputs_t inputs;
static models_doubt_t found[16];
static size_t found_count;

static void collect(void *context, const models_doubt_t *doubt) {
  (void)context;
  assert_true(found_count < 16);
  found[found_count++] = *doubt;
}

static void doubt(void) {
  found_count = 0;
  assert_int_equal(models_doubts(&inputs, collect, NULL), SIM_OK);
}

/* The rows of `lines`, that of index `head` first and those before it last. Returns how many. */
static size_t fill(const char *const *lines, size_t head) {
  size_t count = 0;
  while (count < ROWS && lines[count])
    count++;
  models_inputs_free(&inputs);
  for (size_t i = 0; i < count; i++) {
    const models_input_t row = rows_line(lines[(head + i) % count]);
    assert_int_equal(models_inputs_append(&inputs, &row), SIM_OK);
  }
  return count;
}

static bool is_told(const told_t *told) {
  for (size_t i = 0; i < found_count; i++) {
    const models_input_t *row = &inputs.rows[found[i].row];
    if (found[i].code == told->code && row->year == told->year && !strcmp(row->name, told->name) &&
        fabs(found[i].number - told->number) < 1e-9 * fabs(told->number) + 1e-9 &&
        fabs(found[i].other - told->other) < 1e-9 * fabs(told->other) + 1e-9 &&
        found[i].years == told->years)
      return true;
  }
  return false;
}

static void check(const case_t *c) {
  for (size_t head = 0, rows = 1; head < rows; head++) {
    size_t told = 0;
    rows = fill(c->rows, head);
    doubt();
    for (; told < TOLD && c->told[told].name; told++)
      if (!is_told(&c->told[told]))
        fail_msg("%s first, of %zu: doubt %zu is not told", inputs.rows[0].name, rows, told);
    if (found_count != told)
      fail_msg("\"%s\" …: %zu doubts, expected %zu", c->rows[0], found_count, told);
  }
}

#define D(x) MODELS_DOUBT_##x

static void test_rows(void **unused) {
  (void)unused;
  static const case_t cases[] = {
      {{"criterion.a 0 proportion 0 - - 9 share", "criterion.b 0 proportion 1 - - 8 share",
        "criterion.c 0 proportion 0.5 - - 9 share", "criterion.d 0 constant 1 - - - share"},
       {{D(SURE), "criterion.a", 0, 9, 0, 0}, {D(SURE), "criterion.b", 0, 8, 0, 0}}},
      /* P5 to P95 of a uniform span 0.9 of it */
      {{"criterion.a 0 uniform - 0 1 - share", "criterion.b 0 uniform - 0 0.99 - share",
        "cost.w 0 uniform - 0 1 - M$2027", "inflation.persistence 0 uniform - -0.9 0.9 - ratio",
        "criterion.c 0 constant 0.5 - - - share"},
       {{D(WIDE), "criterion.a", 0, 0.05, 0.95, 0}}},
      {{"inflation.mean 0 constant 0.2 - - - 1/year",
        "inflation.start 2026 constant -0.2 - - - 1/year",
        "inflation.sd 0 constant 0.19999 - - - 1/year", "link.contact 0 constant 0.5 - - - share",
        "population.growth 0 uniform - 0 0.5 - 1/year"},
       {{D(RATE), "inflation.mean", 0, 0.2, 20, 0},
        {D(RATE), "inflation.start", 2026, -0.2, -20, 0},
        {D(RATE), "population.growth", 0, 0.25, 25, 0}}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    check(&cases[i]);
}

/* A place costs 50/(1 − 0.5) = 100, the fixed share being no cost; those of 2027 1000, of 2028
   2000. */
#define PLAN                                                                                       \
  "plan.places 2027 constant 10 - - - places", "plan.places 2028 constant 20 - - - places",        \
      "cost.w 0 constant 50 - - - M$2027", "cost.admin_share 0 constant 0.5 - - - share",          \
      "cost.w.fixed_share 0 constant 0.7 - - - share"

static void test_ceilings(void **unused) {
  (void)unused;
  static const case_t cases[] = {
      {{PLAN, "budget.ceiling 0 constant 20000 - - - M$2027"}, {{0}}},
      {{PLAN, "budget.ceiling 0 constant 20001 - - - M$2027"},
       {{D(CEILING_HIGH), "budget.ceiling", 0, 20.001, 1000, 1}}},
      {{PLAN, "budget.ceiling 0 constant 100 - - - M$2027"}, {{0}}},
      {{PLAN, "budget.ceiling 0 constant 99 - - - M$2027"},
       {{D(CEILING_LOW), "budget.ceiling", 0, 2000.0 / 99.0, 2000, 1}}},
      {{PLAN, "budget.ceiling 0 constant 0 - - - M$2027"}, {{0}}},
      {{PLAN, "budget.ceiling 2028 constant 50000 - - - M$2027",
        "budget.ceiling 0 constant 1000 - - - M$2027"},
       {{D(CEILING_HIGH), "budget.ceiling", 2028, 25, 2000, 1}}},
      {{PLAN, "budget.ceiling 2028 constant 50000 - - - M$2027",
        "budget.ceiling 2027 constant 25 - - - M$2027"},
       {{D(CEILING_HIGH), "budget.ceiling", 2028, 25, 2000, 1},
        {D(CEILING_LOW), "budget.ceiling", 2027, 40, 1000, 1}}},
      {{PLAN, "budget.ceiling 2028 constant 50000 - - - M$2027"},
       {{D(CEILING_HIGH), "budget.ceiling", 2028, 25, 2000, 1}}},
      /* what costs nothing has no ceiling that is far from it */
      {{"plan.places 2027 constant 10 - - - places", "cost.w 0 constant 0 - - - M$2027",
        "budget.ceiling 0 constant 9 - - - M$2027"},
       {{0}}},
      {{"plan.places 2027 constant 0 - - - places", "cost.w 0 constant 1 - - - M$2027",
        "budget.ceiling 0 constant 9 - - - M$2027"},
       {{0}}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    check(&cases[i]);
}

/* The first year that is far off in the order of the rows is shown, with how many there are. */
static void test_several_years(void **unused) {
  (void)unused;
  static const char *const lines[ROWS] = {PLAN, "budget.ceiling 0 constant 50000 - - - M$2027"};
  fill(lines, 0);
  doubt();
  assert_true(is_told(&(told_t){D(CEILING_HIGH), "budget.ceiling", 0, 50, 1000, 2}));
  fill(lines, 1);
  doubt();
  assert_true(is_told(&(told_t){D(CEILING_HIGH), "budget.ceiling", 0, 25, 2000, 2}));
  assert_int_equal(found_count, 1);
}

/* Of a split the first part without weight is shown, with how many there are. */
static void test_parts(void **unused) {
  (void)unused;
  static const char *const lines[ROWS] = {
      "region.a 0 weight 3 - - 9 firms",     "region.b 0 weight 0 - - 9 firms",
      "group.sex.x 0 weight 0 - - 9 firms",  "region.c 0 weight 0 - - 9 firms",
      "group.sex.y 0 weight 2 - - 9 firms",  "region.d 0 constant 0 - - - firms",
      "group.age.x 0 constant 0 - - - firms"};
  static const char *const firsts[] = {"region.b", "region.b", "region.c", "region.c",
                                       "region.b", "region.b", "region.b"};
  for (size_t head = 0; head < 7; head++) {
    assert_int_equal(fill(lines, head), 7);
    doubt();
    assert_int_equal(found_count, 2);
    assert_true(is_told(&(told_t){D(SURE_PART), firsts[head], 0, 0, 0, 2}));
    assert_true(is_told(&(told_t){D(SURE_PART), "group.sex.x", 0, 0, 0, 1}));
  }
}

static void test_samples(void **unused) {
  (void)unused;
  static const struct {
    double x[3];
    size_t count;
    bool is_told;
  } samples[] = {
      {{3, 3, 3}, 3, true}, {{3, 3, 4}, 3, false}, {{4, 3, 3}, 3, false}, {{3}, 1, true}};
  static const char *const lines[ROWS] = {"meetings.extra 0 empirical - - - - meetings"};
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    fill(lines, 0);
    inputs.rows[0].sample = malloc(sizeof samples[i].x);
    assert_non_null(inputs.rows[0].sample);
    memcpy(inputs.rows[0].sample, samples[i].x, sizeof samples[i].x);
    inputs.rows[0].sample_count = samples[i].count;
    doubt();
    assert_int_equal(found_count, samples[i].is_told);
    const double count = (double)samples[i].count;
    assert_true(!samples[i].is_told ||
                is_told(&(told_t){D(SURE_SAMPLE), "meetings.extra", 0, count, 0, 0}));
  }
}

/* exp(s qnorm(0.9)), by R; a limit for what is multiplied and one for what has odds. */
static void test_year_sd(void **unused) {
  (void)unused;
  static const struct {
    size_t row;
    double year_sd, other; /* other 0: no doubt */
  } cases[] = {{0, 0.5, 0}, {0, 0.51, 1.92243247535371}, {1, 1.5, 0}, {1, 1.6, 7.77165006080249}};
  static const char *const lines[ROWS] = {"cost.w 0 constant 50 - - - M$2027",
                                          "criterion.a 0 constant 0.5 - - - share"};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    fill(lines, 0);
    const models_input_t *row = &inputs.rows[cases[i].row];
    inputs.rows[cases[i].row].year_sd = cases[i].year_sd;
    doubt();
    assert_int_equal(found_count, cases[i].other > 0.0);
    assert_true(!found_count ||
                is_told(&(told_t){D(YEARS), row->name, 0, cases[i].year_sd, cases[i].other, 0}));
  }
}

/* The component whose cost is likely in pesos: 20 times the others together, and no less. */
static void test_cost_far_off(void **unused) {
  (void)unused;
  static const struct {
    const char *other;
    bool is_far;
  } cases[] = {{"cost.x 0 constant 2.5 - - - M$2027", true},
               {"cost.x 0 constant 2.6 - - - M$2027", false},
               {"cost.x 0 constant 0 - - - M$2027", false}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const char *const rows[ROWS] = {PLAN, "budget.ceiling 0 constant 9 - - - M$2027",
                                    cases[i].other};
    for (size_t head = 0, count = 1; head < count; head++) {
      count = fill(rows, head);
      doubt();
      assert_int_equal(found_count, 1);
      assert_int_equal(found[0].code, MODELS_DOUBT_CEILING_LOW);
      if (cases[i].is_far)
        assert_string_equal(inputs.rows[found[0].cost].name, "cost.w");
      else
        assert_true(found[0].cost == MODELS_NO_ROW);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rows),          cmocka_unit_test(test_ceilings),
      cmocka_unit_test(test_cost_far_off),  cmocka_unit_test(test_parts),
      cmocka_unit_test(test_several_years), cmocka_unit_test(test_samples),
      cmocka_unit_test(test_year_sd),
  };
  const int failed = cmocka_run_group_tests(tests, NULL, NULL);
  models_inputs_free(&inputs);
  return failed;
}
