// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"
#include "models/money_seen.h"

/* The ceiling, and what becomes of it. A programme with rows of budget.revision has
     initial[y] = ceiling[y]
     final[y]   = ceiling[y] · revision[y]          (nominal)
   since the money of a year is moved between the law and the end of the year; the final budget is
   what may be spent, and it is known when places are contracted. Without such rows that is the
   ceiling. What was observed of the final budget stands, and weighs. */

/* What became of it is known. */
static void stand(const models_block_t *self, size_t y) {
  double *final = models_output(self, MODELS_S_BUDGET_FINAL, y);
  double *seen = self->workspace->scratch[2];
  models_money_seen(self, MODELS_SEEN_FINAL, MODELS_EVIDENCE_FINAL, y, final, seen);
  models_columns_copy(self->count, final, seen);
}

static void revise(const models_block_t *self, size_t y) {
  const double *ceiling = models_output(self, MODELS_S_CEILING, y);
  models_columns_copy(self->count, models_output(self, MODELS_S_BUDGET_INITIAL, y), ceiling);
  models_columns_multiply(self->count, models_output(self, MODELS_S_BUDGET_FINAL, y), ceiling,
                          models_role(self, MODELS_REVISION, y));
  if (models_seen(self, MODELS_SEEN_FINAL, y))
    stand(self, y);
}

void models_ceiling_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  for (size_t y = 0; y < p->years; y++) {
    const size_t row = p->roles[MODELS_CEILING][y];
    models_price(self, row, y, false, models_output(self, MODELS_S_CEILING, y));
    models_price(self, row, y, true, models_output(self, MODELS_S_CEILING_REAL, y));
    if (models_has(p, MODELS_REVISION))
      revise(self, y);
  }
}
