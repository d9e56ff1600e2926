// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_ROUGH_H
#define SIM_ROUGH_H

#include <stddef.h>

/* Binomial quantiles in single precision, twice as many at a time as in double, where that is
   enough to tell which integer it is: a filter before the exact methods of sim/laws/binomial.c.
   What it decides is the exact quantile; the rest it leaves.

   Method: the expansion of sim/laws/cornish.h up to 1/sigma^2, at a normal quantile z that is a
   ratio of polynomials of degree 4 in sqrt(4u(1 - u)) times 2u - 1 (tests/reference/rough.py; error
   below 3e-6 for |z| < 3.49). Means are carried as the nearest integer and a rest, so that digits
   are lost on the distance from the mean only. Bound: 1.2 times the terms left out, twice those
   that cornish.h leaves out, and 2e-5 (1 + sigma) for z and rounding; tests/test_sim_rough.c
   holds it at every jump of a grid of laws. Undecided, of draws with np of some 10: one in 300. */

/* k[i] = the u[i]-quantile of the binomial (n[i], p[i]), i < count <= SIM_ROUGH_CHUNK, or NaN: not
   decided, or an argument is outside its domain. */
enum { SIM_ROUGH_CHUNK = 256 };
#define SIM_ROUGH_LARGEST_N 2147483648.0
void sim_rough_binomials(size_t count, const double *n, const double *p, const double *u,
                         double *k);

#endif
