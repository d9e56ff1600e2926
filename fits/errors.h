// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_ERRORS_H
#define FITS_ERRORS_H

#include <stddef.h>

/* How the errors of forecasts of a yearly series hang together. A forecast of x[t + h] made after
   the years 1 … t errs by a weighted sum of shocks, x[t + h] − f = σ Σ w[i] z[i], z independent
   standard normals, by the model:

     level    f = x[t]               the last value           x[t] = x[t−1] + σ z[t]
     growth   f = x[t] + h d         and the mean change      x[t] = x[t−1] + δ + σ z[t]
     mean     f = m + φ^h (x[t] − m) around the mean          x[t] − μ = φ (x[t−1] − μ) + σ z[t]

   d and m are estimated from the years 1 … t, and their error is among the weights; that of φ is
   not. Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed. 2021, 5.2
   and 5.8; Box and Jenkins 1976, ch. 5. */

typedef enum { FITS_LEVEL, FITS_GROWTH, FITS_MEAN, FITS_MODELS } fits_model_t;

/* Years that a forecast begins with, at least; years that a series may have. */
enum { FITS_ORIGIN = 5, FITS_YEARS_MAX = 200 };

/* The weights of one error: w[t + h], shock i + 1 at i. 2 <= t, 1 <= h, 0 <= persistence < 1 (read
   by the mean alone). */
void fits_error_weights(fits_model_t model, double persistence, size_t t, size_t h, double *w);

/* What the mean square of past errors says of the error to come: its variance is that mean square
   times `ratio`, and the mean square is as well known as that of `dof` independent errors. */
typedef struct {
  double ratio, dof;
} fits_known_t;

/* The errors are those at horizon h of forecasts made after the years FITS_ORIGIN … n − h, of which
   there is at least one; the one to come is made after year n <= FITS_YEARS_MAX. Errors that
   overlap count as what they are worth (Satterthwaite, Biometrics Bulletin 2 (1946), 110–114): dof
   is tr(S)²/tr(S²) of their covariance S, from 1 to their number. SIM_OK or SIM_ERR_NO_MEMORY. */
int fits_error_known(fits_model_t model, double persistence, size_t n, size_t h,
                     fits_known_t *known);

/* The correlation of the errors at horizons h and k of forecasts made after year n. h, k <= 50. */
double fits_error_correlation(fits_model_t model, double persistence, size_t n, size_t h, size_t k);

/* The rank correlation of two normals with correlation r, |r| <= 1: 6/π asin(r/2) (Pearson 1907).
   To 1e-12. */
double fits_error_rank(double r);

#endif
