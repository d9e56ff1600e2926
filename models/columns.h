// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_COLUMNS_H
#define MODELS_COLUMNS_H

#include <stddef.h>

/* Arithmetic on columns of n doubles; outputs do not overlap inputs unless said. */

void models_columns_fill(size_t n, double *out, double value);
void models_columns_copy(size_t n, double *out, const double *x);

/* out += x, out −= x, out ·= x. */
void models_columns_add(size_t n, double *out, const double *x);
void models_columns_subtract(size_t n, double *out, const double *x);
void models_columns_scale(size_t n, double *out, const double *x);

/* NaN (undefined) where `of` is not positive, else as it was. */
void models_columns_undefine(size_t n, double *out, const double *of);

/* out = a · b. */
void models_columns_multiply(size_t n, double *out, const double *a, const double *b);

/* out = factor · over / under, NaN (undefined) where under is not positive. */
void models_columns_divide(size_t n, double *out, double factor, const double *over,
                           const double *under);

#endif
