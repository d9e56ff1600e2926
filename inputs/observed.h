// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_OBSERVED_H
#define INPUTS_OBSERVED_H

#include "models/programme.h"
#include "words/report.h"

#include <stdbool.h>

/* observed.csv (name;year;value, and if wished of, round, source and error), or the sheet Observado
   of a workbook: what happened, by the names of outputs. An event is 1 or 0, sí or no. Money is in
   the unit of the output. `of` says out of how many a count is, `round` of which round it is,
   `error` how exact it is: a standard error in the unit of the output, or 1 % of the value. */

typedef struct {
  size_t output; /* among those of the programme; their number: of the year before the plan */
  char *name;
  int year; /* 0: the total over the years */
  double value;
  double of;      /* NaN: not said */
  double error;   /* standard error of the value, in its unit; NaN: not said */
  int round;      /* 0: of the whole year */
  char *source;   /* where it comes from, as written; NULL: not said */
  bool is_before; /* of the year before the plan */
  size_t line;
} inputs_observed_row_t;

typedef struct {
  inputs_observed_row_t *rows;
  size_t count;
  char *path;
  char digest[65];
} inputs_observed_t;

/* Reads `path`, a CSV file or a workbook, for a programme. Refused with its place: a name or a year
   that the programme does not have (but that of the year before its plan, to compare with), a value
   that cannot be (a part of a firm, a negative amount, an indicator over 100 %), more than it is
   out of, a row twice. SIM_OK; SIM_ERR_DOMAIN, all problems in the report; SIM_ERR_NO_MEMORY. To be
   freed in any case. */
int inputs_observed_read(const char *path, const models_programme_t *programme,
                         inputs_observed_t *out, words_report_t *report);
void inputs_observed_free(inputs_observed_t *self);

#endif
