// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run.h"

#include "sim/status.h"

#include <omp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* What one thread owns. */
typedef struct {
  void *workspace;
  double *storage, **columns;  /* output_count columns of `block` doubles */
  sim_histogram_t *histograms; /* output_count */
} worker_t;

/* A block computed, or being so, whose turn has not come. */
typedef struct {
  bool done;
  int status;
  double *storage, **columns; /* as a worker's; NULL when no sink asks for them */
  sim_moments_t *grains;      /* output_count rows of grains per block */
} slot_t;

typedef struct {
  const sim_model_t *model;
  const sim_run_options_t *options;
  size_t block, grains;
  uint64_t first; /* replicate */
  sim_summary_t *summaries;
  const double *pilot; /* outputs of replicates 0 … pilot_count − 1, column after column */
  size_t pilot_count;
  int status; /* the first failure, in block order */
  slot_t *slots;
  uint64_t window, blocks;   /* block b lies in slot b mod window */
  uint64_t taken, committed; /* blocks begun; blocks whose turn is over */
  bool committing;           /* one thread at a time */
  pthread_mutex_t lock;      /* of all from `status` on, and of the histograms folded */
  pthread_cond_t room;
} run_t;

static void worker_free(worker_t *self, const sim_model_t *model) {
  if (self->workspace)
    model->workspace_free(self->workspace);
  for (size_t i = 0; self->histograms && i < model->output_count; i++)
    sim_histogram_free(&self->histograms[i]);
  free(self->histograms);
  free(self->columns);
  free(self->storage);
  *self = (worker_t){0};
}

static int worker_init(worker_t *self, const run_t *run) {
  const size_t outputs = run->model->output_count;
  *self = (worker_t){
      .workspace = run->model->workspace_alloc(run->model->self, run->block),
      .storage = calloc(outputs * run->block, sizeof *self->storage),
      .columns = calloc(outputs, sizeof *self->columns),
      .histograms = calloc(outputs, sizeof *self->histograms),
  };
  int status = self->workspace && self->storage && self->columns && self->histograms
                   ? SIM_OK
                   : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < outputs; i++) {
    self->columns[i] = self->storage + i * run->block;
    status = sim_histogram_init(&self->histograms[i], run->summaries[i].histogram.grid);
  }
  if (status)
    worker_free(self, run->model);
  return status;
}

static size_t pilot_size(const sim_run_options_t *options) {
  const uint64_t n = options->replicates;
  const size_t pilot = n < SIM_PILOT_LEAST ? SIM_PILOT_SHORT : SIM_PILOT;
  return n < pilot ? (size_t)n : pilot;
}

/* Evaluates the pilot, block after block. NULL, and *status says why. */
static double *pilot_alloc(const sim_model_t *model, size_t count, int *status) {
  const size_t outputs = model->output_count;
  void *workspace = model->workspace_alloc(model->self, SIM_BLOCK_DEFAULT);
  double *pilot = calloc(outputs * count, sizeof *pilot);
  double **columns = calloc(outputs, sizeof *columns);
  *status = workspace && pilot && columns ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t at = 0; !*status && at < count; at += SIM_BLOCK_DEFAULT) {
    const size_t size = count - at < SIM_BLOCK_DEFAULT ? count - at : SIM_BLOCK_DEFAULT;
    for (size_t i = 0; i < outputs; i++)
      columns[i] = pilot + i * count + at;
    if (model->evaluate(model->self, workspace, at, size, columns))
      *status = SIM_ERR_MODEL;
  }
  free(columns);
  if (workspace)
    model->workspace_free(workspace);
  if (!*status)
    return pilot;
  free(pilot);
  return NULL;
}

/* Lays every output's grid over the pilot. */
static int lay_grids(const sim_model_t *model, size_t count, const double *pilot,
                     sim_summary_t *summaries) {
  double *scratch = calloc(2 * count, sizeof *scratch);
  int status = scratch ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < model->output_count; i++) {
    sim_summary_t *summary = &summaries[i];
    summary->grid = sim_grid_alloc(count, pilot + i * count, model->whole[i], scratch);
    status =
        summary->grid ? sim_histogram_init(&summary->histogram, summary->grid) : SIM_ERR_NO_MEMORY;
  }
  free(scratch);
  return status;
}

/* On a whole grid the counts give the moments in the end. */
static bool is_counted(const run_t *run, size_t output) {
  return run->summaries[output].histogram.grid->whole;
}

/* What the pilot holds is not evaluated again. */
static int evaluate(const run_t *run, const worker_t *worker, uint64_t first, size_t count,
                    double *const *columns) {
  const sim_model_t *model = run->model;
  if (first + count > run->pilot_count)
    return model->evaluate(model->self, worker->workspace, first, count, columns);
  for (size_t i = 0; i < model->output_count; i++)
    memcpy(columns[i], run->pilot + i * run->pilot_count + first, count * sizeof(double));
  return 0;
}

