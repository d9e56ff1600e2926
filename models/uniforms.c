// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/programme.h"

#include <string.h>

void models_uniforms(const models_block_t *self, size_t quantity, double *u) {
  const models_programme_t *p = self->programme;
  if (self->uniforms && self->uniforms[quantity]) {
    memcpy(u, self->uniforms[quantity], self->count * sizeof *u);
    return;
  }
  const sim_stream_t *stream =
      quantity < p->row_count ? &p->streams[quantity] : &p->chances[quantity - p->row_count];
  const uint64_t shift = self->shifts ? self->shifts[quantity] : 0;
  sim_design_uniforms(&p->design, stream, p->dimensions ? p->dimensions[quantity] : 0,
                      self->first + shift, self->count, u);
}

size_t models_programme_effect(const models_programme_t *self, size_t quantity) {
  const size_t first = self->row_count + self->chance_count - self->effect_count;
  return quantity < first ? self->row_count
                          : self->effects[self->effects_by_name[quantity - first]].row;
}

static size_t effect_of(const models_programme_t *self, size_t quantity) {
  return self
      ->effects_by_name[quantity - (self->row_count + self->chance_count - self->effect_count)];
}

int models_programme_effect_year(const models_programme_t *self, size_t quantity) {
  return self->first_year + (int)self->effects[effect_of(self, quantity)].y;
}

const double *models_programme_drawn(const models_programme_t *self, const void *workspace,
                                     size_t quantity) {
  const models_workspace_t *w = workspace;
  return w
      ->rows[quantity < self->row_count ? quantity : self->row_count + effect_of(self, quantity)];
}

bool models_programme_is_drawn(const models_programme_t *self, size_t row) {
  return self->used[row] && self->dists[row].kind != SIM_DIST_CONSTANT;
}
