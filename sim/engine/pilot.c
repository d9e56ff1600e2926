// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/pilot.h"

#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

_Static_assert((int)SIM_PILOT <= (int)SIM_GRID_PILOT, "grids can be laid over it");

static size_t size_of(uint64_t replicates) {
  const size_t size = replicates < SIM_PILOT_LEAST ? SIM_PILOT_SHORT : SIM_PILOT;
  return replicates < size ? (size_t)replicates : size;
}

static int fill(const sim_pilot_t *self, void *workspace, double **columns) {
  const sim_model_t *model = self->model;
  for (size_t at = 0; at < self->size; at += SIM_BLOCK_DEFAULT) {
    const size_t left = self->size - at;
    for (size_t i = 0; i < model->output_count; i++)
      columns[i] = self->values + i * self->size + at;
    if (model->evaluate(model->self, workspace, at,
                        left < SIM_BLOCK_DEFAULT ? left : SIM_BLOCK_DEFAULT, columns))
      return SIM_ERR_MODEL;
  }
  return SIM_OK;
}

int sim_pilot_init(sim_pilot_t *self, const sim_model_t *model, uint64_t replicates) {
  const size_t outputs = model->output_count;
  *self = (sim_pilot_t){.model = model, .size = size_of(replicates)};
  self->values = calloc(outputs * self->size, sizeof *self->values);
  void *workspace = model->workspace_alloc(model->self, SIM_BLOCK_DEFAULT);
  double **columns = calloc(outputs, sizeof *columns);
  const int status =
      workspace && self->values && columns ? fill(self, workspace, columns) : SIM_ERR_NO_MEMORY;
  free(columns);
  if (workspace)
    model->workspace_free(workspace);
  if (status)
    sim_pilot_free(self);
  return status;
}

void sim_pilot_free(sim_pilot_t *self) {
  free(self->values);
  self->values = NULL;
}

int sim_pilot_lay(const sim_pilot_t *self, sim_part_t *part) {
  return sim_part_init(part, self->model->output_count, self->model->whole, self->size,
                       self->values);
}

static void *workspace_alloc(const void *pilot, size_t block) {
  const sim_model_t *model = ((const sim_pilot_t *)pilot)->model;
  return model->workspace_alloc(model->self, block);
}

static int evaluate(const void *pilot, void *workspace, uint64_t first, size_t count,
                    double *const *columns) {
  const sim_pilot_t *self = pilot;
  const sim_model_t *model = self->model;
  if (first >= self->size || count > self->size - first)
    return model->evaluate(model->self, workspace, first, count, columns);
  for (size_t i = 0; i < model->output_count; i++)
    memcpy(columns[i], self->values + i * self->size + first, count * sizeof **columns);
  return 0;
}

sim_model_t sim_pilot_model(const sim_pilot_t *self) {
  sim_model_t model = *self->model;
  model.self = self;
  model.workspace_alloc = workspace_alloc;
  model.evaluate = evaluate;
  return model;
}
