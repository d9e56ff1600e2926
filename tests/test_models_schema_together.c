// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema_support.h"

#include <math.h>

/* What rows need of each other: what must stand, stand whole, add up and stay within limits. */

/* Each required row, left out, is missed by name. */
static void test_required(void **state) {
  (void)state;
  size_t required = 0;
  for (size_t i = 0; i < GOOD_COUNT; i++) {
    char name[80];
    assert_int_equal(sscanf(good[i], "%79s", name), 1);
    const models_spec_t *spec = models_schema_find(name);
    assert_non_null(spec);
    const found_t found = check(i, (const char *const[]){NULL});
    const bool is_optional =
        strncmp(name, "criterion.", 10) == 0 || strncmp(name, "admissibility.", 14) == 0;
    /* Two rows of plan.places: one of them left out is another plan, not a missing name. */
    if (is_optional || strcmp(name, "plan.places") == 0)
      continue;
    assert_true(found.count >= 1);
    required++;
  }
  assert_int_equal(required, GOOD_COUNT - 4);
}

/* Links stand whole or not at all, and what says something of them needs them. */
static void test_links(void **state) {
  (void)state;
  models_inputs_t inputs = {0};
  found_t found = {.count = 0};
  enum { FIRST = 7, LINKS = 7 };
  for (size_t i = 0; i < GOOD_COUNT; i++) {
    if (i >= FIRST && i < FIRST + LINKS) {
      found = check(i, (const char *const[]){NULL});
      assert_int_equal(found.count, 1);
      assert_int_equal(found.problems[0].code, P(LINKS));
      assert_memory_equal(found.problems[0].name, good[i], strcspn(good[i], " "));
      continue;
    }
    const models_input_t row = rows_line(good[i]);
    assert_int_equal(models_inputs_append(&inputs, &row), SIM_OK);
  }
  assert_int_equal(models_schema_check(&inputs, NULL, NULL), 0);
  const models_input_t goal = rows_line("goal.deal 0 constant 0.3 - - - share");
  assert_int_equal(models_inputs_append(&inputs, &goal), SIM_OK);
  found.count = 0;
  models_schema_check(&inputs, collect, &found);
  assert_int_equal(found.count, 1);
  assert_int_equal(found.problems[0].code, P(NO_LINKS));
  assert_int_equal(found.problems[0].row, GOOD_COUNT - LINKS);
  models_inputs_free(&inputs);
}

