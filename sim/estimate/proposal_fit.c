// SPDX-License-Identifier: GPL-3.0-or-later
/* The parts of a proposal, from weighted draws. */
#include "sim/elementary.h"
#include "sim/estimate/proposal.h"
#include "sim/estimate/psis.h"
#include "sim/status.h"

#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 6 };

/* A dimension in which all draws stand at one place would be left for good. */
#define LEAST_VARIANCE 1e-8
/* A part that hardly any draw is of. */
#define LEAST_SHARE 1e-3

typedef struct {
  sim_proposal_t *out;
  size_t count;
  double *z;
  const double *weights;
  double *scale;  /* of all draws: n × n */
  double *matrix; /* scratch: n × n */
  double *shares; /* of each part in each draw, times its weight: k · count + i */
  double **columns;
  double effective;
} fit_t;

static double weighted_mean(size_t count, const double *x, const double *weights, double sum) {
  double mean = 0.0;
  for (size_t i = 0; i < count; i++)
    mean += weights[i] * x[i];
  return mean / sum;
}

/* The covariance of weighted draws about their mean. */
static void moments(const fit_t *self, const double *weights, double sum, double *mean,
                    double *matrix) {
  const size_t n = self->out->dimensions, count = self->count;
  for (size_t d = 0; d < n; d++)
    mean[d] = weighted_mean(count, self->z + d * count, weights, sum);
  for (size_t d = 0; d < n; d++)
    for (size_t e = 0; e <= d; e++) {
      const double *x = self->z + d * count, *y = self->z + e * count;
      double c = 0.0;
      for (size_t i = 0; i < count; i++)
        c += weights[i] * (x[i] - mean[d]) * (y[i] - mean[e]);
      matrix[d * n + e] = matrix[e * n + d] = c / sum;
    }
}

/* The factor of a matrix; where it is not positive definite, of one whose correlations are less. */
static void factor(size_t n, const double *matrix, sim_proposal_part_t *part) {
  double shrink = 0.0;
  for (bool is_definite = false; !is_definite; shrink = fmin(1.0, 2.0 * shrink + 0.01)) {
    for (size_t d = 0; d < n; d++)
      for (size_t e = 0; e < n; e++)
        part->lower[d * n + e] =
            d == e ? fmax(matrix[d * n + d], LEAST_VARIANCE) : (1.0 - shrink) * matrix[d * n + e];
    gsl_matrix_view view = gsl_matrix_view_array(part->lower, n, n);
    is_definite = gsl_linalg_cholesky_decomp1(&view.matrix) == 0;
  }
  part->determinant = 0.0;
  for (size_t d = 0; d < n; d++)
    part->determinant += sim_log(part->lower[d * n + d]);
}

/* The parts at draws that lie evenly along the weights, each with a quarter of the scale. */
static void begin(const fit_t *self) {
  const size_t n = self->out->dimensions, count = self->count, parts = self->out->count;
  double sum = 0.0;
  size_t k = 0;
  for (size_t d = 0; d < n * n; d++)
    self->matrix[d] = (parts > 1 ? 0.25 : 1.0) * self->scale[d];
  for (size_t i = 0; i < count && k < parts && parts > 1; i++) {
    sum += self->weights[i];
    for (; k < parts && ((double)k + 0.5) / (double)parts < sum; k++)
      for (size_t d = 0; d < n; d++)
        self->out->parts[k].mean[d] = self->z[d * count + i];
  }
  for (k = 0; k < parts; k++) {
    self->out->parts[k].share = 1.0 / (double)parts;
    factor(n, self->matrix, &self->out->parts[k]);
  }
}

/* The share of each part in each draw. */
static void expect(const fit_t *self, double *own) {
  const size_t parts = self->out->count;
  double logs[SIM_PROPOSAL_PARTS];
  for (size_t i = 0; i < self->count; i++) {
    const double all = sim_proposal_density(self->out, i, self->columns, own, logs);
    for (size_t k = 0; k < parts; k++)
      self->shares[k * self->count + i] = self->weights[i] * sim_exp(logs[k] - all);
  }
}

static void maximise(const fit_t *self) {
  const size_t n = self->out->dimensions;
  double total = 0.0;
  for (size_t k = 0; k < self->out->count; k++) {
    sim_proposal_part_t *part = &self->out->parts[k];
    const double *shares = self->shares + k * self->count;
    double sum = 0.0;
    for (size_t i = 0; i < self->count; i++)
      sum += shares[i];
    part->share = fmax(sum, LEAST_SHARE);
    total += part->share;
    if (sum < LEAST_SHARE)
      continue;
    const double own = sum * self->effective, prior = (double)n;
    moments(self, shares, sum, part->mean, self->matrix);
    for (size_t d = 0; d < n * n; d++)
      self->matrix[d] = (own * self->matrix[d] + prior * 0.25 * self->scale[d]) / (own + prior);
    factor(n, self->matrix, part);
  }
  for (size_t k = 0; k < self->out->count; k++)
    self->out->parts[k].share /= total;
}

static int begin_fit(fit_t *self) {
  const size_t n = self->out->dimensions;
  self->scale = calloc(n * n, sizeof *self->scale);
  self->matrix = malloc(n * n * sizeof *self->matrix);
  self->shares = malloc(self->out->count * self->count * sizeof *self->shares);
  self->columns = malloc(n * sizeof *self->columns);
  if (!self->scale || !self->matrix || !self->shares || !self->columns)
    return SIM_ERR_NO_MEMORY;
  for (size_t d = 0; d < n; d++)
    self->columns[d] = self->z + d * self->count;
  return SIM_OK;
}

// NOLINTNEXTLINE(readability-non-const-parameter): columns of draws are handed on as such
int sim_proposal_fit(sim_proposal_t *self, size_t count, double *z, const double *weights) {
  fit_t fit = {.out = self,
               .count = count,
               .z = z,
               .weights = weights,
               .effective = sim_effective(count, weights)};
  double *own = malloc(self->dimensions * sizeof *own);
  int status = begin_fit(&fit);
  if (!own)
    status = SIM_ERR_NO_MEMORY;
  if (!status) {
    moments(&fit, weights, 1.0, self->parts[0].mean, fit.scale);
    begin(&fit);
    for (int round = 0; self->count > 1 && round < ROUNDS; round++) {
      expect(&fit, own);
      maximise(&fit);
    }
  }
  free(own);
  free(fit.scale);
  free(fit.matrix);
  free(fit.shares);
  free(fit.columns);
  return status;
}
