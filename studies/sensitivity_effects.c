// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/crew.h"
#include "sim/status.h"
#include "studies/sensitivity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What each group does to an output beside its share of the variance: rank correlations over sample
   A, and swings. */

/* Sample A as sim_run hands it over. */
typedef struct {
  const studies_sensitivity_t *self;
  double *outputs; /* columns of N, of the outputs asked for */
  double *inputs;  /* the same of the only drawn row of each group that has one only */
  size_t *columns; /* per group: that row among the columns of the model; 0: none */
} sample_t;

static int store(void *ctx, uint64_t first, size_t count, double *const *columns) {
  const sample_t *sample = ctx;
  const studies_sensitivity_t *self = sample->self;
  const size_t points = self->request.points;
  for (size_t o = 0; o < self->output_count; o++)
    memcpy(sample->outputs + o * points + first, columns[self->outputs[o]], count * sizeof(double));
  for (size_t g = 0; g < self->groups.count; g++)
    if (sample->columns[g])
      memcpy(sample->inputs + g * points + first, columns[sample->columns[g]],
             count * sizeof(double));
  return 0;
}

/* Finds the recorded column of each group of one row. */
static void find_columns(const studies_sensitivity_t *self, size_t *columns) {
  const models_programme_t *programme = self->forecast.programme;
  const models_output_t *outputs = models_programme_outputs(programme);
  const size_t from = models_programme_output_count(programme);
  for (size_t i = from; i < from + models_programme_recorded(programme); i++) {
    const char *name = strchr(outputs[i].name, '.') + 1; /* behind "input." */
    const size_t row = models_inputs_find(&self->inputs.inputs, name, outputs[i].year);
    const size_t group =
        row < self->inputs.inputs.count ? self->groups.of_row[row] : STUDIES_UNGROUPED;
    if (group != STUDIES_UNGROUPED && self->groups.groups[group].is_name &&
        self->groups.groups[group].row_count == 1)
      columns[group] = i;
  }
}

/* Runs sample A for the rank correlations. */
static int draw_sample(studies_sensitivity_t *self, sample_t *sample) {
  const studies_sensitivity_request_t *request = &self->request;
  const sim_model_t model = models_programme_model(self->forecast.programme);
  const size_t points = request->points, groups = self->groups.count;
  sim_summary_t *summaries = calloc(model.output_count, sizeof *summaries);
  sample->outputs = calloc(self->output_count * points, sizeof *sample->outputs);
  sample->inputs = calloc((groups + 1) * points, sizeof *sample->inputs);
  sample->columns = calloc(groups + 1, sizeof *sample->columns);
  const sim_run_options_t engine = {
      .replicates = points, .threads = request->threads, .ctx = sample, .sink = store};
  int status = SIM_ERR_NO_MEMORY;
  if (summaries && sample->outputs && sample->inputs && sample->columns) {
    find_columns(self, sample->columns);
    status = sim_run(&model, &engine, summaries);
  }
  if (!status)
    sim_summaries_free(model.output_count, summaries);
  free(summaries);
  return status;
}

/* Ranks an output against every group of one row, over the points at which it is defined. */
static int rank_output(studies_sensitivity_t *self, const sample_t *sample, size_t o) {
  const size_t points = self->request.points;
  const double *y = sample->outputs + o * points;
  double *values = calloc(3 * points, sizeof *values), *x_ranks = values + points,
         *y_ranks = values + 2 * points;
  size_t *order = calloc(points, sizeof *order), n = 0;
  const int status = values && order ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < points; i++)
    if (isfinite(y[i]))
      values[n++] = y[i];
  if (!status)
    sim_midranks(n, values, order, y_ranks);
  for (size_t g = 0; !status && g < self->groups.count; g++) {
    const double none = (double)NAN, *x = sample->inputs + g * points;
    sim_rank_t *rank = &self->effects[o * self->groups.count + g].rank;
    *rank = (sim_rank_t){none, none, none};
    if (!sample->columns[g] || self->results[o].sets[g].changed == 0)
      continue;
    for (size_t i = 0, kept = 0; i < points; i++)
      if (isfinite(y[i]))
        values[kept++] = x[i];
    sim_midranks(n, values, order, x_ranks);
    *rank = sim_rank_correlation(n, x_ranks, y_ranks);
  }
  free(order);
  free(values);
  return status;
}

int studies_sensitivity_rank(studies_sensitivity_t *self) {
  sample_t sample = {.self = self};
  int status = draw_sample(self, &sample);
  for (size_t o = 0; !status && o < self->output_count; o++)
    status = rank_output(self, &sample, o);
  free(sample.outputs);
  free(sample.inputs);
  free(sample.columns);
  return status;
}

static bool changes_any(const studies_sensitivity_t *self, size_t group) {
  for (size_t o = 0; o < self->output_count; o++)
    if (self->results[o].sets[group].changed > 0)
      return true;
  return false;
}

/* Holds a group at its P5 and its P95. */
static int swing_group(studies_sensitivity_t *self, size_t group) {
  const size_t outputs = self->output_count;
  studies_swing_t *swings = calloc(outputs, sizeof *swings);
  if (!swings)
    return SIM_ERR_NO_MEMORY;
  int status = studies_watch_cancelled(&self->request.watch) ? SIM_ERR_CANCELLED : SIM_OK;
  if (!status)
    status =
        studies_swing(&self->inputs.inputs, self->forecast.programme, &self->groups, group,
                      self->request.seed, self->request.points, self->outputs, outputs, swings);
  for (size_t o = 0; !status && o < outputs; o++)
    if (self->results[o].sets[group].changed > 0)
      self->effects[o * self->groups.count + group].swing = swings[o];
  free(swings);
  return status;
}

/* Nothing to do for a group that is no input, or changes nothing. */
static int swing_task(void *study, int worker, size_t g) {
  studies_sensitivity_t *self = study;
  (void)worker;
  return self->groups.groups[g].is_name && changes_any(self, g) ? swing_group(self, g) : SIM_OK;
}

int studies_sensitivity_swing(studies_sensitivity_t *self) {
  const int threads = self->request.threads ? self->request.threads : sim_crew_size();
  return sim_crew_share(threads, &(sim_tasks_t){self->groups.count, self, swing_task, NULL});
}
