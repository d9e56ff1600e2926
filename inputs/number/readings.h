// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_READINGS_H
#define INPUTS_READINGS_H

#include "inputs/number/number.h"

/* Numbers that a program reads in one way and people may in another. */

/* How a number may be read, and how the second reading is written so that it cannot be mistaken. */
typedef struct {
  char whole[INPUTS_NUMBER_SIZE], decimal[INPUTS_NUMBER_SIZE], sure[INPUTS_NUMBER_SIZE];
} inputs_readings_t;

/* True for a number that the style reads with three decimals and that may be thousands, typed or
   saved by the habits of another country: 310.000 or 1157.151 where the point is decimal. Where the
   comma is, only what is hardly written so: three zeros (310,000), or decimals of what is counted.
   Never in units that go in fractions: share, ratio, %, 1/year, logit, millions. `text` is a number
   that inputs_number_parse takes. */
bool inputs_number_is_doubtful(const char *text, inputs_number_style_t style, const char *unit,
                               inputs_readings_t *out);

#endif
