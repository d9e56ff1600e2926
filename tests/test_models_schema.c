// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema_support.h"

#include <math.h>

/* What is wrong with a row by itself, and the names that there are. */

static void test_good_table(void **state) {
  (void)state;
  assert_int_equal(check(GOOD_COUNT, (const char *const[]){NULL}).count, 0);
  static const char *const more[] = {"population.growth 0 normal - -0.02 0.05 - 1/year",
                                     "population.growth 2026 constant 0.01 - - - 1/year",
                                     "budget.ceiling 2028 constant 31000 - - - M$2028",
                                     "preparation.delivered 0 constant 1 - - - share",
                                     "preparation.odds_ratio 0 lognormal - 1 1.7 - ratio",
                                     "training.untrained 0 constant 0.7 - - - share",
                                     "association.baseline 0 constant 0.1 - - - share",
                                     "association.sell.firms 0 weight 0 - - 20 share",
                                     "association.sell.others 0 weight 0.4 - - 20 share",
                                     "region.north 0 constant 3 - - - firms",
                                     "demand.applicants 2028 constant 300 - - - firms",
                                     "demand.waiting_list 0 proportion 0.5 - - 8 share",
                                     "demand.region.north 0 constant 0.8 - - - ratio",
                                     "demand.region.south 2027 constant 0 - - - ratio",
                                     "demand.region.south 2028 uniform - 0.8 1.2 - ratio",
                                     "cost.w.fixed_share 0 pert 0.5 0.2 0.8 - share",
                                     "plan.costed_places 0 constant 100 - - - places",
                                     "rounds.costed 0 constant 2 - - - rounds",
                                     "rounds.per_year 2028 constant 3 - - - rounds",
                                     "budget.revision 0 lognormal - 0.8 1.1 - ratio",
                                     "budget.revision 2028 constant 1 - - - ratio",
                                     "region.south 0 constant 0 - - - firms",
                                     "goal.deal 0 constant 0.3 - - - share",
                                     "group.sex.women 0 weight 3 - - 9 firms",
                                     "group.sex.others 0 weight 2 - - 9 firms",
                                     "group.semester.first 0 constant 0.5 - - - share",
                                     "group.semester.second 0 constant 0.5 - - - share",
                                     "result.income 0 constant 0.5 - - - share",
                                     "result.income.cohort_sd 0 constant 0.5 - - - logit",
                                     "goal.income 0 constant 0.5 - - - share",
                                     NULL};
  assert_int_equal(check(GOOD_COUNT, more).count, 0);
}

typedef struct {
  const char *line; /* replaces the row of the same name and year, or is added */
  models_problem_code_t code;
  models_field_t field;
} case_t;

