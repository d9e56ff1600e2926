// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_FORMULA_H
#define MODELS_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

/* A formula over named figures, evaluated by muParser: + − * / ^ ( ), numbers, min max abs sqrt
   round floor sum. Names are letters, digits, '_' and '.'. */

enum {
  MODELS_FORMULA_MAX = 2000,  /* bytes of a formula */
  MODELS_FORMULA_DEPTH = 50,  /* parentheses within parentheses */
  MODELS_FORMULA_NAMES = 200, /* different names */
  MODELS_FORMULA_NAME = 128   /* bytes of a name, with its end */
};

/* How numbers and arguments are written: as in the rest of the file that the formula stands in. */
typedef enum {
  MODELS_FORMULA_COMMA, /* decimal comma, arguments separated by ';': max(a; 0,62) */
  MODELS_FORMULA_POINT  /* decimal point, arguments separated by ',': max(a, 0.62) */
} models_formula_marks_t;

typedef enum {
  MODELS_FORMULA_OK,
  MODELS_FORMULA_EMPTY,
  MODELS_FORMULA_LONG,
  MODELS_FORMULA_DEEP,
  MODELS_FORMULA_CHARACTER, /* one that no formula needs: '=', '?', quotes … */
  MODELS_FORMULA_NAMES_MANY,
  MODELS_FORMULA_SYNTAX,    /* `found` stands in the way */
  MODELS_FORMULA_DECIMAL,   /* the number `found` has marks of another style; `mend` is right */
  MODELS_FORMULA_AMBIGUOUS, /* the number `found` can be read as either of `mend` and `other` */
  MODELS_FORMULA_SEPARATOR, /* `found`, which separates arguments, stands outside a function, or
                               is not the one of these marks; then `mend` is */
  MODELS_FORMULA_ARGUMENTS, /* `found` is a function that compares or adds, with one argument */
  MODELS_FORMULA_HOLLOW,    /* `found` is a function with an argument that is missing */
  MODELS_FORMULA_ONE,       /* `found` is a function of one number, with several arguments */
  MODELS_FORMULA_NO_MEMORY
} models_formula_error_t;

/* What is wrong with a formula. */
typedef struct {
  size_t column; /* from 1; 0: as a whole */
  char found[MODELS_FORMULA_NAME], mend[MODELS_FORMULA_NAME], other[MODELS_FORMULA_NAME];
} models_formula_fault_t;

typedef struct {
  void *parser; /* muParser's handle */
  size_t count;
  char (*names)[MODELS_FORMULA_NAME]; /* in the order met */
  double *values;                     /* of the names; set them, then evaluate */
  bool is_full;
} models_formula_t;

/* Compiles `text`. muParser gives the last of several values and reads a number up to the mark it
   does not know, so marks are judged before it sees them: a number in the other style, one that may
   be thousands or decimals, and a separator outside a function are refused. On failure nothing is
   left to free, and *fault says what is wrong. */
models_formula_error_t models_formula_init(models_formula_t *self, const char *text,
                                           models_formula_marks_t marks,
                                           models_formula_fault_t *fault);
void models_formula_free(models_formula_t *self);

/* The value for the current values of the names; NaN or infinite where the formula is undefined. */
double models_formula_evaluate(models_formula_t *self);

#endif
