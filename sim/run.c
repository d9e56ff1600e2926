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
  const double *pilot; /* outputs of replicates 0 … pilot_count − 1, column after column */
  size_t pilot_count;
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
    status = summary->grid ? sim_histogram_init(&summary->histogram, summary->grid)
                           : SIM_ERR_NO_MEMORY;
  }
  free(scratch);
  return status;
}

/* On a whole grid the counts give the moments in the end. */
static bool is_counted(const run_t *run, size_t output) {
  return run->summaries[output].histogram.grid->whole;
}

/* What the pilot holds is not evaluated again. */
static int evaluate(const run_t *run, const worker_t *worker, uint64_t first, size_t count) {
  const sim_model_t *model = run->model;
  if (first + count > run->pilot_count)
    return model->evaluate(model->self, worker->workspace, first, count, worker->columns);
  for (size_t i = 0; i < model->output_count; i++)
    memcpy(worker->columns[i], run->pilot + i * run->pilot_count + first,
           count * sizeof(double));
  return 0;
}

/* The part of a block that any thread may do at any time. */
static int compute_block(const run_t *run, worker_t *worker, uint64_t first, size_t count) {
  const sim_model_t *model = run->model;
  if (evaluate(run, worker, first, count))
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