static const case_t cases[] = {
    {"Region.x 0 weight 1 - - 9 firms", P(NAME_SYNTAX), F(NAME)},
    {"region..x 0 weight 1 - - 9 firms", P(NAME_SYNTAX), F(NAME)},
    {"region.x. 0 weight 1 - - 9 firms", P(NAME_SYNTAX), F(NAME)},
    {"region.9x 0 weight 1 - - 9 firms", P(NAME_SYNTAX), F(NAME)},
    {"region.../x 0 weight 1 - - 9 firms", P(NAME_SYNTAX), F(NAME)},
    {"region.x.y 0 weight 1 - - 9 firms", P(NAME_UNKNOWN), F(NAME)},
    {"link.contcat 0 constant 0.3 - - - share", P(NAME_UNKNOWN), F(NAME)},
    {"goal.dael 0 constant 0.3 - - - share", P(NO_RESULT), F(NAME)},
    {"result.x.cohort_sd 0 constant 0.3 - - - logit", P(NO_RESULT), F(NAME)},
    {"result.form 0 constant 0.3 - - - share", P(RESULT_NAME), F(NAME)},
    {"result.net.cohort_sd 0 constant 0.3 - - - logit", P(RESULT_NAME), F(NAME)},
    {"result.x 2027 constant 0.3 - - - share", P(YEAR_UNCOVERED), F(NAME)},
    {"result.x 2031 constant 0.3 - - - share", P(YEAR_RANGE), F(YEAR)},
    {"result.x 0 constant 1.3 - - - share", P(RANGE), F(VALUE)},
    {"population.potential 2024 constant 5000 - - - people", P(CODE_COUNT), F(NAME)},
    {"population.potential 2024 constant 5000 - - - share", P(UNIT), F(UNIT)},
    {"population.potential 2024 constant 5000 - - - two.words", P(UNIT_UNKNOWN), F(UNIT)},
    {"region.x 0 weight 1 - - 9 people", P(UNIT_MIXED), F(UNIT)},
    {"group.sex.women 0 weight 1 - - 9 people", P(UNIT_MIXED), F(UNIT)},
    {"group.sex.women 0 weight 1 - - 9 ratio", P(UNIT), F(UNIT)},
    {"group.sex.women 0 uniform - 1 2 - share", P(NOT_PART), F(DISTRIBUTION)},
    {"group.sex.women 0 constant 0 - - - share", P(PART_SUM), F(NAME)},
    {"group.sex.women 2027 constant 1 - - - share", P(YEAR_FORBIDDEN), F(YEAR)},
    {"group.sex 0 constant 1 - - - share", P(NAME_UNKNOWN), F(NAME)},
    {"group.purpose.x 0 constant 1 - - - share", P(GROUP_NAME), F(NAME)},
    {"result.x 0 constant 0.3 - - - logit", P(UNIT), F(UNIT)},
    {"completion.admin_share 0 constant 1 - - - share", P(NAME_RESERVED), F(NAME)},
    {"cost.admin_share.fixed_share 0 constant 1 - - - share", P(NAME_RESERVED), F(NAME)},
    {"cost.x.fixed_share 0 constant 1 - - - share", P(NEEDS), F(NAME)},
    {"demand.region.north 0 constant 1 - - - ratio", P(NEEDS), F(NAME)},
    {"demand.applicants 0 constant 9 - - - people", P(UNIT_MIXED), F(UNIT)},
    {"demand.applicants 2029 constant 9 - - - firms", P(YEAR_RANGE), F(YEAR)},
    {"demand.applicants 0 lognormal - 1 1e8 - firms", P(TAIL), F(HIGH)},
    {"demand.waiting_list 2027 constant 1 - - - share", P(YEAR_FORBIDDEN), F(YEAR)},
    {"cost.w.fixed_share 2027 constant 1 - - - share", P(YEAR_FORBIDDEN), F(YEAR)},
    {"cost.w.fixed_share 0 uniform - 0.5 1.5 - share", P(RANGE), F(HIGH)},
    {"plan.costed_places 0 constant 0 - - - places", P(RANGE), F(VALUE)},
    {"plan.costed_places 0 constant 9.5 - - - places", P(NOT_WHOLE), F(VALUE)},
    {"rounds.costed 0 uniform - 1 2 - rounds", P(NOT_CONSTANT), F(DISTRIBUTION)},
    {"rounds.per_year 2029 constant 2 - - - rounds", P(YEAR_RANGE), F(YEAR)},
    {"budget.revision 2027 constant 1 - - - ratio", P(YEAR_UNCOVERED), F(NAME)},
    {"budget.revision 2026 constant 1 - - - ratio", P(YEAR_RANGE), F(YEAR)},
    {"budget.revision 0 constant 0 - - - ratio", P(RANGE), F(VALUE)},
    {"budget.revision 0 lognormal - 0.1 99 - ratio", P(TAIL), F(HIGH)},
    {"plan.places 0 constant 1 - - - places", P(YEAR_MISSING), F(YEAR)},
    {"goal.deal 2027 constant 0.3 - - - share", P(YEAR_FORBIDDEN), F(YEAR)},
    {"plan.places 1989 constant 1 - - - places", P(YEAR_RANGE), F(YEAR)},
    {"budget.ceiling 2029 constant 1 - - - M$2027", P(YEAR_RANGE), F(YEAR)},
    {"population.growth 2024 constant 0 - - - 1/year", P(YEAR_RANGE), F(YEAR)},
    {"plan.places 2030 constant 1 - - - places", P(YEAR_GAP), F(NAME)},
    {"population.growth 2025 constant 0 - - - 1/year", P(YEAR_UNCOVERED), F(NAME)},
    {"population.potential 2025 constant 9 - - - firms", P(SEVERAL), F(NAME)},
    {"inflation.start 2025 constant 0 - - - 1/year", P(SEVERAL), F(NAME)},
    {"training.untrained 0 constant 1 - - - share", P(GROUP), F(NAME)},
    {"completion.x 0 constant 1 - - - share", P(NO_COST), F(NAME)},
    {"cost.x 0 constant 1 - - - M$2027", P(NO_COMPLETION), F(NAME)},
    {"admissibility.a 0 constant 1 - - - share", P(SEGMENT_TWICE), F(NAME)},
    {"goal.deal 0 constant - - - - share", P(CELL_MISSING), F(VALUE)},
    {"goal.deal 0 proportion 0.5 - - - share", P(CELL_MISSING), F(N)},
    {"goal.deal 0 uniform - - 1 - share", P(CELL_MISSING), F(LOW)},
    {"goal.deal 0 constant 0.3 - 1 - share", P(CELL_UNREAD), F(HIGH)},
    {"meetings.extra 0 lognormal 2 1 3 - meetings", P(CELL_UNREAD), F(VALUE)},
    {"rounds.per_year 0 uniform - 1 2 - rounds", P(NOT_CONSTANT), F(DISTRIBUTION)},
    {"rounds.per_year 0 constant 2.5 - - - rounds", P(NOT_WHOLE), F(VALUE)},
    {"rounds.per_year 0 constant 0 - - - rounds", P(RANGE), F(VALUE)},
    {"rounds.per_year 0 constant 1001 - - - rounds", P(RANGE), F(VALUE)},
    {"meetings.minimum 0 constant -1 - - - meetings", P(RANGE), F(VALUE)},
    {"region.x 0 uniform - 1 2 - firms", P(NOT_PART), F(DISTRIBUTION)},
    {"goal.deal 0 weight 1 - - 9 share", P(ONLY_PART), F(DISTRIBUTION)},
    {"goal.deal 0 constant 1.01 - - - share", P(RANGE), F(VALUE)},
    {"goal.deal 0 uniform - -0.1 0.5 - share", P(RANGE), F(LOW)},
    {"goal.deal 0 pert 0.5 0.2 1.2 - share", P(RANGE), F(HIGH)},
    {"goal.deal 0 normal - 0.4 0.6 - share", P(SUPPORT), F(DISTRIBUTION)},
    {"goal.deal 0 lognormal - 0.4 0.6 - share", P(SUPPORT), F(DISTRIBUTION)},
    {"cost.w 0 normal - 100 200 - M$2027", P(SUPPORT), F(DISTRIBUTION)},
    {"cost.admin_share 0 constant 1 - - - share", P(RANGE), F(VALUE)},
    {"cost.admin_share 0 proportion 0.9 - - 5 share", P(SUPPORT), F(DISTRIBUTION)},
    {"preparation.odds_ratio 0 constant 0 - - - ratio", P(RANGE), F(VALUE)},
    {"inflation.persistence 0 constant -1 - - - ratio", P(RANGE), F(VALUE)},
    {"population.growth 0 normal - -0.4 0.4 - 1/year", P(TAIL), F(LOW)},
    {"population.growth 0 normal - 2 5 - 1/year", P(TAIL), F(LOW)},
    {"population.growth 0 constant 2.87 - - - 1/year", P(RANGE), F(VALUE)},
    {"inflation.mean 0 constant 3 - - - 1/year", P(RANGE), F(VALUE)},
    {"inflation.sd 0 constant 1.5 - - - 1/year", P(RANGE), F(VALUE)},
    {"meetings.extra 0 lognormal - 0.01 1000 - meetings", P(TAIL), F(HIGH)},
    {"goal.deal 0 proportion 1.1 - - 9 share", P(PROPORTION), F(VALUE)},
    {"goal.deal 0 count 1.5 - - 9 share", P(COUNT_WHOLE), F(VALUE)},
    {"goal.deal 0 count 1 - - 9.5 share", P(COUNT_WHOLE), F(N)},
    {"goal.deal 0 count 10 - - 9 share", P(COUNT_ABOVE), F(VALUE)},
    {"goal.deal 0 count 0 - - 0 share", P(N), F(N)},
    {"goal.deal 0 uniform - 0.6 0.5 - share", P(ORDER), F(LOW)},
    {"goal.deal 0 uniform - 0.5 0.5 - share", P(EQUAL), F(LOW)},
    {"goal.deal 0 triangular 0.1 0.2 0.5 - share", P(MODE), F(VALUE)},
    {"meetings.extra 0 lognormal - -1 3 - meetings", P(LOG), F(LOW)},
    {"goal.deal 0 proportion 0.5 - - 0 share", P(N), F(N)},
    {"goal.deal 0 proportion 0.5 - - 10000001 share", P(N), F(N)},
    {"goal.deal 0 proportion 0.5 - - 0.01 share", P(SHAPE), F(N)},
    {"goal.deal 0 empirical - - - - share", P(SAMPLE), F(SOURCE)},
    {"goal.deal 0 constant 0.5 - - - shares", P(UNIT_UNKNOWN), F(UNIT)},
    {"goal.deal 0 constant 0.5 - - - M$", P(UNIT_UNKNOWN), F(UNIT)},
    {"goal.deal 0 constant 0.5 - - - firms", P(UNIT), F(UNIT)},
    {"goal.deal 0 constant 0.5 - - - M$2027", P(UNIT), F(UNIT)},
    {"cost.w 0 constant 1 - - - M$27", P(UNIT_UNKNOWN), F(UNIT)},
    {"cost.w 0 constant 1 - - - M$2025", P(UNIT_YEAR), F(UNIT)},
    {"cost.w 0 constant 1 - - - M$2029", P(UNIT_YEAR), F(UNIT)},
    {"region.x 0 weight 0 - - 9 firms", P(PART_SUM), F(NAME)},
    {"demand.applicants_per_place 0 constant 1e7 - - - ratio", P(APPLICANTS), F(NAME)},
    {"inflation.sd 0 constant 0.2 - - - 1/year", P(PRICES), F(NAME)},
    {"inflation.persistence 0 constant -0.99 - - - ratio", MODELS_PROBLEM_CODE_COUNT, F(NAME)},
};

