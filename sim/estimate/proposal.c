// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/proposal.h"

#include "sim/elementary.h"
#include "sim/estimate/psis.h"
#include "sim/status.h"

#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

int sim_proposal_init(sim_proposal_t *self, size_t dimensions) {
  const size_t n = dimensions;
  *self = (sim_proposal_t){.dimensions = n};
  self->mean = calloc(n, sizeof *self->mean);
  self->lower = calloc(n * n, sizeof *self->lower);
  if (!self->mean || !self->lower)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < n; i++)
    self->lower[i * n + i] = 1.0;
  return SIM_OK;
}

void sim_proposal_free(sim_proposal_t *self) {
  free(self->mean);
  free(self->lower);
  *self = (sim_proposal_t){0};
}

static double covariance(size_t count, const double *x, double mean_x, const double *y,
                         double mean_y, const double *weights) {
  double sum = 0.0;
  for (size_t i = 0; i < count; i++)
    sum += weights[i] * (x[i] - mean_x) * (y[i] - mean_y);
  return sum;
}

/* A dimension in which all draws stand at one place would be left for good. */
#define LEAST_VARIANCE 1e-8

/* The factor of S with its correlations times 1 − shrink; false when it is not positive definite.
 */
static int factor(size_t n, const double *matrix, double shrink, double *lower) {
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++)
      lower[i * n + j] = i == j ? matrix[i * n + i] : (1.0 - shrink) * matrix[i * n + j];
  gsl_matrix_view view = gsl_matrix_view_array(lower, n, n);
  return gsl_linalg_cholesky_decomp1(&view.matrix) == 0;
}

int sim_proposal_fit(sim_proposal_t *self, size_t count, const double *z, const double *weights) {
  const size_t n = self->dimensions;
  double *matrix = malloc(n * n * sizeof *matrix);
  if (!matrix)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < n; i++) {
    self->mean[i] = 0.0;
    for (size_t k = 0; k < count; k++)
      self->mean[i] += weights[k] * z[i * count + k];
  }
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j <= i; j++) {
      const double c =
          covariance(count, z + i * count, self->mean[i], z + j * count, self->mean[j], weights);
      matrix[i * n + j] = matrix[j * n + i] = i == j ? fmax(c, LEAST_VARIANCE) : c;
    }
  double shrink = fmin(1.0, 0.1 * (double)n / sim_effective(count, weights));
  while (!factor(n, matrix, shrink, self->lower))
    shrink = fmin(1.0, 2.0 * shrink + 0.01);
  self->determinant = 0.0;
  for (size_t i = 0; i < n; i++)
    self->determinant += sim_log(self->lower[i * n + i]);
  free(matrix);
  return SIM_OK;
}

/* From standard normals to the law, in place: the last dimension first, which needs all others. */
static void place_one(const sim_proposal_t *self, size_t i, double *const *z) {
  const size_t n = self->dimensions;
  for (size_t d = n; d-- > 0;) {
    double sum = self->mean[d];
    for (size_t k = 0; k <= d; k++)
      sum += self->lower[d * n + k] * z[k][i];
    z[d][i] = sum;
  }
}

/* How far a draw is from the law's centre: the square of its standard normals. `own` is scratch. */
static double distance(const sim_proposal_t *self, size_t i, double *const *z, double *own) {
  const size_t n = self->dimensions;
  double square = 0.0;
  for (size_t d = 0; d < n; d++) {
    double rest = z[d][i] - self->mean[d];
    for (size_t k = 0; k < d; k++)
      rest -= self->lower[d * n + k] * own[k];
    own[d] = rest / self->lower[d * n + d];
    square += own[d] * own[d];
  }
  return square;
}

void sim_proposal_place(const sim_proposal_t *self, size_t count, size_t first, size_t every,
                        double *const *z, double *log_ratio) {
  const size_t n = self->dimensions;
  const double prior = 1.0 / (double)every;
  double own[n];
  for (size_t i = 0; i < count; i++) {
    double square = 0.0;
    if ((first + i) % every)
      place_one(self, i, z);
    for (size_t d = 0; d < n; d++)
      square += z[d][i] * z[d][i];
    /* log(N / φ), by which N is on the scale of the prior */
    const double over = 0.5 * square - 0.5 * distance(self, i, z, own) - self->determinant;
    log_ratio[i] = over > 0.0 ? -over - sim_log(1.0 - prior + prior * sim_exp(-over))
                              : -sim_log((1.0 - prior) * sim_exp(over) + prior);
  }
}
