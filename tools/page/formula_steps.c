// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/page/formula.h"

#include <math.h>

/* The steps of a formula: how they are joined, and what they come to. */

void formula_push(formula_t *self, formula_step_t step) {
  if (self->count == FORMULA_STEPS)
    formula_fail(self);
  else
    self->steps[self->count++] = step;
}

static double apply(formula_kind_t kind, double a, double b) {
  switch (kind) {
  case FORMULA_ADD:
    return a + b;
  case FORMULA_SUBTRACT:
    return a - b;
  case FORMULA_MULTIPLY:
    return a * b;
  case FORMULA_DIVIDE:
    return a / b;
  case FORMULA_RAISE:
    return pow(a, b);
  case FORMULA_LESS:
    return a < b;
  case FORMULA_MORE:
    return a > b;
  case FORMULA_AT_MOST:
    return a <= b;
  case FORMULA_AT_LEAST:
    return a >= b;
  case FORMULA_EQUAL:
    return !(a < b) && !(a > b) && !isnan(a) && !isnan(b);
  case FORMULA_OTHER:
    return a < b || a > b || isnan(a) || isnan(b);
  case FORMULA_AND:
    return a != 0.0 && b != 0.0;
  default:
    return a != 0.0 || b != 0.0;
  }
}

static bool is_linear(const formula_step_t *step) {
  return step->kind == FORMULA_VARIABLE || step->kind == FORMULA_LINEAR;
}

/* left ± right as a·x + b: of one name, or of a name and a number. */
static bool join_sum(formula_step_t *left, const formula_step_t *right, double sign) {
  const bool numbers = left->kind == FORMULA_NUMBER || right->kind == FORMULA_NUMBER;
  if (!(is_linear(left) || is_linear(right)) ||
      (left->kind != FORMULA_NUMBER && !is_linear(left)) ||
      (right->kind != FORMULA_NUMBER && !is_linear(right)) || (!numbers && left->x != right->x))
    return false;
  left->x = left->x ? left->x : right->x;
  left->kind = FORMULA_LINEAR;
  left->b += sign * right->b;
  left->a += sign * right->a;
  return true;
}

static bool join_product(formula_step_t *left, const formula_step_t *right) {
  if (left->kind == FORMULA_VARIABLE && right->kind == FORMULA_VARIABLE && left->x == right->x) {
    *left = (formula_step_t){.kind = FORMULA_POWER, .count = 2, .x = left->x};
    return true;
  }
  const bool is_number = right->kind == FORMULA_NUMBER;
  if (!(is_number && is_linear(left)) && !(left->kind == FORMULA_NUMBER && is_linear(right)))
    return false;
  const double factor = is_number ? right->b : left->b;
  const formula_step_t term = is_number ? *left : *right;
  *left = (formula_step_t){.kind = FORMULA_LINEAR, .x = term.x, .a = factor};
  if (term.kind == FORMULA_LINEAR) {
    left->a = term.a * factor;
    left->b = term.b * factor;
  }
  return true;
}

static bool join_quotient(formula_step_t *left, const formula_step_t *right) {
  if (left->kind != FORMULA_LINEAR || right->kind != FORMULA_NUMBER || right->b == 0.0)
    return false;
  left->a /= right->b;
  left->b /= right->b;
  return true;
}

static bool join_power(formula_step_t *left, const formula_step_t *right) {
  if (left->kind != FORMULA_VARIABLE || right->kind != FORMULA_NUMBER)
    return false;
  const double *x = left->x;
  for (int power = 2; power <= 4; power++)
    if (right->b == power) {
      *left = (formula_step_t){.kind = FORMULA_POWER, .count = power, .x = x};
      return true;
    }
  if (right->b == 0.0)
    *left = (formula_step_t){.kind = FORMULA_NUMBER, .b = 1.0};
  return right->b == 0.0 || right->b == 1.0;
}

/* Of numbers that are written, && and || see the whole part: muParser does. */
static double fold(formula_kind_t kind, double a, double b) {
  return kind == FORMULA_AND || kind == FORMULA_OR ? apply(kind, trunc(a), trunc(b))
                                                   : apply(kind, a, b);
}

/* Two operands are behind; where they are single steps they may become one. */
void formula_operate(formula_t *self, formula_kind_t kind) {
  if (self->failed || self->count < 2)
    return;
  formula_step_t *left = &self->steps[self->count - 2], *right = left + 1;
  bool joined = false;
  if (left->kind == FORMULA_NUMBER && right->kind == FORMULA_NUMBER) {
    left->b = fold(kind, left->b, right->b);
    joined = true;
  } else if (kind == FORMULA_ADD || kind == FORMULA_SUBTRACT) {
    joined = join_sum(left, right, kind == FORMULA_ADD ? 1.0 : -1.0);
  } else if (kind == FORMULA_MULTIPLY) {
    joined = join_product(left, right);
  } else if (kind == FORMULA_DIVIDE) {
    joined = join_quotient(left, right);
  } else if (kind == FORMULA_RAISE) {
    joined = join_power(left, right);
  }
  if (joined)
    self->count--;
  else
    formula_push(self, (formula_step_t){.kind = kind});
}

/* A function of a number that is written is a number, but for one that was given. */
void formula_call1(formula_t *self, muFun1_t call, bool folds) {
  if (self->failed)
    return;
  formula_step_t *last = &self->steps[self->count - 1];
  if (folds && last->kind == FORMULA_NUMBER)
    last->b = call(last->b);
  else
    formula_push(self, (formula_step_t){.kind = FORMULA_CALL1, .call = call});
}

static double several(const formula_step_t *step, const double *values) {
  double result = step->kind == FORMULA_SUM ? 0.0 : values[0];
  for (int i = step->kind == FORMULA_SUM ? 0 : 1; i < step->count; i++) {
    const double x = values[i];
    if (step->kind == FORMULA_SUM)
      result += x;
    else if (step->kind == FORMULA_MIN ? x < result : result < x)
      result = x;
  }
  return result;
}

static double power_of(double x, int power) {
  return power == 2 ? x * x : power == 3 ? x * x * x : x * x * x * x;
}

double formula_run(const formula_t *self) {
  double values[FORMULA_STEPS + 1];
  int top = 0;
  for (int i = 0; i < self->count; i++) {
    const formula_step_t *step = &self->steps[i];
    switch (step->kind) {
    case FORMULA_NUMBER:
      values[top++] = step->b;
      break;
    case FORMULA_VARIABLE:
      values[top++] = *step->x;
      break;
    case FORMULA_LINEAR:
      values[top++] = *step->x * step->a + step->b;
      break;
    case FORMULA_POWER:
      values[top++] = power_of(*step->x, step->count);
      break;
    case FORMULA_CALL1:
      values[top - 1] = step->call(values[top - 1]);
      break;
    case FORMULA_MIN:
    case FORMULA_MAX:
    case FORMULA_SUM:
      top -= step->count;
      values[top] = several(step, &values[top]);
      top++;
      break;
    default:
      top--;
      values[top - 1] = apply(step->kind, values[top - 1], values[top]);
    }
  }
  return top == 1 ? values[0] : NAN;
}
