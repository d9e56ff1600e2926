// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_WORK_H
#define SIM_WORK_H

#include "sim/engine/model.h"

/* A model at work: what one thread needs to evaluate it. */
typedef struct {
  sim_model_t model;
  void *workspace;
  double *storage, **columns; /* per output, a column of `rows` doubles */
} sim_work_t;

/* A workspace for blocks of at most `block` replicates, and zeroed columns; copies the struct,
   borrows what it points to. NULL when out of memory. */
sim_work_t *sim_work_alloc(const sim_model_t *model, size_t block, size_t rows);

/* `work` may be NULL. As the workspace of another model: its workspace_free. */
void sim_work_free(void *work);

#endif
