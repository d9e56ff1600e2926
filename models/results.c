// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"
#include "models/odds.h"

#include "sim/clones.h"
#include "sim/elementary.h"
#include "sim/laws/binomial.h"
#include "sim/laws/normal.h"

/* Results: what comes of taking part, by another way than rounds and links.
     logit p[y]  = logit result + cohort_sd · z[y],  z ~ N(0, 1): those of one year are alike
     result[y]   ~ Binomial(participants[y], p[y])
   Without a row of cohort_sd there is no such effect and no stream of it. Results are independent
   given the participants. */

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

void models_results_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  double *u = self->workspace->scratch[0];
  for (size_t k = 0; k < p->result_count; k++) {
    const models_result_t *result = &p->results[k];
    for (size_t y = 0; y < p->years; y++) {
      const double *chance = chance_of(self, result, y);
      models_chance(self, result->outcome[y], u);
      sim_binomial_quantiles(self->count, models_output(self, MODELS_S_PARTICIPANTS, y), chance, u,
                             models_column(self, result->reached, y));
    }
  }
}