static void test_cases(void **state) {
  (void)state;
  for (size_t k = 0; k < 2 * (sizeof cases / sizeof cases[0]); k++) {
    const size_t i = k / 2;
    const char *const lines[] = {cases[i].line, NULL};
    const found_t found = check_order(replaced(cases[i].line), lines, k % 2 == 1);
    bool is_found = cases[i].code == MODELS_PROBLEM_CODE_COUNT && found.count == 0;
    for (size_t j = 0; j < found.count; j++)
      is_found = is_found || (found.problems[j].code == cases[i].code &&
                              found.problems[j].field == cases[i].field);
    if (!is_found)
      print_message("%s: %zu problems, first code %d\n", cases[i].line, found.count,
                    (int)found.problems[0].code);
    assert_true(is_found);
  }
}

/* What stands at the end of a range is within it, where the range is closed. */
static void test_ends(void **state) {
  (void)state;
  static const char *const lines[] = {
      "goal.deal 0 constant 0 - - - share",
      "goal.deal 0 constant 1 - - - share",
      "goal.deal 0 uniform - 0 1 - share",
      "goal.deal 0 proportion 0 - - 9 share",
      "goal.deal 0 proportion 1 - - 9 share",
      "goal.deal 0 count 0 - - 9 share",
      "goal.deal 0 count 9 - - 9 share",
      "goal.deal 0 count 0 - - 1 share",
      "goal.deal 0 proportion 0.5 - - 10000000 share",
      "goal.deal 0 proportion 0.5 - - 0.02 share",
      "goal.deal 0 triangular 0.2 0.2 0.5 - share",
      "goal.deal 0 pert 0.5 0.2 0.5 - share",
      "rounds.per_year 0 constant 1 - - - rounds",
      "rounds.per_year 0 constant 1000 - - - rounds",
      "meetings.minimum 0 constant 0 - - - meetings",
      "budget.revision 0 constant 100 - - - ratio",
      "cost.admin_share 0 constant 0 - - - share",
      "cost.admin_share 0 proportion 0.5 - - 2 share",
      "cost.admin_share 0 count 4 - - 5 share",
      "preparation.odds_ratio 0 proportion 0.5 - - 2 ratio",
      "preparation.odds_ratio 0 count 1 - - 5 ratio",
      "population.growth 0 lognormal - 0.01 0.02 - 1/year",
      "cost.w 0 constant 1 - - - M$2026",
      "cost.w 0 constant 1 - - - M$2028",
  };
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    const found_t found = check(replaced(lines[i]), (const char *const[]){lines[i], NULL});
    /* preparation.delivered and training.untrained are missed with it */
    const bool needs_more = strncmp(lines[i], "preparation", 11) == 0;
    if (found.count != (needs_more ? 2 : 0) || (needs_more && found.problems[0].code != P(GROUP)))
      fail_msg("%s: %zu problems, first code %d", lines[i], found.count,
               (int)found.problems[0].code);
  }
}

