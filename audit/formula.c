// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/formula.h"

#include "audit/formula_marks.h"

#include <math.h>
#include <muParserDLL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_CHARACTERS "0123456789_.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define CHARACTERS      NAME_CHARACTERS "+-*/^(),; \t"

/* Without a handler of ours muParser would print. */
static void ignore(muParserHandle_t parser) {
  (void)parser;
}

static double round_half_up(double x) {
  return floor(x + 0.5);
}

/* Called for each name that is not a function; the same name comes once only. */
static double *add_name(const char *name, void *context) {
  audit_formula_t *self = context;
  if (self->count == AUDIT_FORMULA_NAMES || strlen(name) >= AUDIT_FORMULA_NAME) {
    self->is_full = true;
    return &self->values[0];
  }
  snprintf(self->names[self->count], AUDIT_FORMULA_NAME, "%s", name);
  self->values[self->count] = 1.0;
  return &self->values[self->count++];
}

static audit_formula_error_t inspect(const char *text, audit_formula_fault_t *fault) {
  const size_t length = strlen(text), plain = strspn(text, CHARACTERS);
  size_t depth = 0, i = 0;
  if (strspn(text, " \t") == length)
    return AUDIT_FORMULA_EMPTY;
  if (length > AUDIT_FORMULA_MAX)
    return AUDIT_FORMULA_LONG;
  if (plain < length) {
    fault->column = plain + 1;
    snprintf(fault->found, AUDIT_FORMULA_NAME, "%.1s", text + plain);
    return AUDIT_FORMULA_CHARACTER;
  }
  while (i < length && depth <= AUDIT_FORMULA_DEPTH) {
    depth += text[i] == '(';
    depth -= text[i] == ')' && depth > 0;
    i++;
  }
  fault->column = depth > AUDIT_FORMULA_DEPTH ? i : 0;
  return depth > AUDIT_FORMULA_DEPTH ? AUDIT_FORMULA_DEEP : AUDIT_FORMULA_OK;
}

/* What stands in the way, as `text` writes it; `plain` has the same length. */
static void take_token(const char *text, const char *plain, int position, const char *token,
                       audit_formula_fault_t *fault) {
  const size_t length = strlen(token), at = position < 0 ? 0 : (size_t)position;
  const bool is_there = at + length <= strlen(plain) && strncmp(plain + at, token, length) == 0;
  fault->column = position >= 0 ? at + 1 : 0;
  snprintf(fault->found, AUDIT_FORMULA_NAME, "%.*s", (int)length, is_there ? text + at : token);
}

static audit_formula_error_t compile(audit_formula_t *self, const char *text, const char *plain,
                                     audit_formula_fault_t *fault) {
  mupSetErrorHandler(self->parser, ignore);
  mupDefineNameChars(self->parser, NAME_CHARACTERS);
  mupDefineFun1(self->parser, "floor", floor, 0);
  mupDefineFun1(self->parser, "round", round_half_up, 0);
  mupSetVarFactory(self->parser, add_name, self);
  mupSetExpr(self->parser, plain);
  mupEval(self->parser);
  if (self->is_full)
    return AUDIT_FORMULA_NAMES_MANY;
  if (!mupError(self->parser))
    return AUDIT_FORMULA_OK;
  take_token(text, plain, mupGetErrorPos(self->parser), mupGetErrorToken(self->parser), fault);
  return AUDIT_FORMULA_SYNTAX;
}

audit_formula_error_t audit_formula_init(audit_formula_t *self, const char *text,
                                         audit_formula_marks_t marks,
                                         audit_formula_fault_t *fault) {
  char plain[AUDIT_FORMULA_MAX + 1];
  *self = (audit_formula_t){0};
  *fault = (audit_formula_fault_t){0};
  audit_formula_error_t error = inspect(text, fault);
  if (!error)
    error = audit_formula_translate(text, marks, plain, fault);
  if (error)
    return error;
  self->names = calloc(AUDIT_FORMULA_NAMES, sizeof *self->names);
  self->values = calloc(AUDIT_FORMULA_NAMES, sizeof *self->values);
  self->parser = mupCreate(muBASETYPE_FLOAT);
  error = self->names && self->values && self->parser ? compile(self, text, plain, fault)
                                                      : AUDIT_FORMULA_NO_MEMORY;
  if (error)
    audit_formula_free(self);
  return error;
}

void audit_formula_free(audit_formula_t *self) {
  if (self->parser)
    mupRelease(self->parser);
  free(self->names);
  free(self->values);
  *self = (audit_formula_t){0};
}

double audit_formula_evaluate(audit_formula_t *self) {
  const double value = mupEval(self->parser);
  const bool failed = mupError(self->parser);
  mupErrorReset(self->parser);
  return failed ? (double)NAN : value;
}
