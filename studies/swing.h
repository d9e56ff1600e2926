// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_SWING_H
#define STUDIES_SWING_H

#include "sim/summary/moments.h"
#include "studies/groups.h"

/* How far an output's mean moves when one input is held at its P5, then at its P95, and all else
   is drawn as ever: the two ends of a bar of a tornado chart. Both ends use the same draws. */
typedef struct {
  double input_low, input_high; /* P5 and P95 of the input; NaN when its rows differ */
  sim_moments_t low, high;      /* of the output, with the input at its P5 and at its P95 */
  sim_moments_t difference;     /* high − low, replicate by replicate */
} studies_swing_t;

/* Computes the swings of output_count outputs (indices) for a group that is a name: all its drawn
   rows are held at their own P5, then at their P95. Replicates 0 … replicates − 1 under `seed`.
   `programme`: the inputs compiled, as they stand. Fills swings[output_count]. Errors:
   SIM_ERR_DOMAIN (the group is not a name), SIM_ERR_NO_MEMORY.
 */
int studies_swing(const models_inputs_t *inputs, const models_programme_t *programme,
                  const studies_groups_t *groups, size_t group, uint64_t seed, uint64_t replicates,
                  const size_t *outputs, size_t output_count, studies_swing_t *swings);

#endif
