// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/clones.h"

/* Budget. With F the fixed part and v what a place costs beyond it (models/costs.c), both of y:
     required[y] = (F + v · places) / (1 − admin share)          0 without places
     spending[y] = (F + v · beneficiaries) / (1 − admin share)   0 without beneficiaries
     of which component c: its part of F and of v · beneficiaries
     administration: spending · admin share
   Money is committed when a place is contracted: a no-show saves nothing. Beneficiaries never
   exceed what the final budget affords, so spending never exceeds it; where it does not pay for the
   fixed part nobody is served and nothing is spent. Each amount is computed twice, nominal and real
   (in pesos of the first plan year, whose index is 1), from the row itself: a ceiling of 310,000
   real pesos is 310,000 and not that times I divided by I. Source for Redes: ex-ante form, 6.1. */

/* Adds the administration to what components cost. */
SIM_CLONES
static void administer(size_t n, double *restrict amount, const double *restrict admin) {
  for (size_t r = 0; r < n; r++)
    amount[r] = amount[r] / (1.0 - admin[r]);
}

static void commit(const models_block_t *self, size_t y, bool real, const double *places,
                   double *out) {
  models_costs_pay(self, y, real, places, out);
  administer(self->count, out, models_role(self, MODELS_ADMIN_SHARE, y));
}

void models_spending_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  for (size_t y = 0; y < p->years; y++) {
    const double *beneficiaries = models_output(self, MODELS_S_BENEFICIARIES, y);
    const double *places = models_output(self, MODELS_S_PLACES, y);
    double *spending = models_output(self, MODELS_S_SPENDING, y);
    commit(self, y, false, places, models_output(self, MODELS_S_REQUIRED, y));
    commit(self, y, true, places, models_output(self, MODELS_S_REQUIRED_REAL, y));
    commit(self, y, false, beneficiaries, spending);
    commit(self, y, true, beneficiaries, models_output(self, MODELS_S_SPENDING_REAL, y));
    models_columns_multiply(self->count, models_output(self, MODELS_S_SPENDING_ADMIN, y), spending,
                            models_role(self, MODELS_ADMIN_SHARE, y));
    for (size_t c = 0; c < p->component_count; c++)
      models_costs_pay_component(self, c, y, beneficiaries,
                                 models_column(self, p->components[c].spending, y));
  }
}
