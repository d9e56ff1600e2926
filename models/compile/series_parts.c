// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/series.h"

#include "sim/status.h"

/* The outputs that repeat: one for each filter, component, part or result. */

int models_filter_series(models_programme_t *self) {
  int status = SIM_OK;
  for (size_t f = 0; !status && f < self->filter_count; f++)
    status = models_series_add(
        self, &self->filters[f].after,
        models_arena_format(&self->arena, "population.after.%s", self->filters[f].name), self->unit,
        false, MODELS_TOTAL_NONE);
  return status;
}

int models_produced_series(models_programme_t *self) {
  int status = SIM_OK;
  for (size_t c = 0; !status && c < self->component_count; c++)
    status = models_series_add(
        self, &self->components[c].produced,
        models_arena_format(&self->arena, "produced.%s", self->components[c].name), self->unit,
        true, MODELS_TOTAL_SUM);
  return status;
}

static int split_series(models_programme_t *self, models_split_t *split, const char *stem) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i < split->count; i++)
    status =
        models_series_add(self, &split->parts[i].series,
                          models_arena_format(&self->arena, "%s.%s", stem, split->parts[i].name),
                          self->unit, true, MODELS_TOTAL_SUM);
  return status;
}

int models_linked_series(models_programme_t *self) {
  const int status = split_series(self, &self->partners, "linked.partner");
  return status ? status : split_series(self, &self->purposes, "linked.purpose");
}

int models_result_series(models_programme_t *self) {
  models_arena_t *arena = &self->arena;
  int status = SIM_OK;
  for (size_t k = 0; !status && k < self->result_count; k++) {
    models_result_t *result = &self->results[k];
    status = models_series_add(self, &result->reached,
                               models_arena_format(arena, "result.%s", result->name), self->unit,
                               true, MODELS_TOTAL_SUM);
    if (!status)
      status = models_series_add_ratio(
          self, &result->indicator, models_arena_format(arena, "indicator.%s", result->name),
          PERCENT, 100.0, result->reached, self->id[MODELS_S_PARTICIPANTS]);
  }
  return status;
}

int models_goal_series(models_programme_t *self) {
  int status = SIM_OK;
  for (size_t k = 0; !status && k < self->result_count; k++) {
    models_result_t *result = &self->results[k];
    if (result->goal)
      status =
          models_series_add(self, &result->goal_met,
                            models_arena_format(&self->arena, "event.goal_met.%s", result->name),
                            EVENT, true, MODELS_TOTAL_ALL);
  }
  return status;
}

int models_spending_series(models_programme_t *self) {
  int status = SIM_OK;
  for (size_t c = 0; !status && c < self->component_count; c++)
    status = models_series_add(
        self, &self->components[c].spending,
        models_arena_format(&self->arena, "spending.component.%s", self->components[c].name),
        NOMINAL, false, MODELS_TOTAL_SUM);
  return status;
}

int models_unit_cost_series(models_programme_t *self) {
  int status = SIM_OK;
  for (size_t k = 0; !status && k < self->result_count; k++) {
    models_result_t *result = &self->results[k];
    status = models_series_add_ratio(
        self, &result->per_result,
        models_arena_format(&self->arena, "cost.per_result.%s", result->name), NOMINAL, 1.0,
        self->id[MODELS_S_SPENDING], result->reached);
  }
  for (size_t c = 0; !status && c < self->component_count; c++) {
    models_component_t *component = &self->components[c];
    status = models_series_add_ratio(
        self, &component->per_unit,
        models_arena_format(&self->arena, "cost.per_unit.%s", component->name), NOMINAL, 1.0,
        component->spending, component->produced);
  }
  return status;
}

int models_region_series(models_programme_t *self) {
  return split_series(self, &self->regions, "participants.region");
}

/* Those marked by part: `stem.group.DIMENSION.PART`. */
static int marked_series(models_programme_t *self, const models_grouping_t *grouping,
                         models_marked_t *marked, const char *stem, unsigned needs) {
  const models_split_t *split = &grouping->split;
  marked->series = models_arena_alloc(&self->arena, split->count, sizeof *marked->series);
  int status = marked->series && stem ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < split->count; i++) {
    status = models_series_add(self, &marked->series[i],
                               models_arena_format(&self->arena, "%s.group.%s.%s", stem,
                                                   grouping->name, split->parts[i].name),
                               self->unit, true, MODELS_TOTAL_SUM);
    if (!status)
      self->series[marked->series[i]].needs = needs;
  }
  return status;
}

static int grouping_series(models_programme_t *self, models_grouping_t *grouping) {
  models_split_t *split = &grouping->split;
  const char *stem = models_arena_format(&self->arena, "participants.group.%s", grouping->name);
  grouping->sizes = models_arena_alloc(&self->arena, split->count, sizeof *grouping->sizes);
  int status = stem && grouping->sizes ? split_series(self, split, stem) : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < split->count; i++)
    grouping->sizes[i] = split->parts[i].series;
  if (!status && models_has_links(self))
    status =
        marked_series(self, grouping, &grouping->contact, "linked.contact", MODELS_NEEDS_LINKS);
  if (!status && models_has_links(self))
    status = marked_series(self, grouping, &grouping->deal, "linked.deal", MODELS_NEEDS_LINKS);
  for (size_t k = 0; !status && k < self->result_count; k++)
    status =
        marked_series(self, grouping, &grouping->results[k],
                      models_arena_format(&self->arena, "result.%s", self->results[k].name), 0);
  return status;
}

int models_group_series(models_programme_t *self) {
  int status = SIM_OK;
  for (size_t d = 0; !status && d < self->grouping_count; d++)
    status = grouping_series(self, &self->groupings[d]);
  return status;
}
