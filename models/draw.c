// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/programme.h"

/* Inputs: one value per replicate, the inverse distribution function at the uniform of the row's
   own stream. Constants were filled in with the workspace; rows that no year reads are not drawn.
   Correlated rows are drawn group by group; a design acts in models_uniforms. */

void models_draw_inputs(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  for (size_t i = 0; i < p->row_count; i++) {
    if (!models_programme_is_drawn(p, i) || p->group_of[i] != MODELS_NONE)
      continue;
    double *column = self->workspace->rows[i];
    models_uniforms(self, i, column);
    sim_dist_quantiles(&p->dists[i], self->count, column, column);
  }
  for (size_t k = 0; k < p->groups.count; k++)
    models_draw_group(self, k);
}
