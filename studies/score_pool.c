// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/elementary.h"
#include "studies/score.h"
#include "studies/score_rules.h"

#include <math.h>
#include <stdlib.h>

/* An error of a mean is told from some outputs on only. */
static double mean_of(size_t n, const double *x, double *se) {
  const double mean = studies_score_mean(n, x, se);
  if (n < STUDIES_SCORE_LEAST)
    *se = (double)NAN;
  return mean;
}

static bool is_judged(const studies_score_t *score) {
  return !score->is_event && score->replicates > 0;
}

static void pool_coverage(studies_scores_t *self, double *x) {
  studies_scores_pooled_t *pooled = &self->pooled;
  size_t n = 0;
  for (size_t i = 0; i < self->count; i++) {
    const studies_score_t *score = &self->scores[i];
    if (!is_judged(score))
      continue;
    pooled->in_90 += score->in_90;
    pooled->in_50 += score->in_50;
    x[n++] = score->pit;
  }
  pooled->judged = n;
  pooled->pit = mean_of(n, x, &pooled->pit_se);
  pooled->in_90_low = pooled->in_50_low = 0.0;
  pooled->in_90_high = pooled->in_50_high = 1.0;
  if (n) {
    studies_score_exact(pooled->in_90, n, &pooled->in_90_low, &pooled->in_90_high);
    studies_score_exact(pooled->in_50, n, &pooled->in_50_low, &pooled->in_50_high);
  }
}

static void pool_events(studies_scores_t *self, double *x) {
  double se;
  size_t n = 0;
  for (size_t i = 0; i < self->count; i++)
    if (self->scores[i].is_event && self->scores[i].replicates > 0)
      x[n++] = self->scores[i].brier;
  self->pooled.events = n;
  self->pooled.brier = studies_score_mean(n, x, &se);
}

/* Ratios of CRPS, which have no unit. Where one of the two is 0 there is none. */
static void pool_reference(studies_scores_t *self, studies_reference_t r, double *x) {
  size_t n = 0;
  for (size_t i = 0; i < self->count; i++) {
    const studies_score_t *score = &self->scores[i];
    const double away = fabs(score->value - score->reference[r]);
    if (is_judged(score) && away > 0.0 && score->crps > 0.0)
      x[n++] = sim_log(score->crps / away);
  }
  self->pooled.compared[r] = n;
  self->pooled.log_ratio[r] = mean_of(n, x, &self->pooled.log_ratio_se[r]);
}

int studies_score_pool(studies_scores_t *self) {
  double *x = calloc(self->count + 1, sizeof *x);
  if (!x)
    return -1;
  self->pooled = (studies_scores_pooled_t){0};
  pool_coverage(self, x);
  pool_events(self, x);
  for (int r = 0; r < STUDIES_REFERENCES; r++)
    pool_reference(self, (studies_reference_t)r, x);
  double least = (double)INFINITY;
  for (size_t i = 0; i < self->count; i++) {
    self->pooled.outputs += self->scores[i].replicates > 0;
    if (self->scores[i].surprise < least) {
      least = self->scores[i].surprise;
      self->pooled.surprised = i;
    }
  }
  free(x);
  return 0;
}
