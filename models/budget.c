// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"
#include "models/money_seen.h"

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

SIM_CLONES
static void ratio_of(size_t n, double *restrict ratio, const double *restrict over,
                     const double *restrict under) {
  for (size_t r = 0; r < n; r++)
    ratio[r] = under[r] > 0.0 ? over[r] / under[r] : 1.0;
}

/* What was spent is known. All parts are as many times theirs: the ratio stays in scratch column 2.
 */
static void stand(const models_block_t *self, size_t y) {
  double *const *scratch = self->workspace->scratch;
  double *spending = models_output(self, MODELS_S_SPENDING, y);
  models_money_seen(self, MODELS_SEEN_SPENDING, MODELS_EVIDENCE_SPENDING, y, spending, scratch[3]);
  ratio_of(self->count, scratch[2], scratch[3], spending);
  models_columns_scale(self->count, spending, scratch[2]);
  models_columns_scale(self->count, models_output(self, MODELS_S_SPENDING_REAL, y), scratch[2]);
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
    const bool is_seen = models_seen(self, MODELS_SEEN_SPENDING, y) != NULL;
    if (is_seen)
      stand(self, y);
    models_columns_multiply(self->count, models_output(self, MODELS_S_SPENDING_ADMIN, y), spending,
                            models_role(self, MODELS_ADMIN_SHARE, y));
    for (size_t c = 0; c < p->component_count; c++) {
      double *part = models_column(self, p->components[c].spending, y);
      models_costs_pay_component(self, c, y, beneficiaries, part);
      if (is_seen)
        models_columns_scale(self->count, part, self->workspace->scratch[2]);
    }
  }
}
