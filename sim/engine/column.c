// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/column.h"

#include "sim/engine/work.h"
#include "sim/status.h"

#include <stdlib.h>

static void *workspace_alloc(const void *columns_of, size_t block) {
  const sim_columns_t *of = columns_of;
  return sim_work_alloc(&of->inner, block, block);
}

static int evaluate(const void *columns_of, void *workspace, uint64_t first, size_t count,
                    double *const *columns) {
  const sim_columns_t *of = columns_of;
  sim_work_t *self = workspace;
  /* Those that are wanted are written where they are wanted. */
  for (size_t i = 0; i < of->count; i++)
    self->columns[of->outputs[i]] = columns[i];
  return of->inner.evaluate(of->inner.self, self->workspace, first, count, self->columns);
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
                       .workspace_free = sim_work_free,
                       .evaluate = evaluate};
}
