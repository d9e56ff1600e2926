// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support.h"

#include "tests/schema_support.h"

/* What was observed agrees with itself and with the plan: a year in which everything is told, with
   some rows in the place of others, and the one problem that follows. The good table plans 100
   places in 2027 in two rounds. */

static const char *const seen[] = {
    "observed.applicants 2027 constant 210 - - - firms",
    "observed.admissible 2027 constant 150 - - - firms",
    "observed.beneficiaries 2027 constant 95 - - - firms",
    "observed.participants 2027 constant 90 - - - firms",
    "observed.spending 2027 constant 20000 - - - M$nominal",
    "observed.inflation 2027 constant 0.03 - - - 1/year",
    "observed.round_1.firms 2027 constant 40 - - - firms",
    "observed.round_1.contact 2027 constant 20 - - - firms",
    "observed.round_1.deal 2027 constant 5 - - - firms",
    "observed.round_2.firms 2027 constant 50 - - - firms",
    "observed.round_2.contact 2027 constant 50 - - - firms",
    "observed.round_2.deal 2027 constant 50 - - - firms",
};
enum { SEEN = sizeof seen / sizeof seen[0], NOTHING = -1 };

/* A change: the line of a row, in the place of that of its name and year; a name alone leaves out
   all rows that begin so. */
static const struct {
  const char *changes[3];
  int code;
  const char *name; /* of the row that is wrong */
  double number, high;
  const char *missing;
  int year;
} cases[] = {
    {{NULL}, NOTHING, "", 0, 0, "", 0},
    {{"observed.produced.w 2027 constant 90 - - - firms"}, NOTHING, "", 0, 0, "", 0},
    {{"observed.produced.w 2027 constant 91 - - - firms"},
     P(SEEN_ABOVE),
     "observed.produced.w",
     91,
     90,
     "",
     0},
    {{"observed.produced.w 2027 constant 89 - - - firms"},
     P(SEEN_ABOVE),
     "observed.participants",
     90,
     89,
     "",
     0},
    {{"observed.produced.w 2027 constant 96 - - - firms"},
     P(SEEN_ABOVE),
     "observed.produced.w",
     96,
     95,
     "",
     0},
    {{"observed.produced.z 2027 constant 90 - - - firms"},
     P(NO_COMPLETION),
     "observed.produced.z",
     0,
     0,
     "completion.z",
     0},
    {{"observed.produced.w 2027 constant 90 - - - firms", "observed.beneficiaries",
      "observed.spending"},
     P(SEEN_NEEDS),
     "observed.produced.w",
     0,
     0,
     "observed.beneficiaries",
     0},
    {{"completion.v 0 constant 0.9 - - - share", "cost.v 0 constant 100 - - - M$2027",
      "observed.produced.v 2027 constant 90 - - - firms"},
     P(SEEN_NEEDS),
     "observed.produced.v",
     0,
     0,
     "observed.produced.w",
     0},
    {{"observed.admissible 2027 constant 210 - - - firms"}, NOTHING, "", 0, 0, "", 0},
    {{"observed.admissible 2027 constant 211 - - - firms"},
     P(SEEN_ABOVE),
     "observed.admissible",
     211,
     210,
     "",
     0},
    {{"observed.beneficiaries 2027 constant 100 - - - firms"}, NOTHING, "", 0, 0, "", 0},
    {{"observed.beneficiaries 2027 constant 101 - - - firms"},
     P(SEEN_ABOVE),
     "observed.beneficiaries",
     101,
     100,
     "",
     0},
    {{"observed.beneficiaries 2027 constant 90 - - - firms"}, NOTHING, "", 0, 0, "", 0},
    {{"observed.beneficiaries 2027 constant 89 - - - firms"},
     P(SEEN_ABOVE),
     "observed.participants",
     90,
     89,
     "",
     0},
    {{"observed.round_1.contact 2027 constant 40 - - - firms"}, NOTHING, "", 0, 0, "", 0},
    {{"observed.round_1.contact 2027 constant 41 - - - firms"},
     P(SEEN_ABOVE),
     "observed.round_1.contact",
     41,
     40,
     "",
     0},
    {{"observed.round_2.deal 2027 constant 51 - - - firms"},
     P(SEEN_ABOVE),
     "observed.round_2.deal",
     51,
     50,
     "",
     0},
    {{"observed.round_2.firms 2027 constant 51 - - - firms"},
     P(SEEN_FIRMS),
     "observed.participants",
     90,
     91,
     "",
     0},
    {{"observed.participants 2027 constant 91 - - - firms"},
     P(SEEN_LEFT),
     "observed.participants",
     91,
     90,
     "",
     0},
    {{"observed.round_2"}, NOTHING, "", 0, 0, "", 0},
    {{"observed.round_2", "observed.participants 2027 constant 40 - - - firms"},
     NOTHING,
     "",
     0,
     0,
     "",
     0},
    {{"observed.round_2", "observed.participants 2027 constant 39 - - - firms"},
     P(SEEN_FIRMS),
     "observed.participants",
     39,
     40,
     "",
     0},
    {{"observed.participants"}, NOTHING, "", 0, 0, "", 0},
    {{"observed.round_3.firms 2027 constant 0 - - - firms"},
     P(SEEN_ROUND),
     "observed.round_3.firms",
     0,
     2,
     "",
     0},
    {{"observed.round_0.firms 2027 constant 0 - - - firms"},
     P(SEEN_ROUND),
     "observed.round_0.firms",
     0,
     2,
     "",
     0},
    {{"observed.round_01.firms 2028 constant 0 - - - firms"},
     P(SEEN_ROUND),
     "observed.round_01.firms",
     0,
     2,
     "",
     0},
    {{"observed.round_1x.firms 2028 constant 0 - - - firms"},
     P(SEEN_ROUND),
     "observed.round_1x.firms",
     0,
     2,
     "",
     0},
    {{"observed.round_10001.firms 2028 constant 0 - - - firms"},
     P(SEEN_ROUND),
     "observed.round_10001.firms",
     0,
     2,
     "",
     0},
    {{"observed.lap_1.firms 2028 constant 0 - - - firms"},
     P(SEEN_ROUND),
     "observed.lap_1.firms",
     0,
     2,
     "",
     0},
    {{"observed.beneficiaries"},
     P(SEEN_NEEDS),
     "observed.spending",
     0,
     0,
     "observed.beneficiaries",
     2027},
    {{"observed.round_1.firms"},
     P(SEEN_NEEDS),
     "observed.round_1.contact",
     0,
     0,
     "observed.round_1.firms",
     2027},
    {{"observed.round_2.contact"},
     P(SEEN_NEEDS),
     "observed.round_2.deal",
     0,
     0,
     "observed.round_2.contact",
     2027},
    {{"observed.inflation 2028 constant 0.03 - - - 1/year"}, NOTHING, "", 0, 0, "", 0},
    {{"observed.inflation", "observed.inflation 2028 constant 0.03 - - - 1/year"},
     P(SEEN_NEEDS),
     "observed.inflation",
     0,
     0,
     "",
     2027},
    /* another year is judged by itself */
    {{"observed.participants 2028 constant 50 - - - firms",
      "observed.round_1.firms 2028 constant 50 - - - firms"},
     NOTHING,
     "",
     0,
     0,
     "",
     0},
    {{"observed.participants 2028 constant 49 - - - firms",
      "observed.round_1.firms 2028 constant 50 - - - firms"},
     P(SEEN_FIRMS),
     "observed.participants",
     49,
     50,
     "",
     0},
};

