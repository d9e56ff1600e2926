// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_SPLINE_H
#define SIM_SPLINE_H

#include <stddef.h>

/* Regression on one normal score by cubic B-splines. */

enum { SIM_SPLINE_ORDER = 4, SIM_SPLINE_BASIS = 10 };

/* The basis at one score: its SIM_SPLINE_ORDER values that are not 0, from function `first` on. */
typedef struct {
  double value[SIM_SPLINE_ORDER];
  size_t first;
} sim_spline_row_t;

/* rows[i]: the basis at z[i], each in [−3, 3]. The inner knots stand at ±0.25, ±0.8 and ±1.6: near
   equal shares of a normal sample. Returns SIM_OK or SIM_ERR_NO_MEMORY. */
int sim_spline_rows(size_t count, const double *z, sim_spline_row_t *rows);

/* Normal equations of a least-squares fit of several targets on one basis. An all-zero struct is
   empty. */
typedef struct {
  double count;
  double matrix[SIM_SPLINE_BASIS * SIM_SPLINE_BASIS]; /* lower triangle */
} sim_spline_normal_t;

/* Adds one observation: y of each target; `moments` holds SIM_SPLINE_BASIS doubles per target. */
void sim_spline_add(sim_spline_normal_t *self, const sim_spline_row_t *row, size_t targets,
                    const double *y, double *moments);

/* Solves: `moments` become the coefficients of each target. Parts of the basis that saw no
   observation get coefficient 0 (a ridge of 10⁻⁹ of the mean diagonal). Returns SIM_OK or
   SIM_ERR_DOMAIN (nothing was added, or a value was not finite). */
int sim_spline_solve(sim_spline_normal_t *self, size_t targets, double *moments);

/* The fitted value of one target from its coefficients. */
static inline double sim_spline_value(const sim_spline_row_t *row, const double *coefficients) {
  double sum = 0.0;
  for (size_t i = 0; i < SIM_SPLINE_ORDER; i++)
    sum += row->value[i] * coefficients[row->first + i];
  return sum;
}

#endif
