// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/clones.h"

/* Events, 0 or 1, whose means are probabilities:
     budget_suffices = required ≤ ceiling        places_filled = beneficiaries = places
     goal_met        = deals ≥ goal · participants, and there are participants
     plan_met        = all of these at once
   Comparisons forgive 10^-12: 0.07 · 100 firms is 7 firms. */

#define ROUNDING 1e-12

SIM_CLONES
static void at_most(size_t n, double *restrict event, const double *restrict x,
                    const double *restrict limit) {
  for (size_t r = 0; r < n; r++)
    event[r] = x[r] <= limit[r] * (1.0 + ROUNDING) ? 1.0 : 0.0;
}

SIM_CLONES
static void reached(size_t n, double *restrict event, const double *restrict deals,
                    const double *restrict goal, const double *restrict participants) {
  for (size_t r = 0; r < n; r++) {
    const double least = goal[r] * participants[r] * (1.0 - ROUNDING);
    event[r] = deals[r] >= least && participants[r] > 0.0 ? 1.0 : 0.0;
  }
}

void models_events_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  for (size_t y = 0; y < p->years; y++) {
    double *suffices = models_output(self, MODELS_S_SUFFICES, y);
    double *filled = models_output(self, MODELS_S_FILLED, y);
    double *met = models_output(self, MODELS_S_PLAN_MET, y);
    at_most(self->count, suffices, models_output(self, MODELS_S_REQUIRED, y),
            models_output(self, MODELS_S_CEILING, y));
    at_most(self->count, filled, models_output(self, MODELS_S_PLACES, y),
            models_output(self, MODELS_S_BENEFICIARIES, y));
    models_columns_multiply(self->count, met, suffices, filled);
    if (!models_has(p, MODELS_GOAL_DEAL))
      continue;
    double *goal_met = models_output(self, MODELS_S_GOAL_MET, y);
    reached(self->count, goal_met, models_output(self, MODELS_S_DEAL, y),
            models_role(self, MODELS_GOAL_DEAL, y), models_output(self, MODELS_S_PARTICIPANTS, y));
    models_columns_scale(self->count, met, goal_met);
  }
}
