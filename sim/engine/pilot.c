// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/pilot.h"

#include "sim/engine/crew.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

_Static_assert((int)SIM_PILOT <= (int)SIM_GRID_PILOT, "grids can be laid over it");

static size_t size_of(uint64_t replicates) {
  const size_t size = replicates < SIM_PILOT_LEAST ? SIM_PILOT_SHORT : SIM_PILOT;
  return replicates < size ? (size_t)replicates : size;
}

/* What evaluates the pilot: a hand for each worker. */
typedef struct {
  void *workspace;
  double **columns;
} hand_t;

typedef struct {
  const sim_pilot_t *pilot;
  hand_t *hands;
} filling_t;

static int hand_init(hand_t *self, const sim_model_t *model) {
  self->workspace = model->workspace_alloc(model->self, SIM_BLOCK_DEFAULT);
  self->columns = calloc(model->output_count, sizeof *self->columns);
  return self->workspace && self->columns ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static void hand_free(const hand_t *self, const sim_model_t *model) {
  if (self->workspace)
    model->workspace_free(self->workspace);
  free(self->columns);
}

static int fill_block(void *ctx, int worker, size_t block) {
  const filling_t *self = ctx;
  const sim_pilot_t *pilot = self->pilot;
  const sim_model_t *model = pilot->model;
  hand_t *hand = &self->hands[worker];
  const size_t at = block * SIM_BLOCK_DEFAULT, left = pilot->size - at;
  const int status = hand->workspace ? SIM_OK : hand_init(hand, model);
  for (size_t i = 0; !status && i < model->output_count; i++)
    hand->columns[i] = pilot->values + i * pilot->size + at;
  if (status)
    return status;
  return model->evaluate(model->self, hand->workspace, at,
                         left < SIM_BLOCK_DEFAULT ? left : SIM_BLOCK_DEFAULT, hand->columns)
             ? SIM_ERR_MODEL
             : SIM_OK;
}

static int fill(const sim_pilot_t *self) {
  const size_t blocks = (self->size + SIM_BLOCK_DEFAULT - 1) / SIM_BLOCK_DEFAULT;
  filling_t filling = {self, calloc((size_t)self->threads, sizeof *filling.hands)};
  const int status =
      filling.hands
          ? sim_crew_share(self->threads, &(sim_tasks_t){blocks, &filling, fill_block, NULL})
          : SIM_ERR_NO_MEMORY;
  for (int t = 0; filling.hands && t < self->threads; t++)
    hand_free(&filling.hands[t], self->model);
  free(filling.hands);
  return status;
}

int sim_pilot_init(sim_pilot_t *self, const sim_model_t *model, uint64_t replicates, int threads) {
  *self = (sim_pilot_t){
      .model = model, .size = size_of(replicates), .threads = threads ? threads : sim_crew_size()};
  self->values = calloc(model->output_count * self->size, sizeof *self->values);
  const int status = self->values ? fill(self) : SIM_ERR_NO_MEMORY;
  if (status)
    sim_pilot_free(self);
  return status;
}

void sim_pilot_free(sim_pilot_t *self) {
  free(self->values);
  self->values = NULL;
}

int sim_pilot_lay(const sim_pilot_t *self, sim_part_t *part) {
  return sim_part_init(part, self->model->output_count, self->model->whole, self->size,
                       self->values, self->threads);
}

static void *workspace_alloc(const void *pilot, size_t block) {
  const sim_model_t *model = ((const sim_pilot_t *)pilot)->model;
  return model->workspace_alloc(model->self, block);
}

static int evaluate(const void *pilot, void *workspace, uint64_t first, size_t count,
                    double *const *columns) {
  const sim_pilot_t *self = pilot;
  const sim_model_t *model = self->model;
  if (first >= self->size || count > self->size - first)
    return model->evaluate(model->self, workspace, first, count, columns);
  for (size_t i = 0; i < model->output_count; i++)
    memcpy(columns[i], self->values + i * self->size + first, count * sizeof **columns);
  return 0;
}

sim_model_t sim_pilot_model(const sim_pilot_t *self) {
  sim_model_t model = *self->model;
  model.self = self;
  model.workspace_alloc = workspace_alloc;
  model.evaluate = evaluate;
  return model;
}
