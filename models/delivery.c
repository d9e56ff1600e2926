// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/binomial.h"

/* Delivery: components in sequence, from the beneficiaries on,
     produced c[y] ~ Binomial(produced by the component before, completion of c)
   and participants are who completes the last. The form (5.3) plans 517 places and 442 units of
   both components: 442/517 as completion of the first reconciles them. */

void models_delivery_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  double *u = self->workspace->scratch[0];
  for (size_t y = 0; y < p->years; y++) {
    const double *firms = models_output(self, MODELS_S_BENEFICIARIES, y);
    for (size_t c = 0; c < p->component_count; c++) {
      const models_component_t *component = &p->components[c];
      double *produced = models_column(self, component->produced, y);
      models_chance(self, component->attend[y], u);
      sim_binomial_quantiles(self->count, firms, self->workspace->rows[component->completion[y]], u,
                             produced);
      firms = produced;
    }
    models_columns_copy(self->count, models_output(self, MODELS_S_PARTICIPANTS, y), firms);
  }
}
