// SPDX-License-Identifier: GPL-3.0-or-later
/* A formula of claims.csv, in either style: compiled, and evaluated at awkward values. */
#include "inputs/formula.h"
#include "tests/fuzz/fuzz_support.h"

#include <math.h>
#include <stdlib.h>

static void evaluate(inputs_formula_t *formula) {
  static const double values[] = {0, 1, -1, 0.5, 1e15, -1e-300, (double)INFINITY, (double)NAN};
  enum { COUNT = sizeof values / sizeof values[0] };
  for (size_t k = 0; k < COUNT; k++) {
    for (size_t i = 0; i < formula->count; i++)
      formula->values[i] = values[(i + k) % COUNT];
    (void)inputs_formula_evaluate(formula);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const inputs_formula_marks_t marks[] = {INPUTS_FORMULA_COMMA, INPUTS_FORMULA_POINT};
  char *text = fuzz_text(data, size);
  for (size_t m = 0; m < 2; m++) {
    inputs_formula_t formula;
    inputs_formula_fault_t fault;
    if (inputs_formula_init(&formula, text, marks[m], &fault) != INPUTS_FORMULA_OK)
      continue;
    evaluate(&formula);
    inputs_formula_free(&formula);
  }
  free(text);
  return 0;
}
