// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_FORMULA_H
#define AUDIT_FORMULA_H

#include "audit/formula_marks.h"

#include <stdbool.h>
#include <stddef.h>

/* A formula over named figures, evaluated by muParser: + − * / ^ ( ), numbers, min max abs sqrt
   round floor sum. Names are letters, digits, '_' and '.'. */

typedef struct {
  void *parser; /* muParser's handle */
  size_t count;
  char (*names)[AUDIT_FORMULA_NAME]; /* in the order met */
  double *values;                    /* of the names; set them, then evaluate */
  bool is_full;
} audit_formula_t;

/* Compiles `text`. muParser gives the last of several values and reads a number up to the mark it
   does not know, so marks are judged before it sees them: a number in the other style, one that may
   be thousands or decimals, and a separator outside a function are refused. On failure nothing is
   left to free, and *fault says what is wrong. */
audit_formula_error_t audit_formula_init(audit_formula_t *self, const char *text,
                                         audit_formula_marks_t marks, audit_formula_fault_t *fault);
void audit_formula_free(audit_formula_t *self);

/* The value for the current values of the names; NaN or infinite where the formula is undefined. */
double audit_formula_evaluate(audit_formula_t *self);

#endif
