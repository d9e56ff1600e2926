// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/structure.h"

#include "sim/status.h"

#include <string.h>

/* Finds the parts of the programme in the names of its rows: what repeats (criteria, components;
   splits: models/compile/splits.c) and what has years of its own (population, inflation). */

static bool has_prefix(const char *name, const char *prefix) {
  return strncmp(name, prefix, strlen(prefix)) == 0;
}

static const char *last_segment(const char *name) {
  return strrchr(name, '.') + 1;
}

bool models_row_is_first(const models_inputs_t *inputs, size_t i) {
  for (size_t j = 0; j < i; j++)
    if (strcmp(inputs->rows[j].name, inputs->rows[i].name) == 0)
      return false;
  return true;
}

static const char *keep(models_programme_t *self, const char *text) {
  return models_arena_format(&self->arena, "%s", text);
}

static size_t *rows_of(models_programme_t *self, const models_inputs_t *inputs, const char *name) {
  size_t *rows = models_rows_over(self, inputs, name, self->first_year, self->years);
  for (size_t y = 0; rows && y < self->years; y++)
    if (rows[y] == MODELS_NONE)
      return NULL; /* the schema covers every plan year */
  return rows;
}

static int add_filters(models_programme_t *self, const models_inputs_t *inputs, const char *prefix,
                       bool on_applicants) {
  for (size_t i = 0; i < inputs->count; i++) {
    const char *name = inputs->rows[i].name;
    if (!has_prefix(name, prefix) || !models_row_is_first(inputs, i))
      continue;
    models_filter_t filter = {.name = keep(self, last_segment(name)),
                              .rows = rows_of(self, inputs, name),
                              .on_applicants = on_applicants};
    if (!filter.name || !filter.rows)
      return SIM_ERR_NO_MEMORY;
    self->filters[self->filter_count++] = filter;
  }
  return SIM_OK;
}

static int add_components(models_programme_t *self, const models_inputs_t *inputs) {
  for (size_t i = 0; i < inputs->count; i++) {
    const char *name = inputs->rows[i].name;
    if (!has_prefix(name, "completion.") || !models_row_is_first(inputs, i))
      continue;
    const char *cost = models_arena_format(&self->arena, "cost.%s", last_segment(name));
    const char *fixed =
        models_arena_format(&self->arena, "cost.%s.fixed_share", last_segment(name));
    models_component_t component = {
        .name = keep(self, last_segment(name)),
        .completion = rows_of(self, inputs, name),
        .cost = cost ? rows_of(self, inputs, cost) : NULL,
        .fixed =
            fixed ? models_rows_over(self, inputs, fixed, self->first_year, self->years) : NULL};
    if (!component.name || !component.completion || !component.cost || !component.fixed)
      return SIM_ERR_NO_MEMORY;
    self->has_fixed = self->has_fixed || component.fixed[0] != MODELS_NONE;
    self->components[self->component_count++] = component;
  }
  return self->component_count ? SIM_OK : SIM_ERR_DOMAIN;
}

size_t *models_sorted(models_programme_t *self, const void *items, size_t count,
                      bool (*before)(const void *items, size_t a, size_t b)) {
  size_t *order = models_arena_alloc(&self->arena, count, sizeof *order);
  for (size_t i = 0; order && i < count; i++) {
    size_t at = i;
    for (; at > 0 && before(items, i, order[at - 1]); at--)
      order[at] = order[at - 1];
    order[at] = i;
  }
  return order;
}

static bool filter_before(const void *items, size_t a, size_t b) {
  const models_filter_t *filters = items;
  if (filters[a].on_applicants != filters[b].on_applicants)
    return filters[b].on_applicants;
  return strcmp(filters[a].name, filters[b].name) < 0;
}

static bool component_before(const void *items, size_t a, size_t b) {
  const models_component_t *components = items;
  return strcmp(components[a].name, components[b].name) < 0;
}

/* Regions with a demand of their own. */
static int add_demand(models_programme_t *self, const models_inputs_t *inputs) {
  models_split_t *regions = &self->regions;
  for (size_t i = 0; i < regions->count; i++) {
    const char *name =
        models_arena_format(&self->arena, "demand.region.%s", regions->parts[i].name);
    size_t *demand =
        name ? models_rows_over(self, inputs, name, self->first_year, self->years) : NULL;
    if (!demand)
      return SIM_ERR_NO_MEMORY;
    regions->parts[i].demand = demand;
    regions->has_demand = regions->has_demand || demand[0] != MODELS_NONE;
  }
  regions->varies = regions->varies || regions->has_demand;
  return SIM_OK;
}

static int order_stages(models_programme_t *self) {
  self->filters_by_name = models_sorted(self, self->filters, self->filter_count, filter_before);
  self->components_by_name =
      models_sorted(self, self->components, self->component_count, component_before);
  return self->filters_by_name && self->components_by_name ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int find_population(models_programme_t *self, const models_inputs_t *inputs) {
  const int last_year = self->first_year + (int)self->years - 1;
  size_t row = 0;
  while (row < inputs->count && strcmp(inputs->rows[row].name, "population.potential") != 0)
    row++;
  if (row == inputs->count || inputs->rows[row].year > self->first_year)
    return SIM_ERR_DOMAIN;
  self->population = row;
  self->unit = self->row_units[row];
  self->used[row] = true;
  self->population_year = inputs->rows[row].year;
  self->growth_count = (size_t)(last_year - self->population_year);
  self->growth = models_rows_over(self, inputs, "population.growth", self->population_year + 1,
                                  self->growth_count);
  for (size_t y = 0; y < self->years; y++)
    if (models_value_in(self, inputs, row, y) == MODELS_NONE)
      return SIM_ERR_NO_MEMORY;
  return self->growth ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int find_inflation(models_programme_t *self, const models_inputs_t *inputs) {
  const char *const names[] = {"inflation.start", "inflation.mean", "inflation.persistence",
                               "inflation.sd"};
  size_t *const rows[] = {&self->inflation_start, &self->inflation_mean,
                          &self->inflation_persistence, &self->inflation_sd};
  for (size_t k = 0; k < 4; k++) {
    size_t i = 0;
    while (i < inputs->count && strcmp(inputs->rows[i].name, names[k]) != 0)
      i++;
    if (i == inputs->count)
      return SIM_ERR_DOMAIN;
    *rows[k] = i;
    self->used[i] = true;
  }
  self->price_year = inputs->rows[self->inflation_start].year;
  if (self->price_year >= self->first_year)
    return SIM_ERR_DOMAIN;
  self->price_years = (size_t)(self->first_year - self->price_year) + self->years;
  return SIM_OK;
}

int models_compile_parts(models_programme_t *self, const models_inputs_t *inputs) {
  self->filters = models_arena_alloc(&self->arena, inputs->count, sizeof *self->filters);
  self->components = models_arena_alloc(&self->arena, inputs->count, sizeof *self->components);
  if (!self->filters || !self->components)
    return SIM_ERR_NO_MEMORY;
  int status = add_filters(self, inputs, "criterion.", false);
  if (!status)
    status = add_filters(self, inputs, "admissibility.", true);
  if (!status)
    status = add_components(self, inputs);
  if (!status)
    status = order_stages(self);
  if (!status)
    status = models_compile_splits(self, inputs);
  if (!status)
    status = add_demand(self, inputs);
  if (!status)
    status = find_population(self, inputs);
  if (!status)
    status = find_inflation(self, inputs);
  return status;
}
