// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/column.h"

#include <stdlib.h>

typedef struct {
  const sim_column_t *column;
  void *inner;
  double *storage, **columns; /* of the inner model */
} workspace_t;

static void workspace_free(void *workspace) {
  workspace_t *self = workspace;
  if (!self)
    return;
  if (self->inner)
    self->column->inner.workspace_free(self->inner);
  free(self->columns);
  free(self->storage);
  free(self);
}

static void *workspace_alloc(const void *column, size_t block) {
  const sim_column_t *of = column;
  const size_t outputs = of->inner.output_count;
  workspace_t *self = calloc(1, sizeof *self);
  if (!self)
    return NULL;
  *self = (workspace_t){.column = of,
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

static int evaluate(const void *column, void *workspace, uint64_t first, size_t count,
                    double *const *columns) {
  const sim_column_t *of = column;
  workspace_t *self = workspace;
  /* The one that is wanted is written where it is wanted. */
  double *const own = self->columns[of->output];
  self->columns[of->output] = columns[0];
  const int status = of->inner.evaluate(of->inner.self, self->inner, first, count, self->columns);
  self->columns[of->output] = own;
  return status;
}

sim_column_t sim_column_of(const sim_model_t *inner, size_t output) {
  return (sim_column_t){.inner = *inner, .output = output, .whole = inner->whole[output]};
}

sim_model_t sim_column_model(const sim_column_t *self) {
  return (sim_model_t){.self = self,
                       .output_count = 1,
                       .whole = &self->whole,
                       .workspace_alloc = workspace_alloc,
                       .workspace_free = workspace_free,
                       .evaluate = evaluate};
}
