// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TOOLS_PAGE_FORMULA_H
#define TOOLS_PAGE_FORMULA_H

/* What inputs/formula.c asks of muParser, which is C++ with exceptions and so is not for
   WebAssembly:
   + − * / ^ ( ), comparisons, && and ||, min max abs sqrt sum, and functions of one number that are
   given. What it computes is what muParser computes, to the bit, which tests/page/formulas.c tries
   with the library itself: a linear term of one name, a·x + b, is kept as one step, as muParser
   does, so that 100*(x − 1) is 100·x − 100. */
#include <muParserDLL.h>
#include <stdbool.h>

enum {
  FORMULA_STEPS = 4096,
  FORMULA_NAMES = 512,
  FORMULA_NAME = 256,
  FORMULA_FUNCTIONS = 8,
  FORMULA_DEPTH = 256
};

typedef enum {
  FORMULA_NUMBER, /* b */
  FORMULA_VARIABLE,
  FORMULA_LINEAR, /* a·x + b */
  FORMULA_POWER,  /* x to the 2, 3 or 4 */
  FORMULA_CALL1,  /* of one number */
  FORMULA_MIN,
  FORMULA_MAX,
  FORMULA_SUM,
  FORMULA_ADD,
  FORMULA_SUBTRACT,
  FORMULA_MULTIPLY,
  FORMULA_DIVIDE,
  FORMULA_RAISE,
  FORMULA_LESS,
  FORMULA_MORE,
  FORMULA_AT_MOST,
  FORMULA_AT_LEAST,
  FORMULA_EQUAL,
  FORMULA_OTHER,
  FORMULA_AND,
  FORMULA_OR
} formula_kind_t;

typedef struct {
  formula_kind_t kind;
  int count; /* of values taken by FORMULA_MIN, FORMULA_MAX, FORMULA_SUM; the power */
  double a, b;
  const double *x;
  muFun1_t call;
} formula_step_t;

typedef struct {
  formula_step_t *steps;
  int count;
  char (*names)[FORMULA_NAME];
  double *at[FORMULA_NAMES];
  int name_count;
  char *text;
  const char *here;
  char token[FORMULA_NAME];
  bool failed, is_compiled;
  int position, depth;
  char functions[FORMULA_FUNCTIONS][16];
  muFun1_t calls[FORMULA_FUNCTIONS];
  int function_count;
  muFacFun_t factory;
  void *context;
} formula_t;

/* Says where it stands; the first time only. */
void formula_fail(formula_t *self);

/* Adds a step; a sign between the two operands behind, which may become one step with it; a
   function of the one behind, which is a number where that is one and `folds`. */
void formula_push(formula_t *self, formula_step_t step);
void formula_operate(formula_t *self, formula_kind_t kind);
void formula_call1(formula_t *self, muFun1_t call, bool folds);

/* The value, of the names as they are now. */
double formula_run(const formula_t *self);

#endif
