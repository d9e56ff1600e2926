// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_FORMULA_H
#define MODELS_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

/* A formula over named figures, evaluated by muParser: + − * / ^ ( ), numbers with decimal point,
   min max abs sqrt round floor sum. Names are letters, digits, '_' and '.'. */

enum {
  MODELS_FORMULA_MAX = 2000,  /* bytes of a formula */
  MODELS_FORMULA_DEPTH = 50,  /* parentheses within parentheses */
  MODELS_FORMULA_NAMES = 200, /* different names */
  MODELS_FORMULA_NAME = 128   /* bytes of a name, with its end */
};

typedef enum {
  MODELS_FORMULA_OK,
  MODELS_FORMULA_EMPTY,
  MODELS_FORMULA_LONG,
  MODELS_FORMULA_DEEP,
  MODELS_FORMULA_CHARACTER, /* one that no formula needs: '=', '?', quotes … */
  MODELS_FORMULA_NAMES_MANY,
  MODELS_FORMULA_SYNTAX, /* `detail` is what stands in the way */
  MODELS_FORMULA_NO_MEMORY
} models_formula_error_t;

typedef struct {
  void *parser; /* muParser's handle */
  size_t count;
  char (*names)[MODELS_FORMULA_NAME]; /* in the order met */
  double *values;                     /* of the names; set them, then evaluate */
  bool is_full;
} models_formula_t;

/* Compiles `text`. On failure nothing is left to free, and *column is where it went wrong, from 1
   (0: as a whole); `detail`, of MODELS_FORMULA_NAME bytes, the character or word there. */
models_formula_error_t models_formula_init(models_formula_t *self, const char *text, size_t *column,
                                           char *detail);
void models_formula_free(models_formula_t *self);

/* The value for the current values of the names; NaN or infinite where the formula is undefined. */
double models_formula_evaluate(models_formula_t *self);

#endif
