// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/adapt.h"

#include "sim/design/stream.h"
#include "sim/elementary.h"
#include "sim/engine/crew.h"
#include "sim/estimate/proposal.h"
#include "sim/estimate/psis.h"
#include "sim/laws/normal.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 512, TENTH = 10, SETTLED = 3, TRIES = 4, STEPS = 40 };

/* A population in work. */
typedef struct {
  const sim_adapt_t *adapt;
  const sim_proposal_t *proposal; /* NULL: the prior */
  size_t count, round;
  double *z;              /* dimension d, draw i at d · count + i */
  double *likelihood;     /* its logarithm */
  double *pick, *stretch; /* of the draws of the proposal: part, and distance */
  double *weights; /* what they were drawn with against the prior: log prior − log density */
} population_t;

static void draw_uniforms(const population_t *self, size_t d, double *out) {
  char name[160];
  sim_stream_t stream;
  snprintf(name, sizeof name, "%.100s.%zu.%zu", self->adapt->name, self->round, d);
  sim_stream_init(&stream, self->adapt->seed, name);
  sim_stream_uniforms(&stream, 0, self->count, out);
}

static int evaluate_chunk(void *ctx, int worker, size_t chunk) {
  const population_t *self = ctx;
  const sim_adapt_t *adapt = self->adapt;
  const size_t first = chunk * CHUNK, left = self->count - first;
  const size_t count = left < CHUNK ? left : CHUNK;
  double *columns[SIM_ADAPT_DIMENSIONS];
  if (adapt->cancelled && adapt->cancelled(adapt->ctx))
    return SIM_ERR_CANCELLED;
  for (size_t d = 0; d < adapt->dimensions; d++)
    columns[d] = self->z + d * self->count + first;
  for (size_t i = 0; i < count; i++)
    self->weights[first + i] = 0.0;
  if (self->proposal)
    sim_proposal_place(self->proposal, count, first, TENTH, columns, self->pick + first,
                       self->stretch + first, self->weights + first);
  if (adapt->likelihood(adapt->ctx, worker, ((uint64_t)self->round << 32) + first, count, columns,
                        self->likelihood + first))
    return SIM_ERR_MODEL;
  for (size_t i = 0; i < count; i++)
    if (isnan(self->likelihood[first + i]))
      self->likelihood[first + i] = -INFINITY;
  return SIM_OK;
}

static int draw(population_t *self) {
  const size_t dimensions = self->adapt->dimensions, count = self->count;
  double *u = malloc(SIM_PROPOSAL_DEGREES / 2 * count * sizeof *u);
  if (!u)
    return SIM_ERR_NO_MEMORY;
  for (size_t k = 0; k < SIM_PROPOSAL_DEGREES / 2; k++)
    draw_uniforms(self, dimensions + k, u + k * count);
  sim_proposal_stretch(count, u, self->stretch);
  draw_uniforms(self, dimensions + SIM_PROPOSAL_DEGREES / 2, self->pick);
  free(u);
  for (size_t d = 0; d < dimensions; d++) {
    draw_uniforms(self, d, self->z + d * count);
    sim_normal_quantiles(count, self->z + d * count, self->z + d * count);
  }
  return sim_crew_share(self->adapt->threads, &(sim_tasks_t){(self->count + CHUNK - 1) / CHUNK,
                                                             self, evaluate_chunk, NULL});
}

/* Weights under the likelihood to the power `heat`; returns how many draws are effective, 0 when
   every weight is 0. They add to 1. */
static double weigh(const population_t *self, double heat, double *weights) {
  double largest = -INFINITY, sum = 0.0;
  for (size_t i = 0; i < self->count; i++) {
    weights[i] = heat * self->likelihood[i] + self->weights[i];
    largest = weights[i] > largest ? weights[i] : largest;
  }
  if (largest == -INFINITY)
    return 0.0;
  for (size_t i = 0; i < self->count; i++)
    sum += weights[i] = sim_exp(weights[i] - largest);
  for (size_t i = 0; i < self->count; i++)
    weights[i] /= sum;
  return sim_effective(self->count, weights);
}

/* The power of the likelihood under which a tenth of the draws are effective, 1 where more are; not
   below `least`. */
static double heat_of(const population_t *self, double least, double *weights) {
  const double enough = (double)self->count / TENTH;
  if (weigh(self, 1.0, weights) >= enough)
    return 1.0;
  double low = least, high = 1.0;
  for (int i = 0; i < STEPS; i++) {
    const double middle = 0.5 * (low + high);
    *(weigh(self, middle, weights) >= enough ? &low : &high) = middle;
  }
  weigh(self, low, weights);
  return low;
}

static int population_init(population_t *self, const sim_adapt_t *adapt, size_t count) {
  *self = (population_t){.adapt = adapt, .count = count};
  self->z = malloc(adapt->dimensions * count * sizeof *self->z);
  self->likelihood = malloc(count * sizeof *self->likelihood);
  self->weights = malloc(count * sizeof *self->weights);
  self->stretch = malloc(count * sizeof *self->stretch);
  self->pick = malloc(count * sizeof *self->pick);
  return self->z && self->likelihood && self->weights && self->stretch && self->pick
             ? SIM_OK
             : SIM_ERR_NO_MEMORY;
}

