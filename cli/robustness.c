// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/robustness.h"

#include "sim/status.h"

#include <math.h>
#include <string.h>

static int run(cli_robustness_t *self, models_spread_t spread, const models_inputs_t *inputs,
               uint64_t seed, sim_design_kind_t design, const sim_run_options_t *options) {
  models_inputs_t changed;
  int status = models_inputs_respread(inputs, spread, &changed);
  if (status)
    return status == SIM_ERR_DOMAIN ? SIM_OK : status;
  cli_forecast_t *forecast = &self->runs[spread];
  status = cli_forecast_prepare_events(forecast, &changed, seed);
  models_inputs_free(&changed); /* the programme has copied what it needs */
  return status ? status : cli_forecast_simulate(forecast, options, design);
}

int cli_robustness_run(cli_robustness_t *self, const models_inputs_t *inputs, uint64_t seed,
                       sim_design_kind_t design, uint64_t replicates,
                       const sim_run_options_t *options) {
  *self = (cli_robustness_t){0};
  if (!models_inputs_has_judged_spread(inputs))
    return SIM_OK;
  const uint64_t most = CLI_ROBUSTNESS_MOST;
  self->replicates = sim_design_replicates(design, replicates < most ? replicates : most);
  const sim_run_options_t own = {.threads = options->threads,
                                 .replicates = self->replicates,
                                 .ctx = options->ctx,
                                 .cancelled = options->cancelled};
  int status = SIM_OK;
  for (int spread = 0; !status && spread < CLI_SPREADS; spread++)
    status = run(self, (models_spread_t)spread, inputs, seed, design, &own);
  return status;
}

void cli_robustness_free(cli_robustness_t *self) {
  for (int spread = 0; spread < CLI_SPREADS; spread++)
    cli_forecast_free(&self->runs[spread]);
  *self = (cli_robustness_t){0};
}

const cli_estimate_t *cli_robustness_find(const cli_robustness_t *self, models_spread_t spread,
                                          const char *output, int year) {
  return cli_forecast_find(&self->runs[spread], output, year);
}

/* Ten digits, as in summary.csv; nothing where there is no number. */
static void put(FILE *file, double x) {
  if (isfinite(x))
    fprintf(file, ",%.10g", x == 0.0 ? 0.0 : x);
  else
    fputc(',', file);
}

static void put_event(const cli_robustness_t *self, const cli_estimate_t *e, FILE *file) {
  const double none = (double)NAN;
  const cli_estimate_t *changed[CLI_SPREADS];
  fprintf(file, "%s,", e->output);
  if (e->year)
    fprintf(file, "%d", e->year);
  put(file, e->mean);
  for (int s = 0; s < CLI_SPREADS; s++) {
    changed[s] = cli_robustness_find(self, (models_spread_t)s, e->output, e->year);
    put(file, changed[s] ? changed[s]->mean : none);
  }
  put(file, e->mc_se);
  for (int s = 0; s < CLI_SPREADS; s++)
    put(file, changed[s] ? changed[s]->mc_se : none);
  fprintf(file, ",%llu\n", (unsigned long long)self->replicates);
}

void cli_robustness_write(const cli_robustness_t *self, const cli_forecast_t *forecast,
                          FILE *file) {
  fputs("output,year,probability,halved,doubled,mc_se,halved_se,doubled_se,replicates\n", file);
  for (size_t i = 0; i < forecast->count; i++)
    if (strcmp(forecast->estimates[i].unit, "event") == 0)
      put_event(self, &forecast->estimates[i], file);
}
