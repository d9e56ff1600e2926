// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_INPUT_H
#define MODELS_TABLE_INPUT_H

#include <stdbool.h>
#include <stddef.h>

/* The inputs of a programme as data: one row per quantity (and year) that the model reads. */

typedef enum {
  MODELS_CONSTANT,   /* value */
  MODELS_PROPORTION, /* value, n: Beta(value·n, (1 − value)·n) */
  MODELS_COUNT,      /* value, n: Beta(value + ½, n − value + ½) */
  MODELS_NORMAL,     /* low = P5, high = P95 */
  MODELS_LOGNORMAL,  /* low = P5, high = P95, both > 0 */
  MODELS_UNIFORM,    /* low, high */
  MODELS_TRIANGULAR, /* low, value (mode), high */
  MODELS_PERT, /* low, value (mode), high: Beta(1 + 4(m−l)/(h−l), 1 + 4(h−m)/(h−l)) scaled */
  MODELS_WEIGHT,    /* value, n: one part of a Dirichlet split */
  MODELS_EMPIRICAL, /* sample: resampled with replacement */
  MODELS_QUANTILES, /* points (p, value): straight between them */
  MODELS_MIXTURE,   /* points (weight, law): each law with its weight */
  MODELS_JOINT,     /* sample: a column of a file, of which one line is drawn for all its columns */
  MODELS_DISTRIBUTION_COUNT
} models_distribution_t;

typedef enum {
  MODELS_STATED,   /* in the programme's form */
  MODELS_OFFICIAL, /* register or official statistics */
  MODELS_SURVEY,
  MODELS_STUDY,
  MODELS_JUDGEMENT,
  MODELS_GRADE_COUNT
} models_grade_t;

/* One pair of the column points: a point of the quantile function, at p its value; or, of weight p,
   a part of a mixture, with the numbers that its distribution reads. The others are NaN. */
typedef struct {
  double p;
  models_distribution_t distribution; /* mixture */
  double value, low, high, n;
} models_point_t;

/* One row. `year` 0 means every year. Numbers that the row leaves empty are NaN. Strings,
   sample and points are owned by the table that holds the row. */
typedef struct {
  char *name;
  int year;
  models_distribution_t distribution;
  double value, low, high, n;
  double year_sd; /* how much years differ (models/table/yearly.h); 0: not at all */
  char *unit;
  models_grade_t grade;        /* what the value rests on */
  bool has_spread_grade;       /* else the spread rests on what the value does */
  models_grade_t spread_grade; /* what the spread rests on */
  char *source;
  double *sample; /* empirical: sample_count values, any order; joint: line by line */
  size_t sample_count;
  models_point_t *points; /* quantiles and mixture only */
  size_t point_count;
  bool has_min, has_max; /* the law is cut there */
  double min, max;
} models_input_t;

/* Spearman's rank correlation of two rows, by index. */
typedef struct {
  size_t a, b;
  double rank;
} models_correlation_t;

/* An event of the programme's own, over outputs of the same year. What it says is for its
   functions, which belong to whoever made it; the model knows what it reads. */
enum { MODELS_OWN_EVENTS_MAX = 64, MODELS_OWN_OUTPUTS_MAX = 20 };
typedef struct {
  const char *name;           /* the output: "event.NAME" */
  const char *const *outputs; /* names of those that it reads, each of which has years */
  size_t output_count;        /* 0 … MODELS_OWN_OUTPUTS_MAX */
  const void *self;
  /* Makes an evaluator, for one thread at a time; NULL when out of memory. */
  void *(*start)(const void *self);
  /* Writes 1 or 0 to out[count], from a column for each of `outputs`; NaN is an undefined one. */
  void (*evaluate)(void *evaluator, size_t count, const double *const *columns, double *out);
  void (*stop)(void *evaluator);
} models_own_event_t;

typedef struct {
  models_input_t *rows; /* in the order of the file: that of outputs, and in which filters
                           and components follow one another; no draw depends on it */
  size_t count, capacity;
  models_correlation_t *correlations; /* pairs in any order, each once; the others have 0 */
  size_t correlation_count, correlation_capacity;
  const models_own_event_t *events; /* borrowed, also by programmes compiled from the table */
  size_t event_count;
} models_inputs_t;

/* The word that names a distribution or a grade in a file ("pert", "survey"); NULL when out of
   range. */
const char *models_distribution_name(models_distribution_t distribution);
const char *models_grade_name(models_grade_t grade);

/* What the spread of a row rests on: its own standing, or that of the value where it states none.
   Wherever variance is shared out, this is the grade that counts. */
models_grade_t models_input_spread_grade(const models_input_t *row);

/* True when the row's law is cut at an end or both. */
bool models_input_is_cut(const models_input_t *row);

/* Copies a row with all it owns; *out is to be freed with models_input_free. SIM_OK or
   SIM_ERR_NO_MEMORY, *out being empty then. */
int models_input_copy(const models_input_t *row, models_input_t *out);

/* Makes the row the constant `value`, with what its years differ by as it was. Frees nothing:
   sample and points are left to whoever owns them. */
void models_input_hold(models_input_t *row, double value);

/* Index of the row for (name, year); `count` of the table when there is none. An exact year only:
   year 0 finds the row without a year. */
size_t models_inputs_find(const models_inputs_t *self, const char *name, int year);

/* All rows in the order of their names, and of their years within a name: what is drawn follows
   this order, so that sorting the file changes no number. To be freed; NULL when out of memory. */
size_t *models_inputs_by_name(const models_inputs_t *self);

/* Appends a row, taking ownership of its strings and sample. Returns SIM_OK or
   SIM_ERR_NO_MEMORY, in which case the caller still owns them. */
int models_inputs_append(models_inputs_t *self, const models_input_t *row);

/* Copies the rows with kept[i] (NULL: all) behind those of *out, which is empty, with their
   correlations and the events, which are borrowed. SIM_OK or SIM_ERR_NO_MEMORY; *out is to be freed
   in either case. */
int models_inputs_copy(const models_inputs_t *from, const bool *kept, models_inputs_t *out);

/* Index of the correlation of rows a and b, in either order; `correlation_count` of the table when
   there is none. */
size_t models_correlation_find(const models_inputs_t *self, size_t a, size_t b);

/* Sets the correlation of rows a and b, adding it when it is not there. Returns SIM_OK or
   SIM_ERR_NO_MEMORY. What it may be is the matter of models/compile/dependence.h. */
int models_inputs_correlate(models_inputs_t *self, size_t a, size_t b, double rank);

/* Frees all rows and leaves an empty table. NULL members are legal. */
void models_inputs_free(models_inputs_t *self);
void models_input_free(models_input_t *row);

#endif
