// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/event.h"

#include "inputs/formula.h"

#include <math.h>
#include <stdlib.h>

/* muParser's handle has a state, so that every thread has its own. */
static void *start(const void *event) {
  const inputs_event_t *self = event;
  inputs_formula_fault_t fault;
  inputs_formula_t *formula = calloc(1, sizeof *formula);
  if (formula && inputs_condition_init(formula, self->formula, self->marks, &fault)) {
    free(formula);
    return NULL;
  }
  return formula;
}

static void stop(void *evaluator) {
  inputs_formula_free(evaluator);
  free(evaluator);
}

/* Not met where an output that it reads is undefined: an indicator without participants was not
   reached. */
static void evaluate(void *evaluator, size_t count, const double *const *outputs, double *out) {
  inputs_formula_t *self = evaluator;
  for (size_t r = 0; r < count; r++) {
    bool is_defined = true;
    for (size_t i = 0; i < self->count; i++) {
      self->values[i] = outputs[i][r];
      is_defined = is_defined && !isnan(outputs[i][r]);
    }
    const double value = is_defined ? inputs_formula_evaluate(self) : 0.0;
    out[r] = isnan(value) || value == 0.0 ? 0.0 : 1.0;
  }
}

void inputs_event_free(inputs_event_t *self) {
  for (size_t i = 0; i < self->output_count; i++)
    free(self->outputs[i]);
  free(self->name);
  free(self->formula);
  *self = (inputs_event_t){0};
}

models_own_event_t inputs_event_model(const inputs_event_t *self) {
  return (models_own_event_t){.name = self->name,
                              .outputs = (const char *const *)self->outputs,
                              .output_count = self->output_count,
                              .self = self,
                              .start = start,
                              .evaluate = evaluate,
                              .stop = stop};
}
