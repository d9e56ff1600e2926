// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_MARKS_H
#define INPUTS_MARKS_H

#include "inputs/number/style.h"

#include <stdbool.h>
#include <stddef.h>

/* The points and commas of a number: which is decimal, and which group thousands. */

enum { INPUTS_MARKS_TEXT_MAX = INPUTS_NUMBER_SIZE - 8 }; /* bytes of a text to take apart */

/* A number taken apart. Parts are copies, so that each can be changed. */
typedef struct {
  bool is_negative;
  char mantissa[INPUTS_NUMBER_SIZE]; /* digits, points, commas */
  char exponent[INPUTS_NUMBER_SIZE]; /* "" or "e-6" */
  size_t points, commas;
} inputs_marks_t;

/* Takes a text of INPUTS_MARKS_TEXT_MAX bytes at most apart. False when it is not a sign, digits
   with marks among them, and an exponent; then *parts is not to be used. */
bool inputs_marks_take_apart(const char *text, inputs_marks_t *parts);

/* Leaves in the mantissa digits and one decimal point at most, as `style` reads the marks. On
   another status than INPUTS_NUMBER_OK `mend` receives how to write the number, where that can be
   known, and the parts are not to be used. */
inputs_number_status_t inputs_marks_resolve(inputs_marks_t *parts, inputs_number_style_t style,
                                            char mend[INPUTS_NUMBER_SIZE]);

#endif
