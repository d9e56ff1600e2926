// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_TARGET_H
#define FITS_TARGET_H

#include "models/table/schema.h"
#include "words/report.h"

/* The input of a programme that data are fitted for. */

enum { FITS_UNIT = MODELS_NAME_MAX + 16 };

typedef struct {
  char name[MODELS_NAME_MAX + 1]; /* in English; "inflation" stands for the four rows of it */
  char unit[FITS_UNIT];
  const models_spec_t *spec; /* of the row that has the data's values; static */
  bool is_inflation;
  models_grade_t grade; /* what the data are: a register, a survey … */
} fits_target_t;

/* What was asked for; NULL: not said. */
typedef struct {
  const char *name, *unit, *grade; /* in either language */
} fits_asked_t;

/* True for an input that cannot be 0 or less, and so for one of whose data logarithms are taken:
   what counts, money and ratios; not shares and rates a year. */
bool fits_target_is_amount(const fits_target_t *self);
bool fits_target_is_share(const fits_target_t *self);
bool fits_target_is_rate(const fits_target_t *self);

/* Finds the input, its unit (asked for where it may have several), and the grade, which is
   judgement where none is asked for. SIM_OK, SIM_ERR_DOMAIN (reported) or SIM_ERR_NO_MEMORY. */
int fits_target_find(const fits_asked_t *asked, fits_target_t *out, words_report_t *report);

#endif
