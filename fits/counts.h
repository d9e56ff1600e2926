// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_COUNTS_H
#define FITS_COUNTS_H

#include <stdbool.h>
#include <stddef.h>

/* Successes out of cases, in one row or several: a share, as well known as from the cases; less,
   where the rows lie further apart than chance has them on average. */

typedef struct {
  size_t rows;
  double successes, cases;
  double dispersion; /* Pearson's chi-squared over its degrees of freedom; NaN for one row */
  double chance;     /* how often chance alone has it so large (fits/alike.h); NaN for one row */
  bool differs;      /* dispersion above 1: of pure chance about half */
  double n;          /* the cases that the share is worth */
} fits_counts_t;

/* values[i] out of of[i], whole, 0 <= values[i] <= of[i], of[i] >= 1, count >= 1. Where the rows
   differ, n is the cases over the dispersion (quasi-likelihood: McCullagh and Nelder, Generalized
   Linear Models, 2nd ed. 1989, 4.5), and over (t/z)² for how few rows say so. False when n would be
   below 1. */
bool fits_counts_fit(const double *values, const double *of, size_t count, fits_counts_t *out);

#endif
