// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/purchase.h"

#include "models/table/outputs.h"
#include "sim/status.h"
#include "sim/summary/ascend.h"
#include "studies/joint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDING 1e-12 /* that an event forgives: models/events.c */

static const double places_most = 1e7;

/* The row of the places of a year: its own, else that of all years; the number of rows: none. */
static size_t places_row(const models_inputs_t *inputs, int year) {
  static const char name[] = "plan.places";
  const size_t own = models_inputs_find(inputs, name, year);
  return own < inputs->count ? own : models_inputs_find(inputs, name, 0);
}

static bool find(const models_programme_t *programme, models_series_id_t id, int year,
                 size_t *output) {
  *output = models_programme_output(programme, models_series_name(id), year);
  return *output < models_programme_output_count(programme);
}

/* What so many places require, and the ceiling, in each replicate. */
static int sample(const models_inputs_t *inputs, const studies_forecast_t *forecast, int year,
                  size_t replicates, double *const columns[2]) {
  studies_forecast_t one = {.seed = forecast->seed};
  size_t outputs[2];
  int status =
      models_programme_init_like(&one.programme, inputs, one.seed, false, forecast->programme);
  if (!status && (!find(one.programme, MODELS_S_REQUIRED, year, &outputs[0]) ||
                  !find(one.programme, MODELS_S_CEILING, year, &outputs[1])))
    status = SIM_ERR_DOMAIN;
  if (!status)
    status = studies_joint_sample(&one, outputs, 2, replicates, columns);
  models_programme_free(one.programme);
  return status;
}

/* The same with the places of the year set, as --set does. */
static int sample_at(const models_inputs_t *inputs, const studies_forecast_t *forecast, int year,
                     double places, size_t replicates, double *const columns[2]) {
  models_inputs_t changed = *inputs;
  changed.rows = malloc(inputs->count * sizeof *changed.rows);
  if (!changed.rows)
    return SIM_ERR_NO_MEMORY;
  memcpy(changed.rows, inputs->rows, inputs->count * sizeof *changed.rows);
  models_input_hold(&changed.rows[places_row(inputs, year)], places);
  const int status = sample(&changed, forecast, year, replicates, columns);
  free(changed.rows);
  return status;
}

/* From what P and 2 P places require to the two parts, in the money of the median ceiling. */
static int divide(studies_purchase_t *self, double places, double ceiling, const double *ceilings) {
  for (size_t r = 0; r < self->count; r++) {
    const double once = self->fixed[r], twice = self->unit[r], scale = ceiling / ceilings[r];
    const double unit = (twice - once) / places;
    if (!(unit > 0.0) || !isfinite(scale))
      return SIM_ERR_DOMAIN;
    self->unit[r] = scale * unit;
    self->fixed[r] = scale * fmax(0.0, once - unit * places);
  }
  return SIM_OK;
}

int studies_purchase_init(studies_purchase_t *self, const models_inputs_t *inputs,
                          const studies_forecast_t *forecast, int year, double ceiling,
                          size_t replicates) {
  *self = (studies_purchase_t){.count = replicates};
  const size_t row = places_row(inputs, year);
  const double places = row < inputs->count ? inputs->rows[row].value : 0.0;
  if (!(places > 0.0) || !(ceiling > 0.0))
    return SIM_ERR_DOMAIN;
  self->fixed = malloc(replicates * sizeof *self->fixed);
  self->unit = malloc(replicates * sizeof *self->unit);
  self->work = malloc(2 * replicates * sizeof *self->work);
  if (!self->fixed || !self->unit || !self->work)
    return SIM_ERR_NO_MEMORY;
  int status = sample_at(inputs, forecast, year, places, replicates,
                         (double *const[]){self->fixed, self->work});
  if (!status)
    status = sample_at(inputs, forecast, year, 2.0 * places, replicates,
                       (double *const[]){self->unit, self->work});
  return status ? status : divide(self, places, ceiling, self->work);
}

void studies_purchase_free(studies_purchase_t *self) {
  free(self->fixed);
  free(self->unit);
  free(self->work);
  *self = (studies_purchase_t){0};
}

/* How many replicates a share of them asks for. */
static size_t rank_of(const studies_purchase_t *self, double level) {
  const double needed = ceil(level * (double)self->count * (1.0 - ROUNDING));
  return (size_t)fmax(1.0, fmin(needed, (double)self->count));
}

double studies_purchase_ceiling(const studies_purchase_t *self, double places, double level) {
  for (size_t r = 0; r < self->count; r++)
    self->work[r] = self->fixed[r] + self->unit[r] * places;
  sim_ascend(self->count, self->work, self->work + self->count);
  return self->work[rank_of(self, level) - 1];
}

double studies_purchase_places(const studies_purchase_t *self, double ceiling, double level) {
  const double limit = ceiling * (1.0 + ROUNDING);
  for (size_t r = 0; r < self->count; r++)
    self->work[r] = (limit - self->fixed[r]) / self->unit[r];
  sim_ascend(self->count, self->work, self->work + self->count);
  const double most = floor(self->work[self->count - rank_of(self, level)]);
  return fmax(0.0, fmin(most, places_most));
}
