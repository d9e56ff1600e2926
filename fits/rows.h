// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_ROWS_H
#define FITS_ROWS_H

#include "fits/counts.h"
#include "fits/pool.h"
#include "fits/sample.h"
#include "fits/series.h"
#include "fits/target.h"
#include "fits/yearly.h"

/* From what was fitted to rows of inputs.csv, and pairs of correlations.csv. Numbers have the four
   figures that are written. */

/* Rows in the making. */
typedef struct {
  const fits_target_t *target;
  const char *source; /* of every row */
  models_inputs_t *rows;
  int status; /* the first failure */
} fits_rows_t;

/* Appends a row, of which the texts and the grade are filled in here; its points go with it, also
   when it is not appended. It is refused when a draw of it could leave the range of its input. */
void fits_rows_append(fits_rows_t *self, models_input_t row, const char *name, const char *unit);

/* Appends a row of a distribution with its P5 and P95, or of a constant (low and high NaN), with
   the spread's own grade where it has one. `year` 0: none. */
void fits_rows_range(fits_rows_t *self, const char *name, int year,
                     models_distribution_t distribution, double low, double high,
                     models_grade_t spread);
void fits_rows_constant(fits_rows_t *self, const char *name, int year, const char *unit,
                        double value);

/* The rows that a series makes of the years first … last, which lie within its horizons: of
   inflation its four; of population.potential its last value and the growth of each year to come;
   of any other input one for each year. Years that err together are correlated. `source` is copied.
   SIM_OK; SIM_ERR_DOMAIN when a row would leave the range of its input; SIM_ERR_NO_MEMORY. *out is
   to be freed in any case. */
int fits_rows_of_series(const fits_series_t *series, const fits_target_t *target, int first,
                        int last, const char *source, models_inputs_t *out);

/* The row that a sample or counts make, of an input without a year. Of an amount that is normal it
   is cut at the least that the input can be. */
int fits_rows_of_sample(const fits_sample_t *sample, const fits_target_t *target,
                        const char *source, models_inputs_t *out);
int fits_rows_of_counts(const fits_counts_t *counts, const fits_target_t *target,
                        const char *source, models_inputs_t *out);

/* The row of counts by year: its level with the spread between years, or, where years do not
   differ, all of them together. Of fewer than FITS_ERRORS_WELL years the spread is judgement. */
int fits_rows_of_yearly(const fits_yearly_t *yearly, const fits_target_t *target,
                        const char *source, models_inputs_t *out);

/* The row of a pool, by its points. */
int fits_rows_of_pool(const fits_pool_t *pool, const fits_target_t *target, const char *source,
                      models_inputs_t *out);

/* What a spread from `errors` past errors rests on: the data, or, of fewer than FITS_ERRORS_WELL,
   judgement. */
enum { FITS_ERRORS_WELL = 10 };
models_grade_t fits_rows_spread(const fits_target_t *target, size_t errors);

/* x with four significant figures; and an end of a range with as many more as show three of its
   width, above 0. */
double fits_rows_rounded(double x);
double fits_rows_end(double x, double width);

#endif
