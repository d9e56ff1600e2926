// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/robustness.h"

#include "models/table/spread.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double widths[STUDIES_WIDTHS] = {
    [STUDIES_HALVED] = 0.5, [STUDIES_DOUBLED] = 2.0, 0.75, 1.5, 2.5, 3.0};
static const size_t ascending[STUDIES_WIDTHS] = {STUDIES_HALVED, 2, 3, STUDIES_DOUBLED, 4, 5};
enum { WIDEST = STUDIES_WIDTHS - 1 };

double studies_robustness_width(size_t i) {
  return widths[i];
}

size_t studies_robustness_ascending(size_t i) {
  return ascending[i];
}

static int run(studies_robustness_t *self, size_t i, const models_inputs_t *inputs,
               sim_design_kind_t design, const sim_run_options_t *options,
               const studies_forecast_t *stated) {
  models_inputs_t changed;
  double *factors = i == STUDIES_DOUBLED ? self->factors : i == WIDEST ? self->widest : NULL;
  int status = models_inputs_respread(inputs, widths[i], &changed, factors, &self->why[i]);
  self->is_refused[i] = status == SIM_ERR_DOMAIN;
  if (status)
    return status == SIM_ERR_DOMAIN ? SIM_OK : status;
  studies_forecast_t *forecast = &self->runs[i];
  status = studies_forecast_prepare_events(forecast, &changed, stated->seed, stated);
  models_inputs_free(&changed); /* the programme has copied what it needs */
  return status ? status : studies_forecast_simulate(forecast, options, design);
}

int studies_robustness_run(studies_robustness_t *self, const models_inputs_t *inputs,
                           const studies_forecast_t *stated, sim_design_kind_t design,
                           const sim_run_options_t *options, bool all_widths) {
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
  self->count = all_widths ? STUDIES_WIDTHS : STUDIES_SPREADS;
  self->factors = calloc(inputs->count, sizeof *self->factors);
  self->widest = all_widths ? calloc(inputs->count, sizeof *self->widest) : NULL;
  int status = self->factors && (self->widest || !all_widths) ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < self->count; i++)
    status = run(self, i, inputs, design, &own, stated);
  return status;
}

void studies_robustness_free(studies_robustness_t *self) {
  for (size_t i = 0; i < STUDIES_WIDTHS; i++)
    studies_forecast_free(&self->runs[i]);
  free(self->factors);
  free(self->widest);
  *self = (studies_robustness_t){0};
}

const studies_estimate_t *studies_robustness_find(const studies_robustness_t *self, size_t i,
                                                  const char *output, int year) {
  return studies_forecast_find(&self->runs[i], output, year);
}
