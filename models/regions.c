// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"

/* Regions: participants spread over the regions in proportion to Dirichlet weights around the
   counts of an earlier year (for Redes: Cuenta Pública, 2025), the same weights in every year. */

void models_regions_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  if (p->regions.count == 0)
    return;
  models_split_shares(self, &p->regions);
  for (size_t y = 0; y < p->years; y++)
    models_split_firms(self, &p->regions, y, models_output(self, MODELS_S_PARTICIPANTS, y));
}
