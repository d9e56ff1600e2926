// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/clones.h"

/* Budget. An amount in pesos of year b is worth amount · I[y] / I[b] in pesos of year y.
     cost of a place[y] = Σ_c cost c[y]                       (nominal)
     required[y]        = cost of a place · places / (1 − admin share)
     spending[y]        = cost of a place · beneficiaries / (1 − admin share)
     of which component c: cost c · beneficiaries; administration: spending · admin share
   Money is committed when a place is contracted: a no-show saves nothing. Beneficiaries never
   exceed what the ceiling affords, so spending never exceeds the ceiling. Each amount is computed
   twice, nominal and real (in pesos of the first plan year, whose index is 1), from the row itself:
   a ceiling of 310,000 real pesos is 310,000 and not that times I divided by I. Source for Redes:
   ex-ante form, 6.1. */

SIM_CLONES
static void reprice(size_t n, double *restrict out, const double *restrict amount,
                    const double *restrict index, const double *restrict base) {
  for (size_t r = 0; r < n; r++)
    out[r] = amount[r] * (index[r] / base[r]);
}

SIM_CLONES
static void commit(size_t n, double *restrict out, const double *restrict unit,
                   const double *restrict firms, const double *restrict admin) {
  for (size_t r = 0; r < n; r++)
    out[r] = unit[r] * firms[r] / (1.0 - admin[r]);
}

/* The price index in which a value of money is expressed; NULL when it is nominal. */
static const double *base_index(const models_block_t *self, size_t value) {
  const models_programme_t *p = self->programme;
  const int year = p->row_bases[models_value_row(p, value)];
  return year == MODELS_NOMINAL ? NULL : self->workspace->prices[year - p->price_year];
}

/* The value in plan year y of the money in an input, nominal or real. */
static void price_row(const models_block_t *self, size_t value, size_t y, bool real, double *out) {
  const double *amount = self->workspace->rows[value], *base = base_index(self, value);
  const double *index = models_prices(self, y);
  if (base && real)
    models_columns_divide(self->count, out, 1.0, amount, base);
  else if (base)
    reprice(self->count, out, amount, index, base);
  else if (real)
    models_columns_divide(self->count, out, 1.0, amount, index);
  else
    models_columns_copy(self->count, out, amount);
}

static void cost_of_places(const models_block_t *self, size_t y) {
  const models_programme_t *p = self->programme;
  models_workspace_t *w = self->workspace;
  double *real = w->scratch[0];
  models_columns_fill(self->count, w->unit[y], 0.0);
  models_columns_fill(self->count, w->unit_real[y], 0.0);
  for (size_t k = 0; k < p->component_count; k++) {
    const size_t c = p->components_by_name[k];
    double *cost = w->costs[c * p->years + y];
    price_row(self, p->components[c].cost[y], y, false, cost);
    price_row(self, p->components[c].cost[y], y, true, real);
    models_columns_add(self->count, w->unit[y], cost);
    models_columns_add(self->count, w->unit_real[y], real);
  }
}

void models_ceiling_stage(const models_block_t *self) {
  for (size_t y = 0; y < self->programme->years; y++) {
    const size_t row = self->programme->roles[MODELS_CEILING][y];
    cost_of_places(self, y);
    price_row(self, row, y, false, models_output(self, MODELS_S_CEILING, y));
    price_row(self, row, y, true, models_output(self, MODELS_S_CEILING_REAL, y));
  }
}

void models_spending_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  const size_t n = self->count;
  for (size_t y = 0; y < p->years; y++) {
    const double *unit = self->workspace->unit[y], *unit_real = self->workspace->unit_real[y];
    const double *admin = models_role(self, MODELS_ADMIN_SHARE, y);
    const double *beneficiaries = models_output(self, MODELS_S_BENEFICIARIES, y);
    const double *places = models_output(self, MODELS_S_PLACES, y);
    double *spending = models_output(self, MODELS_S_SPENDING, y);
    commit(n, models_output(self, MODELS_S_REQUIRED, y), unit, places, admin);
    commit(n, models_output(self, MODELS_S_REQUIRED_REAL, y), unit_real, places, admin);
    commit(n, spending, unit, beneficiaries, admin);
    commit(n, models_output(self, MODELS_S_SPENDING_REAL, y), unit_real, beneficiaries, admin);
    models_columns_multiply(n, models_output(self, MODELS_S_SPENDING_ADMIN, y), spending, admin);
    for (size_t c = 0; c < p->component_count; c++)
      models_columns_multiply(n, models_column(self, p->components[c].spending, y),
                              self->workspace->costs[c * p->years + y], beneficiaries);
  }
}
