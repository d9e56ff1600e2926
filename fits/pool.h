// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_POOL_H
#define FITS_POOL_H

#include <stddef.h>

/* Quantiles of several experts, pooled: the weighted mean of their probabilities (linear opinion
   pool: Stone, Ann. Math. Statist. 32 (1961), 1339–1342), and not of their quantiles, which would
   be narrower and would hide that they differ. Between an expert's quantiles all values are alike;
   the ends lie 10 % of the way from the least to the most that any of them said beyond both, within
   what the input can be (Cooke, Experts in Uncertainty 1991, ch. 12). So the pool is straight
   between points, and known exactly. */

enum { FITS_EXPERTS_MAX = 30, FITS_LEVELS_MAX = 7, FITS_POOL_POINTS = 20 };

typedef struct {
  const double *values;  /* expert after expert, one for each level, rising */
  const double *weights; /* above 0; need not add to 1 */
  size_t experts;        /* 1 … FITS_EXPERTS_MAX */
  const double *levels;  /* probabilities, rising, within 0 and 1 */
  size_t level_count;    /* 1 … FITS_LEVELS_MAX */
  double least, most;    /* what the input can be; both may be infinite */
} fits_experts_t;

typedef struct {
  double x[FITS_POOL_POINTS], p[FITS_POOL_POINTS]; /* rising both, p from 0 to 1 */
  size_t count;
  double misfit; /* how far in probability the points lie from the pool; 0: nowhere */
} fits_pool_t;

/* The least and the most that the pool reaches. */
void fits_pool_ends(const fits_experts_t *self, double *low, double *high);

/* What expert i says, or all of them for i = experts: P(X <= x), and the value with that
   probability, 0 < p < 1. Exact but for rounding. */
double fits_pool_below(const fits_experts_t *self, size_t i, double x);
double fits_pool_quantile(const fits_experts_t *self, size_t i, double p);

/* The points of the pool: all, or, of more than FITS_POOL_POINTS, those whose loss moves it least,
   taken away one by one. */
void fits_pool(const fits_experts_t *self, fits_pool_t *out);

#endif
