// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_NORMAL_H
#define SIM_NORMAL_H

#include <stddef.h>

/* The standard normal distribution. Same bits on every machine; no state. */

/* Its 0.975-quantile: the half-width of a 95 % interval in standard errors. */
#define SIM_Z975 1.959963984540054

/* P(Z <= z) and P(Z > z), -inf <= z <= inf; NaN gives NaN. Through the scaled tail
   (1 + 2z) exp(z^2/2) Q(z), a polynomial in (z - 5)/(z + 5) (form of Shepherd & Laframboise 1981,
   Math. Comp. 36; coefficients fitted to 40 digits). Relative error of the smaller tail below
   1e-15 down to 1e-300 (4.4e-16 measured); smaller values go through the subnormals to 0. */
double sim_normal_cdf(double z);
double sim_normal_sf(double z);

/* The z with P(Z <= z) = u, 0 < u < 1; u = 0 gives -inf, u = 1 gives inf, anything else NaN.
   Rational approximation PPND16 of Wichura 1988, Applied Statistics 37 (AS 241); relative error
   below 1e-15 (5.6e-16 measured), near u = 1/2 and at u = 1e-300 too. */
double sim_normal_quantile(double u);

/* z[i] = quantile of u[i] for i < count, as sim_normal_quantile but by table, some 3 ns a value:
   error below 1e-12 * max(1, |z|) (6e-14 measured). u and z may be the same array. */
void sim_normal_quantiles(size_t count, const double *u, double *z);

/* x[i] = P(Z <= x[i]) for i < count, in place: the bits of sim_normal_cdf, by vector instructions.
 */
void sim_normal_cdfs(size_t count, double *x);

#endif