static bool is_line(const char *change) {
  return strchr(change, ' ') != NULL;
}

/* Whether a change takes the place of the line: the same name and year, or its beginning. */
static bool takes_place(const char *change, const char *line) {
  if (!is_line(change))
    return strncmp(line, change, strlen(change)) == 0;
  const char *kind = strstr(change, " constant");
  return strncmp(line, change, (size_t)(kind - change)) == 0;
}

static void observed(void **state) {
  (void)state;
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    const char *lines[SEEN + 4];
    size_t count = 0;
    for (size_t i = 0; i < SEEN; i++) {
      bool is_kept = true;
      for (size_t k = 0; k < 3 && cases[c].changes[k]; k++)
        is_kept = is_kept && !takes_place(cases[c].changes[k], seen[i]);
      if (is_kept)
        lines[count++] = seen[i];
    }
    for (size_t k = 0; k < 3 && cases[c].changes[k]; k++)
      if (is_line(cases[c].changes[k]))
        lines[count++] = cases[c].changes[k];
    lines[count] = NULL;
    const found_t found = check(GOOD_COUNT, lines);
    const models_problem_t *p = &found.problems[0];
    if (found.count != (cases[c].code != NOTHING))
      fail_msg("case %zu: %zu problems, first %d", c, found.count, found.count ? (int)p->code : -1);
    if (cases[c].code == NOTHING)
      continue;
    assert_int_equal(p->code, cases[c].code);
    assert_true(p->row >= GOOD_COUNT);
    const char *line = lines[p->row - GOOD_COUNT];
    if (strncmp(line, cases[c].name, strlen(cases[c].name)) != 0)
      fail_msg("case %zu: of %s", c, line);
    assert_true(p->number == cases[c].number && p->high == cases[c].high);
    assert_string_equal(p->name, *cases[c].missing ? cases[c].missing : cases[c].name);
    const char *space = strchr(line, ' ');
    assert_int_equal(p->year, cases[c].year ? cases[c].year : atoi(space));
  }
}

/* A population counted in the first year of the plan grows from the next one on. */
static void counted_in_the_plan(void **state) {
  (void)state;
  static const char *const counted = "population.potential 2027 constant 5000 - - - firms";
  const char *late[] = {counted, "population.growth 2028 constant 0.01 - - - 1/year", NULL};
  const char *early[] = {counted, "population.growth 2027 constant 0.01 - - - 1/year", NULL};
  const size_t skip = replaced("population.potential 2024");
  assert_int_equal(check(skip, late).count, 0);
  const found_t found = check(skip, early);
  assert_int_equal(found.count, 2);
  for (size_t i = 0; i < 2; i++) {
    const models_problem_t *p = &found.problems[i];
    assert_true(p->code == P(YEAR_RANGE) || p->code == P(YEAR_UNCOVERED));
    if (p->code == P(YEAR_RANGE))
      assert_true(p->low == 2028 && p->high == 2028);
    else
      assert_int_equal(p->year, 2028);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(observed),
                                     cmocka_unit_test(counted_in_the_plan)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
