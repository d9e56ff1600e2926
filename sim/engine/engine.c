// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/engine.h"

#include "sim/engine/crew.h"
#include "sim/engine/work.h"
#include "sim/status.h"

#include <stdlib.h>

/* A part of one thread has gaps where others work; beyond so many pieces it hands them over. */
enum { PIECES = 32 };

/* Blocks are added to the part several at a time: the bins of one output, which are far apart from
   those of the next, are then fetched once for many values. So are the tables of the laws: where no
   size was asked for, up to AT_ONCE replicates are evaluated together. With more of either, the
   columns are far from the processor themselves when they are read again. */
enum { BATCH = 4, AT_ONCE = 1024 };

/* What the threads hold in common; all but what is set at the start, under the lock. */
typedef struct {
  const sim_model_t *model;
  const sim_run_options_t *options;
  uint64_t first, last;
  size_t block, batch; /* replicates evaluated at once; taken and added at once */
  bool alone;          /* one thread: it fills the common part itself */
  sim_part_t *part;
  sim_lock_t *lock;
  uint64_t next, done; /* replicates taken; replicates ended */
  uint64_t turn;       /* the first replicate that the sink has not seen */
  int status;          /* that of the first block that failed, and where it began */
  uint64_t failed_at;
} run_t;

/* What one thread owns. */
typedef struct {
  run_t *run;
  sim_work_t *work; /* with columns of a batch */
  double **at;      /* the same from the block in work on */
  sim_part_t own, *part;
} worker_t;

typedef struct {
  uint64_t first;
  size_t count;
} block_t;

static void worker_free(worker_t *self) {
  sim_work_free(self->work);
  sim_part_free(&self->own);
  free(self->at);
}

static int worker_init(worker_t *self, run_t *run) {
  *self = (worker_t){.run = run,
                     .work = sim_work_alloc(run->model, run->block, run->batch),
                     .at = calloc(run->model->output_count, sizeof *self->at)};
  self->part = run->alone ? run->part : &self->own;
  if (!self->work || !self->at)
    return SIM_ERR_NO_MEMORY;
  return run->alone ? SIM_OK : sim_part_init_like(&self->own, run->part);
}

/* The next batch; false when there is none. Batches end where blocks do, and these where grains do.
 */
static bool take_block(run_t *run, block_t *block) {
  sim_lock_take(run->lock);
  const bool more = !run->status && run->next < run->last;
  if (more) {
    const uint64_t end = (run->next / run->batch + 1) * run->batch;
    block->first = run->next;
    block->count = (size_t)((end < run->last ? end : run->last) - run->next);
    run->next += block->count;
  }
  sim_lock_give(run->lock);
  return more;
}

static int evaluate(const worker_t *self, const block_t *batch) {
  const run_t *run = self->run;
  const sim_run_options_t *options = run->options;
  for (size_t done = 0, count; done < batch->count; done += count) {
    const size_t left = batch->count - done;
    count = left < run->block ? left : run->block;
    for (size_t i = 0; i < run->model->output_count; i++)
      self->at[i] = self->work->columns[i] + done;
    if (options->cancelled && options->cancelled(options->ctx))
      return SIM_ERR_CANCELLED;
    if (run->model->evaluate(run->model->self, self->work->workspace, batch->first + done, count,
                             self->at))
      return SIM_ERR_MODEL;
  }
  return SIM_OK;
}

static int compute(const worker_t *self, const block_t *batch) {
  const int status = evaluate(self, batch);
  return status ? status
                : sim_part_add(self->part, batch->first, batch->count, self->work->columns);
}

