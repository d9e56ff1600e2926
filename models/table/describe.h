// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_DESCRIBE_H
#define MODELS_TABLE_DESCRIBE_H

#include "models/table/input.h"

/* The central value and the central 90 % interval of an input. Central is what the row states: the
   value of a proportion (its mean), the share of a part, the rate of a count; where a row states an
   interval, a shape, points or a mixture, and where its law is cut, the median. */
typedef struct {
  double central, low, high; /* low, high: P5 and P95 */
} models_range_t;

/* The range of row i of a checked table, in models_range_unit. A part of a split is described by
   its share of the whole, which for a weight is a beta: one part of a Dirichlet. Constants have
   three equal ends. Returns SIM_OK, SIM_ERR_DOMAIN or SIM_ERR_NO_MEMORY. */
int models_input_range(const models_inputs_t *inputs, size_t i, models_range_t *out);

/* The unit of that range: a part of a split is described by its share of the whole. Borrowed. */
const char *models_range_unit(const models_input_t *row);

#endif
