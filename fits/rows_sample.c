// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/rows.h"

#include <math.h>

static models_input_t row_of(models_distribution_t distribution) {
  const double none = (double)NAN;
  return (models_input_t){
      .distribution = distribution, .value = none, .low = none, .high = none, .n = none};
}

static models_input_t row_of_sample(const fits_sample_t *sample, const fits_target_t *target) {
  models_input_t row = row_of(sample->how.is_share               ? MODELS_PROPORTION
                              : sample->family == FITS_LOGNORMAL ? MODELS_LOGNORMAL
                                                                 : MODELS_NORMAL);
  if (sample->how.is_share) {
    row.value = fits_rows_rounded(sample->mean);
    row.n = fits_rows_rounded(sample->n);
    return row;
  }
  row.low = fits_rows_end(sample->low, sample->high - sample->low);
  row.high = fits_rows_end(sample->high, sample->high - sample->low);
  row.has_min = sample->how.is_amount && sample->family == FITS_NORMAL;
  row.min = row.has_min ? target->spec->low : (double)NAN;
  return row;
}

int fits_rows_of_sample(const fits_sample_t *sample, const fits_target_t *target,
                        const char *source, models_inputs_t *out) {
  fits_rows_t self = {.target = target, .source = source, .rows = out};
  *out = (models_inputs_t){0};
  fits_rows_append(&self, row_of_sample(sample, target), target->name, target->unit);
  return self.status;
}

int fits_rows_of_counts(const fits_counts_t *counts, const fits_target_t *target,
                        const char *source, models_inputs_t *out) {
  fits_rows_t self = {.target = target, .source = source, .rows = out};
  models_input_t row = row_of(counts->differs ? MODELS_PROPORTION : MODELS_COUNT);
  *out = (models_inputs_t){0};
  row.value =
      counts->differs ? fits_rows_rounded(counts->successes / counts->cases) : counts->successes;
  row.n = counts->differs ? fits_rows_rounded(counts->n) : counts->cases;
  fits_rows_append(&self, row, target->name, target->unit);
  return self.status;
}

int fits_rows_of_yearly(const fits_yearly_t *yearly, const fits_target_t *target,
                        const char *source, models_inputs_t *out) {
  const models_grade_t spread = fits_rows_spread(target, yearly->years);
  fits_rows_t self = {.target = target, .source = source, .rows = out};
  models_input_t row = row_of(yearly->differs ? MODELS_PROPORTION : MODELS_COUNT);
  *out = (models_inputs_t){0};
  row.value = yearly->differs ? fits_rows_rounded(yearly->level) : yearly->successes;
  row.n = yearly->differs ? fits_rows_rounded(yearly->n) : yearly->cases;
  row.year_sd = fits_rows_rounded(yearly->sd);
  row.has_spread_grade = yearly->differs && spread != target->grade;
  row.spread_grade = spread;
  fits_rows_append(&self, row, target->name, target->unit);
  return self.status;
}