static void test_pairs(void **state) {
  (void)state;
  static const struct {
    const char *lines[4];
    models_problem_code_t code;
  } pairs[] = {
      {{"region.x 0 weight 1 - - 9 firms", "region.x 0 weight 1 - - 9 firms"}, P(DUPLICATE)},
      {{"region.x 0 weight 1 - - 9 firms", "region.y 0 constant 1 - - - firms"}, P(PART_MIXED)},
      {{"region.x 0 weight 1 - - 9 firms", "region.y 0 weight 1 - - 8 firms"}, P(PART_N)},
      {{"region.x 0 weight 1 - - 9 firms", "region.y 0 weight 1 - - 9 share"}, P(UNIT_MIXED)},
      {{"region.x 0 weight 1 - - 9 firms", "region.y 0 weight 1e6 - - 9 firms"}, P(SHAPE)},
      {{"group.a.x 0 weight 1 - - 9 firms", "group.a.y 0 weight 1 - - 8 firms"}, P(PART_N)},
      {{"group.a.x 0 constant 1 - - - firms", "group.a.y 0 constant 1 - - - share"}, P(UNIT_MIXED)},
      {{"group.a.x 0 weight 1 - - 9 firms", "group.a.y 0 constant 1 - - - firms"}, P(PART_MIXED)},
      {{"association.a.x 0 weight 1 - - 9 share", "association.b.y 0 weight 1 - - 9 share",
        "association.a.y 0 weight 1 - - 9 share"},
       P(MATRIX_HOLE)},
      /* one purpose whose name begins another's; as many cells as there are purposes and partners
       */
      {{"association.a.x 0 weight 1 - - 9 share", "association.ab.x 0 weight 1 - - 9 share",
        "association.ab.y 0 weight 1 - - 9 share"},
       P(MATRIX_HOLE)},
      {{"association.a.x 0 weight 1 - - 9 share", "association.b.x 0 weight 1 - - 9 share"},
       P(CODE_COUNT)},
      {{"association.a.x 0 weight 1 - - 9 share", "association.a.y 0 weight 1 - - 9 share"},
       P(CODE_COUNT)},
      /* a part without weight needs no shape, and 0.01 of one serves: 1/1000 of 10 */
      {{"region.x 0 weight 0 - - 9 firms", "region.y 0 weight 1 - - 9 firms"}, P(CODE_COUNT)},
      {{"region.x 0 weight 1 - - 10 firms", "region.y 0 weight 999 - - 10 firms"}, P(CODE_COUNT)},
      {{"region.x 0 weight 1 - - 9.9 firms", "region.y 0 weight 999 - - 9.9 firms"}, P(SHAPE)},
      {{"region.x 0 weight 1 - - 9 people", "region.y 0 weight 1 - - 9 share"}, P(UNIT_MIXED)},
      {{"region.x 0 constant 1 - - - firms", "region.y 0 constant 0 - - - firms"}, P(CODE_COUNT)},
      {{"region.x 0 constant 0 - - - firms", "region.y 0 constant 0 - - - firms"}, P(PART_SUM)},
  };
  for (size_t k = 0; k < 2 * (sizeof pairs / sizeof pairs[0]); k++) {
    const size_t i = k / 2;
    const found_t found = check_order(GOOD_COUNT, pairs[i].lines, k % 2 == 1);
    assert_int_equal(found.count, pairs[i].code != P(CODE_COUNT));
    if (!found.count)
      continue;
    assert_int_equal(found.problems[0].code, pairs[i].code);
  }
}

/* Applicants by place may be left out where applicants are stated for every year. */
static void test_demand(void **state) {
  (void)state;
  static const char per_place[] = "demand.applicants_per_place 0 lognormal - 1 3 - ratio";
  static const struct {
    const char *lines[4];
    models_problem_code_t code;
    const char *name;
  } demands[] = {
      {{NULL}, P(MISSING), "demand.applicants_per_place"},
      {{"demand.applicants 0 constant 9 - - - firms"}, P(CODE_COUNT), ""},
      {{"demand.applicants 2027 constant 9 - - - firms"}, P(YEAR_UNCOVERED), "demand.applicants"},
      {{"demand.applicants 0 constant 1e6 - - - firms", "region.x 0 constant 1 - - - firms",
        "demand.region.x 0 constant 1000 - - - ratio"},
       P(CODE_COUNT),
       ""},
      {{"demand.applicants 0 constant 1e7 - - - firms", "region.x 0 constant 1 - - - firms",
        "demand.region.x 0 constant 1000 - - - ratio"},
       P(APPLICANTS),
       "demand.applicants"},
      {{"region.x 0 constant 1 - - - firms", "demand.applicants 0 constant 9 - - - firms",
        "demand.region.x 2028 constant 1 - - - ratio"},
       P(YEAR_UNCOVERED),
       "demand.region.x"},
  };
  for (size_t i = 0; i < sizeof demands / sizeof demands[0]; i++) {
    const found_t found = check(replaced(per_place), demands[i].lines);
    assert_int_equal(found.count, demands[i].code != P(CODE_COUNT));
    if (found.count) {
      assert_int_equal(found.problems[0].code, demands[i].code);
      assert_string_equal(found.problems[0].name, demands[i].name);
    }
  }
}

/* The lowest inflation (R). From 2026 to 2028 two shocks: sd 8.3 √(1 + rho²) below the path
   without them, which is the start or, swung over the mean, mean − |rho| gap; at least −0.9. */
