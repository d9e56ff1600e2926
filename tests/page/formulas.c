// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands in for muParser in the page computes what muParser does: random formulas of all that
   inputs/formula.h admits, at random values, to the bit; and what one refuses the other refuses.
   usage: formulas COUNT */
#include <dlfcn.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#define mupCreate          own_create
#define mupRelease         own_release
#define mupSetErrorHandler own_handler
#define mupDefineNameChars own_characters
#define mupDefineFun1      own_function
#define mupSetVarFactory   own_factory
#define mupSetExpr         own_text
#define mupEval            own_evaluate
#define mupError           own_error
#define mupErrorReset      own_reset
#define mupGetErrorPos     own_position
#define mupGetErrorToken   own_token
#include "tools/page/formula.c"
#include "tools/page/formula_steps.c"

/* The library, found at run time since the names above are taken. */
static struct {
  void *(*create)(int);
  void (*release)(void *), (*handler)(void *, void (*)(void *)), (*reset)(void *);
  void (*characters)(void *, const char *), (*text)(void *, const char *);
  void (*function)(void *, const char *, double (*)(double), int);
  void (*factory)(void *, double *(*)(const char *, void *), void *);
  double (*evaluate)(void *);
  int (*error)(void *);
} library;

static bool find(void *into, void *handle, const char *name) {
  *(void **)into = dlsym(handle, name);
  return *(void **)into != NULL;
}

static bool open_library(void) {
  void *handle = dlopen("libmuparser.so.2", RTLD_NOW);
  return handle && find(&library.create, handle, "mupCreate") &&
         find(&library.release, handle, "mupRelease") &&
         find(&library.handler, handle, "mupSetErrorHandler") &&
         find(&library.reset, handle, "mupErrorReset") &&
         find(&library.characters, handle, "mupDefineNameChars") &&
         find(&library.text, handle, "mupSetExpr") &&
         find(&library.function, handle, "mupDefineFun1") &&
         find(&library.factory, handle, "mupSetVarFactory") &&
         find(&library.evaluate, handle, "mupEval") && find(&library.error, handle, "mupError");
}

static uint64_t state = 2026;

static unsigned draw(unsigned below) {
  state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (unsigned)(state >> 33) % below;
}

enum { VALUES = 4, LONGEST = 4000 };

static double values[VALUES];

static double *name_at(const char *name, void *context) {
  (void)context;
  return &values[(name[0] - 'a') % VALUES];
}

static double half_up(double x) {
  return floor(x + 0.5);
}

static void ignore(void *parser) {
  (void)parser;
}

static void put(char *text, const char *more) {
  if (strlen(text) + strlen(more) < LONGEST)
    strcat(text, more);
}

static void put_formula(char *text, int depth) {
  static const char *const leaves[] = {"a.x", "b", "c_1", "d", "2", "0.1", "100", "1.75", "3", "0"};
  static const char *const signs[] = {"+",  "-",  "*",  "/",  "^2",  "^",   "<", "<=", ">", ">=",
                                      "==", "!=", "&&", "||", " + ", " - ", "*", "/",  "+", "-"};
  static const char *const calls[] = {"min(", "max(", "sum(", "abs(", "sqrt(", "round(", "floor("};
  const unsigned what = depth > 5 ? 0 : draw(10);
  if (what < 3) {
    put(text, leaves[draw(sizeof leaves / sizeof leaves[0])]);
  } else if (what < 7) {
    const unsigned sign = draw(sizeof signs / sizeof signs[0]);
    put_formula(text, depth + 1);
    put(text, signs[sign]);
    if (sign != 4)
      put_formula(text, depth + 1);
  } else if (what == 7) {
    put(text, "(");
    put_formula(text, depth + 1);
    put(text, ")");
  } else if (what == 8) {
    put(text, "-");
    put_formula(text, depth + 1);
  } else {
    const unsigned call = draw(sizeof calls / sizeof calls[0]);
    put(text, calls[call]);
    put_formula(text, depth + 1);
    for (unsigned more = call < 3 ? draw(3) : 0; more > 0; more--) {
      put(text, ",");
      put_formula(text, depth + 1);
    }
    put(text, ")");
  }
}

static bool is_same(double a, double b) {
  return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b)) ||
         (a <= 0 && a >= 0 && b <= 0 && b >= 0);
}

static void draw_values(void) {
  for (int i = 0; i < VALUES; i++)
    values[i] = draw(4) ? (draw(2000000) - 1000000.0) / (1 + draw(1000)) : draw(3);
}

/* One formula by both; false, and said, when they differ. */
static bool agree(const char *text, unsigned *computed) {
  void *theirs = library.create(muBASETYPE_FLOAT), *ours = own_create(muBASETYPE_FLOAT);
  const char *names = "0123456789_.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  bool same = true;
  library.handler(theirs, ignore);
  library.characters(theirs, names);
  library.function(theirs, "floor", floor, 0);
  library.function(theirs, "round", half_up, 0);
  library.factory(theirs, name_at, NULL);
  library.text(theirs, text);
  own_function(ours, "floor", floor, 0);
  own_function(ours, "round", half_up, 0);
  own_factory(ours, name_at, NULL);
  own_text(ours, text);
  for (int i = 0; same && i < 4; i++) {
    draw_values();
    const double a = library.evaluate(theirs), b = own_evaluate(ours);
    const bool failed = library.error(theirs) != 0;
    same = failed ? i > 0 || own_error(ours) || isnan(b) || isinf(b)
                  : !own_error(ours) && is_same(a, b);
    *computed += !failed;
    if (!same)
      printf("differs: %s: %.17g by muParser (%d), %.17g (%d)\n", text, a, failed, b,
             own_error(ours));
    library.reset(theirs);
  }
  library.release(theirs);
  own_release(ours);
  return same;
}

int main(int argc, char **argv) {
  char text[LONGEST + 1];
  unsigned wrong = 0, computed = 0, count = argc > 1 ? (unsigned)atoi(argv[1]) : 1000;
  if (!open_library()) {
    puts("formulas: skipped, libmuparser is not here");
    return 0;
  }
  for (unsigned i = 0; i < count && wrong < 10; i++) {
    text[0] = '\0';
    put_formula(text, 0);
    wrong += !agree(text, &computed);
  }
  printf("formulas: %u tried, %u values computed, %u differ\n", count, computed, wrong);
  return wrong > 0;
}
