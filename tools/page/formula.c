// SPDX-License-Identifier: GPL-3.0-or-later
/* What inputs/formula.c asks of muParser, which is C++ with exceptions and so is not for
   WebAssembly:
   + − * / ^ ( ), comparisons, && and ||, min max abs sqrt sum, and functions of one number that are
   given. What it computes is what muParser computes, to the bit, which tests/page/formulas.sh tries
   with the library itself: a linear term of one name, a·x + b, is kept as one step, as muParser
   does, so that 100*(x − 1) is 100·x − 100. */
#include <ctype.h>
#include <math.h>
#include <muParserDLL.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 4096, NAMES = 512, NAME = 256, FUNCTIONS = 8, DEPTH = 256 };

typedef enum {
  NUMBER, /* b */
  VARIABLE,
  LINEAR, /* a·x + b */
  POWER,  /* x to the 2, 3 or 4 */
  CALL1,  /* of one number */
  MIN,
  MAX,
  SUM,
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  RAISE,
  LESS,
  MORE,
  AT_MOST,
  AT_LEAST,
  EQUAL,
  OTHER,
  AND,
  OR
} kind_t;

typedef struct {
  kind_t kind;
  int count; /* of values taken by MIN, MAX, SUM; the power */
  double a, b;
  const double *x;
  muFun1_t call;
} step_t;

typedef struct {
  step_t *steps;
  int count;
  char (*names)[NAME];
  double *at[NAMES];
  int name_count;
  char *text;
  const char *here;
  char token[NAME];
  bool failed, is_compiled;
  int position, depth;
  char functions[FUNCTIONS][16];
  muFun1_t calls[FUNCTIONS];
  int function_count;
  muFacFun_t factory;
  void *context;
} parser_t;

static const step_t plain = {.kind = NUMBER};

