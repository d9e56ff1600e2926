// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/spline.h"

#include "sim/status.h"

#include <gsl/gsl_bspline.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdbool.h>

enum { BREAKS = SIM_SPLINE_BASIS - SIM_SPLINE_ORDER + 2 };

int sim_spline_rows(size_t count, const double *z, sim_spline_row_t *rows) {
  static const double breaks[BREAKS] = {-3.0, -1.6, -0.8, -0.25, 0.25, 0.8, 1.6, 3.0};
  int status = SIM_OK;
  gsl_bspline_workspace *workspace = gsl_bspline_alloc(SIM_SPLINE_ORDER, BREAKS);
  const gsl_vector_const_view knots = gsl_vector_const_view_array(breaks, BREAKS);
  if (!workspace || gsl_bspline_knots(&knots.vector, workspace))
    status = SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < count; i++) {
    size_t last;
    gsl_vector_view values = gsl_vector_view_array(rows[i].value, SIM_SPLINE_ORDER);
    if (gsl_bspline_eval_nonzero(z[i], &values.vector, &rows[i].first, &last, workspace))
      status = SIM_ERR_DOMAIN;
  }
  if (workspace)
    gsl_bspline_free(workspace);
  return status;
}

void sim_spline_add(sim_spline_normal_t *self, const sim_spline_row_t *row, size_t targets,
                    const double *y, double *moments) {
  self->count += 1.0;
  for (size_t i = 0; i < SIM_SPLINE_ORDER; i++) {
    double *line = self->matrix + (row->first + i) * SIM_SPLINE_BASIS + row->first;
    for (size_t j = 0; j <= i; j++)
      line[j] += row->value[i] * row->value[j];
    for (size_t t = 0; t < targets; t++)
      moments[t * SIM_SPLINE_BASIS + row->first + i] += row->value[i] * y[t];
  }
}

static bool all_finite(const gsl_vector *x) {
  for (size_t i = 0; i < x->size; i++)
    if (!isfinite(gsl_vector_get(x, i)))
      return false;
  return true;
}

int sim_spline_solve(sim_spline_normal_t *self, size_t targets, double *moments) {
  gsl_matrix_view matrix = gsl_matrix_view_array(self->matrix, SIM_SPLINE_BASIS, SIM_SPLINE_BASIS);
  const double ridge = 1e-9 * self->count / SIM_SPLINE_BASIS;
  if (!(self->count > 0.0))
    return SIM_ERR_DOMAIN;
  for (size_t i = 0; i < SIM_SPLINE_BASIS; i++)
    self->matrix[i * (SIM_SPLINE_BASIS + 1)] += ridge;
  if (gsl_linalg_cholesky_decomp1(&matrix.matrix))
    return SIM_ERR_DOMAIN;
  for (size_t t = 0; t < targets; t++) {
    gsl_vector_view x = gsl_vector_view_array(moments + t * SIM_SPLINE_BASIS, SIM_SPLINE_BASIS);
    if (gsl_linalg_cholesky_svx(&matrix.matrix, &x.vector) || !all_finite(&x.vector))
      return SIM_ERR_DOMAIN;
  }
  return SIM_OK;
}
