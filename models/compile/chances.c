// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/structure.h"

#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* The streams of chance: what happens to firms and prices even if every input were known. Each has
   the full name that its random numbers are derived from; changing a name changes its draws. Their
   order, by name where there are several of a kind, gives a design its dimensions. */

enum { CHANCES_FIRST = 256 };

static int year_of(const models_programme_t *self, size_t y) {
  return self->first_year + (int)y;
}

/* Adds a stream and writes its index; the array grows in the arena by doubling. */
static int add(models_programme_t *self, const char *name, size_t *index) {
  if (!name)
    return SIM_ERR_NO_MEMORY;
  if (self->chance_count == self->chance_capacity) {
    const size_t capacity = self->chance_capacity ? 2 * self->chance_capacity : CHANCES_FIRST;
    sim_stream_t *chances = models_arena_alloc(&self->arena, capacity, sizeof *chances);
    if (!chances)
      return SIM_ERR_NO_MEMORY;
    if (self->chance_count)
      memcpy(chances, self->chances, self->chance_count * sizeof *chances);
    self->chances = chances;
    self->chance_capacity = capacity;
  }
  sim_stream_init(&self->chances[self->chance_count], self->seed, name);
  *index = self->chance_count++;
  return SIM_OK;
}

/* One stream `stem.YEAR` per plan year. */
static int add_years(models_programme_t *self, const char *stem, size_t **out) {
  *out = models_arena_alloc(&self->arena, self->years, sizeof **out);
  int status = *out ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t y = 0; !status && y < self->years; y++)
    status =
        add(self, models_arena_format(&self->arena, "%s.%d", stem, year_of(self, y)), &(*out)[y]);
  return status;
}

/* One stream `stem.YEAR.ROUND` per round; writes the first of each year. */
static int add_rounds(models_programme_t *self, const char *stem, size_t **out) {
  *out = models_arena_alloc(&self->arena, self->years, sizeof **out);
  int status = *out ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t y = 0; !status && y < self->years; y++) {
    (*out)[y] = self->chance_count;
    for (size_t i = 1; !status && i <= self->rounds[y]; i++) {
      size_t index;
      status = add(self, models_arena_format(&self->arena, "%s.%d.%zu", stem, year_of(self, y), i),
                   &index);
    }
  }
  return status;
}

static int add_split(models_programme_t *self, models_split_t *split, const char *stem) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i < split->count; i++) {
    models_part_t *part = &split->parts[split->by_name[i]];
    const char *name = models_arena_format(&self->arena, "split.%s.%s", stem, part->name);
    status = name ? add_years(self, name, &part->chances) : SIM_ERR_NO_MEMORY;
  }
  return status;
}

static int add_inflation(models_programme_t *self) {
  self->inflation = models_arena_alloc(&self->arena, self->price_years, sizeof *self->inflation);
  int status = self->inflation ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t t = 1; !status && t < self->price_years; t++)
    status = add(self, models_arena_format(&self->arena, "inflation.%d", self->price_year + (int)t),
                 &self->inflation[t]);
  return status;
}

static int add_components(models_programme_t *self) {
  int status = SIM_OK;
  for (size_t c = 0; !status && c < self->component_count; c++) {
    models_component_t *component = &self->components[self->components_by_name[c]];
    const char *name = models_arena_format(&self->arena, "attend.%s", component->name);
    status = name ? add_years(self, name, &component->attend) : SIM_ERR_NO_MEMORY;
  }
  return status;
}

/* Effects of years: `NAME.year.YEAR`; the last of the chances (models_programme_effect). */
static int add_effects(models_programme_t *self) {
  int status = models_order_effects(self);
  for (size_t k = 0; !status && k < self->effect_count; k++) {
    models_effect_t *effect = &self->effects[self->effects_by_name[k]];
    status =
        add(self,
            models_arena_format(&self->arena, "%s.year.%d", effect->name, year_of(self, effect->y)),
            &effect->chance);
  }
  return status;
}