/* Everything that is said of one row. */
static void test_details(void **state) {
  (void)state;
  static const struct {
    const char *line;
    models_problem_code_t code;
    double number, low, high;
    const char *text;
    bool low_open, high_open;
  } rows[] = {
      {"goal.deal 0 constant 1.01 - - - share", P(RANGE), 1.01, 0, 1, "", false, false},
      {"budget.revision 0 constant 0 - - - ratio", P(RANGE), 0, 0, 100, "", true, false},
      {"cost.admin_share 0 constant 1 - - - share", P(RANGE), 1, 0, 1, "", false, true},
      {"cost.admin_share 0 proportion 1 - - 9 share", P(RANGE), 1, 0, 1, "", false, true},
      {"cost.admin_share 0 count 5 - - 5 share", P(SUPPORT), 0, 0, 1, "", false, true},
      {"rounds.per_year 0 constant 1001 - - - rounds", P(RANGE), 1001, 1, 1000, "", false, false},
      {"rounds.per_year 0 constant 2.5 - - - rounds", P(NOT_WHOLE), 2.5, 0, 0, "", false, false},
      {"goal.deal 0 constant 0.5 - - - shares", P(UNIT_UNKNOWN), 0, 0, 0, "share", false, false},
      {"goal.deal 0 constant 0.5 - - - firms", P(UNIT), 0, 0, 0, "share", false, false},
      {"goal.deal 2027 constant 0.3 - - - share", P(YEAR_FORBIDDEN), 2027, 0, 0, "", false, false},
      {"plan.places 1989 constant 1 - - - places", P(YEAR_RANGE), 1989, MODELS_YEAR_MIN,
       MODELS_YEAR_MAX, "", false, false},
      {"goal.deal 0 count 10 - - 9 share", P(COUNT_ABOVE), 10, 0, 9, "", false, false},
      {"goal.deal 0 count 1.5 - - 9 share", P(COUNT_WHOLE), 1.5, 0, 0, "", false, false},
      {"goal.deal 0 count -1 - - 9 share", P(COUNT_WHOLE), -1, 0, 0, "", false, false},
      {"goal.deal 0 count 1 - - 9.5 share", P(COUNT_WHOLE), 9.5, 0, 0, "", false, false},
      {"goal.deal 0 count 0 - - 0 share", P(N), 0, 0, 1e7, "", false, false},
      {"goal.deal 0 proportion 1.1 - - 9 share", P(PROPORTION), 1.1, 0, 1, "", false, false},
      {"goal.deal 0 proportion 0.25 - - 0.01 share", P(SHAPE), 0.0025, 0.01, 0, "", false, false},
      {"goal.deal 0 proportion 0.75 - - 0.01 share", P(SHAPE), 0.0025, 0.01, 0, "", false, false},
      {"goal.deal 0 uniform - 0.6 0.5 - share", P(ORDER), 0.6, 0.6, 0.5, "", false, false},
      {"goal.deal 0 uniform - 0.5 0.5 - share", P(EQUAL), 0.5, 0.5, 0.5, "", false, false},
      {"goal.deal 0 triangular 0.1 0.2 0.5 - share", P(MODE), 0.1, 0.2, 0.5, "", false, false},
      {"goal.deal 0 normal - 0.4 0.6 - share", P(SUPPORT), 0, 0, 1, "", false, false},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    const size_t skip = replaced(rows[i].line);
    const found_t found = check(skip, (const char *const[]){rows[i].line, NULL});
    const models_problem_t *p = &found.problems[0];
    if (found.count != 1 || p->code != rows[i].code)
      fail_msg("%s: %zu problems, first code %d", rows[i].line, found.count, (int)p->code);
    assert_int_equal(p->row, GOOD_COUNT - (skip < GOOD_COUNT));
    assert_memory_equal(p->name, rows[i].line, strcspn(rows[i].line, " "));
    assert_string_equal(p->text, rows[i].text);
    near(p->number, rows[i].number, 1e-14);
    near(p->low, rows[i].low, 0.0);
    near(p->high, rows[i].high, 0.0);
    assert_int_equal(p->other, MODELS_NO_ROW);
    if (p->code == P(RANGE) || p->code == P(SUPPORT))
      assert_true(p->low_open == rows[i].low_open && p->high_open == rows[i].high_open);
  }
}

