// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/score.h"

#include "sim/design/stream.h"
#include "sim/status.h"
#include "sim/summary/ascend.h"
#include "studies/score_rules.h"
#include "studies/update.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the sink of the run needs. */
typedef struct {
  studies_scores_t *scores;
  const size_t *outputs; /* the column of each score */
  const sim_run_options_t *options;
} gather_t;

static int keep(void *ctx, uint64_t first, size_t count, double *const *columns) {
  const gather_t *self = ctx;
  for (size_t i = 0; i < self->scores->count; i++)
    memcpy(self->scores->draws + i * self->scores->capacity + first, columns[self->outputs[i]],
           count * sizeof(double));
  return 0;
}

static bool cancelled(void *ctx) {
  const sim_run_options_t *options = ((const gather_t *)ctx)->options;
  return options->cancelled && options->cancelled(options->ctx);
}

static void progressed(void *ctx, uint64_t done) {
  const sim_run_options_t *options = ((const gather_t *)ctx)->options;
  if (options->progress)
    options->progress(options->ctx, done);
}

/* Nothing is left to score. */
static int refuse_all(const studies_scores_t *self, const inputs_observed_t *observed,
                      words_report_t *report) {
  words_report_error(report, &(words_place_t){.file = observed->path},
                     self->fed_count ? WORDS_MSG_SCORE_FED_ALL : WORDS_MSG_SCORE_NOTHING, NULL);
  return SIM_ERR_DOMAIN;
}

/* Makes the rows that can be scored, and tells the column of each. */
static int choose(studies_scores_t *self, const studies_forecast_t *forecast,
                  const models_inputs_t *inputs, const inputs_observed_t *observed,
                  size_t **outputs, words_report_t *report) {
  self->scores = calloc(observed->count + 1, sizeof *self->scores);
  self->fed = calloc(observed->count + 1, sizeof *self->fed);
  *outputs = calloc(observed->count + 1, sizeof **outputs);
  if (!self->scores || !self->fed || !*outputs)
    return SIM_ERR_NO_MEMORY;
  self->fed_to = studies_score_fed_to(inputs);
  for (size_t i = 0; i < observed->count; i++) {
    const inputs_observed_row_t *row = &observed->rows[i];
    const bool is_before = row->output >= forecast->count;
    self->before += is_before;
    self->by_round += !is_before && row->round > 0;
    if (is_before || row->round > 0)
      continue;
    if (studies_score_fed(inputs, row->name, row->year)) {
      self->fed[self->fed_count++] = i;
      continue;
    }
    const bool is_late = self->fed_to && row->year <= self->fed_to;
    (*outputs)[self->count] = row->output;
    self->late += is_late;
    self->scores[self->count++] = (studies_score_t){.estimate = &forecast->estimates[row->output],
                                                    .line = row->line,
                                                    .value = row->value,
                                                    .is_late = is_late};
  }
  return self->count ? SIM_OK : refuse_all(self, observed, report);
}

/* Moves to the front the replicates in which the output exists; returns how many. */
static size_t drop_undefined(double *x, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++)
    if (isfinite(x[i]))
      x[kept++] = x[i];
  return kept;
}

static double uniform_of(const studies_estimate_t *estimate, uint64_t seed) {
  char name[160];
  sim_stream_t stream;
  double u;
  snprintf(name, sizeof name, "score.%.120s.%d", estimate->output, estimate->year);
  sim_stream_init(&stream, seed, name);
  sim_stream_uniforms(&stream, 0, 1, &u);
  return u;
}

static double surprise_of(const studies_score_t *score) {
  const double to = score->below + score->equal, from = 1.0 - score->below;
  const double tail = to < from ? to : from;
  return score->is_event ? score->equal : fmin(1.0, 2.0 * tail);
}

/* The scores of an event: its CRPS is its Brier score. */
static void score_event(studies_score_t *score) {
  score->brier = score->crps;
  score->crps = score->interval_score = score->pit = (double)NAN;
}

