// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"
#include "models/delivery_seen.h"

#include "sim/clones.h"
#include "sim/laws/binomial.h"

/* Delivery: components in sequence, from the beneficiaries on,
     produced c[y] ~ Binomial(produced by the component before, completion of c)
   and participants are who completes the last. With a waiting list, who does not come to the first
   component is replaced, in part, by who waits (models/places.c):
     replaced[y] = min(Binomial(beneficiaries − who came, share replaced), waiting)
   and counts as produced by it. A later component is not refilled: it asks for the first. A
   replacement is called when the place is free, and so attends. Money is of places: it does not
   move. The form (5.3) plans 517 places and 442 units of both components: 442/517 as completion of
   the first reconciles them. */

SIM_CLONES
static void at_most(size_t n, double *restrict x, const double *restrict limit) {
  for (size_t r = 0; r < n; r++)
    x[r] = x[r] < limit[r] ? x[r] : limit[r];
}

/* Adds those who replace the no-shows of year y to who came. */
static void replace(const models_block_t *self, size_t y, double *came) {
  double *u = self->workspace->scratch[0], *missing = self->workspace->scratch[1];
  double *replaced = models_output(self, MODELS_S_REPLACED, y);
  models_columns_copy(self->count, missing, models_output(self, MODELS_S_BENEFICIARIES, y));
  models_columns_subtract(self->count, missing, came);
  models_chance(self, self->programme->waiting[y], u);
  sim_binomial_quantiles(self->count, missing, models_role(self, MODELS_WAITING, y), u, replaced);
  at_most(self->count, replaced, self->workspace->waiting[y]);
  models_columns_add(self->count, came, replaced);
}

SIM_CLONES
static void at_least(size_t n, double *restrict x, const double *restrict limit) {
  for (size_t r = 0; r < n; r++)
    x[r] = x[r] > limit[r] ? x[r] : limit[r];
}

/* Who took part is known: the last component produced that, and those before it no less. */
static const double *stand(const models_block_t *self, size_t y) {
  const models_programme_t *p = self->programme;
  const double *seen = models_seen(self, MODELS_SEEN_PARTICIPANTS, y);
  for (size_t c = 0; c < p->component_count; c++) {
    double *produced = models_column(self, p->components[c].produced, y);
    if (c + 1 == p->component_count)
      models_columns_copy(self->count, produced, seen);
    else
      at_least(self->count, produced, seen);
  }
  return seen;
}

static void deliver(const models_block_t *self, size_t c, size_t y, const double *firms,
                    double *produced) {
  const models_component_t *component = &self->programme->components[c];
  double *u = self->workspace->scratch[0];
  models_chance(self, component->attend[y], u);
  sim_binomial_quantiles(self->count, firms, self->workspace->rows[component->completion[y]], u,
                         produced);
  if (c == 0 && models_has(self->programme, MODELS_WAITING))
    replace(self, y, produced);
}

void models_delivery_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  for (size_t y = 0; y < p->years; y++) {
    const double *firms = models_output(self, MODELS_S_BENEFICIARIES, y);
    for (size_t c = 0; c < p->component_count; c++) {
      const models_component_t *component = &p->components[c];
      double *produced = models_column(self, component->produced, y);
      if (component->seen[y] == MODELS_NONE)
        deliver(self, c, y, firms, produced);
      else
        models_delivery_seen(self, c, y, firms, produced);
      firms = produced;
    }
    if (models_seen(self, MODELS_SEEN_PARTICIPANTS, y))
      firms = stand(self, y);
    models_columns_copy(self->count, models_output(self, MODELS_S_PARTICIPANTS, y), firms);
  }
}
