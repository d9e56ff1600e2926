// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/money_seen.h"

#include "sim/clones.h"

/* `amount` at the prices at which `drawn` is worth `worth`. */
SIM_CLONES
static void times(size_t n, double *restrict out, const double *restrict worth,
                  const double *restrict drawn, double amount) {
  for (size_t r = 0; r < n; r++)
    out[r] = amount * (worth[r] / drawn[r]);
}

void models_money_seen(const models_block_t *self, models_role_t role, models_evidence_kind_t kind,
                       size_t y, const double *amount, double *out) {
  const size_t row = self->programme->roles[role][y];
  const sim_dist_t *law = &self->programme->dists[row];
  const double *seen = models_seen(self, role, y);
  double *const *scratch = self->workspace->scratch;
  models_price(self, row, y, false, out);
  times(self->count, scratch[0], out, seen, law->mean);
  times(self->count, scratch[1], out, seen, law->sd);
  models_weigh_normal(self->count, models_weight(self, kind, y), amount, scratch[0], scratch[1]);
}
