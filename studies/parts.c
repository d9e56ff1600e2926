// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/parts.h"

#include "sim/engine/engine.h"
#include "sim/engine/pack.h"
#include "sim/status.h"

int studies_parts_init(studies_parts_t *self, studies_forecast_t *forecast, uint64_t replicates) {
  *self = (studies_parts_t){.forecast = forecast, .model = studies_forecast_model(forecast)};
  const int status = sim_pilot_init(&self->pilot, &self->model, replicates, 0);
  if (status)
    return status;
  self->known = sim_pilot_model(&self->pilot);
  return sim_pilot_lay(&self->pilot, &self->part);
}

void studies_parts_free(studies_parts_t *self) {
  sim_part_free(&self->part);
  sim_pilot_free(&self->pilot);
  *self = (studies_parts_t){0};
}

int studies_parts_run(studies_parts_t *self, const sim_run_options_t *options, uint64_t first,
                      uint64_t last) {
  sim_run_options_t engine = *options;
  engine.replicates = last;
  return sim_engine_run(&self->known, &engine, first, last, &self->part);
}

int studies_parts_pack(const studies_parts_t *self, unsigned char **bytes, size_t *size) {
  return sim_part_pack(&self->part, bytes, size);
}

int studies_parts_merge(studies_parts_t *self, size_t size, const unsigned char *bytes) {
  sim_part_t other;
  int status = sim_part_unpack(&other, &self->part, size, bytes);
  if (status)
    return status;
  status = sim_part_merge(&self->part, &other);
  sim_part_free(&other);
  return status;
}

void studies_parts_estimate(studies_parts_t *self) {
  sim_part_finish(&self->part);
  self->forecast->replicates = sim_forest_replicates(&self->part.forest);
  studies_forecast_estimate(self->forecast, self->part.summaries);
}
