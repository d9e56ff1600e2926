// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_FORMULA_MARKS_H
#define INPUTS_FORMULA_MARKS_H

#include <stdbool.h>
#include <stddef.h>

/* How formulas are written, and what may be wrong with one. */

enum {
  INPUTS_FORMULA_MAX = 2000,  /* bytes of a formula */
  INPUTS_FORMULA_DEPTH = 50,  /* parentheses within parentheses */
  INPUTS_FORMULA_NAMES = 200, /* different names */
  INPUTS_FORMULA_NAME = 128   /* bytes of a name, with its end */
};

/* How numbers and arguments are written: as in the rest of the file that the formula stands in. */
typedef enum {
  INPUTS_FORMULA_COMMA, /* decimal comma, arguments separated by ';': max(a; 0,62) */
  INPUTS_FORMULA_POINT  /* decimal point, arguments separated by ',': max(a, 0.62) */
} inputs_formula_marks_t;

typedef enum {
  INPUTS_FORMULA_OK,
  INPUTS_FORMULA_EMPTY,
  INPUTS_FORMULA_LONG,
  INPUTS_FORMULA_DEEP,
  INPUTS_FORMULA_CHARACTER, /* one that no formula needs: '=', '?', quotes … */
  INPUTS_FORMULA_NAMES_MANY,
  INPUTS_FORMULA_SYNTAX,    /* `found` stands in the way */
  INPUTS_FORMULA_DECIMAL,   /* the number `found` has marks of another style; `mend` is right */
  INPUTS_FORMULA_AMBIGUOUS, /* the number `found` can be read as either of `mend` and `other` */
  INPUTS_FORMULA_SEPARATOR, /* `found`, which separates arguments, stands outside a function, or
                               is not the one of these marks; then `mend` is */
  INPUTS_FORMULA_ARGUMENTS, /* `found` is a function that compares or adds, with one argument */
  INPUTS_FORMULA_HOLLOW,    /* `found` is a function with an argument that is missing */
  INPUTS_FORMULA_ONE,       /* `found` is a function of one number, with several arguments */
  INPUTS_FORMULA_FOREIGN,   /* `found` has no place in a condition: '^', quotes … */
  INPUTS_FORMULA_LONE, /* `found`, half a sign of a condition, such as '='; `mend` is the whole */
  INPUTS_FORMULA_FUNCTION, /* `found` is no function of a condition */
  INPUTS_FORMULA_NO_MEMORY
} inputs_formula_error_t;

/* What is wrong with a formula. */
typedef struct {
  size_t column; /* from 1; 0: as a whole */
  char found[INPUTS_FORMULA_NAME], mend[INPUTS_FORMULA_NAME], other[INPUTS_FORMULA_NAME];
} inputs_formula_fault_t;

/* Writes `text`, of at most INPUTS_FORMULA_MAX bytes, into `plain` as muParser reads it: decimal
   point, arguments separated by commas, every character in its place. What could be read in two
   ways is refused: *fault says where, and how to write it. `plain` needs INPUTS_FORMULA_MAX + 1
   bytes. */
inputs_formula_error_t inputs_formula_translate(const char *text, inputs_formula_marks_t marks,
                                                char *plain, inputs_formula_fault_t *fault);

#endif
