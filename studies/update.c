// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/update.h"

#include "inputs/joint.h"
#include "sim/estimate/psis.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A row of the given inputs as a joint one, but for its source. */
static int make_joint(const studies_update_t *self, const studies_learned_t *learned,
                      models_input_t *row) {
  const models_input_t *from =
      &self->given
           .rows[learned->is_effect ? models_programme_effect(self->programme, learned->quantity)
                                    : learned->quantity];
  int status = models_input_copy(from, row);
  if (status)
    return status;
  free(row->sample);
  free(row->points);
  models_input_hold(row, (double)NAN);
  row->distribution = MODELS_JOINT;
  row->sample = malloc(STUDIES_UPDATE_LINES * sizeof *row->sample);
  row->sample_count = STUDIES_UPDATE_LINES;
  row->year = learned->year;
  row->year_sd = learned->is_effect ? 0.0 : row->year_sd;
  if (row->sample) {
    memcpy(row->sample, learned->lines, STUDIES_UPDATE_LINES * sizeof *row->sample);
    return SIM_OK;
  }
  models_input_free(row);
  return SIM_ERR_NO_MEMORY;
}

/* Puts a row in the place of that of its name and year, or behind all. */
static int put(models_inputs_t *inputs, models_input_t *row) {
  const size_t i = models_inputs_find(inputs, row->name, row->year);
  if (i == inputs->count) {
    const int status = models_inputs_append(inputs, row);
    if (status)
      models_input_free(row);
    return status;
  }
  models_input_free(&inputs->rows[i]);
  inputs->rows[i] = *row;
  return SIM_OK;
}

/* The file of the joint rows, with the code of what is in it. */
static int name_source(models_inputs_t *updated, const char *name) {
  char code[INPUTS_JOINT_CODE];
  inputs_joint_code(updated, code);
  for (size_t i = 0; i < updated->count; i++) {
    models_input_t *row = &updated->rows[i];
    if (row->distribution != MODELS_JOINT)
      continue;
    free(row->source);
    row->source = NULL;
    if (!code[0] || asprintf(&row->source, "posterior/%s.csv %s", name, code) < 0) {
      row->source = NULL;
      return SIM_ERR_NO_MEMORY;
    }
  }
  return SIM_OK;
}

/* Levels first: what an input was in a year stands before its level in that year. */
static int make_updated(studies_update_t *self, const char *name) {
  models_inputs_t *updated = &self->updated;
  int status = models_inputs_copy(&self->given, NULL, updated);
  for (int effects = 0; effects < 2; effects++)
    for (size_t d = 0; !status && d < self->learned_count; d++) {
      models_input_t row;
      if (self->learned[d].is_effect != effects)
        continue;
      status = make_joint(self, &self->learned[d], &row);
      if (!status)
        status = put(updated, &row);
    }
  return status ? status : name_source(updated, name);
}

bool studies_update_is_deal(const models_evidence_t *what) {
  return what->round && strcmp(what->name, "linked.deal") == 0;
}

size_t studies_update_row(const studies_update_t *self, const models_evidence_t *what) {
  char name[MODELS_NAME_MAX + 32];
  if (what->round)
    snprintf(name, sizeof name, "observed.round_%d.%s", what->round,
             studies_update_is_deal(what) ? "deal" : "contact");
  else
    snprintf(name, sizeof name, "observed.%.*s", MODELS_NAME_MAX, what->name);
  return models_inputs_find(&self->given, name, what->year);
}

/* What was observed of an outcome. */
static double value_of(const studies_update_t *self, const models_evidence_t *what) {
  const size_t i = studies_update_row(self, what);
  if (i == self->given.count)
    return (double)NAN;
  const models_input_t *row = &self->given.rows[i];
  return row->distribution == MODELS_NORMAL ? 0.5 * (row->low + row->high) : row->value;
}

static void add_taught(studies_update_t *self, models_evidence_t what, size_t evidence) {
  self->taught[self->taught_count++] = (studies_taught_t){
      .what = what, .evidence = evidence, .value = value_of(self, &what), .surprise = (double)NAN};
}

