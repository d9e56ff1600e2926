// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

/* Regions: participants spread over the regions in proportion to Dirichlet weights around the
   counts of an earlier year (for Redes: Cuenta Pública, 2025), the same weights in every year.
   Where regions have a demand of their own, d_i to the expected one (1 for a region without it),
   and s_i is the share of region i by its weight alone, D[y] = Σ_i s_i d_i multiplies the demand of
   all,  and s_i d_i are the weights of the split: places are national, so that one region fills
   what another leaves. */

void models_regions_demand(const models_block_t *self, size_t y, double *out) {
  const models_split_t *regions = &self->programme->regions;
  double *const *scratch = self->workspace->scratch;
  double *weight = scratch[3], *all = scratch[4], *wanted = scratch[5];
  models_columns_fill(self->count, all, 0.0);
  models_columns_fill(self->count, wanted, 0.0);
  for (size_t k = 0; k < regions->count; k++) {
    const size_t demand = regions->parts[regions->by_name[k]].demand[y];
    models_split_weight(self, regions, regions->by_name[k], y, weight);
    models_columns_add(self->count, all, weight);
    if (demand != MODELS_NONE)
      models_columns_scale(self->count, weight, self->workspace->rows[demand]);
    models_columns_add(self->count, wanted, weight);
  }
  models_columns_divide(self->count, out, 1.0, wanted, all);
}

void models_regions_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  if (p->regions.count == 0)
    return;
  models_split_shares(self, &p->regions);
  for (size_t y = 0; y < p->years; y++)
    models_split_firms(self, &p->regions, y, models_output(self, MODELS_S_PARTICIPANTS, y));
}
