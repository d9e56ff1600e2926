// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_PERCENT_H
#define INPUTS_PERCENT_H

#include "inputs/number/number.h"

#include <stdbool.h>
#include <stddef.h>

/* Percentages as people write them where a share stands: 85 %, 6,9%. */

/* Copies a percentage without the spaces around it; false when it is none, or does not fit. */
bool inputs_percent_trim(const char *text, char *out, size_t size);

/* True for a text that ends in a percent sign. */
bool inputs_percent_is(const char *text);

/* True for a unit whose numbers may be written as a percentage: shares, and rates a year. */
bool inputs_percent_fits(const char *unit);

/* Reads a percentage as a fraction: "6,9 %" gives the double that "0,069" gives. Spaces may stand
   before the sign only. With INPUTS_NUMBER_EITHER one mark is a decimal one, whatever follows it:
   no share and no rate reaches a thousand per cent. Otherwise as inputs_number_parse. */
inputs_number_status_t inputs_percent_parse(const char *text, inputs_number_style_t style,
                                            double *out, char mend[INPUTS_NUMBER_SIZE]);

/* Reads the number before the percent sign as it stands, "56 %" as 56; otherwise as
   inputs_percent_parse. */
inputs_number_status_t inputs_percent_number(const char *text, inputs_number_style_t style,
                                             double *out, char mend[INPUTS_NUMBER_SIZE]);

/* Reads the number before the percent sign as it stands, "-15 %" as −15, by the rules of the
   command line, and tells whether it has a sign. */
inputs_number_status_t inputs_percent_change(const char *text, double *out, bool *is_signed);

#endif
