// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_ENGINE_H
#define SIM_ENGINE_H

#include "sim/engine/model.h"
#include "sim/engine/part.h"

/* Adds replicates first … last − 1 of a model to a part, block by block on several threads;
   options->replicates does not count. Each thread fills a part of its own and no thread waits for
   another, unless the blocks go to a sink, which takes them in order. Errors: SIM_ERR_DOMAIN
   (options; first is not below last; a replicate is in the part already), SIM_ERR_NO_MEMORY,
   SIM_ERR_CANCELLED, SIM_ERR_SINK, SIM_ERR_MODEL: that of the first block that fails. After an
   error the part can only be freed. */
int sim_engine_run(const sim_model_t *model, const sim_run_options_t *options, uint64_t first,
                   uint64_t last, sim_part_t *part);

/* Whether a run can be asked for so. */
bool sim_engine_accepts(const sim_run_options_t *options);

#endif
