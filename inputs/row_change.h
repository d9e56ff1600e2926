// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_ROW_CHANGE_H
#define INPUTS_ROW_CHANGE_H

#include "models/table/input.h"

/* What becomes of a row that is set, or changed by a percentage; what it then says is judgement. */

/* The row says that number, in every replicate and every year that it serves, as a row of a variant
   would say it. A weight stays as uncertain as its n. */
void inputs_row_set(models_input_t *row, double value);

/* x changed by a percentage: -15 of 200 is 170; a whole number where only binary keeps it from one.
 */
double inputs_changed_by(double x, double percent);

/* The row's numbers, each changed by the percentage: what is uncertain stays so, in proportion. A
   count has no size of its own to change: it becomes the proportion that it says, of the same
   beta. */
void inputs_row_change(models_input_t *row, double percent);

#endif
