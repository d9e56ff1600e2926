// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_SPREAD_H
#define MODELS_SPREAD_H

#include "models/schema.h"

/* How much of a result is the width that somebody judged: the same programme with every judged
   spread halved or doubled. The rule, by distribution (m: what stays in its place):

   normal               m = middle of P5 and P95; both as far from it again, or half as far
   lognormal            the same on the log scale: m = sqrt(P5·P95)
   uniform              m = its mean
   triangular, pert     m = the mode; each side by itself
   empirical            m = the median of the sample
   proportion, weight   m = the value; n is multiplied or divided by 4
   count                the proportion that it says, Beta(k + ½, n − k + ½), likewise
   constant             has no spread

   A spread is judged when models_input_spread_grade says so. A doubled one is cut off at the ends
   of what its name admits, or, where it has no ends to cut (or an end is not itself admitted),
   widened only as far as the row remains admitted. */

typedef enum { MODELS_SPREAD_HALVED, MODELS_SPREAD_DOUBLED } models_spread_t;

/* True when some row has a judged spread. */
bool models_inputs_has_judged_spread(const models_inputs_t *inputs);

/* Copies a checked table with every judged spread halved or doubled. Names, years, the order of
   rows and correlations are the same, so that a programme compiled from it under the same seed uses
   the same uniforms. Returns SIM_OK; SIM_ERR_DOMAIN when the rows together are no longer admitted
   (applicants or prices: models_schema_check), SIM_ERR_NO_MEMORY; *out is empty then. The caller
   frees it with models_inputs_free. */
int models_inputs_respread(const models_inputs_t *inputs, models_spread_t spread,
                           models_inputs_t *out);

#endif
