// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_YEARLY_H
#define MODELS_TABLE_YEARLY_H

#include "models/table/input.h"

#include <stdbool.h>

/* A quantity that differs from one year to the next around its level x, by the column year_sd = s,
   with z standard normal, one for each name and year:
     share, not part of a split      x e / (1 - x + x e), e = exp(s z): the median is x
     any other unit, and parts       x exp(s z - s^2/2): the mean is x */

/* The largest year_sd that the name admits; 0 when it admits none (whole numbers, inflation.*,
   population.growth) or is unknown. */
double models_yearly_limit(const char *name);

/* True where the effect multiplies the odds of a share. */
bool models_yearly_is_odds(const models_input_t *row);

/* How many times its level a value can be at most: 1 where the effect keeps it within a share, or
   there is none, or none that is admitted. z is at most 8.3, as everywhere. */
double models_yearly_reach(const models_input_t *row);

#endif