/* Waits for the block's turn and gives it to the sink. */
static int deliver(const worker_t *self, const block_t *block) {
  run_t *run = self->run;
  const sim_run_options_t *options = run->options;
  sim_lock_take(run->lock);
  while (run->turn < block->first && !run->status)
    sim_lock_wait(run->lock);
  const bool has_turn = !run->status;
  sim_lock_give(run->lock);
  if (!has_turn)
    return SIM_OK;
  const int status = options->sink(options->ctx, block->first, block->count, self->work->columns)
                         ? SIM_ERR_SINK
                         : SIM_OK;
  sim_lock_take(run->lock);
  run->turn = block->first + block->count;
  sim_lock_wake(run->lock);
  sim_lock_give(run->lock);
  return status;
}

/* Notes how a block ended. The verdict on a run is that of its first block to fail, whichever
   thread was quicker: all before it have been taken, and end. */
static void end_block(worker_t *self, const block_t *block, int status) {
  run_t *run = self->run;
  const sim_run_options_t *options = run->options;
  sim_lock_take(run->lock);
  if (!status && !run->alone && self->own.forest.count > PIECES)
    status = sim_part_merge_moments(run->part, &self->own);
  if (status && (!run->status || block->first < run->failed_at)) {
    run->status = status;
    run->failed_at = block->first;
    sim_lock_wake(run->lock);
  }
  run->done += block->count;
  if (!run->status && options->progress)
    options->progress(options->ctx, run->first + run->done);
  sim_lock_give(run->lock);
}

/* What a thread has counted joins the rest. */
static void hand_in(worker_t *self) {
  run_t *run = self->run;
  sim_lock_take(run->lock);
  if (!run->status && !run->alone)
    run->status = sim_part_merge(run->part, &self->own);
  sim_lock_give(run->lock);
}

static void work(void *ctx) {
  run_t *run = ctx;
  worker_t self;
  block_t block;
  const int ready = worker_init(&self, run);
  while (take_block(run, &block)) {
    int status = ready ? ready : compute(&self, &block);
    if (!status && run->options->sink)
      status = deliver(&self, &block);
    end_block(&self, &block, status);
  }
  if (!ready) /* else it has no part; where others took all blocks, none is missing */
    hand_in(&self);
  worker_free(&self);
}

bool sim_engine_accepts(const sim_run_options_t *options) {
  return options->replicates >= 1 && options->replicates <= UINT64_C(1) << 48 &&
         options->threads >= 0 && options->threads <= 1024 && options->block <= 1 << 20;
}

/* How many of a batch are evaluated together. */
static size_t at_once(const sim_run_options_t *options, size_t block, size_t batch) {
  if (options->block)
    return block;
  return batch < AT_ONCE ? batch : AT_ONCE;
}

/* Blocks in a batch: fewer where there would be too few batches to keep all threads busy. */
static size_t batch_of(uint64_t blocks, int threads) {
  const uint64_t each = blocks / ((uint64_t)threads * 4);
  return each < 1 ? 1 : each < BATCH ? (size_t)each : BATCH;
}

int sim_engine_run(const sim_model_t *model, const sim_run_options_t *options, uint64_t first,
                   uint64_t last, sim_part_t *part) {
  if (!sim_engine_accepts(options) || first >= last || last > UINT64_C(1) << 48)
    return SIM_ERR_DOMAIN;
  const size_t asked = options->block ? options->block : SIM_BLOCK_DEFAULT;
  const size_t block = (asked + SIM_GRAIN - 1) / SIM_GRAIN * SIM_GRAIN;
  int threads = options->threads ? options->threads : sim_crew_size();
  const uint64_t blocks = (last - first) / block + 1;
  if ((uint64_t)threads > blocks)
    threads = (int)blocks;
  const size_t batch = block * batch_of(blocks, threads);
  run_t run = {.model = model,
               .options = options,
               .first = first,
               .last = last,
               .block = at_once(options, block, batch),
               .batch = batch,
               .alone = threads == 1,
               .part = part,
               .next = first,
               .turn = first,
               .lock = sim_lock_alloc()};
  if (!run.lock)
    return SIM_ERR_NO_MEMORY;
  sim_crew_run(threads, work, &run);
  sim_lock_free(run.lock);
  return run.status;
}