static void skip_blanks(parser_t *self) {
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

static void fail(parser_t *self) {
  if (self->failed)
    return;
  const size_t length = name_length(self->here);
  self->failed = true;
  self->position = (int)(self->here - self->text);
  snprintf(self->token, NAME, "%.*s", (int)(length ? length : *self->here != '\0'), self->here);
}

static void push(parser_t *self, step_t step) {
  if (self->count == STEPS)
    fail(self);
  else
    self->steps[self->count++] = step;
}

static double apply(kind_t kind, double a, double b) {
  switch (kind) {
  case ADD:
    return a + b;
  case SUBTRACT:
    return a - b;
  case MULTIPLY:
    return a * b;
  case DIVIDE:
    return a / b;
  case RAISE:
    return pow(a, b);
  case LESS:
    return a < b;
  case MORE:
    return a > b;
  case AT_MOST:
    return a <= b;
  case AT_LEAST:
    return a >= b;
  case EQUAL:
    return !(a < b) && !(a > b) && !isnan(a) && !isnan(b);
  case OTHER:
    return a < b || a > b || isnan(a) || isnan(b);
  case AND:
    return a != 0.0 && b != 0.0;
  default:
    return a != 0.0 || b != 0.0;
  }
}

static bool is_linear(const step_t *step) {
  return step->kind == VARIABLE || step->kind == LINEAR;
}

/* left ± right as a·x + b: of one name, or of a name and a number. */
static bool join_sum(step_t *left, const step_t *right, double sign) {
  const bool numbers = left->kind == NUMBER || right->kind == NUMBER;
  if (!(is_linear(left) || is_linear(right)) || (left->kind != NUMBER && !is_linear(left)) ||
      (right->kind != NUMBER && !is_linear(right)) || (!numbers && left->x != right->x))
    return false;
  left->x = left->x ? left->x : right->x;
  left->kind = LINEAR;
  left->b += sign * right->b;
  left->a += sign * right->a;
  return true;
}

static bool join_product(step_t *left, const step_t *right) {
  if (left->kind == VARIABLE && right->kind == VARIABLE && left->x == right->x) {
    *left = (step_t){.kind = POWER, .count = 2, .x = left->x};
    return true;
  }
  const bool is_number = right->kind == NUMBER;
  if (!(is_number && is_linear(left)) && !(left->kind == NUMBER && is_linear(right)))
    return false;
  const double factor = is_number ? right->b : left->b;
  const step_t term = is_number ? *left : *right;
  *left = (step_t){.kind = LINEAR, .x = term.x, .a = factor};
  if (term.kind == LINEAR) {
    left->a = term.a * factor;
    left->b = term.b * factor;
  }
  return true;
}

static bool join_quotient(step_t *left, const step_t *right) {
  if (left->kind != LINEAR || right->kind != NUMBER || right->b == 0.0)
    return false;
  left->a /= right->b;
  left->b /= right->b;
  return true;
}

static bool join_power(step_t *left, const step_t *right) {
  if (left->kind != VARIABLE || right->kind != NUMBER)
    return false;
  const double *x = left->x;
  for (int power = 2; power <= 4; power++)
    if (right->b == power) {
      *left = (step_t){.kind = POWER, .count = power, .x = x};
      return true;
    }
  if (right->b == 0.0)
    *left = (step_t){.kind = NUMBER, .b = 1.0};
  return right->b == 0.0 || right->b == 1.0;
}

/* Of numbers that are written, && and || see the whole part: muParser does. */
static double fold(kind_t kind, double a, double b) {
  return kind == AND || kind == OR ? apply(kind, trunc(a), trunc(b)) : apply(kind, a, b);
}

/* Two operands are behind; where they are single steps they may become one. */
static void operate(parser_t *self, kind_t kind) {
  if (self->failed || self->count < 2)
    return;
  step_t *left = &self->steps[self->count - 2], *right = left + 1;
  bool joined = false;
  if (left->kind == NUMBER && right->kind == NUMBER) {
    left->b = fold(kind, left->b, right->b);
    joined = true;
  } else if (kind == ADD || kind == SUBTRACT) {
    joined = join_sum(left, right, kind == ADD ? 1.0 : -1.0);
  } else if (kind == MULTIPLY) {
    joined = join_product(left, right);
  } else if (kind == DIVIDE) {
    joined = join_quotient(left, right);
  } else if (kind == RAISE) {
    joined = join_power(left, right);
  }
  if (joined)
    self->count--;
  else
    push(self, (step_t){.kind = kind});
}

static double negative(double x) {
  return -x;
}

/* As muParser has it: −0 stays. */
static double magnitude(double x) {
  return x >= 0.0 ? x : -x;
}

/* A function of a number that is written is a number, but for one that was given. */
static void call1(parser_t *self, muFun1_t call, bool folds) {
  if (self->failed)
    return;
  step_t *last = &self->steps[self->count - 1];
  if (folds && last->kind == NUMBER)
    last->b = call(last->b);
  else
    push(self, (step_t){.kind = CALL1, .call = call});
}

static void parse(parser_t *self);

static bool takes(parser_t *self, const char *sign) {
  skip_blanks(self);
  const size_t length = strlen(sign);
  if (strncmp(self->here, sign, length) != 0)
    return false;
  self->here += length;
  return true;
}

/* In brackets, one or more values; how many. */
static int parse_values(parser_t *self) {
  int count = 0;
  do {
    parse(self);
    count++;
  } while (!self->failed && takes(self, ","));
  if (!takes(self, ")"))
    fail(self);
  return count;
}

static bool is_called(const char *name, size_t length, const char *wanted) {
  return strlen(wanted) == length && strncmp(name, wanted, length) == 0;
}

static void parse_call(parser_t *self, const char *name, size_t length) {
  static const struct {
    const char *name;
    kind_t kind;
  } several[] = {{"min", MIN}, {"max", MAX}, {"sum", SUM}};
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
      push(self, (step_t){.kind = several[i].kind, .count = count});
      return;
    }
  if (call && count == 1) {
    call1(self, call, call == own);
  } else if (!self->failed) {
    self->here = name;
    fail(self);
  }
}

static void parse_name(parser_t *self) {
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
  if (i == self->name_count && i < NAMES) {
    snprintf(self->names[i], NAME, "%.*s", (int)length, name);
    self->at[i] = self->factory(self->names[i], self->context);
    self->name_count++;
  }
  if (i == NAMES)
    fail(self);
  else
    push(self, (step_t){.kind = VARIABLE, .a = 1.0, .x = self->at[i]});
}

static void parse_primary(parser_t *self) {
  skip_blanks(self);
  if (takes(self, "(")) {
    parse(self);
    if (!takes(self, ")"))
      fail(self);
  } else if (isdigit((unsigned char)*self->here) ||
             (*self->here == '.' && isdigit((unsigned char)self->here[1]))) {
    char *end;
    step_t number = plain;
    number.b = strtod(self->here, &end);
    self->here = end;
    push(self, number);
    if (name_length(self->here) > 0)
      fail(self);
  } else if (name_length(self->here) > 0 && *self->here != '.') {
    parse_name(self);
  } else {
    fail(self);
  }
}

