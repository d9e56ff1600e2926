// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_REPLICATED_H
#define SIM_REPLICATED_H

#include "sim/estimate/interval.h"

/* Errors where the replicates of a run depend on each other within parts that do not (the
   randomisations of sim/design/design.h). All intervals are at 95 %, by Student's t with M − 1
   degrees of freedom.

   Means and standard deviations: from how far the parts' own estimates x_k lie from the estimate x
   of all replicates, se² = Σ (x_k − x)² / (M (M − 1)). For a mean the parts count by how many of
   their values are defined: the ratio estimator, Cochran, "Sampling Techniques" (1977), equation
   (6.13). The interval of an event is sim_interval_of_event with as many replicates as would give
   this error; with all of them when the parts agree.

   Quantiles: a part has too few points for a quantile of its own, and evenly spread points miss it
   by the same bias in every part. So the error is that of the share below: the parts' shares
   F_k(x) at the ends x of the bin that holds the quantile of all, whichever vary more, give
   se(F) as a mean's, and the interval is sim_interval_of_quantile with a reach of t·se(F)
   (Woodruff, "Confidence intervals for medians and other position measures", JASA 47 (1952)). Where
   p falls between two strata of the points the estimate is all but exact and the interval, one rank
   to either side at least, covers more than 95 %. */

enum { SIM_REPLICATED_PROBABILITIES = 16 }; /* at most */

typedef struct {
  double mean, sd; /* standard errors */
  sim_interval_t of_mean;
  double quantile[SIM_REPLICATED_PROBABILITIES]; /* standard errors: the interval's width over 2t */
  sim_interval_t of_quantile[SIM_REPLICATED_PROBABILITIES];
} sim_errors_t;

/* Runs the model as sim_run does, but in `parts` (2 … 1024) parts of equal size, which must divide
   options->replicates, and writes for each output the errors of its mean, its standard deviation
   and its quantiles at p[count] to errors[output_count]. Where a part has no defined value, they
   are those of a random sample instead. The summaries are those of all replicates
   together. Errors: as sim_run; SIM_ERR_DOMAIN also for parts or count out of range. */
int sim_replicated_run(const sim_model_t *model, const sim_run_options_t *options, size_t parts,
                       size_t count, const double *p, sim_summary_t *summaries,
                       sim_errors_t *errors);

#endif
