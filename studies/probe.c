// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/probe.h"

#include "sim/engine/column.h"
#include "sim/status.h"
#include "studies/response.h"

#include <stdlib.h>

typedef struct {
  const studies_probe_t *probe;
  double *trace;
} sink_t;

static bool cancelled(void *ctx) {
  const studies_probe_t *probe = ((const sink_t *)ctx)->probe;
  return probe->cancelled && probe->cancelled(probe->ctx);
}

/* Keeps the first draws. */
static int keep(void *ctx, uint64_t first, size_t count, double *const *columns) {
  const sink_t *sink = ctx;
  for (size_t i = 0; i < count && first + i < STUDIES_TRACE_DRAWS; i++)
    sink->trace[first + i] = columns[0][i];
  return 0;
}

static double *new_trace(studies_probe_t *self) {
  double **traces = realloc(self->traces, (self->trace_count + 1) * sizeof(double *));
  if (!traces)
    return NULL;
  self->traces = traces;
  double *trace = calloc(STUDIES_TRACE_DRAWS, sizeof *trace);
  if (trace)
    traces[self->trace_count++] = trace;
  return trace;
}

static size_t trace_draws(const studies_probe_t *self) {
  return self->replicates < STUDIES_TRACE_DRAWS ? (size_t)self->replicates : STUDIES_TRACE_DRAWS;
}

static int run_output(studies_probe_t *self, const sim_model_t *model, studies_response_t *out) {
  sink_t sink = {self, new_trace(self)};
  sim_summary_t summary;
  if (!sink.trace)
    return SIM_ERR_NO_MEMORY;
  const sim_run_options_t options = {.replicates = self->replicates,
                                     .threads = self->threads,
                                     .ctx = &sink,
                                     .cancelled = cancelled,
                                     .sink = keep};
  const int status = sim_run(model, &options, &summary);
  if (status)
    return status;
  *out =
      studies_response_of(self->condition->of.statistic, &summary, sink.trace, trace_draws(self));
  sim_summaries_free(1, &summary);
  return SIM_OK;
}

static int run(studies_probe_t *self, const models_programme_t *programme,
               studies_response_t *out) {
  const size_t index = studies_output_index(&self->condition->of.output, programme);
  if (index == models_programme_output_count(programme))
    return SIM_ERR_DOMAIN;
  const sim_model_t all = models_programme_model_of(programme, 1, &index);
  sim_columns_t columns;
  int status = sim_columns_init(&columns, &all, 1, &index);
  const sim_model_t model = sim_columns_model(&columns);
  if (!status)
    status = run_output(self, &model, out);
  sim_columns_free(&columns);
  return status;
}

static int evaluate(void *ctx, double value, studies_response_t *out) {
  studies_probe_t *self = ctx;
  models_programme_t *programme;
  studies_lever_set(self->lever, value);
  int status = models_programme_init_like(&programme, &self->lever->inputs.inputs, self->seed,
                                          false, self->last);
  if (!status)
    status = run(self, programme, out);
  models_programme_free(self->last);
  self->last = programme;
  if (!status && self->counted)
    self->counted(self->ctx, self->trace_count);
  return status;
}

static double difference_se(void *ctx, const studies_response_t *a, const studies_response_t *b) {
  const studies_probe_t *self = ctx;
  return studies_response_error(a->trace, b->trace, trace_draws(self), (double)self->replicates);
}

studies_function_t studies_probe_function(studies_probe_t *self) {
  return (studies_function_t){.ctx = self, .evaluate = evaluate, .difference_se = difference_se};
}

void studies_probe_free(studies_probe_t *self) {
  for (size_t i = 0; i < self->trace_count; i++)
    free(self->traces[i]);
  free(self->traces);
  models_programme_free(self->last);
  self->traces = NULL;
  self->trace_count = 0;
  self->last = NULL;
}
