// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/monitor.h"

#include "sim/laws/beta.h"
#include "sim/laws/normal.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void describe(const studies_monitor_t *self, size_t i, studies_finding_t *row) {
  const studies_findings_t *f = &self->findings;
  const size_t y = i / f->findings;
  size_t indicator;
  row->rule = studies_finding_rule(i % f->findings, f->indicator_count, &indicator);
  row->indicator = row->rule == STUDIES_RULE_INDICATOR_FELL ? f->indicators[indicator] : NULL;
  row->year = y < f->years ? f->first_year + (int)y : 0;
}

/* From how many of the replicates that could be judged had the finding. */
static void estimate(studies_finding_t *row, const sim_moments_t *moments) {
  const double n = (double)moments->count, all = n + (double)moments->undefined;
  const double none = (double)NAN;
  row->defined = all > 0.0 ? n / all : 0.0;
  row->probability = row->mc_se = row->low = row->high = none;
  if (moments->count == 0)
    return;
  const double p = floor(moments->mean * n + 0.5) / n;
  const sim_interval_t interval = sim_interval_of_event(p, n, SIM_Z975);
  row->probability = p;
  row->mc_se = sqrt(p * (1.0 - p) / n);
  row->low = interval.low;
  row->high = interval.high;
}

static int simulate(studies_monitor_t *self) {
  const studies_monitor_request_t *request = &self->request;
  const sim_model_t model = studies_derived_model(&self->findings.derived);
  const sim_run_options_t options = {.replicates = request->replicates,
                                     .threads = request->threads,
                                     .ctx = request->watch.ctx,
                                     .cancelled = request->watch.cancelled,
                                     .progress = request->watch.progress};
  sim_summary_t *summaries = calloc(model.output_count, sizeof *summaries);
  self->rows = calloc(model.output_count, sizeof *self->rows);
  int status = summaries && self->rows ? SIM_OK : SIM_ERR_NO_MEMORY;
  if (!status)
    status = sim_run(&model, &options, summaries);
  if (!status) {
    self->count = model.output_count;
    for (size_t i = 0; i < self->count; i++) {
      describe(self, i, &self->rows[i]);
      estimate(&self->rows[i], &summaries[i].moments);
    }
    sim_summaries_free(self->count, summaries);
  }
  free(summaries);
  return status;
}

int studies_monitor_compute(studies_monitor_t *self, words_report_t *report) {
  const studies_monitor_request_t *request = &self->request;
  int status = models_programme_init(&self->programme, &self->inputs.inputs, request->seed, false);
  if (!status)
    status = studies_findings_init(&self->findings, &self->inputs, self->programme,
                                   request->indicators, request->indicator_count, report);
  if (!status)
    status = simulate(self);
  return status || !request->has_drivers ? status : studies_monitor_drivers(self);
}

void studies_monitor_free(studies_monitor_t *self) {
  free(self->rows);
  studies_groups_free(&self->groups);
  studies_findings_free(&self->findings);
  models_programme_free(self->programme);
  inputs_programme_free(&self->inputs);
  *self = (studies_monitor_t){0};
}

sim_interval_t studies_rule_reference(studies_rule_t rule) {
  const studies_rule_text_t *text = studies_rule_text(rule);
  const double x = text->found, n = text->judged;
  if (text->judged == 0)
    return (sim_interval_t){(double)NAN, (double)NAN, (double)NAN};
  return (sim_interval_t){x / n, x > 0.0 ? sim_beta_quantile(0.025, x, n - x + 1.0) : 0.0,
                          x < n ? sim_beta_quantile(0.975, x + 1.0, n - x) : 1.0};
}

void studies_finding_name(const studies_finding_t *finding, char *out, size_t size) {
  const char *name = studies_rule_text(finding->rule)->name;
  if (finding->indicator)
    snprintf(out, size, "%s.%s", name, finding->indicator);
  else
    snprintf(out, size, "%s", name);
}

/* Puts the years into a sentence: {y}, {y-1}, {y-2}. */
static void put_years(const char *phrase, int year, char *out, size_t size) {
  size_t length = 0;
  out[0] = '\0';
  while (*phrase && length + 1 < size) {
    const bool is_this = strncmp(phrase, "{y}", 3) == 0;
    const bool is_before = strncmp(phrase, "{y-", 3) == 0;
    if (is_this || is_before) {
      const int written =
          snprintf(out + length, size - length, "%d", is_this ? year : year - (phrase[3] - '0'));
      length += (size_t)written < size - length ? (size_t)written : size - length - 1;
      phrase += is_this ? 3 : 5;
    } else {
      out[length++] = *phrase++;
    }
    out[length] = '\0';
  }
}

void studies_finding_phrase(const studies_finding_t *finding, char *out, size_t size) {
  const bool is_unknown = isnan(finding->probability);
  const char *phrase = studies_rule_text(finding->rule)->phrase;
  if (is_unknown)
    phrase = finding->rule == STUDIES_RULE_SPENDING_PER_BENEFICIARY ? STUDIES_NO_HISTORY : "";
  put_years(finding->year ? phrase : "", finding->year, out, size);
}
