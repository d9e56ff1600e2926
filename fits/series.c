// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/series.h"

#include "sim/elementary.h"
#include "sim/laws/normal.h"
#include "sim/laws/student.h"
#include "sim/status.h"

#include <math.h>
#include <string.h>

/* What was estimated from the first years of a series. */
typedef struct {
  double change, mean, persistence;
} estimate_t;

/* Errors this far below the values, or below 1, are what rounding leaves. */
static const double tiny = 1e-10;

static double clipped(double x, double low, double high) {
  return x < low ? low : x > high ? high : x;
}

static estimate_t estimate(const double *x, size_t t) {
  double sum = 0.0, cross = 0.0, square = 0.0;
  for (size_t i = 0; i < t; i++)
    sum += x[i];
  const double mean = sum / (double)t;
  for (size_t i = 1; i < t; i++) {
    cross += (x[i] - mean) * (x[i - 1] - mean);
    square += (x[i - 1] - mean) * (x[i - 1] - mean);
  }
  return (estimate_t){.change = (x[t - 1] - x[0]) / (double)(t - 1),
                      .mean = mean,
                      .persistence = square > 0.0 ? clipped(cross / square, 0.0, 0.95) : 0.0};
}

/* What the model says after the first t years of h years on. */
static double forecast(fits_model_t model, const double *x, size_t t, size_t h) {
  const estimate_t e = estimate(x, t);
  double power = 1.0;
  for (size_t j = 0; j < h; j++)
    power *= e.persistence;
  if (model == FITS_MEAN)
    return e.mean + power * (x[t - 1] - e.mean);
  return x[t - 1] + (model == FITS_GROWTH ? (double)h * e.change : 0.0);
}

size_t fits_series_needs(size_t horizon) {
  return FITS_ORIGIN + horizon + FITS_ERRORS_MIN - 1;
}

double fits_series_error(fits_model_t model, const double *x, size_t count, size_t h) {
  double square = 0.0;
  for (size_t t = FITS_ORIGIN; t + h <= count; t++) {
    const double error = x[t + h - 1] - forecast(model, x, t, h);
    square += error * error;
  }
  return sqrt(square / (double)(count - h - FITS_ORIGIN + 1));
}

/* The year to come at horizon h, on the scale of the model, and what it adds to the shock's
   variance by the degrees of freedom of its errors. */
static int add_year(fits_series_t *self, const double *x, size_t h, double *variance, double *dof) {
  const fits_model_t model = self->how.model;
  fits_year_t *year = &self->years[h - 1];
  fits_known_t known;
  double w[FITS_YEARS_MAX + FITS_HORIZONS], weight = 0.0;
  const int status = fits_error_known(model, self->persistence, self->count, h, &known);
  if (status)
    return status;
  fits_error_weights(model, self->persistence, self->count, h, w);
  for (size_t i = 0; i < self->count + h; i++)
    weight += w[i] * w[i];
  const double error = fits_series_error(model, x, self->count, h);
  const double reach = sim_student_quantile(0.95, known.dof) * error * sqrt(known.ratio);
  const double quarter = reach * sim_normal_quantile(0.75) / sim_normal_quantile(0.95);
  const double middle = forecast(model, x, self->count, h);
  *year = (fits_year_t){.year = self->last + (int)h,
                        .low = middle - reach,
                        .lower = middle - quarter,
                        .middle = middle,
                        .upper = middle + quarter,
                        .high = middle + reach,
                        .errors = self->count - h - FITS_ORIGIN + 1,
                        .error = error,
                        .dof = known.dof};
  *variance += known.dof * error * error * known.ratio / weight;
  *dof += known.dof;
  return SIM_OK;
}

static void leave_logarithms(fits_year_t *year) {
  double *const ends[] = {&year->low, &year->lower, &year->middle, &year->upper, &year->high};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
    *ends[i] = sim_exp(*ends[i]);
}

static int look_ahead(fits_series_t *self, const double *x) {
  double variance = 0.0, dof = 0.0, known = 1.0;
  int status = SIM_OK;
  for (size_t h = 1; !status && h <= self->horizons; h++) {
    status = add_year(self, x, h, &variance, &dof);
    known = fmax(known, self->years[h - 1].dof);
    if (!status && !(self->years[h - 1].error > tiny * fmax(1.0, fabs(x[self->count - 1]))))
      status = SIM_ERR_DOMAIN;
  }
  if (status)
    return status;
  self->shock =
      sqrt(variance / dof) * sim_student_quantile(0.95, known) / sim_normal_quantile(0.95);
  for (int model = 0; model < FITS_MODELS; model++)
    self->rivals[model] = fits_series_error((fits_model_t)model, x, self->count, self->horizons);
  for (size_t h = 0; self->how.is_log && h < self->horizons; h++)
    leave_logarithms(&self->years[h]);
  return SIM_OK;
}

int fits_series_fit(const double *values, size_t count, int first, fits_series_model_t how,
                    size_t horizon, fits_series_t *out) {
  double x[FITS_YEARS_MAX] = {0};
  if (count > FITS_YEARS_MAX || horizon < 1 || horizon > FITS_HORIZONS ||
      count < fits_series_needs(horizon))
    return SIM_ERR_DOMAIN;
  for (size_t i = 0; i < count; i++) {
    if (!isfinite(values[i]) || (how.is_log && !(values[i] > 0.0)))
      return SIM_ERR_DOMAIN;
    x[i] = how.is_log ? sim_log(values[i]) : values[i];
  }
  const estimate_t e = estimate(x, count);
  *out = (fits_series_t){.how = how,
                         .first = first,
                         .last = first + (int)count - 1,
                         .count = count,
                         .last_value = values[count - 1],
                         .change = e.change,
                         .mean = e.mean,
                         .persistence = how.model == FITS_MEAN ? e.persistence : 0.0,
                         .horizons = horizon};
  return look_ahead(out, x);
}
