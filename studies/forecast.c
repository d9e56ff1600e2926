// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/forecast.h"

#include "sim/estimate/replicated.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double studies_quantile_probability(int quantile) {
  static const double p[STUDIES_QUANTILES] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95};
  return p[quantile];
}

/* `errors`: those of a design; NULL: those of random draws. */
static void estimate(studies_estimate_t *e, const sim_summary_t *summary,
                     const sim_errors_t *errors) {
  const sim_moments_t *moments = &summary->moments;
  const double n = (double)moments->count, all = n + (double)moments->undefined;
  const double undefined = n > 0.0 ? 0.0 : (double)NAN;
  e->mean = moments->mean + undefined;
  e->sd = sim_moments_sd(moments) + undefined;
  e->mc_se = (errors ? errors->mean : sim_moments_se(moments)) + undefined;
  e->sd_se = errors ? errors->sd + undefined : sim_histogram_sd_se(&summary->histogram);
  e->defined = all > 0.0 ? n / all : 0.0;
  const sim_interval_t of_mean =
      errors ? errors->of_mean : sim_interval_of(summary, (sim_statistic_t){.kind = SIM_MEAN});
  e->mean_low = of_mean.low + undefined;
  e->mean_high = of_mean.high + undefined;
  for (int q = 0; q < STUDIES_QUANTILES; q++) {
    const double p = studies_quantile_probability(q);
    const sim_interval_t interval =
        errors ? errors->of_quantile[q]
               : sim_interval_of(summary, (sim_statistic_t){SIM_QUANTILE, p});
    e->quantile_low[q] = interval.low + undefined;
    e->quantile_high[q] = interval.high + undefined;
    e->quantile[q] = sim_histogram_quantile(&summary->histogram, p);
    e->quantile_se[q] =
        errors ? errors->quantile[q] : sim_histogram_quantile_se(&summary->histogram, p);
  }
}

sim_model_t studies_forecast_model(const studies_forecast_t *self) {
  return self->columns.outputs ? sim_columns_model(&self->columns)
                               : models_programme_model(self->programme);
}

static int prepare(studies_forecast_t *self, const models_inputs_t *inputs, uint64_t seed,
                   bool record_inputs, const models_programme_t *like) {
  *self = (studies_forecast_t){.seed = seed};
  int status = models_programme_init_like(&self->programme, inputs, seed, record_inputs, like);
  if (status)
    return status;
  const models_output_t *outputs = models_programme_outputs(self->programme);
  self->count = models_programme_output_count(self->programme);
  self->first_year = models_programme_first_year(self->programme, &self->years);
  self->summaries =
      calloc(models_programme_model(self->programme).output_count, sizeof *self->summaries);
  self->estimates = calloc(self->count, sizeof *self->estimates);
  if (!self->summaries || !self->estimates) {
    studies_forecast_free(self);
    return SIM_ERR_NO_MEMORY;
  }
  for (size_t i = 0; i < self->count; i++)
    self->estimates[i] = (studies_estimate_t){.output = outputs[i].name,
                                              .year = outputs[i].year,
                                              .unit = outputs[i].unit,
                                              .whole = outputs[i].whole};
  return SIM_OK;
}

int studies_forecast_prepare(studies_forecast_t *self, const models_inputs_t *inputs, uint64_t seed,
                             bool record_inputs) {
  return prepare(self, inputs, seed, record_inputs, NULL);
}

int studies_forecast_prepare_like(studies_forecast_t *self, const models_inputs_t *inputs,
                                  uint64_t seed, const studies_forecast_t *like) {
  return prepare(self, inputs, seed, false, like ? like->programme : NULL);
}

int studies_forecast_keep(studies_forecast_t *self, const bool *kept) {
  const size_t recorded = models_programme_recorded(self->programme), outputs = self->count;
  size_t *index = calloc(outputs + recorded + 1, sizeof *index), count = 0;
  int status = index ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; index && i < outputs; i++)
    if (kept[i]) {
      index[count] = i;
      self->estimates[count++] = self->estimates[i];
    }
  if (!status) {
    self->count = count;
    for (size_t i = 0; i < recorded; i++)
      index[count++] = outputs + i;
    const sim_model_t model = models_programme_model_of(self->programme, count, index);
    status = sim_columns_init(&self->columns, &model, count, index);
  }
  free(index);
  if (status)
    studies_forecast_free(self);
  return status;
}

bool studies_forecast_is_chosen(const studies_forecast_t *self) {
  return self->columns.outputs != NULL;
}

size_t studies_forecast_place(const studies_forecast_t *self, size_t output) {
  if (!studies_forecast_is_chosen(self))
    return output;
  size_t place = 0;
  while (place < self->count && self->columns.outputs[place] != output)
    place++;
  return place;
}

static bool is_event(const studies_estimate_t *estimate) {
  return strcmp(estimate->unit, "event") == 0;
}

