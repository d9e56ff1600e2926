// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_MOMENTS_H
#define SIM_MOMENTS_H

#include <stddef.h>
#include <stdint.h>

/* Count, mean and sum of squared deviations of a sample. Values that are not finite are undefined:
 * counted apart and left out. An all-zero struct is empty. */
typedef struct {
  uint64_t count, undefined;
  double mean, m2;
} sim_moments_t;

/* The moments of x[0 … count − 1]: two passes over deviations from the first value, so that a
   constant sample has exactly its value as mean and 0 as m2. */
void sim_moments_of(sim_moments_t *self, size_t count, const double *x);

/* Adds the sample behind `other`. Chan, Golub and LeVeque, "Updating formulae and a pairwise
   algorithm for computing sample variances", COMPSTAT 1982. The result depends on the order of the
   merges in its last digits: merge in one fixed order. */
void sim_moments_merge(sim_moments_t *self, const sim_moments_t *other);

/* Sample standard deviation (divisor count − 1); NaN for fewer than two values, which tell nothing
   of it. */
double sim_moments_sd(const sim_moments_t *self);

/* Standard error of the mean, sd/√count; NaN for fewer than two values. */
double sim_moments_se(const sim_moments_t *self);

#endif
