// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/links.h"
#include "models/quadrature.h"

#include "sim/clones.h"
#include "sim/elementary.h"

/* A round whose contacts k, of n firms, and deals d were observed: with e = sd·z its effect,
     p(outcome | z) = p(z)^k (1 − p(z))^(n−k) s(z)^d (1 − s(z))^(k−d),
   contacts and deals sharing z. */

typedef struct {
  const models_block_t *block;
  const models_chances_t *chances;
  const double *firms, *contact, *deal; /* deal NULL: not observed */
  size_t y;
  double *factor, *any, *given;
} seen_t;

SIM_CLONES
static void factor_of(size_t n, double *restrict factor, const double *restrict sd,
                      const double *restrict z) {
  for (size_t r = 0; r < n; r++)
    factor[r] = sim_exp(sd[r] * z[r]);
}

static void add_round(const void *outcome, const double *z, double *out) {
  const seen_t *self = outcome;
  const size_t count = self->block->count;
  factor_of(count, self->factor, self->chances->sd, z);
  models_links_given(self->block, self->y, self->chances, self->factor, self->any, self->given);
  models_weigh_binomial(count, out, self->contact, self->firms, self->any);
  if (self->deal)
    models_weigh_binomial(count, out, self->deal, self->contact, self->given);
}

void models_links_seen(const models_block_t *self, size_t y, size_t i,
                       const models_chances_t *chances, double *factor) {
  const models_programme_t *p = self->programme;
  const models_seen_round_t *round = &p->seen_rounds[y][i];
  double *const *rows = self->workspace->rows, *const *scratch = self->workspace->scratch;
  double *u = scratch[0], *z = scratch[2];
  const seen_t seen = {.block = self,
                       .chances = chances,
                       .firms = rows[round->firms],
                       .contact = rows[round->contact],
                       .deal = round->deal == MODELS_NONE ? NULL : rows[round->deal],
                       .y = y,
                       .factor = factor,
                       .any = scratch[3],
                       .given = scratch[4]};
  models_chance(self, p->round_effect[y] + i, u);
  models_integrate(&(models_integral_t){.block = self, .outcome = &seen, .add = add_round}, u,
                   self->is_weighed ? self->workspace->evidence[round->evidence] : NULL, z);
  factor_of(self->count, factor, chances->sd, z);
}
