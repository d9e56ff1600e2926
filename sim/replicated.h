// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_REPLICATED_H
#define SIM_REPLICATED_H

#include "sim/run.h"

/* Standard errors where the replicates of a run depend on each other within parts that do not (the
   randomisations of sim/design.h): from how far the parts' own estimates x_k lie from the estimate
   x of all replicates, se² = Σ (x_k − x)² / (M (M − 1)). About x and not about their mean, so that
   a quantile's bias within a part widens its error: "sectioning", Nakayama, "Confidence intervals
   for quantiles using sectioning when applying variance-reduction techniques", ACM TOMACS 24
   (2014). For a mean the parts count by how many of their values are defined: the ratio estimator,
   Cochran, "Sampling Techniques" (1977), equation (6.13). */

enum { SIM_REPLICATED_PROBABILITIES = 16 }; /* at most */

typedef struct {
  double mean, sd;
  double quantile[SIM_REPLICATED_PROBABILITIES];
} sim_errors_t;

/* Runs the model as sim_run does, but in `parts` (2 … 1024) parts of equal size, which must divide
   options->replicates, and writes for each output the standard errors of its mean, its standard
   deviation and its quantiles at p[count] to errors[output_count]. Where a part has no defined
   value, they are those of a random sample instead. The summaries are those of all replicates
   together. Errors: as sim_run; SIM_ERR_DOMAIN also for parts or count out of range. */
int sim_replicated_run(const sim_model_t *model, const sim_run_options_t *options, size_t parts,
                       size_t count, const double *p, sim_summary_t *summaries,
                       sim_errors_t *errors);

#endif
