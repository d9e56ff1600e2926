// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/sensitivity.h"

#include "sim/laws/normal.h"

#include "sim/status.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 512 };

/* The standard error of the variance, as a share of it, above which few points carry it. */
#define RARE 0.1

typedef struct {
  const sim_sensitivity_model_t *model;
  const sim_sensitivity_options_t *options;
  size_t samples;  /* A, B, and one for each set */
  double *values;  /* columns of N, output by output, sample by sample */
  uint64_t done;   /* base points */
  size_t from, to; /* the base points whose values are there */
  int threads, status;
} design_t;

static double *column_of(const design_t *self, size_t output, size_t sample) {
  return self->values + (output * self->samples + sample) * self->options->points;
}

static int evaluate_block(const design_t *self, void *workspace, double **columns, size_t first) {
  const size_t rest = self->to - first, count = rest < BLOCK ? rest : BLOCK;
  if (self->options->cancelled && self->options->cancelled(self->options->ctx))
    return SIM_ERR_CANCELLED;
  for (size_t s = 0; s < self->samples; s++) {
    for (size_t o = 0; o < self->model->output_count; o++)
      columns[o] = column_of(self, o, s) + first;
    if (self->model->evaluate(self->model->self, workspace, s, first, count, columns))
      return SIM_ERR_MODEL;
  }
  return SIM_OK;
}

static void note_block(design_t *self, int status, size_t first) {
  const size_t rest = self->to - first;
  if (status && !self->status) {
#pragma omp atomic write
    self->status = status;
  }
  self->done += rest < BLOCK ? rest : BLOCK;
  const double share = (double)self->done / (double)(self->to - self->from);
  if (!self->status && self->options->progress)
    self->options->progress(self->options->ctx, (uint64_t)(share * (double)self->options->points));
}

static int evaluate_own(design_t *self) {
  const sim_sensitivity_model_t *model = self->model;
#pragma omp parallel num_threads(self->threads)
  {
    void *workspace = model->workspace_alloc(model->self, BLOCK);
    double **columns = calloc(model->output_count, sizeof *columns);
#pragma omp for schedule(dynamic, 1)
    for (size_t first = self->from; first < self->to; first += BLOCK) {
      int stop;
#pragma omp atomic read
      stop = self->status;
      if (stop)
        continue;
      const int status = workspace && columns ? evaluate_block(self, workspace, columns, first)
                                              : SIM_ERR_NO_MEMORY;
#pragma omp critical
      note_block(self, status, first);
    }
    free(columns);
    if (workspace)
      model->workspace_free(workspace);
  }
  return self->status;
}

