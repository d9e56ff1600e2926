// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_SHAPE_H
#define FITS_SHAPE_H

#include <stddef.h>

/* How far a sample lies from the normal with its own mean and standard deviation. */

/* The statistic A² of Anderson and Darling of x[n], ascending, n >= 8, with the mean and the
   standard deviation of the sample, above 0, times 1 + 0.75/n + 2.25/n². */
double fits_shape_distance(const double *x, size_t n, double mean, double sd);

/* How often a sample of a normal has that distance or a larger one: D'Agostino and Stephens,
   Goodness-of-Fit Techniques 1986, table 4.9. From 0 to 1, to about 0.002. */
double fits_shape_chance(double a);

#endif