static void score_one(studies_score_t *score, double *x, size_t n, uint64_t seed) {
  const studies_estimate_t *e = score->estimate;
  const double y = score->value, none = (double)NAN;
  const studies_place_t place = studies_score_place(n, x, y);
  score->replicates = n;
  score->is_event = strcmp(e->unit, "event") == 0;
  score->below = (double)place.below / (double)n;
  score->equal = (double)place.equal / (double)n;
  score->pit = studies_score_pit(place, n, uniform_of(e, seed));
  score->crps = studies_score_crps(n, x, y);
  score->interval_score =
      studies_score_interval(e->quantile[STUDIES_P05], e->quantile[STUDIES_P95], 0.1, y);
  score->log_score = score->log_score_se = score->brier = none;
  if (e->whole)
    score->log_score = studies_score_log(place, n, &score->log_score_se);
  score->in_90 = y >= e->quantile[STUDIES_P05] && y <= e->quantile[STUDIES_P95];
  score->in_50 = y >= e->quantile[STUDIES_P25] && y <= e->quantile[STUDIES_P75];
  score->surprise = surprise_of(score);
  if (score->is_event)
    score_event(score);
}

/* An output that exists in no replicate was not forecast: nothing can be said of it. */
static void score_none(studies_score_t *score) {
  const double none = (double)NAN;
  score->below = score->equal = score->pit = score->crps = score->interval_score = none;
  score->log_score = score->log_score_se = score->brier = score->surprise = none;
  score->is_event = strcmp(score->estimate->unit, "event") == 0;
}

static void compare(studies_score_t *score, const studies_forecast_t *forecast,
                    const inputs_programme_t *inputs, const inputs_observed_t *observed) {
  const double own = score->is_event ? score->brier : score->crps;
  score->reference[STUDIES_PREVIOUS] = studies_score_previous(inputs, observed, score->estimate);
  score->reference[STUDIES_PLAN] = studies_score_plan(forecast, &inputs->inputs, score->estimate);
  for (int r = 0; r < STUDIES_REFERENCES; r++) {
    const double away = fabs(score->value - score->reference[r]);
    score->skill[r] = away > 0.0 ? 1.0 - own / (score->is_event ? away * away : away) : (double)NAN;
  }
}

static int score_all(studies_scores_t *self, const studies_forecast_t *forecast,
                     const inputs_programme_t *inputs, const inputs_observed_t *observed) {
  double *scratch = malloc((self->capacity + 1) * sizeof *scratch);
  if (!scratch)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < self->count; i++) {
    double *x = self->draws + i * self->capacity;
    const size_t n = drop_undefined(x, self->capacity);
    sim_ascend(n, x, scratch);
    if (n)
      score_one(&self->scores[i], x, n, forecast->seed);
    else
      score_none(&self->scores[i]);
    compare(&self->scores[i], forecast, inputs, observed);
  }
  free(scratch);
  return studies_score_pool(self) ? SIM_ERR_NO_MEMORY : SIM_OK;
}

int studies_score_run(studies_scores_t *self, studies_forecast_t *forecast,
                      const inputs_programme_t *inputs, const inputs_observed_t *observed,
                      const sim_run_options_t *options, sim_design_kind_t design,
                      words_report_t *report) {
  size_t *outputs = NULL;
  *self = (studies_scores_t){0};
  int status = studies_observed_check(&inputs->inputs, observed, report);
  if (!status)
    status = choose(self, forecast, &inputs->inputs, observed, &outputs, report);
  self->capacity = (size_t)options->replicates;
  if (!status && self->capacity > SIZE_MAX / sizeof(double) / (self->count + 1))
    status = SIM_ERR_NO_MEMORY;
  if (!status && !(self->draws = malloc(self->count * self->capacity * sizeof *self->draws)))
    status = SIM_ERR_NO_MEMORY;
  if (status) {
    studies_forecast_free(forecast);
    free(outputs);
    return status;
  }
  gather_t gather = {.scores = self, .outputs = outputs, .options = options};
  sim_run_options_t own = *options;
  own.ctx = &gather;
  own.cancelled = cancelled;
  own.progress = progressed;
  own.sink = keep;
  status = studies_forecast_simulate(forecast, &own, design);
  if (!status)
    status = score_all(self, forecast, inputs, observed);
  free(outputs);
  return status;
}

void studies_score_free(studies_scores_t *self) {
  free(self->scores);
  free(self->fed);
  free(self->draws);
  *self = (studies_scores_t){0};
}
