// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/joint.h"

#include "sim/engine/column.h"
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

/* The programme's outputs behind the estimates, of which a forecast may keep some only. */
static void find_outputs(const studies_forecast_t *forecast, const size_t *estimates, size_t count,
                         size_t *outputs) {
  for (size_t k = 0; k < count; k++)
    outputs[k] = forecast->columns.outputs ? forecast->columns.outputs[estimates[k]] : estimates[k];
}

static int sample(const sim_model_t *model, size_t replicates, double *const *columns) {
  double **at = calloc(model->output_count, sizeof *at);
  void *workspace = at ? model->workspace_alloc(model->self, SIM_BLOCK_DEFAULT) : NULL;
  const int status =
      workspace ? evaluate(model, workspace, replicates, columns, at) : SIM_ERR_NO_MEMORY;
  if (workspace)
    model->workspace_free(workspace);
  free(at);
  return status;
}

int studies_joint_sample(const studies_forecast_t *forecast, const size_t *outputs, size_t count,
                         size_t replicates, double *const *columns) {
  sim_columns_t wanted = {.count = 0};
  size_t *found = calloc(count, sizeof *found);
  int status = found ? SIM_OK : SIM_ERR_NO_MEMORY;
  if (!status) {
    find_outputs(forecast, outputs, count, found);
    const sim_model_t all = models_programme_model_of(forecast->programme, count, found);
    status = sim_columns_init(&wanted, &all, count, found);
  }
  if (!status) {
    const sim_model_t model = sim_columns_model(&wanted);
    status = sample(&model, replicates, columns);
  }
  sim_columns_free(&wanted);
  free(found);
  return status;
}
