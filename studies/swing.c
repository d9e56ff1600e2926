// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/swing.h"

#include "models/table/describe.h"
#include "sim/engine/work.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = SIM_BLOCK_DEFAULT, LOW = 0, HIGH = 1, ENDS = 2 };

/* A programme in which the input is held. */
typedef struct {
  models_programme_t *programme;
  sim_work_t *work;
} end_t;

static void end_free(end_t *self) {
  sim_work_free(self->work);
  models_programme_free(self->programme);
}

/* `held` is a copy of the table whose rows may be changed; its texts are shared. */
static int end_init(end_t *self, const models_inputs_t *held, uint64_t seed,
                    const models_programme_t *like) {
  const int status = models_programme_init_like(&self->programme, held, seed, false, like);
  if (status)
    return status;
  const sim_model_t model = models_programme_model(self->programme);
  self->work = sim_work_alloc(&model, BLOCK, BLOCK);
  return self->work ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* Builds both programmes, and says where the input is held. */
static int build(end_t *ends, const models_inputs_t *inputs, const studies_groups_t *groups,
                 size_t group, uint64_t seed, const models_programme_t *like, double *at) {
  models_inputs_t held = *inputs;
  int status = SIM_OK;
  held.rows = malloc((inputs->count + 1) * sizeof *held.rows);
  if (!held.rows)
    return SIM_ERR_NO_MEMORY;
  for (int end = LOW; !status && end < ENDS; end++) {
    bool any = false;
    memcpy(held.rows, inputs->rows, inputs->count * sizeof *held.rows);
    for (size_t i = 0; !status && i < inputs->count; i++) {
      models_range_t range;
      if (groups->of_row[i] != group || (status = models_input_range(inputs, i, &range)))
        continue;
      const double value = end == LOW ? range.low : range.high;
      models_input_hold(&held.rows[i], value);
      at[end] = !any || at[end] == value ? value : (double)NAN;
      any = true;
    }
    if (!status)
      status = end_init(&ends[end], &held, seed, like);
  }
  free(held.rows);
  return status;
}

static void merge(sim_moments_t *into, size_t count, const double *x) {
  sim_moments_t part = {0};
  sim_moments_of(&part, count, x);
  sim_moments_merge(into, &part);
}

static int add_block(const end_t *ends, uint64_t first, size_t count, const size_t *outputs,
                     size_t output_count, studies_swing_t *swings) {
  for (int end = LOW; end < ENDS; end++) {
    const sim_work_t *work = ends[end].work;
    if (work->model.evaluate(work->model.self, work->workspace, first, count, work->columns))
      return SIM_ERR_MODEL;
  }
  for (size_t o = 0; o < output_count; o++) {
    const double *low = ends[LOW].work->columns[outputs[o]];
    const double *high = ends[HIGH].work->columns[outputs[o]];
    double difference[BLOCK];
    for (size_t r = 0; r < count; r++)
      difference[r] = high[r] - low[r];
    merge(&swings[o].low, count, low);
    merge(&swings[o].high, count, high);
    merge(&swings[o].difference, count, difference);
  }
  return SIM_OK;
}

int studies_swing(const models_inputs_t *inputs, const models_programme_t *programme,
                  const studies_groups_t *groups, size_t group, uint64_t seed, uint64_t replicates,
                  const size_t *outputs, size_t output_count, studies_swing_t *swings) {
  if (!groups->groups[group].is_name)
    return SIM_ERR_DOMAIN;
  end_t ends[ENDS] = {0};
  double at[ENDS] = {0};
  memset(swings, 0, output_count * sizeof *swings);
  int status = build(ends, inputs, groups, group, seed, programme, at);
  for (uint64_t first = 0; !status && first < replicates; first += BLOCK) {
    const uint64_t left = replicates - first;
    status =
        add_block(ends, first, left < BLOCK ? (size_t)left : BLOCK, outputs, output_count, swings);
  }
  for (size_t o = 0; o < output_count; o++) {
    swings[o].input_low = at[LOW];
    swings[o].input_high = at[HIGH];
  }
  for (int end = LOW; end < ENDS; end++)
    end_free(&ends[end]);
  return status;
}
