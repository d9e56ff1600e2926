// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_YEARLY_H
#define FITS_YEARLY_H

#include <stdbool.h>
#include <stddef.h>

/* A share year by year, k of n in each: its level, and how much years differ around it, as a
   programme has it (the column year_sd): logit p = logit level + sd · z, z ~ N(0, 1). Each year has
   l = log((k + ½)/(n − k + ½)) with the variance v = 1/(k + ½) + 1/(n − k + ½) of chance. sd² is
   where Σ (l − level)²/(v + sd²) is the number of years less 1, and level the mean of l weighted by
   1/(v + sd²) (Paule and Mandel, J. Res. Natl. Bur. Stand. 87 (1982), 377–385). Its error is by
   Student's t (Hartung and Knapp, Statistics in Medicine 20 (2001), 1771–1782). */

enum { FITS_YEARLY_LEAST = 5 }; /* years; and of each kind what each year is expected to have */

typedef struct {
  size_t years;
  double successes, cases;
  double dispersion; /* Σ (l − level)²/v over the years less 1: what chance makes 1 */
  double chance;     /* how often chance alone parts years as much (fits/alike.h) */
  bool differs;      /* dispersion above 1: of pure chance about half, so no finding by itself */
  double level, sd;  /* the level, a share; the spread between years, a logit; 0 unless differs */
  double error;      /* standard error of the level, a logit */
  double reach;      /* how many standard errors from P50 to P95 */
  double n;          /* the cases that the level is worth */
  double trend;      /* the slope of l over what chance passes once in 20: above 1 years rise or
                        fall */
} fits_yearly_t;

/* What such counts cannot bear. */
typedef enum {
  FITS_YEARLY_OK,
  FITS_YEARLY_FEW,  /* years */
  FITS_YEARLY_RARE, /* some year expects fewer than FITS_YEARLY_LEAST of one kind */
  FITS_YEARLY_WIDE  /* n would be below 1 */
} fits_yearly_verdict_t;

/* values[i] out of of[i] in years[i], all different; whole, 0 <= values[i] <= of[i], of[i] >= 1.
   The result is filled as far as it goes, whatever the verdict. */
fits_yearly_verdict_t fits_yearly_fit(const int *years, const double *values, const double *of,
                                      size_t count, fits_yearly_t *out);

/* The share below which a year lies with probability p that is not among the data: with what is not
   known of the level, and with what years differ, by Student's t of two years less (Higgins,
   Thompson and Spiegelhalter, J. R. Statist. Soc. A 172 (2009), 137–159). 0 < p < 1. Of eight years
   with a spread of 0.4 and some 100 cases each, 86 in 100 years lie within P5–P95: the spread
   itself is an estimate. */
double fits_yearly_quantile(const fits_yearly_t *self, double p);

#endif
