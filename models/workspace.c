// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"

#include <stdlib.h>

static size_t largest_split(const models_programme_t *p) {
  size_t most = p->regions.count;
  most = p->partners.count > most ? p->partners.count : most;
  for (size_t d = 0; d < p->grouping_count; d++)
    most = p->groupings[d].split.count > most ? p->groupings[d].split.count : most;
  return p->purposes.count > most ? p->purposes.count : most;
}

/* Hands out `count` columns from `*next`. */
static double **take(double **next, size_t block, size_t count, double ***table) {
  double **columns = *table;
  for (size_t i = 0; i < count; i++, *next += block)
    columns[i] = *next;
  *table += count;
  return columns;
}

static void fill_constants(const models_programme_t *p, models_workspace_t *self) {
  for (size_t i = 0; i < p->row_count; i++)
    if (p->dists[i].kind == SIM_DIST_CONSTANT) {
      const double value = sim_dist_quantile(&p->dists[i], 0.5);
      for (size_t r = 0; r < self->block; r++)
        self->rows[i][r] = value;
    }
}

static bool start_events(const models_programme_t *p, models_workspace_t *self) {
  self->events = p->events;
  for (size_t e = 0; e < p->event_count; e++) {
    self->evaluators[e] = p->events[e].start(p->events[e].self);
    if (!self->evaluators[e])
      return false;
    self->event_count++;
  }
  return true;
}

void *models_workspace_alloc(const void *programme, size_t block) {
  const models_programme_t *p = programme;
  const size_t split = largest_split(p), costs = p->component_count * p->years;
  const size_t values = p->row_count + p->effect_count, fixed = p->has_fixed ? p->years : 0;
  const size_t waiting = models_has(p, MODELS_WAITING) ? p->years : 0;
  const size_t nodes = p->has_seen ? MODELS_NODES : 0;
  const size_t columns = values + 2 * p->price_years + costs + 2 * p->years + 2 * fixed + waiting +
                         split + 2 * p->group_width + p->evidence_count + nodes;
  models_workspace_t *self = calloc(1, sizeof *self + columns * sizeof(double *));
  if (!self)
    return NULL;
  self->block = block;
  self->storage = calloc((columns + MODELS_SCRATCH) * block, sizeof *self->storage);
  if (!self->storage) {
    free(self);
    return NULL;
  }
  double *next = self->storage;
  double **table = (double **)(self + 1);
  self->rows = take(&next, block, values, &table);
  self->prices = take(&next, block, p->price_years, &table);
  self->rates = take(&next, block, p->price_years, &table);
  self->costs = take(&next, block, costs, &table);
  self->unit = take(&next, block, p->years, &table);
  self->unit_real = take(&next, block, p->years, &table);
  self->fixed = take(&next, block, fixed, &table);
  self->fixed_real = take(&next, block, fixed, &table);
  self->waiting = take(&next, block, waiting, &table);
  self->shares = take(&next, block, split, &table);
  self->latent = take(&next, block, 2 * p->group_width, &table);
  self->evidence = take(&next, block, p->evidence_count, &table);
  self->nodes = take(&next, block, nodes, &table);
  for (size_t i = 0; i < MODELS_SCRATCH; i++, next += block)
    self->scratch[i] = next;
  fill_constants(p, self);
  if (start_events(p, self))
    return self;
  models_workspace_free(self);
  return NULL;
}

void models_workspace_free(void *workspace) {
  models_workspace_t *self = workspace;
  if (!self)
    return;
  for (size_t e = 0; e < self->event_count; e++)
    self->events[e].stop(self->evaluators[e]);
  free(self->storage);
  free(self);
}
