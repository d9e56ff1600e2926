// SPDX-License-Identifier: GPL-3.0-or-later
/* Rules of one row: its name, its year, its unit. */
#include "models/table/schema_check.h"
#include "models/table/translate.h"
#include "models/table/unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef models_row_check_t row_check_t;

void models_row_problem(const models_row_check_t *self, models_problem_code_t code,
                        models_field_t field, double number, double low, double high) {
  models_problem_t problem = models_problem(self->check, code, self->i, field);
  problem.number = number;
  problem.low = low;
  problem.high = high;
  if (self->spec) {
    problem.low_open = self->spec->low_open;
    problem.high_open = self->spec->high_open;
  }
  models_check_emit(self->check, &problem);
}

int models_unit_year(const char *unit) {
  if (strcmp(unit, "M$nominal") == 0)
    return 0;
  if (strncmp(unit, "M$", 2) != 0 || strlen(unit) != 6 || strspn(unit + 2, "0123456789") != 4)
    return -1;
  return atoi(unit + 2);
}

static bool is_unit(const char *unit) {
  if (models_unit_year(unit) >= 0 || models_unit_is_known(unit))
    return true;
  for (size_t i = 0; models_schema_at(i); i++)
    for (const char *const *known = models_schema_at(i)->units; *known; known++)
      if (strcmp(unit, *known) == 0)
        return strcmp(unit, "M$") != 0 && strcmp(unit, MODELS_UNIT) != 0;
  return false;
}

/* The unit that the programme counts in; of its population any that can be counted in. */
static bool is_counted(const row_check_t *self) {
  const char *unit = self->row->unit, *counted = models_inputs_unit(self->check->inputs);
  return models_unit_is_countable(unit) && (!counted || strcmp(unit, counted) == 0 ||
                                            strcmp(self->row->name, "population.potential") == 0);
}

static void check_unit(const row_check_t *self) {
  const char *unit = self->row->unit;
  const bool is_money = models_unit_year(unit) >= 0;
  for (const char *const *known = self->spec->units; *known; known++)
    if (strcmp(*known, "M$") == 0          ? is_money
        : strcmp(*known, MODELS_UNIT) == 0 ? is_counted(self)
                                           : strcmp(*known, unit) == 0)
      return;
  models_problem_t problem =
      models_problem(self->check, is_unit(unit) ? MODELS_PROBLEM_UNIT : MODELS_PROBLEM_UNIT_UNKNOWN,
                     self->i, MODELS_FIELD_UNIT);
  if (strcmp(self->spec->units[0], MODELS_UNIT) == 0 && models_unit_is_known(unit)) {
    problem.code = MODELS_PROBLEM_UNIT_MIXED;
    problem.other = models_inputs_counted(self->check->inputs);
  }
  snprintf(problem.text, sizeof problem.text, "%s", self->spec->units[0]);
  models_check_emit(self->check, &problem);
}

static void check_year(const row_check_t *self) {
  const int year = self->row->year;
  if (year == 0) {
    if (self->spec->years == MODELS_YEAR_REQUIRED)
      models_row_problem(self, MODELS_PROBLEM_YEAR_MISSING, MODELS_FIELD_YEAR, 0, 0, 0);
  } else if (self->spec->years == MODELS_YEAR_FORBIDDEN &&
             self->row->distribution !=
                 MODELS_JOINT) { /* what an input was in a year that is known */
    models_row_problem(self, MODELS_PROBLEM_YEAR_FORBIDDEN, MODELS_FIELD_YEAR, year, 0, 0);
  } else if (year < MODELS_YEAR_MIN || year > MODELS_YEAR_MAX) {
    models_row_problem(self, MODELS_PROBLEM_YEAR_RANGE, MODELS_FIELD_YEAR, year, MODELS_YEAR_MIN,
                       MODELS_YEAR_MAX);
  }
}

/* Names that would mean two things: the cost of a component, the indicators of links. */
static bool is_reserved(const char *name) {
  static const char *const reserved[] = {"completion.admin_share",
                                         "cost.admin_share.fixed_share",
                                         "result.form",
                                         "result.contact",
                                         "result.deal",
                                         "result.baseline",
                                         "result.net",
                                         "group.region",
                                         "group.partner",
                                         "group.purpose"};
  for (size_t k = 0; k < sizeof reserved / sizeof reserved[0]; k++)
    if (models_name_is_under(reserved[k], name))
      return true;
  return false;
}

/* True when the name may stand; otherwise says why not. */
static bool check_name(const row_check_t *self) {
  models_check_t *check = self->check;
  const char *name = self->row->name;
  char buffer[MODELS_NAME_MAX + 1];
  models_problem_t problem =
      models_problem(check, MODELS_PROBLEM_NAME_UNKNOWN, self->i, MODELS_FIELD_NAME);
  if (self->spec && !is_reserved(name))
    return true;
  if (self->spec)
    problem.code = models_name_is_under("result", name)  ? MODELS_PROBLEM_RESULT_NAME
                   : models_name_is_under("group", name) ? MODELS_PROBLEM_GROUP_NAME
                                                         : MODELS_PROBLEM_NAME_RESERVED;
  else if (!models_name_is_valid(name))
    problem.code = MODELS_PROBLEM_NAME_SYNTAX;
  else if (check->unknown < MODELS_SUGGESTIONS) {
    const char *nearest = models_nearest_name(check->inputs, name, buffer);
    snprintf(problem.text, sizeof problem.text, "%s", nearest);
    (void)models_name_to_english(MODELS_NAMES_INPUT, nearest, check->suggested[check->unknown++],
                                 sizeof buffer);
  }
  models_check_emit(self->check, &problem);
  return false;
}

void models_check_row(models_check_t *check, size_t i) {
  const models_input_t *row = &check->inputs->rows[i];
  const row_check_t self = {check, row, check->specs[i], i};
  if (!check_name(&self))
    return;
  const size_t twin = models_inputs_find(check->inputs, row->name, row->year);
  if (twin < i) {
    models_problem_t problem =
        models_problem(check, MODELS_PROBLEM_DUPLICATE, i, MODELS_FIELD_NAME);
    problem.other = twin;
    models_check_emit(check, &problem);
    return;
  }
  check_year(&self);
  models_check_yearly(&self, models_check_law(&self));
  check_unit(&self);
}
