// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows of what was observed, observed.*: they agree with each other and with the plan, and what one
   needs to be weighed by is there. */
#include "models/table/components.h"
#include "models/table/schema_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Each is at most the one beside it, in the same year and round. */
static const struct {
  const char *what, *of;
} parts[] = {{"observed.admissible", "observed.applicants"},
             {"observed.beneficiaries", "observed.admissible"},
             {"observed.beneficiaries", "observed.applicants"},
             {"observed.beneficiaries", "plan.places"},
             {"observed.participants", "observed.beneficiaries"},
             {"observed.participants", "observed.admissible"},
             {"observed.participants", "observed.applicants"},
             {"observed.participants", "plan.places"},
             {"observed.%s.contact", "observed.%s.firms"},
             {"observed.%s.deal", "observed.%s.contact"}};

/* What each cannot be told without. */
static const struct {
  const char *what, *other;
} needs[] = {{"observed.spending", "observed.beneficiaries"},
             {"observed.%s.contact", "observed.%s.firms"},
             {"observed.%s.deal", "observed.%s.contact"}};

static bool is_observed(const models_check_t *self, size_t i) {
  return self->specs[i] && strncmp(self->specs[i]->pattern, "observed.", 9) == 0;
}

/* observed.result.<result>: of the participants, and a result that the programme has. */
static bool is_result(const char *name) {
  return strncmp(name, "observed.result.", 16) == 0 && !strchr(name + 16, '.');
}

static bool is_produced(const char *name) {
  return strncmp(name, "observed.produced.", 18) == 0;
}

static bool is_final(const char *name) {
  return strcmp(name, "observed.budget.final") == 0;
}

/* The round of a row, "round_2"; "" when it is of the whole year. */
static void round_of(const char *name, char out[MODELS_NAME_MAX + 1]) {
  const char *segment = name + strlen("observed."), *end = strchr(segment, '.');
  const bool is_of_year = !end || is_result(name) || is_produced(name) || is_final(name);
  snprintf(out, MODELS_NAME_MAX + 1, "%.*s", is_of_year ? 0 : (int)(end - segment), segment);
}

/* `pattern` with the round in its place. */
static void fill(const char *pattern, const char *round, char out[MODELS_NAME_MAX + 32]) {
  const char *place = strstr(pattern, "%s");
  if (place)
    snprintf(out, MODELS_NAME_MAX + 32, "%.*s%s%s", (int)(place - pattern), pattern, round,
             place + 2);
  else
    snprintf(out, MODELS_NAME_MAX + 32, "%s", pattern);
}

/* False: it is more (reported). */
static bool check_at_most(models_check_t *self, size_t i, const char *of) {
  const models_input_t *row = &self->inputs->rows[i];
  const size_t other = models_inputs_find(self->inputs, of, row->year);
  if (other == self->inputs->count || !(row->value > self->inputs->rows[other].value))
    return true;
  models_problem_t problem = models_problem(self, MODELS_PROBLEM_SEEN_ABOVE, i, MODELS_FIELD_VALUE);
  problem.number = row->value;
  problem.high = self->inputs->rows[other].value;
  problem.other = other;
  models_check_emit(self, &problem);
  return false;
}

static void check_need(models_check_t *self, size_t i, const char *other) {
  const models_input_t *row = &self->inputs->rows[i];
  models_problem_t problem = models_problem(self, MODELS_PROBLEM_SEEN_NEEDS, i, MODELS_FIELD_NAME);
  if (models_inputs_find(self->inputs, other, row->year) < self->inputs->count)
    return;
  snprintf(problem.name, sizeof problem.name, "%s", other);
  problem.year = row->year;
  models_check_emit(self, &problem);
}

static void check_pairs(models_check_t *self, size_t i) {
  const char *name = self->inputs->rows[i].name;
  char round[MODELS_NAME_MAX + 1], what[MODELS_NAME_MAX + 32], other[MODELS_NAME_MAX + 32];
  round_of(name, round);
  for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++) {
    fill(parts[k].what, round, what);
    fill(parts[k].of, round, other);
    if (strcmp(what, name) == 0 && !check_at_most(self, i, other))
      break;
  }
  for (size_t k = 0; k < sizeof needs / sizeof needs[0]; k++) {
    fill(needs[k].what, round, what);
    fill(needs[k].other, round, other);
    if (strcmp(what, name) == 0)
      check_need(self, i, other);
  }
}

/* Rounds of the year; 0 when the programme has none. */
static double rounds_in(const models_check_t *self, int year) {
  size_t row = models_inputs_find(self->inputs, "rounds.per_year", year);
  if (row == self->inputs->count)
    row = models_inputs_find(self->inputs, "rounds.per_year", 0);
  return row < self->inputs->count ? self->inputs->rows[row].value : 0.0;
}

