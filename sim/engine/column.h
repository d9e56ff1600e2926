// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_COLUMN_H
#define SIM_COLUMN_H

#include "sim/engine/run.h"

/* Some outputs of a model, as a model of its own: the engine then summarises these columns, with
   the same result to the bit, instead of all of them. */
typedef struct {
  sim_model_t inner;
  size_t count;
  size_t *outputs;
  bool *whole;
} sim_columns_t;

/* Outputs `outputs[count]`, in that order and each once, of `inner`; copies the struct, borrows
   what it points to. SIM_OK or SIM_ERR_NO_MEMORY; free it with sim_columns_free in any case. */
int sim_columns_init(sim_columns_t *self, const sim_model_t *inner, size_t count,
                     const size_t *outputs);
void sim_columns_free(sim_columns_t *self);

/* The columns as a model with `count` outputs; borrows self. */
sim_model_t sim_columns_model(const sim_columns_t *self);

#endif