static void test_prices(void **state) {
  (void)state;
  static const struct {
    double start, mean, rho, sd;
    double lowest; /* 0: none is said */
  } paths[] = {
      {0.03, 0.03, 0.5, 0.1002, 0},                  /* 0.03 − 0.92982 */
      {0.03, 0.03, 0.5, 0.1003, -0.900752115294400}, /* 0.03 − 0.93075 */
      {0.2, 0, -0.5, 0.0862, 0},                     /* −0.1 − 0.79991 */
      {0.2, 0, -0.5, 0.0863, -0.900836565801662},    /* −0.1 − 0.80084 */
      {-0.3, 0, -0.5, 0.0646, 0},                    /* −0.3 − 0.59947 */
      {-0.3, 0, -0.5, 0.0647, -0.900395432298581},   /* −0.3 − 0.60040 */
      {-0.3, -0.4, 0.5, 0.0538, 0},                  /* −0.4 − 0.49925 */
      {-0.3, -0.4, 0.5, 0.0539, -0.900174865547041}, /* −0.4 − 0.50017 */
  };
  for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
    models_inputs_t inputs = {0};
    found_t found = {.count = 0};
    for (size_t k = 0; k < GOOD_COUNT; k++) {
      models_input_t row = rows_line(good[k]);
      const double value = !strcmp(row.name, "inflation.start")         ? paths[i].start
                           : !strcmp(row.name, "inflation.mean")        ? paths[i].mean
                           : !strcmp(row.name, "inflation.persistence") ? paths[i].rho
                           : !strcmp(row.name, "inflation.sd")          ? paths[i].sd
                                                                        : (double)NAN;
      if (!isnan(value)) {
        row.distribution = MODELS_CONSTANT;
        row.value = value;
        row.low = row.high = (double)NAN;
      }
      assert_int_equal(models_inputs_append(&inputs, &row), SIM_OK);
    }
    models_schema_check(&inputs, collect, &found);
    assert_int_equal(found.count, paths[i].lowest != 0.0);
    if (found.count) {
      assert_int_equal(found.problems[0].code, P(PRICES));
      near(found.problems[0].number, paths[i].lowest, 1e-9);
    }
    models_inputs_free(&inputs);
  }
}

/* Limits on how many there may be. */
static void test_too_many(void **state) {
  (void)state;
  static const struct {
    const char *format;
    int count, allowed;
    models_problem_code_t code;
  } lists[] = {
      {"criterion.c%d 0 constant 1 - - - share", 62, 62, P(TOO_MANY)},
      {"region.r%d 0 weight 1 - - 300 firms", 200, 200, P(TOO_MANY)},
      {"group.g%d.p 0 constant 1 - - - share", 20, 20, P(TOO_MANY)},
      {"group.g%d.p 0 constant 1 - - - share", 21, 20, P(TOO_MANY)},
      {"group.g.p%d 0 constant 1 - - - share", 200, 200, P(TOO_MANY)},
      {"group.g.p%d 0 constant 1 - - - share", 201, 200, P(TOO_MANY)},
      {"result.r%d 0 constant 1 - - - share", 20, 20, P(TOO_MANY)},
      {"result.r%d 0 constant 1 - - - share", 21, 20, P(TOO_MANY)},
      {"criterion.c%d 0 constant 1 - - - share", 63, 62, P(TOO_MANY)},
      {"region.r%d 0 weight 1 - - 300 firms", 201, 200, P(TOO_MANY)},
      {"region.r%d 0 weight 1 - - 300 firms", MODELS_ROWS_MAX, 200, P(ROWS)},
  };
  for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
    models_inputs_t inputs = {0};
    found_t found = {.count = 0};
    for (int k = 0; k < GOOD_COUNT + lists[i].count; k++) {
      char line[100];
      snprintf(line, sizeof line, lists[i].format, k);
      models_input_t row = rows_line(k < GOOD_COUNT ? good[k] : line);
      assert_int_equal(models_inputs_append(&inputs, &row), SIM_OK);
    }
    models_schema_check(&inputs, collect, &found);
    assert_int_equal(found.count, lists[i].count > lists[i].allowed);
    if (found.count) {
      const bool is_rows = lists[i].code == P(ROWS);
      assert_int_equal(found.problems[0].code, lists[i].code);
      /* the good table has a criterion and a condition */
      const int others = is_rows ? GOOD_COUNT : strncmp(lists[i].format, "criterion", 9) ? 0 : 2;
      assert_true(found.problems[0].number == lists[i].count + others);
      assert_true(found.problems[0].high ==
                  (is_rows ? MODELS_ROWS_MAX : lists[i].allowed + others));
    }
    models_inputs_free(&inputs);
  }
}

