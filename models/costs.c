// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/clones.h"

/* Costs. With c the cost of a place in component c, in pesos of year y, and f its fixed share:
     cost of a place more[y] = Σ_c c (1 − f)
     fixed part[y]           = Σ_c c f P₁ R[y] / R₁
   P₁ and R₁ are the places and the rounds of the plan that the costs were computed for: at that
   plan a place costs c whatever f is. The fixed part is that of a hall, a production, a call: it is
   paid once a round, however many come. It is of the costed plan and not of the places of the year,
   so that fewer places do not make the hall cheaper; a programme without rounds has R[y] / R₁ = 1.
   Components without a fixed share have f = 0. Everything twice, nominal and real. Source for
   Redes: ex-ante form, 6.1, costs of 517 places; the share is judgement. */

/* Adds the parts of one component to those of the year. */
SIM_CLONES
static void divide(size_t n, double *restrict unit, double *restrict fixed,
                   const double *restrict cost, const double *restrict share, double costed) {
  for (size_t r = 0; r < n; r++) {
    unit[r] += cost[r] * (1.0 - share[r]);
    fixed[r] += cost[r] * share[r] * costed;
  }
}

/* The fixed share of a component; NULL when all of its cost is of its places. */
static const double *share_of(const models_block_t *self, size_t c, size_t y) {
  const size_t row = self->programme->components[c].fixed[y];
  return row == MODELS_NONE ? NULL : self->workspace->rows[row];
}

static void add_component(const models_block_t *self, size_t c, size_t y) {
  const models_programme_t *p = self->programme;
  models_workspace_t *w = self->workspace;
  const double *share = share_of(self, c, y);
  double *cost = w->costs[c * p->years + y], *real = w->scratch[0];
  models_price(self, p->components[c].cost[y], y, false, cost);
  models_price(self, p->components[c].cost[y], y, true, real);
  if (share) {
    divide(self->count, w->unit[y], w->fixed[y], cost, share, p->costed[y]);
    divide(self->count, w->unit_real[y], w->fixed_real[y], real, share, p->costed[y]);
  } else {
    models_columns_add(self->count, w->unit[y], cost);
    models_columns_add(self->count, w->unit_real[y], real);
  }
}

void models_costs_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  models_workspace_t *w = self->workspace;
  for (size_t y = 0; y < p->years; y++) {
    models_columns_fill(self->count, w->unit[y], 0.0);
    models_columns_fill(self->count, w->unit_real[y], 0.0);
    if (p->has_fixed) {
      models_columns_fill(self->count, w->fixed[y], 0.0);
      models_columns_fill(self->count, w->fixed_real[y], 0.0);
    }
    for (size_t k = 0; k < p->component_count; k++)
      add_component(self, p->components_by_name[k], y);
  }
}

SIM_CLONES
static void pay_places(size_t n, double *restrict out, const double *restrict unit,
                       const double *restrict places) {
  for (size_t r = 0; r < n; r++)
    out[r] = unit[r] * places[r];
}

SIM_CLONES
static void pay_both(size_t n, double *restrict out, const double *restrict unit,
                     const double *restrict fixed, const double *restrict places) {
  for (size_t r = 0; r < n; r++)
    out[r] = places[r] > 0.0 ? fixed[r] + unit[r] * places[r] : 0.0;
}

SIM_CLONES
static void pay_component(size_t n, double *restrict out, const double *restrict cost,
                          const double *restrict share, double costed,
                          const double *restrict places) {
  for (size_t r = 0; r < n; r++)
    out[r] = places[r] > 0.0 ? cost[r] * (share[r] * costed + (1.0 - share[r]) * places[r]) : 0.0;
}

void models_costs_pay(const models_block_t *self, size_t y, bool real, const double *places,
                      double *out) {
  const models_workspace_t *w = self->workspace;
  const double *unit = real ? w->unit_real[y] : w->unit[y];
  if (self->programme->has_fixed)
    pay_both(self->count, out, unit, real ? w->fixed_real[y] : w->fixed[y], places);
  else
    pay_places(self->count, out, unit, places);
}

void models_costs_pay_component(const models_block_t *self, size_t c, size_t y,
                                const double *places, double *out) {
  const models_programme_t *p = self->programme;
  const double *cost = self->workspace->costs[c * p->years + y], *share = share_of(self, c, y);
  if (share)
    pay_component(self->count, out, cost, share, p->costed[y], places);
  else
    pay_places(self->count, out, cost, places);
}