static void test_sample(void **state) {
  (void)state;
  static const struct {
    double x[3];
    models_problem_code_t code;
  } samples[] = {{{0.1, 0.2, 1}, MODELS_PROBLEM_CODE_COUNT},
                 {{0.1, 1.2, 0.5}, P(SAMPLE_RANGE)},
                 {{0.1, (double)NAN, 0.5}, P(SAMPLE_RANGE)}};
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    models_inputs_t inputs = {0};
    found_t found = {.count = 0};
    for (size_t k = 0; k <= GOOD_COUNT; k++) {
      models_input_t row =
          rows_line(k < GOOD_COUNT ? good[k] : "goal.deal 0 empirical - - - - share");
      if (k == GOOD_COUNT) {
        row.sample = malloc(sizeof samples[i].x);
        memcpy(row.sample, samples[i].x, sizeof samples[i].x);
        row.sample_count = 3;
      }
      assert_int_equal(models_inputs_append(&inputs, &row), SIM_OK);
    }
    models_schema_check(&inputs, collect, &found);
    assert_int_equal(found.count, samples[i].code != MODELS_PROBLEM_CODE_COUNT);
    if (found.count) {
      assert_int_equal(found.problems[0].code, samples[i].code);
      assert_int_equal(found.problems[0].year, 2);
    }
    models_inputs_free(&inputs);
  }
}

