// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_DATA_H
#define FITS_DATA_H

#include "fits/pool.h"
#include "fits/target.h"
#include "inputs/table.h"

/* The data of a file, whose columns say what they are: `year` and `value` are a series, with `of`
   counts by year; `value` and `of` counts, `value` alone a sample; `expert`, p5 … p95 and, if
   wished, `weight`, experts. */

typedef enum {
  FITS_SERIES,
  FITS_SAMPLE,
  FITS_COUNTS,
  FITS_YEARLY,
  FITS_EXPERTS,
  FITS_KINDS
} fits_kind_t;

typedef struct {
  fits_kind_t kind;
  char *path;
  char digest[INPUTS_DIGEST_SIZE];
  size_t count;
  double *values; /* of a series: by year */
  int first;      /* its first year */
  int *years;     /* of counts by year; NULL: none */
  double *of;     /* of counts: out of how many each is; of experts: their weights */
  double levels[FITS_LEVELS_MAX]; /* of experts: which quantiles are given, for each in `values` */
  size_t level_count;
  char **names;    /* of experts: count of them */
  bool has_weight; /* of experts: they were given weights */
} fits_data_t;

void fits_data_free(fits_data_t *self);

#endif
