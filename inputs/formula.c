// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/formula.h"

#include "inputs/formula_marks.h"

#include <math.h>
#include <muParserDLL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_CHARACTERS "0123456789_.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define CHARACTERS      NAME_CHARACTERS "+-*/^(),; \t"
#define OF_CONDITIONS   NAME_CHARACTERS "+-*/(),; \t<>=!&|"

/* Without a handler of ours muParser would print. */
static void ignore(muParserHandle_t parser) {
  (void)parser;
}

static double round_half_up(double x) {
  return floor(x + 0.5);
}

/* Called for each name that is not a function; the same name comes once only. */
static double *add_name(const char *name, void *context) {
  inputs_formula_t *self = context;
  if (self->count == INPUTS_FORMULA_NAMES || strlen(name) >= INPUTS_FORMULA_NAME) {
    self->is_full = true;
    return &self->values[0];
  }
  snprintf(self->names[self->count], INPUTS_FORMULA_NAME, "%s", name);
  self->values[self->count] = 1.0;
  return &self->values[self->count++];
}

static inputs_formula_error_t fail(const char *text, size_t at, size_t length,
                                   inputs_formula_error_t error, inputs_formula_fault_t *fault) {
  fault->column = at + 1;
  snprintf(fault->found, INPUTS_FORMULA_NAME, "%.*s", (int)length, text + at);
  return error;
}

/* A sign of conditions that is not whole: "=" would set a name to a value. */
static inputs_formula_error_t inspect_signs(const char *text, inputs_formula_fault_t *fault) {
  for (size_t i = 0; text[i]; i++) {
    const char c = text[i], after = text[i + 1];
    if (!strchr("<>=!&|", c))
      continue;
    const char wanted = c == '&' || c == '|' ? c : '=';
    if (after == wanted) {
      i++;
    } else if (c != '<' && c != '>') {
      snprintf(fault->mend, INPUTS_FORMULA_NAME, "%c%c", c, wanted);
      return fail(text, i, 1, INPUTS_FORMULA_LONE, fault);
    }
  }
  return INPUTS_FORMULA_OK;
}

static inputs_formula_error_t inspect_functions(const char *text, inputs_formula_fault_t *fault) {
  static const char *const known[] = {"min", "max", "abs", "sqrt", "round", "floor", "sum"};
  for (size_t i = 0; text[i];) {
    const size_t length = strspn(text + i, NAME_CHARACTERS);
    if (length == 0) {
      i++;
      continue;
    }
    const bool is_called = text[i + length + strspn(text + i + length, " \t")] == '(';
    bool is_known = !is_called;
    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++)
      is_known =
          is_known || (strlen(known[k]) == length && strncmp(text + i, known[k], length) == 0);
    if (!is_known)
      return fail(text, i, length, INPUTS_FORMULA_FUNCTION, fault);
    i += length;
  }
  return INPUTS_FORMULA_OK;
}

static inputs_formula_error_t inspect(const char *text, bool is_condition,
                                      inputs_formula_fault_t *fault) {
  const size_t length = strlen(text);
  const size_t plain = strspn(text, is_condition ? OF_CONDITIONS : CHARACTERS);
  size_t depth = 0, i = 0;
  if (strspn(text, " \t") == length)
    return INPUTS_FORMULA_EMPTY;
  if (length > INPUTS_FORMULA_MAX)
    return INPUTS_FORMULA_LONG;
  if (plain < length)
    return fail(text, plain, 1, is_condition ? INPUTS_FORMULA_FOREIGN : INPUTS_FORMULA_CHARACTER,
                fault);
  while (i < length && depth <= INPUTS_FORMULA_DEPTH) {
    depth += text[i] == '(';
    depth -= text[i] == ')' && depth > 0;
    i++;
  }
  fault->column = depth > INPUTS_FORMULA_DEPTH ? i : 0;
  if (depth > INPUTS_FORMULA_DEPTH)
    return INPUTS_FORMULA_DEEP;
  const inputs_formula_error_t error =
      is_condition ? inspect_signs(text, fault) : INPUTS_FORMULA_OK;
  return error || !is_condition ? error : inspect_functions(text, fault);
}

/* What stands in the way, as `text` writes it; `plain` has the same length. */
static void take_token(const char *text, const char *plain, int position, const char *token,
                       inputs_formula_fault_t *fault) {
  const size_t length = strlen(token), at = position < 0 ? 0 : (size_t)position;
  const bool is_there = at + length <= strlen(plain) && strncmp(plain + at, token, length) == 0;
  fault->column = position >= 0 ? at + 1 : 0;
  snprintf(fault->found, INPUTS_FORMULA_NAME, "%.*s", (int)length, is_there ? text + at : token);
}

static inputs_formula_error_t compile(inputs_formula_t *self, const char *text, const char *plain,
                                      inputs_formula_fault_t *fault) {
  mupSetErrorHandler(self->parser, ignore);
  mupDefineNameChars(self->parser, NAME_CHARACTERS);
  mupDefineFun1(self->parser, "floor", floor, 0);
  mupDefineFun1(self->parser, "round", round_half_up, 0);
  mupSetVarFactory(self->parser, add_name, self);
  mupSetExpr(self->parser, plain);
  mupEval(self->parser);
  if (self->is_full)
    return INPUTS_FORMULA_NAMES_MANY;
  if (!mupError(self->parser))
    return INPUTS_FORMULA_OK;
  take_token(text, plain, mupGetErrorPos(self->parser), mupGetErrorToken(self->parser), fault);
  return INPUTS_FORMULA_SYNTAX;
}

static inputs_formula_error_t init(inputs_formula_t *self, const char *text, bool is_condition,
                                   inputs_formula_marks_t marks, inputs_formula_fault_t *fault) {
  char plain[INPUTS_FORMULA_MAX + 1];
  *self = (inputs_formula_t){0};
  *fault = (inputs_formula_fault_t){0};
  inputs_formula_error_t error = inspect(text, is_condition, fault);
  if (!error)
    error = inputs_formula_translate(text, marks, plain, fault);
  if (error)
    return error;
  self->names = calloc(INPUTS_FORMULA_NAMES, sizeof *self->names);
  self->values = calloc(INPUTS_FORMULA_NAMES, sizeof *self->values);
  self->parser = mupCreate(muBASETYPE_FLOAT);
  error = self->names && self->values && self->parser ? compile(self, text, plain, fault)
                                                      : INPUTS_FORMULA_NO_MEMORY;
  if (error)
    inputs_formula_free(self);
  return error;
}

inputs_formula_error_t inputs_formula_init(inputs_formula_t *self, const char *text,
                                           inputs_formula_marks_t marks,
                                           inputs_formula_fault_t *fault) {
  return init(self, text, false, marks, fault);
}

inputs_formula_error_t inputs_condition_init(inputs_formula_t *self, const char *text,
                                             inputs_formula_marks_t marks,
                                             inputs_formula_fault_t *fault) {
  return init(self, text, true, marks, fault);
}

void inputs_formula_free(inputs_formula_t *self) {
  if (self->parser)
    mupRelease(self->parser);
  free(self->names);
  free(self->values);
  *self = (inputs_formula_t){0};
}

double inputs_formula_evaluate(inputs_formula_t *self) {
  const double value = mupEval(self->parser);
  const bool failed = mupError(self->parser);
  mupErrorReset(self->parser);
  return failed ? (double)NAN : value;
}
