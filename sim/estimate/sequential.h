// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_SEQUENTIAL_H
#define SIM_SEQUENTIAL_H

#include "sim/estimate/interval.h"

/* Runs until what was asked for is known closely enough.

   Stopping when an estimated half-width happens to be small enough, looked at after every
   replicate, favours samples that look less spread than they are, and the interval then covers less
   than it says (Chow and Robbins, "On the asymptotic theory of fixed-width sequential confidence
   intervals for the mean", Ann. Math. Stat. 36 (1965); Glynn and Whitt, "The asymptotic validity of
   sequential stopping rules for stochastic simulations", Ann. Appl. Probab. 2 (1992)). So there are
   few looks, far apart: a first stage of at least SIM_SEQUENTIAL_FIRST replicates estimates the
   spread; the number that this spread calls for, and a margin of a tenth, is then run at once; only
   if that does not do is there another stage. How many replicates are run depends on spreads, and
   on an estimate only through a tolerance that is a share of it. */

enum { SIM_SEQUENTIAL_FIRST = 16384 };

/* One thing to be known: a statistic of an output to within `tolerance`, absolute or as a share of
   the size of what is estimated, whatever value in its interval that is. */
typedef struct {
  size_t output;
  sim_statistic_t statistic;
  double tolerance; /* positive */
  bool relative;
  /* written by the run: */
  sim_interval_t interval;
  double half_width, allowed; /* allowed: the tolerance in units of the output */
  bool reached;
} sim_goal_t;

typedef struct {
  sim_goal_t *goals;
  size_t count;
  uint64_t first, most; /* replicates of the first stage, and of all at most */
  void *ctx;
  void (*stage)(void *ctx, uint64_t target); /* told where each stage goes; may be NULL */
} sim_sequential_t;

/* Runs the model in stages until every goal is reached, or its output has been defined nowhere in a
   whole stage, or there are `most` replicates, and writes their number to *used. The first stage
   has self->first replicates, at least SIM_SEQUENTIAL_FIRST and at most `most`. The summaries are
   those of one run of *used replicates, to the bit; options->replicates does not count. Errors as
   sim_run. */
int sim_sequential_run(const sim_model_t *model, const sim_run_options_t *options,
                       const sim_sequential_t *self, sim_summary_t *summaries, uint64_t *used);

#endif
