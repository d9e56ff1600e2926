// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/summary/sample.h"

#include <math.h>

double sim_sample_quantile(size_t count, const double *x, double p) {
  return x[(size_t)(p * (double)count)];
}

double sim_sample_sd(size_t count, const double *x) {
  double mean = 0.0, squares = 0.0;
  for (size_t i = 0; i < count; i++)
    mean += x[i] / (double)count;
  for (size_t i = 0; i < count; i++)
    squares += (x[i] - mean) * (x[i] - mean);
  return sqrt(squares / (double)count);
}
