// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_PURCHASE_H
#define STUDIES_PURCHASE_H

#include "studies/forecast.h"

/* Which ceiling pays for how many places of a year, with which certainty. What places require is
   linear in their number (models/budget.c), so that two numbers of places on the same draws give
   what any number requires in each replicate. The same replicates as in the forecast, and the same
   answer as `solve --find plan.places.YEAR --so-that 'mean(event.budget_suffices.YEAR) >= LEVEL'`
   on as many. */

typedef struct {
  size_t count;         /* replicates */
  double *fixed, *unit; /* what places require: fixed + unit · places, in the money of `ceiling`;
                           where the ceiling itself is uncertain, of its median */
  double *work;         /* room for twice as many */
} studies_purchase_t;

/* `ceiling`: the median of budget.ceiling in that year, above 0. `replicates`: how many to take, 1
   or more, at most those of the forecast. Returns SIM_OK; SIM_ERR_DOMAIN when the year has no
   places, or these cost nothing; SIM_ERR_NO_MEMORY, SIM_ERR_MODEL. Free with
   studies_purchase_free in any case. */
int studies_purchase_init(studies_purchase_t *self, const models_inputs_t *inputs,
                          const studies_forecast_t *forecast, int year, double ceiling,
                          size_t replicates);
void studies_purchase_free(studies_purchase_t *self);

/* The least ceiling that suffices for so many places in a share `level` of the replicates, or more;
   0 < level <= 1. */
double studies_purchase_ceiling(const studies_purchase_t *self, double places, double level);

/* The largest whole number of places for which a ceiling suffices in such a share, 0 … 1e7. */
double studies_purchase_places(const studies_purchase_t *self, double ceiling, double level);

#endif