/* The replicates of a block. */
static uint64_t block_first(const run_t *run, uint64_t b) {
  return run->first + b * run->block;
}

static size_t block_count(const run_t *run, uint64_t b) {
  const uint64_t left = run->options->replicates - block_first(run, b);
  return left < run->block ? (size_t)left : run->block;
}

/* The part of a block that any thread may do at any time. */
static int compute_block(const run_t *run, worker_t *worker, slot_t *slot, uint64_t b) {
  const sim_run_options_t *options = run->options;
  const size_t count = block_count(run, b);
  double *const *columns = slot->columns ? slot->columns : worker->columns;
  if (options->cancelled && options->cancelled(options->ctx))
    return SIM_ERR_CANCELLED;
  if (evaluate(run, worker, block_first(run, b), count, columns))
    return SIM_ERR_MODEL;
  for (size_t i = 0; i < run->model->output_count; i++) {
    for (size_t g = 0, at = 0; !is_counted(run, i) && at < count; g++, at += SIM_GRAIN)
      sim_moments_of(&slot->grains[i * run->grains + g],
                     count - at < SIM_GRAIN ? count - at : SIM_GRAIN, columns[i] + at);
    sim_histogram_add(&worker->histograms[i], count, columns[i]);
  }
  return SIM_OK;
}

/* The part that falls in turn: what depends on the order of the replicates. */
static int commit_block(run_t *run, const slot_t *slot, uint64_t b) {
  const sim_run_options_t *options = run->options;
  const size_t count = block_count(run, b), grains = (count + SIM_GRAIN - 1) / SIM_GRAIN;
  if (slot->status)
    return slot->status;
  for (size_t i = 0; i < run->model->output_count; i++)
    for (size_t g = 0; !is_counted(run, i) && g < grains; g++)
      sim_moments_merge(&run->summaries[i].moments, &slot->grains[i * run->grains + g]);
  if (options->sink && options->sink(options->ctx, block_first(run, b), count, slot->columns))
    return SIM_ERR_SINK;
  if (options->progress)
    options->progress(options->ctx, block_first(run, b) + count);
  return SIM_OK;
}

static void fold_histograms(run_t *run, const worker_t *worker) {
  for (size_t i = 0; i < run->model->output_count; i++)
    sim_histogram_merge(&run->summaries[i].histogram, &worker->histograms[i]);
}

static void slots_free(run_t *run) {
  for (uint64_t k = 0; run->slots && k < run->window; k++) {
    free(run->slots[k].grains);
    free(run->slots[k].columns);
    free(run->slots[k].storage);
  }
  free(run->slots);
}

static int slots_init(run_t *run) {
  const size_t outputs = run->model->output_count;
  run->slots = calloc(run->window, sizeof *run->slots);
  bool lost = !run->slots;
  for (uint64_t k = 0; !lost && k < run->window; k++) {
    slot_t *slot = &run->slots[k];
    slot->grains = calloc(outputs * run->grains, sizeof *slot->grains);
    lost = !slot->grains;
    if (lost || !run->options->sink)
      continue;
    slot->storage = calloc(outputs * run->block, sizeof *slot->storage);
    slot->columns = calloc(outputs, sizeof *slot->columns);
    lost = !slot->storage || !slot->columns;
    for (size_t i = 0; !lost && i < outputs; i++)
      slot->columns[i] = slot->storage + i * run->block;
  }
  return lost ? SIM_ERR_NO_MEMORY : SIM_OK;
}

/* The next block to compute; false when there is none. A thread waits here, asleep, only when the
   one with the oldest block has let the others go a whole window ahead. */
static bool take_block(run_t *run, uint64_t *b) {
  pthread_mutex_lock(&run->lock);
  while (!run->status && run->taken < run->blocks && run->taken - run->committed == run->window)
    pthread_cond_wait(&run->room, &run->lock);
  const bool more = !run->status && run->taken < run->blocks;
  if (more)
    *b = run->taken++;
  pthread_mutex_unlock(&run->lock);
  return more;
}

/* Nobody waits for its turn: whoever ends the block that is next commits it and those ended before
   it that come after. The verdict falls here, in block order. */
static void end_block(run_t *run, slot_t *slot, int status) {
  pthread_mutex_lock(&run->lock);
  slot->status = status;
  slot->done = true;
  while (!run->committing && !run->status && run->slots[run->committed % run->window].done) {
    slot_t *next = &run->slots[run->committed % run->window];
    run->committing = true;
    pthread_mutex_unlock(&run->lock);
    const int verdict = commit_block(run, next, run->committed);
    pthread_mutex_lock(&run->lock);
    run->committing = false;
    run->status = verdict;
    next->done = false;
    run->committed++;
    pthread_cond_broadcast(&run->room);
  }
  pthread_mutex_unlock(&run->lock);
}

