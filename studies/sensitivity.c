// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/sensitivity.h"

#include "models/table/translate.h"
#include "sim/status.h"
#include "studies/output.h"

#include <stdlib.h>
#include <string.h>

static int find_output(studies_sensitivity_t *self, const char *text, words_report_t *report) {
  studies_output_t output;
  size_t index;
  if (!studies_output_parse(&output, text, strlen(text))) {
    words_report_error(report, NULL, WORDS_MSG_SENSITIVITY_SYNTAX, WORDS_ARGS(text));
    return SIM_ERR_DOMAIN;
  }
  const int status =
      studies_output_find(&output, self->forecast.programme, "--output", &index, report);
  if (status)
    return status;
  for (size_t o = 0; o < self->output_count; o++)
    if (self->outputs[o] == index)
      return SIM_OK;
  self->outputs[self->output_count++] = index;
  return SIM_OK;
}

/* Puts the prefixes of --group into English. */
static int translate_groups(studies_sensitivity_t *self) {
  const size_t count = self->request.group_count;
  self->prefixes = calloc(count + 1, sizeof *self->prefixes);
  for (size_t i = 0; self->prefixes && i < count; i++) {
    const size_t size = 2 * strlen(self->request.groups[i]) + 64;
    self->prefixes[i] = malloc(size);
    if (!self->prefixes[i])
      return SIM_ERR_NO_MEMORY;
    (void)models_prefix_to_english(MODELS_NAMES_INPUT, self->request.groups[i], self->prefixes[i],
                                   size);
  }
  self->request.groups = (const char *const *)self->prefixes;
  return self->prefixes ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* Whether the prefix holds, or is, the years of a row that differ. */
static bool holds_years(const models_input_t *row, const char *prefix) {
  char *name = row->year_sd > 0.0 ? studies_groups_year_name(row) : NULL;
  const bool holds =
      name && (strcmp(prefix, name) == 0 ||
               (models_name_is_under(prefix, row->name) && strcmp(prefix, row->name) != 0));
  free(name);
  return holds;
}

/* A prefix must hold an uncertain input. */
static void check_group(const studies_sensitivity_t *self, const char *prefix,
                        words_report_t *report) {
  const models_inputs_t *inputs = &self->inputs.inputs;
  bool is_name = false;
  for (size_t i = 0; i < inputs->count; i++) {
    if (holds_years(&inputs->rows[i], prefix))
      return;
    if (!models_name_is_under(prefix, inputs->rows[i].name))
      continue;
    if (models_programme_is_drawn(self->forecast.programme, i))
      return;
    is_name = true;
  }
  words_report_error(report, NULL,
                     is_name ? WORDS_MSG_SENSITIVITY_GROUP_FIXED : WORDS_MSG_SENSITIVITY_GROUP,
                     WORDS_ARGS(prefix));
}

/* What --output and --group name. The programme is compiled without a run. */
static int read_options(studies_sensitivity_t *self, words_report_t *report) {
  const studies_sensitivity_request_t *request = &self->request;
  self->outputs = calloc(request->output_count + 1, sizeof *self->outputs);
  if (!self->outputs)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < request->output_count; i++)
    if (find_output(self, request->outputs[i], report) == SIM_ERR_NO_MEMORY)
      return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < request->group_count; i++)
    check_group(self, request->groups[i], report);
  return report->errors ? SIM_ERR_DOMAIN : SIM_OK;
}

static int estimate_all(studies_sensitivity_t *self) {
  const studies_sensitivity_request_t *request = &self->request;
  const sim_sensitivity_options_t design = {.points = request->points,
                                            .threads = request->threads,
                                            .ctx = request->watch.ctx,
                                            .cancelled = request->watch.cancelled,
                                            .progress = request->watch.progress,
                                            .comm = request->comm};
  const sim_sensitivity_model_t model = studies_picks_model(&self->picks);
  const int status = sim_sensitivity_run(&model, &design, self->results);
  if (status) {
    free(self->results);
    self->results = NULL;
  }
  return status;
}

