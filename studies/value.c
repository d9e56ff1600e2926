// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/value.h"

#include "sim/engine/crew.h"
#include "sim/laws/normal.h"
#include "sim/status.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

studies_value_interval_t studies_value_interval(sim_gain_t gain) {
  const double half = SIM_Z975 * gain.se;
  return (studies_value_interval_t){fmax(0.0, gain.mean), fmax(0.0, gain.mean - half),
                                    fmax(0.0, gain.mean + half)};
}

static sim_choice_t choice_of(const studies_value_t *self) {
  return (sim_choice_t){self->alternatives.count, self->replicates,
                        (const double *const *)self->values};
}

/* One alternative by itself, in the criterion's own sense, and beside the best. */
static int describe(studies_value_t *self, size_t a) {
  const sim_choice_t choice = choice_of(self);
  const double sign = self->criterion.most ? 1.0 : -1.0;
  studies_value_decision_t *decision = &self->decisions[a];
  const size_t n = self->replicates;
  double *sorted = calloc(n, sizeof *sorted);
  if (!sorted)
    return SIM_ERR_NO_MEMORY;
  for (size_t r = 0; r < n; r++)
    sorted[r] = sign * self->values[a][r];
  sim_moments_of(&decision->value, n, sorted);
  gsl_sort(sorted, 1, n);
  decision->p05 = gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.05);
  decision->p95 = gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.95);
  decision->behind = sim_information_difference(&choice, self->best, a);
  decision->share = sim_information_share(&choice, a);
  free(sorted);
  return SIM_OK;
}

/* The greatest gain first; equal ones by name and year. */
static int by_gain(const void *a, const void *b) {
  const studies_value_input_t *x = a, *y = b;
  const double gx = fmax(0.0, x->gain.mean), gy = fmax(0.0, y->gain.mean);
  if (gx != gy)
    return gx > gy ? -1 : 1;
  const int names = strcmp(x->name, y->name);
  return names ? names : (x->year > y->year) - (x->year < y->year);
}

static int value_input(void *study, int worker, size_t i) {
  studies_value_t *self = study;
  const sim_choice_t choice = choice_of(self);
  (void)worker;
  return sim_information_input(&choice, self->best, self->inputs[i].draws, &self->inputs[i].gain);
}

static int value_inputs(studies_value_t *self) {
  const int threads = self->request.threads ? self->request.threads : sim_crew_size();
  const int status =
      sim_crew_share(threads, &(sim_tasks_t){self->input_count, self, value_input, NULL});
  qsort(self->inputs, self->input_count, sizeof *self->inputs, by_gain);
  return status;
}

/* Samples are the first replicates, unless some were left out. */
static sim_gain_t gain_of_all_inputs(const studies_value_t *self) {
  const sim_choice_t choice = choice_of(self);
  sim_moments_t gains, changed;
  sim_moments_of(&gains, self->samples, self->gains);
  sim_moments_of(&changed, self->samples, self->changed);
  if (self->replicates == self->request.replicates && gains.undefined == 0)
    return sim_information_nested(&choice, self->best, self->samples, self->gains, self->changed);
  return (sim_gain_t){gains.mean, sim_moments_se(&gains), changed.mean};
}

bool studies_value_is_short(const studies_value_t *self) {
  return self->input_count && self->inputs[0].gain.mean > self->all_inputs.mean;
}

int studies_value_analyse(studies_value_t *self) {
  const sim_choice_t choice = choice_of(self);
  int status = SIM_OK;
  self->best = sim_information_best(&choice);
  for (size_t a = 0; !status && a < self->alternatives.count; a++)
    status = describe(self, a);
  self->everything = sim_information_everything(&choice, self->best);
  if (!status)
    status = value_inputs(self);
  if (!status)
    status = studies_value_nest(self);
  if (!status)
    self->all_inputs = gain_of_all_inputs(self);
  return status;
}

void studies_value_free(studies_value_t *self) {
  for (size_t a = 0; a < STUDIES_ALTERNATIVES_MAX; a++)
    free(self->values[a]);
  for (size_t i = 0; i < self->input_count; i++)
    free(self->inputs[i].draws);
  free(self->inputs);
  free(self->gains);
  free(self->changed);
  studies_alternatives_free(&self->alternatives);
}
