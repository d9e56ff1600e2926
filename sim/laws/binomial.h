// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_BINOMIAL_H
#define SIM_BINOMIAL_H

#include <stddef.h>

#include "sim/laws/rough.h"

/* The binomial law: successes in n trials of chance p. n whole, 0 <= n <= 2^31; 0 <= p <= 1; both
   ends legal. Anything else, NaN included, gives NaN. Same bits on every machine; no state. */

#define SIM_BINOMIAL_LARGEST_N SIM_ROUGH_LARGEST_N

/* The exact quantile: the smallest whole k with F(k) >= u, 0 < u < 1 (NaN outside). "Exact": equal
   to the quantile computed with 40 digits unless |u - F(k)| < 1e-13 F(k) for some k; a u above F(k)
   by at most 4e-14 min(u, 1 - u) counts as F(k), so that ties come out as on paper.

   Method: the Cornish-Fisher expansion of sim/laws/cornish.h with an error bound held on a grid by
   a test, in single precision first (sim/laws/rough.h); where it leaves two integers possible, or
   npq < 1, or in the far tails, summation: from 0 if the mean of the rarer outcome is at most 30,
   otherwise outwards from k with Loader's form of the probability (sim/laws/saddle.h). p > 1/2 is
   done by the other outcome, quantile n - k' with k' the smallest value whose F'(k') exceeds 1 - u.
 */
double sim_binomial_quantile(double n, double p, double u);

/* k[i] = sim_binomial_quantile(n[i], p[i], u[i]), i < count, to the bit, but vectorised. k may be
   the same array as any of the others, not one that overlaps it in part. Cost per draw, npq >= 10:
   1.3 times that of a tabulated normal quantile with AVX2 (tests/bench_sim_discrete.c). */
void sim_binomial_quantiles(size_t count, const double *n, const double *p, const double *u,
                            double *k);

/* P(X = k), 0 for a k that is not a possible value; P(X <= k) and P(X > k) for real k. Relative
   error of cdf and sf below 3e-14 down to tails of 1e-12, the smallest tested. The work grows with
   the standard deviation: about a millisecond for the largest laws. */
double sim_binomial_pmf(double k, double n, double p);
double sim_binomial_cdf(double k, double n, double p);
double sim_binomial_sf(double k, double n, double p);

#endif
