// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_ALIKE_H
#define FITS_ALIKE_H

#include <stddef.h>

/* Whether several shares, k of n each, differ by more than chance: Pearson's chi-squared about
   their common share, X² = Σ (k − n p)²/(n p (1 − p)), against the distribution χ² of the rows less
   1 (Pearson, Philosophical Magazine 50 (1900), 157–175). Of pure chance about FITS_ALIKE_LEVEL are
   said to differ, as long as each row expects some FITS_YEARLY_LEAST of each kind. */

#define FITS_ALIKE_LEVEL 0.05 /* below it the rows are said to differ */

/* X². values[i] out of of[i], not all of none and not all of all; count >= 1. */
double fits_alike_distance(const double *values, const double *of, size_t count);

/* How often chance alone parts such rows at least as much, 0 to 1; NaN where nothing can part them:
   one row, none or all of the cases. */
double fits_alike_chance(const double *values, const double *of, size_t count);

#endif