bool studies_forecast_has_events(const studies_forecast_t *self) {
  for (size_t i = 0; i < self->count; i++)
    if (is_event(&self->estimates[i]))
      return true;
  return false;
}

int studies_forecast_prepare_events(studies_forecast_t *self, const models_inputs_t *inputs,
                                    uint64_t seed, const studies_forecast_t *stated) {
  int status = prepare(self, inputs, seed, false, stated ? stated->programme : NULL);
  if (status)
    return status;
  bool *kept = calloc(self->count + 1, sizeof *kept);
  for (size_t i = 0; kept && i < self->count; i++) {
    const studies_estimate_t *e = &self->estimates[i];
    kept[i] = is_event(e) && (!stated || studies_forecast_find(stated, e->output, e->year));
  }
  if (kept) {
    status = studies_forecast_keep(self, kept);
  } else {
    status = SIM_ERR_NO_MEMORY;
    studies_forecast_free(self);
  }
  free(kept);
  return status;
}

/* Runs by a design whose errors come from its randomisations. */
static int run_design(studies_forecast_t *self, const sim_run_options_t *options,
                      sim_design_kind_t kind) {
  const sim_model_t model = studies_forecast_model(self);
  double p[STUDIES_QUANTILES];
  for (int q = 0; q < STUDIES_QUANTILES; q++)
    p[q] = studies_quantile_probability(q);
  sim_errors_t *errors = calloc(model.output_count, sizeof *errors);
  int status =
      errors ? sim_design_init(&self->design, kind, options->replicates) : SIM_ERR_NO_MEMORY;
  if (!status)
    status = models_programme_design(self->programme, &self->design);
  if (!status)
    status = sim_replicated_run(&model, options, SIM_DESIGN_REPLICATIONS, STUDIES_QUANTILES, p,
                                self->summaries, errors);
  for (size_t i = 0; !status && i < self->count; i++)
    estimate(&self->estimates[i], &self->summaries[i], &errors[i]);
  free(errors);
  return status;
}

void studies_forecast_estimate(studies_forecast_t *self, const sim_summary_t *summaries) {
  for (size_t i = 0; i < self->count; i++)
    estimate(&self->estimates[i], &summaries[i], NULL);
}

static int run_random(studies_forecast_t *self, const sim_run_options_t *options) {
  const sim_model_t model = studies_forecast_model(self);
  const int status = sim_run(&model, options, self->summaries);
  if (!status)
    studies_forecast_estimate(self, self->summaries);
  return status;
}

int studies_forecast_simulate(studies_forecast_t *self, const sim_run_options_t *options,
                              sim_design_kind_t design) {
  self->replicates = options->replicates;
  const int status =
      design == SIM_DESIGN_RANDOM ? run_random(self, options) : run_design(self, options, design);
  if (status)
    studies_forecast_free(self);
  return status;
}

int studies_forecast_simulate_until(studies_forecast_t *self, const sim_run_options_t *options,
                                    const sim_sequential_t *sequence) {
  const sim_model_t model = studies_forecast_model(self);
  const int status =
      sim_sequential_run(&model, options, sequence, self->summaries, &self->replicates);
  if (status)
    studies_forecast_free(self);
  else
    studies_forecast_estimate(self, self->summaries);
  return status;
}

int studies_forecast_run(studies_forecast_t *self, const models_inputs_t *inputs, uint64_t seed,
                         const sim_run_options_t *options, bool record_inputs) {
  const int status = studies_forecast_prepare(self, inputs, seed, record_inputs);
  return status ? status : studies_forecast_simulate(self, options, SIM_DESIGN_RANDOM);
}

void studies_forecast_free(studies_forecast_t *self) {
  if (self->summaries)
    sim_summaries_free(studies_forecast_model(self).output_count, self->summaries);
  free(self->summaries);
  free(self->estimates);
  sim_columns_free(&self->columns);
  models_programme_free(self->programme);
  *self = (studies_forecast_t){0};
}

const studies_estimate_t *studies_forecast_find(const studies_forecast_t *self, const char *output,
                                                int year) {
  for (size_t i = 0; i < self->count; i++)
    if (self->estimates[i].year == year && strcmp(self->estimates[i].output, output) == 0)
      return &self->estimates[i];
  return NULL;
}

size_t studies_forecast_curve(const studies_forecast_t *self, const char *output, int year,
                              size_t points, double *x, double *p) {
  const studies_estimate_t *estimate = studies_forecast_find(self, output, year);
  if (!estimate || estimate->defined == 0.0 || points < 2)
    return 0;
  const sim_histogram_t *histogram = &self->summaries[estimate - self->estimates].histogram;
  for (size_t i = 0; i < points; i++) {
    p[i] = 0.001 + 0.998 * (double)i / (double)(points - 1);
    x[i] = sim_histogram_quantile(histogram, p[i]);
  }
  return points;
}
