// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/column.h"

#include "sim/status.h"

#include <stdlib.h>

typedef struct {
  const sim_columns_t *of;
  void *inner;
  double *storage, **columns; /* of the inner model */
} workspace_t;

static void workspace_free(void *workspace) {
  workspace_t *self = workspace;
  if (!self)
    return;
  if (self->inner)
    self->of->inner.workspace_free(self->inner);
  free(self->columns);
  free(self->storage);
  free(self);
}

static void *workspace_alloc(const void *columns_of, size_t block) {
  const sim_columns_t *of = columns_of;
  const size_t outputs = of->inner.output_count;
  workspace_t *self = calloc(1, sizeof *self);
  if (!self)
    return NULL;
  *self = (workspace_t){.of = of,
                        .inner = of->inner.workspace_alloc(of->inner.self, block),
                        .storage = calloc(outputs * block, sizeof *self->storage),
                        .columns = calloc(outputs, sizeof *self->columns)};
  if (!self->inner || !self->storage || !self->columns) {
    workspace_free(self);
    return NULL;
  }
  for (size_t i = 0; i < outputs; i++)
    self->columns[i] = self->storage + i * block;
  return self;
}

static int evaluate(const void *columns_of, void *workspace, uint64_t first, size_t count,
                    double *const *columns) {
  const sim_columns_t *of = columns_of;
  workspace_t *self = workspace;
  /* Those that are wanted are written where they are wanted. */
  for (size_t i = 0; i < of->count; i++)
    self->columns[of->outputs[i]] = columns[i];
  return of->inner.evaluate(of->inner.self, self->inner, first, count, self->columns);
}

int sim_columns_init(sim_columns_t *self, const sim_model_t *inner, size_t count,
                     const size_t *outputs) {
  *self = (sim_columns_t){.inner = *inner,
                          .count = count,
                          .outputs = calloc(count + 1, sizeof *self->outputs),
                          .whole = calloc(count + 1, sizeof *self->whole)};
  if (!self->outputs || !self->whole)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < count; i++) {
    self->outputs[i] = outputs[i];
    self->whole[i] = inner->whole[outputs[i]];
  }
  return SIM_OK;
}

void sim_columns_free(sim_columns_t *self) {
  free(self->outputs);
  free(self->whole);
  *self = (sim_columns_t){0};
}

sim_model_t sim_columns_model(const sim_columns_t *self) {
  return (sim_model_t){.self = self,
                       .output_count = self->count,
                       .whole = self->whole,
                       .workspace_alloc = workspace_alloc,
                       .workspace_free = workspace_free,
                       .evaluate = evaluate};
}
