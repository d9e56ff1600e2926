// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/copula.h"

#include "sim/clones.h"
#include "sim/design/nearest.h"
#include "sim/laws/normal.h"
#include "sim/status.h"

#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>

/* Sine and arcsine by their series: libm's last digit depends on the processor. x <= pi/6, so that
   the first term left out is below 1e-19 of the sum. */
double sim_copula_normal(double rank) {
  const double x = rank * 0.52359877559829887308; /* pi/6 */
  const double y = x * x;
  double sum = 1.0;
  for (double k = 16.0; k >= 2.0; k -= 2.0)
    sum = 1.0 - sum * y / (k * (k + 1.0));
  return 2.0 * x * sum;
}

double sim_copula_rank(double normal) {
  const double y = 0.25 * normal * normal; /* of x <= 1/2; the terms fall at least fourfold */
  double sum = 1.0;
  for (double k = 28.0; k >= 1.0; k--)
    sum = 1.0 + sum * y * ((2.0 * k - 1.0) * (2.0 * k - 1.0) / (2.0 * k * (2.0 * k + 1.0)));
  return 0.5 * normal * sum * 1.90985931710274402923; /* 6/pi */
}

static bool is_correlation(size_t count, const double *ranks) {
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j <= i; j++) {
      const double rank = ranks[i * count + j];
      if (!(fabs(rank) <= 1.0) || rank != ranks[j * count + i] || (i == j && rank != 1.0))
        return false;
    }
  return true;
}

/* The factor of a matrix known to be positive definite, and which rows stand for themselves. */
static int factor(sim_copula_t *self) {
  const size_t n = self->count;
  gsl_matrix_view matrix = gsl_matrix_view_array(self->lower, n, n);
  if (gsl_linalg_cholesky_decomp1(&matrix.matrix))
    return SIM_ERR_DOMAIN;
  for (size_t i = 0; i < n; i++) {
    self->own[i] = true;
    for (size_t j = 0; j < i; j++)
      self->own[i] = self->own[i] && self->lower[i * n + j] == 0.0;
  }
  return SIM_OK;
}

int sim_copula_init(sim_copula_t *self, size_t count, const double *ranks) {
  *self = (sim_copula_t){0};
  if (count < 1 || count > SIM_COPULA_MAX || !is_correlation(count, ranks))
    return SIM_ERR_DOMAIN;
  double smallest = 0.0;
  int status = SIM_ERR_NO_MEMORY;
  self->count = count;
  self->lower = malloc(count * count * sizeof *self->lower);
  self->own = malloc(count * sizeof *self->own);
  if (!self->lower || !self->own)
    goto end;
  for (size_t i = 0; i < count * count; i++)
    self->lower[i] = i % (count + 1) == 0 ? 1.0 : sim_copula_normal(ranks[i]);
  status = sim_smallest_eigenvalue(count, self->lower, &smallest);
  if (!status)
    status = smallest > SIM_COPULA_EIGENVALUE ? factor(self) : SIM_ERR_DOMAIN;
end:
  if (status)
    sim_copula_free(self);
  return status;
}

void sim_copula_free(sim_copula_t *self) {
  free(self->lower);
  free(self->own);
  *self = (sim_copula_t){0};
}

SIM_CLONES static void scale(size_t count, double factor, const double *restrict z,
                             double *restrict sum) {
  for (size_t r = 0; r < count; r++)
    sum[r] = factor * z[r];
}

SIM_CLONES static void add(size_t count, double factor, const double *restrict z,
                           double *restrict sum) {
  for (size_t r = 0; r < count; r++)
    sum[r] += factor * z[r];
}

/* What rounding took to an end of the interval comes back to the first number inside, so that the
   quantiles stay finite. */
SIM_CLONES static void keep_inside(size_t count, double *u) {
  for (size_t r = 0; r < count; r++) {
    const double low = u[r] < 0x1p-54 ? 0x1p-54 : u[r];
    u[r] = low > 1.0 - 0x1p-53 ? 1.0 - 0x1p-53 : low;
  }
}

void sim_copula_apply(const sim_copula_t *self, size_t count, double *const *u, double *const *z) {
  const size_t n = self->count;
  for (size_t i = 0; i < n; i++)
    sim_normal_quantiles(count, u[i], z[i]);
  for (size_t i = 0; i < n; i++) {
    if (self->own[i])
      continue;
    scale(count, self->lower[i * n], z[0], u[i]);
    for (size_t j = 1; j <= i; j++)
      add(count, self->lower[i * n + j], z[j], u[i]);
    sim_normal_cdfs(count, u[i]);
    keep_inside(count, u[i]);
  }
}