static void test_find(void **state) {
  (void)state;
  static const struct {
    const char *name, *pattern;
  } names[] = {
      {"criterion.sector", "criterion.<criterion>"},
      {"cost.admin_share", "cost.admin_share"},
      {"cost.round", "cost.<component>"},
      {"demand.region.north", "demand.region.<region>"},
      {"cost.round.fixed_share", "cost.<component>.fixed_share"},
      {"cost.round.fixed", NULL},
      {"association.baseline", "association.baseline"},
      {"association.sell.suppliers", "association.<purpose>.<partner>"},
      {"association.sell", NULL},
      {"association.sell.suppliers.x", NULL},
      {"criterion", NULL},
      {"criterion.", NULL},
      {"", NULL},
      {"plan.places.x", NULL},
  };
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    const models_spec_t *spec = models_schema_find(names[i].name);
    assert_int_equal(spec != NULL, names[i].pattern != NULL);
    if (spec)
      assert_string_equal(spec->pattern, names[i].pattern);
  }
  assert_null(models_schema_find(NULL));
  assert_non_null(models_schema_at(0));
  assert_null(models_schema_at(1000));
}

/* The table of names of docs/en/inputs.md: what is required, whose rows bear a year, and the values
   that make sense: shares to 1, counts and amounts from 0, rates a year that lose all at most. */
