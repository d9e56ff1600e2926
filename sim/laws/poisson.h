// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_POISSON_H
#define SIM_POISSON_H

#include <stddef.h>

/* The Poisson law of mean lambda, 0 <= lambda <= 1e9. Anything else, NaN included, gives NaN. Same
   bits on every machine; no state. */

#define SIM_POISSON_LARGEST_LAMBDA 1e9

/* The exact quantile: the smallest whole k with F(k) >= u, 0 < u < 1 (NaN outside), in the sense
   and by the method of sim_binomial_quantile (sim/laws/binomial.h). */
double sim_poisson_quantile(double lambda, double u);

/* k[i] = sim_poisson_quantile(lambda[i], u[i]), i < count, to the bit, but vectorised. k may be the
   same array as either of the others, not one that overlaps it in part. */
void sim_poisson_quantiles(size_t count, const double *lambda, const double *u, double *k);

/* P(X = k), 0 for a k that is not a possible value; P(X <= k) and P(X > k) for real k. Relative
   error of cdf and sf below 3e-14 down to tails of 1e-12, the smallest tested. The work grows with
   the standard deviation: about a millisecond for the largest laws. */
double sim_poisson_pmf(double k, double lambda);
double sim_poisson_cdf(double k, double lambda);
double sim_poisson_sf(double k, double lambda);

#endif
