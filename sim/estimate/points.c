// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/points.h"

#include "sim/engine/crew.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 512 };

/* What a thread evaluates with. */
typedef struct {
  sim_points_t *design;
  void **workspaces;
  double **columns; /* of all outputs, thread after thread */
} desks_t;

/* How many of the points from `first` on are in one block. */
static size_t block_of(const sim_points_t *self, size_t first) {
  return self->to - first < BLOCK ? self->to - first : BLOCK;
}

static int evaluate_block(void *ctx, int worker, size_t block) {
  const desks_t *desks = ctx;
  const sim_points_t *self = desks->design;
  const sim_sensitivity_model_t *model = self->model;
  const size_t first = self->from + block * BLOCK;
  double **columns = desks->columns + (size_t)worker * model->output_count;
  if (self->options->cancelled && self->options->cancelled(self->options->ctx))
    return SIM_ERR_CANCELLED;
  for (size_t s = 0; s < self->samples; s++) {
    for (size_t o = 0; o < model->output_count; o++)
      columns[o] = sim_points_column(self, o, s) + first;
    if (model->evaluate(model->self, desks->workspaces[worker], s, first, block_of(self, first),
                        columns))
      return SIM_ERR_MODEL;
  }
  return SIM_OK;
}

static void note_block(void *ctx, size_t block, int status) {
  sim_points_t *self = ((const desks_t *)ctx)->design;
  self->done += block_of(self, self->from + block * BLOCK);
  const double share = (double)self->done / (double)(self->to - self->from);
  if (!status && self->options->progress)
    self->options->progress(self->options->ctx, (uint64_t)(share * (double)self->options->points));
}

static int desks_init(desks_t *self, sim_points_t *design) {
  const size_t threads = (size_t)design->threads;
  *self = (desks_t){design, calloc(threads, sizeof *self->workspaces),
                    calloc(threads * design->model->output_count, sizeof *self->columns)};
  bool ok = self->workspaces && self->columns;
  for (size_t t = 0; ok && t < threads; t++)
    ok = (self->workspaces[t] = design->model->workspace_alloc(design->model->self, BLOCK)) != NULL;
  return ok ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static void desks_free(desks_t *self) {
  for (int t = 0; self->workspaces && t < self->design->threads; t++)
    if (self->workspaces[t])
      self->design->model->workspace_free(self->workspaces[t]);
  free(self->workspaces);
  free(self->columns);
}

static int evaluate_own(sim_points_t *self) {
  const size_t blocks = (self->to - self->from + BLOCK - 1) / BLOCK;
  desks_t desks;
  int status = desks_init(&desks, self);
  if (!status)
    status =
        sim_crew_share(self->threads, &(sim_tasks_t){blocks, &desks, evaluate_block, note_block});
  desks_free(&desks);
  return status;
}

/* What a process has evaluated, as bytes: the range of points, then each column of it. */
static int pack(void *ctx, size_t *size, unsigned char **bytes) {
  const sim_points_t *self = ctx;
  const size_t columns = self->model->output_count * self->samples, range = self->to - self->from;
  *size = (2 + columns * range) * sizeof(double);
  *bytes = malloc(*size);
  if (!*bytes)
    return SIM_ERR_NO_MEMORY;
  const uint64_t ends[2] = {self->from, self->to};
  memcpy(*bytes, ends, sizeof ends);
  unsigned char *next = *bytes + sizeof ends;
  for (size_t i = 0; i < columns; i++, next += range * sizeof(double))
    memcpy(next, self->values + i * self->options->points + self->from, range * sizeof(double));
  return SIM_OK;
}

/* Ranges that meet are merged: the tree of sim/engine/comm.h brings neighbours together. */
static int merge(void *ctx, size_t size, const unsigned char *bytes) {
  sim_points_t *self = ctx;
  const size_t columns = self->model->output_count * self->samples, points = self->options->points;
  uint64_t ends[2];
  if (size < sizeof ends)
    return SIM_ERR_PEER;
  memcpy(ends, bytes, sizeof ends);
  const uint64_t from = ends[0], to = ends[1];
  if (from > to || to > points || size != (2 + columns * (to - from)) * sizeof(double))
    return SIM_ERR_PEER;
  const unsigned char *next = bytes + sizeof ends;
  for (size_t i = 0; i < columns; i++, next += (to - from) * sizeof(double))
    memcpy(self->values + i * points + from, next, (to - from) * sizeof(double));
  self->from = from < self->from ? from : self->from;
  self->to = to > self->to ? to : self->to;
  return SIM_OK;
}

/* Where the points of a rank begin. */
static size_t begin_of(const sim_points_t *self, int rank, int size) {
  const size_t points = self->options->points, blocks = (points + BLOCK - 1) / BLOCK;
  const size_t at = blocks * (size_t)rank / (size_t)size * BLOCK;
  return at < points ? at : points;
}

int sim_points_evaluate(sim_points_t *self) {
  sim_comm_t *comm = self->options->comm;
  const sim_wait_t wait = {self->options->ctx, self->options->cancelled};
  self->from = comm ? begin_of(self, comm->rank, comm->size) : 0;
  self->to = comm ? begin_of(self, comm->rank + 1, comm->size) : self->options->points;
  const int status = evaluate_own(self);
  if (!comm || comm->size == 1)
    return status;
  if (status == SIM_ERR_CANCELLED) /* by whoever ends all processes */
    return SIM_ERR_PEER;
  return sim_comm_share(comm, status, &(sim_share_t){self, pack, merge, merge}, &wait);
}
