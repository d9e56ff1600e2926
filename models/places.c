// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/clones.h"

#include <math.h>

/* The places that are filled. With F the fixed part and v what a place costs beyond it
   (models/costs.c), and the final budget (models/ceiling.c), all nominal:
     affordable[y]    = ⌊(budget · (1 − admin share) − F) / v⌋, not below 0; where v is 0, all
   places if the budget pays for F and none otherwise left[y]          = ⌊target[y] − (1 − re-entry
   share) · Σ beneficiaries before y⌋, not below 0: the firms of the target that may still be served
     beneficiaries[y] = min(places, admissible, affordable, left)
     waiting[y]       = min(admissible, left) − beneficiaries
   and which of the four bound: the plan when places are at most the three others, else demand when
   admissible are at most the two that remain, else the budget when it pays for at most those left,
   else the population; one of them is 1, and none is defined in a year without places. */

/* A ceiling that pays for exactly k places must give k although decimals are rounded to binary. */
#define ROUNDING 1e-12

SIM_CLONES
static void afford(size_t n, double *restrict affordable, const double *restrict budget,
                   const double *restrict admin, const double *restrict unit,
                   const double *restrict places) {
  for (size_t r = 0; r < n; r++) {
    const double bought = floor(budget[r] * (1.0 - admin[r]) / unit[r] * (1.0 + ROUNDING));
    affordable[r] = unit[r] > 0.0 ? bought : places[r];
  }
}

SIM_CLONES
static void afford_beyond(size_t n, double *restrict affordable, const double *restrict budget,
                          const double *restrict admin, const double *restrict fixed,
                          const double *restrict unit, const double *restrict places) {
  for (size_t r = 0; r < n; r++) {
    const double net = budget[r] * (1.0 - admin[r]);
    const double bought = floor((net - fixed[r]) / unit[r] * (1.0 + ROUNDING));
    const double all = fixed[r] <= net * (1.0 + ROUNDING) ? places[r] : 0.0;
    const double paid = unit[r] > 0.0 ? bought : all;
    affordable[r] = paid > 0.0 ? paid : 0.0;
  }
}

/* `served` counts those of earlier years who may not return. */
SIM_CLONES
static void leave(size_t n, double *restrict left, const double *restrict target,
                  const double *restrict served) {
  for (size_t r = 0; r < n; r++) {
    const double rest = floor(target[r] * (1.0 + ROUNDING) - served[r]);
    left[r] = rest > 0.0 ? rest : 0.0;
  }
}

SIM_CLONES
static void retire(size_t n, double *restrict served, const double *restrict beneficiaries,
                   const double *restrict reentry) {
  for (size_t r = 0; r < n; r++)
    served[r] += beneficiaries[r] * (1.0 - reentry[r]);
}

/* Those who are admissible, may be served and got no place. */
SIM_CLONES
static void wait_for(size_t n, double *restrict waiting, const double *restrict admissible,
                     const double *restrict left, const double *restrict beneficiaries) {
  for (size_t r = 0; r < n; r++) {
    const double open = admissible[r] < left[r] ? admissible[r] : left[r];
    waiting[r] = open > beneficiaries[r] ? open - beneficiaries[r] : 0.0;
  }
}

typedef struct {
  double *restrict beneficiaries, *restrict unfilled;
  double *restrict plan, *restrict demand, *restrict budget, *restrict population;
} filled_t;

