// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/work.h"

#include <stdlib.h>

sim_work_t *sim_work_alloc(const sim_model_t *model, size_t block, size_t rows) {
  const size_t outputs = model->output_count;
  sim_work_t *self = calloc(1, sizeof *self);
  if (!self)
    return NULL;
  *self = (sim_work_t){.model = *model,
                       .workspace = model->workspace_alloc(model->self, block),
                       .storage = calloc(outputs * rows, sizeof *self->storage),
                       .columns = calloc(outputs, sizeof *self->columns)};
  if (!self->workspace || !self->storage || !self->columns) {
    sim_work_free(self);
    return NULL;
  }
  for (size_t i = 0; i < outputs; i++)
    self->columns[i] = self->storage + i * rows;
  return self;
}

void sim_work_free(void *work) {
  sim_work_t *self = work;
  if (!self)
    return;
  if (self->workspace)
    self->model.workspace_free(self->workspace);
  free(self->columns);
  free(self->storage);
  free(self);
}
