// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_RANK_H
#define SIM_RANK_H

#include <stddef.h>

/* Spearman's rank correlation. */
typedef struct {
  double estimate, low, high; /* with its 95 % interval; NaN when a sample is constant */
} sim_rank_t;

/* Writes the ranks 1 … n of x to ranks; equal values share the mean of their ranks (midranks).
   order is scratch for n indices. All x finite. */
void sim_midranks(size_t n, const double *x, size_t *order, double *ranks);

/* The correlation of two samples of ranks; n >= 4. The interval is Fisher's, tanh(atanh ρ ± 1.96
   √((1 + ρ²/2)/(n − 3))), with the variance of Bonett and Wright (2000), "Sample size requirements
   for estimating Pearson, Kendall and Spearman correlations", Psychometrika 65. */
sim_rank_t sim_rank_correlation(size_t n, const double *x_ranks, const double *y_ranks);

#endif
