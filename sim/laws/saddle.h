// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_SADDLE_H
#define SIM_SADDLE_H

/* The two functions of the saddle-point form of the binomial, Poisson, beta and gamma densities
   (C. Loader 2000, "Fast and accurate computation of binomial probabilities"), which avoids
   differences of large logarithms of factorials:

     Poisson    P(X = x) = exp(-sim_stirling_error(x) - sim_deviance(x, m)) / sqrt(2 pi x)  */

/* Error of Stirling's formula, lgamma(n + 1) - [(n + 1/2) log n - n + log(2 pi)/2].
   n: real, >= 0. At n = 0 the limit, +infinity; NaN for n < 0 or NaN.
   Method: n >= 8 Stirling's series; 1 <= n < 8 a polynomial in 1/n fitted to 60 digits; n < 1 one
   step of the recurrence. Accuracy tested: 4e-17 absolute for n >= 1, 4e-16 absolute plus 4e-16
   relative below. */
double sim_stirling_error(double n);

/* Deviance x log(x/m) + m - x >= 0, without cancellation when x is near m.
   x: real, >= 0; m: real, > 0 (the mean, "np"). At x = 0 it is m. NaN outside the domain.
   Method: with v = (x - m)/(x + m), |v| < 0.32: (x - m) v + 2 x (v^3/3 + v^5/5 + ...).
   Accuracy tested: 2e-15 relative. */
double sim_deviance(double x, double m);

#endif
