// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/clones.h"
#include "sim/laws/binomial.h"
#include "sim/laws/poisson.h"

/* Demand:
     expected[y]   = applicants[y] where an input states them and there are places,
                     else applicants per place · places[y]
     applicants[y] ~ Poisson(expected[y] · D[y]),  D that of the regions (models/regions.c), if any
     admissible[y] ~ Binomial(applicants, Π admissibility rates)
   A call of a year without places is not opened. The form measures its admissibility rates on
   applicants (3.1), so they act here as well. What was observed stands, and
   weighs by these laws. */

SIM_CLONES
static void rate_of(size_t n, double *restrict lambda, const double *restrict per_place,
                    const double *restrict places) {
  for (size_t r = 0; r < n; r++)
    lambda[r] = per_place[r] * places[r];
}

/* What is expected of a call, which is opened when there are places. */
SIM_CLONES
static void expect(size_t n, double *restrict lambda, const double *restrict applicants,
                   const double *restrict places) {
  for (size_t r = 0; r < n; r++)
    lambda[r] = places[r] > 0.0 ? applicants[r] : 0.0;
}

static void expected(const models_block_t *self, size_t y, double *lambda) {
  const models_programme_t *p = self->programme;
  const double *places = models_output(self, MODELS_S_PLACES, y);
  if (p->roles[MODELS_EXPECTED_APPLICANTS][y] != MODELS_NONE)
    expect(self->count, lambda, models_role(self, MODELS_EXPECTED_APPLICANTS, y), places);
  else
    rate_of(self->count, lambda, models_role(self, MODELS_APPLICANTS_PER_PLACE, y), places);
  if (p->regions.has_demand) {
    models_regions_demand(self, y, self->workspace->scratch[2]);
    models_columns_scale(self->count, lambda, self->workspace->scratch[2]);
  }
}

/* Who applies, of whom a share is admissible. Where that is all that was observed, those that are
   not are Poisson by themselves. */
static void apply(const models_block_t *self, size_t y, double *lambda, double *share) {
  const double *seen = models_seen(self, MODELS_SEEN_APPLICANTS, y);
  const double *admitted = models_seen(self, MODELS_SEEN_ADMISSIBLE, y);
  double *u = self->workspace->scratch[0], *rest = self->workspace->scratch[3];
  double *applicants = models_output(self, MODELS_S_APPLICANTS, y);
  double *admissible = models_output(self, MODELS_S_ADMISSIBLE, y);
  double *weight = models_weight(self, MODELS_EVIDENCE_ADMISSIBLE, y);
  if (admitted)
    models_columns_copy(self->count, admissible, admitted);
  if (seen) {
    models_weigh_poisson(self->count, models_weight(self, MODELS_EVIDENCE_APPLICANTS, y), seen,
                         lambda);
    models_columns_copy(self->count, applicants, seen);
    models_weigh_binomial(self->count, weight, admissible, applicants, share);
    return;
  }
  models_columns_copy(self->count, rest, lambda);
  if (admitted) {
    models_columns_scale(self->count, lambda, share);
    models_weigh_poisson(self->count, weight, admissible, lambda);
    models_columns_subtract(self->count, rest, lambda);
  }
  models_chance(self, self->programme->applicants[y], u);
  sim_poisson_quantiles(self->count, rest, u, applicants);
  if (admitted)
    models_columns_add(self->count, applicants, admissible);
}

static void draw_admissible(const models_block_t *self, size_t y) {
  const models_programme_t *p = self->programme;
  models_workspace_t *w = self->workspace;
  double *u = w->scratch[0], *lambda = w->scratch[1], *share = w->scratch[2];
  expected(self, y, lambda);
  models_columns_fill(self->count, share, 1.0);
  for (size_t f = 0; f < p->filter_count; f++)
    if (p->filters[p->filters_by_name[f]].on_applicants)
      models_columns_scale(self->count, share, w->rows[p->filters[p->filters_by_name[f]].rows[y]]);
  apply(self, y, lambda, share);
  if (models_seen(self, MODELS_SEEN_ADMISSIBLE, y))
    return;
  models_chance(self, p->admissible[y], u);
  sim_binomial_quantiles(self->count, models_output(self, MODELS_S_APPLICANTS, y), share, u,
                         models_output(self, MODELS_S_ADMISSIBLE, y));
}

void models_demand_stage(const models_block_t *self) {
  for (size_t y = 0; y < self->programme->years; y++) {
    models_columns_copy(self->count, models_output(self, MODELS_S_PLACES, y),
                        models_role(self, MODELS_PLACES, y));
    draw_admissible(self, y);
  }
}
