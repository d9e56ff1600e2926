// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/sequential.h"

#include "sim/engine/engine.h"
#include "sim/engine/pilot.h"
#include "sim/engine/ranks.h"
#include "sim/status.h"

#include <math.h>

/* Stages end on grains; at `most` there is nothing to go on to. */
static uint64_t whole_grains(double n, uint64_t most) {
  if (!(n < (double)most))
    return most;
  const uint64_t up = ((uint64_t)n + SIM_GRAIN - 1) / SIM_GRAIN * SIM_GRAIN;
  return up < most ? up : most;
}

/* The size of what is estimated, at the end of its interval nearer to 0: a tolerance that grew with
   a lucky estimate would stop the run on that luck. */
static double size_of(const sim_interval_t *interval) {
  return fmax(fmax(interval->low, -interval->high), 0.0);
}

static void judge(sim_goal_t *goal, const sim_summary_t *summary) {
  goal->interval = sim_interval_of(summary, goal->statistic);
  goal->half_width = sim_interval_half_width(&goal->interval);
  goal->allowed = goal->relative ? goal->tolerance * size_of(&goal->interval) : goal->tolerance;
  goal->reached = goal->half_width <= goal->allowed;
}

/* Replicates that the goal calls for after n: half-widths fall with √n. Not more than 16 times as
   many at once, since a spread that is badly known should not decide a long run. An output that no
   replicate of a whole stage defines calls for none: more would show nothing. */
static double called_for(const sim_goal_t *goal, uint64_t n) {
  if (isnan(goal->interval.estimate))
    return (double)n;
  const double ratio = goal->half_width / goal->allowed;
  const double growth = goal->reached ? 1.0 : 1.1 * ratio * ratio;
  return (double)n * (growth <= 16.0 ? growth : 16.0);
}

/* Judges every goal; the number of replicates that the hardest calls for, n when none calls for
 * more. */
static double look(const sim_sequential_t *self, const sim_summary_t *summaries, uint64_t n) {
  double target = (double)n;
  for (size_t i = 0; i < self->count; i++) {
    sim_goal_t *goal = &self->goals[i];
    judge(goal, &summaries[goal->output]);
    target = fmax(target, called_for(goal, n));
  }
  return target;
}

/* Stage after stage on one part; *used is how far it has come. */
static int run_stages(const sim_model_t *model, const sim_run_options_t *options,
                      const sim_sequential_t *self, uint64_t target, sim_part_t *part,
                      uint64_t *used) {
  for (;;) {
    if (self->stage)
      self->stage(self->ctx, target);
    const int status = sim_ranks_run(model, options, *used, target, part);
    if (status)
      return status;
    *used = target;
    sim_part_finish(part);
    const double wanted = look(self, part->summaries, *used);
    if (wanted <= (double)*used || *used == self->most)
      return SIM_OK;
    target = whole_grains(wanted, self->most);
  }
}

int sim_sequential_run(const sim_model_t *model, const sim_run_options_t *options,
                       const sim_sequential_t *self, sim_summary_t *summaries, uint64_t *used) {
  sim_run_options_t own = *options;
  const uint64_t least =
      self->first > SIM_SEQUENTIAL_FIRST ? self->first : (uint64_t)SIM_SEQUENTIAL_FIRST;
  own.replicates = whole_grains((double)least, self->most);
  *used = 0;
  if (!sim_engine_accepts(&own))
    return SIM_ERR_DOMAIN;
  sim_pilot_t pilot;
  sim_part_t part = {0};
  int status = sim_pilot_init(&pilot, model, own.replicates, own.threads);
  if (status)
    return status;
  const sim_model_t known = sim_pilot_model(&pilot);
  status = sim_pilot_lay(&pilot, &part);
  if (!status)
    status = run_stages(&known, &own, self, own.replicates, &part, used);
  if (!status)
    sim_part_take(&part, summaries);
  sim_part_free(&part);
  sim_pilot_free(&pilot);
  return status;
}
