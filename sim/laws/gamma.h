// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_GAMMA_H
#define SIM_GAMMA_H

/* The gamma distribution of scale 1, density x^(a-1) exp(-x) / Gamma(a) on x >= 0.

   Distribution function: prefactor x^a exp(-x) / Gamma(a) in Loader's saddle-point form (C. Loader
   2000), times the power series for small x, else a continued fraction: for the upper tail
   Legendre's (DLMF 8.9.2), for the lower tail the limit b -> inf of BFRAC (Didonato & Morris 1992,
   ACM TOMS 18). Quantile: Halley's iteration for the log of the smaller tail in s = log x, where
   every gamma density is log-concave, inside a shrinking bracket.

   Shapes 1e-6 <= a <= 1e9. Largest relative error of the quantile against 50-digit values for
   shapes 0.01 to 1e7 and u from 1e-12 to 1 - 1e-12: 5e-14 (u^(1/a) magnifies rounding by 1/a),
   2e-15 for shapes >= 1. Outside those shapes results are finite and ascending, with no bound on
   the error tested. A parameter outside its range or NaN gives NaN. */

#define SIM_GAMMA_SHAPE_MIN 1e-6
#define SIM_GAMMA_SHAPE_MAX 1e9

/* P(X <= x) and P(X > x); x < 0 and x = inf are legal. */
double sim_gamma_cdf(double x, double shape);
double sim_gamma_sf(double x, double shape);

/* The x with P(X <= x) = u, 0 <= u <= 1 (inf at u = 1). Below 1e-300 the result goes through the
   subnormals to 0 (small shape, small u). */
double sim_gamma_quantile(double u, double shape);

/* Prepared shape, for tables. Caller's storage, nothing to free. */
typedef struct {
  double shape;
  double scale;     /* sqrt(a/(2 pi)) times the Stirling error's factor */
  double log_gamma; /* log Gamma(a+1) */
} sim_gamma_t;

/* Returns SIM_OK or SIM_ERR_DOMAIN. */
int sim_gamma_init(sim_gamma_t *self, double shape);

/* The x at which the lower (upper = 0) or upper tail is p, 0 < p <= 1/2; guess = 0 for none, else a
   value close to the answer. */
double sim_gamma_solve(const sim_gamma_t *self, double p, int upper, double guess);

/* The lower or upper tail at x > 0; sets *density = dF/d(log x) = x^a exp(-x) / Gamma(a). */
double sim_gamma_tail(const sim_gamma_t *self, double x, int upper, double *density);

#endif