static void population_free(population_t *self) {
  free(self->z);
  free(self->likelihood);
  free(self->weights);
  free(self->stretch);
  free(self->pick);
}

/* Populations until the likelihood itself was reached, and twice more, so that the proposal is
   taken from a population that was drawn near it. */
static int adapt_proposal(const sim_adapt_t *self, sim_proposal_t *proposal, sim_posterior_t *out) {
  population_t population;
  double heat = 0.0, *weights = malloc(self->pilot * sizeof *weights);
  int status = population_init(&population, self, self->pilot), reached = 0;
  if (!weights)
    status = SIM_ERR_NO_MEMORY;
  for (size_t round = 0; !status && reached < SETTLED && round < SIM_ADAPT_ROUNDS; round++) {
    population.round = round;
    population.proposal = round ? proposal : NULL;
    status = draw(&population);
    if (status)
      break;
    heat = heat_of(&population, heat, weights);
    if (weigh(&population, heat, weights) == 0.0)
      status = SIM_ERR_DOMAIN;
    if (!status)
      status = sim_proposal_fit(proposal, self->pilot, population.z, weights);
    reached += heat == 1.0;
    out->rounds = round + 1;
  }
  out->is_reached = reached > 0;
  free(weights);
  population_free(&population);
  return status;
}

/* The last population; where its weights cannot be trusted the next one is taken from it. */
static int draw_last(const sim_adapt_t *self, sim_proposal_t *proposal, sim_posterior_t *out) {
  population_t population;
  size_t *order = malloc(self->draws * sizeof *order);
  double *scratch = malloc(self->draws * sizeof *scratch);
  int status = population_init(&population, self, self->draws);
  if (!order || !scratch)
    status = SIM_ERR_NO_MEMORY;
  population.proposal = proposal;
  for (int attempt = 0; !status && attempt < TRIES; attempt++) {
    population.round = SIM_ADAPT_ROUNDS + (size_t)attempt;
    status = draw(&population);
    for (size_t i = 0; !status && i < self->draws; i++)
      population.weights[i] += population.likelihood[i];
    if (!status)
      sim_psis(self->draws, population.weights, order, scratch, &out->shape);
    if (status || out->shape <= SIM_PSIS_LARGEST)
      break;
    if (attempt + 1 < TRIES)
      status = sim_proposal_fit(proposal, self->draws, population.z, population.weights);
  }
  free(order);
  free(scratch);
  free(population.likelihood);
  free(population.stretch);
  free(population.pick);
  out->z = population.z;
  out->weights = population.weights;
  return status;
}

int sim_adapt(const sim_adapt_t *self, sim_posterior_t *out) {
  sim_proposal_t proposal;
  *out = (sim_posterior_t){.draws = self->draws, .dimensions = self->dimensions};
  if (self->dimensions < 1 || self->dimensions > SIM_ADAPT_DIMENSIONS || self->pilot < 1000 ||
      self->draws < 1000 || self->threads < 1)
    return SIM_ERR_DOMAIN;
  int status = sim_proposal_init(&proposal, self->dimensions);
  if (!status)
    status = adapt_proposal(self, &proposal, out);
  if (!status)
    status = draw_last(self, &proposal, out);
  if (!status)
    out->effective = sim_effective(out->draws, out->weights);
  sim_proposal_free(&proposal);
  if (status)
    sim_posterior_free(out);
  return status;
}

void sim_posterior_free(sim_posterior_t *self) {
  free(self->z);
  free(self->weights);
  *self = (sim_posterior_t){0};
}

/* Fisher–Yates: the rows of a file say nothing by their order. */
static void shuffle(size_t count, size_t *picks, const double *u) {
  for (size_t i = count; i > 1; i--) {
    const size_t k = (size_t)(u[i - 1] * (double)i), kept = picks[k];
    picks[k] = picks[i - 1];
    picks[i - 1] = kept;
  }
}

int sim_posterior_resample(const sim_posterior_t *self, uint64_t seed, const char *name,
                           size_t count, size_t *picks) {
  sim_stream_t stream;
  double *u = malloc((count + 1) * sizeof *u), sum = 0.0;
  if (!u)
    return SIM_ERR_NO_MEMORY;
  sim_stream_init(&stream, seed, name);
  sim_stream_uniforms(&stream, 0, count + 1, u);
  for (size_t i = 0, picked = 0; i < self->draws; i++) {
    sum += self->weights[i];
    const bool is_last = i + 1 == self->draws;
    while (picked < count && (is_last || ((double)picked + u[count]) / (double)count < sum))
      picks[picked++] = i;
  }
  shuffle(count, picks, u);
  free(u);
  return SIM_OK;
}
