// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/nearest.h"

#include "sim/status.h"

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_matrix.h>
#include <gsl/gsl_vector.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 2000 };
#define TOLERANCE 1e-10

/* What the eigen-decomposition works in. */
typedef struct {
  size_t size;
  gsl_matrix *work, *vectors;
  gsl_vector *values;
  gsl_eigen_symmv_workspace *space;
} eigen_t;

static void eigen_free(eigen_t *self) {
  if (self->work)
    gsl_matrix_free(self->work);
  if (self->vectors)
    gsl_matrix_free(self->vectors);
  if (self->values)
    gsl_vector_free(self->values);
  if (self->space)
    gsl_eigen_symmv_free(self->space);
}

static int eigen_init(eigen_t *self, size_t size) {
  *self = (eigen_t){.size = size,
                    .work = gsl_matrix_alloc(size, size),
                    .vectors = gsl_matrix_alloc(size, size),
                    .values = gsl_vector_alloc(size),
                    .space = gsl_eigen_symmv_alloc(size)};
  if (self->work && self->vectors && self->values && self->space)
    return SIM_OK;
  eigen_free(self);
  return SIM_ERR_NO_MEMORY;
}

static int eigen_solve(eigen_t *self, const double *matrix) {
  const size_t n = self->size;
  for (size_t i = 0; i < n * n; i++) {
    if (!isfinite(matrix[i]))
      return SIM_ERR_DOMAIN;
    gsl_matrix_set(self->work, i / n, i % n, matrix[i]);
  }
  return gsl_eigen_symmv(self->work, self->values, self->vectors, self->space) ? SIM_ERR_DOMAIN
                                                                               : SIM_OK;
}

int sim_smallest_eigenvalue(size_t size, const double *matrix, double *out) {
  eigen_t eigen;
  int status = eigen_init(&eigen, size);
  if (status)
    return status;
  status = eigen_solve(&eigen, matrix);
  if (!status)
    *out = gsl_vector_min(eigen.values);
  eigen_free(&eigen);
  return status;
}

/* The nearest matrix with no eigenvalue below floor: eigenvalues are raised to it. */
static int raise_eigenvalues(eigen_t *eigen, const double *matrix, double floor, double *out) {
  const size_t n = eigen->size;
  const int status = eigen_solve(eigen, matrix);
  if (status)
    return status;
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j <= i; j++) {
      double sum = 0.0;
      for (size_t k = 0; k < n; k++)
        sum += fmax(gsl_vector_get(eigen->values, k), floor) *
               gsl_matrix_get(eigen->vectors, i, k) * gsl_matrix_get(eigen->vectors, j, k);
      out[i * n + j] = out[j * n + i] = sum;
    }
  return SIM_OK;
}

/* One step: x = P_S(y - correction), correction = x - (y - correction), y = P_U(x). Tells how far
   the two projections are apart, of their norm. */
static int step(eigen_t *eigen, double floor, double *y, double *x, double *correction,
                double *apart) {
  const size_t n = eigen->size;
  double norm = 0.0, gap = 0.0;
  for (size_t i = 0; i < n * n; i++)
    correction[i] = y[i] - correction[i];
  const int status = raise_eigenvalues(eigen, correction, floor, x);
  if (status)
    return status;
  for (size_t i = 0; i < n * n; i++) {
    const bool is_diagonal = i % (n + 1) == 0;
    correction[i] = x[i] - correction[i];
    y[i] = is_diagonal ? 1.0 : x[i];
    gap += (y[i] - x[i]) * (y[i] - x[i]);
    norm += y[i] * y[i];
  }
  *apart = sqrt(gap / norm);
  return SIM_OK;
}

int sim_nearest_correlation(size_t size, const double *matrix, double floor, double *out) {
  const size_t cells = size * size;
  double *x = calloc(2 * cells, sizeof *x), *correction = x ? x + cells : NULL, apart = 1.0;
  eigen_t eigen;
  if (!x)
    return SIM_ERR_NO_MEMORY;
  int status = eigen_init(&eigen, size);
  if (status) {
    free(x);
    return status;
  }
  memmove(out, matrix, cells * sizeof *out);
  for (int k = 0; !status && k < STEPS && apart > TOLERANCE; k++)
    status = step(&eigen, floor, out, x, correction, &apart);
  eigen_free(&eigen);
  free(x);
  return status;
}