/* Everything that is said of the first problem. */
static void test_details(void **state) {
  (void)state;
  enum { G = GOOD_COUNT, NONE = -1 };
  static const struct {
    const char *lines[4];
    models_problem_code_t code;
    size_t count;
    const char *name;
    int row, other, year; /* row, other: NONE when it is of no row */
    double number, low, high;
  } said[] = {
      {{"population.potential 2025 constant 9 - - - firms"},
       P(SEVERAL),
       1,
       "population.potential",
       G,
       0,
       2025,
       0,
       0,
       0},
      {{"inflation.start 2025 constant 0 - - - 1/year"},
       P(SEVERAL),
       1,
       "inflation.start",
       G,
       17,
       2025,
       0,
       0,
       0},
      {{"admissibility.a 0 constant 1 - - - share"},
       P(SEGMENT_TWICE),
       1,
       "admissibility.a",
       G,
       1,
       0,
       0,
       0,
       0},
      {{"criterion.a 0 constant 1 - - - share"}, P(DUPLICATE), 1, "criterion.a", G, 1, 0, 0, 0, 0},
      {{"plan.places 2030 constant 1 - - - places"},
       P(YEAR_GAP),
       1,
       "plan.places",
       NONE,
       NONE,
       2029,
       0,
       0,
       0},
      {{"budget.ceiling 2029 constant 1 - - - M$2027"},
       P(YEAR_RANGE),
       1,
       "budget.ceiling",
       G,
       NONE,
       2029,
       2029,
       2027,
       2028},
      {{"demand.applicants 2026 constant 9 - - - firms"},
       P(YEAR_RANGE),
       1,
       "demand.applicants",
       G,
       NONE,
       2026,
       2026,
       2027,
       2028},
      {{"population.growth 2024 constant 0 - - - 1/year"},
       P(YEAR_RANGE),
       5,
       "population.growth",
       G,
       NONE,
       2024,
       2024,
       2025,
       2028},
      {{"population.growth 2025 constant 0 - - - 1/year"},
       P(YEAR_UNCOVERED),
       3,
       "population.growth",
       NONE,
       NONE,
       2026,
       0,
       0,
       0},
      {{"rounds.per_year 2028 constant 2 - - - rounds", "cost.z 0 constant 1 - - - M$2025",
        "completion.z 0 constant 1 - - - share"},
       P(UNIT_YEAR),
       1,
       "cost.z",
       G + 1,
       NONE,
       0,
       2025,
       2026,
       2028},
      {{"completion.x 0 constant 1 - - - share"}, P(NO_COST), 1, "cost.x", G, NONE, 0, 0, 0, 0},
      {{"cost.x 0 constant 1 - - - M$2027"},
       P(NO_COMPLETION),
       1,
       "completion.x",
       G,
       NONE,
       0,
       0,
       0,
       0},
      {{"region.x 0 weight 0 - - 9 firms"}, P(PART_SUM), 1, "region.*", NONE, NONE, 0, 0, 0, 0},
      {{"group.sex.women 0 constant 0 - - - share"},
       P(PART_SUM),
       1,
       "group.sex.*",
       NONE,
       NONE,
       0,
       0,
       0,
       0},
      {{"association.a.x 0 weight 1 - - 9 share", "association.b.y 0 weight 1 - - 9 share",
        "association.a.y 0 weight 1 - - 9 share"},
       P(MATRIX_HOLE),
       1,
       "association.b.x",
       NONE,
       NONE,
       0,
       0,
       0,
       0},
      {{"region.x 0 weight 1 - - 9 firms", "region.y 0 weight 1 - - 8 firms"},
       P(PART_N),
       1,
       "region.y",
       G + 1,
       G,
       0,
       8,
       0,
       9},
      {{"region.x 0 weight 1 - - 9 firms", "region.y 0 constant 1 - - - firms"},
       P(PART_MIXED),
       1,
       "region.y",
       G + 1,
       G,
       0,
       0,
       0,
       0},
      {{"region.x 0 weight 1 - - 9 firms", "region.y 0 weight 1 - - 9 share"},
       P(UNIT_MIXED),
       1,
       "region.y",
       G + 1,
       G,
       0,
       0,
       0,
       0},
      {{"region.x 0 weight 1 - - 9 people"}, P(UNIT_MIXED), 1, "region.x", G, 0, 0, 0, 0, 0},
      {{"region.x 0 weight 1 - - 9 firms", "region.y 0 weight 1023 - - 9 firms"},
       P(SHAPE),
       1,
       "region.x",
       G,
       NONE,
       0,
       9.0 / 1024.0,
       0.01,
       0},
  };
  for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
    const found_t found = check(GOOD_COUNT, said[i].lines);
    const models_problem_t *p = &found.problems[0];
    if (found.count != said[i].count || p->code != said[i].code)
      fail_msg("%s: %zu problems, first code %d", said[i].lines[0], found.count, (int)p->code);
    if (strcmp(p->name, said[i].name) != 0 || p->year != said[i].year)
      fail_msg("%s: of %s in %d", said[i].lines[0], p->name, p->year);
    assert_int_equal(p->row, said[i].row == NONE ? MODELS_NO_ROW : (size_t)said[i].row);
    assert_int_equal(p->other, said[i].other == NONE ? MODELS_NO_ROW : (size_t)said[i].other);
    near(p->number, said[i].number, 1e-14);
    near(p->low, said[i].low, 0.0);
    near(p->high, said[i].high, 0.0);
  }
}

