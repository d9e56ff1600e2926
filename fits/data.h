// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_DATA_H
#define FITS_DATA_H

#include "fits/target.h"
#include "inputs/table.h"

/* The data of a file, whose columns say what they are: `year` and `value` are a series, `value` and
   `of` counts, `value` alone a sample. */

typedef enum { FITS_SERIES, FITS_SAMPLE, FITS_COUNTS, FITS_KINDS } fits_kind_t;

typedef struct {
  fits_kind_t kind;
  char *path;
  char digest[INPUTS_DIGEST_SIZE];
  size_t count;
  double *values; /* of a series: by year */
  int first;      /* its first year */
  double *of;     /* of counts: out of how many each is */
} fits_data_t;

void fits_data_free(fits_data_t *self);

#endif
