// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_INTERVAL_H
#define SIM_INTERVAL_H

#include "sim/engine/run.h"

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
   sim_interval_of_event.
   - Standard deviation: estimate ± z·se, see sim_histogram_sd_se.
   - Quantile: sim_interval_of_quantile with a reach of z√(p(1 − p)/n). */
sim_interval_t sim_interval_of(const sim_summary_t *summary, sim_statistic_t statistic);

/* The score interval of the probability of an event that was seen in a share of n independent
   replicates (Wilson, JASA 22 (1927), 209–212): honest also when all or none were. `critical`: of
   the normal, SIM_Z975 for 95 %, or of Student's t. n > 0; with an effective number of replicates
   it need not be whole. */
sim_interval_t sim_interval_of_event(double share, double n, double critical);

/* Whether an output has been 0 or 1 only, and its values are whole. */
bool sim_interval_is_event(const sim_summary_t *summary);

/* The interval of a quantile, 0 < p < 1, between the order statistics of ranks ⌊n(p − reach) + ½⌋
   and ⌈n(p + reach) + ½⌉, where reach is how far the share below the quantile may be from p:
   without assumptions on the distribution, and closed, so that it covers no less when values
   repeat: 95 % beside a value of many replicates, 97.5 % at its edge, where one end alone can miss,
   and up to 100 % within it (Serfling, "Approximation theorems of mathematical statistics"
   (1980), 2.6.3, with the correction for continuity of the binomial). An end is infinite when there
   is no such rank. Where the summary's bin holds more than four times the reach, or its grid is
   sparse, the bin's outer edge is taken. NaN when nothing was added. */
sim_interval_t sim_interval_of_quantile(const sim_histogram_t *histogram, double p, double reach);

/* The larger of the two distances from the estimate to the ends. */
double sim_interval_half_width(const sim_interval_t *self);

#endif
