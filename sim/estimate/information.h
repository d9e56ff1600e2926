// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_INFORMATION_H
#define SIM_INFORMATION_H

#include "sim/summary/moments.h"

#include <stddef.h>
#include <stdint.h>

/* The value of information for a choice between a few decisions (Raiffa and Schlaifer 1961, ch. 4):
   what a risk-neutral decision maker, who wants the greatest expected value, gains on average by
   learning something before choosing. Estimates are means over replicates of a gain that an honest
   rule makes: whatever a rule learnt, it learnt from other replicates than those it is valued on.
   So they are never inflated by picking winners out of noise; they fall short of the value of the
   best rule by what the learnt one misses, which vanishes as replicates grow. */

/* values[d][r]: the value of decision d in replicate r, the same state of the world for every d;
   the greater the better; all finite. */
typedef struct {
  size_t decisions;            /* at least 2 */
  size_t replicates;           /* at least SIM_INFORMATION_LEAST */
  const double *const *values; /* borrowed */
} sim_choice_t;

enum { SIM_INFORMATION_LEAST = 1024 };

/* A mean gain over the best decision without information, in the unit of the values. May be
   negative by noise. */
typedef struct {
  double mean, se; /* se: Monte Carlo standard error of the mean */
  double changed;  /* share of replicates in which the information changes the decision */
} sim_gain_t;

/* The decision with the greatest mean, the first of equals. */
size_t sim_information_best(const sim_choice_t *choice);

/* moments of values[d] − values[reference], replicate by replicate. */
sim_moments_t sim_information_difference(const sim_choice_t *choice, size_t d, size_t reference);

/* The share of replicates in which no other decision is better than d. */
double sim_information_share(const sim_choice_t *choice, size_t d);

/* The gain of knowing everything, chance included: E max_d V_d − E V_best. Nobody can know chance
   beforehand: an upper bound. */
sim_gain_t sim_information_everything(const sim_choice_t *choice, size_t best);

/* The gain of knowing one input, x[r] in replicate r (finite; constant is legal), all else
   remaining as uncertain as it is: E max_d E(V_d | x) − E V_best. Single-loop regression (Strong,
   Oakley and Brennan 2014, Medical Decision Making 34:311–326) of V_d − V_best on the normal score
   of x by cubic B-splines, constant beyond scores of ±3; each half of the replicates (even, odd) is
   valued under the rule learnt on the other half. Exactly 0 when no decision is better than best in
   any replicate. Returns SIM_OK, SIM_ERR_DOMAIN (see above) or
   SIM_ERR_NO_MEMORY. */
int sim_information_input(const sim_choice_t *choice, size_t best, const double *x,
                          sim_gain_t *out);

/* Nested simulation: what is gained in each of `count` samples of something known, given `inner`
   >= 2 samples of what is not, values[d * inner + k][r] the value of decision d in inner sample k
   of sample r. Each inner sample is valued under the decision that the others favour. gains[r] is
   the mean gain over `best`, changed[r] the share of inner samples with another decision than
   `best`. Their means over r underestimate E max_d E(V_d | known) − E V_best, by less the larger
   `inner` is. `sums` is scratch for `decisions` doubles. */
void sim_information_inner(size_t decisions, size_t inner, size_t count, size_t best,
                           const double *const *values, double *sums, double *gains,
                           double *changed);

/* The mean of the nested simulation's `count` < choice->replicates gains, sample r being replicate
   r of `choice`, with what knowing everything gains there as its control, whose mean all replicates
   tell better (regression estimator in double sampling; Cochran 1977, Sampling Techniques, ch. 12):
   without chance the two gains are one. `changed` may be the array of sim_information_inner. */
sim_gain_t sim_information_nested(const sim_choice_t *choice, size_t best, size_t count,
                                  const double *gains, const double *changed);

#endif
