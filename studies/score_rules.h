// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_SCORE_RULES_H
#define STUDIES_SCORE_RULES_H

#include <stddef.h>

/* Proper scores of a forecast that is a sample (Gneiting and Raftery, JASA 102 (2007), 359–378):
   the less the better. */

/* The continuous ranked probability score of the empirical distribution of x[n], ascending,
   exactly: 2/n² Σ (xᵢ − y)(n·1{y < xᵢ} − i + ½) (Jordan, Krüger and Lerch, J. Stat. Software 90
   (2019), 12). In the unit of x; NaN for n 0. Of a point forecast it is the distance. */
double studies_score_crps(size_t n, const double *x, double y);

/* The interval score of an interval that should hold a share of 1 − alpha (Winkler, JASA 67 (1972),
   187–191): its width, and 2/alpha times what y lies outside. */
double studies_score_interval(double low, double high, double alpha, double y);

/* How many of x[n], ascending, are below y, and how many equal to it. */
typedef struct {
  size_t below, equal;
} studies_place_t;
studies_place_t studies_score_place(size_t n, const double *x, double y);

/* The probability integral transform, made uniform where values repeat: (below + u·equal)/n with u
   uniform (Czado, Gneiting and Held, Biometrics 65 (2009), 1254–1261). */
double studies_score_pit(studies_place_t place, size_t n, double u);

/* −log of the share of the replicates that have y; infinite when none has. Its standard error, from
   the number of replicates, goes to *se (NaN then). */
double studies_score_log(studies_place_t place, size_t n, double *se);

/* The exact 95 % interval of a probability of which k of m were seen (Clopper and Pearson,
   Biometrika 26 (1934), 404–413). */
void studies_score_exact(size_t k, size_t m, double *low, double *high);

/* The mean of x[n] and its jackknife standard error, which is that of the mean; NaN for n < 2. */
double studies_score_mean(size_t n, const double *x, double *se);

#endif
