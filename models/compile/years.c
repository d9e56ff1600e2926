// SPDX-License-Identifier: GPL-3.0-or-later
/* Which values of inputs differ from year to year: an effect for each row with a year_sd and each
   plan year that reads it. */
#include "models/compile/structure.h"
#include "models/table/yearly.h"

#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

enum { EFFECTS_FIRST = 16 };

int models_compile_years(models_programme_t *self, const models_inputs_t *inputs) {
  bool any = false;
  for (size_t i = 0; i < inputs->count; i++) {
    const models_input_t *row = &inputs->rows[i];
    if (!(row->year_sd >= 0.0) || (row->year_sd > 0.0 && models_yearly_limit(row->name) == 0.0))
      return SIM_ERR_DOMAIN;
    any = any || row->year_sd > 0.0;
  }
  if (!any)
    return SIM_OK;
  self->in_year = models_arena_alloc(&self->arena, inputs->count * self->years, sizeof(size_t));
  for (size_t i = 0; self->in_year && i < inputs->count * self->years; i++)
    self->in_year[i] = i / self->years;
  return self->in_year ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int add_effect(models_programme_t *self, const models_input_t *row, size_t i, size_t y) {
  if (self->effect_count == self->effect_capacity) {
    const size_t capacity = self->effect_capacity ? 2 * self->effect_capacity : EFFECTS_FIRST;
    models_effect_t *effects = models_arena_alloc(&self->arena, capacity, sizeof *effects);
    if (!effects)
      return SIM_ERR_NO_MEMORY;
    if (self->effect_count)
      memcpy(effects, self->effects, self->effect_count * sizeof *effects);
    self->effects = effects;
    self->effect_capacity = capacity;
  }
  const char *name = models_arena_format(&self->arena, "%s", row->name);
  self->in_year[i * self->years + y] = self->row_count + self->effect_count;
  self->effects[self->effect_count++] = (models_effect_t){
      .name = name, .row = i, .y = y, .sd = row->year_sd, .on_odds = models_yearly_is_odds(row)};
  return name ? SIM_OK : SIM_ERR_NO_MEMORY;
}

size_t models_value_in(models_programme_t *self, const models_inputs_t *inputs, size_t row,
                       size_t y) {
  const models_input_t *input = &inputs->rows[row];
  if (input->year_sd > 0.0 && models_value_at(self, row, y) == row &&
      add_effect(self, input, row, y))
    return MODELS_NONE;
  return models_value_at(self, row, y);
}

typedef struct {
  const models_effect_t *effect;
  size_t index;
} placed_t;

static int compare(const void *a, const void *b) {
  const models_effect_t *x = ((const placed_t *)a)->effect, *y = ((const placed_t *)b)->effect;
  const int names = strcmp(x->name, y->name);
  return names ? names : (x->y > y->y) - (x->y < y->y);
}

int models_order_effects(models_programme_t *self) {
  placed_t *placed = models_arena_alloc(&self->arena, self->effect_count, sizeof *placed);
  self->effects_by_name =
      models_arena_alloc(&self->arena, self->effect_count, sizeof *self->effects_by_name);
  if (!placed || !self->effects_by_name)
    return SIM_ERR_NO_MEMORY;
  for (size_t e = 0; e < self->effect_count; e++)
    placed[e] = (placed_t){&self->effects[e], e};
  qsort(placed, self->effect_count, sizeof *placed, compare);
  for (size_t e = 0; e < self->effect_count; e++)
    self->effects_by_name[e] = placed[e].index;
  return SIM_OK;
}