/* What only a programme with rounds has, but for the form's, which came later. */
static int add_links(models_programme_t *self) {
  if (!models_has_links(self))
    return SIM_OK;
  int status = add_rounds(self, "round_effect", &self->round_effect);
  if (!status)
    status = add_rounds(self, "contact", &self->contact);
  if (!status)
    status = add_rounds(self, "deal", &self->deal);
  if (!status)
    status = add_years(self, "baseline", &self->baseline);
  if (!status)
    status = add_split(self, &self->partners, "partner");
  return status ? status : add_split(self, &self->purposes, "purpose");
}

/* Effects of the cohorts, then who has the result; each by name. */
static int add_results(models_programme_t *self) {
  int status = SIM_OK;
  for (size_t k = 0; !status && k < self->result_count; k++) {
    models_result_t *result = &self->results[self->results_by_name[k]];
    const char *name = models_arena_format(&self->arena, "cohort.%s", result->name);
    if (result->cohort_sd)
      status = name ? add_years(self, name, &result->cohort) : SIM_ERR_NO_MEMORY;
  }
  for (size_t k = 0; !status && k < self->result_count; k++) {
    models_result_t *result = &self->results[self->results_by_name[k]];
    const char *name = models_arena_format(&self->arena, "outcome.%s", result->name);
    status = name ? add_years(self, name, &result->outcome) : SIM_ERR_NO_MEMORY;
  }
  return status;
}

/* Streams `stem.group.DIMENSION.PART.YEAR` of those marked. */
static int add_marked(models_programme_t *self, const models_grouping_t *grouping,
                      models_marked_t *marked, const char *stem) {
  const models_split_t *split = &grouping->split;
  marked->chances = models_arena_alloc(&self->arena, split->count, sizeof *marked->chances);
  int status = marked->chances ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t k = 0; !status && k < split->count; k++) {
    const size_t i = split->by_name[k];
    const char *name = models_arena_format(&self->arena, "%s.group.%s.%s", stem, grouping->name,
                                           split->parts[i].name);
    status = name ? add_years(self, name, &marked->chances[i]) : SIM_ERR_NO_MEMORY;
  }
  return status;
}

static models_grouping_t *grouping_at(const models_programme_t *self, size_t d) {
  return &self->groupings[self->groupings_by_name[d]];
}

/* Participants by part, then contacts, deals and results, each by name. */
static int add_groups(models_programme_t *self) {
  const size_t count = self->grouping_count, linked = models_has_links(self) ? count : 0;
  int status = SIM_OK;
  for (size_t d = 0; !status && d < count; d++) {
    models_grouping_t *of = grouping_at(self, d);
    const char *stem = models_arena_format(&self->arena, "group.%s", of->name);
    of->results = models_arena_alloc(&self->arena, self->result_count, sizeof *of->results);
    status = stem && of->results ? add_split(self, &of->split, stem) : SIM_ERR_NO_MEMORY;
  }
  for (size_t d = 0; !status && d < linked; d++)
    status = add_marked(self, grouping_at(self, d), &grouping_at(self, d)->contact, "contact");
  for (size_t d = 0; !status && d < linked; d++)
    status = add_marked(self, grouping_at(self, d), &grouping_at(self, d)->deal, "deal");
  for (size_t k = 0; !status && k < self->result_count; k++) {
    const size_t r = self->results_by_name[k];
    const char *stem = models_arena_format(&self->arena, "outcome.%s", self->results[r].name);
    status = stem ? SIM_OK : SIM_ERR_NO_MEMORY;
    for (size_t d = 0; !status && d < count; d++)
      status = add_marked(self, grouping_at(self, d), &grouping_at(self, d)->results[r], stem);
  }
  return status;
}

int models_compile_chances(models_programme_t *self) {
  int status = add_inflation(self);
  if (!status)
    status = add_years(self, "applicants", &self->applicants);
  if (!status)
    status = add_years(self, "admissible", &self->admissible);
  if (!status)
    status = add_components(self);
  if (!status)
    status = add_links(self);
  if (!status)
    status = add_split(self, &self->regions, "region");
  if (!status && models_has_links(self))
    status = add_rounds(self, "form", &self->form);
  if (!status && models_has(self, MODELS_WAITING))
    status = add_years(self, "waiting", &self->waiting);
  if (!status)
    status = add_results(self);
  if (!status)
    status = add_groups(self);
  return status ? status : add_effects(self);
}
