// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_DERIVED_H
#define STUDIES_DERIVED_H

#include "models/programme.h"

/* Figures that a study computes from the outputs of the same replicates, as a model of their own:
   the engine summarises them as it does outputs. */
typedef struct {
  const models_programme_t *programme;
  const size_t *outputs; /* those that are read; the columns of others may hold anything */
  size_t output_count;
  size_t count; /* of figures */
  const bool *whole;
  const void *self; /* handed to compute */
  /* Writes figure i of `count` replicates to figures[i], from all columns of the programme and the
     workspace that it filled them in. */
  void (*compute)(const void *self, const void *workspace, size_t count, double *const *columns,
                  double *const *figures);
} studies_derived_t;

/* The figures as a model with `count` outputs; borrows self. */
sim_model_t studies_derived_model(const studies_derived_t *self);

#endif
