// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/page/formula.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How a formula is read, and the calls of muParser. */

static const formula_step_t plain = {.kind = FORMULA_NUMBER};

static void skip_blanks(formula_t *self) {
  while (*self->here == ' ' || *self->here == '\t')
    self->here++;
}

/* The characters of a name from `text` on. */
static size_t name_length(const char *text) {
  size_t length = 0;
  while (isalnum((unsigned char)text[length]) || text[length] == '_' || text[length] == '.')
    length++;
  return length;
}

void formula_fail(formula_t *self) {
  if (self->failed)
    return;
  const size_t length = name_length(self->here);
  self->failed = true;
  self->position = (int)(self->here - self->text);
  snprintf(self->token, FORMULA_NAME, "%.*s", (int)(length ? length : *self->here != '\0'),
           self->here);
}

static double negative(double x) {
  return -x;
}

/* As muParser has it: −0 stays. */
static double magnitude(double x) {
  return x >= 0.0 ? x : -x;
}

static void parse(formula_t *self);

static bool takes(formula_t *self, const char *sign) {
  skip_blanks(self);
  const size_t length = strlen(sign);
  if (strncmp(self->here, sign, length) != 0)
    return false;
  self->here += length;
  return true;
}

/* In brackets, one or more values; how many. */
static int parse_values(formula_t *self) {
  int count = 0;
  do {
    parse(self);
    count++;
  } while (!self->failed && takes(self, ","));
  if (!takes(self, ")"))
    formula_fail(self);
  return count;
}

static bool is_called(const char *name, size_t length, const char *wanted) {
  return strlen(wanted) == length && strncmp(name, wanted, length) == 0;
}

static void parse_call(formula_t *self, const char *name, size_t length) {
  static const struct {
    const char *name;
    formula_kind_t kind;
  } several[] = {{"min", FORMULA_MIN}, {"max", FORMULA_MAX}, {"sum", FORMULA_SUM}};
  const muFun1_t own = is_called(name, length, "abs")    ? magnitude
                       : is_called(name, length, "sqrt") ? sqrt
                                                         : 0;
  muFun1_t call = own;
  for (int i = 0; i < self->function_count; i++)
    if (is_called(name, length, self->functions[i]))
      call = self->calls[i];
  const int count = parse_values(self);
  for (size_t i = 0; !self->failed && !call && i < sizeof several / sizeof several[0]; i++)
    if (is_called(name, length, several[i].name)) {
      formula_push(self, (formula_step_t){.kind = several[i].kind, .count = count});
      return;
    }
  if (call && count == 1) {
    formula_call1(self, call, call == own);
  } else if (!self->failed) {
    self->here = name;
    formula_fail(self);
  }
}

static void parse_name(formula_t *self) {
  const char *name = self->here;
  const size_t length = name_length(name);
  self->here += length;
  if (takes(self, "(")) {
    parse_call(self, name, length);
    return;
  }
  int i = 0;
  while (i < self->name_count && !is_called(name, length, self->names[i]))
    i++;
  if (i == self->name_count && i < FORMULA_NAMES) {
    snprintf(self->names[i], FORMULA_NAME, "%.*s", (int)length, name);
    self->at[i] = self->factory(self->names[i], self->context);
    self->name_count++;
  }
  if (i == FORMULA_NAMES)
    formula_fail(self);
  else
    formula_push(self, (formula_step_t){.kind = FORMULA_VARIABLE, .a = 1.0, .x = self->at[i]});
}

static void parse_primary(formula_t *self) {
  skip_blanks(self);
  if (takes(self, "(")) {
    parse(self);
    if (!takes(self, ")"))
      formula_fail(self);
  } else if (isdigit((unsigned char)*self->here) ||
             (*self->here == '.' && isdigit((unsigned char)self->here[1]))) {
    char *end;
    formula_step_t number = plain;
    number.b = strtod(self->here, &end);
    self->here = end;
    formula_push(self, number);
    if (name_length(self->here) > 0)
      formula_fail(self);
  } else if (name_length(self->here) > 0 && *self->here != '.') {
    parse_name(self);
  } else {
    formula_fail(self);
  }
}

static void parse_signed(formula_t *self);

