// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_SCHEMA_SUPPORT_H
#define TESTS_SCHEMA_SUPPORT_H

/* A good table of inputs, with rows left out or added, and the problems then found. */
#include "models/table/schema.h"

#include "sim/status.h"
#include "tests/rows_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define P(x) MODELS_PROBLEM_##x
#define F(x) MODELS_FIELD_##x

static const char *const good[] = {
    "population.potential 2024 constant 5000 - - - firms",
    "criterion.a 0 proportion 0.5 - - 100 share",
    "admissibility.b 0 count 7 - - 10 share",
    "plan.places 2027 constant 100 - - - places",
    "plan.places 2028 constant 120 - - - places",
    "demand.applicants_per_place 0 lognormal - 1 3 - ratio",
    "completion.w 0 proportion 0.8 - - 20 share",
    "rounds.per_year 0 constant 2 - - - rounds",
    "meetings.minimum 0 constant 1 - - - meetings",
    "meetings.extra 0 triangular 2 1 4 - meetings",
    "meetings.kept 0 constant 0.8 - - - share",
    "link.contact 0 pert 0.3 0.1 0.6 - share",
    "link.deal_per_contact 0 uniform - 0.2 0.4 - share",
    "link.round_effect_sd 0 constant 0 - - - logit",
    "cost.w 0 constant 200 - - - M$2027",
    "cost.admin_share 0 constant 0.07 - - - share",
    "budget.ceiling 0 constant 30000 - - - M$nominal",
    "inflation.start 2026 constant 0.03 - - - 1/year",
    "inflation.mean 0 normal - 0.02 0.04 - 1/year",
    "inflation.persistence 0 constant 0.3 - - - ratio",
    "inflation.sd 0 constant 0.01 - - - 1/year",
};
enum { GOOD_COUNT = sizeof good / sizeof good[0] };

typedef struct {
  models_problem_t problems[64];
  size_t count;
} found_t;

static inline void collect(void *context, const models_problem_t *problem) {
  found_t *found = context;
  if (found->count < 64)
    found->problems[found->count] = *problem;
  found->count++;
}

static inline void add(models_inputs_t *inputs, const char *const *lines) {
  for (; *lines; lines++) {
    const models_input_t row = rows_line(*lines);
    assert_int_equal(models_inputs_append(inputs, &row), SIM_OK);
  }
}

/* The good table with row `skip` left out and `lines` (up to NULL) added, at its head or its end.
 */
static inline found_t check_order(size_t skip, const char *const *lines, bool at_head) {
  models_inputs_t inputs = {0};
  found_t found = {.count = 0};
  if (at_head)
    add(&inputs, lines);
  for (size_t i = 0; i < GOOD_COUNT; i++) {
    models_input_t row = rows_line(good[i]);
    if (i == skip)
      models_input_free(&row);
    else
      assert_int_equal(models_inputs_append(&inputs, &row), SIM_OK);
  }
  if (!at_head)
    add(&inputs, lines);
  const size_t count = models_schema_check(&inputs, collect, &found);
  assert_int_equal(count, found.count);
  assert_int_equal(models_schema_check(&inputs, NULL, NULL), found.count);
  models_inputs_free(&inputs);
  return found;
}

static inline found_t check(size_t skip, const char *const *lines) {
  return check_order(skip, lines, false);
}

/* The index of the good row that the line replaces. */
static inline size_t replaced(const char *line) {
  char name[200], other[200];
  int year, other_year;
  sscanf(line, "%199s %d", name, &year);
  for (size_t i = 0; i < GOOD_COUNT; i++)
    if (sscanf(good[i], "%199s %d", other, &other_year) == 2 && year == other_year &&
        strcmp(name, other) == 0)
      return i;
  return GOOD_COUNT;
}

#endif
