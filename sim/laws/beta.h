// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_BETA_H
#define SIM_BETA_H

/* The beta distribution, density x^(a-1) (1-x)^(b-1) / B(a,b) on [0,1].

   Distribution function: prefactor x^a (1-x)^b / B(a,b) in Loader's saddle-point form (C. Loader
   2000), times the continued fraction of Didonato & Morris 1992 (ACM TOMS 18, BFRAC) or, near an
   end, the power series (BPSER), always for the tail in which it converges fast.
   Quantile: Halley's iteration for log F on the scale of the log odds, where every beta density is
   log-concave, inside a bracket that shrinks at every step (bisection where a step leaves it).

   Shapes 1e-6 <= a, b <= 1e9. Largest relative error of the quantile and of its distance from 1,
   against 50-digit values for shapes 0.05 to 1e6 in all pairs, Beta(0.01,3), Beta(1e7,1e7) and
   others, u from 1e-12 to 1 - 1e-12: 1e-13 (u^(1/a) magnifies rounding by 1/a), 4e-15 for shapes
   >= 1, 6e-16 for shapes >= 10. Outside those shapes results are finite, in [0,1] and ascending,
   with no bound on the error tested. A parameter outside its range or NaN gives NaN. */

#define SIM_BETA_SHAPE_MIN 1e-6
#define SIM_BETA_SHAPE_MAX 1e9

/* P(X <= x) and P(X > x); x < 0 and x > 1 are legal. */
double sim_beta_cdf(double x, double a, double b);
double sim_beta_sf(double x, double a, double b);

/* The x with P(X <= x) = u, 0 <= u <= 1, and its distance from 1, which keeps its digits where x
   rounds to 1. Below 1e-300 the result goes through the subnormals to 0 (small a, small u). */
double sim_beta_quantile(double u, double a, double b);
double sim_beta_quantile_complement(double u, double a, double b);

/* Prepared shapes, for tables. Caller's storage, nothing to free. */
typedef struct {
  double a, b;
  double scale;    /* sqrt(ab/(2 pi (a+b))) times the Stirling errors' factor */
  double log_beta; /* log B(a,b) */
} sim_beta_t;

/* Returns SIM_OK or SIM_ERR_DOMAIN. */
int sim_beta_init(sim_beta_t *self, double a, double b);

/* The odds x/(1-x) at which the lower tail is p, 0 < p <= 1/2; guess = 0 for none, else odds close
   to the answer. */
double sim_beta_odds(const sim_beta_t *self, double p, double guess);

/* Lower tail at odds o > 0; sets *density = dF/d(log odds) = x^a (1-x)^b / B(a,b). */
double sim_beta_lower(const sim_beta_t *self, double odds, double *density);

#endif
