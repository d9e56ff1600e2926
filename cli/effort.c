// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/effort.h"

#include "cli/numeral.h"
#include "cli/say.h"
#include "sim/net.h"
#include "sim/status.h"

#include <string.h>

static const struct {
  const char *name;
  cli_message_t words;
} designs[] = {
    [SIM_DESIGN_RANDOM] = {"random", CLI_MSG_DESIGN_RANDOM},
    [SIM_DESIGN_LHS] = {"lhs", CLI_MSG_DESIGN_LHS},
    [SIM_DESIGN_SOBOL] = {"sobol", CLI_MSG_DESIGN_SOBOL},
};

enum { DESIGNS = sizeof designs / sizeof designs[0] };

const char *cli_effort_design(sim_design_kind_t design) {
  return designs[design].name;
}

static void read_design(cli_effort_t *self, const char *text, cli_report_t *report) {
  for (size_t i = 0; i < DESIGNS; i++)
    if (strcmp(text, designs[i].name) == 0) {
      self->design = (sim_design_kind_t)i;
      return;
    }
  cli_report_error(report, NULL, CLI_MSG_DESIGN_UNKNOWN, CLI_ARGS(text));
}

static const char *digits(uint64_t n, char text[24]) {
  snprintf(text, 24, "%llu", (unsigned long long)n);
  return text;
}

static void check_replicates(cli_effort_t *self, cli_report_t *report) {
  char asked[24], most[24];
  self->replicates = sim_design_replicates(self->design, self->asked);
  if (!self->replicates)
    cli_report_error(report, NULL, CLI_MSG_DESIGN_MANY,
                     CLI_ARGS(digits(self->asked, asked), designs[self->design].name,
                              digits(SIM_DESIGN_MOST, most)));
}

static void read_precisions(cli_effort_t *self, const cli_options_t *options,
                            cli_report_t *report) {
  char asked[24], most[24];
  self->precision_count = options->precisions.count;
  self->most = options->max_replicates ? options->max_replicates : CLI_EFFORT_MOST;
  self->asked = options->replicates_given ? options->replicates : 1;
  for (size_t i = 0; i < self->precision_count; i++)
    cli_precision_parse(&self->precisions[i], options->precisions.items[i], report);
  if (self->design != SIM_DESIGN_RANDOM)
    cli_report_error(report, NULL, CLI_MSG_PRECISION_DESIGN, CLI_ARGS(designs[self->design].name));
  if (self->asked > self->most)
    cli_report_error(report, NULL, CLI_MSG_PRECISION_FIRST,
                     CLI_ARGS(digits(self->asked, asked), digits(self->most, most)));
}

int cli_effort_read(cli_effort_t *self, const cli_options_t *options, cli_report_t *report) {
  const size_t before = report->errors;
  *self = (cli_effort_t){.asked = options->replicates};
  if (options->design)
    read_design(self, options->design, report);
  if (options->precisions.count)
    read_precisions(self, options, report);
  else if (options->max_replicates)
    cli_report_error(report, NULL, CLI_MSG_PRECISION_NO_GOAL, NULL);
  check_replicates(self, report);
  return report->errors > before ? SIM_ERR_DOMAIN : SIM_OK;
}

int cli_effort_bind(cli_effort_t *self, const cli_forecast_t *forecast, cli_report_t *report) {
  int status = SIM_OK;
  for (size_t i = 0; status != SIM_ERR_NO_MEMORY && i < self->precision_count; i++) {
    const int bound = cli_precision_bind(&self->precisions[i], forecast, report);
    status = bound ? bound : status;
  }
  return status;
}

static int simulate_until(cli_effort_t *self, cli_forecast_t *forecast,
                          const sim_run_options_t *options,
                          void (*stage)(void *ctx, uint64_t target)) {
  sim_goal_t goals[CLI_LAYERS_MAX];
  for (size_t i = 0; i < self->precision_count; i++)
    goals[i] = self->precisions[i].goal;
  const sim_sequential_t sequence = {.goals = goals,
                                     .count = self->precision_count,
                                     .first = self->asked,
                                     .most = self->most,
                                     .ctx = options->ctx,
                                     .stage = stage};
  const int status = cli_forecast_simulate_until(forecast, options, &sequence);
  for (size_t i = 0; !status && i < self->precision_count; i++)
    self->precisions[i].goal = goals[i];
  self->replicates = status ? 0 : forecast->replicates;
  return status;
}

int cli_effort_simulate(cli_effort_t *self, cli_forecast_t *forecast,
                        const sim_run_options_t *options,
                        void (*stage)(void *ctx, uint64_t target)) {
  sim_run_options_t own = *options;
  self->dimensions = models_programme_dimensions(forecast->programme);
  if (self->precision_count)
    return simulate_until(self, forecast, options, stage);
  own.replicates = self->replicates;
  if (stage)
    stage(own.ctx, own.replicates);
  return cli_forecast_simulate(forecast, &own, self->design);
}

bool cli_effort_reached(const cli_effort_t *self) {
  for (size_t i = 0; i < self->precision_count; i++)
    if (!self->precisions[i].goal.reached)
      return false;
  return true;
}

static const char *number(uint64_t n, cli_lang_t lang, char text[PLOTS_NUMBER_BYTES]) {
  cli_numeral(text, (double)n, 0, lang);
  return text;
}

static int print_design(const cli_effort_t *self, cli_lang_t lang, FILE *stream) {
  char parts[PLOTS_NUMBER_BYTES], points[PLOTS_NUMBER_BYTES];
  number(SIM_DESIGN_REPLICATIONS, lang, parts);
  number(self->replicates / SIM_DESIGN_REPLICATIONS, lang, points);
  int lost = cli_say(stream, lang, CLI_MSG_DESIGN_USED,
                     CLI_ARGS(cli_message(designs[self->design].words, lang), parts, points));
  if (self->replicates != self->asked)
    lost |=
        cli_say(stream, lang, CLI_MSG_DESIGN_RAISED,
                CLI_ARGS(number(self->asked, lang, parts), number(self->replicates, lang, points)));
  if (self->design == SIM_DESIGN_SOBOL && self->dimensions > SIM_NET_DIMENSIONS)
    lost |= cli_say(
        stream, lang, CLI_MSG_DESIGN_PADDED,
        CLI_ARGS(number(SIM_NET_DIMENSIONS, lang, parts), number(self->dimensions, lang, points)));
  return lost;
}

int cli_effort_print(const cli_effort_t *self, cli_lang_t lang, FILE *stream) {
  int lost = self->design == SIM_DESIGN_RANDOM ? 0 : print_design(self, lang, stream);
  for (size_t i = 0; i < self->precision_count; i++)
    lost |= cli_precision_print(&self->precisions[i], self->replicates, lang, stream);
  return lost ? -1 : 0;
}
