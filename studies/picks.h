// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_PICKS_H
#define STUDIES_PICKS_H

#include "sim/estimate/sensitivity.h"
#include "studies/derived.h"
#include "studies/groups.h"

/* A programme as the pick-freeze design sees it. Its sets are, in this order: the groups of inputs
   and of their years; chance, all that is left of it together; and, for each grade of evidence that
   some of what is grouped has, that. Groups and chance are partition STUDIES_BY_GROUP, grades and
   chance STUDIES_BY_GRADE. Sample B takes the uniforms of a quantity from replicate numbers 2⁴⁰
   further on. */
enum { STUDIES_BY_GROUP, STUDIES_BY_GRADE };

typedef struct {
  const models_programme_t *programme; /* borrowed */
  const studies_derived_t *derived;    /* borrowed; NULL: outputs of the programme itself */
  const size_t *outputs;               /* indices, of figures where they are derived; borrowed */
  size_t output_count, group_count, set_count;
  models_grade_t grades[MODELS_GRADE_COUNT]; /* of the last sets */
  size_t grade_count;
  uint64_t *shifts;          /* sample × quantity */
  unsigned char *partitions; /* per set */
} studies_picks_t;

/* Prepares the design for these outputs; set `derived` after it to ask for figures in their place.
   Returns SIM_OK or SIM_ERR_NO_MEMORY; free it with studies_picks_free in either case. `groups` is
   not needed later. */
int studies_picks_init(studies_picks_t *self, const models_programme_t *programme,
                       const models_inputs_t *inputs, const studies_groups_t *groups,
                       const size_t *outputs, size_t output_count);
void studies_picks_free(studies_picks_t *self);

/* The set of chance, and that of the grade grades[i]. */
static inline size_t studies_picks_chance(const studies_picks_t *self) {
  return self->group_count;
}
static inline size_t studies_picks_grade(const studies_picks_t *self, size_t i) {
  return self->group_count + 1 + i;
}

/* The design as the engine sees it; borrows self. */
sim_sensitivity_model_t studies_picks_model(const studies_picks_t *self);

#endif
