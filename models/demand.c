// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/binomial.h"
#include "sim/clones.h"
#include "sim/poisson.h"

#include <math.h>

/* Demand, and the places that are filled:
     applicants[y]    ~ Poisson(applicants per place · places[y])
     admissible[y]    ~ Binomial(applicants, Π admissibility rates)
     affordable[y]    = ⌊ceiling · (1 − admin share) / cost of a place⌋, both nominal
     beneficiaries[y] = min(places, admissible, affordable)
   and which of the three bound: the plan, else demand, else the budget.
   The form measures its admissibility rates on applicants (3.1), so they act here as well. */

/* A ceiling that pays for exactly k places must give k although decimals are rounded to binary. */
#define ROUNDING 1e-12

SIM_CLONES
static void rate_of(size_t n, double *restrict lambda, const double *restrict per_place,
                    const double *restrict places) {
  for (size_t r = 0; r < n; r++)
    lambda[r] = per_place[r] * places[r];
}

SIM_CLONES
static void afford(size_t n, double *restrict affordable, const double *restrict ceiling,
                   const double *restrict admin, const double *restrict unit,
                   const double *restrict places) {
  for (size_t r = 0; r < n; r++) {
    const double bought = floor(ceiling[r] * (1.0 - admin[r]) / unit[r] * (1.0 + ROUNDING));
    affordable[r] = unit[r] > 0.0 ? bought : places[r];
  }
}

typedef struct {
  double *restrict beneficiaries, *restrict unfilled, *restrict plan, *restrict demand,
                                                                          *restrict budget;
} filled_t;

SIM_CLONES
static void fill(size_t n, const filled_t *out, const double *restrict places,
                 const double *restrict admissible, const double *restrict affordable) {
  double *restrict beneficiaries = out->beneficiaries, *restrict unfilled = out->unfilled;
  double *restrict plan = out->plan, *restrict demand = out->demand, *restrict budget = out->budget;
  for (size_t r = 0; r < n; r++) {
    const double other = admissible[r] < affordable[r] ? admissible[r] : affordable[r];
    const double served = places[r] < other ? places[r] : other;
    const double by_plan = places[r] <= other ? 1.0 : 0.0;
    const double by_demand = admissible[r] <= affordable[r] ? 1.0 - by_plan : 0.0;
    beneficiaries[r] = served;
    unfilled[r] = places[r] - served;
    plan[r] = by_plan;
    demand[r] = by_demand;
    budget[r] = 1.0 - by_plan - by_demand;
  }
}

static void draw_admissible(const models_block_t *self, size_t y) {
  const models_programme_t *p = self->programme;
  models_workspace_t *w = self->workspace;
  double *u = w->scratch[0], *lambda = w->scratch[1], *share = w->scratch[2];
  double *applicants = models_output(self, MODELS_S_APPLICANTS, y);
  rate_of(self->count, lambda, models_role(self, MODELS_APPLICANTS_PER_PLACE, y),
          models_role(self, MODELS_PLACES, y));
  models_chance(self, p->applicants[y], u);
  sim_poisson_quantiles(self->count, lambda, u, applicants);
  models_columns_fill(self->count, share, 1.0);
  for (size_t f = 0; f < p->filter_count; f++)
    if (p->filters[f].on_applicants)
      models_columns_scale(self->count, share, w->rows[p->filters[f].rows[y]]);
  models_chance(self, p->admissible[y], u);
  sim_binomial_quantiles(self->count, applicants, share, u,
                         models_output(self, MODELS_S_ADMISSIBLE, y));
}

void models_demand_stage(const models_block_t *self) {
  for (size_t y = 0; y < self->programme->years; y++) {
    const double *places = models_role(self, MODELS_PLACES, y);
    double *affordable = models_output(self, MODELS_S_AFFORDABLE, y);
    models_columns_copy(self->count, models_output(self, MODELS_S_PLACES, y), places);
    draw_admissible(self, y);
    afford(self->count, affordable, models_output(self, MODELS_S_CEILING, y),
           models_role(self, MODELS_ADMIN_SHARE, y), self->workspace->unit[y], places);
    const filled_t out = {.beneficiaries = models_output(self, MODELS_S_BENEFICIARIES, y),
                          .unfilled = models_output(self, MODELS_S_UNFILLED, y),
                          .plan = models_output(self, MODELS_S_BOUND_PLAN, y),
                          .demand = models_output(self, MODELS_S_BOUND_DEMAND, y),
                          .budget = models_output(self, MODELS_S_BOUND_BUDGET, y)};
    fill(self->count, &out, places, models_output(self, MODELS_S_ADMISSIBLE, y), affordable);
  }
}
