// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_SCORE_H
#define SIM_SCORE_H

#include <stddef.h>

/* Normal scores: where a value stands in its own distribution, as a standard normal deviate. Read
   from a sample, so that the distribution need not be known, nor the input be independent. */

enum { SIM_SCORE_NODES = 25 }; /* at scores −3, −2.75 … 3 */

typedef struct {
  size_t count; /* distinct nodes; 0 for a constant */
  double x[SIM_SCORE_NODES], z[SIM_SCORE_NODES];
} sim_score_t;

/* Lays nodes at the sample's quantiles; equal quantiles share the mean of their scores. `scratch`
   holds count doubles. */
void sim_score_init(sim_score_t *self, size_t count, const double *sample, double *scratch);

/* The score of x, in [−3, 3]: linear between nodes, constant beyond the outermost. 0 for a
   constant. */
double sim_score(const sim_score_t *self, double x);

#endif
