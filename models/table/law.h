// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_LAW_H
#define MODELS_TABLE_LAW_H

#include "models/table/input.h"
#include "sim/laws/dist.h"

/* From a row to its law. */

/* The distribution of a row; `group_sum` is Σvalue over its split (weights only). */
int models_row_distribution(sim_dist_t *out, const models_input_t *row, double group_sum);

/* Part k of a mixture as a row of its own, with the texts of `row`. */
models_input_t models_mixture_part(const models_input_t *row, size_t k);

/* Σvalue over the weights of the split that a row belongs to: regions are one split, the cells of
   the association matrix another, each dimension of groups one more. */
double models_split_sum(const models_inputs_t *inputs, const models_input_t *row);

#endif
