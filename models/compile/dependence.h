// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_COMPILE_DEPENDENCE_H
#define MODELS_COMPILE_DEPENDENCE_H

#include "models/table/input.h"
#include "sim/design/copula.h"

#include <stdbool.h>
#include <stddef.h>

/* Inputs that are correlated, in groups: two rows are in one group when a chain of pairs joins
   them. Within a group, pairs that are not stated are uncorrelated. The joint rows of one file are
   a group too, of which one uniform draws a line; correlations with them are not looked at, since
   the lines have theirs. */

typedef struct {
  size_t count;  /* 2 … SIM_COPULA_MAX */
  size_t *rows;  /* owned, by name and year: the first keeps its own draws */
  double *ranks; /* owned: rank correlations, count x count, unit diagonal; NULL: joint rows */
} models_bundle_t;

typedef struct {
  size_t count;
  models_bundle_t *groups; /* owned, by their first row */
} models_bundles_t;

/* The groups of the table's correlations. A correlation of 0 joins nothing. Errors: SIM_ERR_DOMAIN
   (a row that is not there or a weight, a row with itself, a pair twice, a rank correlation that is
   not strictly between -1 and 1, a group of more than SIM_COPULA_MAX), SIM_ERR_NO_MEMORY; then
   there is nothing to free. Whether each group's matrix is positive definite is not looked at. */
int models_bundles_init(models_bundles_t *self, const models_inputs_t *inputs);

/* Legal on a zeroed struct. */
void models_bundles_free(models_bundles_t *self);

/* True when the group's matrix of rank correlations is itself positive definite, as
   SIM_COPULA_EIGENVALUE counts. What the copula needs is more: that of the normals, 2 sin(pi r/6),
   must be so too. */
bool models_bundle_is_definite(const models_bundle_t *self);

/* Writes to `ranks` (count x count) the group's rank correlations if the copula can have them;
   otherwise the nearest ones that it can, all with at most `decimals` decimals (1 … 9): the
   matrix of the normals is projected (sim/design/nearest.h), turned back into rank correlations and
   rounded, with a greater least eigenvalue until what was rounded is valid itself. *is_valid says
   which. Errors: SIM_ERR_DOMAIN (no convergence), SIM_ERR_NO_MEMORY. */
int models_bundle_nearest(const models_bundle_t *self, int decimals, double *ranks, bool *is_valid);

#endif
