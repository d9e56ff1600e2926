// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_SPREAD_SCALE_H
#define MODELS_TABLE_SPREAD_SCALE_H

#include "models/table/schema.h"

/* Shared by the files of the spread; not for others. A sample must be ascending, and there are no
   counts but as proportions. */

/* Makes the spread of a row's level `times` > 0 times as wide. */
void models_spread_scale(const models_inputs_t *inputs, models_input_t *row, double times);

/* Writes to `out`, a copy of either, halfway between two rows that differ in their spread, on the
   scale of their distribution. */
void models_spread_middle(const models_input_t *a, const models_input_t *b, models_input_t *out);

/* How many times as wide the level of `after` is: the ratio of the distances between ends (of
   logarithms), or of 1/√n; INFINITY of a constant. */
double models_spread_widening(const models_input_t *before, const models_input_t *after);

#endif
