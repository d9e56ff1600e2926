// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/structure.h"
#include "models/table/names.h"

#include "sim/status.h"

#include <string.h>

/* Finds the splits in the names of the rows: regions, partners and purposes, and the groupings of
   participants, a split each. */

static bool has_prefix(const char *name, const char *prefix) {
  return strncmp(name, prefix, strlen(prefix)) == 0;
}

static bool part_before(const void *items, size_t a, size_t b) {
  const models_part_t *parts = items;
  return strcmp(parts[a].name, parts[b].name) < 0;
}

static models_part_t *find_part(models_split_t *split, const char *name, size_t length) {
  for (size_t i = 0; i < split->count; i++)
    if (strlen(split->parts[i].name) == length && strncmp(split->parts[i].name, name, length) == 0)
      return &split->parts[i];
  return NULL;
}

/* Makes the part called name[0 … length − 1] when it is new; an add_fn. */
static int add_part(models_programme_t *self, models_split_t *split, size_t i, const char *name,
                    size_t length, size_t most) {
  (void)i;
  if (find_part(split, name, length))
    return SIM_OK;
  models_part_t *part = &split->parts[split->count++];
  part->name = models_arena_format(&self->arena, "%.*s", (int)length, name);
  part->rows = models_arena_alloc(&self->arena, most, sizeof *part->rows);
  if (!part->name || !part->rows)
    return SIM_ERR_NO_MEMORY;
  memset(part->rows, 0xff, most * sizeof *part->rows); /* MODELS_NONE */
  return SIM_OK;
}

/* Adds row i to its part; an add_fn. */
static int add_member(models_programme_t *self, models_split_t *split, size_t i, const char *name,
                      size_t length, size_t most) {
  models_part_t *part = find_part(split, name, length);
  size_t at = 0;
  while (at < most && part->rows[at] != MODELS_NONE)
    at++;
  part->rows[at] = i;
  split->width = at + 1 > split->width ? at + 1 : split->width;
  self->used[i] = true;
  return SIM_OK;
}

/* Gives the rows of a split their values by year. */
static int vary(models_programme_t *self, const models_inputs_t *inputs, models_split_t *split) {
  for (size_t i = 0; i < split->count; i++)
    for (size_t j = 0; j < split->width && split->parts[i].rows[j] != MODELS_NONE; j++)
      for (size_t y = 0; y < self->years; y++) {
        const size_t value = models_value_in(self, inputs, split->parts[i].rows[j], y);
        if (value == MODELS_NONE)
          return SIM_ERR_NO_MEMORY;
        split->varies = split->varies || value != split->parts[i].rows[j];
      }
  return SIM_OK;
}

typedef int add_fn(models_programme_t *self, models_split_t *split, size_t i, const char *name,
                   size_t length, size_t most);

/* The grouping of `group.<dimension>.<part>`; NULL when it is new. */
static models_grouping_t *find_grouping(models_programme_t *self, const char *name) {
  for (size_t d = 0; d < self->grouping_count; d++)
    if (models_is_same_split(self->groupings[d].input, name))
      return &self->groupings[d];
  return NULL;
}

/* Hands row i, when it belongs to a split, to `add`: under its region, under its part of a
   dimension, or under its purpose and under its partner. */
static int place_row(models_programme_t *self, const models_inputs_t *inputs, size_t i,
                     add_fn *add) {
  const char *name = inputs->rows[i].name, *last = models_last_segment(name);
  if (has_prefix(name, "region."))
    return add(self, &self->regions, i, last, strlen(last), 1);
  if (has_prefix(name, "group.")) {
    models_grouping_t *grouping = find_grouping(self, name);
    return grouping ? add(self, &grouping->split, i, last, strlen(last), 1) : SIM_ERR_DOMAIN;
  }
  if (!has_prefix(name, "association.") || strchr(name, '.') == strrchr(name, '.'))
    return SIM_OK;
  const char *purpose = strchr(name, '.') + 1;
  const int status =
      add(self, &self->purposes, i, purpose, (size_t)(last - purpose) - 1, inputs->count);
  return status ? status : add(self, &self->partners, i, last, strlen(last), inputs->count);
}

/* Lists the dimensions in the order of the file. */
static int find_groupings(models_programme_t *self, const models_inputs_t *inputs) {
  size_t count = 0;
  for (size_t i = 0; i < inputs->count; i++)
    count += has_prefix(inputs->rows[i].name, "group.");
  self->groupings = models_arena_alloc(&self->arena, count, sizeof *self->groupings);
  for (size_t i = 0; self->groupings && i < inputs->count; i++) {
    const char *input = inputs->rows[i].name;
    if (!has_prefix(input, "group.") || find_grouping(self, input))
      continue;
    const size_t length = models_split_length(input);
    if (length <= strlen("group."))
      return SIM_ERR_DOMAIN;
    models_grouping_t *grouping = &self->groupings[self->grouping_count++];
    grouping->input = models_arena_format(&self->arena, "%s", input);
    grouping->name = models_arena_format(&self->arena, "%.*s", (int)length - 7, input + 6);
    if (!grouping->input || !grouping->name)
      return SIM_ERR_NO_MEMORY;
  }
  return self->groupings ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static bool grouping_before(const void *items, size_t a, size_t b) {
  const models_grouping_t *groupings = items;
  return strcmp(groupings[a].name, groupings[b].name) < 0;
}

enum { OWN = 3 };

/* The splits that every programme has, and those of its dimensions. */
static models_split_t *split_at(models_programme_t *self, size_t s) {
  models_split_t *const own[OWN] = {&self->regions, &self->partners, &self->purposes};
  return s < OWN ? own[s] : &self->groupings[s - OWN].split;
}

/* Parts stand in the order of the file; the rows of a part, in that of their names. */
int models_compile_splits(models_programme_t *self, const models_inputs_t *inputs) {
  int status = find_groupings(self, inputs);
  const size_t splits = OWN + self->grouping_count;
  for (size_t s = 0; !status && s < splits; s++) {
    models_split_t *split = split_at(self, s);
    split->parts = models_arena_alloc(&self->arena, inputs->count, sizeof *split->parts);
    status = split->parts ? SIM_OK : SIM_ERR_NO_MEMORY;
  }
  for (size_t i = 0; !status && i < inputs->count; i++)
    status = place_row(self, inputs, i, add_part);
  for (size_t i = 0; !status && i < inputs->count; i++)
    status = place_row(self, inputs, self->by_name[i], add_member);
  for (size_t s = 0; !status && s < splits; s++) {
    models_split_t *split = split_at(self, s);
    split->by_name = models_sorted(self, split->parts, split->count, part_before);
    status = split->by_name ? vary(self, inputs, split) : SIM_ERR_NO_MEMORY;
  }
  if (status)
    return status;
  self->groupings_by_name =
      models_sorted(self, self->groupings, self->grouping_count, grouping_before);
  return self->groupings_by_name ? SIM_OK : SIM_ERR_NO_MEMORY;
}
