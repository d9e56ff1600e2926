// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_FORMULA_H
#define INPUTS_FORMULA_H

#include "inputs/formula_marks.h"

#include <stdbool.h>
#include <stddef.h>

/* A formula over named figures, evaluated by muParser: + − * / ^ ( ), numbers, min max abs sqrt
   round floor sum. Names are letters, digits, '_' and '.'. */

typedef struct {
  void *parser; /* muParser's handle */
  size_t count;
  char (*names)[INPUTS_FORMULA_NAME]; /* in the order met */
  double *values;                     /* of the names; set them, then evaluate */
  bool is_full;
} inputs_formula_t;

/* Compiles `text`. muParser gives the last of several values and reads a number up to the mark it
   does not know, so marks are judged before it sees them: a number in the other style, one that may
   be thousands or decimals, and a separator outside a function are refused. On failure nothing is
   left to free, and *fault says what is wrong. */
inputs_formula_error_t inputs_formula_init(inputs_formula_t *self, const char *text,
                                           inputs_formula_marks_t marks,
                                           inputs_formula_fault_t *fault);

/* The same for a condition, which has < <= > >= == != && || besides, and is met where its value is
   not 0. It has neither powers nor functions but min max abs sqrt round floor sum, so that it says
   the same on every machine. */
inputs_formula_error_t inputs_condition_init(inputs_formula_t *self, const char *text,
                                             inputs_formula_marks_t marks,
                                             inputs_formula_fault_t *fault);

void inputs_formula_free(inputs_formula_t *self);

/* The value for the current values of the names; NaN or infinite where the formula is undefined. */
double inputs_formula_evaluate(inputs_formula_t *self);

#endif