/* What a process has evaluated, as bytes: the range of points, then each column of it. */
static int pack(void *ctx, size_t *size, unsigned char **bytes) {
  const design_t *self = ctx;
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
  design_t *self = ctx;
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
static size_t begin_of(const design_t *self, int rank, int size) {
  const size_t points = self->options->points, blocks = (points + BLOCK - 1) / BLOCK;
  const size_t at = blocks * (size_t)rank / (size_t)size * BLOCK;
  return at < points ? at : points;
}

static int evaluate_all(design_t *self) {
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

/* Moves the points at which the output is defined in every sample to the front; returns how many
   they are. */
static size_t drop_undefined(const design_t *self, size_t output) {
  size_t kept = 0;
  for (size_t i = 0; i < self->options->points; i++) {
    bool defined = true;
    for (size_t s = 0; s < self->samples && defined; s++)
      defined = isfinite(column_of(self, output, s)[i]);
    for (size_t s = 0; s < self->samples && defined && kept < i; s++)
      column_of(self, output, s)[kept] = column_of(self, output, s)[i];
    kept += defined;
  }
  return kept;
}

/* Whether two samples have no third value between their ends. */
static bool is_two_valued(size_t n, const double *x, double low, double high) {
  for (size_t i = 0; i < n; i++)
    if (x[i] != low && x[i] != high)
      return false;
  return true;
}

/* The range of A and B, and whether few points can carry their variance. */
static void describe_tails(sim_sensitivity_t *out, const double *a, const double *b) {
  double low = a[0], high = a[0];
  for (size_t i = 0; i < out->used; i++) {
    low = fmin(low, fmin(a[i], b[i]));
    high = fmax(high, fmax(a[i], b[i]));
  }
  out->range = high - low;
  out->is_rare = out->variance_error > RARE ||
                 (is_two_valued(out->used, a, low, high) && is_two_valued(out->used, b, low, high));
}

/* Mean and variance of A and B together; the standard error of a variance from 2n points is
   √((κ − 1) / 2n) of it, κ the kurtosis. */
static void describe(sim_sensitivity_t *out, size_t n, const double *a, const double *b) {
  const double mean = sim_sobol_mean(n, a);
  double squares = 0.0, fourths = 0.0;
  out->mean = mean + 0.5 * (sim_sobol_mean(n, b) - mean);
  for (size_t i = 0; i < n; i++) {
    const double x = (a[i] - out->mean) * (a[i] - out->mean);
    const double y = (b[i] - out->mean) * (b[i] - out->mean);
    squares += x + y;
    fourths += x * x + y * y;
  }
  const double count = 2.0 * (double)n, variance = squares / count;
  out->variance = squares / (count - 1.0);
  out->is_constant = !(variance > 0.0);
  out->mean_se = sqrt(out->variance / count);
  out->variance_error =
      out->is_constant ? 0.0
                       : sqrt(fmax(0.0, fourths / count / (variance * variance) - 1.0) / count);
}

static double largest_distance(size_t n, const double *x, const double *y) {
  double most = 0.0;
  for (size_t i = 0; i < n; i++)
    most = fmax(most, fabs(x[i] - y[i]));
  return most;
}

/* An output that never changed with the set: its indices are 0; where changes may be rare, up to
   what 3.84 changes by the range of the output would give. */
static void estimate_unchanged(sim_set_indices_t *out, const sim_sensitivity_t *result) {
  const double range = result->is_rare ? result->range : 0.0;
  const double rare = SIM_Z975 * 0.5 * range * range / result->variance;
  out->unseen = rare / (double)result->used;
  out->first = out->total = sim_index_of(0.0, out->unseen);
}

/* The indices of one set. Its column is overwritten by the influence of each point on `first`. A
   point not seen may change the output by as much as any seen, and lie as far from the mean. */
static void estimate_set(sim_set_indices_t *out, const sim_sensitivity_t *result, const double *a,
                         const double *b, double *mixed) {
  const size_t n = result->used;
  sim_index_t unused;
  for (size_t i = 0; i < n; i++)
    out->changed += mixed[i] != a[i];
  if (out->changed == 0) {
    memset(mixed, 0, n * sizeof *mixed);
    estimate_unchanged(out, result);
    return;
  }
  const double change = result->is_rare ? largest_distance(n, mixed, a) : 0.0;
  const double apart = change * result->range;
  out->unseen = SIM_Z975 * apart / result->variance / (double)n;
  sim_sobol_closed(n, a, mixed, b, 0.5 * change * change, NULL, &unused, &out->total);
  sim_sobol_closed(n, b, mixed, a, apart, mixed, &out->first, &unused);
}

/* The standard error of a sum is that of the summed influences. */
static sim_index_t sum_of(const design_t *self, size_t output, const sim_sensitivity_t *result,
                          int partition) {
  const unsigned char *partitions = self->model->partitions;
  const size_t sets = self->model->set_count;
  double raw = 0.0, squares = 0.0, unseen = 0.0;
  for (size_t k = 0; k < sets; k++) {
    if (!(partitions[k] >> partition & 1))
      continue;
    raw += result->sets[k].first.raw;
    unseen += result->sets[k].unseen * result->sets[k].unseen;
  }
  for (size_t i = 0; i < result->used; i++) {
    double influence = 0.0;
    for (size_t k = 0; k < sets; k++)
      if (partitions[k] >> partition & 1)
        influence += column_of(self, output, SIM_SAMPLE_MIXED + k)[i];
    squares += influence * influence;
  }
  const double n = (double)result->used;
  return sim_index_of(raw, sqrt(squares / (n * n) + unseen));
}

static void estimate(const design_t *self, size_t output, sim_sensitivity_t *result) {
  const size_t n = drop_undefined(self, output);
  const double *a = column_of(self, output, SIM_SAMPLE_A);
  const double *b = column_of(self, output, SIM_SAMPLE_B);
  result->used = n;
  result->dropped = self->options->points - n;
  if (n < SIM_POINTS_MIN)
    return;
  describe(result, n, a, b);
  if (result->is_constant)
    return;
  describe_tails(result, a, b);
#pragma omp parallel for num_threads(self->threads) schedule(dynamic, 1)
  for (size_t k = 0; k < self->model->set_count; k++)
    estimate_set(&result->sets[k], result, a, b, column_of(self, output, SIM_SAMPLE_MIXED + k));
  for (int p = 0; p < SIM_PARTITIONS; p++)
    result->sums[p] = sum_of(self, output, result, p);
}

int sim_sensitivity_run(const sim_sensitivity_model_t *model,
                        const sim_sensitivity_options_t *options, sim_sensitivity_t *results) {
  if (options->points < SIM_POINTS_MIN || options->points > SIM_POINTS_MAX ||
      options->threads < 0 || options->threads > 1024)
    return SIM_ERR_DOMAIN;
  design_t self = {.model = model, .options = options, .samples = model->set_count + 2};
  int status = SIM_ERR_NO_MEMORY;
  self.threads = options->threads ? options->threads : omp_get_num_procs();
  memset(results, 0, model->output_count * sizeof *results);
  self.values = calloc(model->output_count * self.samples, options->points * sizeof(double));
  if (!self.values)
    goto out;
  for (size_t o = 0; o < model->output_count; o++)
    if (!(results[o].sets = calloc(model->set_count + 1, sizeof *results[o].sets)))
      goto out;
  status = evaluate_all(&self);
  for (size_t o = 0; !status && o < model->output_count; o++)
    estimate(&self, o, &results[o]);
out:
  if (status)
    sim_sensitivity_free(model->output_count, results);
  free(self.values);
  return status;
}

void sim_sensitivity_free(size_t output_count, sim_sensitivity_t *results) {
  for (size_t o = 0; o < output_count; o++)
    free(results[o].sets);
  memset(results, 0, output_count * sizeof *results);
}
