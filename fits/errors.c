// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/errors.h"

#include "sim/status.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { HORIZONS = 50 };

/* What the error of the mean of the years 1 … t weighs, times `share`: the sum of an autoregression
   that begins at its own variance. */
static void weigh_mean(double persistence, double share, size_t t, double *w) {
  double left = 1.0;
  assert(t > 0);
  for (size_t i = t; i-- > 0;) {
    left *= persistence; /* φ^(t − i) */
    w[i] = -share * (1.0 - left) / ((1.0 - persistence) * (double)t);
  }
  w[0] /= sqrt(1.0 - persistence * persistence);
}

void fits_error_weights(fits_model_t model, double persistence, size_t t, size_t h, double *w) {
  double power = 1.0;
  for (size_t i = 0; i < t; i++)
    w[i] = model == FITS_GROWTH && i > 0 ? -(double)h / (double)(t - 1) : 0.0;
  for (size_t j = h; j-- > 0; power *= model == FITS_MEAN ? persistence : 1.0)
    w[t + j] = power;
  if (model == FITS_MEAN)
    weigh_mean(persistence, 1.0 - power, t, w);
}

static double dot(const double *a, const double *b, size_t count) {
  double sum = 0.0;
  for (size_t i = 0; i < count; i++)
    sum += a[i] * b[i];
  return sum;
}

/* The error that is made after the k-th origin has shocks up to its own year only. */
static size_t length_of(size_t k, size_t h) {
  return FITS_ORIGIN + k + h;
}

int fits_error_known(fits_model_t model, double persistence, size_t n, size_t h,
                     fits_known_t *known) {
  const size_t count = n - h - FITS_ORIGIN + 1, stride = n + h;
  double *w = malloc((count + 1) * stride * sizeof *w), trace = 0.0, square = 0.0;
  if (!w)
    return SIM_ERR_NO_MEMORY;
  for (size_t k = 0; k < count; k++)
    fits_error_weights(model, persistence, FITS_ORIGIN + k, h, w + k * stride);
  for (size_t a = 0; a < count; a++) {
    for (size_t b = 0; b <= a; b++) {
      const double s = dot(w + a * stride, w + b * stride, length_of(b, h));
      trace += a == b ? s : 0.0;
      square += (a == b ? 1.0 : 2.0) * s * s;
    }
  }
  double *next = w + count * stride;
  fits_error_weights(model, persistence, n, h, next);
  known->ratio = dot(next, next, n + h) * (double)count / trace;
  known->dof = trace * trace / square;
  free(w);
  return SIM_OK;
}

double fits_error_correlation(fits_model_t model, double persistence, size_t n, size_t h,
                              size_t k) {
  double a[FITS_YEARS_MAX + HORIZONS], b[FITS_YEARS_MAX + HORIZONS];
  fits_error_weights(model, persistence, n, h, a);
  fits_error_weights(model, persistence, n, k, b);
  return dot(a, b, n + (h < k ? h : k)) / sqrt(dot(a, a, n + h) * dot(b, b, n + k));
}

double fits_error_rank(double r) {
  const double pi = 3.14159265358979323846, x = 0.5 * r;
  double term = x, sum = x;
  for (int k = 1; k < 24; k++) {
    term *= x * x * (2.0 * k - 1.0) / (2.0 * k);
    sum += term / (2.0 * k + 1.0);
  }
  return 6.0 / pi * sum;
}
