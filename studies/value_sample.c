// SPDX-License-Identifier: GPL-3.0-or-later
/* The columns that exante value works on: what each alternative is worth in each replicate, and
   the inputs drawn there. Every block writes to its own place, so threads change nothing. */
#include "sim/engine/crew.h"
#include "sim/engine/work.h"
#include "sim/status.h"
#include "studies/value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 512, OUTER = 256, PROBE = 8 * BLOCK };

/* Two samples of one quantity stand this far apart in its stream. */
#define FAR (UINT64_C(1) << 40)

/* What one thread needs for one alternative. */
typedef struct {
  sim_work_t *work;
  uint64_t *shifts; /* per quantity */
  size_t rows, quantities;
} bench_t;

typedef struct {
  bench_t benches[STUDIES_ALTERNATIVES_MAX];
  double *inner; /* alternatives × STUDIES_VALUE_INNER columns of OUTER */
  bool differs;  /* it has seen that the splits matter */
} worker_t;

static void bench_free(bench_t *self) {
  sim_work_free(self->work);
  free(self->shifts);
}

static int bench_init(bench_t *self, const studies_alternative_t *item) {
  const sim_model_t model = models_programme_model(item->programme);
  const size_t quantities = models_programme_quantities(item->programme);
  *self = (bench_t){.work = sim_work_alloc(&model, BLOCK, BLOCK),
                    .shifts = calloc(quantities, sizeof *self->shifts),
                    .rows = item->inputs.inputs.count,
                    .quantities = quantities};
  return self->work && self->shifts ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static void workers_free(worker_t *workers, int count) {
  for (int t = 0; workers && t < count; t++) {
    for (size_t a = 0; a < STUDIES_ALTERNATIVES_MAX; a++)
      bench_free(&workers[t].benches[a]);
    free(workers[t].inner);
  }
  free(workers);
}

static worker_t *workers_new(const studies_value_t *self, int count) {
  const size_t alternatives = self->alternatives.count;
  worker_t *workers = calloc((size_t)count, sizeof *workers);
  int status = workers ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (int t = 0; !status && t < count; t++) {
    workers[t].inner = calloc(alternatives * STUDIES_VALUE_INNER * OUTER, sizeof *workers[t].inner);
    status = workers[t].inner ? SIM_OK : SIM_ERR_NO_MEMORY;
    for (size_t a = 0; !status && a < alternatives; a++)
      status = bench_init(&workers[t].benches[a], &self->alternatives.items[a]);
  }
  if (!status)
    return workers;
  workers_free(workers, count);
  return NULL;
}

/* The worth of alternative a in replicates first …, the greater the better. */
static void evaluate(const studies_value_t *self, bench_t *bench, size_t a, const uint64_t *shifts,
                     uint64_t first, size_t count, double *out) {
  models_programme_evaluate(self->alternatives.items[a].programme, bench->work->workspace, shifts,
                            first, count, bench->work->columns);
  studies_criterion_values(&self->criterion, a, count, bench->work->columns, out);
  for (size_t r = 0; !self->criterion.most && r < count; r++)
    out[r] = -out[r];
}

/* Jobs of `size` replicates each. */
typedef void (*job_t)(studies_value_t *self, worker_t *worker, size_t block);
typedef struct {
  studies_value_t *study;
  worker_t *workers;
  job_t job;
  size_t size;
  uint64_t done;
} jobs_t;

static int run_job(void *ctx, int worker, size_t block) {
  const jobs_t *self = ctx;
  if (studies_watch_cancelled(&self->study->request.watch))
    return SIM_ERR_CANCELLED;
  self->job(self->study, &self->workers[worker], block);
  return SIM_OK;
}

static void note_job(void *ctx, size_t block, int status) {
  jobs_t *self = ctx;
  (void)block;
  if (!status)
    studies_watch_progress(&self->study->request.watch, self->done += self->size);
}

/* Runs `blocks` jobs on all threads. */
static int in_blocks(studies_value_t *self, size_t blocks, size_t size, job_t job) {
  const int threads = self->request.threads ? self->request.threads : sim_crew_size();
  jobs_t jobs = {.study = self, .workers = workers_new(self, threads), .job = job, .size = size};
  if (!jobs.workers)
    return SIM_ERR_NO_MEMORY;
  const int status = sim_crew_share(threads, &(sim_tasks_t){blocks, &jobs, run_job, note_job});
  for (int t = 0; t < threads; t++)
    self->splits_matter = self->splits_matter || jobs.workers[t].differs;
  workers_free(jobs.workers, threads);
  return status;
}

static void sample_block(studies_value_t *self, worker_t *worker, size_t block) {
  const size_t first = block * BLOCK, left = self->replicates - first;
  const size_t count = left < BLOCK ? left : BLOCK;
  for (size_t a = 0; a < self->alternatives.count; a++) {
    bench_t *bench = &worker->benches[a];
    evaluate(self, bench, a, NULL, first, count, self->values[a] + first);
    for (size_t i = 0; i < self->input_count; i++)
      if (self->inputs[i].alternative == a)
        memcpy(self->inputs[i].draws + first, bench->work->columns[self->inputs[i].column],
               count * sizeof(double));
  }
}

/* Leaves out the replicates in which some alternative has no value. */
static void compact(studies_value_t *self) {
  size_t kept = 0;
  for (size_t r = 0; r < self->replicates; r++) {
    bool is_defined = true;
    for (size_t a = 0; a < self->alternatives.count; a++)
      is_defined = is_defined && isfinite(self->values[a][r]);
    if (!is_defined)
      continue;
    for (size_t a = 0; a < self->alternatives.count; a++)
      self->values[a][kept] = self->values[a][r];
    for (size_t i = 0; i < self->input_count; i++)
      self->inputs[i].draws[kept] = self->inputs[i].draws[r];
    kept++;
  }
  self->replicates = kept;
}

/* Undefined twice is the same. */
static bool is_same(double a, double b) {
  return a == b || (isnan(a) && isnan(b));
}

/* Draws the splits afresh and looks whether any value changes. */
static void probe_block(studies_value_t *self, worker_t *worker, size_t block) {
  double values[BLOCK], fresh[BLOCK];
  for (size_t a = 0; a < self->alternatives.count; a++) {
    bench_t *bench = &worker->benches[a];
    const models_input_t *rows = self->alternatives.items[a].inputs.inputs.rows;
    for (size_t i = 0; i < bench->rows; i++)
      bench->shifts[i] = rows[i].distribution == MODELS_WEIGHT ? FAR : 0;
    evaluate(self, bench, a, NULL, block * BLOCK, BLOCK, values);
    evaluate(self, bench, a, bench->shifts, block * BLOCK, BLOCK, fresh);
    for (size_t i = 0; i < BLOCK; i++)
      worker->differs = worker->differs || !is_same(values[i], fresh[i]);
  }
}

int studies_value_sample(studies_value_t *self) {
  const size_t n = (size_t)self->request.replicates;
  bool lost = false;
  self->replicates = n;
  for (size_t a = 0; a < self->alternatives.count; a++)
    lost = !(self->values[a] = calloc(n, sizeof(double))) || lost;
  for (size_t i = 0; i < self->input_count; i++)
    lost = !(self->inputs[i].draws = calloc(n, sizeof(double))) || lost;
  if (lost)
    return SIM_ERR_NO_MEMORY;
  int status = in_blocks(self, (n + BLOCK - 1) / BLOCK, BLOCK, sample_block);
  if (!status && self->split_rows)
    status = in_blocks(self, PROBE / BLOCK, BLOCK, probe_block);
  if (!status)
    compact(self);
  return status;
}

/* Samples in which some alternative has no value count as undefined. */
static void mark_undefined(size_t columns, size_t count, const double *const *values,
                           double *gains) {
  for (size_t i = 0; i < columns; i++)
    for (size_t r = 0; r < count; r++)
      if (!isfinite(values[i][r]))
        gains[r] = (double)NAN;
}

/* The inputs of OUTER replicates with STUDIES_VALUE_INNER samples of chance each. */
static void nest_block(studies_value_t *self, worker_t *worker, size_t block) {
  const size_t first = block * OUTER, left = self->samples - first,
               decisions = self->alternatives.count;
  const size_t count = left < OUTER ? left : OUTER;
  const double *values[STUDIES_ALTERNATIVES_MAX * STUDIES_VALUE_INNER] = {0};
  double sums[STUDIES_ALTERNATIVES_MAX];
  for (size_t a = 0; a < decisions; a++) {
    bench_t *bench = &worker->benches[a];
    for (size_t k = 0; k < STUDIES_VALUE_INNER; k++) {
      double *out = worker->inner + (a * STUDIES_VALUE_INNER + k) * OUTER;
      for (size_t i = bench->rows; i < bench->quantities; i++)
        bench->shifts[i] = k * FAR;
      evaluate(self, bench, a, bench->shifts, first, count, out);
      values[a * STUDIES_VALUE_INNER + k] = out;
    }
  }
  sim_information_inner(decisions, STUDIES_VALUE_INNER, count, self->best, values, sums,
                        self->gains + first, self->changed + first);
  mark_undefined(decisions * STUDIES_VALUE_INNER, count, values, self->gains + first);
}

int studies_value_nest(studies_value_t *self) {
  self->samples = (size_t)self->request.replicates / STUDIES_VALUE_THIN;
  self->gains = calloc(self->samples, sizeof *self->gains);
  self->changed = calloc(self->samples, sizeof *self->changed);
  if (!self->gains || !self->changed)
    return SIM_ERR_NO_MEMORY;
  return in_blocks(self, (self->samples + OUTER - 1) / OUTER, OUTER, nest_block);
}
