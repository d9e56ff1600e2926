// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_FORMULA_MARKS_H
#define AUDIT_FORMULA_MARKS_H

#include <stdbool.h>
#include <stddef.h>

/* How formulas are written, and what may be wrong with one. */

enum {
  AUDIT_FORMULA_MAX = 2000,  /* bytes of a formula */
  AUDIT_FORMULA_DEPTH = 50,  /* parentheses within parentheses */
  AUDIT_FORMULA_NAMES = 200, /* different names */
  AUDIT_FORMULA_NAME = 128   /* bytes of a name, with its end */
};

/* How numbers and arguments are written: as in the rest of the file that the formula stands in. */
typedef enum {
  AUDIT_FORMULA_COMMA, /* decimal comma, arguments separated by ';': max(a; 0,62) */
  AUDIT_FORMULA_POINT  /* decimal point, arguments separated by ',': max(a, 0.62) */
} audit_formula_marks_t;

typedef enum {
  AUDIT_FORMULA_OK,
  AUDIT_FORMULA_EMPTY,
  AUDIT_FORMULA_LONG,
  AUDIT_FORMULA_DEEP,
  AUDIT_FORMULA_CHARACTER, /* one that no formula needs: '=', '?', quotes … */
  AUDIT_FORMULA_NAMES_MANY,
  AUDIT_FORMULA_SYNTAX,    /* `found` stands in the way */
  AUDIT_FORMULA_DECIMAL,   /* the number `found` has marks of another style; `mend` is right */
  AUDIT_FORMULA_AMBIGUOUS, /* the number `found` can be read as either of `mend` and `other` */
  AUDIT_FORMULA_SEPARATOR, /* `found`, which separates arguments, stands outside a function, or
                               is not the one of these marks; then `mend` is */
  AUDIT_FORMULA_ARGUMENTS, /* `found` is a function that compares or adds, with one argument */
  AUDIT_FORMULA_HOLLOW,    /* `found` is a function with an argument that is missing */
  AUDIT_FORMULA_ONE,       /* `found` is a function of one number, with several arguments */
  AUDIT_FORMULA_NO_MEMORY
} audit_formula_error_t;

/* What is wrong with a formula. */
typedef struct {
  size_t column; /* from 1; 0: as a whole */
  char found[AUDIT_FORMULA_NAME], mend[AUDIT_FORMULA_NAME], other[AUDIT_FORMULA_NAME];
} audit_formula_fault_t;

/* Writes `text`, of at most AUDIT_FORMULA_MAX bytes, into `plain` as muParser reads it: decimal
   point, arguments separated by commas, every character in its place. What could be read in two
   ways is refused: *fault says where, and how to write it. `plain` needs AUDIT_FORMULA_MAX + 1
   bytes. */
audit_formula_error_t audit_formula_translate(const char *text, audit_formula_marks_t marks,
                                              char *plain, audit_formula_fault_t *fault);

#endif
