// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_PICKS_H
#define MODELS_PICKS_H

#include "models/groups.h"
#include "sim/sensitivity.h"

/* A programme as the pick-freeze design sees it. Its sets are, in this order: the groups of inputs;
   chance, all of it together; and, for each grade of evidence that some drawn row has, the rows of
   that grade. Groups and chance are partition MODELS_BY_GROUP, grades and chance MODELS_BY_GRADE.
   Sample B takes the uniforms of a quantity from replicate numbers 2⁴⁰ further on. */
enum { MODELS_BY_GROUP, MODELS_BY_GRADE };

typedef struct {
  const models_programme_t *programme; /* borrowed */
  const size_t *outputs;               /* indices; borrowed */
  size_t output_count, group_count, set_count;
  models_grade_t grades[MODELS_GRADE_COUNT]; /* of the last sets */
  size_t grade_count;
  uint64_t *shifts;          /* sample × quantity */
  unsigned char *partitions; /* per set */
} models_picks_t;

/* Prepares the design for these outputs. Returns SIM_OK or SIM_ERR_NO_MEMORY; free it with
   models_picks_free in either case. `groups` is not needed later. */
int models_picks_init(models_picks_t *self, const models_programme_t *programme,
                      const models_inputs_t *inputs, const models_groups_t *groups,
                      const size_t *outputs, size_t output_count);
void models_picks_free(models_picks_t *self);

/* The set of chance, and that of the grade grades[i]. */
static inline size_t models_picks_chance(const models_picks_t *self) {
  return self->group_count;
}
static inline size_t models_picks_grade(const models_picks_t *self, size_t i) {
  return self->group_count + 1 + i;
}

/* The design as the engine sees it; borrows self. */
sim_sensitivity_model_t models_picks_model(const models_picks_t *self);

#endif
