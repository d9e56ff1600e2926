// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/schema_check.h"

#include <stdio.h>
#include <string.h>

bool models_row_follows(const models_check_t *self, size_t i, const char *pattern) {
  return self->specs[i] && strcmp(self->specs[i]->pattern, pattern) == 0;
}

models_problem_t models_problem(const models_check_t *self, models_problem_code_t code, size_t row,
                                models_field_t field) {
  models_problem_t problem = {.code = code, .row = row, .field = field, .other = MODELS_NO_ROW};
  if (row != MODELS_NO_ROW) {
    snprintf(problem.name, sizeof problem.name, "%s", self->inputs->rows[row].name);
    problem.year = self->inputs->rows[row].year;
  }
  return problem;
}

void models_check_emit(models_check_t *self, const models_problem_t *problem) {
  self->count++;
  if (self->report)
    self->report(self->context, problem);
}

void models_check_absent(models_check_t *self, models_problem_code_t code, const char *name,
                         const char *text, int year) {
  models_problem_t problem = models_problem(self, code, MODELS_NO_ROW, MODELS_FIELD_NAME);
  snprintf(problem.name, sizeof problem.name, "%s", name);
  snprintf(problem.text, sizeof problem.text, "%s", text);
  problem.year = year;
  models_check_emit(self, &problem);
}

size_t models_schema_check(const models_inputs_t *inputs, models_problem_fn report, void *context) {
  models_check_t self = {.inputs = inputs, .report = report, .context = context};
  if (inputs->count > MODELS_ROWS_MAX) {
    models_problem_t problem =
        models_problem(&self, MODELS_PROBLEM_ROWS, MODELS_NO_ROW, MODELS_FIELD_NAME);
    problem.number = (double)inputs->count;
    problem.high = MODELS_ROWS_MAX;
    models_check_emit(&self, &problem);
    return self.count;
  }
  for (size_t i = 0; i < inputs->count; i++)
    self.specs[i] = models_schema_find(inputs->rows[i].name);
  for (size_t i = 0; i < inputs->count; i++)
    models_check_row(&self, i);
  models_check_presence(&self);
  models_check_years(&self);
  models_check_splits(&self);
  models_check_sizes(&self);
  models_check_observed(&self);
  return self.count;
}
