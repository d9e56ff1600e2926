// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run.h"

#include "sim/status.h"

#include <omp.h>
#include <stdlib.h>
#include <string.h>

/* What one thread owns. */
typedef struct {
  void *workspace;
  double *storage, **columns;  /* output_count columns of `block` doubles */
  sim_moments_t *grains;       /* output_count rows of grains per block */
  sim_histogram_t *histograms; /* output_count */
} worker_t;

typedef struct {
  const sim_model_t *model;
  const sim_run_options_t *options;
  size_t block, grains;
  uint64_t first; /* replicate */
  sim_summary_t *summaries;
  int status; /* the first failure, in block order */
} run_t;

static void worker_free(worker_t *self, const sim_model_t *model) {
  if (self->workspace)
    model->workspace_free(self->workspace);
  for (size_t i = 0; self->histograms && i < model->output_count; i++)
    sim_histogram_free(&self->histograms[i]);
  free(self->histograms);
  free(self->grains);
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
      .grains = calloc(outputs * run->grains, sizeof *self->grains),
      .histograms = calloc(outputs, sizeof *self->histograms),
  };
  int status = self->workspace && self->storage && self->columns && self->grains && self->histograms
                   ? SIM_OK
                   : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < outputs; i++) {
    self->columns[i] = self->storage + i * run->block;
    status = sim_histogram_init(&self->histograms[i], &run->summaries[i].histogram.grid);
  }
  if (status)
    worker_free(self, run->model);
  return status;
}

/* Lays every output's grid over the first replicates. */
static int lay_grids(run_t *run) {
  const sim_model_t *model = run->model;
  const size_t outputs = model->output_count;
  const size_t count =
      run->options->replicates < SIM_PILOT ? (size_t)run->options->replicates : SIM_PILOT;
  int status = SIM_ERR_NO_MEMORY;
  void *workspace = model->workspace_alloc(model->self, SIM_PILOT);
  double *storage = calloc((outputs + 1) * SIM_PILOT, sizeof *storage);
  double **columns = calloc(outputs, sizeof *columns);
  if (!workspace || !storage || !columns)
    goto out;
  for (size_t i = 0; i < outputs; i++)
    columns[i] = storage + i * SIM_PILOT;
  status = model->evaluate(model->self, workspace, 0, count, columns) ? SIM_ERR_MODEL : SIM_OK;
  for (size_t i = 0; !status && i < outputs; i++) {
    const sim_grid_t grid =
        sim_grid_of(count, columns[i], model->whole[i], storage + outputs * SIM_PILOT);
    status = sim_histogram_init(&run->summaries[i].histogram, &grid);
  }
out:
  free(columns);
  free(storage);
  if (workspace)
    model->workspace_free(workspace);
  return status;
}

/* On a whole grid the counts give the moments in the end. */
static bool is_counted(const run_t *run, size_t output) {
  return run->summaries[output].histogram.grid.whole;
}

/* The part of a block that any thread may do at any time. */
static int compute_block(const run_t *run, worker_t *worker, uint64_t first, size_t count) {
  const sim_model_t *model = run->model;
  if (model->evaluate(model->self, worker->workspace, first, count, worker->columns))
    return SIM_ERR_MODEL;
  for (size_t i = 0; i < model->output_count; i++) {
    for (size_t g = 0, at = 0; !is_counted(run, i) && at < count; g++, at += SIM_GRAIN)
      sim_moments_of(&worker->grains[i * run->grains + g],
                     count - at < SIM_GRAIN ? count - at : SIM_GRAIN, worker->columns[i] + at);
    sim_histogram_add(&worker->histograms[i], count, worker->columns[i]);
  }
  return SIM_OK;
}

