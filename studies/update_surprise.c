// SPDX-License-Identifier: GPL-3.0-or-later
/* How far what was observed lies from what the inputs let expect, before anything was learned. */
#include "sim/status.h"
#include "studies/update.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is observed of a year, each as the programme comes to it; what is not here comes last. */
static const char *const stages[] = {"observed.inflation",     "observed.budget.final",
                                     "observed.applicants",    "observed.admissible",
                                     "observed.beneficiaries", "observed.produced.",
                                     "observed.participants"};

enum { STAGES = sizeof stages / sizeof stages[0], PRODUCED = 5 };

/* Of components, in the order in which they are delivered. */
static size_t stage_of(const models_inputs_t *inputs, const models_input_t *row) {
  const size_t length = strlen(stages[PRODUCED]), step = inputs->count + 1;
  char name[MODELS_NAME_MAX + 32];
  if (strncmp(row->name, stages[PRODUCED], length) == 0) {
    snprintf(name, sizeof name, "completion.%.*s", MODELS_NAME_MAX, row->name + length);
    return PRODUCED * step + models_inputs_find(inputs, name, 0);
  }
  size_t stage = 0;
  while (stage < STAGES && strcmp(row->name, stages[stage]) != 0)
    stage++;
  return stage * step;
}

/* The given inputs without one of the rows observed, and without those that come after it in its
   year: they would tell of it. */
static int copy_without(const studies_update_t *self, size_t row_out, models_inputs_t *to) {
  const models_inputs_t *from = &self->given;
  const models_input_t *out = &from->rows[row_out];
  bool *kept = malloc(from->count * sizeof *kept);
  for (size_t i = 0; kept && i < from->count; i++)
    kept[i] =
        i < self->first ||
        (strncmp(from->rows[i].name, "observed.round_", 15) != 0 && /* change nothing else */
         (from->rows[i].year != out->year || stage_of(from, &from->rows[i]) < stage_of(from, out)));
  const int status = kept ? models_inputs_copy(from, kept, to) : SIM_ERR_NO_MEMORY;
  free(kept);
  return status;
}

/* Forecasts that output alone. */
static int forecast(studies_forecast_t *out, const models_inputs_t *inputs, const char *name,
                    int year, const studies_update_request_t *request) {
  const sim_run_options_t options = {.replicates = request->replicates < STUDIES_UPDATE_EXPECTED
                                                       ? request->replicates
                                                       : STUDIES_UPDATE_EXPECTED,
                                     .threads = request->threads,
                                     .ctx = request->watch.ctx,
                                     .cancelled = request->watch.cancelled};
  int status = studies_forecast_prepare(out, inputs, request->seed, false);
  if (status)
    return status;
  bool *kept = calloc(out->count + 1, sizeof *kept);
  const studies_estimate_t *e = studies_forecast_find(out, name, year);
  if (!kept) {
    studies_forecast_free(out);
    return SIM_ERR_NO_MEMORY;
  }
  if (e)
    kept[e - out->estimates] = true;
  status = studies_forecast_keep(out, kept);
  free(kept);
  return status ? status : studies_forecast_simulate(out, &options, SIM_DESIGN_RANDOM);
}

static double tails(const studies_forecast_t *forecast, const studies_taught_t *taught) {
  const studies_estimate_t *e =
      studies_forecast_find(forecast, taught->what.name, taught->what.year);
  if (!e)
    return (double)NAN;
  const sim_histogram_t *histogram = &forecast->summaries[e - forecast->estimates].histogram;
  const double to = sim_histogram_share(histogram, taught->value);
  const double below = e->whole ? sim_histogram_share(histogram, taught->value - 1.0) : to;
  const double least = 1.0 / (double)forecast->replicates; /* none went there: rarer than that */
  return fmin(1.0, fmax(least, 2.0 * fmin(to, 1.0 - below)));
}

/* Of one outcome, while those before it stand as observed: of 2,400 applicants 1,000 admissible is
   far from what a share of 84 % expects, though 1,000 may be what was expected of fewer applicants.
 */
static int look_at(const studies_update_t *self, const studies_update_request_t *request,
                   studies_taught_t *taught) {
  const size_t row = studies_update_row(self, &taught->what);
  models_inputs_t inputs = {0};
  studies_forecast_t expected = {0};
  int status = copy_without(self, row, &inputs);
  if (!status)
    status = forecast(&expected, &inputs, taught->what.name, taught->what.year, request);
  if (!status) {
    taught->surprise = tails(&expected, taught);
    studies_forecast_free(&expected);
  }
  models_inputs_free(&inputs);
  return status;
}

int studies_update_surprise(studies_update_t *self, const studies_update_request_t *request) {
  int status = SIM_OK;
  for (size_t k = 0; !status && k < self->taught_count; k++)
    status = self->taught[k].what.round
                 ? studies_update_surprise_round(self, request, &self->taught[k])
                 : look_at(self, request, &self->taught[k]);
  return status;
}