static int list_taught(studies_update_t *self) {
  const models_evidence_t *evidence = models_programme_evidence(self->programme);
  const size_t count = models_programme_evidence_count(self->programme);
  self->taught = calloc(2 * count + 1, sizeof *self->taught);
  for (size_t k = 0; self->taught && k < count; k++) {
    models_evidence_t deal = evidence[k];
    add_taught(self, evidence[k], k);
    deal.name = "linked.deal";
    if (deal.round && studies_update_row(self, &deal) < self->given.count)
      add_taught(self, deal, k);
  }
  return self->taught ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int refuse(words_report_t *report, const inputs_observed_t *observed, words_message_t id,
                  const char *const *args) {
  words_report_error(report, &(words_place_t){.file = observed->path}, id, args);
  return SIM_ERR_DOMAIN;
}

static int check(const studies_update_t *self, const inputs_observed_t *observed,
                 words_report_t *report) {
  char shape[32], effective[32];
  if (self->shape <= SIM_PSIS_LARGEST && self->effective >= STUDIES_UPDATE_LEAST)
    return SIM_OK;
  snprintf(shape, sizeof shape, "%.2f", self->shape);
  snprintf(effective, sizeof effective, "%.0f", self->effective);
  return refuse(report, observed, WORDS_MSG_UPDATE_UNTRUSTED, WORDS_ARGS(shape, effective));
}

static int forecast(studies_forecast_t *out, const models_inputs_t *inputs,
                    const studies_update_request_t *request) {
  const sim_run_options_t options = {.replicates = request->replicates,
                                     .threads = request->threads,
                                     .ctx = request->watch.ctx,
                                     .cancelled = request->watch.cancelled};
  return studies_forecast_run(out, inputs, request->seed, &options, false);
}

int studies_update_prepare(studies_update_t *self, uint64_t seed) {
  int status = models_programme_init(&self->programme, &self->given, seed, false);
  if (!status)
    status = list_taught(self);
  return status ? status : studies_update_find(self);
}

/* The same, and refuses what teaches nothing, or too much. */
static int prepare(studies_update_t *self, const studies_update_request_t *request,
                   const inputs_observed_t *observed, words_report_t *report) {
  int status = studies_update_prepare(self, request->seed);
  if (!status && self->learned_count == 0)
    status = refuse(report, observed, WORDS_MSG_UPDATE_NOTHING, NULL);
  if (!status && self->learned_count > SIM_ADAPT_DIMENSIONS)
    status = refuse(report, observed, WORDS_MSG_UPDATE_MANY, NULL);
  return status;
}

int studies_update_run(studies_update_t *self, const inputs_programme_t *inputs,
                       const inputs_observed_t *observed, const studies_update_request_t *request,
                       words_report_t *report) {
  *self = (studies_update_t){0};
  for (size_t i = 0; i < inputs->inputs.count; i++)
    if (inputs->inputs.rows[i].distribution == MODELS_JOINT)
      return refuse(report, observed, WORDS_MSG_UPDATE_JOINT, NULL);
  int status = studies_update_rows(self, &inputs->inputs, observed, report);
  if (!status)
    status = prepare(self, request, observed, report);
  if (!status) {
    status = studies_update_sample(self, request);
    if (status == SIM_ERR_DOMAIN)
      refuse(report, observed, WORDS_MSG_UPDATE_IMPOSSIBLE, NULL);
  }
  if (!status)
    status = check(self, observed, report);
  if (!status)
    status = make_updated(self, request->name);
  if (!status)
    status = forecast(&self->before, &inputs->inputs, request);
  if (!status)
    status = forecast(&self->after, &self->updated, request);
  return status ? status : studies_update_surprise(self, request);
}

void studies_update_free(studies_update_t *self) {
  for (size_t d = 0; d < self->learned_count; d++)
    free(self->learned[d].lines);
  free(self->learned);
  free(self->taught);
  free(self->places);
  studies_forecast_free(&self->before);
  studies_forecast_free(&self->after);
  models_programme_free(self->programme);
  models_inputs_free(&self->given);
  models_inputs_free(&self->updated);
  *self = (studies_update_t){0};
}
