// SPDX-License-Identifier: GPL-3.0-or-later
/* Which rows there are: required names, groups that go together, one row for each year. */
#include "models/table/schema_check.h"

#include <stdio.h>
#include <string.h>

/* The row is the first of its name. */
static bool is_first(const models_check_t *self, size_t i) {
  for (size_t j = 0; j < i; j++)
    if (strcmp(self->inputs->rows[j].name, self->inputs->rows[i].name) == 0)
      return false;
  return true;
}

static size_t count_of(const models_check_t *self, const char *pattern) {
  size_t count = 0;
  for (size_t i = 0; i < self->inputs->count; i++)
    count += models_row_follows(self, i, pattern);
  return count;
}

/* How many names follow the pattern, whatever their years. */
static size_t names_of(const models_check_t *self, const char *pattern) {
  size_t count = 0;
  for (size_t i = 0; i < self->inputs->count; i++)
    count += models_row_follows(self, i, pattern) && is_first(self, i);
  return count;
}

static bool has_name(const models_check_t *self, const char *name) {
  for (size_t i = 0; i < self->inputs->count; i++)
    if (strcmp(self->inputs->rows[i].name, name) == 0)
      return true;
  return false;
}

bool models_check_is_suggested(const models_check_t *self, const char *name) {
  for (size_t i = 0; i < self->unknown; i++)
    if (strcmp(self->suggested[i], name) == 0)
      return true;
  return false;
}

static void check_required(models_check_t *self) {
  for (size_t i = 0; models_schema_at(i); i++) {
    const models_spec_t *spec = models_schema_at(i);
    if (spec->required && count_of(self, spec->pattern) == 0 &&
        !models_check_is_suggested(self, spec->pattern))
      models_check_absent(self, MODELS_PROBLEM_MISSING, spec->pattern, "", 0);
  }
}

static void check_partner(models_check_t *self, size_t i, models_problem_code_t code,
                          const char *prefix) {
  const char *component = models_last_segment(self->inputs->rows[i].name);
  models_problem_t problem = models_problem(self, code, i, MODELS_FIELD_NAME);
  snprintf(problem.name, sizeof problem.name, "%s.%s", prefix, component);
  if (!has_name(self, problem.name))
    models_check_emit(self, &problem);
}

/* Each component has a completion and a cost. */
static void check_components(models_check_t *self) {
  for (size_t i = 0; i < self->inputs->count; i++) {
    if (models_row_follows(self, i, "completion.<component>"))
      check_partner(self, i, MODELS_PROBLEM_NO_COST, "cost");
    else if (models_row_follows(self, i, "cost.<component>"))
      check_partner(self, i, MODELS_PROBLEM_NO_COMPLETION, "completion");
  }
}

/* Applicants by place, or else applicants of every year (models_check_years sees to each). */
static void check_demand(models_check_t *self) {
  static const char per_place[] = "demand.applicants_per_place";
  if (!has_name(self, per_place) && !has_name(self, "demand.applicants") &&
      !models_check_is_suggested(self, per_place) &&
      !models_check_is_suggested(self, "demand.applicants"))
    models_check_absent(self, MODELS_PROBLEM_MISSING, per_place, "", 0);
}

void models_check_limit(models_check_t *self, const char *pattern, size_t count, size_t limit) {
  models_problem_t problem =
      models_problem(self, MODELS_PROBLEM_TOO_MANY, MODELS_NO_ROW, MODELS_FIELD_NAME);
  if (count <= limit)
    return;
  snprintf(problem.name, sizeof problem.name, "%s", pattern);
  problem.number = (double)count;
  problem.high = (double)limit;
  models_check_emit(self, &problem);
}

static bool is_stage(const models_check_t *self, size_t i) {
  return models_row_follows(self, i, "criterion.<criterion>") ||
         models_row_follows(self, i, "admissibility.<condition>");
}

/* The stages of the population are named by the last segment: population.after.<segment>. */
static void check_stages(models_check_t *self) {
  const models_inputs_t *inputs = self->inputs;
  size_t count = 0;
  for (size_t i = 0; i < inputs->count; i++)
    count += is_stage(self, i);
  for (size_t i = 0; count <= MODELS_CRITERIA_MAX && i < inputs->count; i++) {
    for (size_t j = 0; is_stage(self, i) && j < i; j++) {
      const char *a = inputs->rows[i].name, *b = inputs->rows[j].name;
      if (!is_stage(self, j) || strcmp(a, b) == 0 ||
          strcmp(models_last_segment(a), models_last_segment(b)) != 0)
        continue;
      models_problem_t problem =
          models_problem(self, MODELS_PROBLEM_SEGMENT_TWICE, i, MODELS_FIELD_NAME);
      problem.other = j;
      models_check_emit(self, &problem);
    }
  }
}

void models_check_presence(models_check_t *self) {
  check_required(self);
  check_demand(self);
  models_check_together(self);
  check_components(self);
  models_check_limit(self, "criterion.*, admissibility.*",
                     count_of(self, "criterion.<criterion>") +
                         count_of(self, "admissibility.<condition>"),
                     MODELS_CRITERIA_MAX);
  models_check_limit(self, "completion.*", count_of(self, "completion.<component>"),
                     MODELS_COMPONENTS_MAX);
  models_check_limit(self, "group.*.*", count_of(self, "group.<dimension>.<part>"),
                     MODELS_GROUPS_MAX);
  models_check_limit(self, "region.*", count_of(self, "region.<region>"), MODELS_REGIONS_MAX);
  models_check_limit(self, "association.*", count_of(self, "association.<purpose>.<partner>"),
                     MODELS_MATRIX_MAX);
  models_check_limit(self, "result.*", names_of(self, "result.<result>"), MODELS_RESULTS_MAX);
  models_check_limit(self, "plan.places", count_of(self, "plan.places"), MODELS_PLAN_YEARS_MAX);
  check_stages(self);
}

