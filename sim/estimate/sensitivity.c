// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/sensitivity.h"

#include "sim/engine/crew.h"
#include "sim/estimate/points.h"
#include "sim/laws/normal.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The standard error of the variance, as a share of it, above which few points carry it. */
#define RARE 0.1

/* Moves the points at which the output is defined in every sample to the front; returns how many
   they are. */
static size_t drop_undefined(const sim_points_t *self, size_t output) {
  size_t kept = 0;
  for (size_t i = 0; i < self->options->points; i++) {
    bool defined = true;
    for (size_t s = 0; s < self->samples && defined; s++)
      defined = isfinite(sim_points_column(self, output, s)[i]);
    for (size_t s = 0; s < self->samples && defined && kept < i; s++)
      sim_points_column(self, output, s)[kept] = sim_points_column(self, output, s)[i];
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
static sim_index_t sum_of(const sim_points_t *self, size_t output, const sim_sensitivity_t *result,
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
        influence += sim_points_column(self, output, SIM_SAMPLE_MIXED + k)[i];
    squares += influence * influence;
  }
  const double n = (double)result->used;
  return sim_index_of(raw, sqrt(squares / (n * n) + unseen));
}

typedef struct {
  const sim_points_t *design;
  size_t output;
  sim_sensitivity_t *result;
} sets_t;

static int estimate_one(void *ctx, int worker, size_t k) {
  const sets_t *self = ctx;
  (void)worker;
  estimate_set(&self->result->sets[k], self->result,
               sim_points_column(self->design, self->output, SIM_SAMPLE_A),
               sim_points_column(self->design, self->output, SIM_SAMPLE_B),
               sim_points_column(self->design, self->output, SIM_SAMPLE_MIXED + k));
  return SIM_OK;
}

static int estimate(const sim_points_t *self, size_t output, sim_sensitivity_t *result) {
  const size_t n = drop_undefined(self, output);
  const double *a = sim_points_column(self, output, SIM_SAMPLE_A);
  const double *b = sim_points_column(self, output, SIM_SAMPLE_B);
  sets_t sets = {self, output, result};
  result->used = n;
  result->dropped = self->options->points - n;
  if (n < SIM_POINTS_MIN)
    return SIM_OK;
  describe(result, n, a, b);
  if (result->is_constant)
    return SIM_OK;
  describe_tails(result, a, b);
  const int status = sim_crew_share(
      self->threads, &(sim_tasks_t){self->model->set_count, &sets, estimate_one, NULL});
  for (int p = 0; p < SIM_PARTITIONS && !status; p++)
    result->sums[p] = sum_of(self, output, result, p);
  return status;
}

int sim_sensitivity_run(const sim_sensitivity_model_t *model,
                        const sim_sensitivity_options_t *options, sim_sensitivity_t *results) {
  if (options->points < SIM_POINTS_MIN || options->points > SIM_POINTS_MAX ||
      options->threads < 0 || options->threads > 1024)
    return SIM_ERR_DOMAIN;
  sim_points_t self = {.model = model, .options = options, .samples = model->set_count + 2};
  int status = SIM_ERR_NO_MEMORY;
  self.threads = options->threads ? options->threads : sim_crew_size();
  memset(results, 0, model->output_count * sizeof *results);
  self.values = calloc(model->output_count * self.samples, options->points * sizeof(double));
  if (!self.values)
    goto out;
  for (size_t o = 0; o < model->output_count; o++)
    if (!(results[o].sets = calloc(model->set_count + 1, sizeof *results[o].sets)))
      goto out;
  status = sim_points_evaluate(&self);
  for (size_t o = 0; !status && o < model->output_count; o++)
    status = estimate(&self, o, &results[o]);
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
