// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/compound.h"

#include <stdlib.h>

sim_compound_t *sim_compound_alloc(size_t count, int has_parts) {
  sim_compound_t *self = calloc(1, sizeof *self);
  if (!self)
    return NULL;
  self->count = count;
  self->x = calloc(count, sizeof *self->x);
  self->p = calloc(count, sizeof *self->p);
  self->weights = calloc(count, sizeof *self->weights);
  self->parts = has_parts ? calloc(count, sizeof *self->parts) : NULL;
  if (self->x && self->p && self->weights && (self->parts || !has_parts))
    return self;
  sim_compound_free(self);
  return NULL;
}

void sim_compound_free(sim_compound_t *self) {
  if (!self)
    return;
  for (size_t k = 0; self->parts && k < self->count; k++)
    sim_dist_free(&self->parts[k]);
  free(self->parts);
  free(self->weights);
  free(self->x);
  free(self->p);
  free(self->rows);
  free(self);
}
