// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/structure.h"

#include "models/table/names.h"
#include "sim/status.h"

#include <string.h>

/* The results that the programme names: result.<result>, with result.<result>.cohort_sd and
   goal.<result> where there are such rows. */

/* `result.employed` but not `result.employed.cohort_sd`. */
static bool names_result(const char *name) {
  return strncmp(name, "result.", 7) == 0 && !strchr(name + 7, '.');
}

/* Rows of an input that may lack; NULL when it does. False when memory or a year lacks. */
static bool find_rows(models_programme_t *self, const models_inputs_t *inputs, const char *name,
                      size_t **out) {
  size_t *rows = name ? models_rows_over(self, inputs, name, self->first_year, self->years) : NULL;
  *out = rows && rows[0] != MODELS_NONE ? rows : NULL;
  for (size_t y = 0; rows && y < self->years; y++)
    if ((rows[y] == MODELS_NONE) != (*out == NULL))
      return false;
  return rows != NULL;
}

static int add_result(models_programme_t *self, const models_inputs_t *inputs, const char *input) {
  models_arena_t *arena = &self->arena;
  models_result_t *result = &self->results[self->result_count++];
  const char *segment = models_last_segment(input);
  const char *sd = models_arena_format(arena, "%s.cohort_sd", input);
  const char *goal = models_arena_format(arena, "goal.%s", segment);
  *result =
      (models_result_t){.name = models_arena_format(arena, "%s", segment), .goal_met = MODELS_NONE};
  if (!result->name || !sd || !goal)
    return SIM_ERR_NO_MEMORY;
  return find_rows(self, inputs, input, &result->rows) &&
                 find_rows(self, inputs, sd, &result->cohort_sd) &&
                 find_rows(self, inputs, goal, &result->goal)
             ? SIM_OK
             : SIM_ERR_DOMAIN;
}

static bool result_before(const void *items, size_t a, size_t b) {
  const models_result_t *results = items;
  return strcmp(results[a].name, results[b].name) < 0;
}

int models_compile_results(models_programme_t *self, const models_inputs_t *inputs) {
  int status = SIM_OK;
  size_t count = 0;
  for (size_t i = 0; i < inputs->count; i++)
    count += names_result(inputs->rows[i].name);
  self->results = models_arena_alloc(&self->arena, count, sizeof *self->results);
  if (!self->results)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < inputs->count; i++)
    if (names_result(inputs->rows[i].name) && models_row_is_first(inputs, i))
      status = add_result(self, inputs, inputs->rows[i].name);
  if (status)
    return status;
  self->results_by_name = models_sorted(self, self->results, self->result_count, result_before);
  return self->results_by_name ? SIM_OK : SIM_ERR_NO_MEMORY;
}
