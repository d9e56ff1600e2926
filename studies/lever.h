// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_LEVER_H
#define STUDIES_LEVER_H

#include "inputs/load.h"
#include "models/table/schema.h"
#include "studies/lattice.h"

/* The input that is varied: every row of a name, or its row of one year. */
typedef struct {
  char name[MODELS_NAME_MAX + 8];
  int year; /* 0: all rows of the name */
  char unit[MODELS_NAME_MAX];
  double least, most; /* central values of its rows as they are */
  bool whole;         /* it admits whole numbers only */
  bool given;         /* the range comes from --between */
  studies_lattice_t lattice;
  inputs_programme_t inputs; /* the programme with the lever's rows constant, as --set makes them */
  inputs_programme_t now;    /* the programme as it is */
} studies_lever_t;

/* What is asked: of which programme, which of its inputs, and in what range. Texts are borrowed. */
typedef struct {
  inputs_request_t programme;
  const char *find;       /* NAME[.YEAR] */
  const char *between[2]; /* the ends of the range as texts; NULL: the usual range */
} studies_lever_request_t;

/* Reads `find` and `between` and loads the programme for them. Without `between` the
   range is that of the schema where it is a share, else from half the least to twice the greatest
   central value, within what the schema admits. Both ends of the range are tried as --set would
   set them. Returns SIM_OK; SIM_ERR_DOMAIN, everything reported; SIM_ERR_NO_MEMORY. Free with
   studies_lever_free in any case. */
int studies_lever_load(studies_lever_t *self, const studies_lever_request_t *request,
                       words_report_t *report);
void studies_lever_free(studies_lever_t *self);

/* Gives its rows a value. */
void studies_lever_set(studies_lever_t *self, double value);

#endif
