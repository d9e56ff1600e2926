// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_SENSITIVITY_H
#define SIM_SENSITIVITY_H

#include "sim/estimate/points.h"
#include "sim/estimate/sobol.h"

#include <stdbool.h>
#include <stddef.h>

/* Variance-based sensitivity: what share of an output's variance comes from each set of inputs.
   Pick-freeze design (Saltelli et al. 2010, Computer Physics Communications 181): N base points in
   two independent samples A and B, and for each set sample A with that set taken from B, so that k
   sets cost (k + 2) N evaluations. The inputs of different sets must be independent. The results
   depend on the model and on N only, not on the threads. */

/* One set and one output. */
typedef struct {
  sim_index_t first; /* closed: what the set explains alone */
  sim_index_t total; /* with its interactions: what would be left if all else were known */
  double unseen;  /* what rare points not seen add to the standard error of `first`; see sobol.h */
  size_t changed; /* points at which the output is not the same with the set from B; when 0, the
                     output ignored the set throughout: both indices are 0 */
} sim_set_indices_t;

/* One output. A base point at which it is undefined in any sample is dropped from all of them. */
typedef struct {
  size_t used, dropped;           /* base points */
  double mean, mean_se, variance; /* from A and B */
  double range;                   /* of A and B together */
  double variance_error;          /* standard error of the variance, as a share of it: above 0.1 the
                                     intervals of the indices are rough */
  bool is_rare;     /* few points can carry the variance: the output has two values only, or
                       variance_error is above 0.1. Intervals then allow for points not seen */
  bool is_constant; /* the same in A and B throughout: no indices, all are 0 */
  sim_index_t sums[SIM_PARTITIONS]; /* of the first-order indices of each partition; what they
                                       leave are interactions between its sets */
  sim_set_indices_t *sets;          /* set_count of them */
} sim_sensitivity_t;

/* Fills results[output_count], which the caller frees with sim_sensitivity_free (after success
   only). Memory: (set_count + 2) · output_count · N doubles. An output that keeps less than
   SIM_POINTS_MIN points has is_constant false and no indices either: check `used`. Errors:
   SIM_ERR_DOMAIN (options), SIM_ERR_NO_MEMORY, SIM_ERR_CANCELLED, SIM_ERR_MODEL; with other
   processes as sim_ranks_run. */
int sim_sensitivity_run(const sim_sensitivity_model_t *model,
                        const sim_sensitivity_options_t *options, sim_sensitivity_t *results);

void sim_sensitivity_free(size_t output_count, sim_sensitivity_t *results);

#endif