/* The population may be of the first year of the plan, inflation starts the year before it. */
static void test_first_years(void **state) {
  (void)state;
  enum { POPULATION = 0, INFLATION = 17 };
  static const struct {
    size_t skip;
    const char *line;
    double high; /* 0: it may stand */
  } firsts[] = {
      {POPULATION, "population.potential 2027 constant 5000 - - - firms", 0},
      {POPULATION, "population.potential 2028 constant 5000 - - - firms", 2027},
      {INFLATION, "inflation.start 2025 constant 0.03 - - - 1/year", 0},
      {INFLATION, "inflation.start 2027 constant 0.03 - - - 1/year", 2026},
  };
  for (size_t i = 0; i < sizeof firsts / sizeof firsts[0]; i++) {
    const found_t found = check(firsts[i].skip, (const char *const[]){firsts[i].line, NULL});
    if (found.count != (firsts[i].high > 0.0))
      fail_msg("%s: %zu problems, first code %d", firsts[i].line, found.count,
               (int)found.problems[0].code);
    if (!found.count)
      continue;
    assert_int_equal(found.problems[0].code, P(YEAR_RANGE));
    assert_true(found.problems[0].high == firsts[i].high);
    assert_true(found.problems[0].number == firsts[i].high + 1.0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_details),  cmocka_unit_test(test_first_years),
      cmocka_unit_test(test_required), cmocka_unit_test(test_links),
      cmocka_unit_test(test_pairs),    cmocka_unit_test(test_demand),
      cmocka_unit_test(test_prices),   cmocka_unit_test(test_too_many),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
