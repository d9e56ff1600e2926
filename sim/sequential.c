// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sequential.h"

#include "sim/status.h"

#include <math.h>

/* Stages end on grains, where a run can go on; at `most` there is nothing to go on to. */
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

int sim_sequential_run(const sim_model_t *model, const sim_run_options_t *options,
                       const sim_sequential_t *self, sim_summary_t *summaries, uint64_t *used) {
  sim_run_options_t stage = *options;
  const uint64_t first =
      self->first > SIM_SEQUENTIAL_FIRST ? self->first : (uint64_t)SIM_SEQUENTIAL_FIRST;
  stage.replicates = whole_grains((double)first, self->most);
  uint64_t done = 0;
  for (;;) {
    if (self->stage)
      self->stage(self->ctx, stage.replicates);
    const int status =
        done ? sim_run_from(model, &stage, done, summaries) : sim_run(model, &stage, summaries);
    if (status)
      return status;
    done = *used = stage.replicates;
    const double target = look(self, summaries, done);
    if (target <= (double)done || done == self->most)
      return SIM_OK;
    stage.replicates = whole_grains(target, self->most);
  }
}