static void test_names_of_the_manual(void **state) {
  (void)state;
  enum { NEVER = MODELS_YEAR_FORBIDDEN, MAY = MODELS_YEAR_OPTIONAL, MUST = MODELS_YEAR_REQUIRED };
  enum { ANY = MODELS_KIND_ANY, WHOLE = MODELS_KIND_WHOLE, RATE = MODELS_KIND_RATE };
  enum { PART = MODELS_KIND_PART };
  static const struct {
    const char *name, *unit;
    double low, high;
    bool low_open, high_open;
    int kind, years;
    bool required;
  } names[] = {
      {"population.potential", "unit", 0, 1e12, true, false, ANY, MUST, true},
      {"population.growth", "1/year", -1, 1, true, false, RATE, MAY, false},
      {"criterion.a", "share", 0, 1, false, false, ANY, NEVER, false},
      {"admissibility.a", "share", 0, 1, false, false, ANY, NEVER, false},
      {"plan.places", "places", 0, 1e7, false, false, WHOLE, MUST, true},
      {"plan.costed_places", "places", 1, 1e7, false, false, WHOLE, NEVER, false},
      {"demand.applicants", "unit", 0, 1e9, false, false, ANY, MAY, false},
      {"demand.applicants_per_place", "ratio", 0, 1e9, true, false, ANY, NEVER, false},
      {"demand.waiting_list", "share", 0, 1, false, false, ANY, NEVER, false},
      {"demand.region.a", "ratio", 0, 1000, false, false, ANY, MAY, false},
      {"completion.a", "share", 0, 1, false, false, ANY, NEVER, true},
      {"rounds.per_year", "rounds", 1, 1000, false, false, WHOLE, MAY, false},
      {"rounds.costed", "rounds", 1, 1000, false, false, WHOLE, NEVER, false},
      {"meetings.minimum", "meetings", 0, 1000, false, false, WHOLE, NEVER, false},
      {"meetings.extra", "meetings", 0, 1e6, false, false, ANY, NEVER, false},
      {"meetings.kept", "share", 0, 1, false, false, ANY, NEVER, false},
      {"link.contact", "share", 0, 1, false, false, ANY, NEVER, false},
      {"link.deal_per_contact", "share", 0, 1, false, false, ANY, NEVER, false},
      {"link.round_effect_sd", "logit", 0, 100, false, false, ANY, NEVER, false},
      {"preparation.delivered", "share", 0, 1, false, false, ANY, NEVER, false},
      {"preparation.odds_ratio", "ratio", 0, 1e6, true, false, ANY, NEVER, false},
      {"training.untrained", "share", 0, 1, false, false, ANY, NEVER, false},
      {"association.baseline", "share", 0, 1, false, false, ANY, NEVER, false},
      {"association.a.b", "share", 0, 1e12, false, false, PART, NEVER, false},
      {"cost.admin_share", "share", 0, 1, false, true, ANY, NEVER, true},
      {"cost.a", "M$", 0, 1e12, false, false, ANY, NEVER, false},
      {"cost.a.fixed_share", "share", 0, 1, false, false, ANY, NEVER, false},
      {"budget.ceiling", "M$", 0, 1e15, false, false, ANY, MAY, true},
      {"budget.revision", "ratio", 0, 100, true, false, ANY, MAY, false},
      {"inflation.start", "1/year", -0.9, 1, false, false, RATE, MUST, true},
      {"inflation.mean", "1/year", -0.9, 1, false, false, RATE, NEVER, true},
      {"inflation.persistence", "ratio", -1, 1, true, true, ANY, NEVER, true},
      {"inflation.sd", "1/year", 0, 1, false, false, ANY, NEVER, true},
      {"reentry.share", "share", 0, 1, false, false, ANY, NEVER, false},
      {"goal.form", "share", 0, 1, false, false, ANY, NEVER, false},
      {"goal.contact", "share", 0, 1, false, false, ANY, NEVER, false},
      {"goal.deal", "share", 0, 1, false, false, ANY, NEVER, false},
      {"goal.a", "share", 0, 1, false, false, ANY, NEVER, false},
      {"result.a", "share", 0, 1, false, false, ANY, MAY, false},
      {"result.a.cohort_sd", "logit", 0, 100, false, false, ANY, NEVER, false},
      {"group.a.b", "unit", 0, 1e12, false, false, PART, NEVER, false},
      {"observed.applicants", "unit", 0, 1e9, false, false, WHOLE, MUST, false},
      {"observed.admissible", "unit", 0, 1e9, false, false, WHOLE, MUST, false},
      {"observed.beneficiaries", "unit", 0, 1e9, false, false, WHOLE, MUST, false},
      {"observed.participants", "unit", 0, 1e9, false, false, WHOLE, MUST, false},
      {"observed.spending", "M$", 0, 1e15, false, false, RATE, MUST, false},
      {"observed.budget.final", "M$", 0, 1e15, false, false, RATE, MUST, false},
      {"observed.inflation", "1/year", -0.9, 1, true, false, RATE, MUST, false},
      {"observed.produced.a", "unit", 0, 1e9, false, false, WHOLE, MUST, false},
      {"observed.result.a", "unit", 0, 1e9, false, false, WHOLE, MUST, false},
      {"observed.a.firms", "unit", 0, 1e9, false, false, WHOLE, MUST, false},
      {"observed.a.contact", "unit", 0, 1e9, false, false, WHOLE, MUST, false},
      {"observed.a.deal", "unit", 0, 1e9, false, false, WHOLE, MUST, false},
      {"region.a", "unit", 0, 1e12, false, false, PART, NEVER, false},
  };
  const size_t count = sizeof names / sizeof names[0];
  for (size_t i = 0; i < count; i++) {
    const models_spec_t *spec = models_schema_find(names[i].name);
    if (!spec || spec != models_schema_at(i))
      fail_msg("%s", names[i].name);
    if (spec->low != names[i].low || spec->high != names[i].high ||
        spec->low_open != names[i].low_open || spec->high_open != names[i].high_open)
      fail_msg("%s: its range", names[i].name);
    if ((int)spec->kind != names[i].kind || (int)spec->years != names[i].years ||
        spec->required != names[i].required)
      fail_msg("%s: its kind, its years or whether it must be", names[i].name);
    assert_string_equal(spec->units[0], names[i].unit);
  }
  assert_null(models_schema_at(count));
}

