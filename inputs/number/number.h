// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_NUMBER_H
#define INPUTS_NUMBER_H

#include "inputs/number/style.h"

#include <stdbool.h>

/* Numbers as people in Chile write them, read strictly: nothing is guessed. */

/* Reads the whole of `text`: sign (+, -, U+2212), digits, decimal mark with digits on both sides,
   exponent (1e6, in digits without thousands marks). No nan, inf, hexadecimal, percent, spaces. On
   INPUTS_NUMBER_OK stores a finite value in *out, never -0; on failure leaves it. `mend` (may be
   NULL) receives how to write it in that style, or "" when that cannot be known. Whatever the
   locale. */
inputs_number_status_t inputs_number_parse(const char *text, inputs_number_style_t style,
                                           double *out, char mend[INPUTS_NUMBER_SIZE]);

/* Writes x with at most `digits` (1 to 17) significant digits, no thousands marks, and the decimal
   mark of the style. */
void inputs_number_write(double x, int digits, inputs_number_style_t style,
                         char buffer[INPUTS_NUMBER_SIZE]);

#endif
