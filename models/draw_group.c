// SPDX-License-Identifier: GPL-3.0-or-later
/* Correlated inputs: compiled to a copula for each group, and drawn through it. */
#include "models/block.h"
#include "models/programme.h"

#include "sim/status.h"

#include <stdlib.h>

int models_compile_dependence(models_programme_t *self, const models_inputs_t *inputs) {
  self->group_of = models_arena_alloc(&self->arena, self->row_count, sizeof *self->group_of);
  if (!self->group_of)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < self->row_count; i++)
    self->group_of[i] = MODELS_NONE;
  int status = models_bundles_init(&self->groups, inputs);
  if (status || self->groups.count == 0)
    return status;
  self->copulas = models_arena_alloc(&self->arena, self->groups.count, sizeof *self->copulas);
  if (!self->copulas)
    return SIM_ERR_NO_MEMORY;
  for (size_t k = 0; !status && k < self->groups.count; k++) {
    const models_bundle_t *group = &self->groups.groups[k];
    for (size_t i = 0; i < group->count; i++)
      self->group_of[group->rows[i]] = k;
    if (!group->ranks)
      continue;
    self->group_width = group->count > self->group_width ? group->count : self->group_width;
    status = sim_copula_init(&self->copulas[k], group->count, group->ranks);
  }
  return status;
}

void models_dependence_free(models_programme_t *self) {
  for (size_t k = 0; self->copulas && k < self->groups.count; k++)
    sim_copula_free(&self->copulas[k]);
  models_bundles_free(&self->groups);
}

/* The shift of the rows that are drawn, which a constant among them shares. */
static uint64_t shift_of(const models_block_t *self, const models_bundle_t *group) {
  for (size_t i = 0; self->shifts && i < group->count; i++)
    if (models_programme_is_drawn(self->programme, group->rows[i]))
      return self->shifts[group->rows[i]];
  return 0;
}

/* Joint rows: a line of their file. */
static void draw_line(const models_block_t *self, const models_bundle_t *group) {
  const models_programme_t *p = self->programme;
  double *u = self->workspace->scratch[0];
  models_uniforms(self, group->rows[0], u);
  for (size_t i = 0; i < group->count; i++)
    sim_dist_quantiles(&p->dists[group->rows[i]], self->count, u,
                       self->workspace->rows[group->rows[i]]);
}

/* A row fixed to a constant keeps its part in the draws of the others, so that fixing an input
   changes no other: what differs between two scenarios is theirs alone. */
void models_draw_group(const models_block_t *self, size_t k) {
  const models_programme_t *p = self->programme;
  const models_bundle_t *group = &p->groups.groups[k];
  double *const *latent = self->workspace->latent, *u[SIM_COPULA_MAX];
  if (!group->ranks) {
    draw_line(self, group);
    return;
  }
  for (size_t i = 0; i < group->count; i++) {
    const size_t row = group->rows[i];
    const bool is_drawn = models_programme_is_drawn(p, row);
    u[i] = is_drawn ? self->workspace->rows[row] : latent[group->count + i];
    if (is_drawn)
      models_uniforms(self, row, u[i]);
    else
      sim_stream_uniforms(&p->streams[row], self->first + shift_of(self, group), self->count, u[i]);
  }
  sim_copula_apply(&p->copulas[k], self->count, u, latent);
  for (size_t i = 0; i < group->count; i++)
    if (models_programme_is_drawn(p, group->rows[i]))
      sim_dist_quantiles(&p->dists[group->rows[i]], self->count, u[i], u[i]);
}
