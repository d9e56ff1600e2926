// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_EVENT_H
#define INPUTS_EVENT_H

#include "inputs/formula_marks.h"
#include "models/table/input.h"

/* An event of events.csv: a condition over outputs. */
typedef struct inputs_event {
  char *name, *formula; /* owned; event.NAME */
  inputs_formula_marks_t marks;
  char *outputs[MODELS_OWN_OUTPUTS_MAX]; /* owned; in the order in which the formula names them */
  size_t output_count, line;
} inputs_event_t;

void inputs_event_free(inputs_event_t *self);

/* The event as the model knows it; borrows self. */
models_own_event_t inputs_event_model(const inputs_event_t *self);

#endif