/* Powers bind to the right, and before a sign to their left. */
static void parse_power(formula_t *self) {
  parse_primary(self);
  if (!self->failed && takes(self, "^")) {
    parse_signed(self);
    formula_operate(self, FORMULA_RAISE);
  }
}

static void parse_signed(formula_t *self) {
  skip_blanks(self);
  const char sign = *self->here;
  if (sign != '-' && sign != '+') {
    parse_power(self);
    return;
  }
  self->here++;
  parse_power(self);
  if (sign == '-')
    formula_call1(self, negative, true);
}

typedef struct {
  const char *sign;
  formula_kind_t kind;
} binary_t;

/* The signs of each floor, weakest first. */
static const binary_t floors[][7] = {{{"||", FORMULA_OR}, {0}},
                                     {{"&&", FORMULA_AND}, {0}},
                                     {{"<=", FORMULA_AT_MOST},
                                      {">=", FORMULA_AT_LEAST},
                                      {"!=", FORMULA_OTHER},
                                      {"==", FORMULA_EQUAL},
                                      {"<", FORMULA_LESS},
                                      {">", FORMULA_MORE},
                                      {0}},
                                     {{"+", FORMULA_ADD}, {"-", FORMULA_SUBTRACT}, {0}},
                                     {{"*", FORMULA_MULTIPLY}, {"/", FORMULA_DIVIDE}, {0}}};
enum { FLOORS = sizeof floors / sizeof floors[0] };

static void parse_floor(formula_t *self, int level) {
  if (level == FLOORS) {
    parse_signed(self);
    return;
  }
  parse_floor(self, level + 1);
  for (const binary_t *binary = floors[level]; binary->sign && !self->failed;) {
    if (!takes(self, binary->sign)) {
      binary++;
      continue;
    }
    parse_floor(self, level + 1);
    formula_operate(self, binary->kind);
    binary = floors[level];
  }
}

static void parse(formula_t *self) {
  if (++self->depth > FORMULA_DEPTH)
    formula_fail(self);
  else
    parse_floor(self, 0);
  self->depth--;
}

muParserHandle_t mupCreate(int type) {
  formula_t *self = calloc(1, sizeof *self);
  (void)type;
  if (self) {
    self->steps = calloc(FORMULA_STEPS, sizeof *self->steps);
    self->names = calloc(FORMULA_NAMES, sizeof *self->names);
  }
  return self;
}

void mupRelease(muParserHandle_t parser) {
  formula_t *self = parser;
  free(self->steps);
  free(self->names);
  free(self->text);
  free(self);
}

void mupSetErrorHandler(muParserHandle_t parser, muErrorHandler_t handler) {
  (void)parser;
  (void)handler;
}

void mupDefineNameChars(muParserHandle_t parser, const muChar_t *characters) {
  (void)parser;
  (void)characters;
}

void mupDefineFun1(muParserHandle_t parser, const muChar_t *name, muFun1_t function,
                   muBool_t optimise) {
  formula_t *self = parser;
  (void)optimise;
  snprintf(self->functions[self->function_count], sizeof self->functions[0], "%s", name);
  self->calls[self->function_count++] = function;
}

void mupSetVarFactory(muParserHandle_t parser, muFacFun_t factory, void *context) {
  formula_t *self = parser;
  self->factory = factory;
  self->context = context;
}

void mupSetExpr(muParserHandle_t parser, const muChar_t *text) {
  formula_t *self = parser;
  self->text = strdup(text);
}

muFloat_t mupEval(muParserHandle_t parser) {
  formula_t *self = parser;
  if (!self->is_compiled) {
    self->is_compiled = true;
    self->failed = !self->steps || !self->names || !self->text;
    self->here = self->text;
    if (!self->failed)
      parse(self);
    if (!self->failed && (skip_blanks(self), *self->here != '\0'))
      formula_fail(self);
  }
  return self->failed ? NAN : formula_run(self);
}

muBool_t mupError(muParserHandle_t parser) {
  return ((formula_t *)parser)->failed;
}

void mupErrorReset(muParserHandle_t parser) {
  (void)parser;
}

muInt_t mupGetErrorPos(muParserHandle_t parser) {
  return ((formula_t *)parser)->position;
}

const muChar_t *mupGetErrorToken(muParserHandle_t parser) {
  return ((formula_t *)parser)->token;
}
