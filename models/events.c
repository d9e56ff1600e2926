// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/clones.h"

/* Events, 0 or 1, whose means are probabilities:
     budget_suffices = required ≤ ceiling        places_filled = beneficiaries = places
     plan_met        = both at once
     goal_met.X      = those linked as in X, or with the result X, ≥ goal X · participants, and
                       there are participants
     budget_suffices_pooled = Σ required ≤ Σ ceiling over the years with places: whether the money
                       would suffice if it could move between years (no year by itself)
     goal_met        = all goals that the programme states; all_met = plan_met and goal_met
   None is defined in a year without places. Comparisons forgive 10^-12: 0.07 · 100 firms is 7
   firms. */

#define ROUNDING 1e-12

SIM_CLONES
static void at_most(size_t n, double *restrict event, const double *restrict x,
                    const double *restrict limit) {
  for (size_t r = 0; r < n; r++)
    event[r] = x[r] <= limit[r] * (1.0 + ROUNDING) ? 1.0 : 0.0;
}

SIM_CLONES
static void reached(size_t n, double *restrict event, const double *restrict linked,
                    const double *restrict goal, const double *restrict participants) {
  for (size_t r = 0; r < n; r++) {
    const double least = goal[r] * participants[r] * (1.0 - ROUNDING);
    event[r] = linked[r] >= least && participants[r] > 0.0 ? 1.0 : 0.0;
  }
}

static void judge_plan(const models_block_t *self, size_t y) {
  double *suffices = models_output(self, MODELS_S_SUFFICES, y);
  double *filled = models_output(self, MODELS_S_FILLED, y);
  at_most(self->count, suffices, models_output(self, MODELS_S_REQUIRED, y),
          models_output(self, MODELS_S_CEILING, y));
  at_most(self->count, filled, models_output(self, MODELS_S_PLACES, y),
          models_output(self, MODELS_S_BENEFICIARIES, y));
  models_columns_multiply(self->count, models_output(self, MODELS_S_PLAN_MET, y), suffices, filled);
}

static void judge_goals(const models_block_t *self, size_t y) {
  double *all = models_output(self, MODELS_S_GOAL_MET, y);
  models_columns_fill(self->count, all, 1.0);
  for (size_t k = 0; k < MODELS_GOALS; k++) {
    const models_role_t goal = (models_role_t)(MODELS_GOAL_FORM + k);
    if (!models_has(self->programme, goal))
      continue;
    double *met = models_output(self, (models_series_id_t)(MODELS_S_GOAL_MET_FORM + k), y);
    reached(self->count, met, models_output(self, (models_series_id_t)(MODELS_S_FORM + k), y),
            models_role(self, goal, y), models_output(self, MODELS_S_PARTICIPANTS, y));
    models_columns_scale(self->count, all, met);
  }
  for (size_t k = 0; k < self->programme->result_count; k++) {
    const models_result_t *result = &self->programme->results[k];
    if (!result->goal)
      continue;
    double *met = models_column(self, result->goal_met, y);
    reached(self->count, met, models_column(self, result->reached, y),
            self->workspace->rows[result->goal[y]], models_output(self, MODELS_S_PARTICIPANTS, y));
    models_columns_scale(self->count, all, met);
  }
  models_columns_multiply(self->count, models_output(self, MODELS_S_ALL_MET, y), all,
                          models_output(self, MODELS_S_PLAN_MET, y));
}

/* The events of a year, which a year without places does not have. */
static const models_series_id_t yearly[] = {
    MODELS_S_SUFFICES, MODELS_S_FILLED,        MODELS_S_PLAN_MET,         MODELS_S_GOAL_MET,
    MODELS_S_ALL_MET,  MODELS_S_GOAL_MET_FORM, MODELS_S_GOAL_MET_CONTACT, MODELS_S_GOAL_MET_DEAL};

void models_events_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  for (size_t y = 0; y < p->years; y++) {
    judge_plan(self, y);
    if (p->id[MODELS_S_GOAL_MET] != MODELS_NONE)
      judge_goals(self, y);
    for (size_t i = 0; i < sizeof yearly / sizeof yearly[0]; i++)
      if (p->id[yearly[i]] != MODELS_NONE)
        models_columns_undefine(self->count, models_output(self, yearly[i], y),
                                models_output(self, MODELS_S_PLACES, y));
    for (size_t k = 0; k < p->result_count; k++)
      if (p->results[k].goal)
        models_columns_undefine(self->count, models_column(self, p->results[k].goal_met, y),
                                models_output(self, MODELS_S_PLACES, y));
  }
}

void models_events_pool(const models_block_t *self) {
  const size_t total = self->programme->years;
  double *event = models_output(self, MODELS_S_POOLED, total);
  at_most(self->count, event, models_output(self, MODELS_S_REQUIRED, total),
          models_output(self, MODELS_S_CEILING, total));
  models_columns_undefine(self->count, event, models_output(self, MODELS_S_PLACES, total));
}
