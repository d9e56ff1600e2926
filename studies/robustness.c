// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/robustness.h"

#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int run(studies_robustness_t *self, models_spread_t spread, const models_inputs_t *inputs,
               sim_design_kind_t design, const sim_run_options_t *options,
               const studies_forecast_t *stated) {
  models_inputs_t changed;
  double *factors = spread == MODELS_SPREAD_DOUBLED ? self->factors : NULL;
  int status = models_inputs_respread(inputs, spread, &changed, factors, &self->why[spread]);
  self->is_refused[spread] = status == SIM_ERR_DOMAIN;
  if (status)
    return status == SIM_ERR_DOMAIN ? SIM_OK : status;
  studies_forecast_t *forecast = &self->runs[spread];
  status = studies_forecast_prepare_events(forecast, &changed, stated->seed, stated);
  models_inputs_free(&changed); /* the programme has copied what it needs */
  return status ? status : studies_forecast_simulate(forecast, options, design);
}

int studies_robustness_run(studies_robustness_t *self, const models_inputs_t *inputs,
                           const studies_forecast_t *stated, sim_design_kind_t design,
                           const sim_run_options_t *options) {
  *self = (studies_robustness_t){0};
  if (!models_inputs_has_judged_spread(inputs) || !studies_forecast_has_events(stated))
    return SIM_OK;
  const uint64_t most = STUDIES_ROBUSTNESS_MOST, replicates = stated->replicates;
  self->replicates = sim_design_replicates(design, replicates < most ? replicates : most);
  const sim_run_options_t own = {.threads = options->threads,
                                 .comm = options->comm,
                                 .replicates = self->replicates,
                                 .ctx = options->ctx,
                                 .cancelled = options->cancelled};
  self->factors = calloc(inputs->count, sizeof *self->factors);
  int status = self->factors ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (int spread = 0; !status && spread < STUDIES_SPREADS; spread++)
    status = run(self, (models_spread_t)spread, inputs, design, &own, stated);
  return status;
}

void studies_robustness_free(studies_robustness_t *self) {
  for (int spread = 0; spread < STUDIES_SPREADS; spread++)
    studies_forecast_free(&self->runs[spread]);
  free(self->factors);
  *self = (studies_robustness_t){0};
}

const studies_estimate_t *studies_robustness_find(const studies_robustness_t *self,
                                                  models_spread_t spread, const char *output,
                                                  int year) {
  return studies_forecast_find(&self->runs[spread], output, year);
}
