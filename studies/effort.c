// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/effort.h"

#include "sim/status.h"

#include <string.h>

static const char *const designs[] = {
    [SIM_DESIGN_RANDOM] = "random", [SIM_DESIGN_LHS] = "lhs", [SIM_DESIGN_SOBOL] = "sobol"};

enum { DESIGNS = sizeof designs / sizeof designs[0] };

const char *studies_effort_design(sim_design_kind_t design) {
  return designs[design];
}

static void read_design(studies_effort_t *self, const char *text, words_report_t *report) {
  for (size_t i = 0; i < DESIGNS; i++)
    if (strcmp(text, designs[i]) == 0) {
      self->design = (sim_design_kind_t)i;
      return;
    }
  words_report_error(report, NULL, WORDS_MSG_DESIGN_UNKNOWN, WORDS_ARGS(text));
}

static const char *digits(uint64_t n, char text[24]) {
  snprintf(text, 24, "%llu", (unsigned long long)n);
  return text;
}

static void check_replicates(studies_effort_t *self, words_report_t *report) {
  char asked[24], most[24];
  self->replicates = sim_design_replicates(self->design, self->asked);
  if (!self->replicates)
    words_report_error(report, NULL, WORDS_MSG_DESIGN_MANY,
                       WORDS_ARGS(digits(self->asked, asked), designs[self->design],
                                  digits(SIM_DESIGN_MOST, most)));
}

static void read_precisions(studies_effort_t *self, const studies_effort_request_t *request,
                            words_report_t *report) {
  char asked[24], most[24];
  self->precision_count = request->precision_count;
  self->most = request->max_replicates ? request->max_replicates : STUDIES_EFFORT_MOST;
  self->asked = request->is_given ? request->replicates : 1;
  for (size_t i = 0; i < self->precision_count; i++)
    studies_precision_parse(&self->precisions[i], request->precisions[i], report);
  if (self->design != SIM_DESIGN_RANDOM)
    words_report_error(report, NULL, WORDS_MSG_PRECISION_DESIGN, WORDS_ARGS(designs[self->design]));
  if (self->asked > self->most)
    words_report_error(report, NULL, WORDS_MSG_PRECISION_FIRST,
                       WORDS_ARGS(digits(self->asked, asked), digits(self->most, most)));
}

int studies_effort_read(studies_effort_t *self, const studies_effort_request_t *request,
                        words_report_t *report) {
  const size_t before = report->errors;
  *self = (studies_effort_t){.asked = request->replicates};
  if (request->design)
    read_design(self, request->design, report);
  if (request->precision_count)
    read_precisions(self, request, report);
  else if (request->max_replicates)
    words_report_error(report, NULL, WORDS_MSG_PRECISION_NO_GOAL, NULL);
  check_replicates(self, report);
  return report->errors > before ? SIM_ERR_DOMAIN : SIM_OK;
}

int studies_effort_bind(studies_effort_t *self, const studies_forecast_t *forecast,
                        words_report_t *report) {
  int status = SIM_OK;
  for (size_t i = 0; status != SIM_ERR_NO_MEMORY && i < self->precision_count; i++) {
    const int bound = studies_precision_bind(&self->precisions[i], forecast, report);
    status = bound ? bound : status;
  }
  return status;
}

static int simulate_until(studies_effort_t *self, studies_forecast_t *forecast,
                          const sim_run_options_t *options,
                          void (*stage)(void *ctx, uint64_t target)) {
  sim_goal_t goals[STUDIES_PRECISIONS_MAX];
  for (size_t i = 0; i < self->precision_count; i++)
    goals[i] = self->precisions[i].goal;
  const sim_sequential_t sequence = {.goals = goals,
                                     .count = self->precision_count,
                                     .first = self->asked,
                                     .most = self->most,
                                     .ctx = options->ctx,
                                     .stage = stage};
  const int status = studies_forecast_simulate_until(forecast, options, &sequence);
  for (size_t i = 0; !status && i < self->precision_count; i++)
    self->precisions[i].goal = goals[i];
  self->replicates = status ? 0 : forecast->replicates;
  return status;
}

int studies_effort_simulate(studies_effort_t *self, studies_forecast_t *forecast,
                            const sim_run_options_t *options,
                            void (*stage)(void *ctx, uint64_t target)) {
  sim_run_options_t own = *options;
  self->dimensions = models_programme_dimensions(forecast->programme);
  if (self->precision_count)
    return simulate_until(self, forecast, options, stage);
  own.replicates = self->replicates;
  if (stage)
    stage(own.ctx, own.replicates);
  return studies_forecast_simulate(forecast, &own, self->design);
}

bool studies_effort_reached(const studies_effort_t *self) {
  for (size_t i = 0; i < self->precision_count; i++)
    if (!self->precisions[i].goal.reached)
      return false;
  return true;
}
