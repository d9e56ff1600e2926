// SPDX-License-Identifier: GPL-3.0-or-later
/* A formula of claims.csv: compiled, and evaluated at awkward values. */
#include "fuzz/fuzz_support.h"
#include "models/formula.h"

#include <math.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const double values[] = {0, 1, -1, 0.5, 1e15, -1e-300, INFINITY, NAN};
  models_formula_t formula;
  size_t column = 0;
  char detail[MODELS_FORMULA_NAME];
  char *text = fuzz_text(data, size);
  if (models_formula_init(&formula, text, &column, detail) == MODELS_FORMULA_OK) {
    for (size_t k = 0; k < sizeof values / sizeof values[0]; k++) {
      for (size_t i = 0; i < formula.count; i++)
        formula.values[i] = values[(i + k) % (sizeof values / sizeof values[0])];
      (void)models_formula_evaluate(&formula);
    }
    models_formula_free(&formula);
  }
  free(text);
  return 0;
}
