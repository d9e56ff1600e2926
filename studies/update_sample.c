// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws of what was learned: the normal scores of its uniforms given the evidence. */
#include "inputs/joint.h"
#include "inputs/number/number.h"
#include "sim/elementary.h"
#include "sim/engine/crew.h"
#include "sim/engine/work.h"
#include "sim/estimate/psis.h"
#include "sim/status.h"
#include "sim/summary/ascend.h"
#include "sim/summary/sample.h"
#include "studies/update.h"
#include "studies/update_robust.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 512, PER_DIMENSION = 250 };

/* What one thread needs. */
typedef struct {
  sim_work_t *work;
  double *storage, **uniforms, **evidence; /* uniforms by quantity, NULL: its own */
  double **own;                            /* those of the learned, in their order */
} hand_t;

typedef struct {
  studies_update_t *update;
  const studies_update_request_t *request;
  hand_t *hands;
  int threads;
  size_t evidence;
  studies_robust_t prior;
} sampling_t;

static void hand_free(hand_t *self) {
  sim_work_free(self->work);
  free(self->storage);
  free(self->uniforms);
  free(self->evidence);
  free(self->own);
}

static int hand_init(hand_t *self, const studies_update_t *update) {
  const models_programme_t *programme = update->programme;
  const sim_model_t model = models_programme_model(programme);
  const size_t learned = update->learned_count;
  const size_t evidence = models_programme_evidence_count(programme);
  self->work = sim_work_alloc(&model, BLOCK, BLOCK);
  self->storage = malloc((learned + evidence + 1) * BLOCK * sizeof *self->storage);
  self->uniforms = calloc(models_programme_quantities(programme), sizeof *self->uniforms);
  self->evidence = calloc(evidence + 1, sizeof *self->evidence);
  self->own = calloc(learned + 1, sizeof *self->own);
  if (!self->work || !self->storage || !self->uniforms || !self->evidence || !self->own)
    return SIM_ERR_NO_MEMORY;
  for (size_t d = 0; d < learned; d++)
    self->own[d] = self->uniforms[update->learned[d].quantity] = self->storage + d * BLOCK;
  for (size_t k = 0; k < evidence; k++)
    self->evidence[k] = self->storage + (learned + k) * BLOCK;
  return SIM_OK;
}

/* Evaluates the replicates whose learned quantities have these draws of the prior. */
static void evaluate(const sampling_t *self, hand_t *hand, uint64_t first, size_t count,
                     double *const *z) {
  const models_taken_t taken = {.uniforms = (const double *const *)hand->uniforms};
  for (size_t d = 0; d < self->update->learned_count; d++) {
    memcpy(hand->own[d], z[d], count * sizeof *z[d]);
    studies_robust_uniforms(&self->prior, count, hand->own[d]);
  }
  models_programme_weigh(self->update->programme, hand->work->workspace, &taken, first, count,
                         hand->work->columns, hand->evidence);
}

static int likelihood(void *ctx, int worker, uint64_t first, size_t count, double *const *z,
                      double *out) {
  const sampling_t *self = ctx;
  hand_t *hand = &self->hands[worker];
  evaluate(self, hand, first, count, z);
  for (size_t r = 0; r < count; r++) {
    out[r] = 0.0;
    for (size_t k = 0; k < self->evidence; k++)
      out[r] += hand->evidence[k][r];
  }
  return 0;
}

static bool cancelled(void *ctx) {
  return studies_watch_cancelled(&((const sampling_t *)ctx)->request->watch);
}

/* What values spread over; sorts them. */
static studies_spread_of_t spread_of(size_t n, double *x, double *scratch) {
  sim_ascend(n, x, scratch);
  return (studies_spread_of_t){.low = sim_sample_quantile(n, x, 0.05),
                               .middle = sim_sample_quantile(n, x, 0.5),
                               .high = sim_sample_quantile(n, x, 0.95),
                               .sd = sim_sample_sd(n, x)};
}

/* As they are written: so the variant gives the forecast that is told here. */
static void round_lines(double *x) {
  for (size_t i = 0; i < STUDIES_UPDATE_LINES; i++) {
    char text[INPUTS_NUMBER_SIZE];
    inputs_number_write(x[i], INPUTS_JOINT_DIGITS, INPUTS_NUMBER_POINT, text);
    inputs_number_parse(text, INPUTS_NUMBER_POINT, &x[i], NULL);
  }
}

/* Before: draws of the prior. */
static int draw_prior(const sampling_t *self) {
  studies_update_t *update = self->update;
  const size_t learned = update->learned_count;
  const size_t prior = studies_update_prior(self->request);
  const models_taken_t taken = {0};
  double *x = malloc((learned + 1) * prior * sizeof *x);
  hand_t *hand = &self->hands[0];
  if (!x)
    return SIM_ERR_NO_MEMORY;
  for (size_t first = 0; first < prior; first += BLOCK) {
    const size_t count = prior - first < BLOCK ? prior - first : BLOCK;
    models_programme_weigh(update->programme, hand->work->workspace, &taken, first, count,
                           hand->work->columns, hand->evidence);
    for (size_t d = 0; d < learned; d++)
      memcpy(x + d * prior + first,
             models_programme_drawn(update->programme, hand->work->workspace,
                                    update->learned[d].quantity),
             count * sizeof *x);
  }
  for (size_t d = 0; d < learned; d++)
    update->learned[d].before = spread_of(prior, x + d * prior, x + learned * prior);
  free(x);
  return SIM_OK;
}