static void parse_signed(parser_t *self);

/* Powers bind to the right, and before a sign to their left. */
static void parse_power(parser_t *self) {
  parse_primary(self);
  if (!self->failed && takes(self, "^")) {
    parse_signed(self);
    operate(self, RAISE);
  }
}

static void parse_signed(parser_t *self) {
  skip_blanks(self);
  const char sign = *self->here;
  if (sign != '-' && sign != '+') {
    parse_power(self);
    return;
  }
  self->here++;
  parse_power(self);
  if (sign == '-')
    call1(self, negative, true);
}

typedef struct {
  const char *sign;
  kind_t kind;
} binary_t;

/* The signs of each floor, weakest first. */
static const binary_t floors[][7] = {{{"||", OR}, {0}},
                                     {{"&&", AND}, {0}},
                                     {{"<=", AT_MOST},
                                      {">=", AT_LEAST},
                                      {"!=", OTHER},
                                      {"==", EQUAL},
                                      {"<", LESS},
                                      {">", MORE},
                                      {0}},
                                     {{"+", ADD}, {"-", SUBTRACT}, {0}},
                                     {{"*", MULTIPLY}, {"/", DIVIDE}, {0}}};
enum { FLOORS = sizeof floors / sizeof floors[0] };

static void parse_floor(parser_t *self, int level) {
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
    operate(self, binary->kind);
    binary = floors[level];
  }
}

static void parse(parser_t *self) {
  if (++self->depth > DEPTH)
    fail(self);
  else
    parse_floor(self, 0);
  self->depth--;
}

static double several(const step_t *step, const double *values) {
  double result = step->kind == SUM ? 0.0 : values[0];
  for (int i = step->kind == SUM ? 0 : 1; i < step->count; i++) {
    const double x = values[i];
    if (step->kind == SUM)
      result += x;
    else if (step->kind == MIN ? x < result : result < x)
      result = x;
  }
  return result;
}

static double power_of(double x, int power) {
  return power == 2 ? x * x : power == 3 ? x * x * x : x * x * x * x;
}

static double run(const parser_t *self) {
  double values[STEPS + 1];
  int top = 0;
  for (int i = 0; i < self->count; i++) {
    const step_t *step = &self->steps[i];
    switch (step->kind) {
    case NUMBER:
      values[top++] = step->b;
      break;
    case VARIABLE:
      values[top++] = *step->x;
      break;
    case LINEAR:
      values[top++] = *step->x * step->a + step->b;
      break;
    case POWER:
      values[top++] = power_of(*step->x, step->count);
      break;
    case CALL1:
      values[top - 1] = step->call(values[top - 1]);
      break;
    case MIN:
    case MAX:
    case SUM:
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

muParserHandle_t mupCreate(int type) {
  parser_t *self = calloc(1, sizeof *self);
  (void)type;
  if (self) {
    self->steps = calloc(STEPS, sizeof *self->steps);
    self->names = calloc(NAMES, sizeof *self->names);
  }
  return self;
}

void mupRelease(muParserHandle_t parser) {
  parser_t *self = parser;
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
  parser_t *self = parser;
  (void)optimise;
  snprintf(self->functions[self->function_count], sizeof self->functions[0], "%s", name);
  self->calls[self->function_count++] = function;
}

void mupSetVarFactory(muParserHandle_t parser, muFacFun_t factory, void *context) {
  parser_t *self = parser;
  self->factory = factory;
  self->context = context;
}

void mupSetExpr(muParserHandle_t parser, const muChar_t *text) {
  parser_t *self = parser;
  self->text = strdup(text);
}

muFloat_t mupEval(muParserHandle_t parser) {
  parser_t *self = parser;
  if (!self->is_compiled) {
    self->is_compiled = true;
    self->failed = !self->steps || !self->names || !self->text;
    self->here = self->text;
    if (!self->failed)
      parse(self);
    if (!self->failed && (skip_blanks(self), *self->here != '\0'))
      fail(self);
  }
  return self->failed ? NAN : run(self);
}

muBool_t mupError(muParserHandle_t parser) {
  return ((parser_t *)parser)->failed;
}

void mupErrorReset(muParserHandle_t parser) {
  (void)parser;
}

muInt_t mupGetErrorPos(muParserHandle_t parser) {
  return ((parser_t *)parser)->position;
}

const muChar_t *mupGetErrorToken(muParserHandle_t parser) {
  return ((parser_t *)parser)->token;
}
