// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_RUN_H
#define SIM_RUN_H

#include "sim/engine/model.h"
#include "sim/summary/summary.h"

/* Evaluates a model over N replicates in blocks, on several threads, and summarises each output in
   a memory that does not grow with N. The results depend on the model and on N only: the same bytes
   for any number of threads and any block size. */

/* Runs the model and fills summaries[output_count], which the caller frees with
   sim_summaries_free (after success only: after an error nothing is left to free).
   Grids are laid over a pilot, the first replicates. Errors: SIM_ERR_DOMAIN (options),
   SIM_ERR_NO_MEMORY, SIM_ERR_CANCELLED, SIM_ERR_SINK, SIM_ERR_MODEL. */
int sim_run(const sim_model_t *model, const sim_run_options_t *options, sim_summary_t *summaries);

#endif
