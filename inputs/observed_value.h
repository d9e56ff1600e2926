// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_OBSERVED_VALUE_H
#define INPUTS_OBSERVED_VALUE_H

#include "inputs/number/number.h"
#include "models/table/output.h"
#include "words/report.h"

/* A cell with what was observed. */
typedef struct {
  words_report_t *report;
  words_place_t place;
  const char *text;
  inputs_number_style_t style, told; /* of the cell; of the file, for what is said */
  bool is_number;                    /* the cell of a sheet is one */
} inputs_observed_cell_t;

/* Reads the value of an output: a number that it can have, in its unit. False when it is none
   (reported). */
bool inputs_observed_value(const inputs_observed_cell_t *cell, const models_output_t *output,
                           double *out);

#endif
