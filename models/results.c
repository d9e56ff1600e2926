// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"
#include "models/odds.h"
#include "models/quadrature.h"

#include "sim/clones.h"
#include "sim/elementary.h"
#include "sim/laws/binomial.h"
#include "sim/laws/normal.h"

/* Results: what comes of taking part, by another way than rounds and links.
     logit p[y]  = logit result + cohort_sd · z[y],  z ~ N(0, 1): those of one year are alike
     result[y]   ~ Binomial(participants[y], p[y])
   Without a row of cohort_sd there is no such effect and no stream of it. Results are independent
   given the participants. What was observed stands, and weighs by this law. */

SIM_CLONES
static void shift(size_t n, double *restrict p, const double *restrict share,
                  const double *restrict sd, const double *restrict z) {
  for (size_t r = 0; r < n; r++)
    p[r] = models_shift_odds(share[r], sim_exp(sd[r] * z[r]));
}

/* The chance of the result in year y. */
static const double *chance_of(const models_block_t *self, const models_result_t *result,
                               size_t y) {
  const models_workspace_t *w = self->workspace;
  const double *share = w->rows[result->rows[y]];
  double *z = w->scratch[1], *p = w->scratch[2];
  if (!result->cohort)
    return share;
  models_chance(self, result->cohort[y], z);
  sim_normal_quantiles(self->count, z, z);
  shift(self->count, p, share, w->rows[result->cohort_sd[y]], z);
  return p;
}

/* A result that was observed, of which the effect of the year is not known. */
typedef struct {
  const models_block_t *block;
  const double *share, *sd, *participants, *reached;
  double *p;
} seen_t;

static void add_result(const void *outcome, const double *z, double *out) {
  const seen_t *self = outcome;
  shift(self->block->count, self->p, self->share, self->sd, z);
  models_weigh_binomial(self->block->count, out, self->reached, self->participants, self->p);
}

/* Who had the result is known: it stands, and weighs. */
static void stand(const models_block_t *self, const models_result_t *result, size_t y) {
  const models_workspace_t *w = self->workspace;
  const double *participants = models_output(self, MODELS_S_PARTICIPANTS, y);
  const double *reached = w->rows[result->seen[y]];
  double *weight = self->is_weighed ? w->evidence[result->evidence[y]] : NULL;
  models_columns_copy(self->count, models_column(self, result->reached, y), reached);
  if (!result->cohort) {
    models_weigh_binomial(self->count, weight, reached, participants, w->rows[result->rows[y]]);
    return;
  }
  const seen_t seen = {.block = self,
                       .share = w->rows[result->rows[y]],
                       .sd = w->rows[result->cohort_sd[y]],
                       .participants = participants,
                       .reached = reached,
                       .p = w->scratch[2]};
  if (!weight)
    return;
  models_columns_fill(self->count, w->scratch[0], 0.5);
  models_integrate(&(models_integral_t){.block = self, .outcome = &seen, .add = add_result},
                   w->scratch[0], weight, w->scratch[1]);
}

void models_results_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  double *u = self->workspace->scratch[0];
  for (size_t k = 0; k < p->result_count; k++) {
    const models_result_t *result = &p->results[k];
    for (size_t y = 0; y < p->years; y++) {
      if (result->seen[y] != MODELS_NONE) {
        stand(self, result, y);
        continue;
      }
      const double *chance = chance_of(self, result, y);
      models_chance(self, result->outcome[y], u);
      sim_binomial_quantiles(self->count, models_output(self, MODELS_S_PARTICIPANTS, y), chance, u,
                             models_column(self, result->reached, y));
    }
  }
}
