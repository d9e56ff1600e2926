// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/joint.h"

#include "sim/column.h"
#include "sim/status.h"

#include <stdlib.h>

static int evaluate(const sim_model_t *model, void *workspace, size_t replicates,
                    double *const *columns, double **at) {
  for (size_t first = 0; first < replicates; first += SIM_BLOCK_DEFAULT) {
    const size_t rest = replicates - first;
    for (size_t k = 0; k < model->output_count; k++)
      at[k] = columns[k] + first;
    if (model->evaluate(model->self, workspace, first,
                        rest < SIM_BLOCK_DEFAULT ? rest : SIM_BLOCK_DEFAULT, at))
      return SIM_ERR_MODEL;
  }
  return SIM_OK;
}

int studies_joint_sample(const studies_forecast_t *forecast, const size_t *outputs, size_t count,
                         size_t replicates, double *const *columns) {
  sim_columns_t wanted = {.count = 0};
  if (forecast->columns.outputs)
    return SIM_ERR_DOMAIN;
  const sim_model_t all = models_programme_model_of(forecast->programme, count, outputs);
  double **at = calloc(count ? count : 1, sizeof *at);
  int status = at ? sim_columns_init(&wanted, &all, count, outputs) : SIM_ERR_NO_MEMORY;
  if (!status) {
    const sim_model_t model = sim_columns_model(&wanted);
    void *workspace = model.workspace_alloc(model.self, SIM_BLOCK_DEFAULT);
    status = workspace ? evaluate(&model, workspace, replicates, columns, at) : SIM_ERR_NO_MEMORY;
    if (workspace)
      model.workspace_free(workspace);
  }
  sim_columns_free(&wanted);
  free(at);
  return status;
}
