// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/derived.h"

#include <stdlib.h>

/* The programme's own workspace, and columns for all its outputs. */
typedef struct {
  sim_model_t model;
  void *inner;
  double *storage, **columns;
} workspace_t;

static void workspace_free(void *workspace) {
  workspace_t *self = workspace;
  if (!self)
    return;
  if (self->inner)
    self->model.workspace_free(self->inner);
  free(self->storage);
  free(self->columns);
  free(self);
}

static void *workspace_alloc(const void *derived, size_t block) {
  const studies_derived_t *of = derived;
  workspace_t *self = calloc(1, sizeof *self);
  if (!self)
    return NULL;
  self->model = models_programme_model_of(of->programme, of->output_count, of->outputs);
  self->inner = self->model.workspace_alloc(self->model.self, block);
  self->storage = calloc(self->model.output_count * block, sizeof *self->storage);
  self->columns = calloc(self->model.output_count, sizeof *self->columns);
  if (!self->inner || !self->storage || !self->columns) {
    workspace_free(self);
    return NULL;
  }
  for (size_t i = 0; i < self->model.output_count; i++)
    self->columns[i] = self->storage + i * block;
  return self;
}

static int evaluate(const void *derived, void *workspace, uint64_t first, size_t count,
                    double *const *figures) {
  const studies_derived_t *of = derived;
  const workspace_t *work = workspace;
  const int status =
      work->model.evaluate(work->model.self, work->inner, first, count, work->columns);
  if (!status)
    of->compute(of->self, work->inner, count, work->columns, figures);
  return status;
}

sim_model_t studies_derived_model(const studies_derived_t *self) {
  return (sim_model_t){.self = self,
                       .output_count = self->count,
                       .whole = self->whole,
                       .workspace_alloc = workspace_alloc,
                       .workspace_free = workspace_free,
                       .evaluate = evaluate};
}
