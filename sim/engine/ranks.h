// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_RANKS_H
#define SIM_RANKS_H

#include "sim/engine/model.h"
#include "sim/engine/part.h"

/* sim_engine_run by all processes of options->comm together: each runs a range of the replicates,
   and in the end all have the whole in their part, the same bytes as one process alone. A run with
   a sink, which wants all blocks, is done whole by each. All processes must ask for the same.
   Errors: those of sim_engine_run, the same in all; SIM_ERR_PEER when a process has ended, and,
   where there are others, when the run was cancelled. */
int sim_ranks_run(const sim_model_t *model, const sim_run_options_t *options, uint64_t first,
                  uint64_t last, sim_part_t *part);

#endif
