// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/columns.h"

#include "sim/clones.h"

#include <math.h>
#include <string.h>

void models_columns_fill(size_t n, double *out, double value) {
  for (size_t r = 0; r < n; r++)
    out[r] = value;
}

void models_columns_copy(size_t n, double *out, const double *x) {
  memcpy(out, x, n * sizeof *out);
}

SIM_CLONES
void models_columns_add(size_t n, double *restrict out, const double *restrict x) {
  for (size_t r = 0; r < n; r++)
    out[r] += x[r];
}

SIM_CLONES
void models_columns_subtract(size_t n, double *restrict out, const double *restrict x) {
  for (size_t r = 0; r < n; r++)
    out[r] -= x[r];
}

SIM_CLONES
void models_columns_scale(size_t n, double *restrict out, const double *restrict x) {
  for (size_t r = 0; r < n; r++)
    out[r] *= x[r];
}

SIM_CLONES
void models_columns_undefine(size_t n, double *restrict out, const double *restrict of) {
  for (size_t r = 0; r < n; r++)
    out[r] = of[r] > 0.0 ? out[r] : (double)NAN;
}

SIM_CLONES
void models_columns_multiply(size_t n, double *restrict out, const double *restrict a,
                             const double *restrict b) {
  for (size_t r = 0; r < n; r++)
    out[r] = a[r] * b[r];
}

SIM_CLONES
void models_columns_divide(size_t n, double *restrict out, double factor,
                           const double *restrict over, const double *restrict under) {
  for (size_t r = 0; r < n; r++)
    out[r] = under[r] > 0.0 ? factor * over[r] / under[r] : (double)NAN;
}
