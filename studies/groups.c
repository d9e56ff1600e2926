// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/groups.h"

#include "models/table/names.h"
#include "sim/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *copy_of(const char *text, size_t length, const char *end) {
  char *copy = NULL;
  return asprintf(&copy, "%.*s%s", (int)length, text, end) < 0 ? NULL : copy;
}

/* The name of a row's group. */
static char *group_name(const models_input_t *row, const char *const *prefixes,
                        size_t prefix_count) {
  for (size_t i = 0; i < prefix_count; i++)
    if (models_name_is_under(prefixes[i], row->name))
      return copy_of(prefixes[i], strlen(prefixes[i]), strcmp(prefixes[i], row->name) ? ".*" : "");
  if (row->distribution == MODELS_WEIGHT)
    return copy_of(row->name, strcspn(row->name, "."), ".*");
  return copy_of(row->name, strlen(row->name), "");
}

char *studies_groups_year_name(const models_input_t *row) {
  return copy_of(row->name, strlen(row->name), ".year");
}

/* The name of the group of a row's years. */
static char *years_group_name(const models_input_t *row, const char *const *prefixes,
                              size_t prefix_count) {
  char *name = studies_groups_year_name(row);
  for (size_t i = 0; name && i < prefix_count; i++)
    if (models_name_is_under(prefixes[i], row->name) && strcmp(prefixes[i], row->name) != 0) {
      free(name);
      return copy_of(prefixes[i], strlen(prefixes[i]), ".*");
    }
  return name;
}

static size_t find(const studies_groups_t *self, const char *name) {
  size_t i = 0;
  while (i < self->count && strcmp(self->groups[i].name, name) != 0)
    i++;
  return i;
}

/* Puts a quantity into the group of that name, which it takes. */
static int add(studies_groups_t *self, size_t quantity, char *name, bool is_name) {
  if (!name)
    return SIM_ERR_NO_MEMORY;
  const size_t at = find(self, name);
  self->of_row[quantity] = at;
  if (at == self->count)
    self->groups[self->count++] = (studies_group_t){.name = name, .is_name = true};
  else
    free(name);
  studies_group_t *group = &self->groups[at];
  group->row_count++;
  group->is_name = group->is_name && is_name;
  return SIM_OK;
}

static int add_row(studies_groups_t *self, const models_inputs_t *inputs, size_t row, char *name) {
  const bool is_name = name && strcmp(name, inputs->rows[row].name) == 0;
  return add(self, row, name, is_name && inputs->rows[row].distribution != MODELS_WEIGHT);
}

int studies_groups_init(studies_groups_t *self, const models_inputs_t *inputs,
                        const models_programme_t *programme, const char *const *prefixes,
                        size_t prefix_count) {
  const size_t quantities = models_programme_quantities(programme);
  *self = (studies_groups_t){.groups = calloc(quantities + 1, sizeof *self->groups),
                             .of_row = calloc(quantities + 1, sizeof *self->of_row),
                             .source = calloc(quantities + 1, sizeof *self->source),
                             .row_count = inputs->count,
                             .quantity_count = quantities};
  int status = self->groups && self->of_row && self->source ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t q = 0; !status && q < quantities; q++) {
    self->of_row[q] = STUDIES_UNGROUPED;
    self->source[q] = q < inputs->count ? q : models_programme_effect(programme, q);
    const models_input_t *row = &inputs->rows[self->source[q]];
    if (q < inputs->count && models_programme_is_drawn(programme, q))
      status = add_row(self, inputs, q, group_name(row, prefixes, prefix_count));
    else if (q >= inputs->count && self->source[q] < inputs->count)
      status = add(self, q, years_group_name(row, prefixes, prefix_count), false);
  }
  return status;
}

int studies_groups_join(studies_groups_t *self, size_t row, size_t other) {
  size_t into = self->of_row[row], from = self->of_row[other];
  if (into == from || into == STUDIES_UNGROUPED || from == STUDIES_UNGROUPED)
    return SIM_OK;
  if (from < into) {
    const size_t swap = into;
    into = from;
    from = swap;
  }
  studies_group_t *kept = &self->groups[into], *gone = &self->groups[from];
  char *name = NULL;
  if (asprintf(&name, "%s + %s", kept->name, gone->name) < 0)
    return SIM_ERR_NO_MEMORY;
  free(kept->name);
  free(gone->name);
  *kept = (studies_group_t){
      .name = name, .row_count = kept->row_count + gone->row_count, .is_joined = true};
  memmove(gone, gone + 1, (self->count - from - 1) * sizeof *gone);
  self->count--;
  for (size_t i = 0; i < self->quantity_count; i++)
    if (self->of_row[i] == from)
      self->of_row[i] = into;
    else if (self->of_row[i] != STUDIES_UNGROUPED && self->of_row[i] > from)
      self->of_row[i]--;
  return SIM_OK;
}

int studies_groups_join_correlated(studies_groups_t *self, const models_programme_t *programme) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i < self->row_count; i++)
    for (size_t j = 0; !status && j < i; j++)
      if (models_programme_dependent(programme, i) == models_programme_dependent(programme, j))
        status = studies_groups_join(self, i, j);
  return status;
}

models_grade_t studies_groups_grade(const studies_groups_t *self, const models_inputs_t *inputs,
                                    size_t quantity) {
  const size_t group = self->of_row[quantity];
  models_grade_t grade = models_input_spread_grade(&inputs->rows[self->source[quantity]]);
  if (group == STUDIES_UNGROUPED || !self->groups[group].is_joined)
    return grade;
  for (size_t i = 0; i < self->quantity_count; i++) {
    if (self->of_row[i] != group)
      continue;
    const models_grade_t own = models_input_spread_grade(&inputs->rows[self->source[i]]);
    grade = own > grade ? own : grade;
  }
  return grade;
}

void studies_groups_free(studies_groups_t *self) {
  for (size_t i = 0; self->groups && i < self->count; i++)
    free(self->groups[i].name);
  free(self->groups);
  free(self->of_row);
  free(self->source);
  *self = (studies_groups_t){0};
}
