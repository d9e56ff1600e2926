// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_SCHEMA_CHECK_H
#define MODELS_TABLE_SCHEMA_CHECK_H

#include "models/table/schema.h"

/* Unknown names that are answered with the nearest known one; the search is long. */
enum { MODELS_SUGGESTIONS = 20 };

/* Shared by the files of the schema; not for others. */

typedef struct {
  const models_inputs_t *inputs;
  models_problem_fn report;
  void *context;
  size_t count;
  int first, last, base, start; /* plan years, population's year, inflation's year; 0 unknown */
  char suggested[MODELS_SUGGESTIONS][MODELS_NAME_MAX + 1];
  size_t unknown;                              /* names without a pattern so far */
  const models_spec_t *specs[MODELS_ROWS_MAX]; /* of each row; NULL: unknown name */
} models_check_t;

/* A problem of row i (or MODELS_NO_ROW), with the row's name filled in. */
models_problem_t models_problem(const models_check_t *self, models_problem_code_t code, size_t row,
                                models_field_t field);
void models_check_emit(models_check_t *self, const models_problem_t *problem);

/* A problem of the table as a whole, about `name`. */
void models_check_absent(models_check_t *self, models_problem_code_t code, const char *name,
                         const char *text, int year);

/* A problem when there are more than the limit. */
void models_check_limit(models_check_t *self, const char *pattern, size_t count, size_t limit);

/* A row under check. */
typedef struct {
  models_check_t *check;
  const models_input_t *row;
  const models_spec_t *spec;
  size_t i;
} models_row_check_t;

/* Emits a problem of the row, with the openness of its range. */
void models_row_problem(const models_row_check_t *self, models_problem_code_t code,
                        models_field_t field, double number, double low, double high);

/* Checks what the row draws, name, years and unit apart; true when its cells and its numbers are
   right by themselves, whether or not the range admits them. */
bool models_check_law(const models_row_check_t *self);

/* True when x lies outside the end of the range. */
bool models_is_below(const models_spec_t *spec, double x);
bool models_is_above(const models_spec_t *spec, double x);

/* Of points, cuts and years (schema_law.c): cells that are there or not; the points by themselves;
   what a cut leaves; the range of points; how much years differ, with `sound` when the rest of the
   row is. The first three return the number of problems. */
size_t models_check_columns(const models_row_check_t *self);
size_t models_check_points(const models_row_check_t *self);
size_t models_check_cut(const models_row_check_t *self);
void models_check_points_range(const models_row_check_t *self);
void models_check_yearly(const models_row_check_t *self, bool sound);

/* The least and greatest value of quantiles or of a mixture, uncut. */
void models_points_extremes(const models_input_t *row, double *low, double *high);

/* Rules of one row; of names and years; of splits and of what rows give together. */
void models_check_row(models_check_t *check, size_t i);
void models_check_years(models_check_t *self);
void models_check_presence(models_check_t *self);
void models_check_together(models_check_t *self);
void models_check_splits(models_check_t *self);
void models_check_sizes(models_check_t *self);
void models_check_observed(models_check_t *self); /* once years are known */

/* True when an unknown name was already answered with "did you mean `name`?". */
bool models_check_is_suggested(const models_check_t *self, const char *name);

/* True when the name of row i follows `pattern` (the text of a models_spec_t). */
bool models_row_follows(const models_check_t *self, size_t i, const char *pattern);

/* The known name nearest to an unknown one, in `buffer`, English or Spanish as that was meant; ""
   when none is near. */
const char *models_nearest_name(const models_inputs_t *inputs, const char *name,
                                char buffer[MODELS_NAME_MAX + 1]);

/* The year of a unit `M$2026`; 0 for `M$nominal`; -1 for any other unit. */
int models_unit_year(const char *unit);

#endif