static void work(run_t *run) {
  worker_t worker;
  uint64_t b;
  const int ready = worker_init(&worker, run);
  while (take_block(run, &b)) {
    slot_t *slot = &run->slots[b % run->window];
    end_block(run, slot, ready ? ready : compute_block(run, &worker, slot, b));
  }
  if (ready)
    return;
  pthread_mutex_lock(&run->lock);
  fold_histograms(run, &worker);
  pthread_mutex_unlock(&run->lock);
  worker_free(&worker, run->model);
}

/* How far ahead of the oldest block the others may be, in blocks a thread: a thread that has lost
   its processor to another program for a while does not stop the others. */
enum { AHEAD = 8, AHEAD_KEPT = 2 };

static int run_blocks(run_t *run, int threads) {
  const uint64_t replicates = run->options->replicates - run->first;
  run->blocks = (replicates + run->block - 1) / run->block;
  run->window = (uint64_t)threads * (run->options->sink ? AHEAD_KEPT : AHEAD);
  if (threads == 1 || run->window > run->blocks)
    run->window = threads == 1 ? 1 : run->blocks;
  int status = slots_init(run);
  if (!status && pthread_mutex_init(&run->lock, NULL))
    status = SIM_ERR_NO_MEMORY;
  if (!status && pthread_cond_init(&run->room, NULL)) {
    pthread_mutex_destroy(&run->lock);
    status = SIM_ERR_NO_MEMORY;
  }
  if (!status) {
#pragma omp parallel num_threads(threads)
    work(run);
    status = run->status;
    pthread_cond_destroy(&run->room);
    pthread_mutex_destroy(&run->lock);
  }
  slots_free(run);
  return status;
}

static bool options_valid(const sim_run_options_t *options) {
  return options->replicates >= 1 && options->replicates <= UINT64_C(1) << 48 &&
         options->threads >= 0 && options->threads <= 1024 && options->block <= 1 << 20;
}

/* Lays the grids; the pilot is the caller's to free when it asks for it. */
static int start(const sim_model_t *model, const sim_run_options_t *options,
                 sim_summary_t *summaries, double **kept) {
  if (!options_valid(options))
    return SIM_ERR_DOMAIN;
  memset(summaries, 0, model->output_count * sizeof *summaries);
  int status;
  double *pilot = pilot_alloc(model, pilot_size(options), &status);
  if (!status)
    status = lay_grids(model, pilot_size(options), pilot, summaries);
  if (status)
    sim_summaries_free(model->output_count, summaries);
  if (kept && !status)
    *kept = pilot;
  else
    free(pilot);
  return status;
}

int sim_run_grids(const sim_model_t *model, const sim_run_options_t *options,
                  sim_summary_t *summaries) {
  return start(model, options, summaries, NULL);
}

static int go_on(const sim_model_t *model, const sim_run_options_t *options, uint64_t first,
                 const double *pilot, sim_summary_t *summaries) {
  const size_t block = options->block ? options->block : SIM_BLOCK_DEFAULT;
  const size_t grains = (block + SIM_GRAIN - 1) / SIM_GRAIN;
  run_t run = {.model = model,
               .options = options,
               .block = grains * SIM_GRAIN,
               .grains = grains,
               .first = first,
               .summaries = summaries,
               .pilot = pilot,
               .pilot_count = pilot ? pilot_size(options) : 0};
  int status = SIM_ERR_DOMAIN;
  if (options_valid(options) && first < options->replicates)
    status = run_blocks(&run, options->threads ? options->threads : omp_get_num_procs());
  for (size_t i = 0; !status && i < model->output_count; i++)
    if (is_counted(&run, i))
      summaries[i].moments = sim_histogram_moments(&summaries[i].histogram);
  if (status)
    sim_summaries_free(model->output_count, summaries);
  return status;
}

int sim_run_from(const sim_model_t *model, const sim_run_options_t *options, uint64_t first,
                 sim_summary_t *summaries) {
  return go_on(model, options, first, NULL, summaries);
}

int sim_run(const sim_model_t *model, const sim_run_options_t *options, sim_summary_t *summaries) {
  double *pilot;
  int status = start(model, options, summaries, &pilot);
  if (status)
    return status;
  status = go_on(model, options, 0, pilot, summaries);
  free(pilot);
  return status;
}

void sim_summaries_free(size_t count, sim_summary_t *summaries) {
  for (size_t i = 0; i < count; i++) {
    sim_histogram_free(&summaries[i].histogram);
    sim_grid_free(summaries[i].grid);
  }
  memset(summaries, 0, count * sizeof *summaries);
}
