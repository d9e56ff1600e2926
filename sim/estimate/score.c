// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/score.h"

#include "sim/laws/normal.h"

#include <gsl/gsl_sort.h>
#include <string.h>

enum { MIDDLE = SIM_SCORE_NODES / 2 };

static double node_score(size_t i) {
  return 0.25 * ((double)i - MIDDLE);
}

/* Adds a quantile; an atom covers several scores and stands at the middle of them. */
static void add_node(sim_score_t *self, double x, double z, double *first) {
  if (self->count && self->x[self->count - 1] == x) {
    self->z[self->count - 1] = 0.5 * (*first + z);
    return;
  }
  *first = z;
  self->x[self->count] = x;
  self->z[self->count++] = z;
}

void sim_score_init(sim_score_t *self, size_t count, const double *sample, double *scratch) {
  double first = 0.0;
  memcpy(scratch, sample, count * sizeof *scratch);
  gsl_sort(scratch, 1, count);
  *self = (sim_score_t){0};
  for (size_t i = 0; i < SIM_SCORE_NODES; i++) {
    const double z = node_score(i);
    add_node(self, scratch[(size_t)(sim_normal_cdf(z) * (double)count)], z, &first);
  }
  if (self->count == 1)
    self->count = 0;
}

double sim_score(const sim_score_t *self, double x) {
  if (self->count == 0)
    return 0.0;
  if (!(x > self->x[0]))
    return self->z[0];
  size_t low = 0, high = self->count - 1;
  if (x >= self->x[high])
    return self->z[high];
  while (high - low > 1) {
    const size_t middle = (low + high) / 2;
    *(x < self->x[middle] ? &high : &low) = middle;
  }
  const double share = (x - self->x[low]) / (self->x[high] - self->x[low]);
  return self->z[low] + share * (self->z[high] - self->z[low]);
}
