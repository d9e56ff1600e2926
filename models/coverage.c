// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

/* Coverage, in percent: 100 · beneficiaries / population, potential and target; as a total, all
   beneficiaries of the plan over the population of its last year. Undefined where nobody is left.
 */

void models_coverage_stage(const models_block_t *self) {
  const size_t years = self->programme->years;
  for (size_t y = 0; y <= years; y++) {
    const size_t at = y < years ? y : years - 1;
    const double *firms = models_output(self, MODELS_S_BENEFICIARIES, y);
    models_columns_divide(self->count, models_output(self, MODELS_S_COVERAGE_POTENTIAL, y), 100.0,
                          firms, models_output(self, MODELS_S_POTENTIAL, at));
    models_columns_divide(self->count, models_output(self, MODELS_S_COVERAGE_TARGET, y), 100.0,
                          firms, models_output(self, MODELS_S_TARGET, at));
  }
}
