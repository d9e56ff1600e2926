// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/rows.h"
#include "sim/elementary.h"
#include "sim/laws/normal.h"
#include "sim/status.h"

#include <math.h>
#include <string.h>

/* The mean of an autoregression errs by its shock over √n (1 − φ), about. */
static void add_inflation(fits_rows_t *self, const fits_series_t *series) {
  const char *unit = self->target->unit;
  const double z = sim_normal_quantile(0.95);
  const double reach =
      z * series->shock / ((1.0 - series->persistence) * sqrt((double)series->count));
  const models_grade_t spread = fits_rows_spread(self->target, series->years[0].errors);
  fits_rows_constant(self, "inflation.start", series->last, unit, series->last_value);
  fits_rows_range(self, "inflation.mean", 0, MODELS_NORMAL, series->mean - reach,
                  series->mean + reach, spread);
  fits_rows_constant(self, "inflation.persistence", 0, "ratio",
                     fits_rows_rounded(series->persistence));
  fits_rows_constant(self, "inflation.sd", 0, unit, fits_rows_rounded(series->shock));
}

/* How much wider than its shock the growth of one year is: its mean is not known. */
static double stretch(const fits_series_t *series) {
  return series->how.model == FITS_GROWTH ? sqrt(1.0 + 1.0 / (double)(series->count - 1)) : 1.0;
}

/* The growth of each year up to the last, which the level of a population runs on. */
static void add_population(fits_rows_t *self, const fits_series_t *series, int last) {
  fits_target_t growth = *self->target;
  const fits_target_t *level = self->target;
  const double change = series->how.model == FITS_GROWTH ? series->change : 0.0;
  const double reach = sim_normal_quantile(0.95) * series->shock * stretch(series);
  fits_rows_constant(self, level->name, series->last, level->unit, series->last_value);
  strcpy(growth.unit, "1/year");
  self->target = &growth;
  for (int year = series->last + 1; year <= last; year++)
    fits_rows_range(self, "population.growth", year, MODELS_NORMAL, sim_expm1(change - reach),
                    sim_expm1(change + reach),
                    fits_rows_spread(level, series->years[series->horizons - 1].errors));
  self->target = level;
}

static void add_years(fits_rows_t *self, const fits_series_t *series, int first, int last) {
  for (int year = first; year <= last; year++) {
    const fits_year_t *seen = &series->years[year - series->last - 1];
    fits_rows_range(self, self->target->name, year,
                    series->how.is_log ? MODELS_LOGNORMAL : MODELS_NORMAL, seen->low, seen->high,
                    fits_rows_spread(self->target, seen->errors));
  }
}

/* Growths share the error of their mean; other years what happened in the years before both. */
static double rank_of(const fits_series_t *series, bool is_growth, int a, int b) {
  if (is_growth)
    return fits_error_rank(series->how.model == FITS_GROWTH ? 1.0 / (double)series->count : 0.0);
  return fits_error_rank(fits_error_correlation(series->how.model, series->persistence,
                                                series->count, (size_t)(a - series->last),
                                                (size_t)(b - series->last)));
}

static void correlate(fits_rows_t *self, const fits_series_t *series, bool is_growth) {
  models_inputs_t *rows = self->rows;
  for (size_t a = is_growth; a < rows->count; a++)
    for (size_t b = a + 1; !self->status && b < rows->count; b++) {
      const double rank = rank_of(series, is_growth, rows->rows[a].year, rows->rows[b].year);
      if (rank >= 0.005)
        self->status = models_inputs_correlate(rows, a, b, rint(1000.0 * rank) / 1000.0);
    }
}

int fits_rows_of_series(const fits_series_t *series, const fits_target_t *target, int first,
                        int last, const char *source, models_inputs_t *out) {
  const bool is_growth = strcmp(target->name, "population.potential") == 0;
  fits_rows_t self = {.target = target, .source = source, .rows = out};
  *out = (models_inputs_t){0};
  if (target->is_inflation)
    add_inflation(&self, series);
  else if (is_growth)
    add_population(&self, series, last);
  else
    add_years(&self, series, first, last);
  if (!self.status && !target->is_inflation)
    correlate(&self, series, is_growth);
  return self.status;
}