/* The part that waits for its turn: what depends on the order of the replicates. */
static void commit_block(run_t *run, const worker_t *worker, uint64_t first, size_t count) {
  const sim_run_options_t *options = run->options;
  const size_t grains = (count + SIM_GRAIN - 1) / SIM_GRAIN;
  for (size_t i = 0; i < run->model->output_count; i++)
    for (size_t g = 0; !is_counted(run, i) && g < grains; g++)
      sim_moments_merge(&run->summaries[i].moments, &worker->grains[i * run->grains + g]);
  if (options->sink && options->sink(options->ctx, first, count, worker->columns))
    run->status = SIM_ERR_SINK;
  else if (options->progress)
    options->progress(options->ctx, first + count);
}

static void fold_histograms(run_t *run, const worker_t *worker) {
  for (size_t i = 0; i < run->model->output_count; i++)
    sim_histogram_merge(&run->summaries[i].histogram, &worker->histograms[i]);
}

/* A loop shared among threads cannot be left early: many short ones can. */
enum { ROUND = 4096 };

static int run_blocks(run_t *run, int threads) {
  const uint64_t replicates = run->options->replicates - run->first;
  const int64_t blocks = (int64_t)((replicates + run->block - 1) / run->block);
  const sim_run_options_t *options = run->options;
#pragma omp parallel num_threads(threads)
  {
    worker_t worker;
    const int ready = worker_init(&worker, run);
    int stopped = 0;
    for (int64_t from = 0; from < blocks && !stopped; from += ROUND) {
      const int64_t to = blocks - from < ROUND ? blocks : from + ROUND;
#pragma omp for ordered schedule(dynamic, 1)
      for (int64_t b = from; b < to; b++) {
        const uint64_t at = (uint64_t)b * run->block, first = run->first + at;
        const size_t count = replicates - at < run->block ? (size_t)(replicates - at) : run->block;
        int stop, status = ready;
#pragma omp atomic read
        stop = run->status;
        if (!status && !stop)
          status = options->cancelled && options->cancelled(options->ctx)
                       ? SIM_ERR_CANCELLED
                       : compute_block(run, &worker, first, count);
#pragma omp ordered
        {
          /* A stop seen early only saves work: the verdict falls here, in block order. */
          if (run->status == SIM_OK) {
            if (status) {
#pragma omp atomic write
              run->status = status;
            } else if (!stop) {
              commit_block(run, &worker, first, count);
            }
          }
        }
      }
      stopped = run->status != SIM_OK;
#pragma omp barrier
    }
    if (!ready) {
#pragma omp critical
      fold_histograms(run, &worker);
      worker_free(&worker, run->model);
    }
  }
  return run->status;
}

static bool options_valid(const sim_run_options_t *options) {
  return options->replicates >= 1 && options->replicates <= UINT64_C(1) << 48 &&
         options->threads >= 0 && options->threads <= 1024 && options->block <= 1 << 20;
}

int sim_run_grids(const sim_model_t *model, const sim_run_options_t *options,
                  sim_summary_t *summaries) {
  if (!options_valid(options))
    return SIM_ERR_DOMAIN;
  run_t run = {.model = model, .options = options, .summaries = summaries};
  memset(summaries, 0, model->output_count * sizeof *summaries);
  const int status = lay_grids(&run);
  if (status)
    sim_summaries_free(model->output_count, summaries);
  return status;
}

int sim_run_from(const sim_model_t *model, const sim_run_options_t *options, uint64_t first,
                 sim_summary_t *summaries) {
  const size_t block = options->block ? options->block : SIM_BLOCK_DEFAULT;
  const size_t grains = (block + SIM_GRAIN - 1) / SIM_GRAIN;
  run_t run = {.model = model,
               .options = options,
               .block = grains * SIM_GRAIN,
               .grains = grains,
               .first = first,
               .summaries = summaries};
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

int sim_run(const sim_model_t *model, const sim_run_options_t *options, sim_summary_t *summaries) {
  const int status = sim_run_grids(model, options, summaries);
  return status ? status : sim_run_from(model, options, 0, summaries);
}

void sim_summaries_free(size_t count, sim_summary_t *summaries) {
  for (size_t i = 0; i < count; i++)
    sim_histogram_free(&summaries[i].histogram);
  memset(summaries, 0, count * sizeof *summaries);
}
