// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/rows.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>

/* Probabilities with six decimals, values as fine as their width: points that fall together are
 * one. */
static size_t fill_points(const fits_pool_t *pool, models_point_t *points) {
  const double none = (double)NAN;
  const double width = pool->x[pool->count - 1] - pool->x[0];
  size_t count = 0;
  for (size_t i = 0; i < pool->count; i++) {
    const double p = rint(1e6 * pool->p[i]) / 1e6;
    const bool is_new = count == 0 || p > points[count - 1].p;
    points[count - !is_new] = (models_point_t){
        .p = p, .value = fits_rows_end(pool->x[i], width), .low = none, .high = none, .n = none};
    count += is_new;
  }
  return count;
}

int fits_rows_of_pool(const fits_pool_t *pool, const fits_target_t *target, const char *source,
                      models_inputs_t *out) {
  const double none = (double)NAN;
  fits_rows_t self = {.target = target, .source = source, .rows = out};
  *out = (models_inputs_t){0};
  models_point_t *points = calloc(pool->count, sizeof *points);
  if (!points)
    return SIM_ERR_NO_MEMORY;
  fits_rows_append(&self,
                   (models_input_t){.distribution = MODELS_QUANTILES,
                                    .value = none,
                                    .low = none,
                                    .high = none,
                                    .n = none,
                                    .points = points,
                                    .point_count = fill_points(pool, points)},
                   target->name, target->unit);
  return self.status;
}
