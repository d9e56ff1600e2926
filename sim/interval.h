// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_INTERVAL_H
#define SIM_INTERVAL_H

#include "sim/run.h"

/* Intervals of confidence for what a run of independent replicates estimates, 95 %. */

enum { SIM_INTERVAL_LEAST = 30 };

typedef enum { SIM_MEAN, SIM_SD, SIM_QUANTILE } sim_statistic_kind_t;

typedef struct {
  sim_statistic_kind_t kind;
  double p; /* of a quantile, in (0, 1) */
} sim_statistic_t;

typedef struct {
  double estimate, low, high;
} sim_interval_t;

/* The interval of a statistic. From fewer than SIM_INTERVAL_LEAST defined values nothing is known:
   −∞ … ∞, and an estimate of NaN when there are none.
   - Mean: estimate ± z·sd/√n. Of an output that has been 0 or 1 only, and whose values are whole,
   the score interval of a proportion (Wilson, JASA 22 (1927), 209–212), which stays honest when all
   or none were 1.
   - Standard deviation: estimate ± z·se, see sim_histogram_sd_se.
   - Quantile: between the order statistics at p ± z√(p(1 − p)/n), without assumptions on the
     distribution (Serfling, "Approximation theorems of mathematical statistics" (1980), 2.6.3). */
sim_interval_t sim_interval_of(const sim_summary_t *summary, sim_statistic_t statistic);

/* The larger of the two distances from the estimate to the ends. */
double sim_interval_half_width(const sim_interval_t *self);

#endif