/* The sets of the partition by total index, largest first; equals stay in the order of the rows. */
static void rank_sets(studies_sensitivity_t *self, size_t o) {
  const size_t count = self->groups.count + 1;
  const sim_set_indices_t *sets = self->results[o].sets;
  size_t *ranking = self->ranking + o * count;
  for (size_t i = 0; i < count; i++) {
    size_t at = i;
    for (; at > 0 && sets[ranking[at - 1]].total.raw < sets[i].total.raw; at--)
      ranking[at] = ranking[at - 1];
    ranking[at] = i;
  }
}

/* Few undefined points may be left out; an output that is often undefined has no variance to share
   out. */
static int check_defined(const studies_sensitivity_t *self, words_report_t *report) {
  for (size_t o = 0; o < self->output_count; o++) {
    const sim_sensitivity_t *r = &self->results[o];
    const double share = (double)r->dropped / (double)self->request.points;
    char name[128], percent[24], most[24];
    studies_sensitivity_output_name(self, o, name, sizeof name);
    snprintf(percent, sizeof percent, "%.1f", 100.0 * share);
    snprintf(most, sizeof most, "%.0f", 100.0 * STUDIES_DROPPED_MAX);
    if (report->lang == WORDS_ES && strchr(percent, '.'))
      *strchr(percent, '.') = ',';
    if (share > STUDIES_DROPPED_MAX)
      words_report_error(report, NULL, WORDS_MSG_SENSITIVITY_UNDEFINED,
                         WORDS_ARGS(name, percent, most));
  }
  return report->errors ? SIM_ERR_DOMAIN : SIM_OK;
}

static int allocate(studies_sensitivity_t *self) {
  const size_t groups = self->groups.count;
  self->results = calloc(self->output_count, sizeof *self->results);
  self->ranking = calloc(self->output_count * (groups + 1), sizeof *self->ranking);
  self->effects = calloc(self->output_count * groups + 1, sizeof *self->effects);
  return self->results && self->ranking && self->effects ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* The programme, and of its forecast what charts ask for. */
static int compile(studies_sensitivity_t *self) {
  studies_forecast_t *f = &self->forecast;
  *f = (studies_forecast_t){.replicates = self->request.points, .seed = self->request.seed};
  const int status = models_programme_init(&f->programme, &self->inputs.inputs, f->seed, true);
  if (!status)
    f->first_year = models_programme_first_year(f->programme, &f->years);
  return status;
}

int studies_sensitivity_compute(studies_sensitivity_t *self, words_report_t *report) {
  const studies_sensitivity_request_t *request = &self->request;
  const models_inputs_t *inputs = &self->inputs.inputs;
  int status = translate_groups(self);
  if (!status)
    status = compile(self);
  if (!status)
    status = read_options(self, report);
  if (!status)
    status = studies_groups_init(&self->groups, inputs, self->forecast.programme, request->groups,
                                 request->group_count);
  if (!status)
    status = studies_groups_join_correlated(&self->groups, self->forecast.programme);
  if (!status)
    status = studies_picks_init(&self->picks, self->forecast.programme, inputs, &self->groups,
                                self->outputs, self->output_count);
  if (!status)
    status = allocate(self);
  if (!status)
    status = estimate_all(self);
  if (!status)
    status = check_defined(self, report);
  for (size_t o = 0; !status && o < self->output_count; o++)
    rank_sets(self, o);
  if (!status)
    status = studies_sensitivity_swing(self);
  return status ? status : studies_sensitivity_rank(self);
}

void studies_sensitivity_free(studies_sensitivity_t *self) {
  for (size_t i = 0; self->prefixes && i < self->request.group_count; i++)
    free(self->prefixes[i]);
  free(self->prefixes);
  if (self->results)
    sim_sensitivity_free(self->output_count, self->results);
  free(self->results);
  free(self->ranking);
  free(self->effects);
  free(self->outputs);
  studies_picks_free(&self->picks);
  studies_groups_free(&self->groups);
  studies_forecast_free(&self->forecast);
  inputs_programme_free(&self->inputs);
}
