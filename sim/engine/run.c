// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/run.h"

#include "sim/engine/engine.h"
#include "sim/engine/pilot.h"
#include "sim/engine/ranks.h"
#include "sim/status.h"

int sim_run(const sim_model_t *model, const sim_run_options_t *options, sim_summary_t *summaries) {
  if (!sim_engine_accepts(options))
    return SIM_ERR_DOMAIN;
  sim_pilot_t pilot;
  sim_part_t part = {0};
  int status = sim_pilot_init(&pilot, model, options->replicates, options->threads);
  if (status)
    return status;
  const sim_model_t known = sim_pilot_model(&pilot);
  status = sim_pilot_lay(&pilot, &part);
  if (!status)
    status = sim_ranks_run(&known, options, 0, options->replicates, &part);
  if (!status)
    sim_part_take(&part, summaries);
  sim_part_free(&part);
  sim_pilot_free(&pilot);
  return status;
}
