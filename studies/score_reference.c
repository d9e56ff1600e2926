// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/outputs.h"
#include "studies/score.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Outputs whose plan is another output. */
static const struct {
  models_series_id_t output, plan;
} plans[] = {{MODELS_S_BENEFICIARIES, MODELS_S_PLACES}, {MODELS_S_SPENDING, MODELS_S_CEILING}};

/* An event that the plan says happens. */
static bool is_promised(const char *output) {
  static const models_series_id_t events[] = {MODELS_S_SUFFICES, MODELS_S_POOLED,
                                              MODELS_S_FILLED,   MODELS_S_PLAN_MET,
                                              MODELS_S_GOAL_MET, MODELS_S_ALL_MET};
  for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
    if (strcmp(models_series_name(events[i]), output) == 0)
      return true;
  return strncmp(output, "event.goal_met.", 15) == 0;
}

/* In %; NaN when the programme has no such goal, or does not know it. */
static double goal_of(const models_inputs_t *inputs, const char *indicator) {
  char name[MODELS_NAME_MAX + 8];
  snprintf(name, sizeof name, "goal.%.*s", MODELS_NAME_MAX, indicator);
  const size_t i = models_inputs_find(inputs, name, 0);
  if (i == inputs->count || inputs->rows[i].distribution != MODELS_CONSTANT)
    return (double)NAN;
  return rint(1e6 * inputs->rows[i].value) / 1e4; /* 29, not 28.999… */
}

double studies_score_plan(const studies_forecast_t *forecast, const models_inputs_t *inputs,
                          const studies_estimate_t *estimate) {
  if (is_promised(estimate->output))
    return 1.0;
  if (strncmp(estimate->output, "indicator.", 10) == 0)
    return goal_of(inputs, estimate->output + 10);
  for (size_t i = 0; i < sizeof plans / sizeof plans[0]; i++) {
    if (strcmp(models_series_name(plans[i].output), estimate->output) != 0)
      continue;
    const studies_estimate_t *plan =
        studies_forecast_find(forecast, models_series_name(plans[i].plan), estimate->year);
    return plan ? plan->quantile[STUDIES_P50] : (double)NAN;
  }
  return (double)NAN;
}

double studies_score_previous(const inputs_programme_t *inputs, const inputs_observed_t *observed,
                              const studies_estimate_t *estimate) {
  const int year = estimate->year ? estimate->year - 1 : -1;
  for (size_t i = 0; i < observed->count; i++) {
    const inputs_observed_row_t *row = &observed->rows[i];
    if (row->year == year && row->round == 0 && strcmp(row->name, estimate->output) == 0)
      return row->value;
  }
  for (size_t i = 0; i < inputs->history_count; i++) {
    const inputs_history_row_t *row = &inputs->history[i];
    if (row->year == year && row->base == 0 && strcmp(row->name, estimate->output) == 0)
      return row->value;
  }
  return (double)NAN;
}
