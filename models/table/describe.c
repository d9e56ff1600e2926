// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/describe.h"

#include "models/table/law.h"
#include "sim/status.h"

static double central_of(const models_inputs_t *inputs, const models_input_t *row,
                         const sim_dist_t *dist) {
  if (models_input_is_cut(row))
    return sim_dist_quantile(dist, 0.50);
  switch (row->distribution) {
  case MODELS_PROPORTION:
    return row->value;
  case MODELS_COUNT:
    return row->value / row->n;
  case MODELS_WEIGHT:
    return row->value / models_split_sum(inputs, row);
  default:
    return sim_dist_quantile(dist, 0.50);
  }
}

int models_input_range(const models_inputs_t *inputs, size_t i, models_range_t *out) {
  const models_input_t *row = &inputs->rows[i];
  sim_dist_t dist;
  int status;
  if (row->distribution == MODELS_WEIGHT) {
    const double share = row->value / models_split_sum(inputs, row);
    status = sim_dist_init_beta(&dist, share * row->n, (1.0 - share) * row->n);
  } else {
    status = models_row_distribution(&dist, row, 1.0);
  }
  if (status)
    return status;
  *out = (models_range_t){.central = central_of(inputs, row, &dist),
                          .low = sim_dist_quantile(&dist, 0.05),
                          .high = sim_dist_quantile(&dist, 0.95)};
  sim_dist_free(&dist);
  return SIM_OK;
}

const char *models_range_unit(const models_input_t *row) {
  return row->distribution == MODELS_WEIGHT ? "share" : row->unit;
}
