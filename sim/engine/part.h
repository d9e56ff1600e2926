// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_PART_H
#define SIM_PART_H

#include "sim/engine/forest.h"
#include "sim/summary/summary.h"

#include <stdbool.h>

/* A part: the summary of any set of replicates of a model's run. Parts over the same grids merge,
   and the same replicates give the same bytes, however they were split and in whatever order they
   came together. Counts by bin are whole numbers; moments are kept as sim/engine/forest.h says.
   Memory does not grow with the number of replicates. Threads, processes and machines make parts;
   sim/engine/pack.h makes bytes of one. */

typedef struct {
  size_t count;             /* outputs */
  sim_summary_t *summaries; /* one each; the moments are those of sim_part_finish */
  sim_forest_t forest;      /* of the outputs whose counts do not give the moments */
} sim_part_t;

/* An empty part whose grids are laid over a pilot, `size` values of each output, column after
   column, by so many threads, 1 or more. An all-zero part is empty too, and may be freed. Error:
   SIM_ERR_NO_MEMORY, and nothing is left to free. */
int sim_part_init(sim_part_t *self, size_t count, const bool *whole, size_t size,
                  const double *pilot, int threads);

/* An empty part on the grids of `like`, which must outlive it. Error: the same. */
int sim_part_init_like(sim_part_t *self, const sim_part_t *like);

void sim_part_free(sim_part_t *self);

/* Adds replicates first … first + count − 1. Errors: SIM_ERR_NO_MEMORY; SIM_ERR_DOMAIN when one of
   them is there already. After an error the part can only be freed. */
int sim_part_add(sim_part_t *self, uint64_t first, size_t count, double *const *columns);

/* Adds all of `other`, which must lie on the same grids and is left without replicates, to be
   freed. Errors: the same. */
int sim_part_merge(sim_part_t *self, sim_part_t *other);

/* Moves the moments of `other` here and leaves it the counts, which sim_part_merge adds: for a part
   that takes in replicates with gaps, whose pieces would become many. Errors: the same. */
int sim_part_merge_moments(sim_part_t *self, sim_part_t *other);

/* Writes the moments of all that was added to the summaries. More may be added after. */
void sim_part_finish(sim_part_t *self);

/* Finishes the part, moves its summaries to summaries[count] and frees the rest of it. */
void sim_part_take(sim_part_t *self, sim_summary_t *summaries);

/* On a whole grid the counts give the moments, exactly. */
static inline bool sim_part_is_counted(const sim_part_t *self, size_t output) {
  return self->summaries[output].histogram.grid->whole;
}

#endif
