// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_SPREAD_H
#define MODELS_TABLE_SPREAD_H

#include "models/table/schema.h"

/* How much of a result is the width that somebody judged: the same programme with every judged
   spread f times as wide, the centre staying where it is. The rule, by distribution (m: what stays
   in its place):

   normal, uniform      m = the middle of the ends (the mean); both f times as far from it
   lognormal            the same on the log scale: m = sqrt(P5·P95), the median
   triangular, pert     m = the mean; both ends and the mode f times as far from it, so that the
                        shape is the same and the standard deviation f times as large
   empirical            m = the mean of the sample; each value f times as far from it
   proportion, weight   m = the value (the mean); n is divided by f²
   count                the proportion that it says, Beta(k + ½, n − k + ½), likewise
   quantiles            m = the mean; each value f times as far from it
   mixture              each part by the rule of its law, the weights as they are
   constant             has no spread
   joint                stays as it was learned, but for how its years differ
   min and max stay; how much years differ (year_sd) is f times as large as well, of constants too

   A spread is judged when models_input_spread_grade says so. Where a wider one would leave what its
   name admits, it is widened by the largest factor below f that does not, by the same rule and so
   about the same centre: at the bound itself, not at all. Nothing is cut off at one side. */

/* True when some row has a judged spread. */
bool models_inputs_has_judged_spread(const models_inputs_t *inputs);

/* Copies a checked table with every judged spread `times` > 0 times as wide. Names, years, the
   order of rows and correlations are the same, so that a programme compiled from it under the same
   seed uses the same uniforms. Returns SIM_OK; SIM_ERR_DOMAIN when the rows together are no longer
   admitted (applicants or prices: models_schema_check), SIM_ERR_NO_MEMORY; *out is empty then. The
   caller frees it with models_inputs_free. factors: as many as rows, NULL: not wanted; how many
   times as wide each judged row became (of a proportion √(n/n'), of a lognormal on the log scale,
   of years their sd; the least where a row has several), NaN for the others. why: NULL, or of
   SIM_ERR_DOMAIN the first problem. */
int models_inputs_respread(const models_inputs_t *inputs, double times, models_inputs_t *out,
                           double *factors, models_problem_code_t *why);

#endif
