// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"

/* Inputs: one value per replicate, the inverse distribution function at the uniform of the row's
   own stream. Constants were filled in with the workspace; rows that no year reads are not drawn.
   Latin hypercubes, Sobol' points and dependence replace the uniforms here. */

void models_draw_inputs(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  for (size_t i = 0; i < p->row_count; i++) {
    if (!p->used[i] || p->dists[i].kind == SIM_DIST_CONSTANT)
      continue;
    double *column = self->workspace->rows[i];
    sim_stream_uniforms(&p->streams[i], self->first, self->count, column);
    sim_dist_quantiles(&p->dists[i], self->count, column, column);
  }
}
