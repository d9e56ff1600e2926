// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/forecast.h"

#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double cli_quantile_probability(int quantile) {
  static const double p[CLI_QUANTILES] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95};
  return p[quantile];
}

static cli_estimate_t estimate_of(const models_output_t *output, const sim_summary_t *summary) {
  const sim_moments_t *moments = &summary->moments;
  const double n = (double)moments->count, all = n + (double)moments->undefined;
  const double undefined = n > 0.0 ? 0.0 : (double)NAN;
  cli_estimate_t e = {.output = output->name,
                      .year = output->year,
                      .unit = output->unit,
                      .whole = output->whole,
                      .mean = moments->mean + undefined,
                      .sd = sim_moments_sd(moments) + undefined,
                      .mc_se = sim_moments_se(moments) + undefined,
                      .defined = all > 0.0 ? n / all : 0.0};
  for (int q = 0; q < CLI_QUANTILES; q++) {
    const double p = cli_quantile_probability(q);
    e.quantile[q] = sim_histogram_quantile(&summary->histogram, p);
    e.quantile_se[q] = sim_histogram_quantile_se(&summary->histogram, p);
  }
  return e;
}

int cli_forecast_run(cli_forecast_t *self, const models_inputs_t *inputs, uint64_t seed,
                     const sim_run_options_t *options, bool record_inputs) {
  *self = (cli_forecast_t){.replicates = options->replicates, .seed = seed};
  int status = models_programme_init(&self->programme, inputs, seed, record_inputs);
  if (status)
    return status;
  const sim_model_t model = models_programme_model(self->programme);
  const models_output_t *outputs = models_programme_outputs(self->programme);
  self->count = models_programme_output_count(self->programme);
  self->first_year = models_programme_first_year(self->programme, &self->years);
  self->summaries = calloc(model.output_count, sizeof *self->summaries);
  self->estimates = calloc(self->count, sizeof *self->estimates);
  status = self->summaries && self->estimates ? sim_run(&model, options, self->summaries)
                                              : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < self->count; i++)
    self->estimates[i] = estimate_of(&outputs[i], &self->summaries[i]);
  if (status)
    cli_forecast_free(self);
  return status;
}

void cli_forecast_free(cli_forecast_t *self) {
  if (self->summaries)
    sim_summaries_free(models_programme_model(self->programme).output_count, self->summaries);
  free(self->summaries);
  free(self->estimates);
  models_programme_free(self->programme);
  *self = (cli_forecast_t){0};
}

const cli_estimate_t *cli_forecast_find(const cli_forecast_t *self, const char *output, int year) {
  for (size_t i = 0; i < self->count; i++)
    if (self->estimates[i].year == year && strcmp(self->estimates[i].output, output) == 0)
      return &self->estimates[i];
  return NULL;
}

size_t cli_forecast_curve(const cli_forecast_t *self, const char *output, int year, size_t points,
                          double *x, double *p) {
  const cli_estimate_t *estimate = cli_forecast_find(self, output, year);
  if (!estimate || estimate->defined == 0.0 || points < 2)
    return 0;
  const sim_histogram_t *histogram = &self->summaries[estimate - self->estimates].histogram;
  for (size_t i = 0; i < points; i++) {
    p[i] = 0.001 + 0.998 * (double)i / (double)(points - 1);
    x[i] = sim_histogram_quantile(histogram, p[i]);
  }
  return points;
}