SIM_CLONES
static void fill(size_t n, const filled_t *out, const double *restrict places,
                 const double *restrict admissible, const double *restrict affordable,
                 const double *restrict left) {
  double *restrict beneficiaries = out->beneficiaries, *restrict unfilled = out->unfilled;
  double *restrict plan = out->plan, *restrict demand = out->demand, *restrict budget = out->budget;
  double *restrict population = out->population;
  for (size_t r = 0; r < n; r++) {
    const double open = affordable[r] < left[r] ? affordable[r] : left[r];
    const double other = admissible[r] < open ? admissible[r] : open;
    const double served = places[r] < other ? places[r] : other;
    const double by_plan = places[r] <= other ? 1.0 : 0.0;
    const double by_demand = admissible[r] <= open ? 1.0 - by_plan : 0.0;
    const double by_budget = affordable[r] <= left[r] ? 1.0 - by_plan - by_demand : 0.0;
    beneficiaries[r] = served;
    unfilled[r] = places[r] - served;
    plan[r] = by_plan;
    demand[r] = by_demand;
    budget[r] = by_budget;
    population[r] = 1.0 - by_plan - by_demand - by_budget;
  }
}

static void fill_year(const models_block_t *self, size_t y, const double *left) {
  const double *places = models_output(self, MODELS_S_PLACES, y);
  const filled_t out = {.beneficiaries = models_output(self, MODELS_S_BENEFICIARIES, y),
                        .unfilled = models_output(self, MODELS_S_UNFILLED, y),
                        .plan = models_output(self, MODELS_S_BOUND_PLAN, y),
                        .demand = models_output(self, MODELS_S_BOUND_DEMAND, y),
                        .budget = models_output(self, MODELS_S_BOUND_BUDGET, y),
                        .population = models_output(self, MODELS_S_BOUND_POPULATION, y)};
  fill(self->count, &out, places, models_output(self, MODELS_S_ADMISSIBLE, y),
       models_output(self, MODELS_S_AFFORDABLE, y), left);
  double *const bounds[] = {out.plan, out.demand, out.budget, out.population};
  for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++)
    models_columns_undefine(self->count, bounds[i], places);
}

static void pay(const models_block_t *self, size_t y) {
  const models_workspace_t *w = self->workspace;
  const double *admin = models_role(self, MODELS_ADMIN_SHARE, y), *budget = models_purse(self, y);
  const double *places = models_output(self, MODELS_S_PLACES, y);
  double *affordable = models_output(self, MODELS_S_AFFORDABLE, y);
  if (self->programme->has_fixed)
    afford_beyond(self->count, affordable, budget, admin, w->fixed[y], w->unit[y], places);
  else
    afford(self->count, affordable, budget, admin, w->unit[y], places);
}

/* How many were served is known; that says nothing else here, since whoever runs the programme
   decides it. */
static void stand(const models_block_t *self, size_t y) {
  double *beneficiaries = models_output(self, MODELS_S_BENEFICIARIES, y);
  double *unfilled = models_output(self, MODELS_S_UNFILLED, y);
  models_columns_copy(self->count, beneficiaries, models_seen(self, MODELS_SEEN_BENEFICIARIES, y));
  models_columns_copy(self->count, unfilled, models_output(self, MODELS_S_PLACES, y));
  models_columns_subtract(self->count, unfilled, beneficiaries);
}

void models_places_stage(const models_block_t *self) {
  const bool returns = models_has(self->programme, MODELS_REENTRY);
  double *left = self->workspace->scratch[3], *served = self->workspace->scratch[4];
  models_columns_fill(self->count, served, 0.0);
  for (size_t y = 0; y < self->programme->years; y++) {
    const double *beneficiaries = models_output(self, MODELS_S_BENEFICIARIES, y);
    pay(self, y);
    leave(self->count, left, models_output(self, MODELS_S_TARGET, y), served);
    fill_year(self, y, left);
    if (models_seen(self, MODELS_SEEN_BENEFICIARIES, y))
      stand(self, y);
    if (models_has(self->programme, MODELS_WAITING))
      wait_for(self->count, self->workspace->waiting[y],
               models_output(self, MODELS_S_ADMISSIBLE, y), left, beneficiaries);
    if (returns)
      retire(self->count, served, beneficiaries, models_role(self, MODELS_REENTRY, y));
    else
      models_columns_add(self->count, served, beneficiaries);
  }
}
