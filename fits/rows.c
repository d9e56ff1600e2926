// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/rows.h"

#include "sim/status.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Digits from that power of ten on. */
static double rounded_at(double x, int place) {
  return place >= 0 ? rint(x / words_ten_to(place)) * words_ten_to(place)
                    : rint(x * words_ten_to(-place)) / words_ten_to(-place);
}

double fits_rows_rounded(double x) {
  return x == 0.0 || !isfinite(x) ? x : rounded_at(x, words_decade(fabs(x)) - 3);
}

double fits_rows_end(double x, double width) {
  if (x == 0.0 || !isfinite(x) || !isfinite(width) || !(width > 0.0))
    return fits_rows_rounded(x);
  const int own = words_decade(fabs(x)) - 3, needed = words_decade(width) - 2;
  return rounded_at(x, own < needed ? own : needed);
}

models_grade_t fits_rows_spread(const fits_target_t *target, size_t errors) {
  return errors < FITS_ERRORS_WELL ? MODELS_JUDGEMENT : target->grade;
}

/* A row stays within the range of its input, whatever is drawn. */
static bool stays(const models_input_t *row) {
  const models_spec_t *spec = models_schema_find(row->name);
  double low, high;
  models_input_extremes(row, &low, &high);
  return spec && low >= spec->low && high <= spec->high && (!spec->low_open || low > spec->low) &&
         (!spec->high_open || high < spec->high);
}

void fits_rows_append(fits_rows_t *self, models_input_t row, const char *name, const char *unit) {
  if (self->status) {
    free(row.points);
    return;
  }
  row.name = strdup(name);
  row.unit = strdup(unit);
  row.source = strdup(self->source);
  row.grade = self->target->grade;
  const bool is_whole = row.name && row.unit && row.source;
  self->status = !is_whole     ? SIM_ERR_NO_MEMORY
                 : stays(&row) ? models_inputs_append(self->rows, &row)
                               : SIM_ERR_DOMAIN;
  if (self->status)
    models_input_free(&row);
}

void fits_rows_range(fits_rows_t *self, const char *name, int year,
                     models_distribution_t distribution, double low, double high,
                     models_grade_t spread) {
  fits_rows_append(self,
                   (models_input_t){.year = year,
                                    .distribution = distribution,
                                    .value = (double)NAN,
                                    .low = fits_rows_end(low, high - low),
                                    .high = fits_rows_end(high, high - low),
                                    .n = (double)NAN,
                                    .has_spread_grade = spread != self->target->grade,
                                    .spread_grade = spread},
                   name, self->target->unit);
}

void fits_rows_constant(fits_rows_t *self, const char *name, int year, const char *unit,
                        double value) {
  fits_rows_append(self,
                   (models_input_t){.year = year,
                                    .distribution = MODELS_CONSTANT,
                                    .value = value,
                                    .low = (double)NAN,
                                    .high = (double)NAN,
                                    .n = (double)NAN},
                   name, unit);
}
