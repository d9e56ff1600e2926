// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_PILOT_H
#define SIM_PILOT_H

#include "sim/engine/model.h"
#include "sim/engine/part.h"

/* The pilot over whose replicates the grids are laid: the first SIM_PILOT, or SIM_PILOT_SHORT when
   a run, or its first stage, has fewer than SIM_PILOT_LEAST. */
enum { SIM_PILOT = 4096, SIM_PILOT_SHORT = 1024, SIM_PILOT_LEAST = 16384 };

typedef struct {
  const sim_model_t *model; /* must outlive it */
  size_t size;
  int threads;
  double *values; /* column after column */
} sim_pilot_t;

/* Evaluates the pilot of a run of this many replicates, to be freed, by so many threads, as those
   that lay its grids; 0: as many as the machine has. Errors: SIM_ERR_NO_MEMORY, SIM_ERR_MODEL;
   nothing is left to free then. */
int sim_pilot_init(sim_pilot_t *self, const sim_model_t *model, uint64_t replicates, int threads);
void sim_pilot_free(sim_pilot_t *self);

/* An empty part with its grids laid over the pilot. Error: SIM_ERR_NO_MEMORY. */
int sim_pilot_lay(const sim_pilot_t *self, sim_part_t *part);

/* The model, but that the pilot's replicates are not evaluated again. */
sim_model_t sim_pilot_model(const sim_pilot_t *self);

#endif
