// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_SAMPLE_H
#define FITS_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>

/* A sample of values, and what it says of the mean of all or of one more value: with what is not
   known of mean and spread in it, by Student's t. */

enum { FITS_MEAN_VALUES = 5, FITS_NEW_VALUES = 10, FITS_MANY_VALUES = 30 };

typedef enum { FITS_NORMAL, FITS_LOGNORMAL, FITS_FAMILIES } fits_family_t;

typedef struct {
  bool is_amount;    /* above 0: may be lognormal */
  bool is_share;     /* 0 to 1: only its mean, whatever the shape */
  bool is_new_value; /* of one more value, not of the mean */
} fits_sample_how_t;

typedef struct {
  fits_sample_how_t how;
  size_t count;
  double least, most, mean, sd;
  fits_family_t family;         /* the likelier of the two */
  double centre[FITS_FAMILIES]; /* mean and standard deviation of the values or of */
  double scale[FITS_FAMILIES];  /* their logarithms; NaN: not tried */
  double chance[FITS_FAMILIES]; /* fits_shape_chance; NaN: not tried, or fewer than 8 */
  bool is_by_number; /* no family fits: the mean of so many values is near normal all the same */
  double low, high;  /* P5 and P95 */
  double n;          /* of a share: the answers that a beta of this width is worth */
} fits_sample_t;

/* What a sample cannot bear. */
typedef enum {
  FITS_SAMPLE_OK,
  FITS_SAMPLE_FEW,
  FITS_SAMPLE_EQUAL, /* all values are the same */
  FITS_SAMPLE_SHAPE, /* neither family fits, and the values are too few for their skewness */
  FITS_SAMPLE_ZERO,  /* an amount whose P5 is not above 0, or a share without room */
  FITS_SAMPLE_MEMORY /* out of memory */
} fits_sample_verdict_t;

/* The values that are needed. */
size_t fits_sample_needs(fits_sample_how_t how);

/* Fits values[count], which it sorts. Of the mean of a normal and of a new value: mean ± t s √(1/n)
   or √(1 + 1/n); of the mean of a lognormal, exp of the same about m + s²/2 with s²/n + s⁴/2(n − 1)
   (Olsson, J. Statistics Education 13 (2005), 1). A family fits when fits_shape_chance is 0.01 or
   more. Where none does, the mean of 30 values or more is taken as normal if they are also 25 times
   their squared skewness (Cochran, Sampling Techniques, 3rd ed. 1977, 2.15). A share's mean is that
   of a beta as wide. The sample is filled as far as it goes, whatever the verdict. */
fits_sample_verdict_t fits_sample_fit(double *values, size_t count, fits_sample_how_t how,
                                      fits_sample_t *out);

/* P(X <= x) of a family with its parameters. */
double fits_sample_below(const fits_sample_t *self, double x);

#endif