static void test_suggestions(void **state) {
  (void)state;
  static const char *const typos[][2] = {
      {"link.contcat 0 constant 0.3 - - - share", "link.contact"},
      {"regoin.maule 0 weight 1 - - 9 firms", "region.maule"},
      {"meeting.kept 0 constant 0.3 - - - share", "meetings.kept"},
      {"cost.w.fixed_shares 0 constant 0.3 - - - share", "cost.w.fixed_share"},
      {"weather.rain 0 constant 0.3 - - - share", ""},
      {"plan.cupo 2026 constant 5 - - - places", "plan.cupos"},
      {"presupuesto.tech 2026 constant 5 - - - M$2026", "presupuesto.techo"},
      {"resultados.ventas 0 constant 0.3 - - - share", "resultado.ventas"},
  };
  for (size_t i = 0; i < sizeof typos / sizeof typos[0]; i++) {
    const char *const lines[] = {typos[i][0], NULL};
    const found_t found = check(GOOD_COUNT, lines);
    assert_int_equal(found.count, 1);
    assert_string_equal(found.problems[0].text, typos[i][1]);
  }
}

static void test_edit_distance(void **state) {
  (void)state;
  static const struct {
    const char *a, *b;
    size_t distance;
  } pairs[] = {{"", "", 0},       {"abc", "abc", 0},        {"abc", "", 3},
               {"abc", "acb", 1}, {"ab", "ba", 1},          {"abc", "abd", 1},
               {"abc", "ab", 1},  {"kitten", "sitting", 3}, {"ca", "abc", 3}};
  char far[200];
  memset(far, 'a', sizeof far - 1);
  far[sizeof far - 1] = '\0';
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
    assert_int_equal(models_edit_distance(pairs[i].a, pairs[i].b), pairs[i].distance);
    assert_int_equal(models_edit_distance(pairs[i].b, pairs[i].a), pairs[i].distance);
  }
  assert_true(models_edit_distance(far, far) >= 128);
}

/* The farthest draws: mean ± 8.3 sd; of a lognormal at least that in the log, and not far above. */
static void test_extremes(void **state) {
  (void)state;
  double low, high;
  models_input_t row = {.distribution = MODELS_NORMAL, .low = -1, .high = 3};
  models_input_extremes(&row, &low, &high);
  assert_true(fabs(low - (1 - 2 * 8.3 / 1.6448536269514722)) < 1e-9);
  assert_true(fabs(high - (1 + 2 * 8.3 / 1.6448536269514722)) < 1e-9);
  row = (models_input_t){.distribution = MODELS_LOGNORMAL, .low = 1.2, .high = 3.33};
  models_input_extremes(&row, &low, &high);
  const double sigma = log(3.33 / 1.2) / (2 * 1.6448536269514722);
  const double farthest = sqrt(1.2 * 3.33) * exp(8.3 * sigma);
  assert_true(high >= farthest && high < 1.1 * farthest);
  assert_true(low <= 1.2 * 3.33 / farthest && low > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_good_table),    cmocka_unit_test(test_cases),
      cmocka_unit_test(test_sample),        cmocka_unit_test(test_ends),
      cmocka_unit_test(test_details),       cmocka_unit_test(test_find),
      cmocka_unit_test(test_suggestions),   cmocka_unit_test(test_names_of_the_manual),
      cmocka_unit_test(test_edit_distance), cmocka_unit_test(test_extremes),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
