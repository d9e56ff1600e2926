// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_COLUMN_H
#define SIM_COLUMN_H

#include "sim/run.h"

/* One output of a model, as a model of its own: the engine then summarises a single column, with
   the same result to the bit, instead of all of them. */
typedef struct {
  sim_model_t inner;
  size_t output;
  bool whole;
} sim_column_t;

/* Output `output` of `inner`; copies the struct, borrows what it points to. */
sim_column_t sim_column_of(const sim_model_t *inner, size_t output);

/* The column as a model with one output; borrows self. */
sim_model_t sim_column_model(const sim_column_t *self);

#endif
