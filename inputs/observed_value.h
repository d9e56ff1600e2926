// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_OBSERVED_VALUE_H
#define INPUTS_OBSERVED_VALUE_H

#include "inputs/number/number_report.h"
#include "models/table/output.h"

/* Reads the value of an output, what was observed: a number that it can have, in its unit. False
   when it is none (reported). */
bool inputs_observed_value(const inputs_number_place_t *cell, const char *text,
                           const models_output_t *output, double *out);

#endif
