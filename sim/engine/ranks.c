// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/ranks.h"

#include "sim/engine/comm.h"
#include "sim/engine/engine.h"
#include "sim/engine/pack.h"
#include "sim/status.h"

/* What this process adds to the part, and all of them in the end. */
typedef struct {
  const sim_part_t *like;
  sim_part_t sum;
} added_t;

static int pack(void *ctx, size_t *size, unsigned char **bytes) {
  const added_t *self = ctx;
  return sim_part_pack(&self->sum, bytes, size);
}

static int merge(void *ctx, size_t size, const unsigned char *bytes) {
  added_t *self = ctx;
  sim_part_t other;
  int status = sim_part_unpack(&other, self->like, size, bytes);
  if (status)
    return status;
  status = sim_part_merge(&self->sum, &other);
  sim_part_free(&other);
  return status;
}

static int adopt(void *ctx, size_t size, const unsigned char *bytes) {
  added_t *self = ctx;
  sim_part_free(&self->sum);
  return sim_part_unpack(&self->sum, self->like, size, bytes);
}

/* Progress of one process, as if all had come as far. */
typedef struct {
  const sim_run_options_t *outer;
  uint64_t first, last, own_first, own_last;
} watch_t;

static bool cancelled(void *ctx) {
  const sim_run_options_t *outer = ((const watch_t *)ctx)->outer;
  return outer->cancelled && outer->cancelled(outer->ctx);
}

static void progress(void *ctx, uint64_t done) {
  const watch_t *self = ctx;
  const double share =
      (double)(done - self->own_first) / (double)(self->own_last - self->own_first);
  if (self->outer->progress)
    self->outer->progress(self->outer->ctx,
                          self->first + (uint64_t)(share * (double)(self->last - self->first)));
}

/* Where the range of a rank begins: at a grain, so that few values of grains travel. */
static uint64_t begin_of(uint64_t first, uint64_t last, int rank, int size) {
  const uint64_t all = last - first, ranks = (uint64_t)size, r = (uint64_t)rank;
  if (rank == size)
    return last;
  const uint64_t at = first + all / ranks * r + all % ranks * r / ranks;
  const uint64_t whole = at / SIM_GRAIN * SIM_GRAIN;
  return whole > first ? whole : first;
}

static int run_own(const sim_model_t *model, const sim_run_options_t *options, uint64_t first,
                   uint64_t last, sim_part_t *part) {
  const int rank = options->comm->rank, size = options->comm->size;
  watch_t watch = {options, first, last, begin_of(first, last, rank, size),
                   begin_of(first, last, rank + 1, size)};
  sim_run_options_t own = *options;
  own.ctx = &watch;
  own.cancelled = cancelled;
  own.progress = progress;
  if (watch.own_first == watch.own_last)
    return SIM_OK;
  return sim_engine_run(model, &own, watch.own_first, watch.own_last, part);
}

int sim_ranks_run(const sim_model_t *model, const sim_run_options_t *options, uint64_t first,
                  uint64_t last, sim_part_t *part) {
  if (!options->comm || options->comm->size == 1 || options->sink)
    return sim_engine_run(model, options, first, last, part);
  if (!sim_engine_accepts(options) || first >= last)
    return SIM_ERR_DOMAIN;
  const sim_wait_t wait = {options->ctx, options->cancelled};
  added_t added = {.like = part};
  int status = sim_part_init_like(&added.sum, part);
  if (!status)
    status = run_own(model, options, first, last, &added.sum);
  if (status == SIM_ERR_CANCELLED) /* by whoever ends all processes */
    status = SIM_ERR_PEER;
  else
    status =
        sim_comm_share(options->comm, status, &(sim_share_t){&added, pack, merge, adopt}, &wait);
  if (!status)
    status = sim_part_merge(part, &added.sum);
  sim_part_free(&added.sum);
  return status;
}
