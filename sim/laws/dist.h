// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_DIST_H
#define SIM_DIST_H

#include <stddef.h>

#include "sim/laws/beta.h"
#include "sim/laws/gamma.h"
#include "sim/laws/table.h"

/* One fixed distribution, drawn by inversion: a uniform in, its quantile out. The struct lives in
   the caller's storage; initialise with one of sim_dist_init_*, release with sim_dist_free. Every
   init returns SIM_OK or SIM_ERR_DOMAIN (a parameter that is NaN, infinite or outside the stated
   range; then the struct is the constant NaN and needs no free). A prepared distribution may be
   used by any number of threads at once. */

typedef enum {
  SIM_DIST_CONSTANT,
  SIM_DIST_BETA,
  SIM_DIST_GAMMA,
  SIM_DIST_NORMAL,
  SIM_DIST_LOGNORMAL,
  SIM_DIST_UNIFORM,
  SIM_DIST_TRIANGULAR,
  SIM_DIST_PERT,
  SIM_DIST_EMPIRICAL,
  SIM_DIST_QUANTILES,
  SIM_DIST_MIXTURE,
  SIM_DIST_CUT
} sim_dist_kind_t;

typedef struct sim_compound sim_compound_t; /* sim/laws/compound.h */
typedef struct sim_dist_own sim_dist_own_t;

typedef struct sim_dist {
  sim_dist_kind_t kind; /* degenerate cases are SIM_DIST_CONSTANT */
  double shift, scale;  /* value, mean, mu or low; sd, sigma or high - low */
  double high;          /* uniform, triangular */
  double split, rest;   /* triangular: (mode - low)/(high - low), (high - mode)/(high - low) */
  double mean, sd;
  union {
    sim_beta_t beta;
    sim_gamma_t gamma;
  } law;
  const sim_dist_own_t *own; /* quantiles, mixture, cut: what the kind can do */
  sim_compound_t *compound;  /* the same: owned */
  double *sample;            /* empirical: owned, ascending; listed: in its order */
  size_t count;
  sim_table_t table; /* beta, gamma, pert once prepared */
} sim_dist_t;

/* What the kinds of sim/laws/compound.h can do, as the functions below. */
struct sim_dist_own {
  double (*exact)(const sim_dist_t *self, double u);
  void (*block)(const sim_dist_t *self, size_t count, const double *u, double *x);
  int (*prepare)(sim_dist_t *self); /* NULL: nothing to do */
  void (*free)(sim_compound_t *compound);
};

/* Any finite value. */
int sim_dist_init_constant(sim_dist_t *self, double value);

/* Beta(a,b), shapes 1e-6 to 1e9. a = 0 < b is the constant 0, b = 0 < a the constant 1. */
int sim_dist_init_beta(sim_dist_t *self, double a, double b);

/* Gamma(shape), scale 1; shape 1e-6 to 1e9, or 0: the constant 0. */
int sim_dist_init_gamma(sim_dist_t *self, double shape);

/* |mean| <= 1e300, 0 <= sd <= 1e300. */
int sim_dist_init_normal(sim_dist_t *self, double mean, double sd);

/* exp of a normal(mu, sigma), sigma >= 0; mean, sd and every quantile must be finite:
   |mu| + 38 sigma <= 700, from which mu + sigma^2 <= 700 follows. */
int sim_dist_init_lognormal(sim_dist_t *self, double mu, double sigma);

/* low <= high, both within 1e300 of 0. */
int sim_dist_init_uniform(sim_dist_t *self, double low, double high);

/* low <= mode <= high, within 1e300 of 0. */
int sim_dist_init_triangular(sim_dist_t *self, double low, double mode, double high);

/* PERT: low + (high - low) Beta(1 + 4 (mode - low)/(high - low), 1 + 4 (high - mode)/(high - low)),
   low <= mode <= high, within 1e300 of 0. */
int sim_dist_init_pert(sim_dist_t *self, double low, double mode, double high);

/* Resampling with replacement: `count` >= 1 finite values within 1e150 of 0, copied and sorted;
   quantile = sample[floor(u count)]. Also SIM_ERR_NO_MEMORY. */
int sim_dist_init_empirical(sim_dist_t *self, const double *sample, size_t count);

/* The same without sorting: the i-th of `count` values at a uniform of i/count to (i + 1)/count. No
   quantile function, but several with one uniform take the values of one place. */
int sim_dist_init_listed(sim_dist_t *self, const double *values, size_t count);

/* Legal on a zeroed struct and after a failed init. */
void sim_dist_free(sim_dist_t *self);

/* Builds the table that makes sim_dist_quantiles fast (beta, gamma, pert, and what
   sim/laws/compound.h makes of them; nothing to do for the others, nor the second time). Errors:
   SIM_ERR_NO_MEMORY. */
int sim_dist_prepare(sim_dist_t *self);

/* The same, and to the same bits, in a thousandth of the time where one of `others` is prepared and
   has the table that is wanted: it is copied. */
int sim_dist_prepare_like(sim_dist_t *self, size_t count, const sim_dist_t *others);

/* The exact quantile at 0 <= u <= 1, infinite where the support is; NaN elsewhere (a constant gives
   its value for every u). Accuracy: that of sim/laws/beta.h, sim/laws/gamma.h, sim/laws/normal.h;
   for lognormal 1e-15 max(1, |log x|) relative, for the rest rounding. */
double sim_dist_quantile(const sim_dist_t *self, double u);

/* x[i] = quantile of u[i], i < count; u and x may be the same array. From the table if prepared:
   error below SIM_TABLE_ACCURACY * max(|x - low|, sd), low = 0 except for pert; normal and
   lognormal as sim_normal_quantiles; mixtures 1e-11 * max(|x|, sd), pieces of the table that miss
   it being solved exactly. Without it, beta, gamma and pert are solved exactly, 100 times slower.
 */
void sim_dist_quantiles(const sim_dist_t *self, size_t count, const double *u, double *x);

double sim_dist_mean(const sim_dist_t *self);
double sim_dist_sd(const sim_dist_t *self);

/* Name of a kind: "beta", ...; "?" outside the enumeration. */
const char *sim_dist_name(sim_dist_kind_t kind);

/* Parameters of the normal or lognormal whose 5 % and 95 % quantiles are p05 <= p95 (lognormal:
   0 < p05). SIM_OK or SIM_ERR_DOMAIN, the outputs then untouched. */
int sim_normal_from_interval(double p05, double p95, double *mean, double *sd);
int sim_lognormal_from_interval(double p05, double p95, double *mu, double *sigma);

#endif