static bool is_year(int year) {
  return year >= MODELS_YEAR_MIN && year <= MODELS_YEAR_MAX;
}

/* First and last year of a name's rows; 0 when it has none. */
static void years_of(const models_check_t *self, const char *name, int *first, int *last) {
  *first = *last = 0;
  for (size_t i = 0; i < self->inputs->count; i++) {
    const models_input_t *row = &self->inputs->rows[i];
    if (strcmp(row->name, name) != 0 || !is_year(row->year))
      continue;
    if (*first == 0 || row->year < *first)
      *first = row->year;
    if (row->year > *last)
      *last = row->year;
  }
}

static bool has_row(const models_check_t *self, const char *name, int year) {
  return models_inputs_find(self->inputs, name, year) < self->inputs->count;
}

/* True when each row of the plan says its year, and none seems to be misnamed: else what depends on
   the years only echoes it. */
static bool has_plan(const models_check_t *self) {
  for (size_t i = 0; i < self->inputs->count; i++) {
    const models_input_t *row = &self->inputs->rows[i];
    if (strcmp(row->name, "plan.places") == 0 && !is_year(row->year))
      return false;
  }
  return self->first != 0 && !models_check_is_suggested(self, "plan.places");
}

/* Rows of `name` bear no other years than first..last. */
static void check_inside(models_check_t *self, const char *name, int first, int last) {
  for (size_t i = 0; i < self->inputs->count; i++) {
    const models_input_t *row = &self->inputs->rows[i];
    if (strcmp(row->name, name) != 0 || !is_year(row->year) ||
        (row->year >= first && row->year <= last))
      continue;
    models_problem_t problem =
        models_problem(self, MODELS_PROBLEM_YEAR_RANGE, i, MODELS_FIELD_YEAR);
    problem.number = row->year;
    problem.low = first;
    problem.high = last;
    models_check_emit(self, &problem);
  }
}

static void check_covered(models_check_t *self, const char *name, int first, int last) {
  if (!has_name(self, name) || has_row(self, name, 0))
    return;
  for (int year = first; year <= last; year++)
    if (!has_row(self, name, year))
      models_check_absent(self, MODELS_PROBLEM_YEAR_UNCOVERED, name, "", year);
}

/* A name with one row, whose year means something by itself. */
static void check_single(models_check_t *self, const char *name) {
  size_t first = MODELS_NO_ROW;
  for (size_t i = 0; i < self->inputs->count; i++) {
    const models_input_t *row = &self->inputs->rows[i];
    if (strcmp(row->name, name) != 0 || !is_year(row->year))
      continue;
    if (first == MODELS_NO_ROW) {
      first = i;
    } else if (row->year != self->inputs->rows[first].year) {
      models_problem_t problem = models_problem(self, MODELS_PROBLEM_SEVERAL, i, MODELS_FIELD_NAME);
      problem.other = first;
      models_check_emit(self, &problem);
    }
  }
}

static void check_price_bases(models_check_t *self) {
  for (size_t i = 0; i < self->inputs->count; i++) {
    const models_input_t *row = &self->inputs->rows[i];
    const int base = models_unit_year(row->unit);
    const models_spec_t *spec = self->specs[i];
    if (base <= 0 || !spec || strcmp(spec->units[0], "M$") != 0 ||
        (base >= self->start && base <= self->last))
      continue;
    models_problem_t problem = models_problem(self, MODELS_PROBLEM_UNIT_YEAR, i, MODELS_FIELD_UNIT);
    problem.number = base;
    problem.low = self->start;
    problem.high = self->last;
    models_check_emit(self, &problem);
  }
}

void models_check_years(models_check_t *self) {
  int unused;
  years_of(self, "plan.places", &self->first, &self->last);
  years_of(self, "population.potential", &self->base, &unused);
  years_of(self, "inflation.start", &self->start, &unused);
  check_single(self, "population.potential");
  check_single(self, "inflation.start");
  if (!has_plan(self))
    return;
  for (int year = self->first; year <= self->last; year++)
    if (!has_row(self, "plan.places", year))
      models_check_absent(self, MODELS_PROBLEM_YEAR_GAP, "plan.places", "", year);
  check_inside(self, "population.potential", MODELS_YEAR_MIN, self->first);
  check_inside(self, "inflation.start", MODELS_YEAR_MIN, self->first - 1);
  static const char *const of_the_plan[] = {"budget.ceiling", "budget.revision", "rounds.per_year"};
  for (size_t i = 0; i < sizeof of_the_plan / sizeof of_the_plan[0]; i++) {
    check_inside(self, of_the_plan[i], self->first, self->last);
    check_covered(self, of_the_plan[i], self->first, self->last);
  }
  check_inside(self, "demand.applicants", self->first, self->last);
  if (!has_name(self, "demand.applicants_per_place"))
    check_covered(self, "demand.applicants", self->first, self->last);
  for (size_t i = 0; i < self->inputs->count; i++)
    if (is_first(self, i) && (models_row_follows(self, i, "result.<result>") ||
                              models_row_follows(self, i, "demand.region.<region>"))) {
      check_inside(self, self->inputs->rows[i].name, self->first, self->last);
      check_covered(self, self->inputs->rows[i].name, self->first, self->last);
    }
  if (self->base > 0 && self->base <= self->first) {
    check_inside(self, "population.growth", self->base + 1, self->last);
    check_covered(self, "population.growth", self->base + 1, self->last);
  }
  if (self->start > 0 && self->start < self->first)
    check_price_bases(self);
}
