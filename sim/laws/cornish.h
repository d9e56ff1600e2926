// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_CORNISH_H
#define SIM_CORNISH_H

/* Continuous quantile Q of the binomial and Poisson laws as a function of the normal quantile z:
   the Cornish-Fisher expansion with lattice (Sheppard) corrections, derived by
   tests/reference/cornish.py. With w = pq, g = q - p, sigma^2 = npq (Poisson: w = 0, g = 1,
   sigma^2 = lambda) and F the distribution function, Q(z(F(k))) = k + 1 up to the error bounded
   below, so that the quantile of u is floor(Q(z(u))) unless Q is that near an integer.

     Q = mean + 1/2 + sigma z + g (z^2 - 1)/6
         + [z (7w - 1) - z^3 (1/2 + w)] / (36 sigma)
         + g (1 + w/2) (3 z^4 + 7 z^2 - 16) / (810 sigma^2)
         + [z A(w) + z^3 B(w) + z^5 C(w)] / sigma^3

   Cornish & Fisher 1938; Giles 2016, ACM TOMS 42 (Algorithm 955) has the Poisson terms up to
   sigma^-2. It is used for sigma^2 >= 1 and |z| <= min(4, 1.5 sigma). */

typedef struct {
  double mean, variance, w, g;
} sim_cornish_t;

#define SIM_CORNISH_LEAST_VARIANCE 1.0
#define SIM_CORNISH_LARGEST_Z      4.0

/* Sets *bound to a number larger than the error of the result: at least twice the error of the
   expansion at every jump (largest ratio found: 0.41, on the 176,000 jumps of the grid in
   tests/test_sim_cornish.c, variances 1 to 1e9, p from 1e-6 to 0.997 and Poisson), plus 2e-11 sigma
   for the error of a tabulated z and 1e-15 mean for rounding. Outside the range of use the bound
   is 1. Branch-free, so that loops over it vectorise. */
static inline double sim_cornish_quantile(sim_cornish_t law, double sigma, double z,
                                          double *bound) {
  const double w = law.w;
  const double e = 1.0 / sigma;
  const double e2 = e * e;
  const double z2 = z * z;
  const double a = 671.0 / 38880.0 - w * (677.0 / 19440.0 + w * (433.0 / 38880.0));
  const double b = -137.0 / 38880.0 + w * (403.0 / 38880.0 + w * (8.0 / 1215.0));
  const double c = -23.0 / 17280.0 + w * (13.0 / 4320.0 + w * (1.0 / 4320.0));
  const double odd = (7.0 * w - 1.0 - z2 * (0.5 + w)) * (1.0 / 36.0) + e2 * (a + z2 * (b + z2 * c));
  const double even = (z2 - 1.0) * (1.0 / 6.0) +
                      e2 * (1.0 + 0.5 * w) * ((z2 * (3.0 * z2 + 7.0) - 16.0) * (1.0 / 810.0));
  const double size = z < 0.0 ? -z : z;
  const double truncation = 0.02 + z2 * (0.05 + z2 * (0.006 + z2 * 0.003));
  const double error = truncation * (e2 * e2) + 2e-11 * sigma + 1e-15 * law.mean;
  const int usable = (law.variance >= SIM_CORNISH_LEAST_VARIANCE) &
                     (size <= SIM_CORNISH_LARGEST_Z) & (size <= 1.5 * sigma);
  *bound = usable ? error : 1.0;
  return law.mean + (0.5 + (z * (sigma + e * odd) + law.g * even));
}

/* floor(Q), or NaN where the bound leaves two integers possible. |Q| < 2^51. */
static inline double sim_cornish_floor(double quantile, double bound) {
  const double rounder = 6755399441055744.0; /* 1.5 * 2^52: adding it rounds to an integer */
  const double nearest = (quantile + rounder) - rounder;
  const double above = quantile - nearest;
  const double distance = above < 0.0 ? -above : above;
  const double whole = above < 0.0 ? nearest - 1.0 : nearest;
  return distance > bound ? whole : __builtin_nan("");
}

#endif
