// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/derived.h"

#include "sim/engine/work.h"

static void *workspace_alloc(const void *derived, size_t block) {
  const studies_derived_t *of = derived;
  const sim_model_t model = models_programme_model_of(of->programme, of->output_count, of->outputs);
  return sim_work_alloc(&model, block, block);
}

static int evaluate(const void *derived, void *workspace, uint64_t first, size_t count,
                    double *const *figures) {
  const studies_derived_t *of = derived;
  const sim_work_t *work = workspace;
  const int status =
      work->model.evaluate(work->model.self, work->workspace, first, count, work->columns);
  if (!status)
    of->compute(of->self, work->workspace, count, work->columns, figures);
  return status;
}

sim_model_t studies_derived_model(const studies_derived_t *self) {
  return (sim_model_t){.self = self,
                       .output_count = self->count,
                       .whole = self->whole,
                       .workspace_alloc = workspace_alloc,
                       .workspace_free = sim_work_free,
                       .evaluate = evaluate};
}