static void check_round(models_check_t *self, size_t i) {
  const models_input_t *row = &self->inputs->rows[i];
  char round[MODELS_NAME_MAX + 1];
  round_of(row->name, round);
  const char *digits = strncmp(round, "round_", 6) == 0 ? round + 6 : "";
  const double last = rounds_in(self, row->year);
  const bool is_number = *digits && strspn(digits, "0123456789") == strlen(digits) &&
                         strlen(digits) < 5 && digits[0] != '0';
  if (!round[0] || (is_number && atoi(digits) <= last))
    return;
  models_problem_t problem = models_problem(self, MODELS_PROBLEM_SEEN_ROUND, i, MODELS_FIELD_NAME);
  problem.high = last;
  models_check_emit(self, &problem);
}

/* Who took part in the rounds is no more than who took part; where all rounds are told, no less. */
static void check_firms(models_check_t *self, size_t i) {
  const models_input_t *row = &self->inputs->rows[i];
  double sum = 0.0, rounds = 0.0;
  for (size_t k = 0; k < self->inputs->count; k++)
    if (self->inputs->rows[k].year == row->year &&
        models_row_follows(self, k, "observed.<round>.firms")) {
      sum += self->inputs->rows[k].value;
      rounds += 1.0;
    }
  const bool is_left = rounds > 0.0 && rounds == rounds_in(self, row->year) && sum < row->value;
  if (!(sum > row->value) && !is_left)
    return;
  models_problem_t problem = models_problem(
      self, is_left ? MODELS_PROBLEM_SEEN_LEFT : MODELS_PROBLEM_SEEN_FIRMS, i, MODELS_FIELD_VALUE);
  problem.number = row->value;
  problem.high = sum;
  models_check_emit(self, &problem);
}

/* Inflation follows on that of the year before. */
static void check_before(models_check_t *self, size_t i) {
  const int year = self->inputs->rows[i].year;
  if (year == self->start + 1 ||
      models_inputs_find(self->inputs, "observed.inflation", year - 1) < self->inputs->count)
    return;
  models_problem_t problem = models_problem(self, MODELS_PROBLEM_SEEN_NEEDS, i, MODELS_FIELD_YEAR);
  problem.year = year - 1;
  models_check_emit(self, &problem);
}

static void check_result(models_check_t *self, size_t i) {
  const char *name = self->inputs->rows[i].name;
  models_problem_t problem = models_problem(self, MODELS_PROBLEM_NO_RESULT, i, MODELS_FIELD_NAME);
  check_need(self, i, "observed.participants");
  check_at_most(self, i, "observed.participants");
  snprintf(problem.name, sizeof problem.name, "%s", name + strlen("observed."));
  for (size_t k = 0; k < self->inputs->count; k++)
    if (strcmp(self->inputs->rows[k].name, problem.name) == 0)
      return;
  models_check_emit(self, &problem);
}

/* Each component is told of those that the one before it had; of the last, who took part is as
   many. */
static void check_produced(models_check_t *self, size_t i) {
  const models_inputs_t *inputs = self->inputs;
  const char *component = inputs->rows[i].name + 18;
  char before[MODELS_BEFORE_SIZE];
  models_problem_t problem =
      models_problem(self, MODELS_PROBLEM_NO_COMPLETION, i, MODELS_FIELD_NAME);
  snprintf(problem.name, sizeof problem.name, "completion.%s", component);
  if (models_inputs_find(inputs, problem.name, 0) == inputs->count) {
    models_check_emit(self, &problem);
    return;
  }
  const bool is_last = models_component_is_last(inputs, component, before);
  const size_t all = models_inputs_find(inputs, "observed.participants", inputs->rows[i].year);
  check_need(self, i, before);
  if (check_at_most(self, i, before) && is_last && all < inputs->count &&
      check_at_most(self, i, "observed.participants"))
    check_at_most(self, all, inputs->rows[i].name);
}

/* A budget that is not revised is the ceiling. */
static void check_final(models_check_t *self, size_t i) {
  models_problem_t problem = models_problem(self, MODELS_PROBLEM_NEEDS, i, MODELS_FIELD_NAME);
  snprintf(problem.name, sizeof problem.name, "budget.revision");
  for (size_t k = 0; k < self->inputs->count; k++)
    if (strcmp(self->inputs->rows[k].name, problem.name) == 0)
      return;
  models_check_emit(self, &problem);
}

void models_check_observed(models_check_t *self) {
  for (size_t i = 0; i < self->inputs->count; i++) {
    const models_input_t *row = &self->inputs->rows[i];
    if (!is_observed(self, i))
      continue;
    if (row->year < self->first || row->year > self->last) {
      models_problem_t problem =
          models_problem(self, MODELS_PROBLEM_YEAR_RANGE, i, MODELS_FIELD_YEAR);
      problem.number = row->year;
      problem.low = self->first;
      problem.high = self->last;
      models_check_emit(self, &problem);
      continue;
    }
    check_round(self, i);
    check_pairs(self, i);
    if (is_result(row->name))
      check_result(self, i);
    if (is_produced(row->name))
      check_produced(self, i);
    if (is_final(row->name))
      check_final(self, i);
    if (strcmp(row->name, "observed.participants") == 0)
      check_firms(self, i);
    if (strcmp(row->name, "observed.inflation") == 0)
      check_before(self, i);
  }
}