/* What the picks say of the prior: how probable it is that each input was drawn from the wide law,
   and that some input was. SIM_ERR_DOMAIN: more than one in a thousand has a normal score near 8.2,
   where uniforms end, so that what was learned would be their end, or one that the stated prior has
   once in 10¹² draws. */
static int look_at(const sampling_t *self, const sim_posterior_t *posterior, const size_t *picks) {
  enum { LINES = STUDIES_UPDATE_LINES };
  const double farthest = self->request->is_robust ? 8.0 : 7.0;
  studies_update_t *update = self->update;
  double *z = malloc((size_t)3 * LINES * sizeof *z), *none = z + LINES, *far = none + LINES;
  double beyond = 0.0;
  if (!z)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < LINES; i++)
    none[i] = 1.0, far[i] = 0.0;
  for (size_t d = 0; d < update->learned_count; d++) {
    double sum = 0.0;
    for (size_t i = 0; i < LINES; i++)
      z[i] = posterior->z[d * posterior->draws + picks[i]];
    studies_robust_scores(&self->prior, LINES, z);
    for (size_t i = 0; i < LINES; i++) {
      const double wide = studies_robust_wide(&self->prior, z[i]);
      sum += wide;
      none[i] *= 1.0 - wide;
      far[i] = fabs(z[i]) > farthest ? 1.0 : far[i];
    }
    update->learned[d].wide = sum / LINES;
  }
  update->wide = 1.0;
  for (size_t i = 0; i < LINES; i++) {
    update->wide -= none[i] / LINES;
    beyond += far[i];
  }
  free(z);
  return beyond > LINES / 1000.0 ? SIM_ERR_DOMAIN : SIM_OK;
}

/* After: equally weighted draws, line by line. */
static int draw_lines(const sampling_t *self, const sim_posterior_t *posterior) {
  enum { LINES = STUDIES_UPDATE_LINES };
  studies_update_t *update = self->update;
  const size_t learned = update->learned_count;
  size_t *picks = malloc(LINES * sizeof *picks);
  double *z = malloc((learned + 2) * LINES * sizeof *z), *columns[SIM_ADAPT_DIMENSIONS];
  int status = picks && z ? sim_posterior_resample(posterior, self->request->seed, "update.lines",
                                                   LINES, picks)
                          : SIM_ERR_NO_MEMORY;
  if (!status)
    status = look_at(self, posterior, picks);
  for (size_t d = 0; !status && d < learned; d++)
    if (!(update->learned[d].lines = malloc(LINES * sizeof(double))))
      status = SIM_ERR_NO_MEMORY;
  for (size_t first = 0; !status && first < LINES; first += BLOCK) {
    const size_t count = LINES - first < BLOCK ? LINES - first : BLOCK;
    for (size_t d = 0; d < learned; d++) {
      columns[d] = z + d * LINES + first;
      for (size_t i = 0; i < count; i++)
        columns[d][i] = posterior->z[d * posterior->draws + picks[first + i]];
    }
    evaluate(self, &self->hands[0], first, count, columns);
    for (size_t d = 0; d < learned; d++)
      memcpy(update->learned[d].lines + first,
             models_programme_drawn(update->programme, self->hands[0].work->workspace,
                                    update->learned[d].quantity),
             count * sizeof(double));
  }
  for (size_t d = 0; !status && d < learned; d++) {
    double *copy = z + learned * LINES;
    round_lines(update->learned[d].lines);
    memcpy(copy, update->learned[d].lines, LINES * sizeof *copy);
    update->learned[d].after = spread_of(LINES, copy, copy + LINES);
  }
  free(picks);
  free(z);
  return status;
}

int studies_update_sample(studies_update_t *self, const studies_update_request_t *request) {
  const size_t many = PER_DIMENSION * self->learned_count;
  const size_t pilot = many > STUDIES_UPDATE_PILOT ? many : STUDIES_UPDATE_PILOT;
  sampling_t sampling = {.update = self,
                         .request = request,
                         .threads = request->threads ? request->threads : sim_crew_size(),
                         .evidence = models_programme_evidence_count(self->programme)};
  sim_posterior_t posterior = {0};
  int status = SIM_OK;
  sampling.hands = calloc((size_t)sampling.threads, sizeof *sampling.hands);
  if (!sampling.hands)
    return SIM_ERR_NO_MEMORY;
  if (request->is_robust)
    status = studies_robust_init(&sampling.prior, self->learned_count);
  int ready = 0;
  do
    status = status ? status : hand_init(&sampling.hands[ready], self);
  while (!status && ++ready < sampling.threads);
  const sim_adapt_t adapt = {.dimensions = self->learned_count,
                             .pilot = request->pilot ? request->pilot : pilot,
                             .draws = request->draws ? request->draws : STUDIES_UPDATE_DRAWS,
                             .seed = request->seed,
                             .name = "update",
                             .threads = sampling.threads,
                             .ctx = &sampling,
                             .likelihood = likelihood,
                             .cancelled = cancelled};
  if (!status)
    status = draw_prior(&sampling);
  if (!status)
    status = studies_update_bits(self, request);
  if (!status)
    status = sim_adapt(&adapt, &posterior);
  if (!status) {
    self->shape = posterior.is_reached ? posterior.shape : (double)INFINITY;
    self->effective = posterior.effective;
    self->rounds = posterior.rounds;
    self->is_robust = request->is_robust;
    self->draws = posterior.draws;
    status = draw_lines(&sampling, &posterior);
  }
  sim_posterior_free(&posterior);
  studies_robust_free(&sampling.prior);
  for (int t = 0; t < sampling.threads; t++)
    hand_free(&sampling.hands[t]);
  free(sampling.hands);
  return status;
}
