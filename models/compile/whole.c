// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/structure.h"

#include "sim/status.h"

/* What a programme has as whole numbers that are the same in every replicate. */

/* Inputs that are one whole number per year in every replicate. */
static int find_whole_numbers(models_programme_t *self, const models_inputs_t *inputs) {
  if (!models_has_links(self))
    return self->partners.count ? SIM_ERR_DOMAIN : SIM_OK;
  self->rounds = models_arena_alloc(&self->arena, self->years, sizeof *self->rounds);
  self->minimum = models_arena_alloc(&self->arena, self->years, sizeof *self->minimum);
  if (!self->rounds || !self->minimum)
    return SIM_ERR_NO_MEMORY;
  for (size_t y = 0; y < self->years; y++) {
    const double rounds = inputs->rows[self->roles[MODELS_ROUNDS][y]].value;
    const double minimum = inputs->rows[self->roles[MODELS_MEETINGS_MINIMUM][y]].value;
    if (!(rounds >= 1.0 && rounds <= 1000.0 && minimum >= 0.0 && minimum <= 1000.0))
      return SIM_ERR_DOMAIN;
    self->rounds[y] = (size_t)rounds;
    self->minimum[y] = (unsigned)minimum;
  }
  return SIM_OK;
}

/* The constant that the row of a role has in a year; `otherwise` without a row. */
static double constant_of(const models_programme_t *self, const models_inputs_t *inputs,
                          models_role_t role, size_t y, double otherwise) {
  const size_t value = self->roles[role][y];
  return value == MODELS_NONE ? otherwise : inputs->rows[models_value_row(self, value)].value;
}

/* The costed plan: its own rows, else places and rounds of the first plan year with places. */
static int find_costed(models_programme_t *self, const models_inputs_t *inputs) {
  self->costed = models_arena_alloc(&self->arena, self->years, sizeof *self->costed);
  if (!self->costed)
    return SIM_ERR_NO_MEMORY;
  size_t first = 0;
  while (first + 1 < self->years && !(constant_of(self, inputs, MODELS_PLACES, first, 0.0) > 0.0))
    first++;
  const double places = constant_of(self, inputs, MODELS_COSTED_PLACES, 0,
                                    constant_of(self, inputs, MODELS_PLACES, first, 0.0));
  const double rounds = constant_of(self, inputs, MODELS_COSTED_ROUNDS, 0,
                                    constant_of(self, inputs, MODELS_ROUNDS, first, 1.0));
  if (!(rounds >= 1.0))
    return SIM_ERR_DOMAIN;
  for (size_t y = 0; y < self->years; y++)
    self->costed[y] = places * constant_of(self, inputs, MODELS_ROUNDS, y, 1.0) / rounds;
  return SIM_OK;
}

int models_compile_whole(models_programme_t *self, const models_inputs_t *inputs) {
  const int status = find_whole_numbers(self, inputs);
  return status ? status : find_costed(self, inputs);
}
