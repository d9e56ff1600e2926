// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_PARTS_H
#define STUDIES_PARTS_H

#include "sim/engine/part.h"
#include "sim/engine/pilot.h"
#include "studies/forecast.h"

/* A forecast in parts: any of its replicates, here or elsewhere, in any order and any number at a
   time, with estimates of those there are so far. Once all are there, the estimates are those of
   studies_forecast_simulate to the bit. Whoever shares a forecast prepares it alike, with the same
   inputs, seed, outputs and `replicates`. */

typedef struct {
  studies_forecast_t *forecast; /* borrowed, prepared */
  sim_model_t model, known;     /* the forecast's; the same with the replicates of the pilot */
  sim_pilot_t pilot;
  sim_part_t part;
} studies_parts_t;

/* Lays the bins for a forecast of so many replicates, which is never fewer than will be there; from
   SIM_PILOT_LEAST on they are the same for any number. The struct must stay where it is; free it in
   any case. A status of sim/. */
int studies_parts_init(studies_parts_t *self, studies_forecast_t *forecast, uint64_t replicates);
void studies_parts_free(studies_parts_t *self);

/* Simulates replicates first … last − 1 here. The errors of sim_engine_run; after one the parts can
   only be freed. */
int studies_parts_run(studies_parts_t *self, const sim_run_options_t *options, uint64_t first,
                      uint64_t last);

/* What is here as bytes: sim_part_pack. */
int studies_parts_pack(const studies_parts_t *self, unsigned char **bytes, size_t *size);

/* Adds packed bytes of others. SIM_ERR_DOMAIN when they are none of this forecast, or hold a
   replicate that is here already: after that the parts can only be freed. */
int studies_parts_merge(studies_parts_t *self, size_t size, const unsigned char *bytes);

/* Fills the forecast's estimates, and its number of replicates, from what is here. */
void studies_parts_estimate(studies_parts_t *self);

#endif
