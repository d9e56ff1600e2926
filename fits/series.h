// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_SERIES_H
#define FITS_SERIES_H

#include "fits/errors.h"

#include <stdbool.h>

/* A yearly series and its forecast, as wide as the same forecast erred in the past: for each of the
   years FITS_ORIGIN … n − h the model is fitted to the years up to it alone, and what it says of h
   years on is held against what came (evaluation on a rolling forecasting origin: Tashman, Int. J.
   Forecasting 16 (2000), 437–450). Not from residuals within the series, which are smaller. */

enum { FITS_HORIZONS = 50, FITS_ERRORS_MIN = 5 };

/* What is seen of a year to come: P5, P25, P50, P75 and P95, and the past errors at its horizon. */
typedef struct {
  int year;
  double low, lower, middle, upper, high;
  size_t errors; /* how many past forecasts were held against what came */
  double error;  /* their root mean square, on the scale of the model */
  double dof;    /* what their number is worth */
} fits_year_t;

typedef struct {
  fits_model_t model;
  bool is_log; /* the model is of logarithms */
} fits_series_model_t;

typedef struct {
  fits_series_model_t how;
  int first, last; /* the years of the data */
  size_t count;
  double last_value;
  double change;      /* mean change a year; of the model `growth` */
  double mean;        /* of the years; of the model `mean` */
  double persistence; /* least squares around the mean, from 0 to 0.95; of the model `mean` */
  /* From the errors at all horizons together: the standard deviation of one year's shock, made
     wider by Student's t for how well it is known, so that a normal with it has the P5 and P95
     wanted. */
  double shock;
  fits_year_t years[FITS_HORIZONS]; /* at horizons 1 … */
  size_t horizons;
  double
      rivals[FITS_MODELS]; /* root mean square of past errors of each model at the last horizon */
} fits_series_t;

/* The years of data that a forecast `horizon` years on needs. */
size_t fits_series_needs(size_t horizon);

/* The root mean square of the past errors of a model at horizon h, with fewer than `count` years.
 */
double fits_series_error(fits_model_t model, const double *x, size_t count, size_t h);

/* Fits values[count] of consecutive years from `first` on (above 0 for is_log), and forecasts the
   `horizon` years that follow. SIM_OK; SIM_ERR_DOMAIN for more than FITS_YEARS_MAX years, fewer
   than are needed, a horizon outside 1 … FITS_HORIZONS, or past forecasts without any error;
   SIM_ERR_NO_MEMORY. */
int fits_series_fit(const double *values, size_t count, int first, fits_series_model_t how,
                    size_t horizon, fits_series_t *out);

#endif
