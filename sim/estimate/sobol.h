// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_SOBOL_H
#define SIM_SOBOL_H

#include <stddef.h>

/* Sobol' indices from pick-freeze columns: the output f at n base points, in sample A, in an
   independent sample B, and in A with one set of inputs taken from B. */

/* A share of the variance. `raw` estimates it with standard error `se`; noise may take it out of
   [0, 1]. What is shown is brought into [0, 1], with its 95 % interval raw ± 1.96 se. */
typedef struct {
  double raw, se;
  double shown, low, high;
} sim_index_t;

sim_index_t sim_index_of(double raw, double se);

/* p and q are f at points that agree in a set u of inputs and are independent in all others; r is
   f at points independent of those of p. Estimates the closed index of u, Var E[f | u] / Var f,
   and its rest 1 − closed, which is the total index of all other inputs.

   With μ and V the mean and variance of p and q together,
     closed = 1 − Σ(p − q)² / (2nV)                                          (1)
   is T_N of Janon, Klein, Lagnoux, Nodet and Prieur (2014), "Asymptotic normality and efficiency
   of two Sobol index estimators", ESAIM: P&S 18, and its rest is the total index of
   Jansen (1999), Computer Physics Communications 117, with the variance of both columns. T_N is
   noisy for small indices, because chance correlation of independent points enters whole. That
   correlation is seen between r and p, whose covariance is known to be 0, and taken out as a
   control variate with its regression coefficient (Lavenberg and Welch 1981, Management Science
   27; the idea for Sobol' indices: Glen and Isaacs 2012, Environmental Modelling and Software
   37). Small indices gain as in Saltelli et al. (2010), large ones stay efficient.

   The standard error is that of the influence function (delta method), less what the control
   explains. That says nothing of rare points that were not seen: `unseen`, not below 0, is how far
   such a point could lie from the others, in the unit of the variance; its influence enters the
   standard error z times, z = 1.96, so that where no rare point was seen the interval ends at z²
   = 3.84 times its weight, as the score interval of a Poisson count of 0 does. 0: the output is not
   of that kind.

   influence (n, may be NULL, may be p, q or r) receives that function per point.
   n >= 2. When p equals q at every point closed is exactly 1, with se 0 but for `unseen`. When V =
   0 nothing is known: the intervals are [0, 1]. */
void sim_sobol_closed(size_t n, const double *p, const double *q, const double *r, double unseen,
                      double *influence, sim_index_t *closed, sim_index_t *rest);

/* The mean of n values; exact for a constant column. */
double sim_sobol_mean(size_t n, const double *x);

#endif
